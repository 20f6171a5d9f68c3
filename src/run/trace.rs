//! A run as a list that can be read again from anywhere: rewind, fork, replay.
//!
//! The state after any step follows from the start and the plan of faults. So that going to a step
//! of a long run is quick, the state is kept at some steps, evenly spaced; between them it is
//! computed again. There are never more than [`KEPT`] such states, however long the run.

use crate::contract::Costed;
use crate::run::network::Conditions;
use crate::run::simulator::{End, Limits, Planned, Simulator, Step};
use crate::world::Refusal;

/// States kept at most.
pub const KEPT: usize = 64;
/// Steps between states kept, at first.
const SPACING: u32 = 256;

/// A run: what it is made of, and a place in it.
pub struct Run<P: Costed> {
    protocol: P,
    seed: u64,
    conditions: Conditions,
    limits: Limits,
    plan: Vec<Planned<P::Lie>>,
    kept: Vec<Simulator<P>>,
    spacing: u32,
    /// The furthest state computed.
    front: Simulator<P>,
    /// The present state, and the step that led to it.
    here: Simulator<P>,
    last: Step<P>,
}

impl<P: Costed> Run<P> {
    /// A run at its start.
    #[must_use]
    pub fn new(
        protocol: P,
        seed: u64,
        conditions: Conditions,
        limits: Limits,
        plan: Vec<Planned<P::Lie>>,
    ) -> Self {
        let start =
            Simulator::new(protocol.clone(), seed, conditions.clone(), plan.clone(), limits);
        Self {
            protocol,
            seed,
            conditions,
            limits,
            plan,
            kept: vec![start.clone()],
            spacing: SPACING,
            front: start.clone(),
            here: start,
            last: Step::default(),
        }
    }

    /// The protocol with its parameters.
    #[must_use]
    pub fn protocol(&self) -> &P {
        &self.protocol
    }

    /// The present state.
    #[must_use]
    pub fn here(&self) -> &Simulator<P> {
        &self.here
    }

    /// The step that led to the present state.
    #[must_use]
    pub fn last(&self) -> &Step<P> {
        &self.last
    }

    /// The furthest state computed.
    #[must_use]
    pub fn front(&self) -> &Simulator<P> {
        &self.front
    }

    /// Steps computed so far.
    #[must_use]
    pub fn known(&self) -> u32 {
        self.front.steps
    }

    /// Why nothing follows the last step computed, if nothing does.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.front.end()
    }

    /// When the step after the present one happens.
    pub fn next_time(&self) -> Option<u64> {
        self.here.next_time()
    }

    /// Computes up to so many further steps.
    pub fn explore(&mut self, steps: u32) -> u32 {
        let mut scratch = Step::default();
        for _ in 0..steps {
            if !self.front.step(&mut scratch) {
                break;
            }
            if self.front.steps.is_multiple_of(self.spacing) {
                self.keep();
            }
        }
        self.front.steps
    }

    fn keep(&mut self) {
        self.kept.push(self.front.clone());
        if self.kept.len() > KEPT {
            self.spacing *= 2;
            let spacing = self.spacing;
            self.kept.retain(|state| state.steps.is_multiple_of(spacing));
        }
    }

    /// Goes to a step, at most to the last one known.
    pub fn seek(&mut self, step: u32) {
        let step = step.min(self.known());
        if step == self.here.steps {
            return;
        }
        if step == 0 {
            self.here = self.kept[0].clone();
            self.last = Step::default();
            return;
        }
        if self.here.steps >= step || self.latest_before(step).steps > self.here.steps {
            self.here = self.latest_before(step).clone();
        }
        while self.here.steps < step {
            if !self.here.step(&mut self.last) {
                break;
            }
        }
    }

    /// The last state kept that lies before a step.
    fn latest_before(&self, step: u32) -> &Simulator<P> {
        let after = self.kept.partition_point(|state| state.steps < step);
        &self.kept[after.max(1) - 1]
    }

    /// Takes the steps from `from` to `to` again and shows each to `watch`, with the state after it.
    /// `start` sees the state before the first.
    pub fn watch(
        &self,
        from: u32,
        to: u32,
        start: impl FnOnce(&Simulator<P>),
        mut watch: impl FnMut(&Simulator<P>, &Step<P>) -> bool,
    ) {
        let from = from.clamp(1, self.known().max(1));
        let mut state = self.latest_before(from).clone();
        let mut step = Step::default();
        while state.steps + 1 < from && state.step(&mut step) {}
        start(&state);
        while state.steps < to && state.step(&mut step) {
            if !watch(&state, &step) {
                break;
            }
        }
    }

    /// Puts a fault after the present step, forgets faults made by hand that are still to come, and
    /// takes it as the next step. The fault is not kept if it could not happen. Returns the indices of
    /// those forgotten.
    ///
    /// # Errors
    /// Why it could not happen.
    pub fn inject(&mut self, planned: Planned<P::Lie>) -> Result<Vec<usize>, Refusal> {
        let now = self.here.steps;
        let ahead = self.here.ahead_by_hand();
        let mut plan = self.plan.clone();
        for index in ahead.iter().rev() {
            plan.remove(*index);
        }
        plan.push(planned);
        let mut trial = self.here.clone();
        trial.replan(plan.clone());
        let mut step = Step::default();
        trial.step(&mut step);
        // A run that ends on its messages in flight takes no further step, whatever is asked of it.
        if trial.steps == now {
            return Err(Refusal::Over);
        }
        if let Some(refusal) = step.refused {
            return Err(refusal);
        }
        self.kept.retain(|state| state.steps <= now);
        for state in &mut self.kept {
            state.replan(plan.clone());
        }
        self.plan = plan;
        self.front = trial.clone();
        self.here = trial;
        self.last = step;
        if self.front.steps.is_multiple_of(self.spacing) {
            self.keep();
        }
        Ok(ahead)
    }

    /// The same run with another plan, from its start.
    #[must_use]
    pub fn with_plan(&self, plan: Vec<Planned<P::Lie>>) -> Self {
        let (protocol, conditions) = (self.protocol.clone(), self.conditions.clone());
        Self::new(protocol, self.seed, conditions, self.limits, plan)
    }

    /// The plan of faults.
    #[must_use]
    pub fn plan(&self) -> &[Planned<P::Lie>] {
        &self.plan
    }
}
