//! A server: acceptor, learner and replica (section 5). It crashes; it never lies.
//!
//! The handlers follow the section, one function a bullet, and their steps carry its numbers.

use super::proof::{self, Claimed, Flaw};
use super::replica::Replica;
use super::switches::Rule;
use super::{Accept, BpFastPaxos, Conviction, Crime, Msg, Promise, Timer, Value, Voted};
use crate::contract::{AgentId, Effects, Input, ProofCheck, Round, Slot, Ticks};
use crate::parts::crypto::Key;
use std::collections::VecDeque;
use std::sync::Arc;

type Out = Effects<BpFastPaxos>;

/// A server's state.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Server {
    /// Its number, from 0.
    pub me: u8,
    key: Key,

    // On disk: written before anything that depends on it is sent.
    /// The decided prefix of the log, executed.
    pub replica: Replica,
    /// Slots from `base` on; below it only the log is left.
    pub slots: VecDeque<SlotState>,
    base: Slot,
    /// The convicted proposers with the evidence, by number.
    pub convicted: Vec<Conviction>,
}

/// What a server knows of one slot.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own in section 5")]
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct SlotState {
    // On disk.
    /// The round that it is in.
    pub rnd: Round,
    /// `vrnd` and `vval`.
    pub vote: Option<Voted>,
    /// The decided value.
    pub decided: Option<Value>,

    // Lost in a crash.
    /// The slot has started here.
    pub active: bool,
    /// The votes heard of, by round.
    pub heard: Vec<Tally>,
    /// Proposers passed over by a time-out in this slot, one bit each: they may be honest and slow.
    pub suspected: u32,
    /// A LEARN was repeated less than `base / 4` ago.
    pub cooling: bool,
    /// Its author has not been sent the result yet.
    pub owes_result: bool,
    /// Every proposer is convicted: nobody is left to trust.
    pub stopped: bool,
}

/// The LEARNs of one round.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Tally {
    /// The round.
    pub round: Round,
    /// Who voted what, in the order heard.
    pub votes: Vec<(u8, Value)>,
}

/// What a server has to say about a step.
#[allow(missing_docs, reason = "fields have the names of the protocol's page")]
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Step 1: dropped before any work is spent on it.
    FromConvicted { client: u8, slot: Slot },
    /// Between steps 1 and 2: past the window.
    PastWindow { client: u8, slot: Slot, limit: Slot },
    /// Step 3: answered with DECIDED.
    AlreadyDecided { client: u8, slot: Slot, value: Value },
    /// Step 4.
    Stale { client: u8, slot: Slot, round: Round, rnd: Round },
    /// Step 5: the same value again.
    Resend { slot: Slot, round: Round, value: Value, told_again: bool },
    /// Step 7.
    Voted { client: u8, slot: Slot, round: Round, value: Value, proved: Option<proof::Because> },
    /// A LEARN was noted: so many votes for its value are known, `of` are needed.
    Heard { from: u8, slot: Slot, round: Round, value: Value, votes: u8, of: u8 },
    /// A LEARN that says nothing new or speaks of a slot out of bounds.
    HeardBefore { from: u8, slot: Slot, round: Round },
    /// A quorum voted the value.
    Decided { slot: Slot, round: Round, value: Value, votes: u8 },
    /// Another server said so.
    DecidedByHearsay { slot: Slot, value: Value, from: u8 },
    /// Evidence that no honest proposer can cause.
    Convicted { conviction: Conviction, word_of: Option<u8> },
    /// Trust moved.
    TrustChanged { slot: Slot, from: u8, to: u8, round: Round, by: Moved },
    /// A promise was signed and sent.
    Promised { to: u8, slot: Slot, round: Round, vote: Option<Voted> },
    /// A TRUSTCHANGE for a round that it has reached already.
    AlreadyThere { from: u8, slot: Slot, round: Round, rnd: Round },
    /// A TRUSTCHANGE for a decided slot, answered with DECIDED.
    ToldDecided { to: u8, slot: Slot },
    /// A time-out: the owner is suspected, which proves nothing.
    Suspected { client: u8, slot: Slot, round: Round },
    /// Nobody is left to trust.
    Stopped { slot: Slot },
    /// The slow timer.
    SaidBehind { slot: Slot },
    /// BEHIND was answered for so many slots.
    HelpedBehind { server: u8, slot: Slot, slots: u32 },
    /// BEHIND from a server that misses nothing known here.
    NothingNewer { server: u8, slot: Slot },
    /// Back from a crash, with its disk.
    Recovered { slots: u32 },
    /// A timer ran out that no longer matters.
    Idle,
}

