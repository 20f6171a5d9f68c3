//! What must hold, and when it is promised: Paxos trusts its proposers.

use crate::portrait::ClaimCard;

/// The properties, in the order in which verdicts are shown.
pub const CLAIMS: &[ClaimCard] = &[
    ClaimCard {
        id: "agreement",
        title: "Agreement",
        statement: "No two servers decide differently.",
        when: "while no client lies: any number of crashes, any schedule",
    },
    ClaimCard {
        id: "validity",
        title: "Validity",
        statement: "A decided value was proposed by a client; with all clients honest it is an \
                    honest command.",
        when: "while no client lies",
    },
    ClaimCard {
        id: "integrity",
        title: "Integrity",
        statement: "A server decides at most once.",
        when: "always",
    },
    ClaimCard {
        id: "termination",
        title: "Termination",
        statement: "Every live server that has heard of the slot decides.",
        when: "while no client lies, when messages are timely, at most f servers are down, and in \
               the end one proposer is left alone",
    },
];
