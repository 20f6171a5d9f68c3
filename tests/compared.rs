//! The engine against a reference that shares no code with it: random runs of one slot, with silent
//! clients, clients that say two things or break off, servers that crash and come back, and links
//! that lose ACCEPTs and LEARNs. Both must tell the same of each. `PROPTEST_CASES` sets how many.

mod reference;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use reference::{Agent, DELAY, Fault, Figures, Setup, Time, Way};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use turncoat::catalog;

/// By client: its own letter, and two for other purposes.
const LETTERS: [[char; 3]; 4] =
    [['A', 'B', 'D'], ['E', 'F', 'G'], ['H', 'I', 'J'], ['K', 'L', 'M']];

fn figures(json: &Value) -> Figures {
    let place = |name: &str| name[1..].parse::<usize>().unwrap() - 1;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time of a run")]
    let ticks = |at: &Value| (at.as_f64().unwrap() * 1000.0).round() as Time;
    let count = |value: &Value| value.as_u64().unwrap();
    let kinds = ["ACCEPT", "LEARN", "TRUSTCHANGE", "PROMISE", "DECIDED"];
    let messages = json["messages"].as_object().unwrap();
    assert!(messages.keys().all(|kind| kinds.contains(&kind.as_str())), "{messages:?}");
    let decided = json["decided"].as_object().unwrap().iter().map(|(who, decision)| {
        let letter = decision["value"].as_str().unwrap().chars().next().unwrap();
        (place(who), (letter, ticks(&decision["at"])))
    });
    let convicted = json["convicted"].as_object().unwrap().iter().map(|(who, names)| {
        let names = names.as_array().unwrap().iter();
        (place(who), names.map(|name| place(name.as_str().unwrap())).collect())
    });
    Figures {
        decided: decided.collect(),
        messages: kinds
            .into_iter()
            .filter_map(|kind| Some((kind, count(messages.get(kind)?))))
            .filter(|(_, count)| *count > 0)
            .collect(),
        macs_made: count(&json["hmac"]["made"]),
        macs_checked: count(&json["hmac"]["checked"]),
        convicted: convicted.collect(),
        trust_changes: count(&json["trust_changes"]),
    }
}

fn name(who: Agent) -> String {
    match who {
        Agent::Server(i) => format!("S{}", i + 1),
        Agent::Client(i) => format!("C{}", i + 1),
    }
}

fn names(servers: &[usize]) -> Vec<String> {
    servers.iter().map(|i| name(Agent::Server(*i))).collect()
}

#[allow(clippy::cast_precision_loss)]
fn delays(time: Time) -> f64 {
    time as f64 / DELAY as f64
}

fn scenario(setup: &Setup) -> Value {
    let mut faults = Vec::new();
    for (i, (_, way)) in setup.clients.iter().enumerate() {
        let mut fault = json!({ "at": 0, "client": name(Agent::Client(i)) });
        match way {
            Way::Honest => continue,
            Way::Silent => fault["does"] = json!("silent"),
            Way::Partial(reaches) => {
                fault["does"] = json!("crash");
                fault["reaches"] = json!(names(reaches));
            }
            Way::Split(groups) => {
                fault["does"] = json!("equivocate");
                let split: BTreeMap<String, Vec<String>> =
                    groups.iter().map(|(letter, to)| (letter.to_string(), names(to))).collect();
                fault["split"] = json!(split);
            }
        }
        faults.push(fault);
    }
    for (at, fault) in &setup.faults {
        let at = delays(*at);
        faults.push(match fault {
            Fault::Crash(i) => {
                json!({ "at": at, "server": name(Agent::Server(*i)), "does": "crash" })
            }
            Fault::Recover(i) => {
                json!({ "at": at, "server": name(Agent::Server(*i)), "does": "recover" })
            }
            Fault::Cut(a, b) => {
                json!({ "at": at, "server": name(*a), "does": "cut", "with": [name(*b)] })
            }
            Fault::MendAll => json!({ "at": at, "network": true, "does": "mend" }),
        });
    }
    let commands: BTreeMap<String, Vec<String>> = setup
        .clients
        .iter()
        .enumerate()
        .map(|(i, (letter, _))| {
            (name(Agent::Client(i)), letter.iter().map(char::to_string).collect())
        })
        .collect();
    json!({
        "turncoat": 1, "protocol": "bp-fast-paxos", "servers": setup.servers,
        "clients": setup.clients.len(), "seed": 1, "timeout": delays(setup.base),
        "commands": commands, "faults": faults, "until": { "time": delays(setup.until) }
    })
}

/// Servers whose bits are set.
fn chosen(bits: u32, servers: usize) -> Vec<usize> {
    (0..servers).filter(|i| bits & (1 << i) != 0).collect()
}

