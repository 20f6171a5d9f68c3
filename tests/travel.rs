//! A run as a list that can be read again: seek, step back, fork, take back, save and load. The
//! state at a step is the same however one got there.

use proptest::prelude::*;
use serde_json::{Value, json};
use turncoat::border::scenario::FaultSpec;
use turncoat::catalog;
use turncoat::view::View;

fn open(scenario: &Value) -> Box<dyn View> {
    catalog::open(scenario.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

fn log() -> Value {
    json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 5, "clients": 3, "seed": 3,
            "slots": 40, "network": { "jitter": 0.6, "loss": 0.05, "duplicate": 0.1 },
            "faults": [{ "at": 4.2, "client": "C2", "does": "equivocate" },
                       { "at": 9, "server": "S2", "does": "crash" },
                       { "at": 30, "server": "S2", "does": "recover" }] })
}

fn fault(value: &Value) -> FaultSpec {
    FaultSpec::parse(value.to_string().as_bytes()).unwrap()
}

#[test]
fn every_seek_leads_to_the_state_that_playing_leads_to() {
    let mut stage = open(&log());
    let digests = stage.digests();
    let known = stage.explore(100_000);
    assert_eq!(known as usize + 1, digests.len());
    assert!(known > 1000, "long enough to need states in between: {known}");
    for i in 0..400u32 {
        let step = i.wrapping_mul(7919) % (known + 1);
        stage.seek(step);
        assert_eq!(stage.digest(), digests[step as usize], "step {step}");
    }
    for step in (0..=known).rev().take(300) {
        stage.seek(step);
        assert_eq!(stage.digest(), digests[step as usize], "back to step {step}");
    }
}

#[test]
fn a_fork_keeps_the_past_and_forgets_later_faults_made_by_hand() {
    let mut stage = open(&log());
    let digests = stage.digests();
    stage.explore(2000);
    for step in [900, 500] {
        stage.seek(step);
        stage.inject(fault(&json!({ "server": "S4", "does": "crash" }))).unwrap();
        assert_eq!(stage.step(), step + 1, "the fault is the next step");
        stage.seek(step);
        assert_eq!(stage.digest(), digests[step as usize], "the past is as it was");
    }
    let faults = stage.scenario().faults;
    assert_eq!(faults.iter().filter(|fault| fault.step.is_some()).count(), 1);
}

#[test]
fn a_fault_that_cannot_happen_changes_nothing() {
    let mut stage = open(&log());
    stage.explore(500);
    stage.seek(100);
    let before = (stage.digest(), stage.scenario());
    for wrong in [
        json!({ "server": "S1", "does": "recover" }),
        json!({ "server": "S9", "does": "crash" }),
        json!({ "message": 999_999, "does": "drop" }),
        json!({ "client": "C1", "does": "fly" }),
    ] {
        let sentence = stage.inject(fault(&wrong)).unwrap_err().to_string();
        assert!(!sentence.is_empty() && !sentence.contains('\n'));
    }
    assert_eq!((stage.digest(), stage.scenario()), before);
}

#[test]
fn taking_a_fault_back_gives_the_run_without_it() {
    let mut stage = open(&log());
    let digests = stage.digests();
    stage.explore(1000);
    stage.seek(600);
    stage.inject(fault(&json!({ "server": "S4", "does": "crash" }))).unwrap();
    stage.remove(3).unwrap();
    stage.seek(700);
    assert_eq!(stage.digest(), digests[700]);
    assert!(stage.remove(99).is_err());
}

#[test]
fn the_diagram_says_what_the_steps_did() {
    let mut stage = open(&log());
    stage.explore(400);
    let window = serde_json::to_value(stage.window(1, 400)).unwrap();
    assert_eq!(window["times"].as_array().unwrap().len(), 400);
    let lines = window["lines"].as_array().unwrap();
    let arrived = lines.iter().filter(|line| line["step"].is_u64()).count();
    stage.seek(400);
    let snapshot = serde_json::to_value(stage.snapshot(None)).unwrap();
    let flying = snapshot["messages"].as_array().unwrap().len();
    let lost = lines.iter().filter(|line| line["lost"].is_object()).count();
    assert_eq!(lines.len(), arrived + flying + lost, "each has arrived, is in flight, or is lost");
    for line in lines.iter().filter(|line| line["lost"].is_object()) {
        let (at, sent) = (line["lost"]["at"].as_f64().unwrap(), line["sent"].as_f64().unwrap());
        let on_its_way = sent <= at && at <= line["due"].as_f64().unwrap();
        assert!(on_its_way, "lost between sending and arrival: {line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Whatever a person does by hand, the file of the run replays to the same state.
    #[test]
    fn a_saved_run_opens_at_the_same_state(
        acts in prop::collection::vec((0u32..300, 0usize..8, 0u8..5, 0u32..200), 0..12)
    ) {
        let mut stage = open(&log());
        stage.explore(400);
        for (step, what, who, id) in acts {
            stage.seek(step);
            let (server, client) = (format!("S{}", who + 1), format!("C{}", who % 3 + 1));
            let act = match what {
                0 => json!({ "server": server, "does": "crash" }),
                1 => json!({ "server": server, "does": "recover" }),
                2 => json!({ "client": client, "does": "equivocate" }),
                3 => json!({ "client": client, "does": "forge" }),
                4 => json!({ "message": id, "does": "delay" }),
                5 => json!({ "message": id, "does": "drop" }),
                6 => json!({ "server": server, "does": "time-out" }),
                _ => json!({ "network": true, "does": "set", "loss": 0.2 }),
            };
            let _ = stage.inject(fault(&act));
            stage.explore(400);
        }
        let saved = serde_json::to_value(stage.scenario()).unwrap();
        let again = open(&saved);
        prop_assert_eq!(again.step(), stage.step());
        prop_assert_eq!(again.digest(), stage.digest());
    }
}
