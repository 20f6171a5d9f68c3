//! The protocols, a room each. A room imports `protocol`, `quorum`, `crypto`, `command` and
//! `portrait`, and never another room.

pub mod bp_fast_paxos;
pub mod paxos;
