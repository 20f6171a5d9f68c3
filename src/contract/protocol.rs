//! The trait that every protocol is, and what it tells whoever counts costs.

use super::command::Command;
use super::knowledge::{Known, Seal};
use super::speech::Speech;
use super::{AgentId, Agents, Cast, Effects, Input, Role, Round, Slot};
use std::fmt::Debug;
use std::hash::Hash;

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
    /// What an agent is here, and how it may fail.
    fn role(who: AgentId) -> Role;
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
    /// Whom this agent holds to be guilty.
    fn accused(&self, agent: &Self::Agent) -> Agents;
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
    /// The kind of a message: its place in the protocol's list of kinds.
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
