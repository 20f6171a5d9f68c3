//! Faults: what they are, when they happen, and what they do to a run.

use super::end::Watch;
use super::queue::What;
use super::{Flight, MsgId, Simulator, Step, StepKind};
use crate::contract::speech::Speech;
use crate::contract::{AgentId, Costed, Ticks};
use crate::run::network::Conditions;
use crate::world::{Action, Conduct, Handle, Outcome, Refusal};
use std::rc::Rc;

/// A fault, as something that is done to a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault<L> {
    /// A client takes up a strategy, with accomplices, or turns honest.
    Turn(AgentId, Option<L>, Vec<AgentId>),
    /// An agent stops.
    Crash(AgentId),
    /// A server stops at its next sending, after writing to its disk.
    CrashBeforeSending(AgentId),
    /// A server comes back, with its disk or without.
    Recover(AgentId, bool),
    /// A server's messages take so many thousandths of their time.
    Slow(AgentId, u32),
    /// An agent is cut off from these.
    Cut(AgentId, Vec<AgentId>),
    /// An agent's links are mended.
    Mend(AgentId),
    /// Servers in different groups cannot reach each other.
    Partition(Vec<Vec<AgentId>>),
    /// All links are mended.
    MendAll,
    /// The network's conditions change.
    Conditions(Conditions),
    /// A server's time-out for its first unfinished slot runs out now.
    TimeOut(AgentId),
    /// A message is lost.
    DropMessage(MsgId),
    /// A message takes so many ticks longer.
    DelayMessage(MsgId, Ticks),
    /// A message arrives twice.
    DuplicateMessage(MsgId),
    /// A message arrives at once.
    HurryMessage(MsgId),
    /// A message arrives as this very step.
    DeliverMessage(MsgId),
    /// A timer of this name runs out now.
    Expire(AgentId, String),
    /// A traitor says something by hand.
    Say(AgentId, Speech),
}

/// When a fault happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At this time, before anything else at that time.
    At(Ticks),
    /// As the step after this many steps: made by hand.
    After(u32),
}

/// A fault and when it happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned<L> {
    /// When.
    pub when: When,
    /// What.
    pub fault: Fault<L>,
}

/// Faults with their indices in the plan as it was given; shared, it does not change while the run
/// goes on.
pub(super) type Plan<L> = Rc<[(usize, Planned<L>)]>;

/// Faults at a time first, by time; then those made by hand, by step; else as they were given.
pub(super) fn in_order<L>(plan: Vec<Planned<L>>) -> Plan<L> {
    let key = |planned: &Planned<L>| match planned.when {
        When::At(time) => (0, time),
        When::After(step) => (1, Ticks::from(step)),
    };
    let mut all: Vec<(usize, Planned<L>)> = Vec::with_capacity(plan.len());
    for (index, planned) in plan.into_iter().enumerate() {
        let at = all.partition_point(|(_, other)| key(other) <= key(&planned));
        all.insert(at, (index, planned));
    }
    all.into()
}

