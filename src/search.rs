//! The exhaustive search: chooses everything that can happen, within bounds, breadth first, so that
//! what it finds is as short as can be.
//!
//! It plays the same [`World`] with the same `apply` as the page ([`kernel`] takes it apart so that
//! nothing is computed twice), and looks at every state that can be reached. Traitors are as strong
//! as Dolev and Yao's: they hear at once what is sent to them, share what they know, and may say at
//! any moment whatever that lets them build; a server hears it as it is said, since hearing it later
//! is the same as its being said later.
//!
//! What it leaves out, and when it may, is in [`reductions`]. A violation is found on a way of the
//! fewest *moves*: one message delivered, one word of a traitor heard, one timer, crash or recovery, one
//! server brought to a decision. What its counterexample then has to deliver at the end, so that
//! decisions which have become possible are made, is no move, so of two ways with as many moves the
//! other may take fewer steps.
//!
//! What the search does not do: background timers (BEHIND and the like) only repeat what is in
//! flight already; losing a message is the same as not delivering it.

pub mod bounds;
pub mod estimate;
pub mod hash;
mod judge;
mod kernel;
mod kind;
pub mod moves;
pub mod reductions;
mod rows;
pub mod script;
mod seen;
pub mod state;
mod together;

use crate::border::scenario::{Scenario, Wrong};
use crate::contract::AgentId;
use crate::contract::portrait::Portray;
use crate::contract::searchable::Searchable;
use crate::run::simulator::Fault;
use crate::world::{Action, Conduct, Outcome, World};
use bounds::Bounds;
use kernel::Kernel;
use moves::{Hit, Move, Rules};
use reductions::Reductions;
use rows::Rows;
use seen::{NONE, Seen};
use serde::Serialize;
use state::{Spent, State};

/// A browser's worker has one thread.
const ALONE: bool = cfg!(target_arch = "wasm32");

/// How far a search has come.
#[derive(Serialize, Clone, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// States seen.
    pub states: usize,
    /// Moves to the states that are looked at now.
    pub depth: u32,
    /// States that are still to be looked at.
    pub frontier: usize,
    /// States by the least number of moves to them.
    pub per_depth: Vec<usize>,
    /// Memory in use, roughly.
    pub bytes: usize,
    /// Nothing is left to do.
    pub done: bool,
    /// Why it stopped early: "memory" or "states".
    pub stopped: Option<&'static str>,
    /// Every state within the bounds was seen.
    pub complete: bool,
    /// The bounds that stood in the way: "rounds", "time-outs", "faults".
    pub bounds: Vec<&'static str>,
    /// The property that is violated.
    pub violated: Option<&'static str>,
    /// Moves on the way to it: there is none with fewer.
    pub moves: Option<usize>,
    /// Steps of its counterexample as a run: for each move its faults and deliveries, and at the end those
    /// that make the decisions.
    pub steps: Option<usize>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The state in which it is so.
    place: u32,
    /// The property.
    pub claim: &'static str,
    /// The decisions that make it so, where they are only possible so far.
    pub ends: Vec<Move>,
}

/// A state that may be a violation, at its place among the seen.
struct Suspect {
    place: u32,
    state: State,
    /// The judge has found one on the way to it.
    violates: bool,
}

/// A search in progress.
pub struct Search<P: Portray + Searchable> {
    bounds: Bounds,
    rules: Rules,
    start: World<P>,
    kernel: Kernel<P>,
    first: State,
    /// What is left out.
    cut: Reductions,
    seen: Seen,
    /// The states of the present depth in a row, and where in it the search is.
    rows: Rows,
    cursor: usize,
    /// The place among the seen of the state at the cursor.
    place: u32,
    next_rows: Rows,
    /// How many threads look at states.
    threads: usize,
    per_depth: Vec<usize>,
    hit: Hit,
    finding: Option<Finding>,
    steps: Option<usize>,
    stopped: Option<&'static str>,
    complete: bool,
}

/// A search of any protocol, for the border.
pub trait Exploring {
    /// Looks at up to so many further states.
    fn advance(&mut self, states: usize) -> Progress;
    /// The counterexample as a scenario, once there is one.
    ///
    /// # Errors
    /// When there is none.
    fn counterexample(&mut self) -> Result<Scenario, Wrong>;
}

