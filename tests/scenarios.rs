//! Whole runs from scenario files: each strategy of section 7, each property of section 6, and what
//! is refused at the border.

use serde_json::{Value, json};
use turncoat::catalog;

/// Plays a scenario and returns what `turncoat run` prints.
fn play(scenario: &Value) -> Value {
    let mut stage =
        catalog::open(scenario.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    serde_json::to_value(stage.summarise(None)).unwrap()
}

/// Plays a scenario and returns the rules that fired, in order, with the acting agents.
fn rules(scenario: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let mut stage =
        catalog::open(scenario.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e}"));
    stage.summarise(Some(&mut |line| {
        let line = serde_json::to_value(&line).unwrap();
        for told in line["told"].as_array().unwrap() {
            all.push(told["rule"].as_str().unwrap().to_owned());
        }
    }));
    all
}

fn bp(faults: &Value) -> Value {
    json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4, "clients": 3, "seed": 7,
            "faults": faults })
}

fn lie(client: &str, does: &str) -> Value {
    json!({ "at": 0, "client": client, "does": does })
}

/// C1 says A to S1 and S2, and B to S3 and S4: most strategies need a round above 0.
fn split() -> Value {
    json!({ "at": 0, "client": "C1", "does": "equivocate",
            "split": { "A": ["S1", "S2"], "B": ["S3", "S4"] } })
}

fn guilty(outcome: &Value) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for names in outcome["convicted"].as_object().unwrap().values() {
        for name in names.as_array().unwrap() {
            let name = name.as_str().unwrap().to_owned();
            if !all.contains(&name) {
                all.push(name);
            }
        }
    }
    all.sort();
    all
}

/// Everything that is promised holds, and all four servers decided one value; which one.
fn decided(outcome: &Value) -> String {
    for (id, property) in outcome["properties"].as_object().unwrap() {
        assert_ne!(property["verdict"], "violated", "{id} in {outcome}");
    }
    let decided = outcome["decided"].as_object().unwrap();
    assert_eq!(decided.len(), 4, "{outcome}");
    let values: Vec<&str> = decided.values().map(|d| d["value"].as_str().unwrap()).collect();
    assert!(values.iter().all(|value| *value == values[0]), "{outcome}");
    values[0].to_owned()
}

// Section 7, the fault menu: clients.

#[test]
fn silent_is_suspected_and_never_convicted() {
    let outcome = play(&bp(&json!([lie("C1", "silent")])));
    assert_eq!(decided(&outcome), "B", "C2's command, on a free pick");
    assert_eq!(guilty(&outcome), [""; 0]);
    assert_eq!(outcome["decided"]["S1"]["at"], 23.0, "base * 1 + 3, as section 9 has it");
}

#[test]
fn t_silent_clients_in_a_row_cost_t_time_outs_and_three_delays() {
    for t in 0..=3 {
        let faults: Vec<Value> = (1..=t).map(|i| lie(&format!("C{i}"), "silent")).collect();
        let mut scenario = bp(&json!(faults));
        scenario["clients"] = json!(4);
        let outcome = play(&scenario);
        let expected = if t == 0 { 2.0 } else { f64::from(20 * t + 3) };
        assert_eq!(outcome["decided"]["S4"]["at"], expected, "{t} in a row");
    }
}

#[test]
fn crash_in_mid_broadcast_reaches_a_chosen_subset_and_forces_the_next_proposer() {
    let fault = json!({ "at": 0, "client": "C1", "does": "crash", "reaches": ["S1", "S2"] });
    let outcome = play(&bp(&json!([fault])));
    assert_eq!(decided(&outcome), "A", "two votes of four are enough to force");
    assert_eq!(guilty(&outcome), [""; 0]);
}

#[test]
fn equivocation_in_round_0_is_seen_in_the_learns() {
    let outcome = play(&bp(&json!([split()])));
    decided(&outcome);
    assert_eq!(guilty(&outcome), ["C1"]);
    assert_eq!(outcome["decided"]["S1"]["at"], 5.0);
    assert!(rules(&bp(&json!([split()]))).contains(&"convict.equivocation".to_owned()));
}

