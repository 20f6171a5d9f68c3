//! What traitors know (Dolev and Yao): everything that they have received, and nothing that takes a
//! key to make.
//!
//! The [`crate::world::World`] keeps what each agent that may lie has heard, from the start of the
//! run and whether it lies yet or not.

use crate::crypto::Mac;
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
