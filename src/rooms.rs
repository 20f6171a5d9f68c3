//! The protocols, a room each, and the only list of them. A room imports `contract` and `parts`, and
//! never another room.

use crate::contract::parameters::Parameter;
use crate::contract::portrait::{Cards, Portray, Sizes};
use crate::contract::searchable::Searchable;

pub mod bp_fast_paxos;
pub mod paxos;

/// What is known of a room from outside, also where it is not built in.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// Its name in scenario files.
    pub id: &'static str,
    /// Sizes.
    pub limits: Sizes,
    /// What a run of it is made of besides.
    pub parameters: &'static [Parameter],
}

/// Who is shown into a room.
pub trait Visitor {
    /// What comes of it.
    type Found;
    /// It is this one.
    fn visit<P: Portray + Searchable + 'static>(self) -> Self::Found;
}

macro_rules! rooms {
    ($($feature:literal is $module:ident::$room:ident),+ $(,)?) => {
        /// Every room, in the order in which pickers show them.
        pub const ALL: &[Door] = &[$({
            const CARDS: Cards = $module::cards::CARDS;
            Door { id: CARDS.id, limits: CARDS.limits, parameters: CARDS.parameters }
        }),+];

        /// What the rooms offer that are built in: all of them, but in a module of the page.
        #[must_use]
        pub fn cards() -> Vec<Cards> {
            let here: &[Cards] = &[$(#[cfg(feature = $feature)] $module::cards::CARDS),+];
            here.to_vec()
        }

        /// Shows somebody into the room of this name, if it is built in.
        #[allow(unused_variables, reason = "the builder behind `cargo dev` has no room built in")]
        pub fn show<V: Visitor>(id: &str, visitor: V) -> Option<V::Found> {
            $(
                #[cfg(feature = $feature)]
                if id == $module::cards::CARDS.id {
                    return Some(visitor.visit::<$module::$room>());
                }
            )+
            None
        }
    };
}

rooms![
    "bp-fast-paxos" is bp_fast_paxos::BpFastPaxos,
    "paxos" is paxos::Paxos,
];