#[test]
fn equivocation_in_a_later_round_uses_two_valid_proofs_and_is_seen_the_same_way() {
    let two = json!({ "at": 0, "client": "C2", "does": "two-proofs",
                      "split": { "A": ["S1", "S2"], "B": ["S3", "S4"] } });
    let scenario = bp(&json!([split(), two]));
    let outcome = play(&scenario);
    decided(&outcome);
    assert_eq!(guilty(&outcome), ["C1", "C2"]);
    let rules = rules(&scenario);
    assert!(rules.contains(&"lie.two-proofs.two".to_owned()));
    let proved = rules.iter().filter(|rule| *rule == "voted.proved").count();
    assert_eq!(proved, 8, "every server found C2's proof good, then C3's");
}

fn bad_proof(does: &str, rule: &str) {
    let scenario = bp(&json!([split(), lie("C2", does)]));
    let outcome = play(&scenario);
    decided(&outcome);
    assert_eq!(guilty(&outcome), ["C1", "C2"]);
    assert!(rules(&scenario).contains(&rule.to_owned()), "{does} is convicted by {rule}");
}

#[test]
fn a_forged_promise_fails_on_its_mac() {
    bad_proof("forge", "convict.mac");
}

#[test]
fn a_replayed_promise_fails_on_its_round() {
    bad_proof("replay", "convict.elsewhere");
}

#[test]
fn a_repeated_promise_fails_on_its_server() {
    bad_proof("repeat", "convict.repeated");
}

#[test]
fn against_a_forced_value_fails_on_the_pick_rule() {
    bad_proof("against", "convict.forced");
}

#[test]
fn usurping_needs_no_proof_to_be_found_out() {
    let scenario = bp(&json!([lie("C3", "usurp")]));
    let outcome = play(&scenario);
    assert_eq!(decided(&outcome), "A");
    assert_eq!(guilty(&outcome), ["C3"]);
    assert_eq!(outcome["hmac"]["checked"], 0);
}

#[test]
fn an_enormous_round_number_convicts_whoever_names_it() {
    let outcome = play(&bp(&json!([lie("C1", "runaway")])));
    assert_eq!(decided(&outcome), "B");
    assert_eq!(guilty(&outcome), ["C1"]);
    assert_eq!(outcome["decided"]["S1"]["at"], 4.0);
}

#[test]
fn the_same_number_in_paxos_shuts_everybody_out() {
    let outcome = play(&json!({ "turncoat": 1, "protocol": "paxos", "servers": 4, "clients": 3,
        "seed": 7, "faults": [lie("C1", "runaway")] }));
    assert_eq!(outcome["decided"], json!({}));
    assert_eq!(outcome["properties"]["termination"]["verdict"], "violated");
    assert_eq!(outcome["properties"]["agreement"]["verdict"], "holds");
}

#[test]
fn a_flood_costs_each_server_one_mac_check() {
    for count in [3, 30, 256] {
        let fault = json!({ "at": 0, "client": "C1", "does": "flood", "count": count });
        let outcome = play(&bp(&json!([fault])));
        decided(&outcome);
        assert_eq!(outcome["hmac"]["checked"], 4, "{count} messages to each of four servers");
    }
}

#[test]
fn stalling_costs_time_and_convicts_nobody() {
    let outcome = play(&bp(&json!([lie("C1", "stall")])));
    assert_eq!(decided(&outcome), "A");
    assert_eq!(guilty(&outcome), [""; 0]);
    assert_eq!(outcome["decided"]["S1"]["at"], 19.5, "half a delay before the time-out");
    assert_eq!(outcome["trust_changes"], 0);
}

