//! The contract that every protocol meets: agents, messages, timers, one input in, effects out.
//!
//! `step` is pure: no clock, no randomness, no I/O, no hash-map order, no float, no panic. Who
//! chooses the next input (a person, a seed and a clock, a script, a search) is not its business.

mod cast;
pub mod command;
mod effects;
pub mod knowledge;
pub mod parameters;
pub mod portrait;
mod protocol;
mod said;
pub mod searchable;
pub mod speech;
pub mod switches;

pub use cast::{AgentId, Agents, Cast, Fails, Role};
pub use effects::{Effects, Input, ProofCheck, TimerChange, Wait};
pub use protocol::{Costed, KnownOf, Left, LieParams, Protocol};
pub use said::Said;
pub(crate) use said::said;

/// A position in the replicated log, from 0.
pub type Slot = u32;
/// A round (ballot, ID) of a slot, from 0.
pub type Round = u32;
/// Virtual time: [`DELAY`] ticks are one one-way delay.
pub type Ticks = u64;
/// One one-way delay, in ticks.
pub const DELAY: Ticks = 1000;
