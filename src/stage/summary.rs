//! What a whole run came to. The page has no use for it.

use super::{Named, messages};
use crate::faults::{self, delays};
use crate::protocol::{AgentId, Slot};
use crate::scene::Scene;
use crate::simulator::End;
use crate::sorted::SortedMap;
use crate::verdicts;
use serde::Serialize;

/// What a whole run came to: the last line of `turncoat run`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Summary {
    pub(super) decided: SortedMap<String, Decision>,
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    pub(super) log: SortedMap<String, Vec<Decision>>,
    pub(super) rounds: u32,
    convicted: SortedMap<String, Vec<String>>,
    messages: Named<u64>,
    hmac: Hmacs,
    trust_changes: u64,
    proof_bytes: u64,
    properties: SortedMap<&'static str, Property>,
    left: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refused: Vec<Refused>,
    end: Option<&'static str>,
    steps: u32,
    time: f64,
    digest: String,
}

#[derive(Serialize, Clone, Debug)]
pub(super) struct Decision {
    pub(super) slot: Slot,
    pub(super) value: String,
    pub(super) at: f64,
}

#[derive(Serialize, Clone, Debug, Default)]
struct Hmacs {
    made: u64,
    checked: u64,
}

#[derive(Serialize, Clone, Debug)]
struct Property {
    verdict: &'static str,
    step: Option<u32>,
    promised: bool,
}

/// A fault that could not happen.
#[derive(Serialize, Clone, Debug)]
struct Refused {
    /// Its place in the file's list.
    fault: usize,
    why: &'static str,
}

impl Summary {
    /// A line for each fault that could not happen. Empty where all of them happened.
    #[must_use]
    pub fn refused(&self) -> String {
        let line = |one: &Refused| format!("faults[{}]: {}", one.fault, one.why);
        self.refused.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// All of a summary but what only the whole run can tell: decisions and rounds.
pub(super) fn sum_up(end: &dyn Scene) -> Summary {
    let (bounds, state) = (end.bounds(), end.state());
    let servers = || (0..bounds.cast.servers).map(|i| (AgentId::Server(i), end.server_face(i, 0)));
    let guilty = servers().filter_map(|(who, face)| {
        let names: Vec<String> = face.convicted.into_iter().map(|held| held.client).collect();
        (!names.is_empty()).then(|| (who.name(), names))
    });
    let verdicts = verdicts::all(end)
        .into_iter()
        .map(|v| (v.id, Property { verdict: v.state, step: v.step, promised: v.promised }));
    let refused = end.refusals().into_iter().enumerate();
    let refused =
        refused.filter_map(|(fault, why)| Some(Refused { fault, why: faults::refusal(why?) }));
    Summary {
        decided: SortedMap::new(),
        log: SortedMap::new(),
        rounds: 0,
        convicted: guilty.collect(),
        messages: messages(end),
        hmac: Hmacs { made: state.costs.macs_made, checked: state.costs.macs_checked },
        trust_changes: state.costs.trust_moves,
        proof_bytes: state.costs.proof_bytes,
        properties: verdicts.collect(),
        left: verdicts::left(end).into_iter().map(|told| told.rule).collect(),
        refused: refused.collect(),
        end: end.end().map(End::name),
        steps: state.steps,
        time: delays(state.now),
        digest: end.digest(),
    }
}