/// The world at the start of a search: traitors have been turned.
///
/// # Errors
/// When the scenario makes no sense.
pub fn start<P: Portray>(protocol: P, scenario: &Scenario) -> Result<World<P>, Wrong> {
    let setting = scenario.setting()?;
    let (mut world, _) = World::new(protocol);
    let fresh = crate::contract::command::Command(0);
    for (i, spec) in scenario.faults.iter().enumerate() {
        let at = format!("faults[{i}]");
        let has_lie = |who: AgentId, does: &str, params: &crate::contract::LieParams| {
            world.protocol.lie_named(who, does, params).map(|_| ())
        };
        let planned = spec.plan(&at, setting.cast, &setting.conditions, fresh, &has_lie)?;
        if let Fault::Turn(who, Some(lie), with) = planned.fault
            && let Ok(lie) = world.protocol.lie_named(who, &lie.does, &lie.params)
        {
            let turn = Action::Turn(who, Conduct::Traitor { lie, with });
            let turned = world.apply(turn, &mut Outcome::default());
            debug_assert!(turned.is_ok(), "a client can be turned at the start");
        }
    }
    Ok(world)
}

impl<P: Portray + Searchable> Search<P> {
    /// A search at its start.
    ///
    /// # Errors
    /// Names the place in the bounds and what is allowed.
    pub fn new(protocol: P, mut bounds: Bounds) -> Result<Self, Wrong> {
        // Whether nothing can be decided any more depends on what was heard: no observation is left out.
        bounds.plain |= bounds.termination;
        if P::timeout_of(0).is_none() {
            bounds.no_time_outs()?;
        }
        let world = start(protocol, &bounds.scenario())?;
        let hints = bounds.hints;
        Ok(Self::of(world, bounds, hints))
    }

    fn of(world: World<P>, bounds: Bounds, hints: bool) -> Self {
        let scope = reductions::scope(&bounds, world.protocol.keeps_disks());
        let cut = Reductions::of(&world.protocol, &bounds, &scope, hints);
        let rules = Rules::new(&bounds, cut);
        let mut kernel = Kernel::new(world.clone(), scope, cut);
        let (ledger, bodies) = kernel.take_in(&world);
        let (flying, said) = (Vec::new(), Vec::new());
        let first = State { ledger, spent: Spent::default(), bodies, flying, said };
        let mut search = Self {
            rules,
            start: world,
            kernel,
            first: first.clone(),
            cut,
            seen: Seen::default(),
            rows: Rows::default(),
            cursor: 0,
            place: 0,
            next_rows: Rows::default(),
            threads: if ALONE || bounds.termination { 1 } else { bounds.threads.max(1).into() },
            per_depth: vec![1],
            hit: Hit::default(),
            finding: None,
            steps: None,
            stopped: None,
            complete: false,
            bounds,
        };
        search.seen.add(search.kernel.fingerprint(&first), NONE);
        search.rows.push(&first);
        search.judge(vec![Suspect { place: 0, state: first, violates: false }]);
        search
    }

    /// Looks at about so many further states.
    pub fn explore(&mut self, states: usize) {
        if self.threads > 1 {
            return self.explore_together(states);
        }
        self.explore_alone(states);
    }

    /// Looks at up to so many further states, one after the other.
    fn explore_alone(&mut self, states: usize) {
        let agents = self.first.bodies.len();
        let mut from = self.first.clone();
        let mut scratch = self.first.clone();
        for _ in 0..states {
            if self.cursor == self.rows.front().len() {
                self.rows.pop();
                self.cursor = 0;
                if self.rows.front().is_empty() {
                    self.deepen();
                }
            }
            if self.done() {
                return;
            }
            self.cursor += from.unpack(agents, &self.rows.front()[self.cursor..]);
            self.look_from(&from, &mut scratch);
            self.place += 1;
            self.mind_the_limits();
        }
    }

    /// Nothing is left to do.
    pub fn done(&self) -> bool {
        self.complete || self.finding.is_some() || self.stopped.is_some()
    }

    fn mind_the_limits(&mut self) {
        if self.finding.is_some() {
            return;
        }
        if self.seen.len() as u64 >= self.bounds.most_states {
            self.stopped = Some("states");
        } else if self.place.is_multiple_of(256) && self.bytes() as u64 > self.bounds.most_bytes {
            self.stopped = Some("memory");
        }
    }

    fn deepen(&mut self) {
        std::mem::swap(&mut self.rows, &mut self.next_rows);
        self.cursor = 0;
        if self.rows.front().is_empty() {
            self.complete = true;
        } else {
            self.per_depth.push(self.seen.len() - self.place as usize);
        }
    }

