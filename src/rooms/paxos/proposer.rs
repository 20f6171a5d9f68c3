//! An honest client ("Full Paxos", phases 1 and 2, proposer).
//!
//! Everything here is on its disk: a proposer that uses an ID twice counts as faulty.

use super::acceptor::refuse;
use super::switches::Rule;
use super::{Backoff, Msg, Paxos, Timer, Value, Voted};
use crate::contract::{AgentId, DELAY, Effects, Input, Round, Ticks};
use std::collections::VecDeque;

type Out = Effects<Paxos>;

/// How many of its latest proposals a proposer remembers, for views.
pub const REMEMBERED: usize = 8;

/// A proposer's state.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Proposer {
    /// Its number among the clients, from 0.
    pub me: u8,
    /// What it is doing.
    pub phase: Phase,
    /// The latest ID that it used.
    pub id: Option<Round>,
    /// Promises for that ID, in the order received; each server once.
    pub promises: Vec<(u8, Option<Voted>)>,
    /// Servers that accepted its proposal with that ID, one bit each.
    pub accepted: u32,
    /// By server: the highest ID that it was told the server has promised to another.
    pub told: Vec<Option<Round>>,
    /// Attempts that were refused.
    pub refused: u32,
    /// Attempts that timed out.
    pub late: u32,
    /// The chosen value, once it knows.
    pub learned: Option<Value>,
    /// Servers that told it DECIDED, one bit each.
    pub deciders: u32,
    /// What it asked for in ACCEPTs, latest last.
    pub proposals: VecDeque<Voted>,
    /// As a traitor: what it holds back.
    pub held: Option<Msg>,
}

/// What a proposer is doing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Phase {
    /// It has not proposed.
    Idle,
    /// Phase 1: it waits for promises.
    Preparing,
    /// Phase 2: it waits for ACCEPTED.
    Accepting,
    /// It was refused, and waits before it outbids.
    BackingOff,
    /// It knows the chosen value, and waits until a majority of servers does.
    Waiting,
    /// A majority of servers has decided.
    Done,
    /// No number is left to outbid with.
    GaveUp,
}

