//! What a run has cost, and when its slots were proposed and decided.

use super::Simulator;
use crate::contract::{Costed, Effects, Ticks};

/// Counted by the engine, never estimated.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Costs {
    /// Messages sent, by the protocol's kinds; none of the kinds after the last.
    pub messages: Vec<u64>,
    /// Messages delivered.
    pub delivered: u64,
    /// MACs made.
    pub macs_made: u64,
    /// MACs checked.
    pub macs_checked: u64,
    /// Bytes of proof sent.
    pub proof_bytes: u64,
    /// Times that trust moved.
    pub trust_moves: u64,
    /// Times that a time-out passed someone over.
    pub time_outs: u64,
}

impl Costs {
    /// Counts a message of this kind.
    pub(super) fn sent(&mut self, kind: usize) {
        if self.messages.len() <= kind {
            self.messages.resize(kind + 1, 0);
        }
        self.messages[kind] += 1;
    }
}

/// When a slot was proposed and decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SlotTimes {
    /// First proposal sent.
    pub proposed: Ticks,
    /// Latest decision.
    pub decided: Ticks,
    /// Decisions.
    pub deciders: u32,
    /// A decision came at another time than two steps after the proposal.
    pub uneven: bool,
}

impl<P: Costed> Simulator<P> {
    /// Adds what a step has cost.
    pub(super) fn count(&mut self, effects: &Effects<P>) {
        let costs = &mut self.costs;
        costs.macs_made += u64::from(effects.macs_made);
        costs.trust_moves += u64::from(effects.trust_moves);
        costs.time_outs += u64::from(effects.time_outs);
        for check in &effects.checks {
            costs.macs_checked += u64::from(check.macs);
        }
    }

    /// Notes when a step decided something.
    pub(super) fn note_decisions(&mut self, effects: &Effects<P>) {
        for (slot, _) in &effects.decisions {
            let times = self.times.get_or_insert(*slot, SlotTimes::default());
            times.decided = self.now;
            times.deciders += 1;
            let steps = u64::from(P::fault_free_delays()) * self.network.conditions.delay;
            if self.now != times.proposed + steps {
                times.uneven = true;
                self.uneven_at.get_or_insert(self.steps + 1);
            }
        }
    }
}
