//! The simulator: a seed and a virtual clock choose what happens next.
//!
//! Order within one instant: by sending order, timers last (a message to oneself never leaves its
//! step). Faults come before everything else at their time.

mod costs;
mod end;
mod fault;
mod queue;

pub use costs::{Costs, SlotTimes};
pub use end::{End, Limits, MOST_FLIGHTS, Never};
pub use fault::{Fault, Planned, When};

use crate::contract::{AgentId, Cast, Costed, DELAY, Effects, Protocol, Slot, Ticks, TimerChange};
use crate::parts::sorted::SortedMap;
use crate::run::network::{Conditions, Network};
use crate::world::{Action, ActionOf, Envelope, Handle, Outcome, Refusal, World};
use end::Watch;
use fault::{Plan, in_order};
use queue::{Event, Queue, What};
use std::rc::Rc;

/// A message's number within a run, in sending order, from 0.
pub type MsgId = u32;

/// A message on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Flight {
    /// Its number.
    pub id: MsgId,
    /// When it was sent.
    pub sent: Ticks,
    /// The step that sent it.
    pub sent_step: u32,
    /// When it arrives.
    pub due: Ticks,
    /// It is a copy.
    pub copy: bool,
    /// A person delayed it.
    pub held: bool,
    /// The event that will deliver it.
    order: u64,
}

/// What a step was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A message arrived.
    Deliver,
    /// A timer ran out.
    Timer,
    /// A fault happened: its place in the plan.
    Fault(usize),
}

/// The last step, for whoever watches.
pub struct Step<P: Protocol> {
    /// What it was.
    pub kind: Option<StepKind>,
    /// What came of it in the world.
    pub outcome: Outcome<P>,
    /// The message that arrived or that a fault touched.
    pub flight: Option<Flight>,
    /// The messages that the network lost as they were sent.
    pub lost: Vec<(Flight, Envelope<P::Msg>)>,
    /// A fault that could not happen, and why.
    pub refused: Option<Refusal>,
}

impl<P: Protocol> Default for Step<P> {
    fn default() -> Self {
        Self {
            kind: None,
            outcome: Outcome::default(),
            flight: None,
            lost: Vec::new(),
            refused: None,
        }
    }
}

/// A running timer: its name, the event that ends it, when it was started and when it runs out.
type Clock<T> = (T, u64, Ticks, Ticks);

/// A run in progress.
pub struct Simulator<P: Protocol> {
    /// Everything but time.
    pub world: World<P>,
    /// Links, delays, losses.
    pub network: Network,
    /// Now, in ticks.
    pub now: Ticks,
    /// Steps taken.
    pub steps: u32,
    /// What it has cost so far.
    pub costs: Costs,
    /// By slot.
    pub times: SortedMap<Slot, SlotTimes>,
    /// The steps of the first violations, in the ledger's order.
    pub violated_at: Vec<u32>,
    /// The step at which the two-step property was first broken.
    pub uneven_at: Option<u32>,
    plan: Plan<P::Lie>,
    limits: Limits,
    done_by_time: usize,
    done_by_hand: usize,
    queue: Queue<P::Timer>,
    next_id: MsgId,
    flights: Vec<Flight>,
    /// By agent: its running timers with the events that end them.
    clocks: Vec<Vec<Clock<P::Timer>>>,
    /// Faults that have happened.
    pub faults: u32,
    /// Faults that could not happen, by their places in the plan, and why.
    refused: Vec<(usize, Refusal)>,
    watch: Watch,
}

impl<P: Protocol> Clone for Simulator<P> {
    fn clone(&self) -> Self {
        Self {
            world: self.world.clone(),
            network: self.network.clone(),
            now: self.now,
            steps: self.steps,
            costs: self.costs.clone(),
            times: self.times.clone(),
            violated_at: self.violated_at.clone(),
            uneven_at: self.uneven_at,
            plan: Rc::clone(&self.plan),
            limits: self.limits,
            done_by_time: self.done_by_time,
            done_by_hand: self.done_by_hand,
            queue: self.queue.clone(),
            next_id: self.next_id,
            flights: self.flights.clone(),
            clocks: self.clocks.clone(),
            faults: self.faults,
            refused: self.refused.clone(),
            watch: self.watch,
        }
    }
}

impl<P: Costed> Simulator<P> {
    /// A run at its start. Faults in the plan are taken in their order, those of one time and those
    /// of one step together.
    #[must_use]
    pub fn new(
        protocol: P,
        seed: u64,
        conditions: Conditions,
        plan: Vec<Planned<P::Lie>>,
        limits: Limits,
    ) -> Self {
        let plan = in_order(plan);
        let cast = protocol.cast();
        let (world, starts) = World::new(protocol);
        let mut run = Self {
            world,
            network: Network::new(cast, seed, conditions),
            now: 0,
            steps: 0,
            costs: Costs::default(),
            times: SortedMap::new(),
            violated_at: Vec::new(),
            uneven_at: None,
            plan,
            limits,
            done_by_time: 0,
            done_by_hand: 0,
            queue: Queue::new(),
            next_id: 0,
            flights: Vec::new(),
            clocks: vec![Vec::new(); cast.size()],
            faults: 0,
            refused: Vec::new(),
            watch: Watch::default(),
        };
        run.done_by_hand = run.by_time().len();
        for (who, effects) in &starts {
            run.set_clocks(*who, effects);
        }
        run
    }

