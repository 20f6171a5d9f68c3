//! # Paxos
//!
//! Lamport: *The Part-Time Parliament* (1998), *Paxos Made Simple* (2001); here as a lecture gives
//! it ("Full Paxos"), for one decree: abortable consensus on the value of one slot.
//!
//! **Model.** `n` servers are acceptors and learners. They fail by crashing only and come back with
//! their disk: at most `f`, `n >= 2f + 1`. `m` clients are proposers. **Everyone is trusted**: a
//! client may be slow or crash, but it says what the protocol says. This is the baseline that BP
//! Fast Paxos is compared with, and what happens to it when a client lies is the lesson.
//!
//! | phase | proposer | acceptor |
//! | --- | --- | --- |
//! | 1 | PREPARE(ID) to all | PROMISE(ID, vrnd, vval), or FAIL if it promised as much already |
//! | 2 | ACCEPT(ID, value) to all | ACCEPTED(ID, value) to learners and proposer, or FAIL |
//!
//! **Reading order**: this file (messages, IDs), [`acceptor`] (a server), [`proposer`] (the honest
//! client), [`lies`] (the others), [`claims`] (what must hold), [`switches`] (what each rule is for),
//! [`cards`] (the words).
//!
//! **Choices where the sources are silent or differ**:
//! - An ID is `counter * m + i` for client number `i`, both from 0: unique and ascending, as the
//!   lecture asks. C1 of three uses 0, 3, 6, ..., C2 uses 1, 4, 7, ... "No promise yet" is not a
//!   number but the lack of one. The largest ID is [`Paxos::LAST`]: IDs are signed 32-bit integers.
//! - Acceptors do not check that an ID is its sender's. Nothing in Paxos does.
//! - The lecture's PROPOSE is ACCEPT here, Lamport's name for it.
//! - An ACCEPT is taken when its ID is at least the one promised. The lecture's code asks for
//!   equality, its outline and Lamport do not; so a lost PREPARE costs nothing.
//! - FAIL names the ID that was promised instead, so that the proposer need not guess. An acceptor
//!   also sends it to the proposer whose promise it has just broken, before that one finds out:
//!   Lamport advises to tell a proposer when it has lost (*Paxos Made Simple*, section 2.2).
//! - A proposer outbids at the first FAIL that it can outbid. A FAIL that names an ID beyond all of
//!   its own is kept in mind: that server is lost to it. Once so many are lost that no majority is
//!   left, **no number is left to outbid** with, and it gives up for good: promises only grow. It
//!   does not knock again, so the run comes to rest, undecided.
//! - [`Backoff::Fixed`] waits the same time after every FAIL: none. Under equal delays each of two
//!   proposers then breaks the other's promises just before its ACCEPT arrives, for ever: livelock.
//!   With a longer fixed wait one of them would get through between the other's attempts, as long
//!   as delays are equal.
//! - An attempt without an answer is given up after `base`, doubled at each further such time-out.
//! - A proposer goes on, with ever higher IDs, until a majority of servers have told it DECIDED.
//!   One is not enough: the server that said it may be gone for good while the others still need a
//!   proposer. Of a majority at least one stays, and tells whoever asks.
//! - A learner counts ACCEPTED by ID and believes that an ID carries one value: the one that it
//!   heard first. With honest clients there is no other.
//! - On a slow timer (`10 * base`) an undecided server asks the others, and at once when it comes
//!   back from a crash. It is told the decision, else the last vote of whoever has voted.
//! - A server's own ACCEPTED reaches it within the step that votes.
//!
//! What follows is the protocol itself, section by section; "section 5" in this folder means the
//! fifth of it.
//!
#![doc = include_str!("protocol.md")]

pub mod acceptor;
pub mod cards;
pub mod claims;
pub mod faces;
mod hopeless;
pub mod lies;
pub mod proposer;
mod search;
pub mod switches;

#[cfg(test)]
mod tests;

use crate::contract::command::Command;
use crate::contract::knowledge::Unsealed;
use crate::contract::speech::{Speech, Word};
use crate::contract::switches::Switches;
use crate::contract::{
    AgentId, Agents, Cast, DELAY, Effects, Fails, Input, KnownOf, Left, Protocol, Role, Round,
    Slot, Ticks,
};
use crate::parts::quorum::Quorum;
use acceptor::Acceptor;
use lies::Lie;
use proposer::Proposer;
use switches::Rule;

/// The parameters of a run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Paxos {
    /// Who takes part; clients propose themselves (`edges` is 0).
    pub cast: Cast,
    /// A majority, in both phases.
    pub quorum: Quorum,
    /// The base time-out, in ticks.
    pub base: Ticks,
    /// How long a proposer waits before it outbids.
    pub backoff: Backoff,
    /// The first so many clients propose at time 0; client number `i` from 0 among the others does
    /// at `i * base`, unless it has heard of a decision.
    pub starters: u8,
    /// What each client wants chosen, by client; who has none proposes nothing.
    pub commands: Vec<Option<Command>>,
    /// What a traitor may ask for of its own accord besides, in a search.
    pub inventions: Vec<Value>,
    /// Rules that are switched off.
    pub without: Switches,
}

