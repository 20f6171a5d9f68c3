//! What a lying client says. Nothing is signed and nobody checks, so anything goes.
//!
//! A traitor is an honest proposer with a tampered mouth: it keeps what it receives as an honest
//! one would, and its strategy decides what leaves it.

use super::proposer::{Note, Phase, Proposer, broadcast, note};
use super::{Agent, Msg, Paxos, Timer, Value, Voted};
use crate::contract::command::Command;
use crate::contract::{AgentId, Effects, Input, Round};

type Out = Effects<Paxos>;

/// A strategy.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Lie {
    /// Sends nothing.
    Silent,
    /// Its next broadcast reaches these servers only, and it is gone.
    Crash {
        /// The servers.
        reaches: Vec<u8>,
    },
    /// One ID, different values to different servers.
    Equivocate {
        /// Which servers are asked for which command.
        split: Vec<(Command, Vec<u8>)>,
    },
    /// PREPARE with an enormous ID, then nothing.
    Runaway {
        /// The ID.
        round: Round,
    },
    /// So many PREPAREs to every server, each outbidding the one before; then as if nothing were.
    Flood {
        /// How many.
        count: u32,
    },
    /// Says the right thing just before the time-out, every time.
    Stall,
    /// Says nothing of its own accord: only what is said for it by hand.
    ByHand,
}

impl Lie {
    /// Its name in scenario files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Crash { .. } => "crash",
            Self::Equivocate { .. } => "equivocate",
            Self::Runaway { .. } => "runaway",
            Self::Flood { .. } => "flood",
            Self::Stall => "stall",
            Self::ByHand => "by-hand",
        }
    }
}

/// A traitor's step: the honest one happens inside, and what it would say passes the strategy.
pub(super) fn step(
    p: &Paxos,
    lie: &Lie,
    agent: &mut Agent,
    input: Input<Msg, Timer>,
    out: &mut Out,
) {
    let me = match agent {
        Agent::Proposer(me) => me,
        Agent::Server(server) => return server.step(p, input, out),
    };
    if *lie == Lie::ByHand {
        if matches!(input, Input::Start) {
            out.disarm(Timer::Start);
            rest(out);
        }
        return note(Note::Idle, out);
    }
    let mut traitor = Traitor { p, lie, me };
    match input {
        Input::Start => traitor.at_once(out),
        Input::Expire(Timer::Scheme) => traitor.moment(out),
        // It holds its tongue on purpose: no reason to outbid itself.
        Input::Expire(Timer::TimeOut) if *lie == Lie::Stall => note(Note::Idle, out),
        input => {
            let mut honest = Effects::default();
            traitor.me.step(p, input, &mut honest);
            traitor.speak(honest, out);
        }
    }
}

struct Traitor<'a> {
    p: &'a Paxos,
    lie: &'a Lie,
    me: &'a mut Proposer,
}

