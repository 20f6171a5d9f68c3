//! Verdicts on termination: *violated* only where nothing can be decided any more, with the reason;
//! *not known* where the run was merely cut off, at what.

use serde_json::{Value, json};
use turncoat::catalog;
use turncoat::view::View;

fn open(scenario: &Value) -> Box<dyn View> {
    catalog::open(scenario.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}: {scenario}"))
}

/// The snapshot at the end of a run.
fn end(scenario: &Value) -> Value {
    let mut stage = open(scenario);
    stage.explore(1_000_000);
    stage.seek(1_000_000);
    serde_json::to_value(stage.snapshot(None)).unwrap()
}

fn verdict<'a>(snapshot: &'a Value, id: &str) -> &'a Value {
    snapshot["verdicts"].as_array().unwrap().iter().find(|v| v["id"] == id).unwrap()
}

/// How it ended, the verdict on termination, and the rule that tells why.
fn told(scenario: &Value) -> (String, String, String) {
    let last = end(scenario);
    let v = verdict(&last, "termination");
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    (text(&last["end"]), text(&v["state"]), text(&v["told"]["rule"]))
}

fn bp(more: &Value) -> Value {
    of("bp-fast-paxos", 4, more)
}

fn of(protocol: &str, servers: u8, more: &Value) -> Value {
    let mut scenario = json!({ "turncoat": 1, "protocol": protocol, "servers": servers,
        "clients": 3, "seed": 7 });
    for (key, value) in more.as_object().unwrap() {
        scenario[key] = value.clone();
    }
    scenario
}

