//! A run as its stage and its verdicts see it, whatever the protocol.
//!
//! Only [`moment`] is compiled once for each protocol. What is built on it, all that views are shown, is
//! there once; otherwise the page's engine would carry it as often as there are protocols.

use crate::border::scenario::{NamedLie, Wrong};
use crate::contract::portrait::{
    Cards, Chip, ClientFace, KnownPromise, MarkFace, MsgFace, Proof, ProofPart, Row, ServerFace,
    Told,
};
use crate::contract::speech::Speech;
use crate::contract::{AgentId, Agents, Cast, LieParams, Round, Said, Slot, Ticks};
use crate::parts::sorted::SortedMap;
use crate::run::network::Network;
use crate::run::simulator::{
    Costs, End, Flight, Limits, MsgId, Never, Planned, SlotTimes, StepKind,
};
use crate::world::ledger::Violation;
use crate::world::{Handle, Refusal};
use serde::Serialize;

mod forecast;
pub mod moment;

/// What a protocol says of itself.
pub struct Terms {
    /// Who takes part.
    pub cast: Cast,
    /// What it offers.
    pub cards: Cards,
    /// Slots in use.
    pub slots: u32,
    /// Quorum size.
    pub quorum: u8,
    /// Servers that may be down at once.
    pub bearable: u8,
    /// It promises that a decision is reached.
    pub ends: bool,
    /// One-way delays to a decision when nothing goes wrong.
    pub fault_free_delays: u32,
}

/// What a state knows that has nothing to do with its protocol.
pub struct Present<'a> {
    /// Steps taken.
    pub steps: u32,
    /// Now.
    pub now: Ticks,
    /// How far the run goes.
    pub limits: Limits,
    /// What it has cost so far.
    pub costs: &'a Costs,
    /// By slot.
    pub times: &'a SortedMap<Slot, SlotTimes>,
    /// Links, delays, losses.
    pub network: &'a Network,
    /// The steps of the first violations, in the ledger's order.
    pub violated_at: &'a [u32],
    /// The step at which the two-step property was first broken.
    pub uneven_at: Option<u32>,
    /// Faults that have happened.
    pub faults: u32,
    /// Whether somebody has lied who does not by the model.
    pub left_the_model: bool,
    /// Who may lie and has lied or crashed.
    pub faulty: Agents,
}

/// The step that led to a state.
pub struct Deed<'a> {
    /// What it was.
    pub kind: Option<StepKind>,
    /// Who acted.
    pub who: Option<AgentId>,
    /// The message that arrived or that a fault touched.
    pub flight: Option<Flight>,
    /// The kind of a message that arrived at an agent that is down.
    pub unheard: Option<&'static str>,
    /// The agent crashed.
    pub crashed: bool,
    /// A fault dropped the message.
    pub dropped: bool,
    /// The messages that it sent.
    pub sent: &'a [Handle],
}

/// An agent.
pub struct Figure {
    /// It runs.
    pub up: bool,
    /// It once came back without its disk.
    pub diskless: bool,
    /// It lies.
    pub lies: bool,
    /// The strategy of a client that does not go by the protocol, or not to the end.
    pub does: Option<&'static str>,
    /// A traitor's accomplices, those that lie by now.
    pub with: Vec<AgentId>,
    /// Its first slot that has begun and is not decided.
    pub unfinished: Option<Slot>,
    /// The length of the prefix that it has decided.
    pub log_length: Slot,
}

/// A message on its way.
pub struct Passing {
    /// Its way.
    pub flight: Flight,
    /// Who sent it.
    pub from: AgentId,
    /// Who will receive it.
    pub to: AgentId,
    /// What it says.
    pub face: MsgFace,
}

/// What a server would do with a message, before the servers compare notes.
#[derive(Serialize, Clone, Debug)]
pub struct Forecast {
    /// Who hears it.
    pub to: String,
    /// What it would do, in order.
    pub told: Vec<Told>,
    /// MACs that it would check.
    pub macs: u32,
    /// What it would vote.
    pub vote: Option<Chip>,
    /// Whom it would convict.
    pub convicts: Option<String>,
}

/// A moment of a run: a state, and the step that led to it.
#[allow(missing_docs)]
pub trait Scene {
    fn terms(&self) -> Terms;
    fn present(&self) -> Present<'_>;
    /// Why the run is over, if it is.
    fn end(&self) -> Option<End>;
    /// Whether the lowest slot that is under way will never be decided.
    fn never(&self) -> Option<Never>;
    fn digest(&self) -> String;
    /// By fault of the plan: why it could not happen.
    fn refusals(&self) -> Vec<Option<Refusal>>;
    /// Ways in which the parameters alone leave the theorem.
    fn left(&self) -> Vec<Told>;
    /// The rules that are off, by name.
    fn without(&self) -> Vec<&'static str>;
    fn violations(&self) -> Vec<Violation<Chip>>;

