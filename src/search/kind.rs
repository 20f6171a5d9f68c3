//! Termination, as a search can see it: no state from which nothing can be decided any more although
//! the network is kind from then on, an honest client is left and enough servers are up.
//!
//! From the state on, traitors keep silent and what is in flight is lost (the network was not kind
//! before). Then everything is delivered, and timers run out when nothing is in flight: the servers'
//! slow timers first, then the clients', then the servers' time-outs. If some live server is
//! still undecided after more rounds than there are clients to take their turns, it is hopeless.

use super::bounds::Bounds;
use super::kernel::{Answers, Fate, Kernel, Stimulus};
use super::state::State;
use crate::contract::portrait::Portray;
use crate::contract::searchable::Searchable;
use std::collections::VecDeque;

/// Turns after the bounds' rounds that each client gets.
const TURNS: usize = 4;
/// Messages delivered in one turn at most.
const MOST: usize = 5000;

/// Whether nothing can be decided any more.
pub fn is_hopeless<P: Portray + Searchable>(
    kernel: &mut Kernel<P>,
    bounds: &Bounds,
    state: &State,
) -> bool {
    let servers = usize::from(kernel.cast.servers);
    let down = state.bodies[..servers].iter().filter(|body| !kernel.info(**body).up).count();
    if bounds.honest.is_empty() || down > usize::from(kernel.protocol().bearable()) {
        return false;
    }
    if let Some(known) = kernel.hopeless.get(&state.bodies) {
        return *known;
    }
    let hopeless = !decides(kernel, bounds, state);
    kernel.hopeless.insert(state.bodies.clone(), hopeless);
    hopeless
}

fn decides<P: Portray + Searchable>(
    kernel: &mut Kernel<P>,
    bounds: &Bounds,
    state: &State,
) -> bool {
    let servers = kernel.cast.servers;
    let honest = (1..=bounds.clients).filter(|c| bounds.honest.contains(&format!("C{c}")));
    let honest: Vec<u8> = honest.map(|c| servers + c - 1).collect();
    let mut here = state.clone();
    let turns = usize::from(bounds.rounds) + TURNS * usize::from(bounds.clients);
    for _ in 0..turns {
        let before = here.bodies.clone();
        let mut flying = VecDeque::new();
        for place in 0..servers {
            act(kernel, &mut here, place, Stimulus::Help, &mut flying);
        }
        deliver(kernel, &mut here, &mut flying);
        for place in honest.iter().copied().chain(0..servers) {
            for timer in kernel.info(here.bodies[usize::from(place)]).timers.clone() {
                act(kernel, &mut here, place, Stimulus::Expire(timer), &mut flying);
            }
            if place >= servers {
                deliver(kernel, &mut here, &mut flying);
            }
        }
        deliver(kernel, &mut here, &mut flying);
        let live = here.bodies[..usize::from(servers)].iter();
        let mut live = live.filter(|body| kernel.info(**body).up);
        if live.all(|body| P::unfinished(&kernel.body(*body).agent).is_none()) {
            return true;
        }
        if here.bodies == before {
            return false;
        }
    }
    false
}

fn act<P: Searchable>(
    kernel: &mut Kernel<P>,
    here: &mut State,
    place: u8,
    stimulus: Stimulus,
    flying: &mut VecDeque<u32>,
) {
    let at = usize::from(place);
    let info = kernel.info(here.bodies[at]);
    let gone = matches!(stimulus, Stimulus::Expire(timer) if !info.timers.contains(&timer));
    if !info.up || gone {
        return;
    }
    let Some(number) = kernel.react(here.ledger, &here.bodies, place, stimulus) else { return };
    let reaction = kernel.reaction(number);
    here.bodies[at] = reaction.body;
    flying.extend(reaction.sends.iter());
}

fn deliver<P: Searchable>(kernel: &mut Kernel<P>, here: &mut State, flying: &mut VecDeque<u32>) {
    for _ in 0..MOST {
        let Some(msg) = flying.pop_front() else { return };
        let info = kernel.msg_info(msg);
        if info.fate == Fate::InFlight {
            act(kernel, here, info.to, Stimulus::Deliver(msg), flying);
        }
    }
}
