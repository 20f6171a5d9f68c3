//! The pick rule, and when an ACCEPT is legitimate (section 4).

use super::switches::Rule;
use super::{BpFastPaxos, Promise, Value};
use crate::contract::{Round, Slot};
use crate::parts::crypto::Key;

/// What a set of promises leaves a proposer to propose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pick {
    /// Empty: free. One: forced. Two or more happen only past the bound `n >= 3f + 1`, where either
    /// is legitimate.
    pub forced: Vec<Value>,
    /// Which of the rules decided it.
    pub because: Because,
}

/// Why the pick is what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// Rule 1: no server in `Q` has voted.
    NoVotes,
    /// Rule 2: one value in the highest round, however few voted it.
    OneValue {
        /// The highest round voted in.
        round: Round,
        /// How many in `Q` voted it there.
        votes: u8,
    },
    /// Rule 3: this value has so many votes that the servers outside `Q` could complete a quorum.
    MayBeChosen {
        /// The highest round voted in.
        round: Round,
        /// Its votes in `Q`.
        votes: u8,
        /// Servers that `Q` says nothing of.
        unheard: u8,
    },
    /// Rule 3: no value can have been chosen in that round, nor in any lower one.
    NoneChosen {
        /// The highest round voted in.
        round: Round,
        /// The most votes that a value has there.
        votes: u8,
        /// Servers that `Q` says nothing of.
        unheard: u8,
    },
}

/// The pick rule over `promises`, which are from distinct servers.
#[must_use]
pub fn pick(p: &BpFastPaxos, promises: &[Promise]) -> Pick {
    let quorum = p.quorum;
    let Some(k) = promises.iter().filter_map(|p| p.vote).map(|v| v.round).max() else {
        return Pick { forced: vec![], because: Because::NoVotes };
    };
    let mut tally: Vec<(Value, u8)> = Vec::new();
    for vote in promises.iter().filter_map(|p| p.vote).filter(|v| v.round == k) {
        match tally.iter_mut().find(|(value, _)| *value == vote.value) {
            Some((_, votes)) => *votes += 1,
            None => tally.push((vote.value, 1)),
        }
    }
    in_order(&mut tally);
    if let [(value, votes)] = tally[..]
        && !p.without.lacks(Rule::LoneVote)
    {
        return Pick { forced: vec![value], because: Because::OneValue { round: k, votes } };
    }
    let heard = u8::try_from(promises.len()).unwrap_or(u8::MAX);
    let unheard = quorum.n.saturating_sub(heard);
    let most = tally.iter().map(|(_, votes)| *votes).max().unwrap_or(0);
    tally.retain(|(_, votes)| votes + unheard >= quorum.size);
    let because = match tally.first() {
        Some((_, votes)) => Because::MayBeChosen { round: k, votes: *votes, unheard },
        None => Because::NoneChosen { round: k, votes: most, unheard },
    };
    Pick { forced: tally.into_iter().map(|(value, _)| value).collect(), because }
}

/// Sorts a few things; the library's way is for many and weighs more than all of this file.
fn in_order<T: Ord>(few: &mut [T]) {
    for end in 1..few.len() {
        let mut at = end;
        while at > 0 && few[at] < few[at - 1] {
            few.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// The part of a proof that fails.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Flaw {
    /// Fewer than `q` promises.
    TooFew {
        /// Promises there are.
        got: u8,
        /// Promises needed.
        need: u8,
    },
    /// A promise of a server that does not exist.
    UnknownServer {
        /// The number it gives.
        server: u8,
    },
    /// Two promises of one server.
    Repeated {
        /// Whose.
        server: u8,
    },
    /// A promise for another slot or round.
    Elsewhere {
        /// Whose.
        server: u8,
        /// The slot it is for.
        slot: Slot,
        /// The round it is for.
        round: Round,
    },
    /// A MAC that does not match the promise.
    BadMac {
        /// Whose.
        server: u8,
    },
    /// A value other than the forced one.
    NotForced {
        /// What was proposed.
        value: Value,
        /// What the promises force.
        forced: Value,
    },
    /// A free pick, or round 0, used for another author's value.
    Foreign {
        /// What was proposed.
        value: Value,
    },
}

/// What a proof is checked against.
#[derive(Clone, Copy)]
pub struct Claimed<'a> {
    /// The slot of the ACCEPT.
    pub slot: Slot,
    /// The round of the ACCEPT, above 0.
    pub round: Round,
    /// The value of the ACCEPT.
    pub value: Value,
    /// Who sent it.
    pub proposer: u8,
    /// `Q`.
    pub proof: &'a [Promise],
}

/// Whether an ACCEPT is legitimate, cheap checks before costly ones; counts the MACs it computes.
///
/// # Errors
/// The first part that fails.
pub fn check(p: &BpFastPaxos, key: &Key, claimed: Claimed, macs: &mut u32) -> Result<Pick, Flaw> {
    let proof = claimed.proof;
    check_shape(p, claimed)?;
    for promise in proof.iter().filter(|_| !p.without.lacks(Rule::Mac)) {
        *macs += 1;
        if !key.verifies(&promise.signed_bytes(p.run, p.without), &promise.mac) {
            return Err(Flaw::BadMac { server: promise.server });
        }
    }
    let pick = pick(p, proof);
    check_value(&pick, claimed)?;
    Ok(pick)
}

/// Everything about `Q` that needs no key.
pub(super) fn check_shape(p: &BpFastPaxos, claimed: Claimed) -> Result<(), Flaw> {
    let (quorum, proof) = (p.quorum, claimed.proof);
    if proof.len() < usize::from(quorum.size) {
        let got = u8::try_from(proof.len()).unwrap_or(u8::MAX);
        return Err(Flaw::TooFew { got, need: quorum.size });
    }
    let mut seen = 0u32;
    for promise in proof {
        let Promise { slot, round, server, .. } = *promise;
        if server >= quorum.n {
            return Err(Flaw::UnknownServer { server });
        }
        if seen & (1 << server) != 0 && !p.without.lacks(Rule::Distinct) {
            return Err(Flaw::Repeated { server });
        }
        if (slot, round) != (claimed.slot, claimed.round) {
            return Err(Flaw::Elsewhere { server, slot, round });
        }
        seen |= 1 << server;
    }
    Ok(())
}

/// The forced value; on a free pick the proposer's own command or a no-op.
pub(super) fn check_value(pick: &Pick, claimed: Claimed) -> Result<(), Flaw> {
    let value = claimed.value;
    match pick.forced.first() {
        Some(_) if pick.forced.contains(&value) => Ok(()),
        Some(forced) => Err(Flaw::NotForced { value, forced: *forced }),
        None if value.may_come_from(claimed.proposer) => Ok(()),
        None => Err(Flaw::Foreign { value }),
    }
}
