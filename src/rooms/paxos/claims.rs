//! What must hold: Paxos trusts its proposers, so most of it is promised only while none lies.

/// The properties, in the order in which verdicts are shown.
pub const CLAIMS: &[&str] = &["agreement", "validity", "integrity", "termination"];