#[test]
fn who_stalls_goes_by_the_networks_delay_in_every_round() {
    for (delay, jitter) in [(0.5, 0.0), (3.0, 0.0), (2.0, 1.5)] {
        let mut scenario = bp(&json!([lie("C1", "stall")]));
        scenario["network"] = json!({ "delay": delay, "jitter": jitter });
        let outcome = play(&scenario);
        assert_eq!(decided(&outcome), "A");
        assert_eq!(outcome["trust_changes"], 0, "delay {delay}, jitter {jitter}: in time");
    }
    // With C1 as the only client, rounds get longer than its pause between resends.
    let mut cut = bp(&json!([{ "at": 0, "client": "C1", "does": "stall" },
        { "at": 0, "network": true, "does": "partition", "groups": [["C1"], ["S1", "S2", "S3", "S4"]] },
        { "at": 50, "network": true, "does": "mend" }]));
    cut["clients"] = json!(1);
    let outcome = play(&cut);
    assert_eq!(decided(&outcome), "A");
    assert_eq!(outcome["decided"]["S1"]["at"], 139.5, "round 2 begins at 60 and ends at 140");
}

#[test]
fn what_arrives_at_one_time_arrives_in_sending_order_whatever_was_lost_between() {
    let cut = json!({ "at": 0, "server": "S1", "does": "cut", "with": ["S2"] });
    let scenario = bp(&json!([lie("C1", "silent"), cut]));
    let mut arrived = Vec::new();
    let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
    stage.summarise(Some(&mut |line| {
        let line = serde_json::to_value(&line).unwrap();
        let message = &line["message"];
        if line["time"] == 21.0 && message["from"] == "S1" {
            let who = line["agent"].as_str().unwrap();
            arrived.push(format!("{} to {who}", message["kind"].as_str().unwrap()));
        }
    }));
    assert_eq!(arrived, ["TRUSTCHANGE to S3", "TRUSTCHANGE to S4", "PROMISE to C2"]);
}

#[test]
fn a_crash_in_mid_broadcast_may_reach_nobody() {
    for protocol in ["bp-fast-paxos", "paxos"] {
        let crash = json!({ "at": 0, "client": "C1", "does": "crash", "reaches": [] });
        let mut scenario = bp(&json!([crash]));
        scenario["protocol"] = json!(protocol);
        let mut crashed = Vec::new();
        let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
        stage.summarise(Some(&mut |line| {
            let line = serde_json::to_value(&line).unwrap();
            let told = line["told"].as_array().unwrap();
            let crash = |told: &Value| told["rule"] == "fault.crash" || told["rule"] == "lie.crash";
            if told.iter().any(crash) {
                crashed.push(line["agent"].as_str().unwrap().to_owned());
            }
        }));
        assert_eq!(crashed, ["C1"], "{protocol}");
    }
}

#[test]
fn collusion_shares_promises_and_gains_nothing() {
    let with = json!({ "at": 0, "client": "C3", "does": "collude", "with": ["C2"] });
    let mut scenario = bp(&json!([split(), lie("C2", "silent"), with]));
    scenario["clients"] = json!(4);
    let outcome = play(&scenario);
    decided(&outcome);
    assert_eq!(guilty(&outcome), ["C1", "C3"]);
    assert!(rules(&scenario).contains(&"convict.elsewhere".to_owned()));
}

#[test]
fn an_edge_proposer_that_alters_a_request_is_not_found_out() {
    let scenario = json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "mapping": "edge",
        "servers": 4, "proposers": 3, "clients": 2, "seed": 2,
        "faults": [{ "at": 0, "proposer": "P1", "does": "alter", "value": "B" }] });
    let outcome = play(&scenario);
    assert_eq!(decided(&outcome), "B", "C1 asked for A");
    assert_eq!(guilty(&outcome), [""; 0]);
    assert!(rules(&scenario).contains(&"replied".to_owned()), "and C1 is told that all went well");
}

#[test]
fn an_edge_proposer_that_invents_a_request_is_not_found_out() {
    let scenario = json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "mapping": "edge",
        "servers": 4, "proposers": 3, "clients": 1, "seed": 2, "commands": { "C1": [] },
        "faults": [{ "at": 0, "proposer": "P1", "does": "invent", "value": "E" }] });
    let outcome = play(&scenario);
    assert_eq!(decided(&outcome), "E");
    assert_eq!(guilty(&outcome), [""; 0]);
}

