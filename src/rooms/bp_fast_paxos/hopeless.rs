//! When nothing can be decided any more, for certain ([`crate::contract::Protocol::hopeless`]).
//!
//! A slot that no live server has decided is decided by votes alone. New ones need a proposer that
//! still says something where it is heard, and a quorum of live servers; without either, the votes
//! that there are must be enough, heard already or repeated by whoever is up. An honest proposer
//! always says something again, unless the rule is off that makes it, or that makes servers turn to it.

use super::lies::Lie;
use super::proposer::Proposer;
use super::server::Server;
use super::switches::Rule;
use super::{Agent, BpFastPaxos};
use crate::contract::{Left, Slot};
use crate::parts::quorum::may_decide;

type Found = Option<(&'static str, bool)>;

pub(super) fn hopeless(p: &BpFastPaxos, all: &[Left<BpFastPaxos>]) -> Found {
    let servers = all.iter().filter_map(|left| match left.agent {
        Agent::Server(server) if left.up => Some(server),
        _ => None,
    });
    let servers: Vec<&Server> = servers.collect();
    let slot = servers.iter().filter_map(|server| server.first_active_undecided()).min()?;
    if servers.iter().any(|server| server.decided(slot).is_some()) {
        return None;
    }
    // Why each proposer says nothing more; the last of these that is true of any.
    let mut why = "termination.stuck";
    let mut speaks = false;
    for left in all {
        let Agent::Proposer(me) = left.agent else { continue };
        if servers.iter().all(|server| server.is_convicted(me.me)) {
            continue;
        }
        if !left.up || matches!(left.lie, Some(Lie::Silent | Lie::ByHand)) {
            if why == "termination.stuck" {
                why = "termination.mute";
            }
        } else if left.lie.is_none() && me.is_silenced(p, slot) {
            why = "termination.silenced";
        } else if left.lie.is_none() && is_never_asked(p, &servers, me, slot) {
            why = "termination.patience";
        } else {
            speaks = true;
        }
    }
    if speaks {
        why = "termination.few";
        if servers.len() >= usize::from(p.quorum.size) {
            return None;
        }
    }
    let votes = servers.iter().filter_map(|server| Some((server.me, server.peek(slot)?.vote?)));
    let votes: Vec<_> = votes.map(|(me, vote)| (me, (vote.round, vote.value))).collect();
    let up = servers.iter().fold(0, |up, server| up | 1 << server.me);
    let decides = servers.iter().filter_map(|server| server.peek(slot)).any(|state| {
        let heard = state
            .heard
            .iter()
            .flat_map(|tally| tally.votes.iter().map(|(who, value)| (*who, (tally.round, *value))));
        may_decide(p.quorum.size, speaks.then_some(up), &votes, &heard.collect::<Vec<_>>())
    });
    (!decides).then_some((why, why == "termination.stuck"))
}

/// Where no time-out runs, trust moves only from the convicted: whether nobody will turn to this
/// honest proposer. Votes that differ convict somebody, once they are compared; in a longer log
/// somebody may be convicted elsewhere.
fn is_never_asked(p: &BpFastPaxos, servers: &[&Server], me: &Proposer, slot: Slot) -> bool {
    let proposed = me.proposals.range((slot, 0)..=(slot, u32::MAX)).next().is_some();
    let mut votes = servers.iter().filter_map(|server| server.peek(slot)).flat_map(|state| {
        let heard = state.heard.iter().flat_map(|tally| &tally.votes).map(|vote| vote.1);
        heard.chain(state.vote.map(|vote| vote.value))
    });
    let first = votes.next();
    p.without.lacks(Rule::TimeOut)
        && p.slots == 1
        && !proposed
        && p.owner(slot, 0) != me.me
        && servers.iter().all(|server| {
            let round = server.peek(slot).map_or(0, |state| state.rnd);
            p.owner(slot, round) != me.me
        })
        && votes.all(|value| Some(value) == first)
}
