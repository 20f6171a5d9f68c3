//! What the page shows of a proof is so at the step in view: at every step of every scenario that
//! ships, and of storms, the panel is compared with a reading of section 4 that shares no code with the engine.

mod reading;

use reading::{Forced, Promise, Reading, chip, list, pick};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use turncoat::catalog;
use turncoat::view::View;

/// What both sides say of one server's promise.
#[derive(PartialEq, Eq, Debug)]
struct Row {
    state: &'static str,
    vote: Option<(u64, (String, String))>,
    mac: String,
    forces: bool,
    fresh: bool,
}

/// The states that a panel of promises can name.
const STATES: [&str; 5] = ["held", "counted", "late", "in-flight", "missing"];

fn row(part: &Value) -> Row {
    let state = part["state"].as_str().unwrap();
    assert!(part["due"].is_null() || state == "in-flight", "{part}");
    Row {
        state: STATES.into_iter().find(|one| *one == state).expect(state),
        vote: row_vote(part),
        mac: part["mac"].as_str().unwrap().to_owned(),
        forces: part["forces"].as_bool().unwrap(),
        fresh: part["fresh"].as_bool().unwrap(),
    }
}

/// One run, followed with both eyes.
struct Watch {
    name: String,
    reading: Reading,
    lone: bool,
    same_bytes: bool,
    panels: usize,
    seen: BTreeSet<u64>,
    /// Who has lied. What such a client shows is in its messages alone.
    liars: BTreeSet<String>,
}

impl Watch {
    fn pick(&self, now: &Value, promises: &[Promise]) -> Forced {
        let quorum = usize::try_from(now["quorum"].as_u64().unwrap()).unwrap();
        pick(list(&now["servers"]).count(), quorum, self.lone, promises)
    }

    /// The panel of the step in view.
    fn panel(&mut self, now: &Value) {
        let at = format!("{}, step {}", self.name, now["step"]);
        let slot = now["slot"].as_u64().unwrap();
        let round = list(&now["servers"]).filter_map(|server| server["round"].as_u64()).max();
        let panel = &now["proof"];
        let owners: Vec<&Value> = list(&now["proposers"]).collect();
        let liars = owners.iter().filter(|one| one["traitor"] == true);
        self.liars.extend(liars.map(|one| one["name"].as_str().unwrap().to_owned()));
        let Some(round) = round.filter(|round| *round > 0) else {
            return assert!(panel.is_null(), "{at}: nobody is past round 0");
        };
        self.panels += 1;
        let place = usize::try_from(slot + round).unwrap() % owners.len();
        let owner = owners[place]["name"].as_str().unwrap();
        let quorum = now["quorum"].as_u64().unwrap();
        let of = list(&now["servers"]).count();
        let names =
            (&panel["owner"], &panel["slot"], &panel["round"], &panel["need"], &panel["of"]);
        assert_eq!(
            names,
            (&json!(owner), &json!(slot), &json!(round), &json!(quorum), &json!(of)),
            "{at}"
        );

        let lies = self.liars.contains(owner);
        let hand = self.reading.hand(owner, slot, round);
        let arrived = hand.map_or(&[][..], |hand| &hand.arrived);
        let shown = hand.and_then(|hand| hand.shown.as_ref()).filter(|_| !lies);
        let counted = shown.map_or(arrived, |(proof, _)| proof);
        let enough = counted.len() as u64 >= quorum;
        let forced = if enough { Some(self.pick(now, counted)) } else { None };
        let beat = &now["beat"];
        let came = |server: &String| {
            let m = &beat["message"];
            beat["kind"] == "deliver"
                && m["kind"] == "PROMISE"
                && (&m["slot"], &m["round"], &m["from"])
                    == (&json!(slot), &json!(round), &json!(server))
        };
        let mut rows: BTreeMap<String, Row> = BTreeMap::new();
        for Promise { server, vote, mac } in arrived {
            let state = match shown {
                None => "held",
                Some(_) if counted.iter().any(|one| one.server == *server) => "counted",
                Some(_) => "late",
            };
            let by = forced.as_ref().filter(|_| state != "late").map(|forced| &forced.by);
            let row = Row {
                state,
                vote: vote.clone(),
                mac: mac.clone(),
                forces: by.is_some_and(|by| by.contains(server)),
                fresh: came(server),
            };
            rows.insert(server.clone(), row);
        }
        for (server, promise) in self.reading.on_their_way(now, slot, round) {
            let made = |token: &Value| {
                token["from"] == json!(server)
                    && token["kind"] == "PROMISE"
                    && (&token["slot"], &token["round"]) == (&json!(slot), &json!(round))
                    && list(&beat["sent"]).any(|id| *id == token["id"])
            };
            let fresh = list(&now["messages"]).any(made);
            rows.entry(server).or_insert_with(|| Row {
                state: "in-flight",
                vote: promise.vote.clone(),
                mac: promise.mac.clone(),
                forces: false,
                fresh,
            });
        }
        for server in list(&now["servers"]) {
            rows.entry(server["name"].as_str().unwrap().to_owned()).or_insert(Row {
                state: "missing",
                vote: None,
                mac: String::new(),
                forces: false,
                fresh: false,
            });
        }
        let told = list(&panel["promises"]);
        let told: BTreeMap<String, Row> =
            told.map(|part| (part["server"].as_str().unwrap().to_owned(), row(part))).collect();
        assert_eq!(told, rows, "{at}");

        let state = match shown {
            _ if lies => "in-hand",
            None => "collecting",
            Some(_) => "shown",
        };
        assert_eq!(panel["state"], state, "{at}");
        match shown {
            Some((_, value)) => assert_eq!(chip(&panel["proposed"]), *value, "{at}"),
            None => assert!(panel["proposed"].is_null(), "{at}"),
        }
        check_pick(&at, panel, forced.as_ref());
    }