/// What a refused proposer does before it outbids.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Backoff {
    /// The same every time: it outbids at once. Two proposers may duel for ever.
    Fixed,
    /// At least one one-way delay, and at random up to 2, 4, 8, ... more, never more than `base`.
    Random,
}

impl Paxos {
    /// Default time-out: 20 one-way delays.
    pub const BASE: Ticks = 20 * DELAY;
    /// The largest ID: 2^31 - 1.
    pub const LAST: Round = 2_147_483_647;

    /// A run with the default time-out, random back-off and one starter.
    #[must_use]
    pub fn new(servers: u8, commands: Vec<Option<Command>>) -> Self {
        let clients = u8::try_from(commands.len()).unwrap_or(u8::MAX);
        Self {
            cast: Cast { servers, edges: 0, clients },
            quorum: Quorum::majority(servers),
            base: Self::BASE,
            backoff: Backoff::Random,
            starters: 1,
            commands,
            inventions: Vec::new(),
            without: Switches::default(),
        }
    }

    /// The same run with these rules off.
    #[must_use]
    pub fn lacking(self, without: Switches) -> Self {
        let n = self.quorum.n;
        let size = if without.lacks(Rule::Quorum) { n.div_ceil(2) } else { self.quorum.size };
        Self { without, quorum: Quorum { size, ..self.quorum }, ..self }
    }

    /// Proposer `i`'s lowest ID above `floor`, if there is one: `counter * m + i`.
    #[must_use]
    pub fn id_above(&self, i: u8, floor: Option<Round>) -> Option<Round> {
        let (i, m) = (u64::from(i), u64::from(self.cast.clients.max(1)));
        let least = floor.map_or(0, |floor| u64::from(floor) + 1);
        let id = i + least.saturating_sub(i).div_ceil(m) * m;
        Round::try_from(id).ok().filter(|id| *id <= Self::LAST)
    }

    /// The proposer that this ID belongs to, if all are honest.
    #[must_use]
    pub fn owner(&self, id: Round) -> u8 {
        u8::try_from(id % Round::from(self.cast.clients.max(1))).unwrap_or(0)
    }

    /// A client's command as a value.
    #[must_use]
    pub fn own(&self, client: u8) -> Option<Value> {
        let command = self.commands.get(usize::from(client)).copied().flatten()?;
        Some(Value { author: client, command })
    }

    /// Servers other than this one.
    fn others(&self, me: u8) -> impl Iterator<Item = AgentId> + use<> {
        (0..self.cast.servers).filter(move |i| *i != me).map(AgentId::Server)
    }
}

/// A value: a command and the client that wants it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Value {
    /// The client whose command it is.
    pub author: u8,
    /// What to execute.
    pub command: Command,
}

/// An accepted proposal: `vrnd` and `vval`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Voted {
    /// `vrnd`.
    pub id: Round,
    /// `vval`.
    pub value: Value,
}

/// The messages.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Msg {
    /// Proposer to every server: ignore IDs below this one, and say how you last voted.
    Prepare {
        /// The proposal's number.
        id: Round,
    },
    /// Server to a proposer: I do.
    Promise {
        /// The proposal's number.
        id: Round,
        /// How it last voted.
        vote: Option<Voted>,
    },
    /// Proposer to every server: vote for this (the lecture's PROPOSE).
    Accept(Voted),
    /// Server to every server and to the proposer: I voted this.
    Accepted(Voted),
    /// Server to a proposer: too late.
    Fail {
        /// The number that is refused, or whose promise was broken.
        id: Round,
        /// The number promised instead.
        promised: Round,
    },
    /// Server to the value's author, to a proposer that comes late, and to a server that asks.
    Decided {
        /// The value.
        value: Value,
    },
    /// Server to every server: what did I miss?
    Ask,
}

/// The timers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// Server: the slow timer, for ASK.
    Slow,
    /// Proposer: its first attempt.
    Start,
    /// Proposer: the attempt has had its time.
    TimeOut,
    /// Proposer: the back-off is over.
    Again,
    /// Traitor: the moment that its strategy waits for.
    Scheme,
}

/// An agent of any role.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Agent {
    /// Acceptor and learner.
    Server(Acceptor),
    /// Client.
    Proposer(Proposer),
}

/// Explanations: which rule fired or refused, with the facts that it used.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A server's note.
    Server(acceptor::Note),
    /// A proposer's note.
    Proposer(proposer::Note),
    /// A message that its receiver does not take from its sender.
    NotForMe {
        /// Who sent it.
        from: AgentId,
        /// Its type.
        kind: &'static str,
    },
}