/// What made a server change trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The owner is convicted here.
    Conviction,
    /// The owner was too slow.
    TimeOut,
    /// Another server's TRUSTCHANGE.
    Word(u8),
}

impl Server {
    /// A server that starts with an empty disk.
    pub fn boot(p: &BpFastPaxos, me: u8, out: &mut Out) -> Self {
        let mut server = Self::blank(p, me);
        server.activate(p, 0, out);
        out.arm(Timer::Slow, 10 * p.base);
        server
    }

    fn blank(p: &BpFastPaxos, me: u8) -> Self {
        Self {
            me,
            key: Key::of_run(p.run),
            replica: Replica::default(),
            slots: VecDeque::new(),
            base: 0,
            convicted: Vec::new(),
        }
    }

    /// What is not on disk is lost; all of it where servers recover without their disks.
    pub fn crash(&mut self, p: &BpFastPaxos) {
        if p.without.lacks(Rule::Disk) {
            *self = Self::blank(p, self.me);
        }
        for slot in &mut self.slots {
            *slot = SlotState {
                rnd: slot.rnd,
                vote: slot.vote,
                decided: slot.decided,
                ..SlotState::default()
            };
        }
        let written = self.slots.iter().rposition(|slot| *slot != SlotState::default());
        self.slots.truncate(written.map_or(0, |highest| highest + 1));
    }

    /// Every undecided slot up to the highest on disk is active; timers start anew. A server knows
    /// its own votes from its disk.
    pub fn recover(&mut self, p: &BpFastPaxos, out: &mut Out) {
        let highest = self.base + u32::try_from(self.slots.len()).unwrap_or(0);
        for slot in self.first_undecided()..highest.max(1) {
            self.activate(p, slot, out);
            if let Some(vote) = self.slot(slot).vote {
                let me = self.me;
                self.slot(slot).tally(vote.round).votes.push((me, vote.value));
            }
        }
        out.arm(Timer::Slow, 10 * p.base);
        let slots = self.first_undecided();
        out.note(super::Note::Server(Note::Recovered { slots }));
        self.turn_from_convicted(p, out);
    }

    /// One input in, effects out.
    pub fn step(&mut self, p: &BpFastPaxos, input: Input<Msg, Timer>, out: &mut Out) {
        match input {
            Input::Start => {}
            Input::Deliver { from: AgentId::Server(j), msg } => match msg {
                Msg::Learn { slot, round, value } => self.on_learn(p, j, slot, round, value, out),
                Msg::TrustChange { slot, round, evidence } => {
                    self.on_trust_change(p, j, slot, round, &evidence, out);
                }
                Msg::Decided { slot, value, .. } => self.on_decided(p, j, slot, value, out),
                Msg::Behind { first_undecided } => self.on_behind(p, j, first_undecided, out),
                other => refuse(AgentId::Server(j), &other, out),
            },
            Input::Deliver { from, msg } => match (p.cast.proposer_index(from), msg) {
                (Some(c), Msg::Accept(accept)) => self.on_accept(p, c, &accept, out),
                (_, other) => refuse(from, &other, out),
            },
            Input::Expire(Timer::TimeOut(slot)) => self.on_time_out(p, slot, out),
            Input::Expire(Timer::Slow) => self.on_slow_timer(p, out),
            Input::Expire(Timer::Cooldown(slot)) => {
                if slot >= self.base && self.knows(slot) {
                    self.slot(slot).cooling = false;
                }
                note(Note::Idle, out);
            }
            Input::Expire(_) => note(Note::Idle, out),
        }
        self.turn_from_convicted(p, out);
    }