    /// The proofs that go out in this step, as whoever reads the message sees them.
    fn messages(&mut self, stage: &dyn View, now: &Value) {
        let quorum = now["quorum"].as_u64().unwrap();
        for token in list(&now["messages"]).filter(|token| token["kind"] == "ACCEPT") {
            let id = token["id"].as_u64().unwrap();
            if token["seal"] == "none" || !self.seen.insert(id) {
                continue;
            }
            let at = format!("{}, step {}, message {id}", self.name, now["step"]);
            let portrait = stage.inspect_message(u32::try_from(id).unwrap()).unwrap();
            let panel = &serde_json::to_value(portrait).unwrap()["proof"];
            assert_eq!((&panel["state"], &panel["owner"]), (&json!("shown"), &token["from"]));
            assert_eq!(chip(&panel["proposed"]), chip(&token["chip"]), "{at}");
            self.panels += 1;
            let parts: Vec<Promise> = list(&panel["promises"])
                .map(|part| Promise {
                    server: part["server"].as_str().unwrap().to_owned(),
                    vote: row_vote(part),
                    mac: part["mac"].as_str().unwrap().to_owned(),
                })
                .collect();
            // It is one where everything but the value can stand.
            let fault = panel["fault"]["rule"].as_str();
            let is_one = matches!(fault, None | Some("convict.forced" | "convict.foreign"));
            let forced = if is_one { Some(self.pick(now, &parts)) } else { None };
            for part in list(&panel["promises"]) {
                let by = forced.as_ref().map(|forced| &forced.by);
                let says = by.is_some_and(|by| by.contains(part["server"].as_str().unwrap()));
                assert_eq!(part["forces"], says, "{at}");
            }
            check_pick(&at, panel, forced.as_ref());
            if is_one {
                assert!(parts.len() as u64 >= quorum, "{at}");
            }
            let name = token["from"].as_str().unwrap();
            if !self.liars.contains(name) {
                let (slot, round) = (&token["slot"], &token["round"]);
                let hand = self.reading.hand(name, slot.as_u64().unwrap(), round.as_u64().unwrap());
                let (proof, _) = hand.unwrap().shown.as_ref().unwrap();
                assert_eq!(&parts, proof, "{at}: the first quorum to arrive");
            }
        }
    }
}

/// What follows from the promises, in a panel.
fn check_pick(at: &str, panel: &Value, forced: Option<&Forced>) {
    let Some(forced) = forced else {
        return assert!(panel["pick"].is_null(), "{at}: these are no proof");
    };
    let told: BTreeSet<_> = list(&panel["pick"]["chips"]).map(chip).collect();
    assert_eq!(told, forced.values, "{at}");
    let rule = panel["pick"]["told"]["rule"].as_str().unwrap();
    let free = matches!(rule, "because.none" | "because.nochoice");
    assert_eq!(free, told.is_empty(), "{at}: {rule}");
}

fn row_vote(part: &Value) -> Option<(u64, (String, String))> {
    part["vote"]["round"].as_u64().map(|round| (round, chip(&part["vote"]["chip"])))
}

