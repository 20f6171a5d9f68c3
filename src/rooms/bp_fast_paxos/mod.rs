//! # BP Fast Paxos
//!
//! Marzullo, Meling, Mei: *When You Don't Trust Clients: Byzantine Proposer Fast Paxos* (2011).
//!
//! **Model.** `n` servers of one administrative domain are acceptors and learners. They share a
//! key `K`, believe each other, and fail by crashing only: at most `f` of them, `n >= 3f + 1`.
//! `m` proposers live outside and may do anything that they can, all of them.
//!
//! **Three changes to Paxos** (paper, section 2):
//!
//! | | the paper | here |
//! | --- | --- | --- |
//! | i | PREPARE gives way to TRUSTCHANGE, sent by acceptors | [`server`]: `change_trust` |
//! | ii | an ACCEPT after round 0 carries a proof: signed PROMISEs | [`proof`] |
//! | iii | equivocation is seen in LEARNs, so acceptors are learners | [`server`]: `hear` |
//!
//! **Reading order**: this file (messages, rounds), [`proof`] (the pick rule, what is legitimate),
//! [`server`] with its [`replica`], [`proposer`] (the honest one), [`requester`] (clients behind edge proposers),
//! [`lies`] (the others), [`claims`] (what must hold), [`switches`] (what each rule is for), [`told`] and [`faces`] (what views may know),
//! [`cards`] (the words).
//!
//! **Choices where the paper is silent**, beyond those of the protocol's own page:
//! - A server's own LEARN reaches it within the step that votes: a message to oneself comes first.
//! - LEARN and TRUSTCHANGE for slots at or past `first undecided + 2W` are dropped: the network may
//!   lose them anyway, and BEHIND brings a server that far back level. This bounds its memory, as
//!   does forgetting the LEARNs of slots more than `W` below the first undecided one.
//! - After a crash a server counts its own vote again, from its disk.
//! - A client has one command in flight at a time, so that the window holds it back only from filling
//!   its slots with no-ops. On a free pick it proposes that command unless the command is waiting in
//!   another slot; then a no-op. A slot that decided the command still waits for its result.
//! - A client fills no slot that lies `2W` or more below one that servers speak of: it is decided.
//! - Where `W` is below the number of proposers, an ACCEPT past the window, though dropped, has the
//!   first undecided slot waited for, at first for `2 base` longer: if the owners of the slots before
//!   are idle or silent, nobody else would ever start them.
//! - A command's result is its place among the commands executed, from 1.
//! - Edge mapping: Ci starts at proposer P(i mod p) and asks the next one at every resend. Replicas
//!   tell requests apart by what the proposer says, (client, sequence), and cannot do better.
//!
//! What follows is the protocol itself, section by section; "section 5" in this folder means the
//! fifth of it.
//!
#![doc = include_str!("protocol.md")]

pub mod cards;
pub mod claims;
pub mod faces;
mod hopeless;
pub mod lies;
pub mod proof;
pub mod proposer;
pub mod replica;
pub mod requester;
mod search;
pub mod server;
mod shown;
mod speech;
pub mod switches;
pub mod told;

use crate::contract::command::{Command, Workload};
use crate::contract::knowledge::Seal;
use crate::contract::speech::Speech;
use crate::contract::switches::Switches;
use crate::contract::{
    AgentId, Agents, Cast, DELAY, Effects, Fails, Input, KnownOf, Left, Protocol, Role, Round,
    Slot, Ticks,
};
use crate::parts::crypto::{Encoding, Mac};
use crate::parts::quorum::{Quorum, most_faulty};
use lies::Lie;
use proof::Flaw;
use proposer::Proposer;
use requester::Requester;
use server::Server;
use std::sync::Arc;
use switches::Rule;

/// The parameters of a run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BpFastPaxos {
    /// Who takes part.
    pub cast: Cast,
    /// `q = n - f`, in every round.
    pub quorum: Quorum,
    /// Slots that may be used; 1 is single-decree.
    pub slots: u32,
    /// `W`: how far past the first undecided slot an ACCEPT may reach.
    pub window: u32,
    /// The base time-out, in ticks.
    pub base: Ticks,
    /// The run, which MACs are bound to.
    pub run: u64,
    /// What each client wants executed, in order.
    pub commands: Vec<Workload>,
    /// Rules that are switched off (section 8).
    pub without: Switches,
}