#[test]
fn an_edge_proposer_that_sits_on_a_request_delays_its_client_only() {
    let scenario = json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "mapping": "edge",
        "servers": 4, "proposers": 3, "clients": 1, "seed": 2, "slots": 6, "commands": 1,
        "faults": [{ "at": 0, "proposer": "P1", "does": "silent" }] });
    let outcome = play(&scenario);
    assert_eq!(guilty(&outcome), [""; 0]);
    assert!(rules(&scenario).contains(&"replied".to_owned()), "C1 asked another proposer");
}

// Section 7: servers and the network.

#[test]
fn a_crashed_server_is_not_missed_and_catches_up() {
    let outcome = play(&bp(&json!([
        { "at": 0.5, "server": "S3", "does": "crash" },
        { "at": 6, "server": "S3", "does": "recover" }
    ])));
    decided(&outcome);
    assert_eq!(outcome["decided"]["S1"]["at"], 2.0);
}

#[test]
fn more_crashes_than_f_leave_the_theorem_and_stop_nothing_but_progress() {
    let crash = |server: &str| json!({ "at": 0.5, "server": server, "does": "crash" });
    let outcome = play(&bp(&json!([crash("S3"), crash("S4")])));
    assert_eq!(outcome["decided"], json!({}));
    assert_eq!(outcome["left"], json!(["left.crashes"]));
    assert_eq!(outcome["properties"]["termination"]["promised"], false);
    assert_eq!(outcome["properties"]["agreement"]["verdict"], "holds");
}

#[test]
fn a_server_that_crashes_between_writing_and_sending_is_bound_by_what_it_wrote() {
    let scenario = bp(&json!([
        { "at": 0, "server": "S3", "does": "crash-before-sending" },
        { "at": 6, "server": "S3", "does": "recover" }
    ]));
    decided(&play(&scenario));
    assert!(rules(&scenario).contains(&"fault.brittle.now".to_owned()));
}

#[test]
fn slow_servers_and_cut_links_cost_time_only() {
    let outcome = play(&bp(&json!([{ "at": 0, "server": "S3", "does": "slow", "by": 4 }])));
    assert_eq!(decided(&outcome), "A");
    let outcome = play(&bp(&json!([
        { "at": 0, "server": "S3", "does": "cut", "with": ["S4", "C1"] },
        { "at": 30, "server": "S3", "does": "mend" }
    ])));
    assert_eq!(decided(&outcome), "A");
}

#[test]
fn a_split_network_decides_once_it_is_mended() {
    let outcome = play(&bp(&json!([
        { "at": 0, "network": true, "does": "partition", "groups": [["S1", "S2"], ["S3", "S4"]] },
        { "at": 30, "network": true, "does": "mend" }
    ])));
    decided(&outcome);
    assert!(outcome["decided"]["S1"]["at"].as_f64().unwrap() > 30.0);
}

#[test]
fn a_lossy_jittery_duplicating_network_costs_time_only() {
    for seed in 0..50 {
        let mut scenario = bp(&json!([split()]));
        scenario["seed"] = json!(seed);
        scenario["network"] = json!({ "jitter": 1, "loss": 0.2, "duplicate": 0.2, "reorder": 0.3 });
        scenario["until"] = json!({ "time": 5000 });
        decided(&play(&scenario));
    }
}

#[test]
fn a_message_can_be_dropped_delayed_duplicated_and_hurried() {
    for does in ["drop", "delay", "duplicate", "hurry"] {
        let outcome = play(&bp(&json!([{ "step": 3, "message": 5, "does": does }])));
        assert_eq!(decided(&outcome), "A", "{does}");
    }
}

#[test]
fn a_server_may_lose_its_patience_at_any_time() {
    let outcome = play(&bp(&json!([{ "at": 0.5, "server": "S1", "does": "time-out" }])));
    decided(&outcome);
    assert_eq!(guilty(&outcome), [""; 0]);
}

// Section 6.

