//! The shapes of the file format, as they are written. Numbers are floats here, so that a wrong one
//! can be named whole.

use crate::parts::sorted::SortedMap;
use serde::Serialize;

/// A scenario.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The version of the format: 1.
    pub turncoat: f64,
    /// A title for pickers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What there is to see, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// "bp-fast-paxos" or "paxos".
    pub protocol: String,
    /// "clients" propose themselves (the default), or "edge" proposers do it for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// 1 to 31.
    pub servers: f64,
    /// Edge proposers, 1 to 16.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposers: Option<f64>,
    /// 1 to 16.
    pub clients: f64,
    /// Everything random follows from it.
    pub seed: f64,
    /// Log positions that may be used; 1 (the default) is single-decree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slots: Option<f64>,
    /// The base time-out, in one-way delays; default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<f64>,
    /// Commands of the clients: a number for each, or lists of letters by client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commands: Option<Commands>,
    /// The protocol's own parameters, by name.
    #[serde(flatten)]
    pub parameters: SortedMap<String, ParameterSpec>,
    /// Rules that are switched off, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<Vec<String>>,
    /// The network at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<NetworkSpec>,
    /// What goes wrong, and when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<FaultSpec>,
    /// Where the run ends at the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Until>,
    /// The step at which it opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
}

/// What a file gives for a parameter of its protocol.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum ParameterSpec {
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

/// The clients' commands.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum Commands {
    /// So many for each client.
    Each(f64),
    /// By client: its commands' letters, in order.
    Listed(SortedMap<String, Vec<String>>),
}

/// The network's conditions.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct NetworkSpec {
    /// What an ordinary message takes, in one-way delays; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<f64>,
    /// Up to so much more, evenly spread; default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<f64>,
    /// The part of messages that are lost, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<f64>,
    /// The part of messages that arrive twice, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate: Option<f64>,
    /// The part of messages that take up to four times as long, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reorder: Option<f64>,
    /// Nothing arrives and no timer runs out by itself: only faults move the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<bool>,
    /// Links with a delay of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<LinkSpec>>,
}

/// A link with a delay of its own, one way.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct LinkSpec {
    /// Who sends.
    pub from: String,
    /// Who receives.
    pub to: String,
    /// In one-way delays.
    pub delay: f64,
}

/// Where the run ends at the latest.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct Until {
    /// In one-way delays; default 400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<f64>,
    /// In steps; default 100,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<f64>,
}

/// A fault: whom it concerns, what it does, and when. Exactly one of `at` and `step`, exactly one
/// of `client`, `proposer`, `server`, `message` and `network`.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct FaultSpec {
    /// At this time, in one-way delays, before anything else at that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<f64>,
    /// As the step after this many steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// A client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// An edge proposer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposer: Option<String>,
    /// A server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// A message, by its number in sending order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<f64>,
    /// The network as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<bool>,
    /// What happens.
    pub does: String,
    /// By letter of the value: the servers that are asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<SortedMap<String, Vec<String>>>,
    /// The letter of a value that the traitor makes up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Servers that a broadcast reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaches: Option<Vec<String>>,
    /// A round to name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<f64>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<f64>,
    /// Accomplices, or agents to be cut off from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Vec<String>>,
    /// By how much: a factor for "slow", one-way delays for a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<f64>,
    /// Groups of servers that cannot reach each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Vec<String>>>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reorder: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<bool>,
    /// A timer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer: Option<String>,
    /// Servers that hear what is said by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Vec<String>>,
    /// The slot that it names; default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<f64>,
    /// The proposer whose value it says this is; default itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The request that a value says is inside, or that a result is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestSpec>,
    /// The result that a client is told by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<f64>,
    /// The promises that go with what is said by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Vec<PartSpec>>,
}

/// A client's request.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct RequestSpec {
    /// The client.
    pub client: String,
    /// Its sequence number; default that of the client's latest request that the speaker was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<f64>,
}

/// One promise of a proof that is said by hand. Whatever is given replaces what was signed.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct PartSpec {
    /// Which of the promises that the traitor and its accomplices know, from 0; made up if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<f64>,
    /// The server that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// The slot that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<f64>,
    /// The round that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<f64>,
    /// The vote that it tells; `false` is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<VoteSpec>,
}

/// The vote that a promise is made to tell.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum VoteSpec {
    /// `false`: that there was none.
    None(bool),
    /// A value in a round.
    Some {
        /// A letter, or "-" for a no-op.
        value: String,
        /// Its author; default the speaker.
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<String>,
        /// The request inside, where proposers propose for clients.
        #[serde(skip_serializing_if = "Option::is_none")]
        request: Option<RequestSpec>,
        /// The round.
        round: f64,
    },
}
