//! Damaged scenarios, faults, words and bounds: each is taken or refused in one sentence, whatever it
//! holds. 20,000 inputs, or as many as `TURNCOAT_INPUTS` says.

use serde_json::{Value, json};
use turncoat::border::scenario::{FaultSpec, Wrong};
use turncoat::catalog;
use turncoat::search::bounds::Bounds;
use turncoat::view::View;

/// Steps that a run gets: what is wrong with it shows early.
const STEPS: u32 = 60;

/// Numbers that depend on the seed only (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap()
    }

    fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

fn strange() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(0.5),
        json!(1e300),
        json!(255),
        json!(4_294_967_296u64),
        json!(u64::MAX),
        json!(""),
        json!("S1"),
        json!("C2"),
        json!("S99"),
        json!("A"),
        json!("by-hand"),
        json!("<img src=x onerror=alert(1)>"),
        json!("\u{202e}\u{0}"),
        json!([]),
        json!({}),
        json!([[[]]]),
        json!({ "A": ["S1"], "B": ["S2"] }),
    ]
}

/// Changes one place of a value.
fn bend(value: &mut Value, dice: &mut Dice) {
    let children = match value {
        Value::Object(map) => map.len(),
        Value::Array(all) => all.len(),
        _ => 0,
    };
    if children == 0 || dice.below(6) == 0 {
        *value = dice.one(&strange()).clone();
        return;
    }
    let at = dice.below(children);
    match value {
        Value::Object(map) => {
            let key = map.keys().nth(at).unwrap().clone();
            match dice.below(8) {
                0 => drop(map.remove(&key)),
                1 => {
                    let other =
                        *dice.one(&["does", "at", "step", "with", "until", "x", "__proto__"]);
                    map.insert(other.into(), map[&key].clone());
                }
                _ => bend(map.get_mut(&key).unwrap(), dice),
            }
        }
        Value::Array(all) => match dice.below(8) {
            0 => drop(all.remove(at)),
            1 => all.extend(vec![all[at].clone(); 2]),
            _ => bend(&mut all[at], dice),
        },
        _ => {}
    }
}

/// Changes some bytes of a text.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.below(bytes.len());
        match dice.below(5) {
            0 => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes.truncate(at),
            3 => {
                let until = (at + dice.below(40)).min(bytes.len());
                let piece = bytes[at..until].to_vec();
                let into = dice.below(bytes.len());
                bytes.splice(into..into, piece);
            }
            _ => drop(bytes.drain(at..(at + dice.below(20)).min(bytes.len()))),
        }
    }
}

/// A refusal is one sentence that a person can read.
fn refused(wrong: &Wrong) {
    let sentence = wrong.to_string();
    assert!(!sentence.is_empty() && !sentence.contains('\n'), "{sentence:?}");
    assert!(sentence.chars().count() < 500, "{sentence}");
}

fn play(opened: Result<Box<dyn View>, Wrong>) -> Option<Box<dyn View>> {
    match opened {
        Ok(mut stage) => {
            stage.explore(STEPS);
            stage.seek(STEPS);
            Some(stage)
        }
        Err(wrong) => {
            refused(&wrong);
            None
        }
    }
}

fn try_fault(stage: &mut dyn View, fault: &Value, dice: &mut Dice) {
    let text = fault.to_string();
    match FaultSpec::parse(text.as_bytes()) {
        Ok(fault) => {
            stage.seek(u32::try_from(dice.below(STEPS as usize)).unwrap());
            let words = [fault.clone()];
            if let Err(wrong) = stage.forecast(&words) {
                refused(&wrong);
            }
            match stage.inject(fault) {
                Ok(()) => drop(stage.explore(STEPS)),
                Err(wrong) => refused(&wrong),
            }
        }
        Err(wrong) => refused(&wrong),
    }
}

fn try_bounds(dice: &mut Dice) {
    let rules = ["proof", "mac", "disk", "quorum", "time-out", "adopt"];
    let mut bounds = json!({
        "protocol": *dice.one(&["bp-fast-paxos", "paxos"]), "servers": 1 + dice.below(5),
        "clients": 1 + dice.below(3), "honest": ["C1"], "rounds": 1 + dice.below(3),
        "values": 1 + dice.below(2), "without": [*dice.one(&rules)], "mostStates": 300,
    });
    bend(&mut bounds, dice);
    let found = Bounds::parse(bounds.to_string().as_bytes()).and_then(catalog::search);
    match found {
        Ok(mut search) => drop(search.advance(20)),
        Err(wrong) => refused(&wrong),
    }
}

/// Says which input it was, where one makes the test panic.
struct Named(u64);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "input {}: TURNCOAT_FROM={} TURNCOAT_INPUTS=1 plays it alone",
                self.0, self.0
            );
        }
    }
}

fn told(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(otherwise, |text| text.parse().expect("a whole number"))
}

fn inputs() -> u64 {
    told("TURNCOAT_INPUTS", 20_000)
}

fn from() -> u64 {
    told("TURNCOAT_FROM", 0)
}

#[test]
fn nothing_that_is_handed_over_makes_it_panic() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/scenarios");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).unwrap()).collect();
    let values: Vec<Value> =
        texts.iter().map(|text| serde_json::from_slice(text).unwrap()).collect();
    let mut faults: Vec<&Value> =
        values.iter().filter_map(|value| value["faults"].as_array()).flatten().collect();
    faults.dedup();
    let mut taken = 0;
    for input in from()..from() + inputs() {
        let _named = Named(input);
        let mut dice = Dice(input);
        match dice.below(8) {
            0 => try_bounds(&mut dice),
            1 | 2 => {
                let mut text = dice.one(&texts).clone();
                damage(&mut text, &mut dice);
                taken += u64::from(play(catalog::open(&text)).is_some());
            }
            3..=5 => {
                let mut value = dice.one(&values).clone();
                for _ in 0..=dice.below(3) {
                    bend(&mut value, &mut dice);
                }
                taken += u64::from(play(catalog::open(value.to_string().as_bytes())).is_some());
            }
            _ => {
                let Some(mut stage) = play(catalog::open(dice.one(&texts[..]).as_slice())) else {
                    continue;
                };
                for _ in 0..4 {
                    let mut fault = (*dice.one(&faults)).clone();
                    if dice.below(3) > 0 {
                        bend(&mut fault, &mut dice);
                    }
                    try_fault(&mut *stage, &fault, &mut dice);
                }
                taken += 1;
            }
        }
    }
    assert!(taken >= inputs() / 4, "damage that is never survived tests only the parser: {taken}");
}
