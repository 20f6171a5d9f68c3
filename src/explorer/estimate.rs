//! What a search will need, before it is begun: by looking at a part of it.
//!
//! The number of states at a depth grows and falls; how fast it grows at first says nothing certain
//! of the whole. So this is a rough guide for people, from counts that were measured: with every client
//! a traitor, servers alike and two values, a further round multiplies the states by about a hundred
//! for four servers, and by more for more of them.

use super::bounds::Bounds;
use serde::Serialize;

/// What a state takes, in bytes, with its share of everything.
const BYTES_A_STATE: f64 = 110.0;

/// An estimate.
#[derive(Serialize, Clone, Debug)]
pub struct Estimate {
    /// States.
    pub states: f64,
    /// Bytes.
    pub bytes: f64,
    /// The bounds allow so much.
    pub fits: bool,
}

/// How many states there will be, to within a factor of ten or so.
#[must_use]
pub fn estimate(bounds: &Bounds) -> Estimate {
    let (n, rounds) = (f64::from(bounds.servers), f64::from(bounds.rounds));
    let values = f64::from(bounds.values) * f64::from(bounds.clients.min(bounds.rounds));
    // What a server can be like after so many rounds: how it came to each and what it voted there.
    let alike = (0..bounds.rounds).fold(1.0 + values, |kinds, round| {
        if round == 0 { kinds } else { kinds * (1.0 + values) + kinds * 0.6 }
    });
    let honest =
        6f64.powi(i32::from(bounds.clients) - i32::try_from(bounds.traitors()).unwrap_or(0));
    let faults = f64::from(bounds.crashes + bounds.recoveries + bounds.lost_disks);
    let copies = f64::from(bounds.duplicates + bounds.slots - 1);
    let free = 1.0 / (2.0 * rounds * rounds);
    let mut states =
        bag(alike * free.max(0.05), n) * honest * (1.0 + n).powf(faults) * 4f64.powf(copies);
    if bounds.plain || bounds.termination {
        states *= (n * 3.0).powf(n * rounds / 2.0);
    }
    if bounds.protocol == "paxos" {
        states = (4.0 + rounds).powf(n) * 9f64.powf(f64::from(bounds.clients) * rounds / 2.0);
    }
    let bytes = states * BYTES_A_STATE;
    #[allow(clippy::cast_precision_loss)]
    let fits = bytes <= bounds.most_bytes as f64 && states <= bounds.most_states as f64;
    Estimate { states: states.round(), bytes: bytes.round(), fits }
}

/// Bags of `n` things out of `kinds`.
fn bag(kinds: f64, n: f64) -> f64 {
    let mut all = 1.0;
    let mut i = 1.0;
    while i <= n {
        all *= (kinds + i - 1.0).max(1.0) / i;
        i += 1.0;
    }
    all
}