fn way(kind: u8, one: u32, other: u32, client: usize, servers: usize) -> Way {
    let [_, a, b] = LETTERS[client];
    match kind {
        0..=2 => Way::Honest,
        3 => Way::Silent,
        4 => Way::Partial(chosen(one, servers)),
        _ => Way::Split(
            [(a, chosen(one & !other, servers)), (b, chosen(other, servers))]
                .into_iter()
                .filter(|(_, group)| !group.is_empty())
                .collect(),
        ),
    }
}

/// A moment at which nothing else happens.
fn moment() -> impl Strategy<Value = Time> {
    prop_oneof![1 => Just(0), 3 => (0u64..60).prop_map(|at| at * DELAY + DELAY / 4)]
}

fn setup() -> impl Strategy<Value = Setup> {
    let client = (prop::bool::weighted(0.8), 0u8..7, any::<u32>(), any::<u32>());
    let clients = prop::collection::vec(client, 1..=4);
    let crashes = prop::collection::vec((0usize..7, moment(), prop::option::of(1u64..50)), 0..=2);
    let cuts = prop::collection::vec((0usize..7, 0usize..11, moment()), 0..=8);
    let mends = prop::collection::vec(moment(), 0..=2);
    ((1usize..=7), (4u64..=30), clients, crashes, cuts, mends).prop_map(
        |(servers, base, clients, crashes, cuts, mends)| {
            let numbered = clients.iter().enumerate();
            let clients: Vec<(Option<char>, Way)> = numbered
                .map(|(i, (busy, kind, one, other))| {
                    (busy.then_some(LETTERS[i][0]), way(*kind, *one, *other, i, servers))
                })
                .map(|(letter, way)| match way {
                    Way::Split(groups) if groups.is_empty() => (letter, Way::Silent),
                    way => (letter, way),
                })
                .collect();
            let mut faults = Vec::new();
            let mut once = BTreeSet::new();
            for (server, at, back) in crashes {
                let server = server % servers;
                if once.insert(server) {
                    faults.push((at, Fault::Crash(server)));
                    faults.extend(back.map(|more| (at + more * DELAY, Fault::Recover(server))));
                }
            }
            for (server, other, at) in cuts {
                let agents = servers + clients.len();
                let (server, other) = (server % servers, other % agents);
                let far = if other < servers {
                    Agent::Server(other)
                } else {
                    Agent::Client(other - servers)
                };
                if far != Agent::Server(server) {
                    faults.push((at, Fault::Cut(Agent::Server(server), far)));
                }
            }
            faults.extend(mends.into_iter().map(|at| (at, Fault::MendAll)));
            // Before any slow timer, and between two instants.
            let until = 9 * base * DELAY + DELAY / 2;
            faults.retain(|(at, _)| *at < until);
            faults.sort_by_key(|(at, _)| *at);
            Setup { servers, base: base * DELAY, clients, faults, until }
        },
    )
}

fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn engine_and_reference_tell_the_same_of_every_run(setup in setup()) {
        let scenario = scenario(&setup);
        let mut stage = match catalog::open(scenario.to_string().as_bytes()) {
            Ok(stage) => stage,
            Err(wrong) => return Err(TestCaseError::fail(format!("{wrong}\n{scenario}"))),
        };
        let engine = figures(&serde_json::to_value(stage.summarise(None)).unwrap());
        prop_assert_eq!(engine, reference::play(&setup), "engine, reference: {}", scenario);
    }
}

/// What is drawn is worth comparing: all that the two could differ in happens, and often.
#[test]
fn the_runs_that_are_drawn_go_all_ways() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..400 {
        let setup = setup().new_tree(&mut runner).unwrap().current();
        let figures = reference::play(&setup);
        let letters: Vec<char> = figures.decided.values().map(|decision| decision.0).collect();
        let ways = [
            ("nobody decides", letters.is_empty()),
            ("not all decide", !letters.is_empty() && letters.len() < setup.servers),
            ("a no-op is decided", letters.contains(&'–')),
            ("proofs are checked", figures.macs_checked > 0),
            ("trust changes", figures.trust_changes > 0),
            ("somebody is convicted", !figures.convicted.is_empty()),
            ("and more than one", figures.convicted.values().any(|guilty| guilty.len() > 1)),
            ("one command is decided late", {
                let last = figures.decided.values().map(|decision| decision.1).max();
                last.is_some_and(|last| last > setup.base)
            }),
        ];
        for (way, goes) in ways {
            *seen.entry(way).or_default() += u32::from(goes);
        }
    }
    assert!(seen.values().all(|times| *times >= 10), "{seen:?}");
}
