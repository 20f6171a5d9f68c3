//! What each rule is for: the rules that can be switched off, one by one.

use crate::portrait::SwitchCard;
use crate::switches;

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
pub const SWITCHES: &[(Rule, SwitchCard)] = &[
    (Rule::Quorum, SwitchCard { id: "quorum", breaks: "agreement" }),
    (Rule::Promise, SwitchCard { id: "promise", breaks: "agreement" }),
    (Rule::Adopt, SwitchCard { id: "adopt", breaks: "agreement" }),
    (Rule::Disk, SwitchCard { id: "disk", breaks: "agreement" }),
];
