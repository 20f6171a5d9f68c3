//! What is wrong with something that came from outside, in one sentence that names the place.

use super::json;
use crate::contract::Said;
use std::fmt;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The place: "faults[2].server", or empty for the file as a whole.
    pub at: String,
    /// What is wrong and what is allowed.
    pub what: Said,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            write!(f, "{}", self.what)
        } else {
            write!(f, "{}: {}", self.at, self.what)
        }
    }
}

impl std::error::Error for Wrong {}

impl Wrong {
    /// The same, of a part of something larger: `part` goes before the place.
    #[must_use]
    pub fn inside(mut self, part: &str) -> Self {
        let dot = if self.at.is_empty() || self.at.starts_with('[') { "" } else { "." };
        self.at = [part, dot, &self.at].concat();
        self
    }
}

/// Makes a [`Wrong`].
///
/// # Errors
/// Always: that is what it is for.
pub fn wrong<T>(at: impl Into<String>, what: impl Into<Said>) -> Result<T, Wrong> {
    Err(Wrong { at: at.into(), what: what.into() })
}

/// The beginning of a text of theirs, long enough to find it by: on one line, and without what is
/// not seen but changes how the rest of the sentence looks.
#[must_use]
pub fn shown(text: &str) -> String {
    let unseen = |c: char| {
        let (c, format) =
            (u32::from(c), matches!(c, '\u{61c}' | '\u{feff}' | '\u{200b}'..='\u{200f}'));
        c < 0x20
            || (0x7f..0xa0).contains(&c)
            || format
            || (0x2028..0x202f).contains(&c)
            || (0x2060..0x2070).contains(&c)
    };
    let clean = |c| if unseen(c) { char::REPLACEMENT_CHARACTER } else { c };
    text.chars().take(40).map(clean).collect()
}

/// A number in a sentence, written as in a file: the shortest way, 3 instead of 3.0.
pub(super) fn figure(x: f64) -> String {
    let text = json::compact(&x);
    text.strip_suffix(".0").map_or(text.clone(), String::from)
}
