//! What the servers would do with words that are not said yet.

use super::Forecast;
use crate::border::faults;
use crate::border::scenario::{Wrong, wrong};
use crate::contract::AgentId;
use crate::contract::portrait::Portray;
use crate::contract::speech::Speech;
use crate::run::simulator::Simulator;
use crate::world::{Action, Outcome};

/// Runs each server's own code on these words, on a copy of the present state.
///
/// # Errors
/// Why the words cannot be said.
pub fn forecast<P: Portray>(
    state: &Simulator<P>,
    speeches: &[(AgentId, Speech)],
) -> Result<Vec<Forecast>, Wrong> {
    let mut world = state.world.clone();
    let mut all = Vec::new();
    for (who, speech) in speeches {
        let words = world.protocol.phrase(&world.body(*who).agent, &world.known(*who), speech);
        let words = words.or_else(|what| wrong("", what))?;
        let mut said = Outcome::default();
        let refused = |refusal| Wrong { at: String::new(), what: faults::refusal(refusal).into() };
        world.apply(Action::Utter(*who, words), &mut said).map_err(refused)?;
        for handle in said.sent {
            let Some(to) = world.envelope(handle).map(|envelope| envelope.to) else { continue };
            let before = world.protocol.accused(&world.body(to).agent);
            let mut heard = Outcome::default();
            world.apply(Action::Deliver(handle), &mut heard).map_err(refused)?;
            let (protocol, agent) = (&world.protocol, &world.body(to).agent);
            let accused = protocol.accused(agent).without(before);
            let AgentId::Server(server) = to else { continue };
            let face = protocol.server_face(agent, speech.slot);
            let voted = face.vote.filter(|vote| vote.round == speech.round && !heard.unheard);
            all.push(Forecast {
                to: AgentId::Server(server).name(),
                told: heard.effects.notes.iter().map(|note| protocol.told(to, note)).collect(),
                macs: heard.effects.checks.iter().map(|check| check.macs).sum(),
                vote: voted.map(|vote| vote.chip),
                convicts: accused.first(protocol.cast()).map(AgentId::name),
            });
        }
    }
    Ok(all)
}
