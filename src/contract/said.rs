//! A refusal, as the engine says everything else: a rule and the facts that it used. Here the rule is
//! its own English sentence, which native programs and hosts read; the page has it in every language.

use std::fmt;

/// Why something is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// An English sentence; what varies in it is {named}.
    pub rule: &'static str,
    /// What stands there.
    pub facts: Vec<(&'static str, String)>,
}

impl Said {
    /// A rule with its facts.
    // Said in dozens of places, and never in a hurry.
    #[inline(never)]
    #[must_use]
    pub fn new(rule: &'static str, facts: &[(&'static str, &dyn fmt::Display)]) -> Self {
        let facts = facts.iter().map(|(name, fact)| (*name, fact.to_string()));
        Self { rule, facts: facts.collect() }
    }
}

impl From<&'static str> for Said {
    fn from(rule: &'static str) -> Self {
        Self { rule, facts: Vec::new() }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.rule;
        while let Some((before, behind)) = rest.split_once('{') {
            f.write_str(before)?;
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            let fact = self.facts.iter().find(|(known, _)| *known == name);
            f.write_str(fact.map_or("", |(_, fact)| fact))?;
            rest = after;
        }
        f.write_str(rest)
    }
}

/// A [`Said`] with its facts: `said!("{n} are too many", n = 7)`.
macro_rules! said {
    ($rule:literal $(, $name:ident = $fact:expr)* $(,)?) => {
        $crate::contract::Said::new($rule, &[$((stringify!($name), &$fact)),*])
    };
}
pub(crate) use said;

#[cfg(test)]
mod tests {
    #[test]
    fn facts_stand_where_they_are_named_and_are_not_read_again() {
        let said = said!("\"{name}\" is no {kind}, {name}", name = "{kind}", kind = "client");
        assert_eq!(said.to_string(), "\"{kind}\" is no client, {kind}");
        assert_eq!(super::Said::from("nothing varies").to_string(), "nothing varies");
    }
}
