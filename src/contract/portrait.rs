//! What a view may know of an agent, a message or an event: plain data, the same for every protocol.
//!
//! The page's side of these shapes is `www/engine.d.ts`; field names there are the ones here in
//! camel case. Times are in one-way delays.

use crate::contract::command::Command;
use crate::contract::parameters::{Parameter, Setup};
use crate::contract::switches::Switches;
use crate::contract::{AgentId, Costed, KnownOf, LieParams, Round, Said, Slot};
use crate::parts::sorted::SortedMap;
use serde::Serialize;

/// A value as people see it. The tone picks colour and shape; the letter is always drawn. Who
/// proposes it tells apart values with one letter.
#[derive(Serialize, Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// "A", or "–" for a no-op.
    pub letter: String,
    /// "a", "b", "d", "e", "f", "other" or "noop".
    pub tone: &'static str,
    /// Whose command it is: the proposer's, once there is one.
    pub author: Option<String>,
    /// The client that has asked for it, as its author says.
    pub client: Option<String>,
}

impl Chip {
    /// The chip of a command that nobody has proposed yet.
    #[must_use]
    pub fn of(command: Command) -> Self {
        let tone = match command.place() {
            0 => "a",
            1 => "b",
            2 => "d",
            3 => "e",
            4 => "f",
            _ => "other",
        };
        Self { letter: command.to_string(), tone, author: None, client: None }
    }

    /// The chip of a no-op.
    #[must_use]
    pub fn noop() -> Self {
        Self { letter: "–".into(), tone: "noop", author: None, client: None }
    }
}

/// One piece of data in an explanation.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// An agent's name.
    Agent(String),
    /// Several agents' names.
    Agents(Vec<String>),
    /// A value.
    Chip(Chip),
    /// Several values.
    Chips(Vec<Chip>),
    /// A count, a round, a slot.
    Number(f64),
    /// A name that is the same in every language: a message type, a MAC.
    Text(String),
    /// A word of the page's catalogue.
    Word(&'static str),
    /// One of the engine's own sentences, as it says them of what it refuses.
    Sentence(&'static str),
    /// A strategy: the name of a [`FaultCard`].
    Fault(&'static str),
    /// A rule that is off: the name of a [`SwitchCard`].
    Switch(&'static str),
    /// A message.
    Message(Carried),
}

/// Which message it is, to somebody who reads of it.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Carried {
    /// Its name in the protocol.
    pub kind: &'static str,
    /// The value it carries.
    pub chip: Option<Chip>,
    /// The sender's name.
    pub from: String,
    /// The receiver's name.
    pub to: String,
}

impl From<AgentId> for Fact {
    fn from(who: AgentId) -> Self {
        Self::Agent(who.name())
    }
}
impl From<u32> for Fact {
    fn from(x: u32) -> Self {
        Self::Number(f64::from(x))
    }
}
impl From<u8> for Fact {
    fn from(x: u8) -> Self {
        Self::Number(f64::from(x))
    }
}
impl From<Chip> for Fact {
    fn from(chip: Chip) -> Self {
        Self::Chip(chip)
    }
}
impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}
impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// A few things by name.
pub type Named<T> = SortedMap<&'static str, T>;

/// An explanation: a rule's name and the facts that it used. The sentence is the page's.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Told {
    /// One of the rules that [`Cards`] names.
    pub rule: &'static str,
    /// By the placeholders of the rule's sentence.
    pub facts: Named<Fact>,
}

impl Told {
    /// An explanation without facts yet.
    #[must_use]
    pub fn new(rule: &'static str) -> Self {
        Self { rule, facts: Named::default() }
    }

    /// Adds a fact.
    #[must_use]
    // Told in hundreds of places, and never in a hurry.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name, fact.into());
        self
    }
}

/// A row of an inspector.
#[derive(Serialize, Clone, Debug)]
pub struct Row {
    /// What it is, by name; the page has a label and a hint for it.
    pub id: &'static str,
    /// Its value.
    pub value: Vec<Fact>,
    /// Survives a crash.
    pub disk: bool,
}

/// A vote: a value and the round it was voted in.
#[derive(Serialize, Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The value.
    pub chip: Chip,
    /// The round.
    pub round: Round,
}

/// A conviction that a server holds.
#[derive(Serialize, Clone, Debug)]
pub struct Guilt {
    /// Who.
    pub client: String,
    /// Of what.
    pub told: Told,
}

