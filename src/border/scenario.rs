//! The file format of runs: scenarios, links, tests and the page all read and write this.
//!
//! A file is checked here, at the border, in two passes: its shape (JSON, known keys, types) and
//! its sense (sizes, agents, times). Whatever is wrong gives one sentence that names the place and
//! what is allowed. Its schema is `www/scenario.schema.json`.

pub mod json;
pub mod keys;
mod names;
mod numbers;
pub mod parser;
mod plan;
mod reader;
pub mod said;
mod setting;
mod setup;
mod shape;
mod workload;
mod wrong;

pub use names::agent;
pub use numbers::{small, ticks, whole};
pub use plan::{HasLie, NamedLie};
pub use setting::Setting;
pub use shape::*;
pub use wrong::{Wrong, shown, wrong};

use crate::contract::said;
use wrong::figure;

/// A file larger than this is not read: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;
/// More faults than this are not taken.
pub const MOST_FAULTS: usize = 1000;
/// Virtual time ends here at the latest, in one-way delays.
pub const MOST_TIME: f64 = 1_000_000.0;
/// A run ends after so many steps at the latest.
pub const MOST_STEPS: u32 = 1_000_000;
/// Seeds are whole numbers up to this, so that JavaScript can hold them: 2^53 - 1.
pub const MOST_SEED: u64 = (1 << 53) - 1;

impl Scenario {
    /// Reads a file.
    ///
    /// # Errors
    /// The place and what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, Wrong> {
        let scenario = reader::scenario(&keys::json(bytes)?)?;
        #[allow(clippy::float_cmp)]
        if scenario.turncoat != 1.0 {
            let version = figure(scenario.turncoat);
            let what = said!("version {version} is not known here; 1 is", version = version);
            return wrong("turncoat", what);
        }
        for (at, text) in [("name", &scenario.name), ("about", &scenario.about)] {
            if text.as_ref().is_some_and(|text| text.chars().count() > 1000) {
                return wrong(at, "more than 1000 characters");
            }
        }
        if scenario.faults.len() > MOST_FAULTS {
            let n = scenario.faults.len();
            let what = said!("{n} are too many; up to {most} are taken", n = n, most = MOST_FAULTS);
            return wrong("faults", what);
        }
        Ok(scenario)
    }

    /// As a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::laid_out(&json::compact(self))
    }
}
