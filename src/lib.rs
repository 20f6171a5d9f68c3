//! Turncoat: consensus among servers that do not trust their clients, in the browser.
//!
//! The rooms, in reading order. Each knows only rooms above it.

pub mod command;
pub mod crypto;
pub mod protocol;
pub mod quorum;

pub mod portrait;

pub mod ledger;
pub mod world;

pub mod network;
pub mod simulator;

pub mod scenario;
pub mod trace;

pub mod faults;
pub mod verdicts;


pub mod protocols;

pub mod stage;

pub mod catalog;

#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod bench;