/// What a protocol says of a server, for one slot. The stage adds what the world knows.
#[derive(Serialize, Clone, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct ServerFace {
    /// The slot that the other fields speak of.
    pub slot: Slot,
    /// The slot has started here.
    pub active: bool,
    /// `rnd`, or the highest ID promised.
    pub round: Option<Round>,
    /// Whom it trusts: the owner of the round that it is in.
    pub trusts: Option<String>,
    /// `vval` and `vrnd`.
    pub vote: Option<Vote>,
    /// The decided value.
    pub decided: Option<Chip>,
    /// One place per server: what was heard from it in `tally_round`.
    pub tally: Vec<Option<Chip>>,
    /// The round of the tally.
    pub tally_round: Option<Round>,
    /// Clients that it holds convicted.
    pub convicted: Vec<Guilt>,
    /// Clients that it suspects.
    pub suspected: Vec<String>,
    /// Nobody is left to trust.
    pub stopped: bool,
    /// A promise bars lower rounds.
    pub locked: bool,
    /// The last 16 decided values.
    pub log: Vec<Chip>,
    /// The length of the decided prefix.
    pub log_length: Slot,
}

/// What a protocol says of a proposer or a requester.
#[derive(Serialize, Clone, Debug)]
pub struct ClientFace {
    /// "proposer" or "requester".
    pub role: &'static str,
    /// Its own command that is in flight or next.
    pub command: Option<Chip>,
    /// Own commands with a result.
    pub done: u32,
    /// Own commands in all.
    pub total: u32,
    /// What it proposed in the slot, latest round first.
    pub proposed: Vec<Vote>,
}

/// What a protocol says of a message.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct MsgFace {
    /// Its name in the protocol.
    pub kind: &'static str,
    /// Its shape.
    pub glyph: &'static str,
    /// The slot it speaks of.
    pub slot: Slot,
    /// The round it speaks of.
    pub round: Option<Round>,
    /// The value it carries.
    pub chip: Option<Chip>,
    /// "none", "proof" or "broken".
    pub seal: &'static str,
    /// Evidence rides along.
    pub evidence: bool,
}

/// A mark on an agent's lane.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct MarkFace {
    /// What kind of fact.
    pub kind: &'static str,
    /// The slot.
    pub slot: Slot,
    /// The value, if there is one.
    pub chip: Option<Chip>,
    /// The round, if there is one.
    pub round: Option<Round>,
    /// The proposer that it is about, if there is one.
    pub about: Option<String>,
}

/// One promise of a proof, as it stands.
#[derive(Serialize, Clone, Debug, Default)]
pub struct ProofPart {
    /// Who promised.
    pub server: String,
    /// Its last vote.
    pub vote: Option<Vote>,
    /// In hexadecimal.
    pub mac: String,
    /// "held", "counted" (it is in the proof that was shown), "late" (it came when that was fixed),
    /// "in-flight", "missing", "good", "bad" or "unchecked".
    pub state: &'static str,
    /// When one in flight arrives.
    pub due: Option<f64>,
    /// It was made or arrived in the last step.
    pub fresh: bool,
    /// What is wrong with a bad one.
    pub problem: Option<Told>,
    /// It is one of those that force the value, in a proof that is one.
    pub forces: bool,
}

/// A promise that a traitor has received, or an accomplice of its.
#[derive(Serialize, Clone, Debug)]
pub struct KnownPromise {
    /// Its place among all that it knows, from 0.
    pub n: u32,
    /// The server that made it.
    pub from: String,
    /// Its slot.
    pub slot: Slot,
    /// Its round.
    pub round: Round,
    /// The vote that it tells.
    pub vote: Option<Vote>,
    /// In hexadecimal; empty where nothing is signed.
    pub mac: String,
    /// Who received it.
    pub via: String,
}

/// What the pick rule says.
#[derive(Serialize, Clone, Debug)]
pub struct PickFace {
    /// The forced value; none: the pick is free. Several only past the bound, where any of them will do.
    pub chips: Vec<Chip>,
    /// Why.
    pub told: Told,
}

/// A proof being collected, on its way, or checked.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Proof {
    /// Who owns the round.
    pub owner: String,
    /// "collecting", "shown", or of who has lied "in-hand": what it shows, its messages say.
    pub state: &'static str,
    /// Its slot.
    pub slot: Slot,
    /// Its round.
    pub round: Round,
    /// Promises needed.
    pub need: u8,
    /// Servers in all.
    pub of: u8,
    /// The promises.
    pub promises: Vec<ProofPart>,
    /// The pick, once there are as many promises as a proof needs.
    pub pick: Option<PickFace>,
    /// What was proposed on it.
    pub proposed: Option<Chip>,
    /// The part that fails.
    pub fault: Option<Told>,
}

/// A message type.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct KindCard {
    /// Its name in the protocol.
    pub kind: &'static str,
    /// Its shape.
    pub glyph: &'static str,
}

/// A rule that can be switched off.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct SwitchCard {
    /// The rule: its place among the protocol's own.
    #[serde(skip)]
    pub rule: u8,
    /// Its name in scenario files.
    pub id: &'static str,
    /// The property that falls without it.
    pub breaks: &'static str,
}

/// A parameter of a fault.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct Param {
    /// Its key in scenario files.
    pub name: &'static str,
    /// "servers", "split", "number", "agents" or "groups".
    pub kind: &'static str,
    /// May be left out.
    pub optional: bool,
}