    /// **On ACCEPT(s, r, v, Q) from c**, cheap checks before costly ones.
    fn on_accept(&mut self, p: &BpFastPaxos, c: u8, accept: &Accept, out: &mut Out) {
        let Accept { slot, round, value, ref proof } = *accept;
        // 1. Convicted: drop.
        if self.is_convicted(c) {
            return note(Note::FromConvicted { client: c, slot }, out);
        }
        let limit = self.first_undecided().saturating_add(p.window);
        if slot >= limit {
            self.wait_before(p, c, accept, out);
            return note(Note::PastWindow { client: c, slot, limit }, out);
        }
        // 2. Not the owner of the round.
        if c != p.owner(slot, round) {
            return self.convict(c, Crime::Usurping { slot, round }, None, out);
        }
        self.activate(p, slot, out);
        // 3. Decided: say so.
        if let Some(value) = self.decided(slot) {
            note(Note::AlreadyDecided { client: c, slot, value }, out);
            return self.send_decided(p.cast.proposer(c), slot, out);
        }
        let state = self.slot(slot);
        let rnd = state.rnd;
        // 4. Stale; where promises stop nothing, only what an equal or later vote has overtaken.
        let voted_past = state.vote.is_some_and(|vote| round < vote.round);
        if round < rnd && (voted_past || !p.without.lacks(Rule::Promise)) {
            return note(Note::Stale { client: c, slot, round, rnd }, out);
        }
        // 5. Voted in this round before.
        if let Some(vote) = state.vote.filter(|vote| vote.round == round) {
            if vote.value == value {
                return self.learn_again(p, slot, vote, out);
            }
            let (one, other) = ((self.me, vote.value), (self.me, value));
            return self.convict(c, Crime::Equivocation { slot, round, one, other }, None, out);
        }
        // 6. The proof; in round 0 the value alone.
        let claimed =
            Claimed { slot, round, value, proposer: c, proof: proof.as_deref().unwrap_or(&[]) };
        let proved = match self.legitimate(p, claimed, out) {
            Ok(because) => because,
            Err(flaw) => {
                return self.convict(c, Crime::BadProof { slot, round, flaw }, None, out);
            }
        };
        // 7. Vote, and tell all. A proof may move it up; a vote where it is does not lengthen the wait.
        let state = self.slot(slot);
        state.rnd = rnd.max(round);
        state.vote = Some(Voted { round, value });
        if round > rnd {
            self.start_clock(p, slot, 0, out);
        }
        note(Note::Voted { client: c, slot, round, value, proved }, out);
        for server in p.others(self.me) {
            out.send(server, Msg::Learn { slot, round, value });
        }
        self.hear(p, self.me, slot, round, value, out);
    }

    /// A window below the number of proposers may end before the next slot of the only one that has
    /// something to say. Then its ACCEPT, though dropped, has the slots before it waited for: first
    /// so long that a proposal which was dropped there can come again.
    fn wait_before(&mut self, p: &BpFastPaxos, c: u8, accept: &Accept, out: &mut Out) {
        let first = self.first_undecided();
        let narrow = p.window < u32::from(p.m()) && first < p.slots;
        let active = self.peek(first).is_some_and(|state| state.active);
        if narrow && !active && c == p.owner(accept.slot, accept.round) {
            self.activate(p, first, out);
            self.start_clock(p, first, 2 * p.base, out);
        }
    }

    /// Step 6.
    fn legitimate(
        &self,
        p: &BpFastPaxos,
        claimed: Claimed,
        out: &mut Out,
    ) -> Result<Option<proof::Because>, Flaw> {
        if claimed.round == 0 {
            let own = claimed.value.may_come_from(claimed.proposer);
            return if own { Ok(None) } else { Err(Flaw::Foreign { value: claimed.value }) };
        }
        if p.without.lacks(Rule::Proof) {
            return Ok(None);
        }
        let mut macs = 0;
        let verdict = proof::check(p, &self.key, claimed, &mut macs);
        out.checks.push(ProofCheck {
            of: p.cast.proposer(claimed.proposer),
            slot: claimed.slot,
            round: claimed.round,
            macs,
        });
        verdict.map(|pick| Some(pick.because))
    }

    /// Step 5, the same value: a resend. LEARN again, at most once per `base / 4`.
    fn learn_again(&mut self, p: &BpFastPaxos, slot: Slot, vote: Voted, out: &mut Out) {
        let told_again = !self.slot(slot).cooling;
        if told_again {
            self.slot(slot).cooling = true;
            out.arm(Timer::Cooldown(slot), p.base / 4);
            self.repeat_learn(p, slot, vote, out);
        }
        note(Note::Resend { slot, round: vote.round, value: vote.value, told_again }, out);
    }

    fn repeat_learn(&self, p: &BpFastPaxos, slot: Slot, vote: Voted, out: &mut Out) {
        for server in p.others(self.me) {
            out.send(server, Msg::Learn { slot, round: vote.round, value: vote.value });
        }
    }

    /// **On LEARN(s, r, v) from j.**
    fn on_learn(
        &mut self,
        p: &BpFastPaxos,
        j: u8,
        slot: Slot,
        round: Round,
        value: Value,
        out: &mut Out,
    ) {
        if self.out_of_bounds(p, slot) {
            return note(Note::HeardBefore { from: j, slot, round }, out);
        }
        self.activate(p, slot, out);
        self.hear(p, j, slot, round, value, out);
    }