/// What a proposer has to say about a step.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are the facts that each line speaks of")]
pub enum Note {
    /// Phase 1 begins; `over` is the ID that it outbids, if it knows of one.
    Prepared { id: Round, over: Option<Round> },
    /// A promise; so many are held, `need` make a majority.
    Collected { from: u8, id: Round, held: u8, need: u8 },
    /// A promise that it has no use for.
    Surplus { from: u8, id: Round },
    /// Phase 2 begins; `vrnd` is the ID of the vote that binds it, if one does.
    Proposed { id: Round, value: Value, vrnd: Option<Round> },
    /// ACCEPTED from so many, `need` make a majority.
    Counted { from: u8, id: Round, held: u8, need: u8 },
    /// A majority accepted: the value is chosen.
    Chosen { id: Round, value: Value, own: bool },
    /// An ACCEPTED or DECIDED that says nothing new.
    KnewIt { from: u8 },
    /// Refused: the attempt is lost.
    Refused { from: u8, id: Round, promised: Round },
    /// Refused with an ID beyond all of its own: that server is lost to it.
    Barred { from: u8, promised: Round, barred: u8, spare: u8 },
    /// A FAIL that speaks of an earlier attempt, or of no loss.
    OldRefusal { from: u8, id: Round },
    /// It waits before it outbids: at most so many one-way delays.
    BacksOff { id: Round, most: u32 },
    /// No number is left to outbid with.
    GaveUp { promised: Option<Round> },
    /// The attempt has had its time.
    TimedOut { id: Round },
    /// Its own command was decided.
    Won { value: Value, from: u8 },
    /// Another's command was decided.
    Lost { value: Value, from: u8 },
    /// A majority of servers has told it the decision.
    Finished { value: Value, servers: u8 },
    /// Nothing to do.
    Idle,
    /// A traitor acts: which strategy, with which ID, and which values it tells whom.
    Lied { lie: &'static str, id: Round, told: Vec<(Value, Vec<u8>)> },
    /// A traitor holds its tongue.
    Withheld { lie: &'static str, id: Round },
}

impl Proposer {
    /// A client at the start of a run.
    pub fn boot(p: &Paxos, me: u8, out: &mut Out) -> Self {
        if p.own(me).is_some() {
            let wait = if me < p.starters { 0 } else { Ticks::from(me) * p.base };
            out.arm(Timer::Start, wait);
        }
        Self {
            me,
            phase: Phase::Idle,
            id: None,
            promises: Vec::new(),
            accepted: 0,
            told: vec![None; usize::from(p.cast.servers)],
            refused: 0,
            late: 0,
            learned: None,
            deciders: 0,
            proposals: VecDeque::new(),
            held: None,
        }
    }

    /// One input in, effects out.
    pub fn step(&mut self, p: &Paxos, input: Input<Msg, Timer>, out: &mut Out) {
        match input {
            Input::Start => self.resume(p, out),
            Input::Expire(Timer::Start) if self.phase == Phase::Idle && self.learned.is_none() => {
                self.prepare(p, out);
            }
            Input::Expire(Timer::Again) if self.phase == Phase::BackingOff => self.prepare(p, out),
            Input::Expire(Timer::TimeOut) => self.on_time_out(p, out),
            Input::Expire(_) => note(Note::Idle, out),
            Input::Deliver { from: AgentId::Server(j), msg } => match msg {
                Msg::Promise { id, vote } => self.on_promise(p, j, id, vote, out),
                Msg::Accepted(vote) => self.on_accepted(p, j, vote, out),
                Msg::Fail { id, promised } => self.on_fail(p, j, id, promised, out),
                Msg::Decided { value } => self.on_decided(p, j, value, out),
                other => refuse(AgentId::Server(j), &other, out),
            },
            Input::Deliver { from, msg } => refuse(from, &msg, out),
        }
    }

    /// Honest again after having been a traitor: what it was about may be lost, so wait and see.
    fn resume(&mut self, p: &Paxos, out: &mut Out) {
        if self.is_busy() {
            out.arm(Timer::TimeOut, self.patience(p));
        }
    }

    fn is_busy(&self) -> bool {
        !matches!(self.phase, Phase::Idle | Phase::Done | Phase::GaveUp)
    }

    /// How long an attempt may take.
    fn patience(&self, p: &Paxos) -> Ticks {
        p.base << self.late.min(10)
    }

    /// **Phase 1.** PREPARE with a new ID, above all that it knows of and can outbid. If a majority
    /// cannot be outbid, or its own IDs are used up, no attempt can succeed any more.
    fn prepare(&mut self, p: &Paxos, out: &mut Out) {
        let over = self.told.iter().flatten().copied().filter(|t| self.beats(p, *t)).max();
        let next = p.id_above(self.me, self.id.max(over));
        let hopeless = self.barred(p) > spare(p);
        let Some(id) = next.filter(|_| !hopeless) else { return self.give_up(out) };
        let over = over.filter(|over| Some(*over) > self.id);
        self.phase = Phase::Preparing;
        self.id = Some(id);
        self.promises.clear();
        self.accepted = 0;
        note(Note::Prepared { id, over }, out);
        broadcast(p, &Msg::Prepare { id }, out);
        out.arm(Timer::TimeOut, self.patience(p));
    }

    /// On a majority of PROMISEs: propose the value of the highest `vrnd` among them, else its own.
    fn on_promise(&mut self, p: &Paxos, j: u8, id: Round, vote: Option<Voted>, out: &mut Out) {
        let known = self.promises.iter().any(|(who, _)| *who == j);
        if self.phase != Phase::Preparing || self.id != Some(id) || known {
            return note(Note::Surplus { from: j, id }, out);
        }
        self.promises.push((j, vote));
        let held = u8::try_from(self.promises.len()).unwrap_or(u8::MAX);
        let need = p.quorum.size;
        note(Note::Collected { from: j, id, held, need }, out);
        if held >= need {
            self.propose(p, id, out);
        }
    }

    /// **Phase 2.** ACCEPT.
    fn propose(&mut self, p: &Paxos, id: Round, out: &mut Out) {
        let heeds = !p.without.lacks(Rule::Adopt);
        let votes = self.promises.iter().filter_map(|(_, vote)| vote.filter(|_| heeds));
        let binding = votes.reduce(|high, vote| if vote.id > high.id { vote } else { high });
        let Some(value) = binding.map(|vote| vote.value).or_else(|| p.own(self.me)) else { return };
        self.phase = Phase::Accepting;
        note(Note::Proposed { id, value, vrnd: binding.map(|vote| vote.id) }, out);
        let proposal = Voted { id, value };
        self.remember(proposal);
        broadcast(p, &Msg::Accept(proposal), out);
    }

    pub(super) fn remember(&mut self, proposal: Voted) {
        if self.proposals.len() == REMEMBERED {
            self.proposals.pop_front();
        }
        self.proposals.push_back(proposal);
    }

    /// On ACCEPTED from a majority: the value is chosen.
    fn on_accepted(&mut self, p: &Paxos, j: u8, vote: Voted, out: &mut Out) {
        let Voted { id, value } = vote;
        let current = self.phase == Phase::Accepting && self.id == Some(id);
        if !current || self.accepted & (1 << j) != 0 {
            return note(Note::KnewIt { from: j }, out);
        }
        self.accepted |= 1 << j;
        let (held, need) = (count(self.accepted), p.quorum.size);
        note(Note::Counted { from: j, id, held, need }, out);
        if held >= need {
            note(Note::Chosen { id, value, own: p.own(self.me) == Some(value) }, out);
            self.learned.get_or_insert(value);
            self.phase = Phase::Waiting;
        }
    }

    /// On FAIL: the first one that can be outbid ends the attempt.
    fn on_fail(&mut self, p: &Paxos, j: u8, id: Round, promised: Round, out: &mut Out) {
        if let Some(told) = self.told.get_mut(usize::from(j)) {
            *told = (*told).max(Some(promised));
        }
        let trying = matches!(self.phase, Phase::Preparing | Phase::Accepting);
        let echo = promised == id && self.promises.iter().any(|(who, _)| *who == j);
        if !trying || self.id != Some(id) || echo || self.learned.is_some() {
            return note(Note::OldRefusal { from: j, id }, out);
        }
        if self.beats(p, promised) {
            note(Note::Refused { from: j, id, promised }, out);
            return self.back_off(p, id, out);
        }
        let (barred, spare) = (self.barred(p), spare(p));
        note(Note::Barred { from: j, promised, barred, spare }, out);
        if barred > spare {
            self.give_up(out);
        }
    }

    fn back_off(&mut self, p: &Paxos, id: Round, out: &mut Out) {
        self.refused += 1;
        if p.backoff == Backoff::Fixed {
            return self.prepare(p, out);
        }
        self.phase = Phase::BackingOff;
        let spread = (DELAY << self.refused.min(20)).min(p.base);
        let most = u32::try_from((DELAY + spread) / DELAY).unwrap_or(u32::MAX);
        note(Note::BacksOff { id, most }, out);
        out.disarm(Timer::TimeOut);
        out.arm_within(Timer::Again, DELAY, spread);
    }

    fn give_up(&mut self, out: &mut Out) {
        self.phase = Phase::GaveUp;
        note(Note::GaveUp { promised: self.told.iter().copied().flatten().max() }, out);
        out.disarm(Timer::TimeOut);
        out.disarm(Timer::Again);
    }

    /// Messages were lost, or too many servers are down: a new attempt, with more time.
    fn on_time_out(&mut self, p: &Paxos, out: &mut Out) {
        let Some(id) = self.id.filter(|_| self.is_busy()) else { return note(Note::Idle, out) };
        self.late += 1;
        note(Note::TimedOut { id }, out);
        self.prepare(p, out);
    }

    /// On DECIDED: a server's word is good. It goes on until a majority has said so.
    fn on_decided(&mut self, p: &Paxos, j: u8, value: Value, out: &mut Out) {
        if self.deciders & (1 << j) != 0 {
            return note(Note::KnewIt { from: j }, out);
        }
        let first = self.deciders == 0;
        self.deciders |= 1 << j;
        self.learned.get_or_insert(value);
        if first {
            let own = p.own(self.me) == Some(value);
            note(
                if own { Note::Won { value, from: j } } else { Note::Lost { value, from: j } },
                out,
            );
        } else {
            note(Note::KnewIt { from: j }, out);
        }
        let servers = count(self.deciders);
        if servers >= p.quorum.size {
            if self.phase != Phase::Done {
                self.phase = Phase::Done;
                note(Note::Finished { value, servers }, out);
                out.disarm(Timer::TimeOut);
                out.disarm(Timer::Again);
            }
        } else if self.phase == Phase::BackingOff {
            self.phase = Phase::Waiting;
            out.disarm(Timer::Again);
            out.arm(Timer::TimeOut, self.patience(p));
        }
    }

    /// Whether one of its own IDs is above this one.
    fn beats(&self, p: &Paxos, promised: Round) -> bool {
        p.id_above(self.me, Some(promised)).is_some()
    }

    /// Servers that promised an ID beyond all of its own.
    #[must_use]
    pub fn barred(&self, p: &Paxos) -> u8 {
        let lost = self.told.iter().flatten().filter(|told| !self.beats(p, **told));
        u8::try_from(lost.count()).unwrap_or(u8::MAX)
    }
}

/// Servers that a majority can do without.
fn spare(p: &Paxos) -> u8 {
    p.quorum.n - p.quorum.size
}

fn count(bits: u32) -> u8 {
    u8::try_from(bits.count_ones()).unwrap_or(u8::MAX)
}

pub(super) fn broadcast(p: &Paxos, msg: &Msg, out: &mut Out) {
    for server in 0..p.cast.servers {
        out.send(AgentId::Server(server), msg.clone());
    }
}

pub(super) fn note(note: Note, out: &mut Out) {
    out.note(super::Note::Proposer(note));
}