impl BpFastPaxos {
    /// Default time-out: 20 one-way delays.
    pub const BASE: Ticks = 20 * DELAY;
    /// Default window.
    pub const WINDOW: u32 = 16;

    /// The quorums of `n` servers: all but `f`, unless a rule about them is off.
    #[must_use]
    pub fn quorums(n: u8, f: Option<u8>, without: Switches) -> Quorum {
        let bound = if without.lacks(Rule::Bound) { n.div_ceil(3) } else { most_faulty(n) };
        let quorum = Quorum::all_but(n, f.unwrap_or(bound));
        let majority = Quorum::majority(n).size;
        let size = if without.lacks(Rule::Quorum) { majority } else { quorum.size };
        Quorum { size, ..quorum }
    }

    /// `m`: how many proposers there are.
    #[must_use]
    pub fn m(&self) -> u8 {
        self.cast.proposers()
    }

    /// The one proposer that a server in round `r` of slot `s` trusts: number `(s + r) mod m`.
    #[must_use]
    pub fn owner(&self, slot: Slot, round: Round) -> u8 {
        let owner = (u64::from(slot) + u64::from(round)) % u64::from(self.m());
        u8::try_from(owner).unwrap_or(0)
    }

    /// `base * 2^(r div m)`: rounds get longer once every proposer has had its turn.
    #[must_use]
    pub fn timeout(&self, round: Round) -> Ticks {
        self.base << (round / Round::from(self.m())).min(20)
    }

    /// Servers other than this one.
    fn others(&self, me: u8) -> impl Iterator<Item = AgentId> + use<> {
        (0..self.cast.servers).filter(move |i| *i != me).map(AgentId::Server)
    }
}

/// A value: a no-op, or a command with its author and sequence number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Value {
    /// Decides a slot that nobody needs.
    Noop,
    /// A command, identified by (author, sequence).
    Command(Authored),
}

/// A command with its identity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Authored {
    /// The proposer that introduces it.
    pub author: u8,
    /// The author's sequence number, from 0.
    pub seq: u32,
    /// What to execute.
    pub command: Command,
    /// Edge mapping: the request that the proposer says is inside.
    pub request: Option<Request>,
}

/// A client's request, by (client, sequence).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Request {
    /// The client.
    pub client: u8,
    /// Its sequence number, from 0.
    pub seq: u32,
}

impl Value {
    /// Its author; a no-op has none.
    #[must_use]
    pub fn author(&self) -> Option<u8> {
        match self {
            Self::Noop => None,
            Self::Command(c) => Some(c.author),
        }
    }

    /// Whether `proposer` may introduce it: its own command or a no-op (section 3).
    #[must_use]
    pub fn may_come_from(&self, proposer: u8) -> bool {
        self.author().is_none_or(|author| author == proposer)
    }

    fn encode(&self, bytes: Encoding) -> Encoding {
        match self {
            Self::Noop => bytes.u8(0),
            Self::Command(c) => {
                let bytes = bytes.u8(1).u8(c.author).u32(c.seq).u16(c.command.0);
                match c.request {
                    None => bytes.u8(0),
                    Some(r) => bytes.u8(1).u8(r.client).u32(r.seq),
                }
            }
        }
    }
}

/// A vote: `vrnd` and `vval`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Voted {
    /// `vrnd`.
    pub round: Round,
    /// `vval`.
    pub value: Value,
}

/// A server's signed word that it ignores rounds below `round`, and how it last voted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Promise {
    /// The slot.
    pub slot: Slot,
    /// The new round.
    pub round: Round,
    /// Who promises.
    pub server: u8,
    /// `vrnd` and `vval`.
    pub vote: Option<Voted>,
    /// HMAC-SHA256 under `K` of all of the above and the run.
    pub mac: Mac,
}

impl Promise {
    /// Bytes on the wire: slot, round, server, vote and MAC.
    pub const BYTES: u32 = 4 + 4 + 1 + 1 + 4 + 14 + 32;

    /// What the MAC is computed over: injective, fixed width but for tagged options. A part that
    /// the MAC does not bind, because that rule is off, is the same in all.
    #[must_use]
    pub fn signed_bytes(&self, run: u64, without: Switches) -> Encoding {
        let bound = |rule: Rule, number: u32| if without.lacks(rule) { 0 } else { number };
        let bytes = Encoding::of_run(run)
            .u32(bound(Rule::MacSlot, self.slot))
            .u32(bound(Rule::MacRound, self.round))
            .u8(self.server);
        match self.vote.filter(|_| !without.lacks(Rule::MacVote)) {
            None => bytes.u8(0),
            Some(vote) => vote.value.encode(bytes.u8(1).u32(vote.round)),
        }
    }
}