    fn look_from(&mut self, from: &State, scratch: &mut State) {
        let Self { rules, kernel, seen, next_rows, hit, bounds, place, .. } = self;
        let mut suspects = Vec::new();
        let all = rules.expand(kernel, from, scratch, hit, &mut |kernel, _, next, violates| {
            if seen.add(kernel.fingerprint(next), *place) {
                next_rows.push(next);
                if violates || bounds.termination || next.said.len() > from.said.len() {
                    let place = u32::try_from(seen.len() - 1).unwrap_or(NONE);
                    suspects.push(Suspect { place, state: next.clone(), violates });
                }
            }
            true
        });
        debug_assert!(all.is_ok(), "a kernel of one's own knows everything");
        self.judge(suspects);
    }

    /// Keeps the first finding among states in the order seen.
    fn judge(&mut self, suspects: Vec<Suspect>) {
        let kernel = &mut self.kernel;
        for Suspect { place, state, violates } in suspects {
            let claim = if violates { kernel.violated(state.ledger) } else { None };
            let mut found = claim.map(|claim| (claim, Vec::new()));
            if found.is_none() && self.cut.observations {
                found = judge::possible(kernel, &state);
            }
            if self.bounds.termination && kind::is_hopeless(kernel, &self.bounds, &state) {
                found = Some(("termination", Vec::new()));
            }
            if let Some((claim, ends)) = found {
                self.finding = Some(Finding { place, claim, ends });
                return;
            }
        }
    }

    fn bytes(&self) -> usize {
        self.seen.bytes() + self.rows.bytes() + self.next_rows.bytes() + self.kernel.bytes()
    }

    /// The moves of the shortest way to what was found, with the states after each.
    fn way(&mut self) -> Vec<(Move, State)> {
        let Some(finding) = &self.finding else { return Vec::new() };
        let prints = self.seen.way_to(finding.place);
        let mut way = Vec::new();
        let mut here = self.first.clone();
        let mut scratch = here.clone();
        for print in prints.into_iter().skip(1) {
            let mut found = None;
            let mut hit = Hit::default();
            let all = self.rules.expand(
                &mut self.kernel,
                &here,
                &mut scratch,
                &mut hit,
                &mut |kernel, step, next, _| {
                    if kernel.fingerprint(next) == print {
                        found = Some((step, next.clone()));
                    }
                    found.is_none()
                },
            );
            debug_assert!(all.is_ok(), "a kernel of one's own knows everything");
            let Some((step, next)) = found else { break };
            here = next.clone();
            way.push((step, next));
        }
        way
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut bounds = Vec::new();
        for (name, hit) in [
            ("rounds", self.hit.rounds),
            ("time-outs", self.hit.time_outs),
            ("faults", self.hit.faults),
        ] {
            if hit {
                bounds.push(name);
            }
        }
        let mut per_depth = self.per_depth.clone();
        let before: usize = per_depth.iter().sum();
        if self.seen.len() > before {
            per_depth.push(self.seen.len() - before);
        }
        Progress {
            states: self.seen.len(),
            depth: u32::try_from(self.per_depth.len() - 1).unwrap_or(u32::MAX),
            frontier: self.seen.len() - self.place as usize,
            per_depth,
            bytes: self.bytes(),
            done: self.done(),
            stopped: self.stopped,
            complete: self.complete,
            bounds,
            violated: self.finding.as_ref().map(|finding| finding.claim),
            moves: self.finding.as_ref().map(|finding| self.seen.way_to(finding.place).len() - 1),
            steps: self.steps,
        }
    }
}

impl<P: Portray + Searchable + 'static> Exploring for Search<P> {
    fn advance(&mut self, states: usize) -> Progress {
        self.explore(states);
        if self.finding.is_some() && self.cut.hints {
            // What was found is found again, on the shortest way.
            *self = Self::of(self.start.clone(), self.bounds.clone(), true);
            return self.progress();
        }
        if self.finding.is_some() && self.steps.is_none() {
            let _ = self.counterexample();
        }
        self.progress()
    }

    fn counterexample(&mut self) -> Result<Scenario, Wrong> {
        let way = self.way();
        let Some(finding) = self.finding.clone() else {
            return crate::border::scenario::wrong("", "nothing was found that could be shown");
        };
        let (scenario, steps) = script::write(&self.kernel, &self.bounds, &way, &finding)?;
        self.steps = Some(steps);
        Ok(scenario)
    }
}
