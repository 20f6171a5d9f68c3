//! What each rule is for: the rules that can be switched off, one by one.

use crate::contract::portrait::SwitchCard;
use crate::contract::switches;

/// A load-bearing rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// A quorum is a majority; half of the servers otherwise.
    Quorum,
    /// A promise stops votes with lower IDs.
    Promise,
    /// A proposer adopts the value of the highest ID that its promises report.
    Adopt,
    /// A server recovers with its disk.
    Disk,
}

impl switches::Rule for Rule {
    fn place(self) -> u8 {
        self as u8
    }
}

/// Every rule with its name in scenario files, and the property that falls without it.
pub const SWITCHES: &[SwitchCard] = &[
    card(Rule::Quorum, "quorum", "agreement"),
    card(Rule::Promise, "promise", "agreement"),
    card(Rule::Adopt, "adopt", "agreement"),
    card(Rule::Disk, "disk", "agreement"),
];

const fn card(rule: Rule, id: &'static str, breaks: &'static str) -> SwitchCard {
    SwitchCard { rule: rule as u8, id, breaks }
}
