//! How a run ends: at rest, for good, or cut off.
//!
//! That a slot will *never* be decided is said only where it is certain: no fault is to come, nothing
//! is in flight, and either the protocol knows that no timer helps ([`Protocol::hopeless`]), or the
//! state is one that was there before, so that the run goes in circles. A run that merely reaches a
//! limit is cut off: nothing is known of how it would go on.

use super::{Simulator, Step};
use crate::contract::{AgentId, Costed, Left, Ticks};
use crate::world::{Conduct, Pinned};
use std::hash::Hash;

/// More messages than this are not kept in flight: a run that comes to so many ends there.
pub const MOST_FLIGHTS: u32 = 100_000;

/// How far a run goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// In ticks.
    pub time: Ticks,
    /// In steps.
    pub steps: u32,
}

/// Why a run is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing is left to happen that matters.
    Quiet,
    /// What is undecided stays so, for good.
    Stopped,
    /// Nothing moves by itself, and nobody has planned anything more.
    Held,
    /// Cut off: what comes next comes after its last instant.
    Time,
    /// Cut off: it has taken as many steps as it may.
    Steps,
    /// Cut off: as many messages are in flight as may be.
    Flights,
}

impl End {
    /// Its name, for whoever reads it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Stopped => "stopped",
            Self::Held => "held",
            Self::Time => "time",
            Self::Steps => "steps",
            Self::Flights => "flights",
        }
    }
}

/// The lowest slot that is under way will never be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Never {
    /// Since this step.
    pub step: u32,
    /// The rule that tells why.
    pub rule: &'static str,
    /// There is nothing more to see.
    pub rest: bool,
}

/// Watches for [`Never`]. Of the states in which nothing is in flight one is remembered, and another
/// one instead after the 4th, the 8th, the 16th and so on (Brent's way to find a circle).
#[derive(Clone, Copy, Default)]
pub(super) struct Watch {
    pub(super) never: Option<Never>,
    seen: u128,
    /// Such states since the last decision.
    pauses: u32,
}

/// A circle longer than this is not looked for.
const LONGEST: u32 = 4096;

impl<P: Costed> Simulator<P> {
    /// Whether the run is over, and why.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        if self.world.flights() >= MOST_FLIGHTS as usize {
            return Some(End::Flights);
        }
        if self.fault_by_hand().is_some() {
            return None;
        }
        let fault = self.fault_by_time().map(|time| time.max(self.now));
        if fault.is_none()
            && let Some(rest) = self.rest()
        {
            return Some(rest);
        }
        if self.steps >= self.limits.steps {
            return Some(End::Steps);
        }
        let next = self.next_event().into_iter().chain(fault).min()?;
        (next > self.limits.time).then_some(End::Time)
    }

    fn rest(&self) -> Option<End> {
        if self.network.conditions.hold {
            return Some(End::Held);
        }
        if self.world.flights() > 0 {
            return None;
        }
        if self.never().is_some_and(|never| never.rest) {
            return Some(End::Stopped);
        }
        let longest = self.servers().map(|agent| P::log_length(agent)).max().unwrap_or(0);
        let level = self.servers().all(|agent| P::log_length(agent) == longest);
        (level && !self.is_open() && !self.is_urgent()).then_some(End::Quiet)
    }

    /// How far it goes.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Whether the lowest slot that is under way will never be decided.
    #[must_use]
    pub fn never(&self) -> Option<Never> {
        self.watch.never
    }

    /// The servers that are up.
    fn servers(&self) -> impl Iterator<Item = &P::Agent> {
        let all = self.world.bodies().filter(|(who, _)| matches!(who, AgentId::Server(_)));
        all.filter(|(_, body)| body.up).map(|(_, body)| &body.agent)
    }

    /// Whether a live server has a slot under way.
    fn is_open(&self) -> bool {
        self.servers().any(|agent| P::unfinished(agent).is_some())
    }

    /// Whether an honest agent waits for something. What a traitor still has in mind changes nothing
    /// once every live server has decided.
    fn is_urgent(&self) -> bool {
        let mut bodies = self.world.bodies().zip(&self.clocks);
        bodies.any(|((_, body), clocks)| {
            body.conduct == Conduct::Honest
                && clocks.iter().any(|(timer, ..)| !P::is_background(*timer))
        })
    }

    /// A step was taken: is anything still to be hoped for?
    pub(super) fn look(&mut self, step: &Step<P>) {
        if !step.outcome.effects.decisions.is_empty() {
            self.watch.pauses = 0;
        }
        let idle = self.world.flights() == 0 && !self.network.conditions.hold;
        // A server that will crash before it next sends is a fault to come.
        let brittle = || self.world.bodies().any(|(_, body)| body.brittle);
        if !idle || self.is_planned() || !self.is_open() || brittle() {
            return;
        }
        if self.watch.never.is_none() {
            let bodies = self.world.bodies().map(|(who, body)| {
                let lie = match &body.conduct {
                    Conduct::Honest => None,
                    Conduct::Traitor { lie, .. } => Some(lie),
                };
                Left { who, agent: &body.agent, up: body.up, lie }
            });
            let left: Vec<Left<P>> = bodies.collect();
            let step = self.steps;
            let hopeless = self.world.protocol.hopeless(&left);
            self.watch.never = hopeless.map(|(rule, rest)| Never { step, rule, rest });
        }
        self.watch.pauses += 1;
        if !(4..LONGEST).contains(&self.watch.pauses) || !self.network.conditions.are_certain() {
            return;
        }
        let shape = self.shape();
        if shape == self.watch.seen {
            let again = Never { step: self.steps, rule: "termination.again", rest: true };
            self.watch.never = Some(Never { rest: true, ..self.watch.never.unwrap_or(again) });
        } else if self.watch.pauses.is_power_of_two() {
            self.watch.seen = shape;
        }
    }

    /// A digest of all that what comes next depends on, while nothing is in flight: time left out,
    /// timers by what is left of them and by who comes first.
    fn shape(&self) -> u128 {
        let running =
            || self.clocks.iter().enumerate().flat_map(|(i, all)| all.iter().map(move |c| (i, c)));
        running().fold(self.world.fingerprint(), |sum, (i, (timer, order, _, due))| {
            let before = running().filter(|(_, other)| other.1 < *order).count();
            let mut one = Pinned::default();
            (i, timer, due - self.now, before).hash(&mut one);
            sum.wrapping_add(one.digest())
        })
    }

    /// A digest of the whole state, the same native and in wasm: the world's fingerprint, the time
    /// and the step.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut due = 0u64;
        for (handle, _) in self.world.in_flight() {
            let flight = &self.flights[handle];
            due = due.wrapping_add(
                (flight.due ^ u64::from(flight.id).rotate_left(40))
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15),
            );
        }
        let time = self.now.wrapping_mul(31).wrapping_add(u64::from(self.steps));
        format!("{:032x}", self.world.fingerprint() ^ (u128::from(due) << 64) ^ u128::from(time))
    }
}
