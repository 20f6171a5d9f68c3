//! Every fault of a file happens, or the run says which one did not, and why.

use serde_json::{Value, json};
use turncoat::border::scenario::FaultSpec;
use turncoat::catalog;
use turncoat::view::View;

fn open(scenario: &Value) -> Box<dyn View> {
    catalog::open(scenario.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}: {scenario}"))
}

fn with(faults: &Value) -> Value {
    json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4, "clients": 3, "seed": 7,
        "faults": faults })
}

fn shipped(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("www/scenarios/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// What the summary says was refused: places in the list of faults, and why.
fn refused(scenario: &Value) -> Vec<(usize, String)> {
    let summary = serde_json::to_value(open(scenario).summarise(None)).unwrap();
    let all = summary["refused"].as_array().cloned().unwrap_or_default();
    let one = |it: &Value| {
        let place = it["fault"].as_u64().unwrap();
        (usize::try_from(place).unwrap(), it["why"].as_str().unwrap().to_owned())
    };
    all.iter().map(one).collect()
}

/// The lines of the trace that tell of a refusal.
fn lines(scenario: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    open(scenario).summarise(Some(&mut |line| all.push(serde_json::to_value(line).unwrap())));
    all.retain(|line| line["told"][0]["rule"] == "fault.refused");
    all
}

/// The snapshot at the end of a run.
fn end(scenario: &Value) -> Value {
    let mut stage = open(scenario);
    stage.explore(1_000_000);
    stage.seek(1_000_000);
    serde_json::to_value(stage.snapshot(None)).unwrap()
}

const DOWN: &str = "that agent is down at this step";
const OVER: &str = "the run is over before it comes to this";

#[test]
fn nothing_that_ships_has_a_fault_that_is_refused() {
    let mut runs = 0;
    for entry in std::fs::read_dir("www/scenarios").unwrap() {
        let scenario: Value =
            serde_json::from_slice(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap();
        assert_eq!(refused(&scenario), [], "{}", scenario["name"]);
        runs += 1;
    }
    assert!(runs > 40, "{runs} scenarios");
}

#[test]
fn what_is_refused_stands_in_the_summary_by_its_place_in_the_file() {
    // Out of order on purpose: a place is one in the file.
    let scenario = with(&json!([
        { "step": 5, "server": "S4", "does": "crash" },
        { "at": 9, "server": "S1", "does": "recover" },
        { "at": 0, "server": "S4", "does": "crash" },
        { "step": 2, "message": 4_000_000_000u32, "does": "drop" }
    ]));
    let message = "that message is not in flight at this step";
    let why = "that server is up at this step, so it cannot recover";
    let said = [(0, DOWN.into()), (1, why.into()), (3, message.into())];
    assert_eq!(refused(&scenario), said);
}

#[test]
fn faults_of_one_step_all_happen() {
    let scenario = with(&json!([
        { "step": 2, "server": "S4", "does": "crash" },
        { "step": 2, "server": "S3", "does": "crash" },
        { "step": 5, "server": "S2", "does": "crash" }
    ]));
    assert_eq!(refused(&scenario), []);
    let up: Vec<bool> = end(&scenario)["servers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|server| server["up"].as_bool().unwrap())
        .collect();
    assert_eq!(up, [true, false, false, false]);
}

#[test]
fn what_the_end_cuts_off_is_told_at_the_end() {
    let mut scenario = with(&json!([
        { "at": 15, "server": "S1", "does": "crash" },
        { "step": 900, "server": "S2", "does": "crash" }
    ]));
    scenario["until"] = json!({ "time": 10 });
    assert_eq!(refused(&scenario), [(0, OVER.into()), (1, OVER.into())]);
    // As long as the run goes on, nobody knows.
    let mut stage = open(&scenario);
    stage.explore(3);
    let early = serde_json::to_value(stage.snapshot(None)).unwrap();
    assert_eq!(early["faults"][0]["refused"], Value::Null);
    assert_eq!(end(&scenario)["faults"][0]["refused"], OVER);
    assert!(lines(&scenario).is_empty(), "no step was taken for them");
}

#[test]
fn a_step_that_is_refused_says_so_counts_no_fault_and_leaves_no_mark() {
    let scenario = with(&json!([{ "step": 2, "server": "S4", "does": "recover" }]));
    let [line] = &lines(&scenario)[..] else { panic!("one step of the run is refused") };
    assert_eq!((&line["step"], &line["kind"]), (&json!(3), &json!("fault")));
    let facts = &line["told"][0]["facts"];
    assert_eq!(facts["fault"], json!({ "text": "faults[0]" }));
    let why = "that server is up at this step, so it cannot recover";
    assert_eq!(facts["why"], json!({ "sentence": why }));
    assert_eq!(line["told"].as_array().unwrap().len(), 1, "nothing else is told of it");
    // Two steps are promised of a run without faults, and it still is one.
    let last = end(&scenario);
    let two_steps = last["verdicts"].as_array().unwrap().iter().find(|v| v["id"] == "two-steps");
    assert_eq!(two_steps.unwrap()["state"], "holds");
    assert_eq!(last["faults"][0]["refused"], why);
    let mut stage = open(&scenario);
    stage.explore(1000);
    let window = serde_json::to_value(stage.window(1, 1000)).unwrap();
    let marks = window["marks"].as_array().unwrap().iter();
    assert_eq!(marks.filter(|mark| mark["step"] == 3).count(), 0);
}

/// With its rule on again, what a counterexample needs cannot happen.
#[test]
fn a_counterexample_that_does_not_fit_any_more_says_so() {
    let mut scenario = shipped("32-without-mac");
    scenario["without"] = json!([]);
    let all = refused(&scenario);
    assert!(!all.is_empty());
    // Servers hold whoever made up a MAC convicted, and do not send what is to be delivered.
    assert_eq!(all[0].1, "that message is not in flight at this step", "{all:?}");
    assert_eq!(lines(&scenario).len(), all.iter().filter(|(_, why)| why != OVER).count());
}

/// What cannot happen is refused to whoever asks for it at once, and the run stays as it was.
#[test]
fn what_a_person_does_is_refused_as_well() {
    let mut stage = open(&with(&json!([{ "at": 0, "server": "S4", "does": "crash" }])));
    stage.explore(1000);
    stage.seek(2);
    let before = stage.digest();
    let crash = json!({ "server": "S4", "does": "crash" });
    let crash = serde_json::to_vec(&crash).unwrap();
    let crash = turncoat::border::scenario::FaultSpec::parse(&crash).unwrap();
    assert_eq!(stage.inject(crash).unwrap_err().to_string(), DOWN);
    assert_eq!((stage.step(), stage.digest()), (2, before));
    assert_eq!(stage.scenario().faults.len(), 1);
}

#[test]
fn where_no_more_messages_fit_a_person_can_do_nothing_more() {
    let mut stage = open(&json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 31,
        "clients": 16, "network": { "duplicate": 1, "delay": 1_000_000 }, "timeout": 1,
        "slots": 1_000_000, "window": 1024, "commands": 1_000_000,
        "until": { "steps": 1_000_000, "time": 1_000_000 } }));
    let last = stage.explore(1_000_000);
    stage.seek(last);
    let end = serde_json::to_value(stage.snapshot(None)).unwrap();
    assert_eq!(end["end"], "flights");
    let before = (stage.digest(), stage.scenario());
    let crash = FaultSpec::parse(br#"{"server":"S1","does":"crash"}"#).unwrap();
    let why = stage.inject(crash).unwrap_err().to_string();
    assert!(why.contains("over"), "{why}");
    assert_eq!((stage.digest(), stage.scenario()), before, "nothing is said to have happened");
}

#[test]
fn between_two_faults_of_one_step_a_person_comes_first() {
    let mut stage = open(&with(&json!([
        { "step": 2, "server": "S4", "does": "crash" },
        { "step": 2, "server": "S3", "does": "crash" },
        { "at": 3, "server": "S2", "does": "crash" }
    ])));
    stage.explore(3);
    stage.seek(3);
    let crash = FaultSpec::parse(br#"{"server":"S1","does":"crash"}"#).unwrap();
    stage.inject(crash).unwrap();
    let up = |stage: &mut Box<dyn View>| {
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        let all = now["servers"].as_array().unwrap().clone();
        all.iter().map(|server| server["up"].as_bool().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(up(&mut stage), [false, true, true, false], "theirs, and not the next of the file");
    // What came later by hand is forgotten, what the file says of a time is not; and it replays.
    let last = stage.explore(10_000);
    stage.seek(last);
    assert_eq!(up(&mut stage), [false, false, true, false]);
    let mut again = catalog::open(stage.scenario().to_json().as_bytes()).unwrap();
    again.explore(10_000);
    again.seek(last);
    assert_eq!(again.digest(), stage.digest());
}
