//! A server: acceptor and learner ("Full Paxos", phases 1 and 2, acceptor). It crashes; it never
//! lies.

use super::switches::Rule;
use super::{Msg, Paxos, Timer, Value, Voted};
use crate::contract::{AgentId, Effects, Input, Round};

type Out = Effects<Paxos>;

/// How many IDs a learner counts at a time: the highest. Older ones can only be repeats, and who
/// misses one asks.
pub const TALLIES: usize = 16;

/// A server's state.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Acceptor {
    /// Its number, from 0.
    pub me: u8,

    // On disk: written before anything that depends on it is sent.
    /// The highest ID promised.
    pub rnd: Option<Round>,
    /// `vrnd` and `vval`.
    pub vote: Option<Voted>,
    /// The decided value.
    pub decided: Option<Value>,

    // Lost in a crash.
    /// It has heard of the slot.
    pub active: bool,
    /// ACCEPTED, by ID, in the order of the IDs.
    pub heard: Vec<Tally>,
}

/// The ACCEPTED of one ID.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Tally {
    /// The ID.
    pub id: Round,
    /// Who accepted what, in the order heard; each server once.
    pub votes: Vec<(u8, Value)>,
}

/// What a server has to say about a step.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are the facts that each line speaks of")]
pub enum Note {
    /// Phase 1.
    Promised { to: u8, id: Round, vote: Option<Voted> },
    /// A promise to another proposer, for a lower ID, no longer holds; that proposer is told.
    Broke { to: u8, id: Round, promised: Round },
    /// It has promised as much or more.
    Refused { to: u8, id: Round, promised: Round, kind: &'static str },
    /// Phase 2.
    Voted { to: u8, id: Round, value: Value },
    /// The same proposal again.
    VotedAgain { to: u8, id: Round, value: Value },
    /// An ACCEPTED was counted: `votes` of the `of` that are needed.
    Heard { from: u8, id: Round, value: Value, votes: u8, of: u8 },
    /// An ACCEPTED or DECIDED that says nothing new.
    HeardBefore { from: u8 },
    /// A majority accepted the proposal.
    Decided { id: Round, value: Value, votes: u8 },
    /// Another server said so.
    DecidedByHearsay { value: Value, from: u8 },
    /// A proposer comes after the decision.
    AlreadyDecided { to: u8, value: Value },
    /// It asks the others.
    Asked,
    /// It tells another server the decision.
    ToldDecided { to: u8, value: Value },
    /// It tells another server its vote.
    ToldVote { to: u8, id: Round, value: Value },
    /// It has nothing to tell.
    NothingNewer { to: u8 },
    /// Back from a crash, with its disk.
    Recovered,
    /// A timer ran out that no longer matters.
    Idle,
}

impl Acceptor {
    /// A server that starts with an empty disk.
    pub fn boot(p: &Paxos, me: u8, out: &mut Out) -> Self {
        out.arm(Timer::Slow, 10 * p.base);
        Self::blank(me)
    }

    fn blank(me: u8) -> Self {
        Self { me, rnd: None, vote: None, decided: None, active: false, heard: Vec::new() }
    }

    /// What is not on disk is lost; all of it where servers recover without their disks.
    pub fn crash(&mut self, p: &Paxos) {
        if p.without.lacks(Rule::Disk) {
            *self = Self::blank(self.me);
        }
        self.active = false;
        self.heard.clear();
    }

    /// It counts its own vote again, from its disk, and asks at once what it missed.
    pub fn recover(&mut self, p: &Paxos, out: &mut Out) {
        note(Note::Recovered, out);
        if self.decided.is_some() {
            return;
        }
        if let Some(vote) = self.vote {
            let me = self.me;
            self.tally(vote.id).votes.push((me, vote.value));
        }
        self.active = self.rnd.is_some();
        self.ask(p, out);
    }

    /// One input in, effects out.
    pub fn step(&mut self, p: &Paxos, input: Input<Msg, Timer>, out: &mut Out) {
        match input {
            Input::Start => {}
            Input::Deliver { from: AgentId::Server(j), msg } => match msg {
                Msg::Accepted(vote) => self.hear(p, j, vote, out),
                Msg::Decided { value } => self.on_decided(j, value, out),
                Msg::Ask => self.on_ask(j, out),
                other => refuse(AgentId::Server(j), &other, out),
            },
            Input::Deliver { from, msg } => match (p.cast.proposer_index(from), msg) {
                (Some(c), Msg::Prepare { id }) => self.on_prepare(p, c, id, out),
                (Some(c), Msg::Accept(proposal)) => self.on_accept(p, c, proposal, out),
                (_, other) => refuse(from, &other, out),
            },
            Input::Expire(Timer::Slow) if self.decided.is_none() => self.ask(p, out),
            Input::Expire(_) => note(Note::Idle, out),
        }
    }

    /// **Phase 1.** On PREPARE(ID): promise to ignore lower IDs, and tell the last vote; FAIL if as
    /// much has been promised already.
    fn on_prepare(&mut self, p: &Paxos, c: u8, id: Round, out: &mut Out) {
        if let Some(value) = self.decided {
            return answer(c, value, out);
        }
        self.active = true;
        if let Some(promised) = self.rnd.filter(|rnd| id <= *rnd) {
            return fail(c, id, promised, "PREPARE", out);
        }
        note(Note::Promised { to: c, id, vote: self.vote }, out);
        self.raise(p, c, id, out);
        out.send(AgentId::Client(c), Msg::Promise { id, vote: self.vote });
    }

