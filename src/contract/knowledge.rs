//! What traitors know (Dolev and Yao): everything that they have received, and nothing that takes a
//! key to make.
//!
//! The [`crate::world::World`] keeps what each agent that may lie has heard, from the start of the
//! run and whether it lies yet or not. Traitors share it with those that name them as accomplices;
//! an honest client shares nothing.

use crate::parts::crypto::Mac;
use crate::parts::sorted::SortedSet;
use std::fmt::Debug;
use std::hash::Hash;

/// A part of a message that takes a key to make: what it says, with the MAC that seals it.
pub trait Seal: Clone + Ord + Hash + Debug + Send + Sync + 'static {
    /// Its MAC.
    fn mac(&self) -> &Mac;
}

/// The sealed parts of a protocol that seals nothing: there are none.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unsealed {}

impl Seal for Unsealed {
    fn mac(&self) -> &Mac {
        match *self {}
    }
}

/// What a traitor knows, its accomplices' knowledge included.
pub struct Known<'a, Agent, S> {
    /// The states of its accomplices.
    pub friends: Vec<&'a Agent>,
    /// Every sealed part that any of them has heard. The place of a part is its number, in files, in
    /// the search and on the page.
    pub seals: SortedSet<S>,
}

impl<Agent, S: Seal> Known<'_, Agent, S> {
    /// Whether it could build a message with these sealed parts: each MAC is one that the coalition has
    /// heard, or a guess. Everything else in a message anyone can write.
    pub fn can_say<'s>(&self, mut parts: impl Iterator<Item = &'s S>) -> bool {
        let heard = |mac: &Mac| self.seals.iter().any(|seal| seal.mac() == mac);
        parts.all(|part| part.mac().is_guess() || heard(part.mac()))
    }
}
