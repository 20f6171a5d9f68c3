//! Quorum sizes and their intersections, as plain arithmetic.
//!
//! A quorum is any set of `size` servers out of `n`. What a protocol stands on is how many quorums
//! are sure to share a server: two for Paxos (a majority), three for BP Fast Paxos, whose every
//! round is a fast round (Lamport, *Fast Paxos*, 2006, section 2.2).

/// `n` servers, of which at most `f` are down, and the quorum size that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quorum {
    /// Servers in all, 1 to 31.
    pub n: u8,
    /// Servers that may be down.
    pub f: u8,
    /// Servers in a quorum.
    pub size: u8,
}

impl Quorum {
    /// All but `f`: the largest quorum that `f` crashes leave alive.
    #[must_use]
    pub fn all_but(n: u8, f: u8) -> Self {
        Self { n, f, size: n.saturating_sub(f).max(1) }
    }

    /// More than half: the smallest quorums of which any two meet.
    #[must_use]
    pub fn majority(n: u8) -> Self {
        Self { n, f: n.saturating_sub(1) / 2, size: n / 2 + 1 }
    }

    /// The least number of servers that `k` quorums can share: `k * size - (k - 1) * n`, never
    /// below zero.
    #[must_use]
    pub fn shared_by(self, k: u32) -> u32 {
        let (n, size) = (u32::from(self.n), u32::from(self.size));
        (k * size).saturating_sub((k - 1) * n)
    }
}

/// The largest `f` with `n >= 3f + 1`.
#[must_use]
pub fn most_faulty(n: u8) -> u8 {
    n.saturating_sub(1) / 3
}

/// Whether a server that has heard these votes, each of a server for something, may come to a quorum
/// of `size` for one thing: with the present votes of live servers, or, where new votes are possible,
/// with those of all that are `up`, one bit each.
#[must_use]
pub fn may_decide<K: PartialEq>(
    size: u8,
    up: Option<u32>,
    votes: &[(u8, K)],
    heard: &[(u8, K)],
) -> bool {
    let of = |list: &[(u8, K)], what: &K| {
        let same = list.iter().filter(|(_, other)| other == what);
        same.fold(0u32, |who, (server, _)| who | 1 << server)
    };
    let all =
        heard.iter().chain(votes).map(|(_, what)| of(heard, what) | up.unwrap_or(of(votes, what)));
    all.chain(up).any(|who| who.count_ones() >= u32::from(size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_quorums_meet_at_3f_plus_1_and_not_below() {
        for f in 1..=10 {
            assert!(Quorum::all_but(3 * f + 1, f).shared_by(3) >= 1, "n = 3f + 1, f = {f}");
            assert_eq!(Quorum::all_but(3 * f, f).shared_by(3), 0, "n = 3f, f = {f}");
        }
    }

    #[test]
    fn majorities_meet_in_pairs_and_not_in_threes() {
        for n in 1..=31 {
            assert!(Quorum::majority(n).shared_by(2) >= 1);
        }
        assert_eq!(Quorum::majority(5).shared_by(3), 0);
    }

    #[test]
    fn default_f_is_the_largest_within_the_bound() {
        for n in 1..=31u8 {
            let f = most_faulty(n);
            assert!(3 * f < n && 3 * (f + 1) >= n);
        }
    }
}
