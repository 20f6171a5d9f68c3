//! The network: how long a message takes, and whether it is lost, copied or overtaken. Everything
//! follows from the run's seed, per link: what happens on one link moves nothing on another, so
//! that a fault changes as little of a run as it can.

use crate::contract::{AgentId, Cast, DELAY, Ticks};
use crate::parts::sorted::SortedSet;

/// A million: rates are counted in messages per million.
pub const MILLION: u32 = 1_000_000;

/// The network's conditions; all of them can change during a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// An ordinary message takes this long, in ticks.
    pub delay: Ticks,
    /// And up to this much longer, evenly spread.
    pub jitter: Ticks,
    /// Messages lost, per million.
    pub loss: u32,
    /// Messages copied, per million.
    pub duplicate: u32,
    /// Messages that take up to four times as long, and so are overtaken, per million.
    pub reorder: u32,
    /// No message arrives and no timer runs out by itself: somebody says what happens next.
    pub hold: bool,
    /// Links with a delay of their own.
    pub links: Vec<(AgentId, AgentId, Ticks)>,
}

impl Default for Conditions {
    fn default() -> Self {
        Self {
            delay: DELAY,
            jitter: 0,
            loss: 0,
            duplicate: 0,
            reorder: 0,
            hold: false,
            links: Vec::new(),
        }
    }
}

impl Conditions {
    /// Every message takes exactly as long as any other, and none is lost or copied.
    #[must_use]
    pub fn are_uniform(&self) -> bool {
        self.are_certain() && self.links.is_empty() && !self.hold
    }

    /// Nothing in the network is left to chance.
    #[must_use]
    pub fn are_certain(&self) -> bool {
        self.jitter == 0 && self.loss == 0 && self.duplicate == 0 && self.reorder == 0
    }
}

/// What happens to a message that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// It never arrives.
    pub lost: bool,
    /// When it arrives, in ticks from now.
    pub takes: Ticks,
    /// When its copy arrives, if the network makes one.
    pub copy: Option<Ticks>,
}

/// The network of a run.
#[derive(Clone, Debug)]
pub struct Network {
    /// Its conditions.
    pub conditions: Conditions,
    seed: u64,
    cast: Cast,
    /// By link: messages sent on it.
    sent: Vec<u32>,
    /// By agent: its messages take this many thousandths of their time; 1000 is normal.
    slow: Vec<u32>,
    cut: SortedSet<(AgentId, AgentId)>,
}

impl Network {
    /// A network whose every link works.
    #[must_use]
    pub fn new(cast: Cast, seed: u64, conditions: Conditions) -> Self {
        let size = cast.size();
        let (sent, slow) = (vec![0; size * size], vec![1000; size]);
        Self { conditions, seed, cast, sent, slow, cut: SortedSet::new() }
    }

    /// The fate of the next message on this link.
    pub fn send(&mut self, from: AgentId, to: AgentId) -> Fate {
        let (i, j) = (self.cast.index(from), self.cast.index(to));
        let link = i * self.cast.size() + j;
        let count = self.sent[link];
        self.sent[link] += 1;
        let Conditions { delay, jitter, loss, duplicate, reorder, ref links, .. } = self.conditions;
        let own = links.iter().find(|link| (link.0, link.1) == (from, to));
        let base = own.map_or(delay, |link| link.2);
        let slow = |takes: Ticks| takes * Ticks::from(self.slow[i]) / 1000;
        if jitter == 0 && loss == 0 && duplicate == 0 && reorder == 0 {
            let lost = self.is_cut(from, to);
            return Fate { lost, takes: slow(base), copy: None };
        }
        let mut draw = Draw::new(self.seed, link as u64, u64::from(count));
        let lost = draw.hits(loss) || self.is_cut(from, to);
        let mut takes = base + draw.up_to(jitter);
        if draw.hits(reorder) {
            takes += draw.up_to(3 * base);
        }
        let copy = draw.hits(duplicate).then(|| slow(base + draw.up_to(jitter + base)));
        Fate { lost, takes: slow(takes), copy }
    }

    /// A time between 0 and `spread`, for the agent's randomised timers.
    pub fn spread(&mut self, who: AgentId, spread: Ticks) -> Ticks {
        let i = self.cast.index(who);
        let link = i * self.cast.size() + i;
        self.sent[link] += 1;
        Draw::new(self.seed, link as u64, u64::from(self.sent[link])).up_to(spread)
    }

