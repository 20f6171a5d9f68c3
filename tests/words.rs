//! The page's words fit what the engine says: each name that it offers has its words, no words are
//! left over, and each sentence finds the facts for its placeholders.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use turncoat::border::faults;
use turncoat::catalog;
use turncoat::contract::Slot;
use turncoat::contract::portrait::{FaultCard, Portray};
use turncoat::rooms::bp_fast_paxos::BpFastPaxos;
use turncoat::rooms::paxos::Paxos;

fn room(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

macro_rules! words {
    ($file:literal) => {
        room(include_str!(concat!("../www/words/en/protocols/", $file)))
    };
}

/// The words of a protocol and of the world that all protocols share.
struct Words {
    own: Value,
    own_rules: Value,
    world: Value,
    world_rules: Value,
}

impl Words {
    fn of(protocol: &str) -> Self {
        let (own, own_rules) = match protocol {
            "bp-fast-paxos" => (words!("bp-fast-paxos.json"), words!("bp-fast-paxos.rules.json")),
            _ => (words!("paxos.json"), words!("paxos.rules.json")),
        };
        Self {
            own,
            own_rules,
            world: words!("world.json"),
            world_rules: words!("world.rules.json"),
        }
    }

    fn sentence(&self, rule: &str) -> Option<&str> {
        [&self.own_rules, &self.world_rules].iter().find_map(|all| all[rule]["sentence"].as_str())
    }

    fn has(&self, what: &str, name: &str) -> bool {
        [&self.own, &self.world].iter().any(|room| !room[what][name].is_null())
    }
}

fn keys(object: &Value) -> BTreeSet<&str> {
    object.as_object().map_or(BTreeSet::new(), |map| map.keys().map(String::as_str).collect())
}

fn check_faults(what: &str, cards: &[FaultCard], words: &Value) {
    let names: BTreeSet<&str> = cards.iter().map(|card| card.does).collect();
    assert_eq!(keys(words), names, "{what}");
    for card in cards {
        let params: BTreeSet<&str> = card.params.iter().map(|param| param.name).collect();
        assert_eq!(keys(&words[card.does]["params"]), params, "{what}: {}", card.does);
    }
}

fn check_room<P: Portray>() {
    let cards = P::cards();
    let words = Words::of(cards.id);
    assert_eq!(keys(&words.own_rules), cards.rules.iter().copied().collect(), "{}", cards.id);
    assert_eq!(keys(&words.own["claims"]), cards.claims.iter().copied().collect());
    assert_eq!(keys(&words.own["kinds"]), cards.kinds.iter().map(|card| card.kind).collect());
    let switches = P::cards().switches;
    assert_eq!(keys(&words.own["switches"]), switches.iter().map(|card| card.id).collect());
    for switch in switches {
        assert!(cards.claims.contains(&switch.breaks), "{} breaks {}", switch.id, switch.breaks);
    }
    check_faults("clientFaults", cards.client_faults, &words.own["clientFaults"]);
    check_faults("edgeFaults", cards.edge_faults, &words.own["edgeFaults"]);
    check_faults("serverFaults", faults::SERVER_FAULTS, &words.world["serverFaults"]);
    check_faults("messageFaults", faults::MESSAGE_FAULTS, &words.world["messageFaults"]);
    check_faults("networkFaults", faults::NETWORK_FAULTS, &words.world["networkFaults"]);
    assert_eq!(keys(&words.world_rules), faults::RULES.iter().copied().collect());
}

#[test]
fn every_name_that_the_engine_offers_has_words_and_no_words_are_left_over() {
    check_room::<BpFastPaxos>();
    check_room::<Paxos>();
}

/// An explanation has a sentence, and every placeholder of it a fact.
fn check_told(told: &Value, words: &Words) {
    let rule = told["rule"].as_str().unwrap();
    let sentence = words.sentence(rule).unwrap_or_else(|| panic!("no sentence for {rule}"));
    for placeholder in sentence.split('{').skip(1) {
        let name = placeholder.split(['}', ':']).next().unwrap();
        assert!(!told["facts"][name].is_null(), "{rule} needs {name}: {told}");
    }
    for fact in told["facts"].as_object().unwrap().values() {
        check_fact(fact, words);
    }
}

/// What a fact names has words.
fn check_fact(fact: &Value, words: &Words) {
    if let Some(word) = fact["word"].as_str() {
        assert!(words.has("words", word), "no word for {word}");
    }
    if let Some(does) = fact["fault"].as_str() {
        let known = ["clientFaults", "edgeFaults", "words"].iter().any(|all| words.has(all, does));
        assert!(known, "no words for {does}");
    }
    if let Some(switch) = fact["switch"].as_str() {
        assert!(words.has("switches", switch), "no words for {switch}");
    }
}

/// Those that ship, and a log on a network so bad that servers must ask what they missed.
fn scenarios() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/scenarios");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let lossy = json!({
        "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4, "clients": 3, "seed": 7, "slots": 3,
        "network": { "delay": 1, "jitter": 1, "loss": 0.4, "duplicate": 0, "reorder": 0 }
    });
    let shipped = files.map(|path| std::fs::read(path).unwrap());
    shipped.chain([lossy.to_string().into_bytes()]).collect()
}

