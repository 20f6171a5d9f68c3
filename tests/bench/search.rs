//! The search and Stateright's checker, side by side in one run: the same models, the same states, one
//! thread each. Both have one traitor that owns every round, and two values: n = 4 and three rounds
//! with every reduction, n = 3 and one round with none. `cargo bench --bench search`; the last line is rows of JSON, as `cargo dev bench`
//! reads them.
//!
//! Speed is the median of several runs of each, in turns. Memory is that of a process of its own, at
//! its peak, less what the same process has before it begins.

#[path = "../situation/mod.rs"]
mod situation;

use serde_json::{Value, json};
use situation::Bounded;
use stateright::{Checker, Model};
use std::process::Command;
use std::time::Instant;
use turncoat::catalog;
use turncoat::rooms::bp_fast_paxos::BpFastPaxos;
use turncoat::search::bounds::Bounds;

/// Each is timed so often.
const TURNS: usize = 3;

/// A model that both go through to its end.
struct Case {
    name: &'static str,
    servers: u8,
    rounds: u8,
    plain: bool,
}

const CASES: [Case; 2] = [
    Case { name: "n = 4, 3 rounds", servers: 4, rounds: 3, plain: false },
    Case { name: "n = 2, 2 rounds, no reductions", servers: 2, rounds: 2, plain: true },
];

impl Case {
    fn bounds(&self) -> Bounds {
        Bounds { rounds: self.rounds, plain: self.plain, ..Bounds::of(self.servers) }
    }

    fn ours(&self) -> usize {
        let mut search = catalog::search(self.bounds()).expect("these bounds can be searched");
        let mut progress = search.advance(usize::MAX);
        while !progress.done {
            progress = search.advance(usize::MAX);
        }
        progress.states
    }

    fn theirs(&self) -> usize {
        let protocol =
            catalog::protocol_of::<BpFastPaxos>(&self.bounds()).expect("they make a protocol");
        let of = if self.plain { Bounded::new } else { Bounded::reduced };
        let model = of(protocol, &self.bounds());
        model.checker().threads(1).spawn_bfs().join().unique_state_count()
    }

    fn search(&self, who: &str) -> usize {
        if who == OURS { self.ours() } else { self.theirs() }
    }
}

const OURS: &str = "this search";
const THEIRS: &str = "Stateright";

/// States a second.
#[allow(clippy::cast_precision_loss)]
fn rate(case: &Case, who: &str) -> f64 {
    let start = Instant::now();
    let states = case.search(who);
    states as f64 / start.elapsed().as_secs_f64()
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// Kilobytes that this process has had at most.
fn peak_kb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0.0)
}

/// In a process of its own: states, and kilobytes more than before.
fn child(case: &Case, who: &str) {
    let before = peak_kb();
    let states = case.search(who);
    println!("{}", json!([states, peak_kb() - before]));
}

/// States, and bytes a state, of a process that does nothing else.
fn bytes(case: usize, who: &str) -> (u64, f64) {
    let me = std::env::current_exe().expect("this program has a path");
    let output = Command::new(me).args(["--child", &case.to_string(), who]).output();
    let output = output.expect("this program starts");
    let line: Value = serde_json::from_slice(&output.stdout).expect("it prints JSON");
    let (states, kb) = (line[0].as_u64().unwrap_or(0), line[1].as_f64().unwrap_or(0.0));
    #[allow(clippy::cast_precision_loss)]
    let each = kb * 1024.0 / states as f64;
    (states, each)
}

fn compare(number: usize, case: &Case, rows: &mut Vec<Value>) {
    let mut rates = [Vec::new(), Vec::new()];
    for _ in 0..TURNS {
        for (rates, who) in rates.iter_mut().zip([OURS, THEIRS]) {
            rates.push(rate(case, who));
        }
    }
    let [ours, theirs] = rates.map(median);
    let ((states, our_bytes), (others, their_bytes)) = (bytes(number, OURS), bytes(number, THEIRS));
    assert_eq!(states, others, "both see the same states");
    println!("{}: {states} states, one thread each", case.name);
    for (who, rate, bytes) in [(OURS, ours, our_bytes), (THEIRS, theirs, their_bytes)] {
        println!("  {who:<12} {rate:>9.0} states a second, {bytes:>6.0} bytes a state");
        let of = |unit: &str, value: f64| json!({ "name": format!("{}: {who}", case.name), "unit": unit, "value": value });
        rows.extend([of("states/s", rate), of("B/state", bytes)]);
    }
    let (speed, memory) = (ours / theirs, our_bytes / their_bytes);
    println!("  {speed:.1} times as fast, {memory:.2} of the memory");
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == "--child") {
        let number: usize = words[at + 1].parse().expect("the number of a case");
        return child(&CASES[number], &words[at + 2]);
    }
    let mut rows = Vec::new();
    for (number, case) in CASES.iter().enumerate() {
        compare(number, case, &mut rows);
    }
    println!("{}", Value::from(rows));
}