    fn cast(&self) -> Cast {
        self.world.protocol.cast()
    }

    /// The fault that [`StepKind::Fault`] names, and its index in the plan as it was given.
    #[must_use]
    pub fn planned(&self, place: usize) -> &(usize, Planned<P::Lie>) {
        &self.plan[place]
    }

    /// Takes up another plan that has the same faults so far.
    pub fn replan(&mut self, plan: Vec<Planned<P::Lie>>) {
        self.plan = in_order(plan);
        if self.is_planned() {
            self.watch = Watch::default();
        }
    }

    fn by_time(&self) -> &[(usize, Planned<P::Lie>)] {
        let split = self.plan.partition_point(|(_, planned)| matches!(planned.when, When::At(_)));
        &self.plan[..split]
    }

    /// A message on its way.
    #[must_use]
    pub fn flight(&self, handle: Handle) -> Flight {
        let flight = self.flights[handle];
        if !self.network.conditions.hold {
            return flight;
        }
        // Held by hand, it arrives when the plan says so; until somebody says so, it is half-way.
        let due = self.delivery(flight.id).unwrap_or(2 * self.now - flight.sent + DELAY);
        Flight { due, ..flight }
    }

    /// When the plan delivers a message.
    fn delivery(&self, id: MsgId) -> Option<Ticks> {
        let ahead = self.by_time().get(self.done_by_time..)?.iter();
        ahead.clone().find_map(|(_, planned)| match (planned.when, &planned.fault) {
            (When::At(time), Fault::DeliverMessage(other)) if *other == id => Some(time),
            _ => None,
        })
    }

    /// The message of this number, if it is on its way.
    #[must_use]
    pub fn find(&self, id: MsgId) -> Option<Handle> {
        let mut all = self.world.in_flight().map(|(handle, _)| handle);
        all.find(|handle| self.flights[*handle].id == id)
    }

    /// When an agent's timer was started and runs out.
    #[must_use]
    pub fn clock(&self, who: AgentId, timer: P::Timer) -> Option<(Ticks, Ticks)> {
        let clocks = &self.clocks[self.cast().index(who)];
        let running = clocks.iter().find(|(name, ..)| *name == timer)?;
        Some((running.2, running.3))
    }

    /// When the next step happens, if there is one.
    #[must_use]
    pub fn next_time(&self) -> Option<Ticks> {
        if self.end().is_some() {
            return None;
        }
        if self.fault_by_hand().is_some() {
            return Some(self.now);
        }
        let fault = self.fault_by_time().map(|time| time.max(self.now));
        self.next_event().into_iter().chain(fault).min()
    }

    /// A fault made by hand at this step, or at an earlier one together with others.
    fn fault_by_hand(&self) -> Option<usize> {
        match self.plan.get(self.done_by_hand)?.1.when {
            When::After(step) => (step <= self.steps).then_some(self.done_by_hand),
            When::At(_) => None,
        }
    }

    fn fault_by_time(&self) -> Option<Ticks> {
        match self.plan.get(self.done_by_time)?.1.when {
            When::At(time) => Some(time),
            When::After(_) => None,
        }
    }

    /// The faults made by hand that are still to come, by their indices in the plan as it was given.
    pub fn ahead_by_hand(&self) -> Vec<usize> {
        self.plan[self.done_by_hand..].iter().map(|(index, _)| *index).collect()
    }

    /// Whether any fault is still to come.
    fn is_planned(&self) -> bool {
        self.done_by_hand < self.plan.len() || self.fault_by_time().is_some()
    }

    /// The time of the next event.
    fn next_event(&self) -> Option<Ticks> {
        let next = self.queue.peek().filter(|_| !self.network.conditions.hold);
        next.map(|event| event.due)
    }

    /// Discards events that no longer stand for anything, so that the next one does.
    fn tidy(&mut self) {
        while let Some(event) = self.queue.peek() {
            let order = event.order();
            let stands = match &event.what {
                What::Deliver(handle) => {
                    self.flights[*handle].order == order && self.world.envelope(*handle).is_some()
                }
                What::Expire(who, timer) => {
                    let clocks = &self.clocks[self.cast().index(*who)];
                    clocks.iter().any(|(name, event, ..)| name == timer && *event == order)
                }
            };
            if stands {
                return;
            }
            self.queue.pop();
        }
    }