    /// Notes a vote: two values in one round convict its owner; `q` votes for one decide it.
    fn hear(
        &mut self,
        p: &BpFastPaxos,
        j: u8,
        slot: Slot,
        round: Round,
        value: Value,
        out: &mut Out,
    ) {
        let tally = self.slot(slot).tally(round);
        if tally.votes.contains(&(j, value)) {
            return note(Note::HeardBefore { from: j, slot, round }, out);
        }
        let differs = tally.votes.iter().find(|(_, other)| *other != value).copied();
        tally.votes.push((j, value));
        let votes = tally.votes.iter().filter(|(_, v)| *v == value).count();
        let votes = u8::try_from(votes).unwrap_or(u8::MAX);
        if j != self.me {
            note(Note::Heard { from: j, slot, round, value, votes, of: p.quorum.size }, out);
        }
        let owner = p.owner(slot, round);
        if let Some(one) = differs.filter(|_| !self.is_convicted(owner)) {
            let crime = Crime::Equivocation { slot, round, one, other: (j, value) };
            self.convict(owner, crime, None, out);
        }
        if votes >= p.quorum.size && self.decided(slot).is_none() {
            note(Note::Decided { slot, round, value, votes }, out);
            self.slot(slot).owes_result = value.author().is_some();
            self.decide(p, slot, value, out);
            if let Some(author) = value.author().filter(|_| self.first_undecided() <= slot) {
                self.send_decided(p.cast.proposer(author), slot, out);
            }
        }
    }

    /// Decides, executes what the log now reaches, and sends the authors their results.
    fn decide(&mut self, p: &BpFastPaxos, slot: Slot, value: Value, out: &mut Out) {
        self.slot(slot).decided = Some(value);
        out.decisions.push((slot, value));
        out.disarm(Timer::TimeOut(slot));
        while let Some(value) = self.pending(self.first_undecided()) {
            let reached = self.first_undecided();
            self.replica.execute(value);
            let owes = std::mem::take(&mut self.slot(reached).owes_result);
            if let Some(author) = value.author().filter(|_| owes) {
                self.send_decided(p.cast.proposer(author), reached, out);
            }
        }
        while self.base + p.window < self.first_undecided() {
            self.slots.pop_front();
            self.base += 1;
        }
    }

    /// A value decided in a slot that the log has not taken in yet.
    fn pending(&self, slot: Slot) -> Option<Value> {
        self.slots.get((slot - self.base) as usize).and_then(|state| state.decided)
    }

    /// **Whenever** the owner of a slot's round is convicted, in every active undecided slot.
    fn turn_from_convicted(&mut self, p: &BpFastPaxos, out: &mut Out) {
        if self.convicted.is_empty() {
            return;
        }
        let end = self.base + u32::try_from(self.slots.len()).unwrap_or(0);
        for slot in self.first_undecided()..end {
            let state = &self.slots[(slot - self.base) as usize];
            let waits = state.active && state.decided.is_none() && !state.stopped;
            if waits && self.is_convicted(p.owner(slot, state.rnd)) {
                self.change_trust(p, slot, Moved::Conviction, out);
            }
        }
    }

    /// **Change trust** to the owner of the lowest higher round that is not convicted, telling all.
    fn change_trust(&mut self, p: &BpFastPaxos, slot: Slot, by: Moved, out: &mut Out) {
        let old = self.slot(slot).rnd;
        let turns = (1..=Round::from(p.m())).filter_map(|turn| old.checked_add(turn));
        let Some(round) = turns.into_iter().find(|r| !self.is_convicted(p.owner(slot, *r))) else {
            self.slot(slot).stopped = true;
            out.disarm(Timer::TimeOut(slot));
            return note(Note::Stopped { slot }, out);
        };
        for server in p.others(self.me) {
            let evidence: Arc<[Conviction]> = self.convicted.as_slice().into();
            out.send(server, Msg::TrustChange { slot, round, evidence });
        }
        self.enter(p, slot, round, by, out);
    }