fn shipped(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("www/scenarios/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn lie(client: &str, does: &str) -> Value {
    json!({ "at": 0, "client": client, "does": does })
}

fn is(scenario: &Value, end: &str, state: &str, rule: &str) {
    let (e, s, r) = told(scenario);
    assert_eq!((e.as_str(), s.as_str(), r.as_str()), (end, state, rule), "{scenario}");
}

#[test]
fn a_run_that_is_cut_off_is_not_known_to_violate_anything() {
    let cut = |more: Value, rule: &str| {
        is(&bp(&more), rule.split('.').nth(1).unwrap(), "unknown", rule);
        let v = end(&bp(&more));
        assert_eq!(verdict(&v, "termination")["step"], json!(null), "{more}");
    };
    cut(json!({ "slots": 400, "commands": 134 }), "termination.time");
    cut(json!({ "network": { "delay": 300 } }), "termination.time");
    cut(json!({ "network": { "delay": 1, "jitter": 900 } }), "termination.time");
    cut(json!({ "until": { "time": 1 } }), "termination.time");
    cut(json!({ "until": { "steps": 3 } }), "termination.steps");
    let slow = |server| json!({ "at": 0, "server": server, "does": "slow", "by": 1000 });
    cut(json!({ "faults": [slow("S1"), slow("S2")] }), "termination.time");
    // Both could still be mended by nobody; but servers that are up and cut off may count on a link.
    let halves = json!({ "at": 0, "network": true, "does": "partition" });
    cut(json!({ "faults": [halves] }), "termination.time");
}

#[test]
fn what_it_was_cut_off_at_is_said() {
    let at = |more: Value| {
        let last = end(&bp(&more));
        verdict(&last, "termination")["told"]["facts"]["at"]["number"].clone()
    };
    assert_eq!(at(json!({ "until": { "time": 1 } })), json!(1.0));
    assert_eq!(at(json!({ "until": { "steps": 3 } })), json!(3.0));
    assert_eq!(at(json!({ "network": { "delay": 300 } })), json!(400.0));
}

#[test]
fn where_nothing_can_be_decided_any_more_termination_is_violated_and_it_is_said_why() {
    is(&shipped("41-without-time-out"), "time", "violated", "termination.patience");
    is(&shipped("44-without-keep-answering"), "time", "violated", "termination.silenced");
    is(&shipped("09-all-traitors"), "stopped", "violated", "termination.stuck");
    is(&shipped("08-paxos-runaway"), "stopped", "violated", "termination.outbid");
    let silent = json!([lie("C1", "silent"), lie("C2", "silent"), lie("C3", "silent")]);
    for protocol in ["bp-fast-paxos", "paxos"] {
        let crash = |server: &str| json!({ "at": 0.5, "server": server, "does": "crash" });
        let few = json!({ "faults": [crash("S3"), crash("S4")] });
        is(&of(protocol, 4, &few), "time", "violated", "termination.few");
    }
    is(&bp(&json!({ "faults": silent })), "time", "violated", "termination.mute");
}

#[test]
fn the_step_of_the_violation_is_the_first_from_which_nothing_helps() {
    // 41 begins with faults on hold; the last of them lets the run go.
    let last = end(&shipped("41-without-time-out"));
    let step = verdict(&last, "termination")["step"].as_u64().unwrap();
    assert!(step < last["step"].as_u64().unwrap());
    let mut stage = open(&shipped("41-without-time-out"));
    stage.explore(1_000_000);
    for (at, state) in [(step - 1, "waiting"), (step, "violated"), (step + 1, "violated")] {
        stage.seek(u32::try_from(at).unwrap());
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        assert_eq!(verdict(&now, "termination")["state"], state, "at step {at}");
    }
}

#[test]
fn a_state_that_comes_again_is_a_circle() {
    // Cut off for good, an honest client repeats itself: nothing is known until the first circle.
    let apart = json!({ "at": 0, "network": true, "does": "partition",
        "groups": [["C1", "C2", "C3"], ["S1", "S2", "S3", "S4"]] });
    let without = json!(["time-out"]);
    let circle = |until: u32| {
        bp(&json!({ "without": without, "faults": [apart], "until": { "time": until } }))
    };
    is(&circle(150), "time", "unknown", "termination.time");
    is(&circle(5000), "stopped", "violated", "termination.again");
    // Where trust moves, rounds grow, and no state comes again.
    is(
        &bp(&json!({ "faults": [apart], "until": { "time": 5000 } })),
        "time",
        "unknown",
        "termination.time",
    );
}

#[test]
fn a_fault_that_is_still_to_come_may_change_everything() {
    let crash = |server: &str| json!({ "at": 0.5, "server": server, "does": "crash" });
    let back = json!({ "at": 60, "server": "S3", "does": "recover" });
    let mut stage = open(&bp(&json!({ "faults": [crash("S3"), crash("S4"), back] })));
    stage.explore(1_000_000);
    let known = stage.explore(0);
    for step in 0..=known {
        stage.seek(step);
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        assert_ne!(verdict(&now, "termination")["state"], "violated", "at step {step}");
    }
}

#[test]
fn what_a_person_does_in_time_is_waited_for_again() {
    let crash = |server: &str| json!({ "at": 0.5, "server": server, "does": "crash" });
    let mut stage = open(&bp(&json!({ "faults": [crash("S3"), crash("S4")] })));
    stage.explore(1_000_000);
    stage.seek(30);
    let before = serde_json::to_value(stage.snapshot(None)).unwrap();
    assert_eq!(verdict(&before, "termination")["state"], "violated");
    let fault = r#"{ "server": "S3", "does": "recover" }"#;
    stage.inject(turncoat::border::scenario::FaultSpec::parse(fault.as_bytes()).unwrap()).unwrap();
    stage.seek(30);
    let now = serde_json::to_value(stage.snapshot(None)).unwrap();
    assert_eq!(verdict(&now, "termination")["state"], "waiting", "somebody recovers next");
    stage.explore(1_000_000);
    stage.seek(1_000_000);
    let last = serde_json::to_value(stage.snapshot(None)).unwrap();
    assert_eq!(verdict(&last, "termination")["state"], "holds");
}

#[test]
fn all_that_happens_at_the_last_instant_happens_and_no_fault_after_it() {
    let mut stage = open(&bp(&json!({ "until": { "time": 2 } })));
    let summary = serde_json::to_value(stage.summarise(None)).unwrap();
    assert_eq!(summary["decided"].as_object().unwrap().len(), 4);
    assert_eq!(summary["properties"]["termination"]["verdict"], "holds");
    let crash = |at: f64| json!({ "at": at, "server": "S3", "does": "crash" });
    let late = json!({ "until": { "time": 10 }, "faults": [lie("C1", "silent"), crash(15.0)] });
    let mut stage = open(&bp(&late));
    let summary = serde_json::to_value(stage.summarise(None)).unwrap();
    assert_eq!((&summary["time"], &summary["end"]), (&json!(10.0), &json!("time")));
    let on_time = json!({ "until": { "time": 10 }, "faults": [lie("C1", "silent"), crash(10.0)] });
    let last = end(&bp(&on_time));
    assert_eq!(last["servers"][2]["up"], false, "at the last instant itself");
}

#[test]
fn paxos_promises_what_paxos_promises() {
    let duel = end(&shipped("28-paxos-duel"));
    let v = verdict(&duel, "termination");
    assert_eq!((&v["state"], &v["promised"]), (&json!("unknown"), &json!(false)));
    assert_eq!(verdict(&duel, "agreement")["promised"], true);
    let back_off = end(&shipped("29-paxos-backoff"));
    let v = verdict(&back_off, "termination");
    assert_eq!((&v["state"], &v["promised"]), (&json!("holds"), &json!(true)));
}

/// A run by chance: a few lies, crashes and lost messages, rules that are off, cut off early.
fn by_chance(seed: u64) -> Value {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut draw = move |n: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % n
    };
    let paxos = draw(3) == 0;
    let (servers, clients) = (1 + draw(5), 1 + draw(3));
    let mut faults = Vec::new();
    let lies: &[&str] = if paxos {
        &["silent", "runaway", "stall", "flood", "equivocate", "crash"]
    } else {
        &[
            "silent",
            "silent",
            "stall",
            "usurp",
            "runaway",
            "forge",
            "equivocate",
            "crash",
            "against",
        ]
    };
    for _ in 0..draw(4) {
        let client = format!("C{}", 1 + draw(clients));
        let does = lies[usize::try_from(draw(lies.len() as u64)).unwrap()];
        faults.push(json!({ "at": draw(60), "client": client, "does": does }));
    }
    for _ in 0..draw(4) {
        let server = format!("S{}", 1 + draw(servers));
        let does =
            ["crash", "crash", "crash-before-sending", "cut"][usize::try_from(draw(4)).unwrap()];
        let at = draw(60);
        faults.push(json!({ "at": at, "server": server, "does": does }));
        if draw(3) == 0 {
            let back = if does == "cut" { "mend" } else { "recover" };
            faults.push(json!({ "at": at + 1 + draw(80), "server": server, "does": back }));
        }
    }
    for _ in 0..draw(8) {
        faults.push(json!({ "at": draw(50), "message": draw(80), "does": "drop" }));
    }
    let rules = ["time-out", "keep-answering", "suspicion", "disk", "promise"];
    let mut without: Vec<&str> = Vec::new();
    if !paxos && draw(2) == 0 {
        without.push(rules[usize::try_from(draw(2)).unwrap()]);
        let other = rules[usize::try_from(draw(5)).unwrap()];
        if !without.contains(&other) {
            without.push(other);
        }
    }
    let rate = |x: u64| f64::from(u32::try_from(x).unwrap()) / 10.0;
    let mut network = json!({});
    if draw(3) == 0 {
        network =
            json!({ "jitter": rate(draw(20)), "loss": rate(draw(5)), "duplicate": rate(draw(3)) });
    }
    let mut scenario = json!({ "turncoat": 1, "protocol": if paxos { "paxos" } else { "bp-fast-paxos" },
        "servers": servers, "clients": clients, "seed": draw(1000), "network": network,
        "faults": faults, "without": without, "until": { "time": 100 + draw(900) } });
    if paxos {
        scenario["starters"] = json!(1 + draw(clients));
        scenario["backoff"] = json!(["random", "fixed"][usize::try_from(draw(2)).unwrap()]);
    } else if draw(3) == 0 {
        scenario["slots"] = json!(1 + draw(5));
    }
    scenario
}