    fn figure(&self, who: AgentId) -> Figure;
    fn server_face(&self, i: u8, slot: Slot) -> ServerFace;
    fn client_face(&self, who: AgentId, slot: Slot) -> ClientFace;
    fn rows(&self, who: AgentId, slot: Slot) -> Vec<Row>;
    /// When a server's time-out for a slot was started and runs out.
    fn clock(&self, who: AgentId, slot: Slot) -> Option<(Ticks, Ticks)>;
    /// The proof that a proposer has collected.
    fn proof_of(&self, who: AgentId, slot: Slot, round: Round) -> Option<Proof>;
    /// Promises for a round that are on their way, in the order in which they were sent.
    fn promises_on_their_way(&self, slot: Slot, round: Round) -> Vec<ProofPart>;

    fn in_flight(&self) -> Vec<Handle>;
    fn flight(&self, handle: Handle) -> Flight;
    /// The messages in flight, in the order of their numbers.
    fn on_their_way(&self) -> SortedMap<MsgId, Handle>;
    /// A message on its way; with a broken seal if that is known here and to be shown.
    fn message(&self, handle: Handle, show_broken: bool) -> Option<Passing>;
    fn message_rows(&self, handle: Handle) -> Vec<Row>;
    fn message_proof(&self, handle: Handle) -> Option<Proof>;

    fn deed(&self) -> Deed<'_>;
    /// The message that arrived or that a fault touched in the last step.
    fn touched(&self) -> Option<Passing>;
    /// The messages that the network lost in the last step as they were sent.
    fn lost(&self, show_broken: bool) -> Vec<Passing>;
    /// The notes of the last step.
    fn told(&self) -> Vec<Told>;
    /// The marks that the notes of the last step leave on the lane of whoever acted.
    fn marks(&self) -> Vec<MarkFace>;
    /// What whoever acted decided in the last step.
    #[cfg(not(target_arch = "wasm32"))]
    fn decisions(&self) -> Vec<(Slot, Chip)>;
    /// The slot that the last step speaks of.
    fn slot(&self) -> Option<Slot>;
    /// The promises that a proposer knows, in the order in which words count them.
    fn promises_known(&self, who: AgentId) -> Vec<KnownPromise>;
    /// The values that a proposer has of its own, has heard of, or has from its accomplices.
    fn values_known(&self, who: AgentId) -> Vec<Chip>;
    /// Whether a proposer may propose in this round, by the rules.
    fn may_speak(&self, who: AgentId, slot: Slot, round: Round) -> bool;
    /// What the servers would do with these words.
    ///
    /// # Errors
    /// Why they cannot be said.
    fn forecast(&self, speeches: &[(AgentId, Speech)]) -> Result<Vec<Forecast>, Wrong>;
    fn fault_told(&self, place: usize) -> Told;
    fn fault_mark(&self, place: usize) -> Option<(AgentId, MarkFace)>;
}

/// A run that can be shown.
#[allow(missing_docs)]
pub trait Show {
    fn here(&self) -> Box<dyn Scene + '_>;
    fn seek(&mut self, step: u32);
    fn explore(&mut self, steps: u32) -> u32;
    fn known(&self) -> u32;
    /// Why nothing follows the last step computed, if nothing does.
    fn end(&self) -> Option<End>;
    fn next_time(&self) -> Option<Ticks>;
    /// Messages delivered up to the furthest step.
    fn delivered(&self) -> u64;
    /// [`crate::run::trace::Run::watch`].
    fn watch(
        &self,
        from: u32,
        to: u32,
        start: &mut dyn FnMut(&dyn Scene),
        each: &mut dyn FnMut(&dyn Scene) -> bool,
    );
    /// Takes the whole run again, beyond what is known, and shows every state from the start on, the
    /// last also to `end`.
    fn play(&self, each: &mut dyn FnMut(&dyn Scene), end: &mut dyn FnMut(&dyn Scene));
    /// Whether the protocol has this strategy.
    ///
    /// # Errors
    /// One sentence, where it has not.
    fn has_lie(&self, who: AgentId, does: &str, params: &LieParams) -> Result<(), Said>;
    /// The faults of the plan, in their order, with why they could not happen as far as it is known.
    fn faults(&self) -> Vec<(Told, Option<Refusal>)>;
    /// [`crate::run::trace::Run::inject`].
    ///
    /// # Errors
    /// Why it could not happen.
    fn inject(&mut self, planned: Planned<NamedLie>) -> Result<Vec<usize>, Refusal>;
    /// The same run without one of its faults, at its start.
    fn remove(&mut self, index: usize);
}
