//! Runs that break because a rule is off: what the rule's card, the verdicts, the stage and the
//! step that breaks say of them is the same, in every one that ships and for both protocols.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use turncoat::catalog;
use turncoat::contract::portrait::Portray;
use turncoat::rooms::bp_fast_paxos::BpFastPaxos;
use turncoat::rooms::paxos::Paxos;

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

fn names(of: impl Iterator<Item = Value>) -> BTreeSet<String> {
    of.map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The rule that is off, the property that falls, and the run.
fn all() -> Vec<(String, &'static str, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/scenarios");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let scenario: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let [rule] = scenario["without"].as_array().map_or(&[][..], Vec::as_slice) else {
            continue;
        };
        let cards = match scenario["protocol"].as_str() {
            Some("paxos") => Paxos::cards().switches,
            _ => BpFastPaxos::cards().switches,
        };
        let card = cards.iter().find(|card| *rule == *card.id).expect("it has a card");
        all.push((format!("without {}", card.id), card.breaks, scenario));
    }
    all
}

#[test]
fn every_rule_has_its_counterexample_and_all_parts_agree_on_it() {
    let all = all();
    let rules = BpFastPaxos::cards().switches.len() + Paxos::cards().switches.len();
    assert_eq!(all.len(), rules, "one for each rule of both protocols");
    for (name, breaks, scenario) in all {
        let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
        let last = stage.explore(100_000);
        stage.seek(last);
        let end = serde_json::to_value(stage.snapshot(None)).unwrap();
        let of = |now: &Value| {
            list(&now["verdicts"]).find(|verdict| verdict["id"] == breaks).unwrap().clone()
        };
        let verdict = of(&end);
        assert_eq!(verdict["state"], "violated", "{name}");
        let at = u32::try_from(verdict["step"].as_u64().expect("it says since when")).unwrap();
        assert!((1..=last).contains(&at), "{name}: {at} of {last}");
        // At that step, and not before.
        stage.seek(at);
        let now = serde_json::to_value(stage.snapshot(None)).unwrap();
        assert_eq!((&of(&now)["state"], &of(&now)["step"]), (&verdict["state"], &verdict["step"]));
        stage.seek(at - 1);
        let before = serde_json::to_value(stage.snapshot(None)).unwrap();
        assert_ne!(of(&before)["state"], "violated", "{name}: not before step {at}");
        // What splits is on the stage.
        assert_eq!(now["split"].is_null(), breaks != "agreement", "{name}");

        // Who is made to lie in the file is drawn as a traitor, and nobody else; only they speak.
        let faults = scenario["faults"].as_array().unwrap();
        let made = |does: fn(&str) -> bool| {
            let of = faults.iter().filter(move |fault| does(fault["does"].as_str().unwrap()));
            names(of.filter_map(|fault| fault.get("client").cloned()))
        };
        let traitors = list(&end["proposers"]).filter(|client| client["traitor"] == true);
        let traitors = names(traitors.map(|client| client["name"].clone()));
        assert_eq!(traitors, made(|does| !matches!(does, "say" | "expire")), "{name}");
        assert!(made(|does| does == "say").is_subset(&traitors), "{name}");
    }
}

/// The page speaks of what happens in a run; who made it happen may be the reader, a file or the search.
#[test]
fn no_sentence_of_a_run_says_that_the_reader_did_it() {
    for (language, word) in [("en", "you"), ("de", "du"), ("es", "tú")] {
        for room in ["world", "bp-fast-paxos", "paxos"] {
            let path = format!("www/words/{language}/protocols/{room}.rules.json");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            let rules: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            for (rule, words) in rules.as_object().unwrap() {
                let sentence = words["sentence"].as_str().unwrap().to_lowercase();
                let found = sentence.split(|c: char| !c.is_alphabetic()).any(|one| one == word);
                assert!(!found, "{language}: {rule}: {sentence}");
            }
        }
    }
}