    /// Takes one step; false when the run is over.
    pub fn step(&mut self, out: &mut Step<P>) -> bool {
        out.kind = None;
        out.flight = None;
        out.lost.clear();
        out.refused = None;
        if let Some(end) = self.end() {
            if end == End::Time {
                self.now = self.limits.time.max(self.now);
            }
            return false;
        }
        let event = self.next_event();
        let fault = self.fault_by_time().filter(|time| event.is_none_or(|next| *time <= next));
        if let Some(place) = self.fault_by_hand() {
            self.done_by_hand += 1;
            self.act(place, out);
        } else if let Some(time) = fault {
            self.now = self.now.max(time);
            self.done_by_time += 1;
            self.act(self.done_by_time - 1, out);
        } else if let Some(time) = event {
            self.now = time;
            self.take_event(out);
        } else {
            return false;
        }
        self.steps += 1;
        while self.violated_at.len() < self.world.ledger().violations().len() {
            self.violated_at.push(self.steps);
        }
        self.tidy();
        self.look(out);
        true
    }

    fn take_event(&mut self, out: &mut Step<P>) {
        let Some(Event { what, .. }) = self.queue.pop() else { return };
        let action = match what {
            What::Deliver(handle) => {
                out.kind = Some(StepKind::Deliver);
                out.flight = Some(self.flights[handle]);
                self.costs.delivered += 1;
                Action::Deliver(handle)
            }
            What::Expire(who, timer) => {
                out.kind = Some(StepKind::Timer);
                self.forget_clock(who, timer);
                Action::Expire(who, timer)
            }
        };
        self.apply(action, out);
    }

    /// Makes an action happen in the world, then sees to its timers and messages.
    fn apply(&mut self, action: ActionOf<P>, out: &mut Step<P>) {
        if let Err(refusal) = self.world.apply(action, &mut out.outcome) {
            out.refused = Some(refusal);
            return;
        }
        let Some(who) = out.outcome.who else { return };
        if out.outcome.crashed {
            let index = self.cast().index(who);
            self.clocks[index].clear();
        } else {
            self.set_clocks(who, &out.outcome.effects);
        }
        self.count(&out.outcome.effects);
        self.send(who, out);
        self.note_decisions(&out.outcome.effects);
    }

    /// Gives every message that was sent its fate.
    fn send(&mut self, who: AgentId, out: &mut Step<P>) {
        let mut copies = Vec::new();
        let mut at = 0;
        while at < out.outcome.sent.len() {
            let handle = out.outcome.sent[at];
            let Some(envelope) = self.world.envelope(handle) else { return };
            let to = envelope.to;
            self.costs.sent(P::kind(&envelope.msg));
            self.costs.proof_bytes += u64::from(P::proof_bytes(&envelope.msg));
            if let Some(slot) = P::begins(&envelope.msg) {
                let proposed = self.now;
                self.times.get_or_insert(slot, SlotTimes { proposed, ..SlotTimes::default() });
            }
            let fate = self.network.send(who, to);
            self.launch(handle, fate.takes, false);
            if let Some(takes) = fate.copy.filter(|_| !fate.lost) {
                copies.extend(self.copy(handle, takes));
            }
            if fate.lost {
                let mut gone = Outcome::default();
                if self.world.apply(Action::Drop(handle), &mut gone).is_ok()
                    && let Some(envelope) = gone.envelope
                {
                    out.lost.push((self.flights[handle], envelope));
                }
                out.outcome.sent.remove(at);
            } else {
                at += 1;
            }
        }
        out.outcome.sent.append(&mut copies);
    }

    fn launch(&mut self, handle: Handle, takes: Ticks, copy: bool) {
        if self.flights.len() <= handle {
            self.flights.resize(handle + 1, Flight::default());
        }
        let due = self.now + takes;
        let order = self.queue.push(due, What::Deliver(handle));
        let (id, sent, sent_step) = (self.next_id, self.now, self.steps + 1);
        self.flights[handle] = Flight { id, sent, sent_step, due, copy, held: false, order };
        self.next_id += 1;
    }

    /// Puts a copy of a message in flight and returns its place.
    fn copy(&mut self, handle: Handle, takes: Ticks) -> Option<Handle> {
        let mut twin = Outcome::default();
        self.world.apply(Action::Duplicate(handle), &mut twin).ok()?;
        let copy = twin.sent.pop()?;
        self.launch(copy, takes, true);
        Some(copy)
    }

    fn set_clocks(&mut self, who: AgentId, effects: &Effects<P>) {
        for change in &effects.timers {
            match change {
                TimerChange::Arm(timer, wait) => {
                    self.forget_clock(who, *timer);
                    let more =
                        if wait.spread == 0 { 0 } else { self.network.spread(who, wait.spread) };
                    let Conditions { delay, jitter, .. } = self.network.conditions;
                    let due = self.now + wait.in_network(delay + jitter) + more;
                    let order = self.queue.push(due, What::Expire(who, *timer));
                    let index = self.cast().index(who);
                    self.clocks[index].push((*timer, order, self.now, due));
                }
                TimerChange::Disarm(timer) => self.forget_clock(who, *timer),
            }
        }
    }

    fn forget_clock(&mut self, who: AgentId, timer: P::Timer) {
        let index = self.cast().index(who);
        let clocks = &mut self.clocks[index];
        if let Some(at) = clocks.iter().position(|(name, ..)| *name == timer) {
            clocks.swap_remove(at);
        }
    }
}
