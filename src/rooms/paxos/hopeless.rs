//! When nothing can be decided any more, for certain ([`crate::contract::Protocol::hopeless`]).
//!
//! While no live server has decided, votes alone decide. New ones need a proposer that still says
//! something and a majority of live servers; without either, the votes that there are must be enough,
//! heard already or told to whoever asks. A proposer is done for good once a majority has told it
//! DECIDED, or once no number is left to outbid with.

use super::lies::Lie;
use super::proposer::Phase;
use super::{Agent, Paxos};
use crate::contract::Left;
use crate::parts::quorum::may_decide;

pub(super) fn hopeless(p: &Paxos, all: &[Left<Paxos>]) -> Option<(&'static str, bool)> {
    let servers = all.iter().filter_map(|left| match left.agent {
        Agent::Server(server) if left.up => Some(server),
        _ => None,
    });
    let servers: Vec<_> = servers.collect();
    if servers.iter().any(|server| server.decided.is_some()) {
        return None;
    }
    let mut why = "termination.mute";
    let mut speaks = false;
    for left in all {
        let Agent::Proposer(me) = left.agent else { continue };
        let mute = matches!(left.lie, Some(Lie::Silent | Lie::Runaway { .. } | Lie::ByHand));
        let gave_up = me.phase == Phase::GaveUp;
        if left.up && gave_up {
            why = "termination.outbid";
        }
        let idle = me.phase == Phase::Idle && p.own(me.me).is_none();
        let done = gave_up || idle || me.phase == Phase::Done;
        speaks |= left.up && !mute && !(left.lie.is_none() && done);
    }
    let few = servers.len() < usize::from(p.quorum.size);
    if (speaks && !few) || servers.iter().all(|server| !server.active) {
        return None;
    }
    if speaks {
        why = "termination.few";
    }
    let votes: Vec<_> =
        servers.iter().filter_map(|server| Some((server.me, server.vote?.id))).collect();
    let up = servers.iter().fold(0, |up, server| up | 1 << server.me);
    let decides = servers.iter().any(|server| {
        let heard = server.heard.iter();
        let heard = heard.flat_map(|tally| tally.votes.iter().map(|(who, _)| (*who, tally.id)));
        may_decide(p.quorum.size, speaks.then_some(up), &votes, &heard.collect::<Vec<_>>())
    });
    (!decides).then_some((why, why == "termination.outbid"))
}
