//! Turncoat: consensus among servers that do not trust their clients, in the browser.
//!
//! The rooms, in reading order. Each knows only rooms above it; a protocol knows no other protocol.
//!
#![doc = include_str!("architecture.md")]

// What protocols are made of.
pub mod command;
pub mod crypto;
pub mod knowledge;
pub mod portrait;
pub mod protocol;
pub mod quorum;
pub mod searchable;
pub mod sorted;
pub mod speech;
pub mod switches;

// The protocols.
pub mod protocols;

// Everything that can happen, and the judge of it.
pub mod ledger;
pub mod world;

// Who chooses what happens, and the run as a list.
pub mod network;
pub mod simulator;
pub mod trace;

// The border: files in, explanations and snapshots out.
pub mod faults;
pub mod scenario;
pub mod scene;
pub mod stage;
pub mod verdicts;

// The only list of protocols, and who opens runs with it.
#[cfg(not(target_arch = "wasm32"))]
pub mod bench;
pub mod catalog;
pub mod explorer;

#[cfg(all(target_arch = "wasm32", not(feature = "search")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "search"))]
mod wasm_search;