impl<P: Costed> Simulator<P> {
    /// Makes the fault at this place of the plan happen.
    pub(super) fn act(&mut self, place: usize, out: &mut Step<P>) {
        out.kind = Some(StepKind::Fault(place));
        out.outcome = Outcome::default();
        self.watch = Watch::default();
        let plan = Rc::clone(&self.plan);
        match &plan[place].1.fault {
            Fault::Turn(who, lie, with) => {
                let conduct = match lie {
                    None => Conduct::Honest,
                    Some(lie) => Conduct::Traitor { lie: lie.clone(), with: with.clone() },
                };
                self.apply(Action::Turn(*who, conduct), out);
            }
            Fault::Crash(who) => self.apply(Action::Crash(*who), out),
            Fault::CrashBeforeSending(who) => self.apply(Action::CrashBeforeSending(*who), out),
            Fault::Recover(who, disk) => self.apply(Action::Recover(*who, *disk), out),
            Fault::Slow(who, thousandths) => self.network.slow_down(*who, *thousandths),
            Fault::Cut(who, others) => {
                for other in others {
                    self.network.cut(*who, *other);
                }
            }
            Fault::Mend(who) => self.network.mend(*who),
            Fault::MendAll => self.network.mend_all(),
            Fault::Partition(groups) => self.partition(groups),
            Fault::Conditions(conditions) => self.network.conditions = conditions.clone(),
            Fault::TimeOut(who) => self.time_out(*who, out),
            Fault::DropMessage(id) => match self.touch(*id, out) {
                Some(handle) => self.apply(Action::Drop(handle), out),
                None => out.refused = Some(Refusal::NoMessage),
            },
            Fault::DuplicateMessage(id) => match self.touch(*id, out) {
                Some(handle) => {
                    let left = self.flights[handle].due.saturating_sub(self.now);
                    let takes = left + self.network.conditions.delay / 2;
                    out.outcome.sent.extend(self.copy(handle, takes));
                }
                None => out.refused = Some(Refusal::NoMessage),
            },
            Fault::DeliverMessage(id) => match self.touch(*id, out) {
                Some(handle) => {
                    out.kind = Some(StepKind::Deliver);
                    self.costs.delivered += 1;
                    self.apply(Action::Deliver(handle), out);
                }
                None => out.refused = Some(Refusal::NoMessage),
            },
            Fault::Expire(who, name) => {
                let timers = &self.world.body(*who).timers;
                match timers.iter().copied().find(|timer| P::timer_name(*timer) == *name) {
                    Some(timer) => {
                        out.kind = Some(StepKind::Timer);
                        self.forget_clock(*who, timer);
                        self.apply(Action::Expire(*who, timer), out);
                    }
                    None => out.refused = Some(Refusal::NoTimer),
                }
            }
            Fault::Say(who, speech) => {
                let agent = &self.world.body(*who).agent;
                let known = self.world.known(*who);
                match self.world.protocol.phrase(agent, &known, speech) {
                    Ok(words) => self.apply(Action::Utter(*who, words), out),
                    Err(_) => out.refused = Some(Refusal::Nonsense),
                }
            }
            Fault::DelayMessage(id, ticks) => self.reschedule(*id, Some(*ticks), out),
            Fault::HurryMessage(id) => self.reschedule(*id, None, out),
        }
        match out.refused {
            None => self.faults += 1,
            Some(why) => self.refused.push((place, why)),
        }
    }

    /// By their indices in the plan as it was given: why faults could not happen. At the end of a run
    /// also those that it never came to.
    #[must_use]
    pub fn refusals(&self) -> Vec<Option<Refusal>> {
        let mut all = vec![None; self.plan.len()];
        let by_time = self.done_by_time..self.by_time().len();
        let ahead = by_time.chain(self.done_by_hand..self.plan.len());
        let over = self.end().map(|_| ahead.map(|place| (place, Refusal::Over)));
        for (place, why) in self.refused.iter().copied().chain(over.into_iter().flatten()) {
            all[self.plan[place].0] = Some(why);
        }
        all
    }

    fn touch(&self, id: MsgId, out: &mut Step<P>) -> Option<Handle> {
        let handle = self.find(id)?;
        out.flight = Some(self.flights[handle]);
        out.outcome.envelope = self.world.envelope(handle).cloned();
        Some(handle)
    }

    /// Delivers a message later by so many ticks, or at once.
    fn reschedule(&mut self, id: MsgId, later: Option<Ticks>, out: &mut Step<P>) {
        let Some(handle) = self.touch(id, out) else {
            out.refused = Some(Refusal::NoMessage);
            return;
        };
        let due = match later {
            Some(ticks) => self.flights[handle].due + ticks,
            None => self.now,
        };
        let order = self.queue.push(due, What::Deliver(handle));
        let flight = &mut self.flights[handle];
        *flight = Flight { due, order, held: later.is_some(), ..*flight };
        out.flight = Some(*flight);
    }

    fn partition(&mut self, groups: &[Vec<AgentId>]) {
        for (i, group) in groups.iter().enumerate() {
            for other in groups.iter().skip(i + 1) {
                for a in group {
                    for b in other {
                        self.network.cut(*a, *b);
                    }
                }
            }
        }
    }

    fn time_out(&mut self, who: AgentId, out: &mut Step<P>) {
        let slot = P::unfinished(&self.world.body(who).agent);
        match slot.and_then(P::timeout_of).filter(|timer| self.clock(who, *timer).is_some()) {
            Some(timer) => {
                self.forget_clock(who, timer);
                self.apply(Action::Expire(who, timer), out);
            }
            None => out.refused = Some(Refusal::NoTimer),
        }
    }
}
