//! The contract that every protocol meets: agents, messages, timers, one input in, effects out.
//!
//! `step` is pure: no clock, no randomness, no I/O, no hash-map order, no float, no panic. Who
//! chooses the next input (a person, a seed and a clock, a script, a search) is not its business.

use crate::command::Command;
use crate::knowledge::{Known, Seal};
use crate::speech::Speech;
use std::fmt::Debug;
use std::hash::Hash;

/// A position in the replicated log, from 0.
pub type Slot = u32;
/// A round (ballot, ID) of a slot, from 0.
pub type Round = u32;
/// Virtual time: [`DELAY`] ticks are one one-way delay.
pub type Ticks = u64;
/// One one-way delay, in ticks.
pub const DELAY: Ticks = 1000;

/// Who an agent is. Numbers count from 0 here and from 1 in names: `Server(0)` is S1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AgentId {
    /// Acceptor, learner and replica; crashes, never lies.
    Server(u8),
    /// Edge proposer: proposes for clients; may lie.
    Edge(u8),
    /// Proposes, or where there are edge proposers sends them requests; may lie.
    Client(u8),
}

impl AgentId {
    /// "S1", "P2", "C3".
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Server(i) => format!("S{}", i + 1),
            Self::Edge(i) => format!("P{}", i + 1),
            Self::Client(i) => format!("C{}", i + 1),
        }
    }
}

/// How many agents of each kind there are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Cast {
    /// 1 to 31.
    pub servers: u8,
    /// 0 where clients propose themselves, else 1 to 16.
    pub edges: u8,
    /// 1 to 16.
    pub clients: u8,
}

impl Cast {
    /// Agents in all.
    #[must_use]
    pub fn size(self) -> usize {
        usize::from(self.servers) + usize::from(self.edges) + usize::from(self.clients)
    }

    /// Every agent: servers, edge proposers, clients.
    pub fn agents(self) -> impl Iterator<Item = AgentId> {
        let servers = (0..self.servers).map(AgentId::Server);
        let edges = (0..self.edges).map(AgentId::Edge);
        servers.chain(edges).chain((0..self.clients).map(AgentId::Client))
    }

    /// The place of an agent in [`Cast::agents`].
    #[must_use]
    pub fn index(self, who: AgentId) -> usize {
        let (servers, edges) = (usize::from(self.servers), usize::from(self.edges));
        match who {
            AgentId::Server(i) => usize::from(i),
            AgentId::Edge(i) => servers + usize::from(i),
            AgentId::Client(i) => servers + edges + usize::from(i),
        }
    }

    /// Whether there is such an agent.
    #[must_use]
    pub fn has(self, who: AgentId) -> bool {
        match who {
            AgentId::Server(i) => i < self.servers,
            AgentId::Edge(i) => i < self.edges,
            AgentId::Client(i) => i < self.clients,
        }
    }

    /// The agent of this name, if there is one.
    #[must_use]
    pub fn named(self, name: &str) -> Option<AgentId> {
        self.agents().find(|who| who.name() == name)
    }

    /// The `i`-th proposer: an edge proposer where there are any, else a client.
    #[must_use]
    pub fn proposer(self, i: u8) -> AgentId {
        if self.edges > 0 { AgentId::Edge(i) } else { AgentId::Client(i) }
    }

    /// Which proposer this agent is, if it is one.
    #[must_use]
    pub fn proposer_index(self, who: AgentId) -> Option<u8> {
        match who {
            AgentId::Edge(i) if i < self.edges => Some(i),
            AgentId::Client(i) if self.edges == 0 && i < self.clients => Some(i),
            _ => None,
        }
    }

    /// How many agents propose.
    #[must_use]
    pub fn proposers(self) -> u8 {
        if self.edges > 0 { self.edges } else { self.clients }
    }
}

/// What a step is given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Input<M, T> {
    /// The agent starts, or has just been handed a strategy.
    Start,
    /// A message arrives. The channel is authenticated: `from` is who sent it.
    Deliver {
        /// Its sender.
        from: AgentId,
        /// What it says.
        msg: M,
    },
    /// A timer that the agent armed runs out.
    Expire(T),
}

/// How long an armed timer runs: `least` ticks, and up to `spread` more as the chooser likes
/// (this is where a randomised back-off gets its randomness). A traitor that watches the network times
/// itself by that: `halves` of the time that an ordinary message takes are added, or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// In ticks.
    pub least: Ticks,
    /// In ticks.
    pub spread: Ticks,
    /// In half one-way delays, as the network has them when the timer is armed.
    pub halves: i32,
}

impl Wait {
    /// The least that it is in a network where an ordinary message takes `delay`.
    #[must_use]
    pub fn in_network(self, delay: Ticks) -> Ticks {
        let more = delay * Ticks::from(self.halves.unsigned_abs()) / 2;
        if self.halves < 0 { self.least.saturating_sub(more) } else { self.least + more }
    }
}

