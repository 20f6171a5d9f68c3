//! The states seen: their fingerprints in the order found, with the place of the state before.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// No state.
pub const NONE: u32 = u32::MAX;
/// States in a block: what grows is never copied, and never larger than a block too large.
const BLOCK: usize = 1 << 14;

/// Fingerprints and how they were reached.
#[derive(Default)]
pub struct Seen {
    prints: Blocks<u64>,
    parents: Blocks<u32>,
    places: HashTable<u32>,
}

impl Seen {
    /// Adds a state unless it is known; says whether it is new.
    pub fn add(&mut self, print: u64, parent: u32) -> bool {
        let prints = &self.prints;
        let place = u32::try_from(prints.len).unwrap_or(NONE);
        let hash = |place: &u32| prints.get(*place);
        let same = |place: &u32| prints.get(*place) == print;
        match self.places.entry(print, same, hash) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(place);
                self.prints.push(print);
                self.parents.push(parent);
                true
            }
        }
    }

    /// Whether a state is known.
    #[must_use]
    pub fn has(&self, print: u64) -> bool {
        self.places.find(print, |place| self.prints.get(*place) == print).is_some()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.prints.len
    }

    /// The fingerprints on the shortest way to a state, the first state's first.
    #[must_use]
    pub fn way_to(&self, mut place: u32) -> Vec<u64> {
        let mut way = Vec::new();
        while place != NONE {
            way.push(self.prints.get(place));
            place = self.parents.get(place);
        }
        way.reverse();
        way
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.prints.all.len() * BLOCK * 12 + self.places.capacity() * 8 / 7 * 5
    }
}

/// A list in blocks.
#[derive(Default)]
struct Blocks<T> {
    all: Vec<Vec<T>>,
    len: usize,
}

impl<T: Copy> Blocks<T> {
    fn push(&mut self, thing: T) {
        if self.len.is_multiple_of(BLOCK) {
            self.all.push(Vec::with_capacity(BLOCK));
        }
        if let Some(last) = self.all.last_mut() {
            last.push(thing);
        }
        self.len += 1;
    }

    #[inline]
    fn get(&self, place: u32) -> T {
        self.all[place as usize / BLOCK][place as usize % BLOCK]
    }
}
