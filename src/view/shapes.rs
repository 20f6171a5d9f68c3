//! What crosses to the views, as plain data; `www/engine.d.ts` has the same shapes. All of it is
//! read off one state, or off a part of a run, by the files beside this one.

use crate::border::faults::delays;
use crate::contract::Slot;
use crate::contract::portrait::{
    Chip, ClientFace, MarkFace, MsgFace, Named, Proof, Row, ServerFace, Told,
};
use crate::run::simulator::MsgId;
use crate::view::scene::Passing;
use crate::view::verdicts::Verdict;
use serde::Serialize;

/// A server as views see it.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ServerView {
    pub(super) name: String,
    pub(super) key: &'static str,
    pub(super) up: bool,
    pub(super) diskless: bool,
    #[serde(flatten)]
    pub(super) face: ServerFace,
    pub(super) timer: Option<Span>,
    pub(super) slow: f64,
    pub(super) cut: Vec<String>,
}

/// A running time-out.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct Span {
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A client or proposer as views see it.
#[derive(Serialize, Clone, Debug)]
pub struct ClientView {
    pub(super) name: String,
    pub(super) key: &'static str,
    #[serde(flatten)]
    pub(super) face: ClientFace,
    pub(super) up: bool,
    pub(super) traitor: bool,
    pub(super) does: Option<&'static str>,
    pub(super) with: Vec<String>,
}

/// A message as views see it.
#[derive(Serialize, Clone, Debug)]
pub struct Token {
    pub(super) id: MsgId,
    #[serde(flatten)]
    pub(super) face: MsgFace,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) sent: f64,
    pub(super) due: f64,
    pub(super) copy: bool,
    pub(super) held: bool,
}

impl Token {
    /// A message on its way.
    pub(super) fn of(passing: Passing) -> Self {
        let Passing { flight, from, to, face } = passing;
        Self {
            id: flight.id,
            face,
            from: from.name(),
            to: to.name(),
            sent: delays(flight.sent),
            due: delays(flight.due),
            copy: flight.copy,
            held: flight.held,
        }
    }
}

/// What the last step was.
#[derive(Serialize, Clone, Debug)]
pub struct Beat {
    pub(super) step: u32,
    pub(super) time: f64,
    pub(super) kind: &'static str,
    pub(super) agent: Option<String>,
    pub(super) message: Option<Token>,
    pub(super) told: Vec<Told>,
    pub(super) sent: Vec<MsgId>,
    pub(super) lost: Vec<Token>,
}

/// What a run has cost so far.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct CostView {
    pub(super) delays: Option<f64>,
    pub(super) messages: Named<u64>,
    pub(super) total: u64,
    pub(super) macs_made: u64,
    pub(super) macs_checked: u64,
    pub(super) proof_bytes: u64,
    pub(super) trust_changes: u64,
}

/// Two servers that decided differently.
#[derive(Serialize, Clone, Debug)]
pub struct Split {
    pub(super) servers: (String, String),
    pub(super) chips: (Chip, Chip),
}

/// A fault of the run.
#[derive(Serialize, Clone, Debug)]
pub struct FaultEntry {
    pub(super) index: usize,
    pub(super) step: Option<u32>,
    pub(super) time: Option<f64>,
    pub(super) told: Told,
    /// Why it could not happen.
    pub(super) refused: Option<&'static str>,
}

/// Everything that views draw at one step.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    pub(super) protocol: &'static str,
    pub(super) step: u32,
    pub(super) steps: u32,
    pub(super) end: Option<&'static str>,
    pub(super) time: f64,
    pub(super) next: Option<f64>,
    pub(super) slot: Slot,
    pub(super) slots_active: Slot,
    pub(super) slots: u32,
    pub(super) quorum: u8,
    pub(super) f: u8,
    pub(super) servers: Vec<ServerView>,
    pub(super) proposers: Vec<ClientView>,
    pub(super) requesters: Vec<ClientView>,
    pub(super) messages: Vec<Token>,
    pub(super) beat: Beat,
    /// Each property's verdict.
    pub verdicts: Vec<Verdict>,
    pub(super) costs: CostView,
    pub(super) proof: Option<Proof>,
    pub(super) left: Vec<Told>,
    pub(super) without: Vec<&'static str>,
    pub(super) split: Option<Split>,
    pub(super) faults: Vec<FaultEntry>,
}

/// An inspector of one agent or message.
#[derive(Serialize, Clone, Debug)]
pub struct Portrait {
    pub(super) title: String,
    pub(super) told: Told,
    pub(super) rows: Vec<Row>,
    pub(super) proof: Option<Proof>,
    pub(super) token: Option<Token>,
}

/// A message's way through the diagram.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    pub(super) id: MsgId,
    #[serde(flatten)]
    pub(super) face: MsgFace,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) sent: f64,
    pub(super) sent_step: u32,
    pub(super) at: Option<f64>,
    pub(super) step: Option<u32>,
    pub(super) due: f64,
    pub(super) lost: Option<Loss>,
}

/// Where a message's way ended before it arrived.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct Loss {
    pub(super) at: f64,
    pub(super) step: u32,
}

/// A fact on a lane of the diagram.
#[derive(Serialize, Clone, Debug)]
pub struct Mark {
    pub(super) step: u32,
    pub(super) time: f64,
    pub(super) agent: String,
    #[serde(flatten)]
    pub(super) face: MarkFace,
}

/// A part of the run for the diagram.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Window {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) times: Vec<f64>,
    pub(super) lines: Vec<Line>,
    pub(super) marks: Vec<Mark>,
}

/// One line of `turncoat run --trace`.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Serialize, Clone, Debug)]
pub struct TraceLine {
    #[serde(flatten)]
    pub(super) beat: Beat,
    pub(super) digest: String,
}