/// A change to an agent's timers. Arming a timer that runs starts it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerChange<T> {
    /// Start it.
    Arm(T, Wait),
    /// Stop it.
    Disarm(T),
}

/// One check of a proof by a server, for the costs and for bounded harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProofCheck {
    /// The proposer (by number) whose proof it was.
    pub of: u8,
    /// The slot of the proof.
    pub slot: Slot,
    /// The round of the proof.
    pub round: Round,
    /// MACs computed to check it.
    pub macs: u32,
}

/// What a step asks for, and what it has to say.
pub struct Effects<P: Protocol> {
    /// Messages to send, in order. Never to oneself.
    pub sends: Vec<(AgentId, P::Msg)>,
    /// Timers to start and stop, in order.
    pub timers: Vec<TimerChange<P::Timer>>,
    /// Values that this agent decided, with their slots.
    pub decisions: Vec<(Slot, P::Value)>,
    /// Which rules fired or refused.
    pub notes: Vec<P::Note>,
    /// Proofs checked.
    pub checks: Vec<ProofCheck>,
    /// MACs made.
    pub macs_made: u32,
    /// Times that trust moved.
    pub trust_moves: u32,
    /// Times that a time-out passed someone over.
    pub time_outs: u32,
    /// It stops for good once this is sent: a strategy to crash.
    pub stops: bool,
}

impl<P: Protocol> Default for Effects<P> {
    fn default() -> Self {
        Self {
            sends: Vec::new(),
            timers: Vec::new(),
            decisions: Vec::new(),
            notes: Vec::new(),
            checks: Vec::new(),
            macs_made: 0,
            trust_moves: 0,
            time_outs: 0,
            stops: false,
        }
    }
}

impl<P: Protocol> Effects<P> {
    /// Empties it, keeping the allocations.
    pub fn clear(&mut self) {
        self.sends.clear();
        self.timers.clear();
        self.decisions.clear();
        self.notes.clear();
        self.checks.clear();
        self.macs_made = 0;
        self.trust_moves = 0;
        self.time_outs = 0;
        self.stops = false;
    }

    /// Sends one message.
    pub fn send(&mut self, to: AgentId, msg: P::Msg) {
        self.sends.push((to, msg));
    }

    /// Arms a timer for exactly `ticks`.
    pub fn arm(&mut self, timer: P::Timer, ticks: Ticks) {
        self.timers.push(TimerChange::Arm(timer, Wait { least: ticks, spread: 0, halves: 0 }));
    }

    /// Arms a timer for at least `least` ticks and at most `spread` more.
    pub fn arm_within(&mut self, timer: P::Timer, least: Ticks, spread: Ticks) {
        self.timers.push(TimerChange::Arm(timer, Wait { least, spread, halves: 0 }));
    }

    /// Arms a timer for `least` ticks and so many halves of a one-way delay more, or fewer.
    pub fn arm_by_network(&mut self, timer: P::Timer, least: Ticks, halves: i32) {
        self.timers.push(TimerChange::Arm(timer, Wait { least, spread: 0, halves }));
    }

    /// Stops a timer.
    pub fn disarm(&mut self, timer: P::Timer) {
        self.timers.push(TimerChange::Disarm(timer));
    }

    /// Says which rule fired or refused.
    pub fn note(&mut self, note: P::Note) {
        self.notes.push(note);
    }
}

/// The parameters of a strategy, as a scenario file or a menu gives them; checked at the border.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LieParams {
    /// Which server gets which command; `None` where the strategy may choose.
    pub split: Option<Vec<(Command, Vec<u8>)>>,
    /// Servers that a broadcast reaches.
    pub reaches: Option<Vec<u8>>,
    /// A round to name.
    pub round: Option<Round>,
    /// How often.
    pub count: Option<u32>,
    /// Accomplices, by proposer number.
    pub with: Vec<u8>,
    /// A command that nobody else uses, for lies that need a second value.
    pub fresh: Option<Command>,
}

/// What a traitor of a protocol knows.
pub type KnownOf<'a, P> = Known<'a, <P as Protocol>::Agent, <P as Protocol>::Seal>;

/// A protocol: its value holds the parameters of a run, its types keep protocols apart.
pub trait Protocol: Clone + Eq + Hash + Debug + Send + Sync {
    /// The state of an agent of any role.
    type Agent: Clone + Eq + Hash + Debug + Send + Sync;
    /// Messages.
    type Msg: Clone + Eq + Hash + Debug + Send + Sync;
    /// Timers, by name.
    type Timer: Copy + Ord + Hash + Debug + Send + Sync;
    /// What gets decided.
    type Value: Copy + Ord + Hash + Debug + Send + Sync;
    /// Explanations, as data.
    type Note: Clone + Debug + PartialEq;
    /// What a traitor does.
    type Lie: Clone + Eq + Hash + Debug + Send + Sync;
    /// What takes a key to make.
    type Seal: Seal;