#[test]
fn two_steps_and_no_mac_while_nothing_goes_wrong() {
    for servers in 2..=31 {
        let outcome = play(&json!({ "turncoat": 1, "protocol": "bp-fast-paxos",
            "servers": servers, "clients": 3, "seed": 1 }));
        assert_eq!(outcome["properties"]["two-steps"]["verdict"], "holds", "n = {servers}");
        assert_eq!(outcome["hmac"], json!({ "made": 0, "checked": 0 }));
        for decision in outcome["decided"].as_object().unwrap().values() {
            assert_eq!(decision["at"], 2.0);
        }
    }
}

#[test]
fn validity_with_honest_clients_every_command_is_executed_and_nothing_else() {
    let outcome = play(&json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4,
        "clients": 3, "seed": 1, "slots": 30, "commands": 5, "network": { "jitter": 0.7 } }));
    let log = outcome["log"]["S1"].as_array().unwrap();
    let commands = log.iter().filter(|d| d["value"] != "–").count();
    assert_eq!(commands, 15, "five of each of three clients");
    assert_eq!(outcome["properties"]["validity"]["verdict"], "holds");
}

#[test]
fn a_request_is_executed_whatever_an_edge_proposer_has_said_under_the_same_numbers() {
    let scenario = json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "mapping": "edge",
        "servers": 4, "proposers": 2, "clients": 2, "slots": 4, "seed": 0,
        "commands": { "C1": ["A"], "C2": ["B"] }, "faults": [
            { "at": 0, "proposer": "P1", "does": "by-hand" },
            { "at": 0, "proposer": "P1", "does": "say", "round": 0, "value": "E" } ] });
    let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
    let mut results = Vec::new();
    stage.summarise(Some(&mut |line| {
        let line = serde_json::to_value(&line).unwrap();
        let all = line["told"].as_array().unwrap().iter();
        let replies = all.filter(|told| told["rule"] == "replied");
        results.extend(replies.map(|told| told["facts"]["result"]["number"].as_f64().unwrap()));
    }));
    assert_eq!(results, [2.0, 3.0], "E is the first command, B the second, A the third");
}

#[test]
fn the_rounds_of_the_first_slot_are_told_however_long_the_log_is() {
    for slots in [3, 20, 60] {
        let mut scenario = bp(&json!([lie("C1", "silent")]));
        scenario["slots"] = json!(slots);
        assert_eq!(play(&scenario)["rounds"], 2, "{slots} slots");
    }
}

#[test]
fn of_a_slot_that_lies_far_behind_a_server_has_its_decision_alone_to_show() {
    let mut scenario = bp(&json!([lie("C1", "silent")]));
    scenario["slots"] = json!(60);
    let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
    stage.explore(100_000);
    stage.seek(100_000);
    let snapshot = serde_json::to_value(stage.snapshot(Some(0))).unwrap();
    let server = &snapshot["servers"][0];
    assert_eq!(server["decided"]["letter"], "–");
    assert_eq!(server["round"], json!(null), "not round 0: it decided in round 1");
    let portrait = serde_json::to_value(stage.inspect("S1", Some(0)).unwrap()).unwrap();
    let rows: Vec<&str> = portrait["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!(rows, ["decided", "convicted", "suspected", "log"]);
}

#[test]
fn a_log_whose_window_is_smaller_than_the_number_of_clients_runs_to_its_end() {
    let executed = |window: u8, clients: u8, slots: u32, commands: Value, faults: Value| {
        let outcome = play(&json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4,
            "clients": clients, "seed": 0, "slots": slots, "window": window,
            "commands": commands, "faults": faults, "until": { "time": 2000 } }));
        let log = outcome["log"]["S1"].as_array().unwrap();
        log.iter().filter(|d| d["value"] != "–").count()
    };
    assert_eq!(executed(1, 2, 12, json!(6), json!([])), 12);
    assert_eq!(executed(15, 16, 64, json!(3), json!([])), 48);
    // Whoever owns the slots between has nothing to say there, or says nothing.
    let idle = json!({ "C1": ["A", "B", "D"], "C2": [], "C3": [] });
    assert_eq!(executed(1, 3, 12, idle, json!([])), 3);
    let silent = json!([lie("C1", "silent"), lie("C2", "silent")]);
    assert_eq!(executed(1, 3, 12, json!(2), silent), 2);
}