impl Protocol for Paxos {
    type Agent = Agent;
    type Msg = Msg;
    type Timer = Timer;
    type Value = Value;
    type Note = Note;
    type Lie = Lie;
    type Seal = Unsealed;

    fn cast(&self) -> Cast {
        self.cast
    }

    /// Nobody lies (section 1). What a client that does can do is shown all the same (section 7).
    fn role(who: AgentId) -> Role {
        match who {
            AgentId::Server(_) => Role { fails: Fails::Crash, lies: false, returns: true },
            _ => Role { fails: Fails::Crash, lies: true, returns: false },
        }
    }

    fn boot(&self, who: AgentId, out: &mut Effects<Self>) -> Agent {
        match who {
            AgentId::Server(i) => Agent::Server(Acceptor::boot(self, i, out)),
            AgentId::Client(i) | AgentId::Edge(i) => Agent::Proposer(Proposer::boot(self, i, out)),
        }
    }

    fn step(&self, agent: &mut Agent, input: Input<Msg, Timer>, out: &mut Effects<Self>) {
        match agent {
            Agent::Server(server) => server.step(self, input, out),
            Agent::Proposer(proposer) => proposer.step(self, input, out),
        }
    }

    fn crash(&self, agent: &mut Agent) {
        if let Agent::Server(server) = agent {
            server.crash(self);
        }
    }

    fn keeps_disks(&self) -> bool {
        !self.without.lacks(Rule::Disk)
    }

    fn recover(&self, agent: &mut Agent, out: &mut Effects<Self>) {
        if let Agent::Server(server) = agent {
            server.recover(self, out);
        }
    }

    fn is_background(timer: Timer) -> bool {
        matches!(timer, Timer::Slow)
    }

    /// Nothing is signed, so anyone can say anything.
    fn seals(_msg: &Msg) -> impl Iterator<Item = &Unsealed> {
        std::iter::empty()
    }

    fn lie(
        &self,
        lie: &Lie,
        agent: &mut Agent,
        _known: &KnownOf<Self>,
        input: Input<Msg, Timer>,
        out: &mut Effects<Self>,
    ) {
        lies::step(self, lie, agent, input, out);
    }

    fn is_lie(lie: &Lie) -> bool {
        !matches!(lie, Lie::Crash { .. })
    }

    /// With a value an ACCEPT, without one a PREPARE.
    fn phrase(
        &self,
        agent: &Agent,
        _known: &KnownOf<Self>,
        speech: &Speech,
    ) -> Result<Vec<(AgentId, Msg)>, &'static str> {
        let Agent::Proposer(me) = agent else { return Err("only a proposer can say that") };
        let id = speech.round;
        let msg = match speech.value {
            None => Msg::Prepare { id },
            Some(word) => {
                let command = word.letter.ok_or("Paxos has no no-ops")?;
                let author = word.author.unwrap_or(me.me);
                Msg::Accept(Voted { id, value: Value { author, command } })
            }
        };
        Ok(speech.to.iter().map(|server| (AgentId::Server(*server), msg.clone())).collect())
    }

    fn spell(&self, _known: &KnownOf<Self>, to: u8, msg: &Msg) -> Option<Speech> {
        let (round, value) = match msg {
            Msg::Prepare { id } => (*id, None),
            Msg::Accept(Voted { id, value: Value { author, command } }) => {
                (*id, Some(Word { letter: Some(*command), author: Some(*author), request: None }))
            }
            _ => return None,
        };
        Some(Speech { to: vec![to], round, value, ..Speech::default() })
    }

    fn timer_name(timer: Timer) -> String {
        match timer {
            Timer::Slow => "slow",
            Timer::Start => "start",
            Timer::TimeOut => "time-out",
            Timer::Again => "again",
            Timer::Scheme => "scheme",
        }
        .into()
    }

    /// Any client may propose anything, with any ID.
    fn proposal(&self, from: AgentId, msg: &Msg) -> Option<(Slot, Value)> {
        let Msg::Accept(proposal) = msg else { return None };
        self.cast.proposer_index(from)?;
        Some((0, proposal.value))
    }

    fn is_honest_value(&self, value: &Value, honest: &dyn Fn(AgentId) -> bool) -> bool {
        honest(AgentId::Client(value.author)) && self.own(value.author) == Some(*value)
    }

    /// Nobody is ever accused: Paxos has no notion of guilt.
    fn accused(&self, _agent: &Agent) -> Agents {
        Agents::NOBODY
    }

    fn unfinished(agent: &Agent) -> Option<Slot> {
        match agent {
            Agent::Server(server) => server.decided.is_none().then_some(0),
            Agent::Proposer(_) => None,
        }
    }

    fn log_length(agent: &Agent) -> Slot {
        match agent {
            Agent::Server(server) => Slot::from(server.decided.is_some()),
            Agent::Proposer(_) => 0,
        }
    }

    fn hopeless(&self, all: &[Left<Self>]) -> Option<(&'static str, bool)> {
        hopeless::hopeless(self, all)
    }
}
