//! The simulator: a seed and a virtual clock choose what happens next.
//!
//! Order within one instant: by sending order, timers last (a message to oneself never leaves its
//! step). Faults come before everything else at their time.

use crate::network::{Conditions, Network};
use crate::protocol::{AgentId, Cast, Costed, DELAY, Effects, Protocol, Slot, Ticks, TimerChange};
use crate::sorted::SortedMap;
use crate::speech::Speech;
use crate::world::{Action, ActionOf, Conduct, Envelope, Handle, Outcome, Refusal, World};
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

/// A message's number within a run, in sending order, from 0.
pub type MsgId = u32;

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
    /// It has reached its limit of time or steps.
    Limit,
    /// No server that is up can go on, for good.
    Stopped,
    /// Nothing moves by itself, and nobody has planned anything more.
    Held,
}

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

/// Faults at a time first, by time; then those made by hand, by step; else as they were given.
fn in_order<L>(plan: Vec<Planned<L>>) -> Rc<[Planned<L>]> {
    let key = |planned: &Planned<L>| match planned.when {
        When::At(time) => (0, time),
        When::After(step) => (1, Ticks::from(step)),
    };
    let mut all: Vec<Planned<L>> = Vec::with_capacity(plan.len());
    for planned in plan {
        let at = all.partition_point(|other| key(other) <= key(&planned));
        all.insert(at, planned);
    }
    all.into()
}

/// Counted by the engine, never estimated.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Costs {
    /// Messages sent, by the protocol's kinds.
    pub messages: [u64; 12],
    /// Messages delivered.
    pub delivered: u64,
    /// MACs made.
    pub macs_made: u64,
    /// MACs checked.
    pub macs_checked: u64,
    /// Bytes of proof sent.
    pub proof_bytes: u64,
    /// Times that trust moved.
    pub trust_moves: u64,
    /// Times that a time-out passed someone over.
    pub time_outs: u64,
}

/// When a slot was proposed and decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SlotTimes {
    /// First proposal sent.
    pub proposed: Ticks,
    /// Latest decision.
    pub decided: Ticks,
    /// Decisions.
    pub deciders: u32,
    /// A decision came at another time than two steps after the proposal.
    pub uneven: bool,
}

#[derive(Clone, Copy, Debug)]
enum What<T> {
    Deliver(Handle),
    Expire(AgentId, T),
}

/// What will happen. The queue hands out the greatest first: the earliest, then messages before
/// timers, then in the order of sending.
#[derive(Clone, Copy, Debug)]
struct Event<T> {
    due: Ticks,
    /// Its place in the order of sending, timers above all messages. No two events share it.
    rank: u64,
    what: What<T>,
}

const TIMER: u64 = 1 << 63;

// Compared at every step: never a call, also where the page's engine is compiled for size.
#[allow(clippy::inline_always)]
impl<T> Event<T> {
    #[inline(always)]
    fn key(&self) -> u128 {
        (u128::from(self.due) << 64) | u128::from(self.rank)
    }
}

#[allow(clippy::inline_always)]
impl<T> PartialEq for Event<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<T> Eq for Event<T> {}

#[allow(clippy::inline_always)]
impl<T> PartialOrd for Event<T> {
    #[inline(always)]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
    #[inline(always)]
    fn le(&self, other: &Self) -> bool {
        self.key() >= other.key()
    }
}

#[allow(clippy::inline_always)]
impl<T> Ord for Event<T> {
    #[inline(always)]
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
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
    /// The plan of faults; shared, it does not change while the run goes on.
    plan: Rc<[Planned<P::Lie>]>,
    limits: Limits,
    done_by_time: usize,
    done_by_hand: usize,
    queue: BinaryHeap<Event<P::Timer>>,
    order: u64,
    next_id: MsgId,
    flights: Vec<Flight>,
    /// By agent: its running timers with the events that end them.
    clocks: Vec<Vec<Clock<P::Timer>>>,
    /// Faults that have happened.
    pub faults: u32,
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
            order: self.order,
            next_id: self.next_id,
            flights: self.flights.clone(),
            clocks: self.clocks.clone(),
            faults: self.faults,
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
            queue: BinaryHeap::new(),
            order: 0,
            next_id: 0,
            flights: Vec::new(),
            clocks: vec![Vec::new(); cast.size()],
            faults: 0,
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

    /// The faults in the order in which [`StepKind::Fault`] counts them.
    #[must_use]
    pub fn plan(&self) -> &[Planned<P::Lie>] {
        &self.plan
    }

    /// Takes up another plan that has the same faults so far.
    pub fn replan(&mut self, plan: Vec<Planned<P::Lie>>) {
        self.plan = in_order(plan);
    }

