//! What goes into an agent's step, and what comes out of it.

use super::{AgentId, Protocol, Round, Slot, Ticks};

/// What a step is given.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Input<M, T> {
    /// The agent starts, or has just been handed a strategy.
    Start,
    /// A message arrives. The channel is authenticated: `from` is who sent it.
    Deliver {
        /// Its sender.
        from: AgentId,
        /// What it says.
        msg: M,
    },
    /// A timer that the agent armed runs out.
    Expire(T),
}

/// How long an armed timer runs: `least` ticks, and up to `spread` more as the chooser likes
/// (this is where a randomised back-off gets its randomness). A traitor that watches the network times
/// itself by that: `halves` of the time that an ordinary message takes are added, or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// In ticks.
    pub least: Ticks,
    /// In ticks.
    pub spread: Ticks,
    /// In half one-way delays, as the network has them when the timer is armed.
    pub halves: i32,
}

impl Wait {
    /// The least that it is in a network where an ordinary message takes `delay`.
    #[must_use]
    pub fn in_network(self, delay: Ticks) -> Ticks {
        let more = delay * Ticks::from(self.halves.unsigned_abs()) / 2;
        if self.halves < 0 { self.least.saturating_sub(more) } else { self.least + more }
    }
}

/// A change to an agent's timers. Arming a timer that runs starts it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerChange<T> {
    /// Start it.
    Arm(T, Wait),
    /// Stop it.
    Disarm(T),
}

/// One check of a proof by a server, for the costs and for bounded harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ProofCheck {
    /// Whose proof it was.
    pub of: AgentId,
    /// The slot of the proof.
    pub slot: Slot,
    /// The round of the proof.
    pub round: Round,
    /// MACs computed to check it.
    pub macs: u32,
}

/// What a step asks for, and what it has to say.
pub struct Effects<P: Protocol> {
    /// Messages to send, in order. Never to oneself.
    pub sends: Vec<(AgentId, P::Msg)>,
    /// Timers to start and stop, in order.
    pub timers: Vec<TimerChange<P::Timer>>,
    /// Values that this agent decided, with their slots.
    pub decisions: Vec<(Slot, P::Value)>,
    /// Which rules fired or refused.
    pub notes: Vec<P::Note>,
    /// Proofs checked.
    pub checks: Vec<ProofCheck>,
    /// MACs made.
    pub macs_made: u32,
    /// Times that trust moved.
    pub trust_moves: u32,
    /// Times that a time-out passed someone over.
    pub time_outs: u32,
    /// It stops for good once this is sent: a strategy to crash.
    pub stops: bool,
}

impl<P: Protocol> Default for Effects<P> {
    fn default() -> Self {
        Self {
            sends: Vec::new(),
            timers: Vec::new(),
            decisions: Vec::new(),
            notes: Vec::new(),
            checks: Vec::new(),
            macs_made: 0,
            trust_moves: 0,
            time_outs: 0,
            stops: false,
        }
    }
}

impl<P: Protocol> Effects<P> {
    /// Empties it, keeping the allocations.
    pub fn clear(&mut self) {
        self.sends.clear();
        self.timers.clear();
        self.decisions.clear();
        self.notes.clear();
        self.checks.clear();
        self.macs_made = 0;
        self.trust_moves = 0;
        self.time_outs = 0;
        self.stops = false;
    }

    /// Sends one message.
    pub fn send(&mut self, to: AgentId, msg: P::Msg) {
        self.sends.push((to, msg));
    }

    /// Arms a timer for exactly `ticks`.
    pub fn arm(&mut self, timer: P::Timer, ticks: Ticks) {
        self.timers.push(TimerChange::Arm(timer, Wait { least: ticks, spread: 0, halves: 0 }));
    }

    /// Arms a timer for at least `least` ticks and at most `spread` more.
    pub fn arm_within(&mut self, timer: P::Timer, least: Ticks, spread: Ticks) {
        self.timers.push(TimerChange::Arm(timer, Wait { least, spread, halves: 0 }));
    }

    /// Arms a timer for `least` ticks and so many halves of a one-way delay more, or fewer.
    pub fn arm_by_network(&mut self, timer: P::Timer, least: Ticks, halves: i32) {
        self.timers.push(TimerChange::Arm(timer, Wait { least, spread: 0, halves }));
    }

    /// Stops a timer.
    pub fn disarm(&mut self, timer: P::Timer) {
        self.timers.push(TimerChange::Disarm(timer));
    }

    /// Says which rule fired or refused.
    pub fn note(&mut self, note: P::Note) {
        self.notes.push(note);
    }
}
