//! A state of the search: numbers of the kernel, in a row.

use super::hash::mix;
use super::kernel::{Fate, Kernel};
use crate::searchable::Searchable;

/// What has been used up of each bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spent {
    /// Crashes of servers.
    pub crashes: u8,
    /// Recoveries with their disks.
    pub recoveries: u8,
    /// Recoveries without.
    pub lost_disks: u8,
    /// Messages delivered twice, and things said again.
    pub duplicates: u8,
    /// Time-outs of servers.
    pub time_outs: u8,
}

impl Spent {
    fn word(self) -> u64 {
        let bytes =
            [self.crashes, self.recoveries, self.lost_disks, self.duplicates, self.time_outs];
        bytes.into_iter().fold(0, |word, byte| (word << 8) | u64::from(byte))
    }

    fn of(word: u64) -> Self {
        let byte = |at: u32| u8::try_from((word >> (8 * at)) & 0xFF).unwrap_or(0);
        Self {
            crashes: byte(4),
            recoveries: byte(3),
            lost_disks: byte(2),
            duplicates: byte(1),
            time_outs: byte(0),
        }
    }
}

/// A state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// What the judge has seen.
    pub ledger: u32,
    /// What has been used up.
    pub spent: Spent,
    /// By place in the cast.
    pub bodies: Vec<u32>,
    /// Messages in flight, in the order of their numbers; in the plain search as often as there are.
    pub flying: Vec<u32>,
    /// Observations that were said, in the order of their numbers.
    pub said: Vec<u32>,
}

impl State {
    /// Words that it takes in a row, at least.
    pub fn pack(&self, row: &mut Vec<u32>) {
        let spent = self.spent.word();
        #[allow(clippy::cast_possible_truncation)]
        row.extend([self.ledger, spent as u32, (spent >> 32) as u32]);
        row.push(u32::try_from(self.flying.len()).unwrap_or(0));
        row.push(u32::try_from(self.said.len()).unwrap_or(0));
        row.extend(&self.bodies);
        row.extend(&self.flying);
        row.extend(&self.said);
    }

    /// Reads the state at the start of a row into this one; returns the words read.
    pub fn unpack(&mut self, agents: usize, row: &[u32]) -> usize {
        let (flying, said) = (row[3] as usize, row[4] as usize);
        self.ledger = row[0];
        self.spent = Spent::of(u64::from(row[1]) | (u64::from(row[2]) << 32));
        let (first, second, third) = (5 + agents, 5 + agents + flying, 5 + agents + flying + said);
        self.bodies.clear();
        self.bodies.extend(&row[5..first]);
        self.flying.clear();
        self.flying.extend(&row[first..second]);
        self.said.clear();
        self.said.extend(&row[second..third]);
        third
    }

    /// Puts a message where its fate says; a second one like it only in the plain search.
    pub fn add<P: Searchable>(&mut self, kernel: &Kernel<P>, msg: u32, plain: bool) {
        let fate = kernel.msg_info(msg).fate;
        let into = if fate == Fate::Said { &mut self.said } else { &mut self.flying };
        match into.binary_search(&msg) {
            Ok(_) if !plain => {}
            Ok(at) | Err(at) => into.insert(at, msg),
        }
    }

    /// The fingerprint, the same for all states that differ in the names of servers only, if
    /// `symmetric`.
    ///
    /// A state is what it says about each server (its own state, what clients hold of it, messages
    /// to and from it) and the rest. A bag of the former and the rest determine it up to the
    /// servers' names; the bag is sorted and hashed.
    pub fn fingerprint<P: Searchable>(&self, kernel: &Kernel<P>, symmetric: bool) -> u64 {
        let servers = usize::from(kernel.cast.servers);
        let mut rest = mix(u64::from(self.ledger), self.spent.word());
        if !symmetric {
            for part in [&self.bodies, &self.flying, &self.said] {
                rest = part.iter().fold(mix(rest, 7), |hash, number| {
                    mix(hash ^ u64::from(*number), 0xD6E8_FEB8_6659_FD93)
                });
            }
            return rest;
        }
        let mut keys = [0u64; 32];
        for (key, body) in keys.iter_mut().zip(&self.bodies[..servers]) {
            *key = kernel.info(*body).key;
        }
        for body in &self.bodies[servers..] {
            let info = kernel.info(*body);
            rest = mix(rest, info.key);
            for (key, about) in keys.iter_mut().zip(&info.about) {
                *key = key.wrapping_add(*about);
            }
        }
        for msg in self.flying.iter().chain(&self.said) {
            let info = kernel.msg_info(*msg);
            let server =
                usize::from(if usize::from(info.to) < servers { info.to } else { info.from });
            keys[server] = keys[server].wrapping_add(info.key);
        }
        let keys = &mut keys[..servers];
        keys.sort_unstable();
        keys.iter().fold(rest, |hash, key| mix(hash ^ key, 0xD6E8_FEB8_6659_FD93))
    }
}
