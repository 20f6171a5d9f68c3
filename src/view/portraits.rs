//! The inspector's pictures of one agent or message.

use super::shapes::{Portrait, Token};
use super::snapshot::slot_in_view;
use crate::border::scenario::{Wrong, wrong};
use crate::contract::portrait::Told;
use crate::contract::{AgentId, Slot};
use crate::run::simulator::MsgId;
use crate::view::scene::Scene;

/// An agent's portrait.
pub(super) fn agent(here: &dyn Scene, name: &str, slot: Option<Slot>) -> Result<Portrait, Wrong> {
    let cast = here.terms().cast;
    let who = crate::border::scenario::agent("", cast, name)?;
    let slot = slot.unwrap_or_else(|| slot_in_view(here));
    let rounds = here.client_face(who, slot).proposed;
    let round = rounds.first().map(|vote| vote.round);
    Ok(Portrait {
        title: who.name(),
        told: Told::new(match who {
            AgentId::Server(_) => "about.server",
            AgentId::Client(_) if cast.edges > 0 => "about.requester",
            _ => "about.proposer",
        })
        .with("agent", who),
        rows: here.rows(who, slot),
        proof: round.and_then(|round| here.proof_of(who, slot, round)),
        token: None,
    })
}

/// The portrait of a message in flight.
pub(super) fn message(here: &dyn Scene, id: MsgId) -> Result<Portrait, Wrong> {
    let handle = here.on_their_way().get(&id).copied();
    let found = handle.and_then(|handle| Some((handle, here.message(handle, true)?)));
    let Some((handle, mut passing)) = found else {
        return wrong("", "that message is not in flight at this step");
    };
    let proof = here.message_proof(handle);
    if proof.as_ref().is_some_and(|proof| proof.fault.is_some()) {
        passing.face.seal = "broken";
    }
    let kind = passing.face.kind;
    Ok(Portrait {
        title: kind.into(),
        told: Told::new("about.message")
            .with("kind", kind)
            .with("from", passing.from)
            .with("to", passing.to),
        rows: here.message_rows(handle),
        proof,
        token: Some(Token::of(passing)),
    })
}
