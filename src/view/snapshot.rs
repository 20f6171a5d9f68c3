//! Everything that views draw at one step, read off the state there.

use super::beat::beat;
use super::shapes::{ClientView, CostView, FaultEntry, ServerView, Snapshot, Span, Split, Token};
use crate::border::faults::{self, delays};
use crate::border::scenario::FaultSpec;
use crate::contract::portrait::{Named, Proof, ProofPart, Told};
use crate::contract::{AgentId, Slot};
use crate::run::simulator::{End, StepKind};
use crate::view::scene::{Scene, Show};
use crate::view::verdicts;
use crate::world::Refusal;
use crate::world::ledger::Violation;

/// The present step of a run; `slot` as for [`super::View::snapshot`].
pub(super) fn of(run: &mut dyn Show, faults: &[FaultSpec], slot: Option<Slot>) -> Snapshot {
    let next = run.next_time();
    let here = &*run.here();
    let (terms, state) = (here.terms(), here.present());
    let (cast, slot) = (terms.cast, slot.unwrap_or_else(|| slot_in_view(here)));
    let servers: Vec<ServerView> = (0..cast.servers).map(|i| server_view(here, i, slot)).collect();
    let client = |who| client_view(here, who, slot);
    let requesters = if cast.edges > 0 { cast.clients } else { 0 };
    let messages = here.on_their_way();
    let messages = messages.values().filter_map(|handle| here.message(*handle, true));
    Snapshot {
        protocol: terms.cards.id,
        step: state.steps,
        steps: run.known(),
        end: run.end().map(End::name),
        time: delays(state.now),
        next: next.map(delays),
        slot,
        slots_active: state.times.len().try_into().unwrap_or(Slot::MAX),
        slots: terms.slots,
        quorum: terms.quorum,
        f: terms.bearable,
        proof: proof(here, &servers, slot),
        servers,
        proposers: (0..cast.proposers()).map(|i| client(cast.proposer(i))).collect(),
        requesters: (0..requesters).map(|i| client(AgentId::Client(i))).collect(),
        messages: messages.map(Token::of).collect(),
        beat: beat(here),
        verdicts: verdicts::all(here),
        costs: costs(here, slot),
        left: verdicts::left(here),
        without: here.without(),
        split: split(here),
        faults: fault_entries(run.faults(), faults),
    }
}

/// The slot that views show when they are told none: that of the last step.
pub(super) fn slot_in_view(here: &dyn Scene) -> Slot {
    let terms = here.terms();
    let servers = (0..terms.cast.servers).map(AgentId::Server);
    let first = || servers.map(|who| here.figure(who).log_length).min().unwrap_or(0);
    here.slot().unwrap_or_else(first).min(terms.slots.saturating_sub(1))
}

fn names(all: &[AgentId]) -> Vec<String> {
    all.iter().map(|who| who.name()).collect()
}

fn server_view(here: &dyn Scene, i: u8, slot: Slot) -> ServerView {
    let who = AgentId::Server(i);
    let (figure, network) = (here.figure(who), here.present().network);
    let mut face = here.server_face(i, slot);
    if !figure.up {
        face.trusts = None;
    }
    let timer = here.clock(who, slot);
    ServerView {
        name: who.name(),
        key: who.key(),
        up: figure.up,
        diskless: figure.diskless,
        face,
        timer: timer.map(|(from, to)| Span { from: delays(from), to: delays(to) }),
        slow: f64::from(network.slowness(who)) / 1000.0,
        cut: names(&network.cut_from(who)),
    }
}

fn client_view(here: &dyn Scene, who: AgentId, slot: Slot) -> ClientView {
    let figure = here.figure(who);
    ClientView {
        name: who.name(),
        key: who.key(),
        face: here.client_face(who, slot),
        up: figure.up,
        traitor: figure.lies,
        does: figure.does,
        with: names(&figure.with),
    }
}

fn costs(here: &dyn Scene, slot: Slot) -> CostView {
    let costs = here.present().costs;
    CostView {
        delays: verdicts::delays_to_decide(here, slot),
        messages: messages(here),
        total: costs.messages.iter().sum(),
        macs_made: costs.macs_made,
        macs_checked: costs.macs_checked,
        proof_bytes: costs.proof_bytes,
        trust_changes: costs.trust_moves,
    }
}

/// The proof that the owner of the slot's highest round has so far, with what is on its way.
fn proof(here: &dyn Scene, servers: &[ServerView], slot: Slot) -> Option<Proof> {
    let cast = here.terms().cast;
    let rounds = servers.iter().filter_map(|server| server.face.round);
    let round = rounds.max().filter(|round| *round > 0)?;
    let mut proof =
        (0..cast.proposers()).find_map(|i| here.proof_of(cast.proposer(i), slot, round))?;
    let deed = here.deed();
    if let Some(came) = here.touched().filter(|_| deed.kind == Some(StepKind::Deliver)) {
        let face = came.face;
        if face.kind == "PROMISE" && (face.slot, face.round) == (slot, Some(round)) {
            let from = came.from.name();
            for part in &mut proof.promises {
                part.fresh = part.server == from;
            }
        }
    }
    // One row a server: the promise that has arrived, or else the first that is on its way.
    let mut coming = here.promises_on_their_way(slot, round);
    for i in 0..cast.servers {
        let server = AgentId::Server(i).name();
        if proof.promises.iter().all(|held| held.server != server) {
            let at = coming.iter().position(|part| part.server == server);
            proof.promises.push(at.map_or_else(
                || ProofPart { server, state: "missing", ..ProofPart::default() },
                |at| coming.remove(at),
            ));
        }
    }
    Some(proof)
}

fn split(here: &dyn Scene) -> Option<Split> {
    here.violations().into_iter().find_map(|violation| match violation {
        Violation::Agreement { one, other, .. } => {
            Some(Split { servers: (one.0.name(), other.0.name()), chips: (one.1, other.1) })
        }
        _ => None,
    })
}

fn fault_entries(told: Vec<(Told, Option<Refusal>)>, specs: &[FaultSpec]) -> Vec<FaultEntry> {
    let entry = |(index, ((told, why), spec)): (usize, ((Told, _), &FaultSpec))| FaultEntry {
        index,
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        step: spec.step.map(|step| step as u32),
        time: spec.at,
        told,
        refused: Option::map(why, faults::refusal),
    };
    told.into_iter().zip(specs).enumerate().map(entry).collect()
}

/// Messages sent, by kind.
pub(super) fn messages(here: &dyn Scene) -> Named<u64> {
    let kinds = here.terms().cards.kinds.iter().map(|card| card.kind);
    kinds
        .zip(here.present().costs.messages.iter().copied())
        .filter(|(_, count)| *count > 0)
        .collect()
}
