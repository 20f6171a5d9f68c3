//! What a panel shows of a proof at a step: the promises that are there, which of them count, and
//! what they force. Nothing is said of a proof that is none yet, or none at all.

use super::proof::{self, Because, Claimed, Flaw, Pick, pick};
use super::{Accept, Agent, BpFastPaxos, Msg, Promise};
use crate::contract::portrait::{PickFace, Portray as _, Proof, ProofPart, Told};
use crate::contract::{AgentId, Round, Slot};

impl BpFastPaxos {
    /// A promise as a row. `over` is what the proof that it counts in says.
    pub(super) fn part(
        &self,
        promise: &Promise,
        state: &'static str,
        over: Option<&Pick>,
    ) -> ProofPart {
        let forces = over.zip(promise.vote).is_some_and(|(over, vote)| {
            // The votes for it in the highest round; nothing is forced without any.
            let (Because::OneValue { round, .. } | Because::MayBeChosen { round, .. }) =
                over.because
            else {
                return false;
            };
            vote.round == round && over.forced.contains(&vote.value)
        });
        ProofPart {
            server: AgentId::Server(promise.server).name(),
            vote: promise.vote.map(|vote| self.vote(vote)),
            mac: promise.mac.hex(),
            state,
            forces,
            ..ProofPart::default()
        }
    }

    fn pick_face(&self, pick: &Pick) -> PickFace {
        PickFace {
            chips: pick.forced.iter().map(|value| self.chip(value)).collect(),
            told: self.because(pick.because, pick.forced.first()),
        }
    }

    fn panel(&self, owner: AgentId, slot: Slot, round: Round, state: &'static str) -> Proof {
        let quorum = self.quorum;
        let (need, of) = (quorum.size, quorum.n);
        Proof { owner: owner.name(), slot, round, state, need, of, ..Proof::default() }
    }

    /// The proof that rides on a message, checked as `by` would. Where it is none, for want of
    /// promises, or because one is false, it forces nothing.
    pub(super) fn proof_on(&self, from: AgentId, msg: &Msg, by: &Agent) -> Option<Proof> {
        let Msg::Accept(Accept { slot, round, value, proof: Some(proof) }) = msg else {
            return None;
        };
        let (Agent::Server(server), Some(proposer)) = (by, self.cast.proposer_index(from)) else {
            return None;
        };
        let claimed = Claimed { slot: *slot, round: *round, value: *value, proposer, proof };
        let mut macs = 0;
        let flaw = proof::check(self, server.key(), claimed, &mut macs).err();
        let checked = macs as usize;
        let (fault, bad_mac, is_one) = match &flaw {
            None => (None, false, true),
            Some(flaw) => (
                Some(self.flaw(&AgentId::Server(server.me).name(), proposer, flaw)),
                matches!(flaw, Flaw::BadMac { .. }),
                matches!(flaw, Flaw::NotForced { .. } | Flaw::Foreign { .. }),
            ),
        };
        let pick = is_one.then(|| pick(self, proof));
        let promises = proof.iter().enumerate().map(|(i, promise)| {
            let bad = bad_mac && i + 1 == checked;
            let state = match () {
                () if i >= checked => "unchecked",
                () if bad => "bad",
                () => "good",
            };
            let problem: Option<Told> = if bad { fault.clone() } else { None };
            ProofPart { problem, ..self.part(promise, state, pick.as_ref()) }
        });
        Some(Proof {
            promises: promises.collect(),
            pick: pick.map(|pick| self.pick_face(&pick)),
            proposed: Some(self.chip(value)),
            fault,
            ..self.panel(from, *slot, *round, "shown")
        })
    }

    /// What a proposer has towards a proof for a round of its own. An honest one shows the first
    /// quorum to arrive, and what comes later does not count; what who has lied shows, its messages say.
    pub(super) fn proof_held(
        &self,
        agent: &Agent,
        lies: bool,
        slot: Slot,
        round: Round,
    ) -> Option<Proof> {
        let Agent::Proposer(me) = agent else { return None };
        if round == 0 || me.me != self.owner(slot, round) {
            return None;
        }
        let held = me.promises.get(&(slot, round)).map_or(&[][..], Vec::as_slice);
        let made = me.proposals.get(&(slot, round)).filter(|_| !lies);
        let used = made.and_then(|made| made.proof.as_deref());
        let counted = used.unwrap_or(held);
        let pick = (counted.len() >= usize::from(self.quorum.size)).then(|| pick(self, counted));
        let promises = held.iter().map(|promise| match used {
            Some(used) if !used.contains(promise) => self.part(promise, "late", None),
            Some(_) => self.part(promise, "counted", pick.as_ref()),
            None => self.part(promise, "held", pick.as_ref()),
        });
        let state = match made {
            _ if lies => "in-hand",
            None => "collecting",
            Some(_) => "shown",
        };
        Some(Proof {
            promises: promises.collect(),
            pick: pick.map(|pick| self.pick_face(&pick)),
            proposed: made.map(|made| self.chip(&made.value)),
            ..self.panel(self.cast.proposer(me.me), slot, round, state)
        })
    }
}
