//! What each rule is for (section 8): the rules that can be switched off, one by one.
//!
//! A rule that is off is left out where it stands: search for its name to find the place.

use crate::contract::portrait::SwitchCard;
use crate::contract::switches;

/// A load-bearing rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// An ACCEPT after round 0 carries a proof.
    Proof,
    /// The MACs of a proof are checked.
    Mac,
    /// A promise's MAC binds its round.
    MacRound,
    /// A promise's MAC binds its slot.
    MacSlot,
    /// A promise's MAC binds its vote.
    MacVote,
    /// A server counts once in a proof.
    Distinct,
    /// Rule 2: one value in the highest round is forced, however few voted it.
    LoneVote,
    /// A quorum is all but `f`; a majority otherwise.
    Quorum,
    /// `n >= 3f + 1`; otherwise `f` is so large that `n <= 3f`.
    Bound,
    /// A promise stops votes in lower rounds.
    Promise,
    /// A server recovers with its disk.
    Disk,
    /// A server waits for a proposer so long, and no longer.
    TimeOut,
    /// A time-out suspects, and convicts nobody.
    Suspicion,
    /// A resend repeats the bytes that were sent first.
    SameBytes,
    /// A quorum of promises is answered even after DECIDED.
    KeepAnswering,
}

impl switches::Rule for Rule {
    fn place(self) -> u8 {
        self as u8
    }
}

/// Every rule with its name in scenario files, and the property that falls without it.
pub const SWITCHES: &[SwitchCard] = &[
    card(Rule::Proof, "proof", "agreement"),
    card(Rule::Mac, "mac", "agreement"),
    card(Rule::MacRound, "mac-round", "agreement"),
    card(Rule::MacSlot, "mac-slot", "agreement"),
    card(Rule::MacVote, "mac-vote", "agreement"),
    card(Rule::Distinct, "distinct", "agreement"),
    card(Rule::LoneVote, "lone-vote", "agreement"),
    card(Rule::Quorum, "quorum", "agreement"),
    card(Rule::Bound, "bound", "agreement"),
    card(Rule::Promise, "promise", "agreement"),
    card(Rule::Disk, "disk", "agreement"),
    card(Rule::TimeOut, "time-out", "termination"),
    card(Rule::Suspicion, "suspicion", "accountability"),
    card(Rule::SameBytes, "same-bytes", "accountability"),
    card(Rule::KeepAnswering, "keep-answering", "termination"),
];

const fn card(rule: Rule, id: &'static str, breaks: &'static str) -> SwitchCard {
    SwitchCard { rule: rule as u8, id, breaks }
}
