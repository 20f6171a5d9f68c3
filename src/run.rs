//! Who chooses what happens, and the run as a list.

pub mod network;
pub mod simulator;
pub mod trace;
