//! What must hold, and when it is promised (section 6).

use super::BpFastPaxos;
use crate::portrait::{ClaimCard, Told};

/// The properties, in the order in which verdicts are shown.
pub const CLAIMS: &[ClaimCard] = &[
    ClaimCard {
        id: "agreement",
        title: "Agreement",
        statement: "No two servers decide differently in a slot.",
        when: "always: all clients lying, any number of crashes, any schedule",
    },
    ClaimCard {
        id: "validity",
        title: "Validity",
        statement: "A decided value was proposed by a client that owned the round; \
                    with all clients honest it is an honest command or a no-op.",
        when: "always",
    },
    ClaimCard {
        id: "integrity",
        title: "Integrity",
        statement: "A server decides a slot at most once, and its log never changes.",
        when: "always",
    },
    ClaimCard {
        id: "accountability",
        title: "No honest client convicted",
        statement: "Whoever is convicted has lied.",
        when: "always",
    },
    ClaimCard {
        id: "termination",
        title: "Termination",
        statement: "Every live server decides every active slot.",
        when: "when messages are timely in the end, at most f servers are down, and at least one \
               client is honest",
    },
    ClaimCard {
        id: "two-steps",
        title: "Two steps",
        statement: "Every server decides exactly two one-way delays after the proposal, with no \
                    MAC made and none checked.",
        when: "with no fault, uniform delays, and two servers or more",
    },
    ClaimCard {
        id: "bounded-harm",
        title: "Bounded harm",
        statement: "A convicted client costs no further MAC check; no client costs more than one \
                    proof check per server, slot and round that it owns.",
        when: "always",
    },
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
