//! What a search will need, before it is begun: by looking at a part of it.
//!
//! The number of states at a depth grows and falls; how fast it grows at first says nothing certain
//! of the whole. So this is a rough guide for people, fitted to counts that were measured: servers are
//! a bag of things of so many kinds, and a further round multiplies the kinds.

use super::bounds::Bounds;
use serde::Serialize;

/// What a state takes, in bytes, with its share of everything.
const BYTES_A_STATE: f64 = 30.0;

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
    let mut states = if bounds.protocol == "paxos" { paxos(bounds) } else { fast(bounds) };
    let n = f64::from(bounds.servers);
    let faults = f64::from(bounds.crashes + bounds.recoveries + bounds.lost_disks);
    states *= (1.0 + n / 3.0).powf(faults) * 2f64.powi(bounds.duplicates.into());
    if bounds.plain || bounds.termination {
        states *= (n * 3.0).powf(n * f64::from(bounds.rounds) / 2.0);
    }
    let bytes = states * BYTES_A_STATE;
    #[allow(clippy::cast_precision_loss)]
    let fits = bytes <= bounds.most_bytes as f64 && states <= bounds.most_states as f64;
    Estimate { states: states.round(), bytes: bytes.round(), fits }
}

/// BP Fast Paxos. What a server can be like after so many rounds: how it came to each and what it
/// voted there.
fn fast(bounds: &Bounds) -> f64 {
    let count = |number: usize| f64::from(u8::try_from(number).unwrap_or(u8::MAX));
    let (traitors, values) = (count(bounds.traitors()), f64::from(bounds.values));
    let alike = (1..=bounds.rounds).fold(1.0, |kinds, round| {
        let owners = traitors.min(round.into()).max(1.0);
        let own = values + values * (owners - 1.0) / 3.0;
        kinds * (1.0 + own) + if round == 1 { 0.0 } else { 1.0 }
    });
    let honest = f64::from(bounds.clients) - traitors;
    // Orders of values that nothing tells apart.
    let orders = if bounds.values == 3 { 6.0 } else { values.powf(traitors) }.clamp(1.0, 6.0);
    let mut states = bag(alike, bounds.servers.into()) * 1.5f64.powf(honest) / orders;
    if !bounds.without.is_empty() || bounds.hints || bounds.time_outs.is_some() {
        // Hints are not left out.
        states *= (2.9f64.powi(i32::from(bounds.rounds) - 1) / 2.0).max(1.0);
    }
    if bounds.slots > 1 {
        states = 9.0 * states.powi(2);
    }
    states
}

/// Paxos.
fn paxos(bounds: &Bounds) -> f64 {
    let (n, ids) = (f64::from(bounds.servers), f64::from(bounds.rounds));
    4.0 * 11f64.powf(ids) * 13f64.powf((n - 3.0) / 2.0 * ids / 2.0)
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
