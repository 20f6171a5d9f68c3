//! Storms: random sizes, schedules, networks, crashes and traitors, thousands of runs. Every safety
//! property must hold in every one of them, all clients lying or not; and where Termination is
//! promised, every live server must decide.
//!
//! A failing storm is shrunk by proptest and printed as a scenario file, ready for
//! `turncoat run` and for the page. `PROPTEST_CASES` sets how many there are.

use proptest::prelude::*;
use serde_json::{Value, json};
use turncoat::catalog;

const LIES: [&str; 12] = [
    "silent",
    "crash",
    "equivocate",
    "two-proofs",
    "forge",
    "replay",
    "repeat",
    "against",
    "usurp",
    "runaway",
    "flood",
    "stall",
];

/// What a storm is made of.
#[derive(Debug, Clone)]
struct Storm {
    servers: u8,
    clients: u8,
    slots: u32,
    window: u32,
    seed: u32,
    network: (f64, f64, f64, f64),
    /// By client: a strategy, when it is taken up, and whether it has an accomplice.
    lies: Vec<(u8, usize, f64, bool)>,
    /// By server below f: crash, and recovery.
    crashes: Vec<(u8, f64, f64, bool)>,
    /// A partition, and when it is mended.
    split: Option<(f64, f64, u8)>,
    impatient: Vec<(u8, f64)>,
}

fn storm() -> impl Strategy<Value = Storm> {
    let time = || (0u32..400).prop_map(|t| f64::from(t) / 10.0);
    (1u8..=10, 1u8..=5, (1u32..=7, 1u32..=16), 0u32..1_000_000).prop_flat_map(
        move |(servers, clients, (slots, window), seed)| {
            let part = |most: u32| (0..most).prop_map(|x| f64::from(x) / 100.0);
            let lies = (0..clients, 0..LIES.len(), time(), any::<bool>());
            let crashes = (0..servers, time(), time(), any::<bool>());
            (
                (part(300), part(35), part(30), part(50)),
                prop::collection::vec(lies, 0..=usize::from(clients)),
                prop::collection::vec(crashes, 0..=usize::from((servers - 1) / 3)),
                prop::option::of((time(), time(), 0..servers)),
                prop::collection::vec((0..servers, time()), 0..4),
            )
                .prop_map(move |(network, lies, crashes, split, impatient)| Storm {
                    servers,
                    clients,
                    slots,
                    window,
                    seed,
                    network,
                    lies,
                    crashes,
                    split,
                    impatient,
                })
        },
    )
}

fn scenario(storm: &Storm, protocol: &str) -> Value {
    let paxos = protocol == "paxos";
    let mut faults = Vec::new();
    let mut turned = Vec::new();
    for (client, lie, at, friend) in &storm.lies {
        if turned.contains(client) || paxos {
            continue;
        }
        turned.push(*client);
        let mut fault =
            json!({ "at": at, "client": format!("C{}", client + 1), "does": LIES[*lie] });
        if *friend && !["silent", "crash"].contains(&LIES[*lie]) {
            fault["with"] = json!([format!("C{}", (client + 1) % storm.clients + 1)]);
        }
        faults.push(fault);
    }
    let mut crashed = Vec::new();
    for (server, at, more, brittle) in &storm.crashes {
        if crashed.contains(server) {
            continue;
        }
        crashed.push(*server);
        let name = format!("S{}", server + 1);
        let does = if *brittle { "crash-before-sending" } else { "crash" };
        faults.push(json!({ "at": at, "server": name, "does": does }));
        faults.push(json!({ "at": at + more + 0.1, "server": name, "does": "recover" }));
    }
    if let Some((from, more, at)) = storm.split {
        let names = |range: std::ops::Range<u8>| -> Vec<String> {
            range.map(|i| format!("S{}", i + 1)).collect()
        };
        let groups = json!([names(0..at), names(at..storm.servers)]);
        faults.push(json!({ "at": from, "network": true, "does": "partition", "groups": groups }));
        faults.push(json!({ "at": from + more, "network": true, "does": "mend" }));
    }
    for (server, at) in &storm.impatient {
        if !paxos {
            faults.push(
                json!({ "at": at, "server": format!("S{}", server + 1), "does": "time-out" }),
            );
        }
    }
    // Termination is promised once messages are timely, from here on.
    faults.push(json!({ "at": 100, "network": true, "does": "set",
                        "loss": 0, "duplicate": 0, "reorder": 0 }));
    let (jitter, loss, duplicate, reorder) = storm.network;
    let mut scenario = json!({
        "turncoat": 1, "protocol": protocol, "servers": storm.servers, "clients": storm.clients,
        "seed": storm.seed,
        "network": { "jitter": jitter, "loss": loss, "duplicate": duplicate, "reorder": reorder },
        "faults": faults, "until": { "time": 20_000, "steps": 200_000 }
    });
    if !paxos {
        scenario["slots"] = json!(storm.slots);
        scenario["window"] = json!(storm.window);
    }
    scenario
}