/// Follows a run to its end; returns how many panels were compared.
fn watch(name: &str, bytes: &[u8]) -> usize {
    let mut stage = catalog::open(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    let last = stage.explore(5000);
    stage.seek(0);
    let first = serde_json::to_value(stage.snapshot(None)).unwrap();
    let off = |rule: &str| list(&first["without"]).any(|one| one == rule);
    let mut watch = Watch {
        name: name.to_owned(),
        reading: Reading::default(),
        lone: !off("lone-vote"),
        same_bytes: !off("same-bytes"),
        panels: 0,
        seen: BTreeSet::new(),
        liars: BTreeSet::new(),
    };
    let quorum = usize::try_from(first["quorum"].as_u64().unwrap()).unwrap();
    for step in 0..=last {
        stage.seek(step);
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        if now["protocol"] == "paxos" {
            assert!(now["proof"].is_null(), "{name}: nobody shows a proof in Paxos");
            continue;
        }
        watch.reading.follow(&*stage, &now, quorum, watch.same_bytes);
        watch.panel(&now);
        watch.messages(&*stage, &now);
    }
    watch.panels
}

#[test]
fn what_the_scenarios_show_of_proofs_is_so_at_every_step() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/scenarios");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut panels = 0;
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        panels += watch(name, &std::fs::read(&path).unwrap());
    }
    assert!(panels > 2000, "{panels} panels were compared");
}

/// Runs in which promises come late, are lost or come twice, servers lose their disks, and clients
/// lie in every way and repent.
#[test]
fn what_storms_show_of_proofs_is_so_at_every_step() {
    let lies = [
        "silent",
        "equivocate",
        "two-proofs",
        "forge",
        "replay",
        "repeat",
        "against",
        "usurp",
        "stall",
        "collude",
        "runaway",
    ];
    let mut panels = 0;
    for (i, does) in (0..).zip(lies.iter().cycle().take(44)) {
        let seed: u32 = i;
        let (n, slots) = ([4, 5, 7][seed as usize % 3], 1 + seed % 2);
        let back = ["recover", "recover-without-disk"][usize::from(seed.is_multiple_of(4))];
        let other = ["equivocate", "stall"][seed as usize % 2];
        let mut faults = vec![
            json!({ "at": 0, "client": "C1", "does": does, "with": ["C2"] }),
            json!({ "at": 0, "client": "C2", "does": other }),
            json!({ "at": 3, "server": "S2", "does": "crash" }),
            json!({ "at": 9, "server": "S2", "does": back }),
            json!({ "at": 30, "client": "C1", "does": "honest" }),
        ];
        // One lie alone, too: an honest owner then takes over.
        if seed.is_multiple_of(3) {
            faults.remove(1);
            faults[0].as_object_mut().unwrap().remove("with");
        }
        if *does != "collude" && *does != "replay" {
            faults[0].as_object_mut().unwrap().remove("with");
        }
        let storm = json!({
            "turncoat": 1, "protocol": "bp-fast-paxos", "servers": n, "clients": 3, "slots": slots, "seed": seed,
            "network": { "delay": 1, "jitter": 1.5, "loss": 0.1, "duplicate": 0.2, "reorder": 0.2 },
            "faults": faults, "until": { "time": 200 }
        });
        panels += watch(&format!("storm {seed}: {does}"), storm.to_string().as_bytes());
    }
    assert!(panels > 3000, "{panels} panels were compared");
}

/// The first lesson: one promise of three forces nothing, the third does, the fourth comes too late.
#[test]
fn a_promise_forces_from_the_quorum_on_and_not_when_it_is_late() {
    let at = |step: u32| {
        let bytes = include_bytes!("../www/scenarios/01-two-things.json");
        let mut stage = catalog::open(bytes).unwrap();
        stage.explore(100);
        stage.seek(step);
        serde_json::to_value(stage.snapshot(None)).unwrap()["proof"].take()
    };
    let states = |panel: &Value| -> Vec<String> {
        let say = |part: &Value| {
            let forces = if part["forces"] == true { ", forces" } else { "" };
            format!(
                "{} {}{forces}",
                part["server"].as_str().unwrap(),
                part["state"].as_str().unwrap()
            )
        };
        list(&panel["promises"]).map(say).collect()
    };
    let first = at(23);
    assert_eq!(
        states(&first),
        ["S3 held", "S1 in-flight", "S2 in-flight", "S4 in-flight"],
        "none forces anything yet"
    );
    assert!(first["pick"].is_null() && first["state"] == "collecting");
    let third = at(29);
    assert_eq!(
        states(&third),
        ["S3 counted, forces", "S4 counted, forces", "S1 counted", "S2 in-flight"]
    );
    assert_eq!(third["pick"]["chips"][0]["letter"], "B");
    assert_eq!(
        states(&at(34)),
        ["S3 counted, forces", "S4 counted, forces", "S1 counted", "S2 late"]
    );
}
