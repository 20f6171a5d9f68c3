//! An honest proposer (end of section 5): a client, or an edge proposer on behalf of clients.
//!
//! Everything here is on its disk: a proposer that forgets what it proposed counts as faulty.

use super::proof::{self, Because};
use super::server::refuse;
use super::switches::Rule;
use super::{Accept, Authored, BpFastPaxos, Msg, Promise, Request, Timer, Value};
use crate::contract::command::Command;
use crate::contract::{AgentId, Effects, Input, Round, Slot};
use crate::parts::sorted::{SortedMap, SortedSet};
use std::sync::Arc;

type Out = Effects<BpFastPaxos>;

/// A proposer's state.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Proposer {
    /// Its number among the proposers, from 0.
    pub me: u8,
    /// Edge mapping: the requests it has been sent, in order; its own commands otherwise come from
    /// the run's parameters.
    pub requests: Vec<(Request, Command)>,
    /// Edge mapping: the results of the requests below `current`.
    pub results: Vec<u32>,
    /// The sequence number of the command it is busy with: all below have their result.
    pub current: u32,
    /// The slot of its latest proposal of the current command, while it may still be decided there.
    pub waiting_in: Option<Slot>,
    /// The highest first-undecided slot that it was told.
    pub first_undecided: Slot,
    /// What it proposed: value and proof are fixed when first sent.
    pub proposals: SortedMap<(Slot, Round), Proposal>,
    /// Promises received for rounds it owns, at most one per server.
    pub promises: SortedMap<(Slot, Round), Vec<Promise>>,
    /// Decided values it was told of, in slots where it proposed or was asked to.
    pub decided: SortedMap<Slot, Value>,
    /// The highest slot that another slot's messages have shown to be in use.
    pub in_use: Slot,
    /// As a traitor: the rounds in which its strategy has acted.
    pub lied: SortedSet<(Slot, Round)>,
}

/// A proposal that it may have to repeat, byte for byte.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Proposal {
    /// The value.
    pub value: Value,
    /// The proof; none in round 0.
    pub proof: Option<Arc<[Promise]>>,
}