#[test]
fn every_explanation_in_the_scenarios_has_its_sentence_and_its_facts() {
    let mut used = BTreeSet::new();
    for bytes in scenarios() {
        let scenario: Value = serde_json::from_slice(&bytes).unwrap();
        let words = Words::of(scenario["protocol"].as_str().unwrap());
        catalog::open(&bytes).unwrap().summarise(Some(&mut |line| {
            for told in serde_json::to_value(&line).unwrap()["told"].as_array().unwrap() {
                check_told(told, &words);
                used.insert(told["rule"].as_str().unwrap().to_owned());
            }
        }));
    }
    assert!(used.len() > 60, "the scenarios show most of the rules: {}", used.len());
}

/// What inspectors show, here and there in each run, of everybody and of everything in flight.
#[test]
fn every_row_of_an_inspector_has_its_label_and_every_row_of_words_is_used() {
    let mut used = BTreeSet::new();
    for bytes in scenarios() {
        let scenario: Value = serde_json::from_slice(&bytes).unwrap();
        let protocol = scenario["protocol"].as_str().unwrap();
        let words = Words::of(protocol);
        let mut stage = catalog::open(&bytes).unwrap();
        let known = stage.explore(1000);
        for step in (0..known).step_by(2) {
            stage.seek(step);
            let now = serde_json::to_value(stage.snapshot(None)).unwrap();
            for told in ["verdicts", "faults"].iter().flat_map(|all| now[all].as_array().unwrap()) {
                check_told(&told["told"], &words);
            }
            now["left"].as_array().unwrap().iter().for_each(|told| check_told(told, &words));
            let slot = now["slot"].as_u64().and_then(|slot| Slot::try_from(slot).ok());
            let names = ["servers", "proposers", "requesters"];
            let agents = names.iter().flat_map(|all| now[all].as_array().unwrap());
            let agents = agents.map(|agent| stage.inspect(agent["name"].as_str().unwrap(), slot));
            let ids = now["messages"].as_array().unwrap().iter();
            let ids = ids.map(|message| u32::try_from(message["id"].as_u64().unwrap()).unwrap());
            for portrait in agents.chain(ids.map(|id| stage.inspect_message(id))) {
                let portrait = serde_json::to_value(portrait.unwrap()).unwrap();
                check_told(&portrait["told"], &words);
                for row in portrait["rows"].as_array().unwrap() {
                    let id = row["id"].as_str().unwrap();
                    assert!(words.has("rows", id), "{protocol}: no words for the row {id}");
                    row["value"].as_array().unwrap().iter().for_each(|it| check_fact(it, &words));
                    used.insert(format!("{protocol} {id}"));
                }
            }
        }
    }
    for protocol in ["bp-fast-paxos", "paxos"] {
        for id in keys(&Words::of(protocol).own["rows"]) {
            assert!(used.contains(&format!("{protocol} {id}")), "{protocol}: {id} is never shown");
        }
    }
}

/// A MAC covers all of a promise and says of no part of it that it is the false one.
#[test]
fn a_forged_promise_is_told_by_its_server_and_not_by_what_was_changed() {
    for language in ["en", "de", "es"] {
        let path = format!("www/words/{language}/protocols/bp-fast-paxos.rules.json");
        let rules = room(&std::fs::read_to_string(path).unwrap());
        let sentence = rules["convict.mac"]["sentence"].as_str().unwrap();
        let named = sentence.split('{').skip(1).filter_map(|part| part.split('}').next());
        let named: BTreeSet<&str> = named.collect();
        assert_eq!(named, BTreeSet::from(["whose", "server", "client"]), "{language}");
    }
}
