//! Which of a protocol's rules are switched off, to see what each of them is for.
//!
//! A protocol lists its rules in an enum of its own; here they are bits, so that a run's parameters
//! stay small, comparable and copyable. Without switches a protocol is what its paper says.

/// A rule that can be switched off: its place in its protocol's list, from 0, at most 31.
pub trait Rule: Copy {
    /// The place.
    fn place(self) -> u8;
}

impl Rule for u8 {
    fn place(self) -> u8 {
        self
    }
}

/// The rules that are off. By default none is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Switches(u32);

impl Switches {
    /// The same, and this rule off too.
    #[must_use]
    pub fn without(self, rule: impl Rule) -> Self {
        Self(self.0 | 1 << rule.place())
    }

    /// Whether a rule is off.
    #[must_use]
    pub fn lacks(self, rule: impl Rule) -> bool {
        self.0 & 1 << rule.place() != 0
    }

    /// Whether every rule is in force.
    #[must_use]
    pub fn all_on(self) -> bool {
        self.0 == 0
    }
}
