//! The benchmark, native (`turncoat bench`). `tests/browser/bench.mjs` does the same with the page's
//! engine in a browser, in one run of `cargo dev bench`: the engine itself carries no benchmark.

use crate::catalog;
use serde::Serialize;

/// A log without faults: n = 7, m = 3, as many commands as a run can take.
pub const LOG: &str = include_str!("../tests/bench/log.json");

/// A measurement.
#[derive(Serialize, Debug)]
pub struct Figure {
    /// What was measured.
    pub name: &'static str,
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

/// Every figure.
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
            name: "log, n = 7, m = 3: deliveries",
            unit: "per second",
            value: median.unwrap_or(rates[0]),
        },
        Figure {
            name: "longest seek of 200 in 100,000 steps",
            unit: "ms",
            value: longest_seek(clock),
        },
    ]
}
