//! Commands and the letters that name them.
//!
//! A command is a number; people see a letter: A, B, D, E, F ... never C or S, which name agents.
//! After Z the letters start over with a number behind them: A2, B2, ...

use std::fmt;

const LETTERS: &[u8; 24] = b"ABDEFGHIJKLMNOPQRTUVWXYZ";

/// A command of the replicated state machine, named by its letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Command(pub u16);

impl Command {
    /// The command with this name, if it is one: a letter other than C and S, then nothing or a
    /// number from 2 up.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (letter, rest) = name.split_at_checked(1)?;
        let place = LETTERS.iter().position(|l| *l == letter.as_bytes()[0])?;
        let lap = match rest {
            "" => 1,
            _ if rest.starts_with('0') || rest.starts_with('+') => return None,
            _ => rest.parse::<u16>().ok().filter(|lap| *lap >= 2)?,
        };
        let number = usize::from(lap - 1) * LETTERS.len() + place;
        u16::try_from(number).ok().map(Self)
    }

    /// The place in the row of letters, 0 for A; views colour the first five.
    #[must_use]
    pub fn place(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lap, place) =
            (usize::from(self.0) / LETTERS.len(), usize::from(self.0) % LETTERS.len());
        write!(f, "{}", LETTERS[place] as char)?;
        if lap > 0 { write!(f, "{}", lap + 1) } else { Ok(()) }
    }
}

/// A client's commands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Workload {
    /// These.
    Listed(Vec<Command>),
    /// So many, named `first`, `first + step`, ...
    Counted {
        /// How many.
        count: u32,
        /// The first one's number.
        first: u16,
        /// From one to the next.
        step: u16,
    },
}

impl Workload {
    /// The command of this sequence number, if there are so many.
    #[must_use]
    pub fn get(&self, seq: u32) -> Option<Command> {
        match self {
            Self::Listed(all) => all.get(seq as usize).copied(),
            Self::Counted { count, first, step } => (seq < *count).then(|| {
                let number = u64::from(*first) + u64::from(*step) * u64::from(seq);
                Command(u16::try_from(number % 65_000).unwrap_or(0))
            }),
        }
    }

    /// The sequence number of a command, if it is among them.
    #[must_use]
    pub fn find(&self, command: Command) -> Option<u32> {
        (0..self.len().min(1 << 16)).find(|seq| self.get(*seq) == Some(command))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        match self {
            Self::Listed(all) => u32::try_from(all.len()).unwrap_or(u32::MAX),
            Self::Counted { count, .. } => *count,
        }
    }

    /// Those that are listed one by one.
    #[must_use]
    pub fn listed(&self) -> &[Command] {
        match self {
            Self::Listed(all) => all,
            Self::Counted { .. } => &[],
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip_and_skip_c_and_s() {
        for number in 0..=u16::MAX {
            let name = Command(number).to_string();
            assert!(!name.starts_with(['C', 'S']));
            assert_eq!(Command::named(&name), Some(Command(number)), "{name}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for name in ["", "C", "S", "a", "A1", "A0", "A02", "A+2", "A99999", "AB", "é"] {
            assert_eq!(Command::named(name), None, "{name}");
        }
    }
}