impl Seal for Promise {
    fn mac(&self) -> &Mac {
        &self.mac
    }
}

/// Evidence against a proposer, which no honest one can cause (section 5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Conviction {
    /// The proposer.
    pub client: u8,
    /// What it did.
    pub crime: Crime,
}

/// What a proposer is convicted of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Crime {
    /// It proposed in a round that is another's.
    Usurping {
        /// The slot.
        slot: Slot,
        /// The round that it named.
        round: Round,
    },
    /// Two values in one round.
    Equivocation {
        /// The slot.
        slot: Slot,
        /// The round.
        round: Round,
        /// A server and what it voted.
        one: (u8, Value),
        /// Another server (or the same one, asked twice) and the other value.
        other: (u8, Value),
    },
    /// A proof that does not justify its value.
    BadProof {
        /// The slot.
        slot: Slot,
        /// The round.
        round: Round,
        /// The part that fails.
        flaw: Flaw,
    },
    /// It let a server wait: what a server holds that convicts at time-outs (a rule is off).
    Slowness {
        /// The slot.
        slot: Slot,
        /// The round.
        round: Round,
    },
}

/// The messages (section 3).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Msg {
    /// Proposer to every server: vote for this.
    Accept(Accept),
    /// Server to every server: I voted this.
    Learn {
        /// The slot.
        slot: Slot,
        /// The round.
        round: Round,
        /// The value.
        value: Value,
    },
    /// Server to every server: I have turned to the owner of this round.
    TrustChange {
        /// The slot.
        slot: Slot,
        /// The new round.
        round: Round,
        /// Every conviction that the sender holds.
        evidence: Arc<[Conviction]>,
    },
    /// Server to the owner of the new round.
    Promise(Promise),
    /// Server to the value's author, and to an agent that is behind.
    Decided {
        /// The slot.
        slot: Slot,
        /// The value.
        value: Value,
        /// To a client, once executed: the result.
        result: Option<u32>,
        /// The sender's first undecided slot.
        first_undecided: Slot,
    },
    /// Server to every server: I know nothing from this slot on.
    Behind {
        /// The sender's first undecided slot.
        first_undecided: Slot,
    },
    /// Client to an edge proposer.
    Request {
        /// The client's sequence number.
        seq: u32,
        /// What to execute.
        command: Command,
    },
    /// Edge proposer to a client.
    Reply {
        /// The client's sequence number.
        seq: u32,
        /// The result.
        result: u32,
    },
}

/// A proposal, with its proof in rounds above 0.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Accept {
    /// The slot.
    pub slot: Slot,
    /// The round.
    pub round: Round,
    /// The value.
    pub value: Value,
    /// `Q`; none in round 0.
    pub proof: Option<Arc<[Promise]>>,
}

/// The timers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Timer {
    /// Server: the owner of the slot's round has had its time.
    TimeOut(Slot),
    /// Server: the slow timer, for BEHIND.
    Slow,
    /// Server: a LEARN of this slot may be repeated again.
    Cooldown(Slot),
    /// Proposer: open a slot for the next command.
    Open,
    /// Proposer: repeat what was proposed.
    Resend(Slot, Round),
    /// Requester: ask again, elsewhere.
    AskAgain,
    /// Traitor: the moment that its strategy waits for.
    Scheme(Slot, Round),
}

/// An agent of any role.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Agent {
    /// Acceptor, learner, replica.
    Server(Server),
    /// Client or edge proposer.
    Proposer(Proposer),
    /// Client behind edge proposers.
    Requester(Requester),
}

/// Explanations: which rule fired or refused, with the facts that it used.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A server's note.
    Server(server::Note),
    /// A proposer's note.
    Proposer(proposer::Note),
    /// A requester's note.
    Requester(requester::Note),
    /// A message that its receiver does not take from its sender (section 3, last paragraph).
    NotForMe {
        /// Who sent it.
        from: AgentId,
        /// Its type.
        kind: &'static str,
    },
}

type Knows<'a> = KnownOf<'a, BpFastPaxos>;

impl Protocol for BpFastPaxos {
    type Agent = Agent;
    type Msg = Msg;
    type Timer = Timer;
    type Value = Value;
    type Note = Note;
    type Lie = Lie;
    type Seal = Promise;

