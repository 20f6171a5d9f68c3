//! What a whole run came to. The page has no use for it.

use super::beat::beat;
use super::shapes::TraceLine;
use super::snapshot::messages;
use crate::border::faults::{self, delays};
use crate::contract::portrait::Named;
use crate::contract::{AgentId, Slot};
use crate::parts::sorted::SortedMap;
use crate::run::simulator::End;
use crate::view::scene::{Scene, Show};
use crate::view::verdicts;
use serde::Serialize;

/// What a whole run came to: the last line of `turncoat run`.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Summary {
    decided: SortedMap<String, Decision>,
    #[serde(skip_serializing_if = "SortedMap::is_empty")]
    log: SortedMap<String, Vec<Decision>>,
    rounds: u32,
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
struct Decision {
    slot: Slot,
    value: String,
    at: f64,
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

/// Plays a run to its end and sums it up; `each` sees every step.
pub(super) fn summarise(
    run: &mut dyn Show,
    mut each: Option<&mut dyn FnMut(TraceLine)>,
) -> Summary {
    let mut log: SortedMap<String, Vec<Decision>> = SortedMap::new();
    // In a slot that is decided a server enters no further round; later it forgets them.
    let mut highest = 0;
    let mut watch = |here: &dyn Scene| {
        let state = here.present();
        let decisions = here.decisions();
        if let Some(who @ AgentId::Server(i)) = here.deed().who
            && (here.figure(who).log_length == 0 || decisions.iter().any(|one| one.0 == 0))
        {
            highest = here.server_face(i, 0).round.unwrap_or(0).max(highest);
        }
        for (slot, chip) in decisions {
            let decision = Decision { slot, value: chip.letter, at: delays(state.now) };
            let who = here.deed().who.map(AgentId::name).unwrap_or_default();
            log.get_or_insert(who, Vec::new()).push(decision);
        }
        if let Some(each) = &mut each
            && state.steps > 0
        {
            each(TraceLine { beat: beat(here), digest: here.digest() });
        }
    };
    let mut summary = None;
    run.play(&mut watch, &mut |end| summary = Some(sum_up(end)));
    let mut summary = summary.unwrap_or_default();
    summary.rounds = highest.saturating_add(1);
    for (who, all) in &log {
        if let Some(first) = all.iter().find(|one| one.slot == 0) {
            summary.decided.insert(who.clone(), first.clone());
        }
    }
    if run.here().terms().slots > 1 {
        summary.log = log;
    }
    summary
}

/// All of a summary but what only the whole run can tell: decisions and rounds.
fn sum_up(end: &dyn Scene) -> Summary {
    let (terms, state) = (end.terms(), end.present());
    let servers = || (0..terms.cast.servers).map(|i| (AgentId::Server(i), end.server_face(i, 0)));
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
