//! The judge: watches every step from outside the protocols and keeps the first violation of each
//! property (section 6). It sees what is sent, decided, accused and checked, and nothing else.

use crate::contract::{AgentId, Agents, Effects, Protocol, Round, Slot};
use crate::parts::sorted::{SortedMap, SortedSet};
use std::hash::{Hash, Hasher};

/// What was seen of a slot.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct SlotRecord<V> {
    /// Values proposed by whoever owned the round.
    proposed: Vec<V>,
    /// The first decision: who and what.
    first: Option<(AgentId, V)>,
    /// Who decided the first value.
    deciders: Agents,
    /// Decisions of anything else.
    others: Vec<(AgentId, V)>,
}

impl<V> Default for SlotRecord<V> {
    fn default() -> Self {
        Self { proposed: Vec::new(), first: None, deciders: Agents::NOBODY, others: Vec::new() }
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
        one: (AgentId, V),
        /// Another and its value.
        other: (AgentId, V),
    },
    /// A decided value that no owner proposed, or with honest clients no honest value.
    Validity {
        /// Where.
        slot: Slot,
        /// Who decided it.
        server: AgentId,
        /// What.
        value: V,
    },
    /// A server decided a slot again.
    Integrity {
        /// Where.
        slot: Slot,
        /// Who.
        server: AgentId,
        /// The value before.
        was: V,
        /// The value now.
        now: V,
    },
    /// An honest client is convicted.
    Accountability {
        /// By whom.
        server: AgentId,
        /// Whom.
        client: AgentId,
    },
    /// A client cost more proof checks than it may.
    BoundedHarm {
        /// Whom.
        server: AgentId,
        /// Whom.
        client: AgentId,
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

    /// The same with its values drawn.
    #[must_use]
    pub fn drawn<C>(&self, chip: &dyn Fn(&V) -> C) -> Violation<C> {
        match *self {
            Violation::Agreement { slot, ref one, ref other } => Violation::Agreement {
                slot,
                one: (one.0, chip(&one.1)),
                other: (other.0, chip(&other.1)),
            },
            Violation::Validity { slot, server, ref value } => {
                Violation::Validity { slot, server, value: chip(value) }
            }
            Violation::Integrity { slot, server, ref was, ref now } => {
                Violation::Integrity { slot, server, was: chip(was), now: chip(now) }
            }
            Violation::Accountability { server, client } => {
                Violation::Accountability { server, client }
            }
            Violation::BoundedHarm { server, client, slot, round, convicted } => {
                Violation::BoundedHarm { server, client, slot, round, convicted }
            }
        }
    }
}

/// What has been seen so far.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ledger<V> {
    slots: SortedMap<Slot, SlotRecord<V>>,
    /// Proof checks, and the server that made each.
    checked: SortedSet<(Slot, Round, AgentId)>,
    violations: Vec<Violation<V>>,
}

impl<V> Default for Ledger<V> {
    fn default() -> Self {
        Self { slots: SortedMap::new(), checked: SortedSet::new(), violations: Vec::new() }
    }
}

/// What the judge is told of one step of one agent.
pub struct Witnessed<'a, P: Protocol> {
    /// The protocol, for what a message means.
    pub protocol: &'a P,
    /// Who acted.
    pub who: AgentId,
    /// Its state afterwards.
    pub agent: &'a P::Agent,
    /// Whom it accused before.
    pub accused: Agents,
    /// What it asked for.
    pub effects: &'a Effects<P>,
    /// Who has been a traitor at any time.
    pub faulty: Agents,
    /// Every client and proposer has been honest so far.
    pub all_honest: bool,
    /// This server once came back without its disk.
    pub diskless: bool,
}

impl<V: Copy + Ord> Ledger<V> {
    /// The first violation of each property, in the order seen.
    #[must_use]
    pub fn violations(&self) -> &[Violation<V>] {
        &self.violations
    }

    /// Forgets the proof checks that it has counted, and what it found about them.
    pub fn forget_checks(&mut self) {
        self.checked.clear();
        self.violations.retain(|one| one.claim() != "bounded-harm");
    }

