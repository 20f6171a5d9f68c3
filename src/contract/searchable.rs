//! What a protocol tells the exhaustive search: what a traitor could say, and which differences
//! between states matter to nobody.
//!
//! Every answer here is an argument that no violation is lost, and is written down as such in the
//! protocol's room. Where it holds only within some bounds, the protocol is shown the [`Scope`] and
//! says so in code. The search can do without all of them but [`Searchable::lies`] and
//! [`Searchable::confessions`]: then it is *plain*. Tests compare both on bounds that are small enough
//! for the plain one.

use crate::contract::{AgentId, Agents, KnownOf, Protocol, Round, Slot};
use std::hash::Hasher;

/// A client of a search never introduces more values.
pub const MOST_VALUES: u8 = 3;

/// What the bounds of a search allow, as far as what may be left out depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scope {
    /// Rounds (IDs) from 0.
    pub rounds: Round,
    /// The honest proposers.
    pub honest: Agents,
    /// Time-outs of servers are counted, so that not every one that is possible may happen.
    pub counted: bool,
    /// Servers may crash.
    pub crashes: bool,
    /// Servers may lose their disks, and with them what they have done.
    pub forgets: bool,
}

/// A decision that has become possible: some server can be brought to it by delivering what others
/// have said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Possible<V> {
    /// The slot.
    pub slot: Slot,
    /// The value.
    pub value: V,
    /// The round that it would be decided in.
    pub round: Round,
    /// The servers whose words support it, one bit each.
    pub support: u32,
}

impl<V> Possible<V> {
    /// Whether this server voted for it.
    pub fn is_by(&self, server: u8) -> bool {
        self.support & (1 << server) != 0
    }
}

/// A renaming of values: pairs of a value and its new name; others keep theirs. Applied twice it may
/// be another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names<V>(pub Vec<(V, V)>);

impl<V: Copy + PartialEq> Names<V> {
    /// The new name of a value.
    pub fn of(&self, value: V) -> V {
        self.0.iter().find(|(old, _)| *old == value).map_or(value, |(_, new)| *new)
    }

    /// Every value keeps its name.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.0.iter().all(|(old, new)| old == new)
    }
}

/// A protocol that can be searched.
pub trait Searchable: Protocol {
    /// What a traitor could say to a server in a round, given what it and its accomplices know: of all
    /// messages that have the same effect, one is enough. The content is the same for every server.
    fn lies(&self, me: &Self::Agent, known: &KnownOf<Self>, round: Round) -> Vec<Self::Msg>;
    /// Whether what a traitor could say depends on what its accomplices have received.
    fn lies_need_friends(&self) -> bool;
    /// Whether having received this lets a traitor say more in a round.
    fn lies_need(&self, heard: &Self::Msg, round: Round) -> bool;
    /// Words within so many rounds that convict their speaker wherever they are heard, one of each kind
    /// that has an effect of its own. No server falls for them, so they are told only where it matters
    /// that somebody is convicted.
    fn confessions(&self, me: &Self::Agent, rounds: Round) -> Vec<Self::Msg>;
    /// The highest round (ID) that the agent has entered.
    fn round_of(agent: &Self::Agent) -> Round;
    /// Whether a timer makes the agent say again what it has said before.
    fn is_repeat(timer: Self::Timer) -> bool;
    /// The timer on which servers help each other, in good times.
    fn slow_timer() -> Self::Timer;
    /// What a server has decided in a slot.
    fn decision(agent: &Self::Agent, slot: Slot) -> Option<Self::Value>;
    /// Forgets what only views look at.
    fn forget(&self, agent: &mut Self::Agent);
    /// The same of a message.
    fn forget_said(&self, msg: &mut Self::Msg);

    /// Whether a conviction only bars the convicted: what else it brings about a time-out, which may come
    /// at any moment, could have brought about. A conviction that brings no vote and starts nothing
    /// need not happen then.
    fn conviction_is_a_hint(&self, scope: &Scope) -> bool;
    /// Whether a confession can bring about what nothing else would.
    fn confession_matters(&self, scope: &Scope) -> bool;
    /// How much an agent has started.
    fn started(agent: &Self::Agent) -> u32;
    /// Whether a server that convicts somebody and says nothing else in that step takes no further part,
    /// so that this need not happen.
    fn conviction_silences(&self) -> bool;
    /// Whether what servers decide can change what an honest proposer says, so that decisions are made
    /// and told as they happen, by moves of their own.
    fn decided_tells(&self, scope: &Scope) -> bool;
    /// Whether a message only lets its receiver observe what others did. It is then kept as said and
    /// never delivered, and [`Searchable::possible`] finds the decisions that it makes possible.
    fn is_observation(&self, scope: &Scope, to: AgentId, msg: &Self::Msg) -> bool;
    /// Whether an observation says a vote: others make no decision possible, and are not kept.
    fn is_vote(&self, msg: &Self::Msg) -> bool;
    /// Whether an observation starts something at its receiver that nothing else might have started.
    fn wakes(&self, scope: &Scope, to: &Self::Agent, msg: &Self::Msg) -> bool;
    /// Forgets what a server has counted of votes on what it has decided, where votes are observations.
    fn settle(&self, agent: &mut Self::Agent);
    /// The decisions that observations make possible; each is said by a server, in any order.
    fn possible(&self, said: &[(u8, &Self::Msg)]) -> Vec<Possible<Self::Value>>;
    /// Whether a message only moves its receiver to where its own time-out, which may come at any
    /// moment, could have moved it, with everybody told at least as much as now.
    fn is_hint(&self, to: AgentId, msg: &Self::Msg) -> bool;
    /// Whether a message moves its receiver there before it does what else it does.
    fn hints(&self, to: &Self::Agent, msg: &Self::Msg) -> bool;
    /// Whether an observation is among those that would lead to a decision.
    fn supports(&self, msg: &Self::Msg, decision: &Possible<Self::Value>) -> bool;
    /// Whether a message can change nothing at its receiver any more; in a search without hints also
    /// one that would only be answered by a hint.
    fn is_spent(&self, scope: &Scope, to: &Self::Agent, msg: &Self::Msg, hints: bool) -> bool;
    /// The sender does not matter to the receiver, since every server says the same.
    fn is_anonymous(&self, msg: &Self::Msg) -> bool;
    /// Values of traitors that no rule tells apart: the lists of those that may change names among
    /// themselves.
    fn alike(&self, scope: &Scope, traitors: Agents) -> Vec<Vec<Self::Value>>;
    /// Hashes what matters of a message, with values renamed, without naming the server that it
    /// belongs to.
    fn gist(&self, msg: &Self::Msg, names: &Names<Self::Value>, hash: &mut dyn Hasher);
    /// Hashes what the agent's state says about a server without naming it, or with `None` what it
    /// says about none, with values renamed. A server's own state is about itself. False where states
    /// name servers or values in a way that cannot be taken apart so.
    fn part(
        &self,
        agent: &Self::Agent,
        about: Option<u8>,
        names: &Names<Self::Value>,
        hash: &mut dyn Hasher,
    ) -> bool;
}