impl Traitor<'_> {
    /// What the honest proposer would have said, tampered with: at most one broadcast a step.
    fn speak(&mut self, mut honest: Out, out: &mut Out) {
        if self.is_mute() {
            rest(out);
        } else {
            out.timers.append(&mut honest.timers);
        }
        let said = |note: &super::Note| {
            use super::Note::Proposer as By;
            matches!(note, By(Note::Prepared { .. } | Note::Proposed { .. }))
        };
        let (said, other): (Vec<_>, Vec<_>) = honest.notes.into_iter().partition(said);
        out.notes.extend(other);
        if let Some((_, msg)) = honest.sends.into_iter().next() {
            self.tamper(msg, said, out);
        }
    }

    /// It will say nothing more, whatever happens.
    fn is_mute(&self) -> bool {
        matches!(self.lie, Lie::Silent | Lie::Runaway { .. })
    }

    fn tamper(&mut self, msg: Msg, said: Vec<super::Note>, out: &mut Out) {
        match (self.lie, &msg) {
            _ if self.is_mute() => self.withhold(&msg, out),
            (Lie::Crash { reaches }, _) => {
                for server in reaches {
                    out.send(AgentId::Server(*server), msg.clone());
                }
                out.stops = true;
                let told = value_of(&msg).map(|value| (value, reaches.clone()));
                self.say(id_of(&msg), told.into_iter().collect(), out);
            }
            (Lie::Equivocate { split }, Msg::Accept(proposal)) => {
                self.equivocate(*proposal, split, out);
            }
            (Lie::Stall, _) => {
                out.arm_by_network(Timer::Scheme, self.p.base, -3);
                self.withhold(&msg, out);
                self.me.held = Some(msg);
            }
            _ => {
                broadcast(self.p, &msg, out);
                out.notes.extend(said);
            }
        }
    }

    /// Another word to each group of servers. Where promises bind it, the first group hears what
    /// an honest proposer would have said.
    fn equivocate(&mut self, honest: Voted, split: &[(Command, Vec<u8>)], out: &mut Out) {
        let bound = self.me.promises.iter().any(|(_, vote)| vote.is_some());
        let mut told = Vec::new();
        self.me.proposals.pop_back();
        for (i, (command, servers)) in split.iter().enumerate() {
            let value = match i {
                0 if bound => honest.value,
                _ => Value { author: self.me.me, command: *command },
            };
            told.push((value, servers.clone()));
            let proposal = Voted { value, ..honest };
            self.me.remember(proposal);
            for server in servers {
                out.send(AgentId::Server(*server), Msg::Accept(proposal));
            }
        }
        self.say(honest.id, told, out);
    }

    /// What some strategies do as soon as they are adopted.
    fn at_once(&mut self, out: &mut Out) {
        if self.is_mute() {
            rest(out);
        }
        match *self.lie {
            Lie::Runaway { round } => {
                broadcast(self.p, &Msg::Prepare { id: round }, out);
                self.say(round, vec![], out);
            }
            Lie::Flood { count } => {
                let mut id = self.me.id;
                for _ in 0..count {
                    let Some(next) = self.p.id_above(self.me.me, id) else { break };
                    broadcast(self.p, &Msg::Prepare { id: next }, out);
                    id = Some(next);
                }
                self.say(id.unwrap_or(0), vec![], out);
            }
            _ => note(Note::Idle, out),
        }
    }

    /// The moment that it waited for has come: it says what it held back.
    fn moment(&mut self, out: &mut Out) {
        let trying = matches!(self.me.phase, Phase::Preparing | Phase::Accepting);
        let held = self.me.held.take().filter(|msg| trying && Some(id_of(msg)) == self.me.id);
        let Some(msg) = held else { return note(Note::Idle, out) };
        broadcast(self.p, &msg, out);
        let all = (0..self.p.cast.servers).collect();
        let told = value_of(&msg).map(|value| (value, all));
        self.say(id_of(&msg), told.into_iter().collect(), out);
    }

    fn say(&self, id: Round, told: Vec<(Value, Vec<u8>)>, out: &mut Out) {
        note(Note::Lied { lie: self.lie.name(), id, told }, out);
    }

    fn withhold(&self, msg: &Msg, out: &mut Out) {
        note(Note::Withheld { lie: self.lie.name(), id: id_of(msg) }, out);
    }
}

/// Who says nothing more needs no timer: a run in which all else is done comes to rest.
fn rest(out: &mut Out) {
    out.disarm(Timer::TimeOut);
    out.disarm(Timer::Again);
}

fn id_of(msg: &Msg) -> Round {
    match msg {
        Msg::Prepare { id } | Msg::Promise { id, .. } | Msg::Fail { id, .. } => *id,
        Msg::Accept(vote) | Msg::Accepted(vote) => vote.id,
        Msg::Decided { .. } | Msg::Ask => 0,
    }
}

fn value_of(msg: &Msg) -> Option<Value> {
    match msg {
        Msg::Accept(vote) | Msg::Accepted(vote) => Some(vote.value),
        Msg::Decided { value } => Some(*value),
        _ => None,
    }
}
