//! What a person who leads a traitor by hand is told: what it knows, what each server would do with
//! its words, and how near its goals are.

use crate::contract::portrait::{Chip, KnownPromise, Told};
use crate::contract::{AgentId, Round, Slot};
use crate::view::scene::Scene;
use crate::view::verdicts;
use serde::Serialize;

/// Rounds below this are offered in menus.
const ROUNDS: Round = 8;
/// Values offered in menus at most.
const VALUES: usize = 8;

/// What a traitor knows, its accomplices' knowledge included.
#[derive(Serialize, Clone, Debug)]
pub struct Knowledge {
    agent: String,
    key: &'static str,
    with: Vec<String>,
    slot: Slot,
    rounds: Vec<Round>,
    values: Vec<Chip>,
    promises: Vec<KnownPromise>,
}

/// Something that a traitor may want.
#[derive(Serialize, Clone, Debug)]
pub struct Goal {
    id: &'static str,
    state: &'static str,
    told: Told,
}

/// [`Knowledge`] of one client.
pub fn knowledge(here: &dyn Scene, who: AgentId, slot: Slot) -> Knowledge {
    let mut values: Vec<Chip> = Vec::new();
    for chip in here.values_known(who) {
        if !values.contains(&chip) && values.len() < VALUES {
            values.push(chip);
        }
    }
    Knowledge {
        agent: who.name(),
        key: who.key(),
        with: here.figure(who).with.iter().map(|other| other.name()).collect(),
        slot,
        rounds: (0..ROUNDS).filter(|round| here.may_speak(who, slot, *round)).collect(),
        values,
        promises: here.promises_known(who),
    }
}

/// The goals and how near they are.
pub fn goals(here: &dyn Scene) -> Vec<Goal> {
    let verdicts = verdicts::all(here);
    let inside = verdicts::left(here).is_empty();
    let goal = |id: &'static str, claim: &str| {
        let verdict = verdicts.iter().find(|verdict| verdict.id == claim)?;
        let state = match (verdict.state, id) {
            ("violated", _) => "reached",
            ("holds", "stop") => "out-of-reach",
            (_, "stop") => "open",
            _ if inside => "out-of-reach",
            _ => "open",
        };
        let told = match (id, state) {
            (_, "reached") => verdict.told.clone(),
            ("split", "open") => Told::new("goal.split.open"),
            ("split", _) => Told::new("goal.split.out"),
            ("frame", "open") => Told::new("goal.frame.open"),
            ("frame", _) => Told::new("goal.frame.out"),
            (_, "open") => Told::new("goal.stop.open"),
            _ => Told::new("goal.stop.out"),
        };
        Some(Goal { id, state, told })
    };
    let mut all: Vec<Goal> =
        [("split", "agreement"), ("stop", "termination"), ("frame", "accountability")]
            .into_iter()
            .filter_map(|(id, claim)| goal(id, claim))
            .collect();
    let checked = u32::try_from(here.present().costs.macs_checked).unwrap_or(u32::MAX);
    let told = Told::new("goal.cost").with("checked", checked).with("quorum", here.terms().quorum);
    all.push(Goal { id: "cost", state: "open", told });
    all
}