/// What a proposer has to say about a step.
#[allow(missing_docs, reason = "fields have the names of the protocol's page")]
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Round 0 of a slot of its own.
    Proposed { slot: Slot, value: Value },
    /// Round 0 of a slot of its own, which a later slot waits for, with nothing to propose.
    Filled { slot: Slot },
    /// A promise; so many are held, `need` make a quorum.
    Collected { from: u8, slot: Slot, round: Round, held: u8, need: u8 },
    /// A promise that it has no use for.
    Surplus { from: u8, slot: Slot, round: Round },
    /// A promise more, to a traitor, who has not said what an honest client would have.
    Kept { from: u8, slot: Slot, round: Round },
    /// A quorum of promises: the pick, and the value proposed on it.
    Picked { slot: Slot, round: Round, value: Value, because: Because, forced: bool },
    /// It repeats what it proposed.
    Repeated { slot: Slot, round: Round, value: Value },
    /// It was told of a decision; its own command, with or without the result.
    Won { slot: Slot, value: Value, result: Option<u32> },
    /// It was told of a decision that is not its own command.
    Learned { slot: Slot, value: Value, lost: bool },
    /// Known already.
    KnewIt { slot: Slot },
    /// A client's request.
    Asked { client: u8, seq: u32, command: Command },
    /// Nothing to do.
    Idle,
    /// A traitor acts: which strategy, where, and which servers it told what.
    Lied { lie: &'static str, slot: Slot, round: Round, told: Vec<(Value, Vec<u8>)> },
    /// A traitor holds its tongue.
    Withheld { lie: &'static str, slot: Slot, round: Round },
}

impl Proposer {
    /// A proposer at the start of a run.
    pub fn boot(p: &BpFastPaxos, me: u8, out: &mut Out) -> Self {
        let proposer = Self {
            me,
            requests: Vec::new(),
            results: Vec::new(),
            current: 0,
            waiting_in: None,
            first_undecided: 0,
            proposals: SortedMap::new(),
            promises: SortedMap::new(),
            decided: SortedMap::new(),
            in_use: 0,
            lied: SortedSet::new(),
        };
        if proposer.next_slot(p).is_some() {
            out.arm(Timer::Open, 0);
        }
        proposer
    }

    /// One input in, effects out.
    pub fn step(&mut self, p: &BpFastPaxos, input: Input<Msg, Timer>, out: &mut Out) {
        match input {
            Input::Start => {}
            Input::Expire(Timer::Open) => self.open(p, out),
            Input::Expire(Timer::Resend(slot, round)) => self.resend(p, slot, round, out),
            Input::Expire(_) => note(Note::Idle, out),
            Input::Deliver { from: AgentId::Server(j), msg } => match msg {
                Msg::Promise(promise)
                    if promise.server == j && p.owner(promise.slot, promise.round) == self.me =>
                {
                    self.on_promise(p, promise, out);
                }
                Msg::Decided { slot, value, result, first_undecided } => {
                    self.on_decided(p, slot, value, result, first_undecided, out);
                }
                other => refuse(AgentId::Server(j), &other, out),
            },
            Input::Deliver {
                from: AgentId::Client(client),
                msg: Msg::Request { seq, command },
            } => {
                self.on_request(p, Request { client, seq }, command, out);
            }
            Input::Deliver { from, msg } => refuse(from, &msg, out),
        }
    }

    /// A traitor that is led by hand: it keeps what it hears, and does nothing about it.
    pub(super) fn listen(&mut self, p: &BpFastPaxos, input: &Input<Msg, Timer>, out: &mut Out) {
        match *input {
            Input::Deliver { from: AgentId::Server(_), msg: Msg::Promise(promise) } => {
                let Promise { slot, round, server, .. } = promise;
                let held = self.promises.get_or_insert((slot, round), Vec::new());
                // In the order of the servers: what it knows, not how it came to know it.
                let at = held.partition_point(|other| other.server < server);
                if held.get(at).is_none_or(|other| other.server != server) {
                    held.insert(at, promise);
                }
                let held = u8::try_from(held.len()).unwrap_or(u8::MAX);
                let need = p.quorum.size;
                note(Note::Collected { from: server, slot, round, held, need }, out);
            }
            Input::Deliver { msg: Msg::Decided { slot, value, .. }, .. } => {
                self.decided.insert(slot, value);
                note(Note::Learned { slot, value, lost: false }, out);
            }
            Input::Deliver {
                from: AgentId::Client(client),
                msg: Msg::Request { seq, command },
            } => {
                self.queue(Request { client, seq }, command, out);
            }
            Input::Start => {
                out.disarm(Timer::Open);
                note(Note::Idle, out);
            }
            _ => note(Note::Idle, out),
        }
    }

    /// Its own command of this sequence number: a client's from the run's parameters, an edge
    /// proposer's from the requests it was sent.
    #[must_use]
    pub fn own(&self, p: &BpFastPaxos, seq: u32) -> Option<Value> {
        let (command, request) = if p.cast.edges > 0 {
            let (request, command) = *self.requests.get(seq as usize)?;
            (command, Some(request))
        } else {
            (p.commands.get(usize::from(self.me))?.get(seq)?, None)
        };
        Some(Value::Command(Authored { author: self.me, seq, command, request }))
    }

    /// Its command, unless it waits in a slot already.
    #[must_use]
    pub fn pending(&self, p: &BpFastPaxos) -> Option<Value> {
        if self.waiting_in.is_some() { None } else { self.own(p, self.current) }
    }

    /// Its command as far as this slot goes: pending, or waiting in this very slot, where proposing
    /// it again can only help.
    fn pending_in(&self, p: &BpFastPaxos, slot: Slot) -> Option<Value> {
        let elsewhere = self.waiting_in.is_some_and(|other| other != slot);
        if elsewhere { None } else { self.own(p, self.current) }
    }

    /// The lowest slot that it may open for its pending command: of its own, and not below what it
    /// was told.
    fn next_slot(&self, p: &BpFastPaxos) -> Option<Slot> {
        self.pending(p)?;
        self.own_slots(p, self.first_undecided, p.slots).next()
    }

    /// While it has a command in flight it opens no slot at or past `W` past what it was told.
    fn reach(&self, p: &BpFastPaxos) -> Slot {
        let window = self.waiting_in.map(|_| self.first_undecided.saturating_add(p.window));
        window.unwrap_or(p.slots).min(p.slots)
    }

    /// The lowest slot of its own that a later slot waits for. Servers have decided what lies `2W`
    /// below a slot that they speak of: nothing waits for that.
    fn gap(&self, p: &BpFastPaxos) -> Option<Slot> {
        let decided = self.in_use.saturating_add(1).saturating_sub(2 * p.window);
        let from = self.first_undecided.max(decided);
        self.own_slots(p, from, self.in_use.min(self.reach(p))).next()
    }

    /// Its own slots in a range where it has neither proposed nor been told of a decision.
    fn own_slots(&self, p: &BpFastPaxos, from: Slot, to: Slot) -> impl Iterator<Item = Slot> {
        let m = Slot::from(p.m());
        let gap = (Slot::from(self.me) + m - from % m) % m;
        (from.saturating_add(gap)..to).step_by(m as usize).filter(|slot| {
            !self.proposals.contains_key(&(*slot, 0)) && !self.decided.contains_key(slot)
        })
    }

    /// In round 0 of a slot it owns: ACCEPT with its own command.
    fn open(&mut self, p: &BpFastPaxos, out: &mut Out) {
        let (Some(slot), Some(value)) = (self.next_slot(p), self.pending(p)) else {
            return note(Note::Idle, out);
        };
        note(Note::Proposed { slot, value }, out);
        self.waiting_in = Some(slot);
        self.propose(p, slot, 0, Proposal { value, proof: None }, out);
    }

    /// Round 0 of its own slots that a later slot waits for: its command, or a no-op if it has none.
    fn fill(&mut self, p: &BpFastPaxos, out: &mut Out) {
        while let Some(slot) = self.gap(p) {
            if self.pending(p).is_some() {
                self.open(p, out);
                continue;
            }
            note(Note::Filled { slot }, out);
            self.propose(p, slot, 0, Proposal { value: Value::Noop, proof: None }, out);
        }
    }

    /// The value and `Q` are fixed here, when first sent.
    fn propose(
        &mut self,
        p: &BpFastPaxos,
        slot: Slot,
        round: Round,
        proposal: Proposal,
        out: &mut Out,
    ) {
        broadcast(p, slot, round, &proposal, out);
        out.arm(Timer::Resend(slot, round), 2 * p.base);
        self.proposals.insert((slot, round), proposal);
    }

    /// Every 2 base: its own command until it has the result, anything else until DECIDED.
    fn resend(&mut self, p: &BpFastPaxos, slot: Slot, round: Round, out: &mut Out) {
        let Some(mut proposal) = self.proposals.get(&(slot, round)).cloned() else { return };
        if self.is_settled(p, slot, proposal.value) {
            return note(Note::Idle, out);
        }
        if p.without.lacks(Rule::SameBytes) && round > 0 {
            proposal = self.picked(p, slot, round).1;
            self.proposals.insert((slot, round), proposal.clone());
        }
        note(Note::Repeated { slot, round, value: proposal.value }, out);
        broadcast(p, slot, round, &proposal, out);
        out.arm(Timer::Resend(slot, round), 2 * p.base);
    }

    /// Whether the rule is off that a DECIDED silences nobody, and one was heard here.
    fn heeds_one(&self, p: &BpFastPaxos, slot: Slot) -> bool {
        p.without.lacks(Rule::KeepAnswering) && self.decided.contains_key(&slot)
    }

    /// The same, and nothing that it proposed here is to be repeated.
    pub(super) fn is_silenced(&self, p: &BpFastPaxos, slot: Slot) -> bool {
        let mut made = self.proposals.range((slot, 0)..=(slot, Round::MAX));
        self.heeds_one(p, slot) && made.all(|(_, made)| self.is_settled(p, slot, made.value))
    }

    fn is_settled(&self, p: &BpFastPaxos, slot: Slot, value: Value) -> bool {
        match self.decided.get(&slot) {
            None => false,
            // Its own command was decided here, and the result is still to come.
            Some(decided) => *decided != value || Some(value) != self.own(p, self.current),
        }
    }

    /// On q PROMISEs for a round it owns, the first q to arrive: apply the pick rule. A DECIDED
    /// does not silence it, since the server that sent it may be gone; then no new command.
    fn on_promise(&mut self, p: &BpFastPaxos, promise: Promise, out: &mut Out) {
        let Promise { slot, round, server, .. } = promise;
        let held = self.promises.get_or_insert((slot, round), Vec::new());
        let known = held.iter().any(|other| other.server == server);
        if !known {
            held.push(promise);
        }
        let count = u8::try_from(held.len()).unwrap_or(u8::MAX);
        self.in_use = self.in_use.max(slot);
        let silenced = self.heeds_one(p, slot);
        if known || silenced || self.proposals.contains_key(&(slot, round)) {
            note(Note::Surplus { from: server, slot, round }, out);
        } else {
            let need = p.quorum.size;
            note(Note::Collected { from: server, slot, round, held: count, need }, out);
            if count >= need {
                self.pick(p, slot, round, out);
            }
        }
        self.fill(p, out);
    }

    fn pick(&mut self, p: &BpFastPaxos, slot: Slot, round: Round, out: &mut Out) {
        let (pick, proposal) = self.picked(p, slot, round);
        let (value, forced) = (proposal.value, !pick.forced.is_empty());
        if Some(value) == self.pending(p) {
            self.waiting_in = Some(slot);
        }
        note(Note::Picked { slot, round, value, because: pick.because, forced }, out);
        self.propose(p, slot, round, proposal, out);
    }

    /// The pick rule over the promises held, and the proposal that it leads to.
    fn picked(&self, p: &BpFastPaxos, slot: Slot, round: Round) -> (proof::Pick, Proposal) {
        let proof: Arc<[Promise]> = self.promises[&(slot, round)].as_slice().into();
        let pick = proof::pick(p, &proof);
        let value = match pick.forced.first() {
            Some(forced) => *forced,
            None if self.decided.contains_key(&slot) => Value::Noop,
            None => self.pending_in(p, slot).unwrap_or(Value::Noop),
        };
        (pick, Proposal { value, proof: Some(proof) })
    }

    /// DECIDED ends resending, frees a command that lost its slot, and brings results.
    fn on_decided(
        &mut self,
        p: &BpFastPaxos,
        slot: Slot,
        value: Value,
        result: Option<u32>,
        first_undecided: Slot,
        out: &mut Out,
    ) {
        let news = self.decided.insert(slot, value).is_none();
        self.first_undecided = self.first_undecided.max(first_undecided);
        self.in_use = self.in_use.max(slot);
        let current = self.own(p, self.current);
        if current == Some(value) {
            if let Some(result) = result {
                self.finish(value, result, out);
            }
            note(Note::Won { slot, value, result }, out);
        } else if news {
            let lost = self.waiting_in == Some(slot);
            if lost {
                self.waiting_in = None;
            }
            note(Note::Learned { slot, value, lost }, out);
        } else {
            note(Note::KnewIt { slot }, out);
        }
        for ((_, round), made) in self.proposals.range((slot, 0)..=(slot, Round::MAX)) {
            if self.is_settled(p, slot, made.value) {
                out.disarm(Timer::Resend(slot, *round));
            }
        }
        self.fill(p, out);
        self.open_next(p, out);
    }

    /// The current command has its result: on to the next one.
    fn finish(&mut self, value: Value, result: u32, out: &mut Out) {
        self.current += 1;
        self.waiting_in = None;
        if let Value::Command(Authored { request: Some(request), .. }) = value {
            self.results.push(result);
            out.send(AgentId::Client(request.client), Msg::Reply { seq: request.seq, result });
        }
    }

    pub(super) fn open_next(&mut self, p: &BpFastPaxos, out: &mut Out) {
        if self.next_slot(p).is_some() {
            self.open(p, out);
        }
    }

    /// Edge mapping: answers a request that has its result, else proposes it in its turn.
    fn on_request(&mut self, p: &BpFastPaxos, request: Request, command: Command, out: &mut Out) {
        let Some(at) = self.queue(request, command, out) else { return self.open_next(p, out) };
        if let Some(result) = self.results.get(at) {
            let reply = Msg::Reply { seq: request.seq, result: *result };
            out.send(AgentId::Client(request.client), reply);
        }
    }

    /// Queues a request, once; its place if it was there.
    fn queue(&mut self, request: Request, command: Command, out: &mut Out) -> Option<usize> {
        note(Note::Asked { client: request.client, seq: request.seq, command }, out);
        let known = self.place_of(request);
        if known.is_none() {
            self.requests.push((request, command));
        }
        known
    }

    /// The place of a request among those that it has been sent.
    pub(super) fn place_of(&self, request: Request) -> Option<usize> {
        self.requests.iter().position(|(known, _)| *known == request)
    }
}

fn broadcast(p: &BpFastPaxos, slot: Slot, round: Round, proposal: &Proposal, out: &mut Out) {
    let Proposal { value, ref proof } = *proposal;
    for server in 0..p.cast.servers {
        let accept = Accept { slot, round, value, proof: proof.clone() };
        out.send(AgentId::Server(server), Msg::Accept(accept));
    }
}

pub(super) fn note(note: Note, out: &mut Out) {
    out.note(super::Note::Proposer(note));
}