    /// Makes an agent's messages take `thousandths` of their time.
    pub fn slow_down(&mut self, who: AgentId, thousandths: u32) {
        self.slow[self.cast.index(who)] = thousandths;
    }

    /// How slow an agent is: 1000 is normal.
    #[must_use]
    pub fn slowness(&self, who: AgentId) -> u32 {
        self.slow[self.cast.index(who)]
    }

    /// Cuts a link, both ways.
    pub fn cut(&mut self, a: AgentId, b: AgentId) {
        if a != b {
            self.cut.insert((a.min(b), a.max(b)));
        }
    }

    /// Mends every link of an agent.
    pub fn mend(&mut self, who: AgentId) {
        self.cut.retain(|(a, b)| *a != who && *b != who);
    }

    /// Mends every link.
    pub fn mend_all(&mut self) {
        self.cut.clear();
    }

    /// Whether a link is cut.
    #[must_use]
    pub fn is_cut(&self, a: AgentId, b: AgentId) -> bool {
        !self.cut.is_empty() && self.cut.contains(&(a.min(b), a.max(b)))
    }

    /// Whom an agent is cut off from.
    #[must_use]
    pub fn cut_from(&self, who: AgentId) -> Vec<AgentId> {
        self.cast.agents().filter(|other| self.is_cut(who, *other)).collect()
    }

    /// Whether any link is cut.
    #[must_use]
    pub fn has_cuts(&self) -> bool {
        !self.cut.is_empty()
    }
}

/// `SplitMix64` (Steele, Lea, Flood 2014), started from a seed, a link and a count. It is written
/// out so that a run's link replays the same run for as long as there is this project.
struct Draw(u64);

impl Draw {
    fn new(seed: u64, link: u64, count: u64) -> Self {
        let mut draw = Self(seed);
        draw.0 = draw.next() ^ link;
        draw.0 = draw.next() ^ count;
        draw
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn hits(&mut self, per_million: u32) -> bool {
        self.next() % u64::from(MILLION) < u64::from(per_million)
    }

    fn up_to(&mut self, most: Ticks) -> Ticks {
        if most == 0 { 0 } else { self.next() % (most + 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAST: Cast = Cast { servers: 4, edges: 0, clients: 3 };
    const S: fn(u8) -> AgentId = AgentId::Server;

    fn network(conditions: Conditions) -> Network {
        Network::new(CAST, 7, conditions)
    }

    #[test]
    fn splitmix_gives_its_published_numbers() {
        let mut draw = Draw(1_234_567);
        assert_eq!(draw.next(), 6_457_827_717_110_365_317);
        assert_eq!(draw.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn uniform_delays_are_exact() {
        let mut net = network(Conditions::default());
        assert_eq!(net.send(S(0), S(1)), Fate { lost: false, takes: DELAY, copy: None });
    }

    #[test]
    fn jitter_stays_within_its_bounds_and_one_link_moves_no_other() {
        let jittery = Conditions { jitter: 500, ..Conditions::default() };
        let (mut a, mut b) = (network(jittery.clone()), network(jittery));
        for _ in 0..200 {
            let fate = a.send(S(0), S(1));
            assert!((DELAY..=DELAY + 500).contains(&fate.takes));
        }
        assert_eq!(a.send(S(2), S(3)), b.send(S(2), S(3)), "S3 to S4 does not feel S1 to S2");
    }

    #[test]
    fn loss_is_about_as_often_as_asked_for() {
        let mut net = network(Conditions { loss: MILLION / 4, ..Conditions::default() });
        let lost = (0..4000).filter(|_| net.send(S(0), S(1)).lost).count();
        assert!((900..1100).contains(&lost), "{lost} of 4000 at a rate of a quarter");
    }

    #[test]
    fn a_cut_link_loses_everything_until_mended() {
        let mut net = network(Conditions::default());
        net.cut(S(1), S(0));
        assert!(net.send(S(0), S(1)).lost && net.send(S(1), S(0)).lost);
        assert!(!net.send(S(0), S(2)).lost);
        net.mend(S(0));
        assert!(!net.send(S(0), S(1)).lost);
    }

    #[test]
    fn a_slow_agent_sends_slowly_and_receives_normally() {
        let mut net = network(Conditions::default());
        net.slow_down(S(0), 3000);
        assert_eq!(net.send(S(0), S(1)).takes, 3 * DELAY);
        assert_eq!(net.send(S(1), S(0)).takes, DELAY);
    }
}