    /// Hashes what it says of proposals and decisions, with values renamed: who decided first does not
    /// matter to what can be violated from then on.
    pub fn hash_renamed(&self, name: &dyn Fn(V) -> V, mut hash: &mut dyn Hasher)
    where
        V: Hash,
    {
        for (slot, record) in &self.slots {
            let mut proposed: Vec<V> = record.proposed.iter().map(|value| name(*value)).collect();
            proposed.sort_unstable();
            let first = record.first.as_ref().map(|(_, value)| name(*value));
            (slot, proposed, first, record.others.len()).hash(&mut hash);
        }
        (&self.checked, self.violations.len()).hash(&mut hash);
    }

    /// Judges a step.
    pub fn watch<P: Protocol<Value = V>>(&mut self, seen: &Witnessed<P>) {
        for (_, msg) in &seen.effects.sends {
            if let Some((slot, value)) = seen.protocol.proposal(seen.who, msg) {
                self.note_proposal(slot, value);
            }
        }
        let (server, cast) = (seen.who, seen.protocol.cast());
        // Nothing is asked of a liar.
        if seen.faulty.has(cast, server) {
            return;
        }
        for (slot, value) in &seen.effects.decisions {
            self.judge_decision(seen, server, *slot, *value);
        }
        for check in &seen.effects.checks {
            let convicted = seen.accused.has(cast, check.of);
            let again = !self.checked.insert((check.slot, check.round, server));
            if (convicted && check.macs > 0) || again {
                let (client, slot, round) = (check.of, check.slot, check.round);
                self.violate(Violation::BoundedHarm { server, client, slot, round, convicted });
            }
        }
        let wronged = seen.protocol.accused(seen.agent).without(seen.faulty);
        if let Some(client) = wronged.first(cast) {
            self.violate(Violation::Accountability { server, client });
        }
    }

    fn note_proposal(&mut self, slot: Slot, value: V) {
        let proposed = &mut self.slots.get_or_insert(slot, SlotRecord::default()).proposed;
        // In the order of the values: what was proposed, and not when.
        if let Err(at) = proposed.binary_search(&value) {
            proposed.insert(at, value);
        }
    }