    /// Moves to a round and PROMISEs to its owner, who is not convicted.
    fn enter(&mut self, p: &BpFastPaxos, slot: Slot, round: Round, by: Moved, out: &mut Out) {
        let (run, me, key) = (p.run, self.me, self.key.clone());
        let state = self.slot(slot);
        let (from, to) = (p.owner(slot, state.rnd), p.owner(slot, round));
        state.rnd = round;
        let vote = state.vote;
        self.start_clock(p, slot, 0, out);
        out.trust_moves += 1;
        note(Note::TrustChanged { slot, from, to, round, by }, out);
        let unsigned =
            Promise { slot, round, server: me, vote, mac: crate::parts::crypto::Mac::guess(0) };
        let mac = key.sign(&unsigned.signed_bytes(run, p.without));
        let promise = Promise { mac, ..unsigned };
        out.macs_made += 1;
        note(Note::Promised { to, slot, round, vote }, out);
        out.send(p.cast.proposer(to), Msg::Promise(promise));
    }

    /// **On TRUSTCHANGE(s, r', evidence)** from j: a server's word is good.
    fn on_trust_change(
        &mut self,
        p: &BpFastPaxos,
        j: u8,
        slot: Slot,
        round: Round,
        evidence: &[Conviction],
        out: &mut Out,
    ) {
        for conviction in evidence {
            self.convict(conviction.client, conviction.crime, Some(j), out);
        }
        if self.decided(slot).is_some() {
            note(Note::ToldDecided { to: j, slot }, out);
            return self.send_decided(AgentId::Server(j), slot, out);
        }
        if self.out_of_bounds(p, slot) {
            return note(Note::HeardBefore { from: j, slot, round }, out);
        }
        self.activate(p, slot, out);
        let rnd = self.slot(slot).rnd;
        if round <= rnd {
            return note(Note::AlreadyThere { from: j, slot, round, rnd }, out);
        }
        if self.is_convicted(p.owner(slot, round)) {
            self.slot(slot).rnd = round;
            return self.change_trust(p, slot, Moved::Conviction, out);
        }
        self.enter(p, slot, round, Moved::Word(j), out);
    }

    /// **On DECIDED(s, v)** from a server: decide v, once.
    fn on_decided(&mut self, p: &BpFastPaxos, j: u8, slot: Slot, value: Value, out: &mut Out) {
        if self.decided(slot).is_some() || self.out_of_bounds(p, slot) {
            return note(Note::HeardBefore { from: j, slot, round: 0 }, out);
        }
        self.extend_to(slot);
        note(Note::DecidedByHearsay { slot, value, from: j }, out);
        self.decide(p, slot, value, out);
    }

    /// **On BEHIND(s)** from j: DECIDED for that slot and what is known of the next `W - 1`.
    fn on_behind(&mut self, p: &BpFastPaxos, j: u8, slot: Slot, out: &mut Out) {
        if self.decided(slot).is_none() {
            return note(Note::NothingNewer { server: j, slot }, out);
        }
        let mut slots = 0;
        for s in slot..slot.saturating_add(p.window) {
            if self.decided(s).is_some() {
                self.send_decided(AgentId::Server(j), s, out);
                slots += 1;
            }
        }
        note(Note::HelpedBehind { server: j, slot, slots }, out);
    }

    /// **Time-out**: the owner is suspected, which proves nothing; change trust.
    fn on_time_out(&mut self, p: &BpFastPaxos, slot: Slot, out: &mut Out) {
        if !self.knows(slot) || self.decided(slot).is_some() {
            return note(Note::Idle, out);
        }
        let state = self.slot(slot);
        if !state.active || state.stopped {
            return note(Note::Idle, out);
        }
        let round = state.rnd;
        let client = p.owner(slot, round);
        state.suspected |= 1 << client;
        out.time_outs += 1;
        if p.without.lacks(Rule::Suspicion) {
            return self.convict(client, Crime::Slowness { slot, round }, None, out);
        }
        note(Note::Suspected { client, slot, round }, out);
        self.change_trust(p, slot, Moved::TimeOut, out);
    }

    /// On the **slow timer**: BEHIND, and the latest LEARN for the first undecided slot.
    fn on_slow_timer(&mut self, p: &BpFastPaxos, out: &mut Out) {
        out.arm(Timer::Slow, 10 * p.base);
        let slot = self.first_undecided();
        note(Note::SaidBehind { slot }, out);
        for server in p.others(self.me) {
            out.send(server, Msg::Behind { first_undecided: slot });
        }
        if let Some(vote) = self.slots.get((slot - self.base) as usize).and_then(|s| s.vote) {
            self.repeat_learn(p, slot, vote, out);
        }
    }