/// A fault that can be chosen.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct FaultCard {
    /// Its name in scenario files.
    pub does: &'static str,
    /// Its parameters.
    pub params: &'static [Param],
}

/// Sizes that a protocol can be run at, ends included.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct Sizes {
    /// Servers.
    pub servers: (u8, u8),
    /// Clients.
    pub clients: (u8, u8),
    /// Edge proposers, where the protocol has that mapping.
    pub proposers: Option<(u8, u8)>,
    /// Slots of the log.
    pub slots: (u32, u32),
}

/// Everything that a protocol's room offers, by name. The words for the names are the page's:
/// `www/words/`, one catalogue for each language.
#[derive(Clone, Copy, Debug)]
pub struct Cards {
    /// Its name in scenario files.
    pub id: &'static str,
    /// Sizes.
    pub limits: Sizes,
    /// Servers trust one proposer at a time.
    pub has_trust: bool,
    /// What a run of it is made of besides, in the order of menus.
    pub parameters: &'static [Parameter],
    /// Rules that explanations may name.
    pub rules: &'static [&'static str],
    /// Message types.
    pub kinds: &'static [KindCard],
    /// What a client that proposes can be made to do.
    pub client_faults: &'static [FaultCard],
    /// What an edge proposer can be made to do.
    pub edge_faults: &'static [FaultCard],
    /// What it promises.
    pub claims: &'static [&'static str],
    /// Rules that can be switched off.
    pub switches: &'static [SwitchCard],
}

/// A protocol that views can draw.
pub trait Portray: Costed {
    /// What it offers.
    fn cards() -> Cards;
    /// The parameters of a run.
    fn of(setup: Setup) -> Self;
    /// Reads a strategy's name and parameters.
    ///
    /// # Errors
    /// One sentence, when there is no such strategy or a parameter does not suit it.
    fn lie_named(&self, who: AgentId, does: &str, params: &LieParams) -> Result<Self::Lie, Said>;
    /// The name of a strategy.
    fn lie_name(lie: &Self::Lie) -> &'static str;
    /// A value's chip.
    fn chip(&self, value: &Self::Value) -> Chip;
    /// A server's face in a slot.
    fn server_face(&self, agent: &Self::Agent, slot: Slot) -> ServerFace;
    /// A client's or proposer's face in a slot.
    fn client_face(&self, agent: &Self::Agent, slot: Slot) -> ClientFace;
    /// Inspector rows.
    fn rows(&self, agent: &Self::Agent, slot: Slot) -> Vec<Row>;
    /// A message's face. `found` when a server has found its proof bad.
    fn msg_face(&self, msg: &Self::Msg) -> MsgFace;
    /// Inspector rows of a message.
    fn msg_rows(&self, msg: &Self::Msg) -> Vec<Row>;
    /// The proof that rides on a message, checked part by part as `by` would.
    fn msg_proof(&self, from: AgentId, msg: &Self::Msg, by: &Self::Agent) -> Option<Proof>;
    /// The proof that a proposer has collected for a round; `lies` if it is or was a traitor.
    fn proof_of(&self, agent: &Self::Agent, lies: bool, slot: Slot, round: Round) -> Option<Proof>;
    /// A note's explanation, told of agent `who`.
    fn told(&self, who: AgentId, note: &Self::Note) -> Told;
    /// The marks that a note leaves on its agent's lane: one, several where it told several values,
    /// or none.
    fn mark(&self, note: &Self::Note, each: &mut dyn FnMut(MarkFace));
    /// The slot that a note speaks of.
    fn note_slot(note: &Self::Note) -> Option<Slot>;
    /// A promise on its way to `to` for a round: who, its vote and MAC.
    fn promise_in(&self, msg: &Self::Msg, slot: Slot, round: Round) -> Option<ProofPart>;
    /// Ways in which the parameters alone leave the theorem.
    fn left(&self) -> Vec<Told>;
    /// The promises that a proposer knows, in the order in which words count them.
    fn promises_known(&self, me: &Self::Agent, known: &KnownOf<Self>) -> Vec<KnownPromise>;
    /// The values that a proposer has of its own, has heard of, or has from its accomplices.
    fn values_known(&self, me: &Self::Agent, known: &KnownOf<Self>) -> Vec<Self::Value>;
    /// Whether a proposer may propose in this round, by the rules.
    fn may_speak(&self, who: AgentId, slot: Slot, round: Round) -> bool;
    /// The rules that are off.
    fn off(&self) -> Switches;
    /// Faults that it can bear: servers down at once.
    fn bearable(&self) -> u8;
    /// Whether it promises, in good times, that a decision is reached.
    fn ends(&self) -> bool {
        true
    }
    /// Quorum size.
    fn quorum(&self) -> u8;
    /// Slots in use.
    fn slots(&self) -> u32;
}