    /// Who takes part.
    fn cast(&self) -> Cast;
    /// Makes an agent and arms its first timers.
    fn boot(&self, who: AgentId, out: &mut Effects<Self>) -> Self::Agent;
    /// One input in, effects out.
    fn step(
        &self,
        agent: &mut Self::Agent,
        input: Input<Self::Msg, Self::Timer>,
        out: &mut Effects<Self>,
    );
    /// What is lost in a crash: everything that is not on disk.
    fn crash(&self, agent: &mut Self::Agent);
    /// Whether what is on a disk survives a crash, as the model says; not if that rule is off.
    fn keeps_disks(&self) -> bool {
        true
    }
    /// Comes back with what `crash` left, and arms its timers.
    fn recover(&self, agent: &mut Self::Agent, out: &mut Effects<Self>);
    /// Whether a timer only guards against forgotten messages, so that a run in which nothing else
    /// is left to happen counts as quiet.
    fn is_background(timer: Self::Timer) -> bool;

    /// The parts of a message that take a key to make: whoever has none can only repeat them.
    fn seals(msg: &Self::Msg) -> impl Iterator<Item = &Self::Seal>;
    /// A traitor's step: like `step`, by a strategy, with what it knows by now.
    fn lie(
        &self,
        lie: &Self::Lie,
        agent: &mut Self::Agent,
        known: &KnownOf<Self>,
        input: Input<Self::Msg, Self::Timer>,
        out: &mut Effects<Self>,
    );
    /// Whether a strategy lies: it does what the fault model of its role lets no honest one do. To crash,
    /// in mid-broadcast too, is no lie.
    fn is_lie(lie: &Self::Lie) -> bool;
    /// The messages that a traitor's words mean.
    ///
    /// # Errors
    /// One sentence, where they mean nothing.
    fn phrase(
        &self,
        agent: &Self::Agent,
        known: &KnownOf<Self>,
        speech: &Speech,
    ) -> Result<Vec<(AgentId, Self::Msg)>, &'static str>;
    /// The words with which a traitor would say this to a server; none if it cannot be put in words.
    fn spell(&self, known: &KnownOf<Self>, to: u8, msg: &Self::Msg) -> Option<Speech>;
    /// A timer's name in scenario files.
    fn timer_name(timer: Self::Timer) -> String;

    /// The value that this message proposes in a slot, if its sender may propose there.
    fn proposal(&self, from: AgentId, msg: &Self::Msg) -> Option<(Slot, Self::Value)>;
    /// Whether a decided value may come from an honest proposer: its own command or a no-op.
    fn is_honest_value(&self, value: &Self::Value, honest: &dyn Fn(AgentId) -> bool) -> bool;
    /// The proposers that this agent holds to be guilty, one bit each.
    fn accused(agent: &Self::Agent) -> u32;
    /// The slots that are active and undecided here, lowest first; none for proposers.
    fn unfinished(agent: &Self::Agent) -> Option<Slot>;
    /// The length of the decided prefix of the log.
    fn log_length(agent: &Self::Agent) -> Slot;
    /// Why the lowest slot that is under way at a live server will never be decided, by the rule that
    /// tells it, and whether servers have come to rest over it. Nothing is in flight, and no fault is
    /// to come; what is not certain is not said.
    fn hopeless(&self, all: &[Left<Self>]) -> Option<(&'static str, bool)>;
}

/// An agent, for [`Protocol::hopeless`].
pub struct Left<'a, P: Protocol> {
    /// Who it is.
    pub who: AgentId,
    /// Its state.
    pub agent: &'a P::Agent,
    /// It runs.
    pub up: bool,
    /// A traitor's strategy.
    pub lie: Option<&'a P::Lie>,
}

/// What a protocol tells whoever counts costs.
pub trait Costed: Protocol {
    /// The kind of a message: its place in the protocol's list of kinds, at most 11.
    fn kind(msg: &Self::Msg) -> usize;
    /// Bytes of proof on a message, as encoded.
    fn proof_bytes(msg: &Self::Msg) -> u32;
    /// The time-out of a slot at a server, if the protocol has one.
    fn timeout_of(slot: Slot) -> Option<Self::Timer>;
    /// The slot in which this message starts an attempt to decide, if it does.
    fn begins(msg: &Self::Msg) -> Option<Slot>;
    /// One-way delays from the start of an attempt to the decision when nothing goes wrong.
    fn fault_free_delays() -> u32;
}