    fn judge_decision<P: Protocol<Value = V>>(
        &mut self,
        seen: &Witnessed<P>,
        server: AgentId,
        slot: Slot,
        value: V,
    ) {
        let cast = seen.protocol.cast();
        let record = self.slots.get_or_insert(slot, SlotRecord::default());
        let honest = |_: AgentId| true;
        let valid = record.proposed.contains(&value)
            && (!seen.all_honest || seen.protocol.is_honest_value(&value, &honest));
        let before = if record.deciders.has(cast, server) {
            record.first.map(|(_, value)| value)
        } else {
            record.others.iter().rev().find(|(who, _)| *who == server).map(|(_, value)| *value)
        };
        let first = *record.first.get_or_insert((server, value));
        if first.1 == value {
            record.deciders = record.deciders.with(cast, server);
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

#[cfg(test)]
mod tests {
    //! The judge is judged: each violation is planted and must be found.

    use super::*;
    use crate::contract::command::{Command, Workload};
    use crate::contract::switches::Switches;
    use crate::contract::{Cast, DELAY, ProofCheck};
    use crate::parts::quorum::Quorum;
    use crate::rooms::bp_fast_paxos::{
        Accept, Authored, BpFastPaxos, Conviction, Crime, Msg, Value,
    };

    const S1: AgentId = AgentId::Server(0);
    const C1: AgentId = AgentId::Client(0);
    const C2: AgentId = AgentId::Client(1);

    fn protocol() -> BpFastPaxos {
        BpFastPaxos {
            cast: Cast { servers: 4, edges: 0, clients: 2 },
            quorum: Quorum::all_but(4, 1),
            slots: 1,
            window: 16,
            base: 20 * DELAY,
            run: 0,
            without: Switches::default(),
            commands: vec![Workload::Listed(vec![Command(0)]), Workload::Listed(vec![Command(1)])],
        }
    }

    fn value(letter: u16) -> Value {
        Value::Command(Authored { author: 0, seq: 0, command: Command(letter), request: None })
    }

    /// Shows the judge one step in which `who` asks for `effects`.
    fn show(
        ledger: &mut Ledger<Value>,
        who: AgentId,
        accused: &[AgentId],
        faulty: &[AgentId],
        effects: &Effects<BpFastPaxos>,
    ) {
        let p = protocol();
        let mut agent = p.boot(who, &mut Effects::default());
        if let crate::rooms::bp_fast_paxos::Agent::Server(server) = &mut agent
            && !accused.is_empty()
        {
            let crime = Crime::Usurping { slot: 0, round: 1 };
            server.convicted.push(Conviction { client: 0, crime });
        }
        ledger.watch(&Witnessed {
            protocol: &p,
            who,
            agent: &agent,
            accused: Agents::of(p.cast, accused.iter().copied()),
            effects,
            faulty: Agents::of(p.cast, faulty.iter().copied()),
            all_honest: faulty.is_empty(),
            diskless: false,
        });
    }

    fn propose(ledger: &mut Ledger<Value>, letters: &[u16]) {
        let mut effects = Effects::default();
        for letter in letters {
            let accept = Accept { slot: 0, round: 0, value: value(*letter), proof: None };
            effects.send(AgentId::Server(0), Msg::Accept(accept));
        }
        show(ledger, C1, &[], &[C1], &effects);
    }

    fn decide(ledger: &mut Ledger<Value>, server: u8, letter: u16, faulty: &[AgentId]) {
        let mut effects = Effects::default();
        effects.decisions.push((0, value(letter)));
        show(ledger, AgentId::Server(server), &[], faulty, &effects);
    }

    fn found(ledger: &Ledger<Value>) -> Vec<&'static str> {
        ledger.violations().iter().map(Violation::claim).collect()
    }

    #[test]
    fn one_value_everywhere_violates_nothing() {
        let mut ledger = Ledger::default();
        propose(&mut ledger, &[0, 1]);
        (0..4).for_each(|server| decide(&mut ledger, server, 1, &[C1]));
        assert_eq!(found(&ledger), [""; 0]);
    }

    #[test]
    fn two_servers_that_decide_differently() {
        let mut ledger = Ledger::default();
        propose(&mut ledger, &[0, 1]);
        decide(&mut ledger, 0, 0, &[C1]);
        decide(&mut ledger, 1, 1, &[C1]);
        assert_eq!(found(&ledger), ["agreement"]);
    }

    #[test]
    fn a_value_that_nobody_proposed() {
        let mut ledger = Ledger::default();
        propose(&mut ledger, &[0]);
        decide(&mut ledger, 0, 1, &[C1]);
        assert_eq!(found(&ledger), ["validity"]);
    }

    #[test]
    fn a_value_that_is_no_honest_command_while_all_are_honest() {
        let mut ledger = Ledger::default();
        propose(&mut ledger, &[5]);
        decide(&mut ledger, 0, 5, &[]);
        assert_eq!(found(&ledger), ["validity"]);
    }

    #[test]
    fn a_server_that_decides_again() {
        let mut ledger = Ledger::default();
        propose(&mut ledger, &[0]);
        decide(&mut ledger, 0, 0, &[C1]);
        decide(&mut ledger, 0, 0, &[C1]);
        assert_eq!(found(&ledger), ["integrity"]);
    }

    #[test]
    fn an_honest_client_that_is_convicted() {
        let mut ledger = Ledger::default();
        show(&mut ledger, S1, &[C1], &[C1], &Effects::default());
        assert_eq!(found(&ledger), [""; 0], "C1 is faulty: rightly so");
        show(&mut ledger, S1, &[C1], &[C2], &Effects::default());
        assert_eq!(found(&ledger), ["accountability"]);
    }

    #[test]
    fn a_second_proof_check_for_one_round_or_one_for_a_convicted_client() {
        let check = ProofCheck { of: C1, slot: 0, round: 3, macs: 1 };
        let mut effects = Effects::default();
        effects.checks.push(check);
        let mut ledger = Ledger::default();
        show(&mut ledger, S1, &[], &[C1], &effects);
        show(&mut ledger, AgentId::Server(1), &[], &[C1], &effects);
        assert_eq!(found(&ledger), [""; 0], "one check at each of two servers");
        show(&mut ledger, S1, &[], &[C1], &effects);
        assert_eq!(found(&ledger), ["bounded-harm"]);
        let mut ledger = Ledger::default();
        show(&mut ledger, S1, &[C1], &[C1], &effects);
        assert_eq!(found(&ledger), ["bounded-harm"]);
    }
}
