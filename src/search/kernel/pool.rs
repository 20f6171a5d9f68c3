//! What is kept once each and goes by numbers, and reactions by what they depend on.

use super::Stimulus;
use crate::search::hash::mix;
use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// Things kept once each, by number.
pub(super) struct Pool<T> {
    all: Vec<T>,
    places: FxHashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Pool<T> {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), places: FxHashMap::with_hasher(FxBuildHasher) }
    }

    /// The number of a thing, and whether it is new.
    pub(super) fn number(&mut self, thing: T) -> (u32, bool) {
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        match self.places.entry(thing) {
            Entry::Occupied(known) => (*known.get(), false),
            Entry::Vacant(free) => {
                self.all.push(free.key().clone());
                free.insert(next);
                (next, true)
            }
        }
    }

    /// The number of a thing, if it is known.
    pub(super) fn find(&self, thing: &T) -> Option<u32> {
        self.places.get(thing).copied()
    }

    /// The thing of a number.
    pub(super) fn get(&self, number: u32) -> &T {
        &self.all[number as usize]
    }
}

/// Reactions by what they depend on: a ledger and a state, and a stimulus, a word each.
#[derive(Default)]
pub(super) struct Memo(HashTable<(u64, u64, u32)>);

impl Memo {
    #[inline]
    pub(super) fn key(ledger: u32, body: u32, what: Stimulus) -> (u64, u64) {
        let (kind, of) = match what {
            Stimulus::Deliver(msg) => (0, msg),
            Stimulus::Hear(msg) => (1, msg),
            Stimulus::Expire(timer) => (2, timer),
            Stimulus::Help => (3, 0),
            Stimulus::Crash => (4, 0),
            Stimulus::Recover(disk) => (5, disk.into()),
            Stimulus::Observe(msg) => (6, msg),
            Stimulus::Decide(choice) => (7, choice),
        };
        ((u64::from(ledger) << 32) | u64::from(body), (kind << 32) | u64::from(of))
    }

    #[inline]
    pub(super) fn get(&self, key: (u64, u64)) -> Option<u32> {
        let found = self.0.find(mix(key.0, key.1), |entry| (entry.0, entry.1) == key);
        found.map(|entry| entry.2)
    }

    pub(super) fn add(&mut self, key: (u64, u64), number: u32) {
        let hash = |entry: &(u64, u64, u32)| mix(entry.0, entry.1);
        self.0.insert_unique(mix(key.0, key.1), (key.0, key.1, number), hash);
    }
}