/// The same run, gone on with: a fault far ahead, which changes nothing, keeps the judge from giving
/// up before it.
fn gone_on_with(scenario: &Value) -> Value {
    let mut scenario = scenario.clone();
    let mend = json!({ "at": 6001, "network": true, "does": "mend" });
    scenario["faults"].as_array_mut().unwrap().push(mend);
    scenario["until"] = json!({ "time": 6000, "steps": 40_000 });
    scenario
}

#[test]
fn whoever_is_said_never_to_decide_does_not_when_the_run_goes_on() {
    let runs = std::env::var("TURNCOAT_RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(1500);
    let mut violated = std::collections::BTreeMap::<String, u32>::new();
    for seed in 0..runs {
        let scenario = by_chance(seed);
        let last = end(&scenario);
        let v = verdict(&last, "termination");
        if v["state"] != "violated" {
            continue;
        }
        *violated.entry(v["told"]["rule"].as_str().unwrap().to_owned()).or_default() += 1;
        let later = end(&gone_on_with(&scenario));
        let then = verdict(&later, "termination");
        assert_eq!(then["told"]["facts"]["slot"], v["told"]["facts"]["slot"], "{scenario}");
        let agents = |v: &Value| v["told"]["facts"]["agents"]["agents"].as_array().unwrap().clone();
        // Another server may have heard of the slot since.
        assert!(agents(v).iter().all(|who| agents(then).contains(who)), "{scenario}");
    }
    println!("{violated:?} of {runs}");
    assert!(violated.len() >= 5, "{violated:?}");
}

/// C1 crashes in mid-broadcast: what it says next reaches S1 only.
fn broken_off() -> Value {
    json!({ "turncoat": 1, "protocol": "paxos", "servers": 3, "clients": 2,
        "faults": [{ "at": 2, "client": "C1", "does": "crash", "reaches": ["S1"] }],
        "until": { "time": 80 } })
}

#[test]
fn a_client_that_crashes_in_mid_broadcast_is_no_liar() {
    let mut stage = open(&broken_off());
    let last = stage.explore(1_000_000);
    let mut told = 0;
    for at in 0..=last {
        stage.seek(at);
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        assert_eq!(now["proposers"][0]["traitor"], json!(false), "at step {at}");
        for id in ["agreement", "validity", "integrity", "termination"] {
            let verdict = verdict(&now, id);
            assert_eq!(verdict["promised"], json!(true), "{id} at step {at}");
            assert_ne!(verdict["state"], json!("violated"), "{id} at step {at}");
        }
        let text = now.to_string();
        assert!(!text.contains("left.liar") && !text.contains("fault.turn"), "at step {at}");
        told += u32::from(text.contains("fault.breaking-off"));
    }
    let last = end(&broken_off());
    assert_eq!(last["proposers"][0]["up"], json!(false), "it has crashed");
    assert_eq!(last["proposers"][0]["does"], json!("crash"));
    assert_eq!(verdict(&last, "termination")["told"]["rule"], json!("termination.done"));
    assert_ne!(told, 0);
    // Who lies first and then crashes has lied.
    let mut liar = broken_off();
    let lie = json!({ "at": 0, "client": "C1", "does": "equivocate" });
    liar["faults"].as_array_mut().unwrap().insert(0, lie);
    let last = end(&liar);
    assert_eq!(last["proposers"][0]["traitor"], json!(false));
    assert_eq!(verdict(&last, "agreement")["promised"], json!(false));
    assert!(last["left"].to_string().contains("left.liar"));
}

#[test]
fn a_crash_counts_only_when_it_has_come() {
    // Of two clients one lies, and one will crash when it next broadcasts.
    let mut both = broken_off();
    both["protocol"] = json!("bp-fast-paxos");
    both["faults"] = json!([lie("C2", "silent"), lie("C1", "crash")]);
    let mut stage = open(&both);
    let last = stage.explore(1_000_000);
    let mut before = 0;
    for at in 2..=last {
        stage.seek(at);
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        let down = now["proposers"][0]["up"] == json!(false);
        assert_eq!(now["left"].to_string().contains("left.honest"), down, "at step {at}");
        before += u32::from(!down);
    }
    assert_ne!(before, 0);
}
