//! The states seen: their fingerprints in the order found, with the place of the state before.

use hashbrown::HashTable;

/// No state.
pub const NONE: u32 = u32::MAX;

/// Fingerprints and how they were reached.
#[derive(Default)]
pub struct Seen {
    prints: Vec<u64>,
    parents: Vec<u32>,
    places: HashTable<u32>,
}

impl Seen {
    /// Adds a state unless it is known; says whether it is new.
    pub fn add(&mut self, print: u64, parent: u32) -> bool {
        let prints = &self.prints;
        let place = u32::try_from(prints.len()).unwrap_or(NONE);
        let hash = |place: &u32| prints[*place as usize];
        let same = |place: &u32| prints[*place as usize] == print;
        match self.places.entry(print, same, hash) {
            hashbrown::hash_table::Entry::Occupied(_) => false,
            hashbrown::hash_table::Entry::Vacant(free) => {
                free.insert(place);
                self.prints.push(print);
                self.parents.push(parent);
                true
            }
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.prints.len()
    }

    /// The fingerprints on the shortest way to a state, the first state's first.
    #[must_use]
    pub fn way_to(&self, mut place: u32) -> Vec<u64> {
        let mut way = Vec::new();
        while place != NONE {
            way.push(self.prints[place as usize]);
            place = self.parents[place as usize];
        }
        way.reverse();
        way
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.prints.capacity() * 8 + self.parents.capacity() * 4 + self.places.capacity() * 5
    }
}