#[test]
fn the_bound_is_tight_agreement_holds_at_3f_plus_1_and_breaks_at_3f() {
    let links: Vec<Value> =
        ["S2", "S3", "C2"].iter().map(|to| json!({ "from": "S1", "to": to, "delay": 9 })).collect();
    let run = |servers: u8, b: &[&str]| {
        play(&json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": servers, "clients": 3,
            "f": 1, "seed": 1,
            "network": { "links": links },
            "faults": [{ "at": 0, "client": "C1", "does": "equivocate",
                         "split": { "A": ["S3"], "B": b } }] }))
    };
    let below = run(3, &["S1", "S2"]);
    assert_eq!(below["properties"]["agreement"]["verdict"], "violated");
    assert_eq!(below["left"], json!(["left.bound"]));
    let at = run(4, &["S1", "S2", "S4"]);
    assert_eq!(at["properties"]["agreement"]["verdict"], "holds");
}

#[test]
fn recovery_without_the_disk_leaves_the_model_and_may_break_agreement() {
    let text = std::fs::read_to_string("www/scenarios/26-lost-disk.json").unwrap();
    let outcome = play(&serde_json::from_str(&text).unwrap());
    assert_eq!(outcome["properties"]["agreement"]["verdict"], "violated");
    assert_eq!(outcome["properties"]["agreement"]["promised"], false);
}

#[test]
fn with_every_client_convicted_the_slot_stops_safely() {
    let outcome = play(&bp(&json!([
        split(), lie("C2", "against"), { "at": 2.5, "client": "C3", "does": "usurp" }
    ])));
    assert_eq!(outcome["end"], "stopped");
    assert_eq!(outcome["decided"], json!({}));
    assert_eq!(guilty(&outcome), ["C1", "C2", "C3"]);
    assert_eq!(outcome["properties"]["termination"]["verdict"], "violated");
    assert_eq!(outcome["properties"]["termination"]["promised"], false);
}

// The border: one sentence that names the place and what is allowed.

fn refused(scenario: &Value, at: &str, what: &str) {
    match catalog::open(scenario.to_string().as_bytes()) {
        Ok(_) => panic!("{scenario} was taken"),
        Err(wrong) => {
            let sentence = wrong.to_string();
            assert_eq!(wrong.at, at, "{sentence}");
            assert!(wrong.what.to_string().contains(what), "{sentence}");
            assert!(!sentence.contains('\n'), "{sentence}");
        }
    }
}

#[test]
fn what_is_out_of_range_is_named_with_what_is_allowed() {
    let with = |key: &str, value: Value| {
        let mut scenario = bp(&json!([]));
        scenario[key] = value;
        scenario
    };
    refused(&with("servers", json!(1e9)), "servers", "1 to 31");
    refused(&with("servers", json!(0)), "servers", "1 to 31");
    refused(&with("servers", json!(3.5)), "servers", "whole number");
    refused(&with("clients", json!(17)), "clients", "1 to 16");
    refused(&with("f", json!(4)), "f", "0 to 3");
    refused(&with("seed", json!(-1)), "seed", "whole number");
    refused(&with("turncoat", json!(2)), "turncoat", "1 is");
    refused(&with("slots", json!(0)), "slots", "1 to 1000000");
    refused(&with("timeout", json!(0)), "timeout", "one-way delays");
    refused(&with("protocol", json!("raft")), "protocol", "bp-fast-paxos");
    refused(&with("mapping", json!("cloud")), "mapping", "edge");
    refused(&with("network", json!({ "loss": 2 })), "network.loss", "0 to 1");
    refused(&with("commands", json!({ "C9": ["A"] })), "commands.C9", "C1 to C3");
    refused(&with("commands", json!({ "C1": ["S"] })), "commands.C1[0]", "without C and S");
    refused(&with("until", json!({ "time": -1 })), "until.time", "one-way delays");
}