    fn by_time(&self) -> &[Planned<P::Lie>] {
        let split = self.plan.partition_point(|planned| matches!(planned.when, When::At(_)));
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
        ahead.clone().find_map(|planned| match (planned.when, &planned.fault) {
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
    pub fn next_time(&mut self) -> Option<Ticks> {
        if self.end().is_some() {
            return None;
        }
        if self.fault_by_hand().is_some() {
            return Some(self.now);
        }
        let event = self.next_event();
        let fault = self.fault_by_time();
        match (event, fault) {
            (Some(event), Some(fault)) => Some(event.min(fault.max(self.now))),
            (event, fault) => event.or(fault),
        }
    }

    fn fault_by_hand(&self) -> Option<usize> {
        let planned = self.plan.get(self.done_by_hand)?;
        (planned.when == When::After(self.steps)).then_some(self.done_by_hand)
    }

    fn fault_by_time(&self) -> Option<Ticks> {
        match self.plan.get(self.done_by_time)?.when {
            When::At(time) => Some(time),
            When::After(_) => None,
        }
    }

    /// The time of the next event, discarding events that no longer stand for anything.
    fn next_event(&mut self) -> Option<Ticks> {
        if self.network.conditions.hold {
            return None;
        }
        while let Some(Event { due, rank, what }) = self.queue.peek() {
            let order = rank & !TIMER;
            let stands = match what {
                What::Deliver(handle) => {
                    self.flights[*handle].order == order && self.world.envelope(*handle).is_some()
                }
                What::Expire(who, timer) => {
                    let clocks = &self.clocks[self.cast().index(*who)];
                    clocks.iter().any(|(name, event, ..)| name == timer && *event == order)
                }
            };
            if stands {
                return Some(*due);
            }
            self.queue.pop();
        }
        None
    }

    /// Whether the run is over, and why.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        let planned = self.fault_by_hand().is_some() || self.fault_by_time().is_some();
        if self.steps >= self.limits.steps || self.now >= self.limits.time {
            return (self.fault_by_hand().is_none()).then_some(End::Limit);
        }
        if planned {
            return None;
        }
        if self.network.conditions.hold {
            return Some(End::Held);
        }
        if self.world.flights() > 0 {
            return None;
        }
        let servers = || {
            let all = self.world.bodies().filter(|(who, _)| matches!(who, AgentId::Server(_)));
            all.filter(|(_, body)| body.up).map(|(_, body)| &body.agent)
        };
        let open = || servers().filter(|agent| P::unfinished(agent).is_some());
        if open().next().is_some() && servers().all(|agent| P::stuck(agent)) {
            return Some(End::Stopped);
        }
        let longest = servers().map(|agent| P::log_length(agent)).max().unwrap_or(0);
        let level = servers().all(|agent| P::log_length(agent) == longest);
        (level && open().next().is_none() && !self.is_urgent()).then_some(End::Quiet)
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

    /// Takes one step; false when the run is over.
    pub fn step(&mut self, out: &mut Step<P>) -> bool {
        out.kind = None;
        out.flight = None;
        out.lost.clear();
        out.refused = None;
        if let Some(place) = self.fault_by_hand() {
            self.done_by_hand += 1;
            self.act(place, out);
        } else if self.end().is_some() {
            return false;
        } else {
            let event = self.next_event();
            let fault = self.fault_by_time().filter(|time| event.is_none_or(|next| *time <= next));
            match (fault, event) {
                (Some(time), _) => {
                    self.now = self.now.max(time);
                    self.done_by_time += 1;
                    self.act(self.done_by_time - 1, out);
                }
                (None, Some(time)) => {
                    if time > self.limits.time {
                        self.now = self.limits.time;
                        return false;
                    }
                    self.now = time;
                    self.take_event(out);
                }
                (None, None) => return false,
            }
        }
        self.steps += 1;
        while self.violated_at.len() < self.world.ledger().violations().len() {
            self.violated_at.push(self.steps);
        }
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

    fn count(&mut self, effects: &Effects<P>) {
        let costs = &mut self.costs;
        costs.macs_made += u64::from(effects.macs_made);
        costs.trust_moves += u64::from(effects.trust_moves);
        costs.time_outs += u64::from(effects.time_outs);
        for check in &effects.checks {
            costs.macs_checked += u64::from(check.macs);
        }
    }

    /// Gives every message that was sent its fate.
    fn send(&mut self, who: AgentId, out: &mut Step<P>) {
        let mut copies = Vec::new();
        let mut at = 0;
        while at < out.outcome.sent.len() {
            let handle = out.outcome.sent[at];
            let Some(envelope) = self.world.envelope(handle) else { return };
            let to = envelope.to;
            self.costs.messages[P::kind(&envelope.msg)] += 1;
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
        let order = self.push(due, false, What::Deliver(handle));
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

    fn push(&mut self, due: Ticks, timer: bool, what: What<P::Timer>) -> u64 {
        self.order += 1;
        let rank = if timer { self.order | TIMER } else { self.order };
        self.queue.push(Event { due, rank, what });
        self.order
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
                    let order = self.push(due, true, What::Expire(who, *timer));
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

    fn note_decisions(&mut self, effects: &Effects<P>) {
        for (slot, _) in &effects.decisions {
            let times = self.times.get_or_insert(*slot, SlotTimes::default());
            times.decided = self.now;
            times.deciders += 1;
            let steps = u64::from(P::fault_free_delays()) * self.network.conditions.delay;
            if self.now != times.proposed + steps {
                times.uneven = true;
                self.uneven_at.get_or_insert(self.steps + 1);
            }
        }
    }

    /// Makes the fault at this place of the plan happen.
    fn act(&mut self, place: usize, out: &mut Step<P>) {
        out.kind = Some(StepKind::Fault(place));
        out.outcome = Outcome::default();
        self.faults += 1;
        let plan = Rc::clone(&self.plan);
        match &plan[place].fault {
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
        let order = self.push(due, false, What::Deliver(handle));
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
