//! A state of the search: numbers of the kernel, in a row.

/// What has been used up of each bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spent {
    /// Crashes of servers.
    pub crashes: u8,
    /// Recoveries with their disks.
    pub recoveries: u8,
    /// Recoveries without.
    pub lost_disks: u8,
    /// Messages delivered twice, and things said again.
    pub duplicates: u8,
    /// Time-outs of servers.
    pub time_outs: u8,
}

impl Spent {
    /// In one number.
    #[must_use]
    pub fn word(self) -> u64 {
        let bytes =
            [self.crashes, self.recoveries, self.lost_disks, self.duplicates, self.time_outs];
        bytes.into_iter().fold(0, |word, byte| (word << 8) | u64::from(byte))
    }

    fn of(word: u64) -> Self {
        let byte = |at: u32| u8::try_from((word >> (8 * at)) & 0xFF).unwrap_or(0);
        Self {
            crashes: byte(4),
            recoveries: byte(3),
            lost_disks: byte(2),
            duplicates: byte(1),
            time_outs: byte(0),
        }
    }
}

/// Seven bits a byte, the low ones first; the top bit says that more follow.
fn put(row: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        row.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    row.push(number.to_le_bytes()[0]);
}

#[inline]
fn get(row: &[u8], at: &mut usize) -> u64 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = row[*at];
        *at += 1;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

#[inline]
fn get_small(row: &[u8], at: &mut usize) -> u32 {
    u32::try_from(get(row, at)).unwrap_or(u32::MAX)
}

/// A state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    /// What the judge has seen.
    pub ledger: u32,
    /// What has been used up.
    pub spent: Spent,
    /// By place in the cast.
    pub bodies: Vec<u32>,
    /// Messages in flight, in the order of their numbers; where the network is no set, as often as there are.
    pub flying: Vec<u32>,
    /// Observations that were said and what traitors have heard, in the order of their numbers.
    pub said: Vec<u32>,
}

impl State {
    /// Writes it behind a row: a byte for each small number.
    pub fn pack(&self, row: &mut Vec<u8>) {
        put(row, self.spent.word());
        put(row, self.flying.len() as u64);
        put(row, self.said.len() as u64);
        let numbers = [self.ledger].into_iter().chain(self.bodies.iter().copied());
        numbers.for_each(|number| put(row, number.into()));
        // In the order of their numbers, so what lies between two is small.
        for list in [&self.flying, &self.said] {
            let mut before = 0;
            for number in list {
                put(row, (number - before).into());
                before = *number;
            }
        }
    }

    /// Reads the state at the start of a row into this one; returns the bytes read.
    pub fn unpack(&mut self, agents: usize, row: &[u8]) -> usize {
        let mut at = 0;
        self.spent = Spent::of(get(row, &mut at));
        let lengths = [get(row, &mut at), get(row, &mut at)];
        self.ledger = get_small(row, &mut at);
        self.bodies.clear();
        self.bodies.extend((0..agents).map(|_| get_small(row, &mut at)));
        for (list, length) in [&mut self.flying, &mut self.said].into_iter().zip(lengths) {
            list.clear();
            let mut number = 0;
            for _ in 0..length {
                number += get_small(row, &mut at);
                list.push(number);
            }
        }
        at
    }
}
