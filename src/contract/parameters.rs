//! The parameters that a protocol's runs have of their own: one table, by which files are read, menus
//! drawn and runs made. What every protocol is told stands in [`Setup`] besides.

use super::command::Workload;
use super::switches::Switches;
use super::{Cast, Ticks};
use crate::parts::sorted::SortedMap;
use serde::Serialize;

/// The most that a whole number may be.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Most {
    /// So much.
    Just(u32),
    /// The servers but one.
    Others,
    /// The clients.
    Clients,
}

impl Most {
    /// How much that is.
    #[must_use]
    pub fn of(self, cast: Cast) -> u32 {
        match self {
            Self::Just(most) => most,
            Self::Others => u32::from(cast.servers) - 1,
            Self::Clients => cast.clients.into(),
        }
    }
}

/// What a parameter may be.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Takes {
    /// A whole number, ends included.
    Whole {
        /// At least.
        least: u32,
        /// At most.
        most: Most,
        /// Where it is left out; none: what follows from the others.
        usual: Option<u32>,
    },
    /// One of these words; the first where it is left out.
    Word(&'static [&'static str]),
}

/// A parameter.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parameter {
    /// Its key in scenario files; the page has its label.
    pub name: &'static str,
    /// What it may be.
    pub takes: Takes,
}

/// What a run is given for its protocol's own parameters: a number, or the place of a word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given(SortedMap<&'static str, u32>);

impl Given {
    /// What it is given for this one, or what is usual; none where that follows from the others.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<u32> {
        self.0.get(name).copied()
    }

    /// Takes up a value that has been checked.
    pub fn put(&mut self, name: &'static str, value: u32) {
        self.0.insert(name, value);
    }
}

/// All that a run's parameters are made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setup {
    /// Who takes part.
    pub cast: Cast,
    /// The seed, which also names the run.
    pub seed: u64,
    /// Log positions.
    pub slots: u32,
    /// The base time-out.
    pub base: Ticks,
    /// What each client wants done.
    pub commands: Vec<Workload>,
    /// Rules that are off.
    pub without: Switches,
    /// The protocol's own.
    pub given: Given,
}