/// Plays a storm: nothing that is promised may be violated.
fn weather(storm: &Storm, protocol: &str) -> Result<(), TestCaseError> {
    let scenario = scenario(storm, protocol);
    let mut stage = match catalog::open(scenario.to_string().as_bytes()) {
        Ok(stage) => stage,
        Err(wrong) => return Err(TestCaseError::fail(format!("{wrong}\n{scenario}"))),
    };
    let summary = serde_json::to_value(stage.summarise(None)).unwrap();
    for (id, property) in summary["properties"].as_object().unwrap() {
        let broken = property["verdict"] == "violated" && property["promised"] == true;
        prop_assert!(!broken, "{} is violated: {}\n{}", id, property, scenario);
    }
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn bp_fast_paxos_weathers_every_storm(storm in storm()) {
        weather(&storm, "bp-fast-paxos")?;
    }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn paxos_weathers_storms_of_honest_clients(storm in storm()) {
        weather(&storm, "paxos")?;
    }

    /// Whatever bytes a person, a file or a link hands over: a run or one sentence.
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Err(wrong) = catalog::open(&bytes) {
            prop_assert!(!wrong.to_string().is_empty());
        }
    }

    /// A good scenario with one value replaced by anything: a run or one sentence.
    #[test]
    fn no_changed_value_makes_it_panic(
        storm in storm(),
        place in any::<prop::sample::Index>(),
        junk in prop_oneof![
            Just(json!(null)), Just(json!(-1)), Just(json!(1e300)), Just(json!("")), Just(json!([])),
            Just(json!({})), Just(json!(true)), Just(json!(0.5)), Just(json!("S99")), Just(json!("<b>")),
            Just(json!(4_294_967_296u64)), Just(json!([[[]]])),
        ],
    ) {
        let mut changed = scenario(&storm, "bp-fast-paxos");
        changed["until"] = json!({ "time": 100, "steps": 2000 });
        let mut paths = Vec::new();
        collect(&changed, &mut String::new(), &mut paths);
        let path = place.get(&paths).clone();
        *changed.pointer_mut(&path).unwrap() = junk;
        match catalog::open(changed.to_string().as_bytes()) {
            Ok(mut stage) => drop(stage.summarise(None)),
            Err(wrong) => prop_assert!(!wrong.to_string().contains('\n')),
        }
    }
}

fn collect(value: &Value, path: &mut String, into: &mut Vec<String>) {
    into.push(path.clone());
    let length = path.len();
    let mut each = |key: String, value: &Value, path: &mut String| {
        path.push('/');
        path.push_str(&key);
        collect(value, path, into);
        path.truncate(length);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| each(key.clone(), value, path)),
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(i, value)| each(i.to_string(), value, path));
        }
        _ => {}
    }
}
