//! The benchmark, native (`turncoat bench`). `tests/browser/bench.mjs` does the same with the page's
//! engine in a browser, in one run of `cargo dev bench`: the engine itself carries no benchmark.

use crate::catalog;
use serde::Serialize;

/// A log without faults: n = 7, m = 3, as many commands as a run can take.
pub const LOG: &str = include_str!("../tests/bench/log.json");

/// Searches that are measured: servers and rounds, with one traitor that owns every round and two
/// values.
pub const SEARCHES: &str = include_str!("../tests/bench/searches.json");

/// A measurement.
#[derive(Serialize, Debug)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// In what.
    pub unit: &'static str,
    /// How much.
    pub value: f64,
}

/// Runs the log for so many steps and returns deliveries and seconds, timed by `clock`.
///
/// # Panics
/// Never: the scenario is a constant.
pub fn deliveries(steps: u32, clock: &mut dyn FnMut() -> f64) -> (f64, f64) {
    let Ok(mut stage) = catalog::open(LOG.as_bytes()) else { return (0.0, 0.0) };
    let start = clock();
    stage.explore(steps);
    let seconds = clock() - start;
    #[allow(clippy::cast_precision_loss)]
    let delivered = stage.delivered() as f64;
    (delivered, seconds)
}

/// Seeks back and forth in a run of 100,000 steps; the longest seek, in milliseconds.
pub fn longest_seek(clock: &mut dyn FnMut() -> f64) -> f64 {
    let Ok(mut stage) = catalog::open(LOG.as_bytes()) else { return 0.0 };
    stage.explore(100_000);
    let mut longest = 0.0f64;
    for i in 0..200u32 {
        let step = i.wrapping_mul(7919 * 13) % 100_000;
        let start = clock();
        stage.seek(step);
        longest = longest.max((clock() - start) * 1000.0);
    }
    longest
}

/// A search, played by `check` in a process of its own: states a second, seconds, and megabytes at
/// its peak.
///
/// # Errors
/// When the command does not do what it should.
pub fn search(servers: u8, rounds: u8) -> Result<[Figure; 3], String> {
    let words = ["check", "--servers", &servers.to_string(), "--rounds", &rounds.to_string()]
        .map(String::from);
    let me = std::env::current_exe().map_err(|e| e.to_string())?;
    let output = std::process::Command::new(me).args(words).output().map_err(|e| e.to_string())?;
    let verdict: serde_json::Value =
        serde_json::from_slice(&output.stdout).map_err(|e| e.to_string())?;
    let number = |key: &str| verdict[key].as_f64().ok_or(format!("check says no {key}"));
    let (states, seconds) = (number("states")?, number("seconds")?);
    let of = |unit, value| Figure {
        name: format!("search, n = {servers}, {rounds} rounds: {states} states"),
        unit,
        value,
    };
    Ok([of("states/s", states / seconds), of("s", seconds), of("MB", number("peak_mb")?)])
}

/// Every figure of runs.
pub fn figures(clock: &mut dyn FnMut() -> f64) -> Vec<Figure> {
    let rates: Vec<f64> = (0..5)
        .map(|_| {
            let (delivered, seconds) = deliveries(400_000, clock);
            delivered / seconds
        })
        .collect();
    let rank = |rate: &f64| rates.iter().filter(|other| *other < rate).count();
    let median = rates.iter().copied().find(|rate| rank(rate) == rates.len() / 2);
    vec![
        Figure {
            name: "log, n = 7, m = 3: deliveries".into(),
            unit: "per second",
            value: median.unwrap_or(rates[0]),
        },
        Figure {
            name: "longest seek of 200 in 100,000 steps".into(),
            unit: "ms",
            value: longest_seek(clock),
        },
    ]
}
