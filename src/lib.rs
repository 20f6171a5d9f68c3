//! Turncoat: consensus among servers that do not trust their clients, in the browser.
//!
//! The rooms, in reading order. Each knows only rooms above it; a protocol knows no other protocol.
//!
#![doc = include_str!("architecture.md")]

// What a protocol is, and what papers share.
pub mod contract;
pub mod parts;

// A room a paper.
pub mod rooms;

// Everything that can happen, and the judge of it.
pub mod world;

// Who chooses what happens, and the run as a list.
pub mod run;

// Files and links in, refusals out.
pub mod border;

// What is drawn of a run: facts of a moment, verdicts, snapshots.
pub mod view;

// The only list of rooms, and who opens runs and searches with it.
#[cfg(not(target_arch = "wasm32"))]
pub mod bench;
pub mod catalog;
pub mod search;

#[cfg(target_arch = "wasm32")]
mod javascript;
#[cfg(all(target_arch = "wasm32", not(feature = "search")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "search"))]
mod wasm_search;
