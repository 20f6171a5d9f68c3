//! States by what tells them apart: where a message goes in one, and its fingerprint.

use super::{Fate, Kernel};
use crate::contract::searchable::Searchable;
use crate::search::hash::mix;
use crate::search::state::State;

impl<P: Searchable> Kernel<P> {
    /// Puts a message where its fate says; a second one like it only where the network is no set.
    pub fn add(&self, state: &mut State, msg: u32) {
        let (into, set) = match self.msg_info(msg).fate {
            Fate::Said | Fate::Heard => (&mut state.said, true),
            Fate::InFlight => (&mut state.flying, self.msg_info(msg).once),
            Fate::Absorbed | Fate::Lost => return,
        };
        match into.binary_search(&msg) {
            Ok(_) if set => {}
            Ok(at) | Err(at) => into.insert(at, msg),
        }
    }

    /// The fingerprint, the same for all states that differ only in the names of servers, and of
    /// values that nothing tells apart, where symmetry is used. Of all ways to name the values the least
    /// fingerprint counts.
    ///
    /// A state is what it says about each server (its own state, what clients hold of it, messages
    /// to and from it) and the rest. A bag of the former and the rest determine it up to the
    /// servers' names; the bag is sorted and hashed.
    pub fn fingerprint(&self, state: &State) -> u64 {
        if !self.cut.symmetry {
            let mut rest = mix(u64::from(state.ledger), state.spent.word());
            for part in [&state.bodies, &state.flying, &state.said] {
                rest = part.iter().fold(mix(rest, 7), |hash, number| {
                    mix(hash ^ u64::from(*number), 0xD6E8_FEB8_6659_FD93)
                });
            }
            return rest;
        }
        let fixed = state.bodies.iter().any(|body| self.info(*body).fixed);
        let renamings = if fixed { 1 } else { self.renamings() };
        let prints = (0..renamings).map(|renaming| self.print_renamed(state, renaming));
        prints.min().unwrap_or_default()
    }

    /// The fingerprint without the servers' names, and with values renamed.
    fn print_renamed(&self, state: &State, renaming: usize) -> u64 {
        let servers = usize::from(self.cast.servers);
        let mut rest = mix(self.ledger_key(state.ledger, renaming), state.spent.word());
        let (mut keys, mut clients) = ([0u64; 32], 0u64);
        for (key, body) in keys.iter_mut().zip(&state.bodies[..servers]) {
            *key = self.info(*body).keys[renaming];
        }
        for body in &state.bodies[servers..] {
            let info = self.info(*body);
            rest = mix(rest, info.keys[renaming]);
            for (key, about) in keys.iter_mut().zip(&info.about[renaming]) {
                *key = key.wrapping_add(*about);
            }
        }
        for msg in state.flying.iter().chain(&state.said) {
            let info = self.msg_info(*msg);
            let key = self.msg_key(*msg, renaming);
            match [info.to, info.from].map(usize::from).into_iter().find(|at| *at < servers) {
                Some(server) => keys[server] = keys[server].wrapping_add(key),
                None => clients = clients.wrapping_add(key),
            }
        }
        rest = mix(rest, clients);
        let keys = &mut keys[..servers];
        keys.sort_unstable();
        keys.iter().fold(rest, |hash, key| mix(hash ^ key, 0xD6E8_FEB8_6659_FD93))
    }
}
