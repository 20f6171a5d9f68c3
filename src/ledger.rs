//! The judge: watches every step from outside the protocols and keeps the first violation of each
//! property (section 6). It sees what is sent, decided, accused and checked, and nothing else.

use crate::protocol::{AgentId, Effects, Protocol, Round, Slot};
use std::collections::{BTreeMap, BTreeSet};

/// What was seen of a slot.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct SlotRecord<V> {
    /// Values proposed by whoever owned the round.
    proposed: Vec<V>,
    /// The first decision: who and what.
    first: Option<(u8, V)>,
    /// Servers that decided the first value, one bit each.
    deciders: u32,
    /// Decisions of anything else.
    others: Vec<(u8, V)>,
}

impl<V> Default for SlotRecord<V> {
    fn default() -> Self {
        Self { proposed: Vec::new(), first: None, deciders: 0, others: Vec::new() }
    }
}

/// A property that no longer holds, with the facts.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Violation<V> {
    /// Two servers decided differently.
    Agreement {
        /// Where.
        slot: Slot,
        /// One server and its value.
        one: (u8, V),
        /// Another and its value.
        other: (u8, V),
    },
    /// A decided value that no owner proposed, or with honest clients no honest value.
    Validity {
        /// Where.
        slot: Slot,
        /// Who decided it.
        server: u8,
        /// What.
        value: V,
    },
    /// A server decided a slot again.
    Integrity {
        /// Where.
        slot: Slot,
        /// Who.
        server: u8,
        /// The value before.
        was: V,
        /// The value now.
        now: V,
    },
    /// An honest client is convicted.
    Accountability {
        /// By whom.
        server: u8,
        /// Which proposer.
        client: u8,
    },
    /// A client cost more proof checks than it may.
    BoundedHarm {
        /// Whom.
        server: u8,
        /// Which proposer.
        client: u8,
        /// The slot of the proof.
        slot: Slot,
        /// The round of the proof.
        round: Round,
        /// It was convicted already.
        convicted: bool,
    },
}

impl<V> Violation<V> {
    /// The name of the property.
    #[must_use]
    pub fn claim(&self) -> &'static str {
        match self {
            Self::Agreement { .. } => "agreement",
            Self::Validity { .. } => "validity",
            Self::Integrity { .. } => "integrity",
            Self::Accountability { .. } => "accountability",
            Self::BoundedHarm { .. } => "bounded-harm",
        }
    }
}

/// What has been seen so far.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ledger<V> {
    slots: BTreeMap<Slot, SlotRecord<V>>,
    checked: BTreeSet<(u8, Slot, Round)>,
    violations: Vec<Violation<V>>,
}

impl<V> Default for Ledger<V> {
    fn default() -> Self {
        Self { slots: BTreeMap::new(), checked: BTreeSet::new(), violations: Vec::new() }
    }
}

/// What the judge is told of one step of one agent.
pub struct Seen<'a, P: Protocol> {
    /// The protocol, for what a message means.
    pub protocol: &'a P,
    /// Who acted.
    pub who: AgentId,
    /// Its state afterwards.
    pub agent: &'a P::Agent,
    /// The proposers that it accused before.
    pub accused: u32,
    /// What it asked for.
    pub effects: &'a Effects<P>,
    /// Proposers that have been traitors at any time, one bit each.
    pub faulty: u32,
    /// Every client and proposer has been honest so far.
    pub all_honest: bool,
    /// This server once came back without its disk.
    pub diskless: bool,
}

impl<V: Copy + Eq> Ledger<V> {
    /// The first violation of each property, in the order seen.
    #[must_use]
    pub fn violations(&self) -> &[Violation<V>] {
        &self.violations
    }

    /// Judges a step.
    pub fn watch<P: Protocol<Value = V>>(&mut self, seen: &Seen<P>) {
        for (_, msg) in &seen.effects.sends {
            if let Some((slot, value)) = seen.protocol.proposal(seen.who, msg) {
                self.note_proposal(slot, value);
            }
        }
        let AgentId::Server(server) = seen.who else { return };
        for (slot, value) in &seen.effects.decisions {
            self.judge_decision(seen, server, *slot, *value);
        }
        for check in &seen.effects.checks {
            let convicted = seen.accused & (1 << check.of) != 0;
            let again = !self.checked.insert((server, check.slot, check.round));
            if (convicted && check.macs > 0) || again {
                let (client, slot, round) = (check.of, check.slot, check.round);
                self.violate(Violation::BoundedHarm { server, client, slot, round, convicted });
            }
        }
        let wronged = P::accused(seen.agent) & !seen.faulty;
        if wronged != 0 {
            let client = u8::try_from(wronged.trailing_zeros()).unwrap_or(0);
            self.violate(Violation::Accountability { server, client });
        }
    }

    fn note_proposal(&mut self, slot: Slot, value: V) {
        let proposed = &mut self.slots.entry(slot).or_default().proposed;
        if proposed.last() != Some(&value) && !proposed.contains(&value) {
            proposed.push(value);
        }
    }

    fn judge_decision<P: Protocol<Value = V>>(
        &mut self,
        seen: &Seen<P>,
        server: u8,
        slot: Slot,
        value: V,
    ) {
        let record = self.slots.entry(slot).or_default();
        let honest = |_: AgentId| true;
        let valid = record.proposed.contains(&value)
            && (!seen.all_honest || seen.protocol.is_honest_value(&value, &honest));
        let before = if record.deciders & (1 << server) != 0 {
            record.first.map(|(_, value)| value)
        } else {
            record.others.iter().rev().find(|(who, _)| *who == server).map(|(_, value)| *value)
        };
        let first = *record.first.get_or_insert((server, value));
        if first.1 == value {
            record.deciders |= 1 << server;
        } else {
            record.others.push((server, value));
        }
        if !valid {
            self.violate(Violation::Validity { slot, server, value });
        }
        if let Some(was) = before
            && (was != value || !seen.diskless)
        {
            self.violate(Violation::Integrity { slot, server, was, now: value });
        }
        if first.1 != value {
            self.violate(Violation::Agreement { slot, one: first, other: (server, value) });
        }
    }

    /// Keeps the first violation of each property.
    fn violate(&mut self, violation: Violation<V>) {
        if self.violations.iter().all(|known| known.claim() != violation.claim()) {
            self.violations.push(violation);
        }
    }
}
