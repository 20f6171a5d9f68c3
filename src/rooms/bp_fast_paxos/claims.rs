//! What must hold, and when it is promised (section 6).

use super::BpFastPaxos;
use crate::contract::portrait::Told;

/// The properties, in the order in which verdicts are shown.
pub const CLAIMS: &[&str] = &[
    "agreement",
    "validity",
    "integrity",
    "accountability",
    "termination",
    "two-steps",
    "bounded-harm",
];

/// The bound that everything else stands on: three quorums share a server.
#[must_use]
pub fn left(p: &BpFastPaxos) -> Vec<Told> {
    let quorum = p.quorum;
    if quorum.shared_by(3) >= 1 {
        return vec![];
    }
    vec![
        Told::new("left.bound")
            .with("n", quorum.n)
            .with("f", quorum.f)
            .with("q", quorum.size)
            .with("needed", 3 * u32::from(quorum.f) + 1),
    ]
}
