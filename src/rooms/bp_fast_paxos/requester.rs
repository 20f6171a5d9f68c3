//! A client behind edge proposers (section 1, the paper's other mapping): it sends requests and
//! waits for results. It asks the next proposer whenever the present one keeps it waiting.

use super::server::refuse;
use super::{BpFastPaxos, Msg, Timer};
use crate::contract::command::Command;
use crate::contract::{AgentId, Effects, Input};

type Out = Effects<BpFastPaxos>;

/// A requester's state.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Requester {
    /// Its number among the clients, from 0.
    pub me: u8,
    /// The sequence number of the request it waits for: all below have their result.
    pub current: u32,
    /// The edge proposer that it asks next.
    pub asks: u8,
}

/// What a requester has to say about a step.
#[allow(missing_docs, reason = "fields have the names of the protocol's page")]
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A request was sent.
    Asked { proposer: u8, seq: u32, command: Command },
    /// A result came.
    Answered { proposer: u8, seq: u32, result: u32 },
    /// Nothing to do.
    Idle,
}

impl Requester {
    /// A client at the start of a run.
    pub fn boot(p: &BpFastPaxos, me: u8, out: &mut Out) -> Self {
        if p.commands.get(usize::from(me)).is_some_and(|all| !all.is_empty()) {
            out.arm(Timer::AskAgain, 0);
        }
        Self { me, current: 0, asks: me % p.m() }
    }

    /// One input in, effects out.
    pub fn step(&mut self, p: &BpFastPaxos, input: Input<Msg, Timer>, out: &mut Out) {
        match input {
            Input::Expire(Timer::AskAgain) => self.ask(p, out),
            Input::Deliver { from: AgentId::Edge(proposer), msg: Msg::Reply { seq, result } } => {
                if seq != self.current {
                    return note(Note::Idle, out);
                }
                note(Note::Answered { proposer, seq, result }, out);
                self.current += 1;
                self.asks = proposer;
                self.ask(p, out);
            }
            Input::Deliver { from, msg } => refuse(from, &msg, out),
            Input::Start | Input::Expire(_) => note(Note::Idle, out),
        }
    }

    fn ask(&mut self, p: &BpFastPaxos, out: &mut Out) {
        let seq = self.current;
        let Some(command) = p.commands.get(usize::from(self.me)).and_then(|all| all.get(seq))
        else {
            return out.disarm(Timer::AskAgain);
        };
        note(Note::Asked { proposer: self.asks, seq, command }, out);
        out.send(AgentId::Edge(self.asks), Msg::Request { seq, command });
        self.asks = (self.asks + 1) % p.m();
        out.arm(Timer::AskAgain, 2 * p.base);
    }
}

fn note(note: Note, out: &mut Out) {
    out.note(super::Note::Requester(note));
}