#[test]
fn a_wrong_fault_is_named_by_its_place() {
    let with = |fault: Value| bp(&json!([lie("C1", "silent"), fault]));
    refused(&with(json!({ "at": -1, "client": "C2", "does": "silent" })), "faults[1].at", "0 to");
    refused(&with(json!({ "client": "C2", "does": "silent" })), "faults[1]", "\"at\"");
    refused(&with(json!({ "at": 0, "does": "silent" })), "faults[1]", "\"client\"");
    refused(
        &with(json!({ "at": 0, "client": "C9", "does": "silent" })),
        "faults[1].client",
        "C1 to C3",
    );
    refused(
        &with(json!({ "at": 0, "client": "S1", "does": "silent" })),
        "faults[1].client",
        "no client",
    );
    refused(&with(json!({ "at": 0, "client": "C2", "does": "fly" })), "faults[1].does", "silent");
    refused(
        &with(json!({ "at": 0, "server": "S9", "does": "crash" })),
        "faults[1].server",
        "S1 to S4",
    );
    refused(&with(json!({ "at": 0, "server": "S1", "does": "lie" })), "faults[1].does", "crash");
    refused(
        &with(json!({ "at": 0, "client": "C2", "does": "silent", "round": 3 })),
        "faults[1].round",
        "no such parameter",
    );
    refused(
        &with(json!({ "at": 0, "client": "C2", "does": "equivocate",
        "split": { "A": ["S1"], "B": ["S1"] } })),
        "faults[1].split.B",
        "two values",
    );
    refused(
        &with(json!({ "at": 0, "message": 0, "does": "delay", "by": -2 })),
        "faults[1].by",
        "one-way",
    );
    refused(
        &with(json!({ "at": 0, "network": true, "does": "partition",
        "groups": [["S1"], ["S1"]] })),
        "faults[1].groups[1][0]",
        "already",
    );
}

#[test]
fn what_is_no_scenario_at_all_is_refused() {
    let refuse = |bytes: &[u8]| match catalog::open(bytes) {
        Ok(_) => panic!("taken"),
        Err(wrong) => wrong.to_string(),
    };
    assert!(refuse(b"").contains("line 1"));
    assert!(refuse(b"hello").contains("line 1"));
    assert!(refuse(b"{ \"turncoat\": 1, }").contains("line 1"));
    assert!(refuse(b"[]").len() < 200);
    assert!(refuse(&[0x7b, 0xff, 0xfe]).contains("UTF-8 at byte 1"));
    assert!(refuse(&vec![b' '; 50 << 20]).contains("too many"));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(refuse(deep.as_bytes()).len() < 200, "no stack overflow");
    let unknown = json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4, "clients": 3,
        "sedd": 7 });
    let sentence = refuse(unknown.to_string().as_bytes());
    assert!(sentence.contains("sedd") && sentence.contains("seed"), "{sentence}");
}

#[test]
fn paxos_takes_any_number_of_commands_and_each_client_proposes_its_first() {
    for commands in [1, 26, 255, 1_000_000] {
        let text = format!(
            r#"{{ "turncoat": 1, "protocol": "paxos", "servers": 3, "clients": 2, "seed": 1,
                 "commands": {commands}, "faults": [ {{ "at": 1, "client": "C2", "does": "silent" }} ] }}"#
        );
        let mut stage = catalog::open(text.as_bytes()).unwrap();
        let summary = serde_json::to_value(stage.summarise(None)).unwrap();
        assert_eq!(summary["decided"]["S1"]["value"], "A", "{commands} commands");
    }
}

#[test]
fn a_refusal_is_one_line_whatever_names_the_file_holds() {
    let wrong = catalog::open(b"\"tu\\ncoat\"").err().unwrap().to_string();
    assert_eq!(wrong, "\"tu\u{fffd}coat\" is not allowed; an object is");
}