    /// **Phase 2.** On ACCEPT(ID, value): accept it unless a higher ID has been promised, and tell
    /// the learners and the proposer.
    fn on_accept(&mut self, p: &Paxos, c: u8, proposal: Voted, out: &mut Out) {
        if let Some(value) = self.decided {
            return answer(c, value, out);
        }
        self.active = true;
        let Voted { id, value } = proposal;
        let outdated = self.vote.is_some_and(|vote| id < vote.id);
        let heeded = outdated || !p.without.lacks(Rule::Promise);
        if let Some(promised) = self.rnd.filter(|rnd| id < *rnd && heeded) {
            return fail(c, id, promised, "ACCEPT", out);
        }
        let again = self.vote == Some(proposal);
        let to = c;
        note(
            if again { Note::VotedAgain { to, id, value } } else { Note::Voted { to, id, value } },
            out,
        );
        self.raise(p, c, id, out);
        self.vote = Some(proposal);
        for server in p.others(self.me) {
            out.send(server, Msg::Accepted(proposal));
        }
        out.send(AgentId::Client(c), Msg::Accepted(proposal));
        self.hear(p, self.me, proposal, out);
    }

    /// Moves `rnd` up. A proposer whose promise this breaks before it was used is told at once.
    fn raise(&mut self, p: &Paxos, c: u8, id: Round, out: &mut Out) {
        let broken = self.rnd.replace(self.rnd.map_or(id, |rnd| rnd.max(id)));
        let broken = broken.filter(|old| *old < id);
        let used = self.vote.map(|vote| vote.id);
        let Some(old) = broken.filter(|old| Some(*old) != used) else { return };
        let loser = p.owner(old);
        if loser != c {
            note(Note::Broke { to: loser, id: old, promised: id }, out);
            out.send(AgentId::Client(loser), Msg::Fail { id: old, promised: id });
        }
    }

    /// **Learner.** On ACCEPTED(ID, value): a majority with one ID decides. That all of them carry
    /// one value is what the learner believes of honest proposers; it takes the one that it heard
    /// first.
    fn hear(&mut self, p: &Paxos, j: u8, vote: Voted, out: &mut Out) {
        let Voted { id, value } = vote;
        self.active = true;
        let undecided = self.decided.is_none();
        let tally = self.tally(id);
        if tally.votes.iter().any(|(who, _)| *who == j) {
            if j != self.me {
                note(Note::HeardBefore { from: j }, out);
            }
            return;
        }
        tally.votes.push((j, value));
        let first = tally.votes[0].1;
        let votes = u8::try_from(tally.votes.len()).unwrap_or(u8::MAX);
        if self.heard.len() > TALLIES {
            self.heard.remove(0);
        }
        if j != self.me {
            note(Note::Heard { from: j, id, value, votes, of: p.quorum.size }, out);
        }
        if undecided && votes >= p.quorum.size {
            note(Note::Decided { id, value: first, votes }, out);
            self.decide(first, out);
            out.send(AgentId::Client(first.author), Msg::Decided { value: first });
        }
    }

    /// On DECIDED from another server: its word is good.
    fn on_decided(&mut self, j: u8, value: Value, out: &mut Out) {
        if self.decided.is_some() {
            return note(Note::HeardBefore { from: j }, out);
        }
        self.active = true;
        note(Note::DecidedByHearsay { value, from: j }, out);
        self.decide(value, out);
    }

    fn decide(&mut self, value: Value, out: &mut Out) {
        self.decided = Some(value);
        out.decisions.push((0, value));
        out.disarm(Timer::Slow);
    }

    /// On ASK: the decision, else the last vote, else nothing.
    fn on_ask(&mut self, j: u8, out: &mut Out) {
        let to = AgentId::Server(j);
        if let Some(value) = self.decided {
            note(Note::ToldDecided { to: j, value }, out);
            out.send(to, Msg::Decided { value });
        } else if let Some(vote) = self.vote {
            note(Note::ToldVote { to: j, id: vote.id, value: vote.value }, out);
            out.send(to, Msg::Accepted(vote));
        } else {
            note(Note::NothingNewer { to: j }, out);
        }
    }

    fn ask(&self, p: &Paxos, out: &mut Out) {
        out.arm(Timer::Slow, 10 * p.base);
        note(Note::Asked, out);
        for server in p.others(self.me) {
            out.send(server, Msg::Ask);
        }
    }

    fn tally(&mut self, id: Round) -> &mut Tally {
        let at = self.heard.partition_point(|tally| tally.id < id);
        if self.heard.get(at).is_none_or(|tally| tally.id != id) {
            self.heard.insert(at, Tally { id, votes: Vec::new() });
        }
        &mut self.heard[at]
    }
}

fn answer(c: u8, value: Value, out: &mut Out) {
    note(Note::AlreadyDecided { to: c, value }, out);
    out.send(AgentId::Client(c), Msg::Decided { value });
}

/// FAIL, naming what was promised instead.
fn fail(c: u8, id: Round, promised: Round, kind: &'static str, out: &mut Out) {
    note(Note::Refused { to: c, id, promised, kind }, out);
    out.send(AgentId::Client(c), Msg::Fail { id, promised });
}

fn note(note: Note, out: &mut Out) {
    out.note(super::Note::Server(note));
}

pub(super) fn refuse(from: AgentId, msg: &Msg, out: &mut Out) {
    out.note(super::Note::NotForMe { from, kind: msg.kind() });
}