    fn convict(&mut self, client: u8, crime: Crime, word_of: Option<u8>, out: &mut Out) {
        if self.is_convicted(client) {
            return;
        }
        let conviction = Conviction { client, crime };
        let at = self.convicted.partition_point(|held| held.client < client);
        self.convicted.insert(at, conviction);
        note(Note::Convicted { conviction, word_of }, out);
    }

    /// DECIDED, with the result where a client gets one and the log has reached the slot.
    fn send_decided(&self, to: AgentId, slot: Slot, out: &mut Out) {
        let Some(value) = self.decided(slot) else { return };
        let client = !matches!(to, AgentId::Server(_));
        let result = if client { self.replica.result(slot) } else { None };
        let first_undecided = self.first_undecided();
        out.send(to, Msg::Decided { slot, value, result, first_undecided });
    }

    /// Starts a slot and all below it that have not started.
    fn activate(&mut self, p: &BpFastPaxos, slot: Slot, out: &mut Out) {
        if slot < self.base {
            return;
        }
        self.extend_to(slot);
        for s in (self.first_undecided()..=slot).rev() {
            let state = self.slot(s);
            if state.active {
                break;
            }
            state.active = true;
            if state.decided.is_none() {
                self.start_clock(p, s, 0, out);
            }
        }
        self.slot(slot).active = true;
    }

    /// The time-out of the slot's round starts anew, `grace` longer.
    fn start_clock(&mut self, p: &BpFastPaxos, slot: Slot, grace: Ticks, out: &mut Out) {
        if !p.without.lacks(Rule::TimeOut) {
            let round = self.slot(slot).rnd;
            out.arm(Timer::TimeOut(slot), p.timeout(round) + grace);
        }
    }

    fn extend_to(&mut self, slot: Slot) {
        let need = (slot - self.base) as usize + 1;
        if self.slots.len() < need {
            self.slots.resize_with(need, SlotState::default);
        }
    }

    fn slot(&mut self, slot: Slot) -> &mut SlotState {
        &mut self.slots[(slot - self.base) as usize]
    }

    fn knows(&self, slot: Slot) -> bool {
        slot >= self.base && ((slot - self.base) as usize) < self.slots.len()
    }

    /// Forgotten already, or too far ahead to keep.
    fn out_of_bounds(&self, p: &BpFastPaxos, slot: Slot) -> bool {
        slot < self.base || slot >= self.first_undecided().saturating_add(2 * p.window)
    }

    /// The slot's state, if it is remembered.
    #[must_use]
    pub fn peek(&self, slot: Slot) -> Option<&SlotState> {
        self.slots.get(slot.checked_sub(self.base)? as usize)
    }

    /// Whether only the log is left of this slot.
    #[must_use]
    pub fn has_forgotten(&self, slot: Slot) -> bool {
        slot < self.base
    }

    /// The slot's decided value.
    #[must_use]
    pub fn decided(&self, slot: Slot) -> Option<Value> {
        match self.replica.log().get(slot as usize) {
            Some(value) => Some(*value),
            None => self.peek(slot).and_then(|state| state.decided),
        }
    }

    /// The length of the decided prefix.
    #[must_use]
    pub fn first_undecided(&self) -> Slot {
        self.replica.length()
    }

    /// The lowest slot that is active and undecided.
    #[must_use]
    pub fn first_active_undecided(&self) -> Option<Slot> {
        let end = self.base + u32::try_from(self.slots.len()).unwrap_or(0);
        (self.first_undecided()..end)
            .find(|s| self.peek(*s).is_some_and(|state| state.active && state.decided.is_none()))
    }

    /// Whether it holds this proposer convicted.
    #[must_use]
    pub fn is_convicted(&self, client: u8) -> bool {
        self.convicted.iter().any(|held| held.client == client)
    }

    /// The convicted, one bit each.
    #[must_use]
    pub fn guilty(&self) -> u32 {
        self.convicted.iter().fold(0, |bits, held| bits | 1 << held.client)
    }

    /// The key, for views that show what a check would find. Agents are never handed it.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }
}

impl SlotState {
    fn tally(&mut self, round: Round) -> &mut Tally {
        let known = self.heard.iter().position(|tally| tally.round == round);
        let at = known.unwrap_or_else(|| {
            self.heard.push(Tally { round, votes: Vec::new() });
            self.heard.len() - 1
        });
        &mut self.heard[at]
    }
}

fn note(note: Note, out: &mut Out) {
    out.note(super::Note::Server(note));
}

pub(super) fn refuse(from: AgentId, msg: &Msg, out: &mut Out) {
    out.note(super::Note::NotForMe { from, kind: msg.kind() });
}