    fn cast(&self) -> Cast {
        self.cast
    }

    /// Servers crash and never lie; clients and edge proposers may do anything (section 1).
    fn role(who: AgentId) -> Role {
        match who {
            AgentId::Server(_) => Role { fails: Fails::Crash, lies: false, returns: true },
            _ => Role { fails: Fails::Byzantine, lies: true, returns: false },
        }
    }

    fn boot(&self, who: AgentId, out: &mut Effects<Self>) -> Agent {
        match who {
            AgentId::Server(i) => Agent::Server(Server::boot(self, i, out)),
            AgentId::Client(i) if self.cast.edges > 0 => {
                Agent::Requester(Requester::boot(self, i, out))
            }
            AgentId::Client(i) | AgentId::Edge(i) => Agent::Proposer(Proposer::boot(self, i, out)),
        }
    }

    fn step(&self, agent: &mut Agent, input: Input<Msg, Timer>, out: &mut Effects<Self>) {
        match agent {
            Agent::Server(server) => server.step(self, input, out),
            Agent::Proposer(proposer) => proposer.step(self, input, out),
            Agent::Requester(requester) => requester.step(self, input, out),
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
        matches!(timer, Timer::Slow | Timer::Cooldown(_))
    }

    fn seals(msg: &Msg) -> impl Iterator<Item = &Promise> {
        let promises: &[Promise] = match msg {
            Msg::Accept(Accept { proof: Some(proof), .. }) => proof,
            Msg::Promise(promise) => std::slice::from_ref(promise),
            _ => &[],
        };
        promises.iter()
    }

    fn lie(
        &self,
        lie: &Lie,
        agent: &mut Agent,
        known: &Knows,
        input: Input<Msg, Timer>,
        out: &mut Effects<Self>,
    ) {
        lies::step(self, lie, agent, known, input, out);
    }

    fn is_lie(lie: &Lie) -> bool {
        !matches!(lie, Lie::Crash { .. })
    }

    fn phrase(
        &self,
        agent: &Agent,
        known: &Knows,
        speech: &Speech,
    ) -> Result<Vec<(AgentId, Msg)>, &'static str> {
        speech::phrase(self, agent, &known.seals, speech)
    }

    fn spell(&self, known: &Knows, to: u8, msg: &Msg) -> Option<Speech> {
        speech::spell(&known.seals, to, msg)
    }

    fn timer_name(timer: Timer) -> String {
        match timer {
            Timer::TimeOut(slot) => format!("time-out {slot}"),
            Timer::Slow => "slow".into(),
            Timer::Cooldown(slot) => format!("cooldown {slot}"),
            Timer::Open => "open".into(),
            Timer::Resend(slot, round) => format!("resend {slot} {round}"),
            Timer::AskAgain => "ask".into(),
            Timer::Scheme(slot, round) => format!("scheme {slot} {round}"),
        }
    }

    fn proposal(&self, from: AgentId, msg: &Msg) -> Option<(Slot, Value)> {
        let Msg::Accept(a) = msg else { return None };
        let proposer = self.cast.proposer_index(from)?;
        (proposer == self.owner(a.slot, a.round)).then_some((a.slot, a.value))
    }

    fn is_honest_value(&self, value: &Value, honest: &dyn Fn(AgentId) -> bool) -> bool {
        let Value::Command(c) = value else { return true };
        // The client that wants it. A value that an edge proposer brings of its own accord is nobody's.
        let (client, seq) = match c.request {
            None if self.cast.edges > 0 => return false,
            None => (c.author, c.seq),
            Some(request) => (request.client, request.seq),
        };
        let wanted = self.commands.get(usize::from(client)).and_then(|all| all.get(seq));
        wanted == Some(c.command) && honest(AgentId::Client(client))
    }

    fn accused(&self, agent: &Agent) -> Agents {
        match agent {
            Agent::Server(server) => Agents::numbered(self.cast, server.guilty()),
            _ => Agents::NOBODY,
        }
    }

    fn unfinished(agent: &Agent) -> Option<Slot> {
        match agent {
            Agent::Server(server) => server.first_active_undecided(),
            _ => None,
        }
    }

    fn log_length(agent: &Agent) -> Slot {
        match agent {
            Agent::Server(server) => server.first_undecided(),
            _ => 0,
        }
    }

    fn hopeless(&self, all: &[Left<Self>]) -> Option<(&'static str, bool)> {
        hopeless::hopeless(self, all)
    }
}
