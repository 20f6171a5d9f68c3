//! The object-safe face of a run, the same for any protocol: snapshots for views, intents in.
//!
//! Nothing here decides anything. A snapshot is drawn from the present state of the run; the diagram
//! from taking a part of it again.

use crate::border::faults;
use crate::border::scenario::{FaultSpec, Scenario, Setting, Wrong, wrong};
use crate::contract::portrait::Portray;
use crate::contract::{AgentId, LieParams, Slot, said};
use crate::run::simulator::MsgId;
use crate::view::scene::{Forecast, Show, moment};
use by_hand::{Goal, Knowledge};
use letters::{fresh_letter, name_commands, plan, settle_letters};
use snapshot::slot_in_view;
#[cfg(not(target_arch = "wasm32"))]
use summary::Summary;

mod beat;
pub mod by_hand;
mod diagram;
mod letters;
mod portraits;
pub mod scene;
mod shapes;
mod snapshot;
#[cfg(not(target_arch = "wasm32"))]
pub mod summary;
pub mod verdicts;

pub use shapes::*;

/// A diagram holds at most so many steps.
pub const WIDEST: u32 = 2000;

/// A run of any protocol.
pub trait View {
    /// Everything that views draw at the present step, with the servers' fields speaking of `slot`;
    /// of the slot of the last step if none is given.
    fn snapshot(&mut self, slot: Option<Slot>) -> Snapshot;
    /// Goes to a step, at most to the last one known.
    fn seek(&mut self, step: u32);
    /// Computes up to so many further steps; returns the number known.
    fn explore(&mut self, steps: u32) -> u32;
    /// A part of the run, of at most [`WIDEST`] steps.
    fn window(&self, from: u32, to: u32) -> Window;
    /// Injects a fault at the present step and takes it as the next step.
    ///
    /// # Errors
    /// One sentence, when the fault is wrong or cannot happen here.
    fn inject(&mut self, fault: FaultSpec) -> Result<(), Wrong>;
    /// Takes a fault back by its place in the list of faults.
    ///
    /// # Errors
    /// When there is no such fault.
    fn remove(&mut self, index: usize) -> Result<(), Wrong>;
    /// An agent's portrait.
    ///
    /// # Errors
    /// When there is no such agent.
    fn inspect(&self, name: &str, slot: Option<Slot>) -> Result<Portrait, Wrong>;
    /// The portrait of a message in flight.
    ///
    /// # Errors
    /// When it is not in flight at this step.
    fn inspect_message(&self, id: MsgId) -> Result<Portrait, Wrong>;
    /// What a proposer and its accomplices know.
    ///
    /// # Errors
    /// When there is no such proposer.
    fn knowledge(&self, name: &str, slot: Option<Slot>) -> Result<Knowledge, Wrong>;
    /// What each server would do with words of traitors, before the servers compare notes.
    ///
    /// # Errors
    /// When the words are wrong or cannot be said.
    fn forecast(&self, say: &[FaultSpec]) -> Result<Vec<Forecast>, Wrong>;
    /// What a traitor may want, and how near it is.
    fn goals(&self) -> Vec<Goal>;
    /// The first step after the present one that leaves a mark of this kind, violates a property
    /// ("violated") or ends the run ("end").
    fn find(&mut self, what: &str) -> Option<u32>;
    /// The run as a scenario, with faults made by hand and the present step.
    fn scenario(&self) -> Scenario;
    /// The state's digest.
    fn digest(&self) -> String;
    /// The present step.
    fn step(&self) -> u32;
    /// Messages delivered up to the furthest step.
    fn delivered(&self) -> u64;
    /// Plays the run to its end and sums it up; `each` sees every step. The page has no use for it.
    #[cfg(not(target_arch = "wasm32"))]
    fn summarise(&mut self, each: Option<&mut dyn FnMut(TraceLine)>) -> Summary;
    /// Every step's digest, from the start to the end.
    #[cfg(not(target_arch = "wasm32"))]
    fn digests(&mut self) -> Vec<String>;
}

/// A run with the scenario it came from.
pub struct Playing {
    run: Box<dyn Show>,
    scenario: Scenario,
}

impl Playing {
    /// Starts a scenario.
    ///
    /// # Errors
    /// The place and what is wrong.
    pub fn new<P: Portray + 'static>(
        protocol: P,
        mut scenario: Scenario,
        setting: &Setting,
    ) -> Result<Self, Wrong> {
        let plan = plan(&mut scenario, setting, &|who, does, params| {
            protocol.lie_named(who, does, params).map(|_| ())
        })?;
        let (conditions, limits) = (setting.conditions.clone(), setting.limits);
        let run = moment::start(protocol, setting.seed, conditions, limits, plan);
        Ok(Self::of(run, scenario, setting))
    }

    fn of(mut run: Box<dyn Show>, mut scenario: Scenario, setting: &Setting) -> Self {
        if setting.counted.is_none() {
            scenario.commands = Some(name_commands(&setting.commands));
        }
        if let Some(step) = scenario.step {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let step = step as u32;
            run.explore(step);
            run.seek(step);
        }
        Self { run, scenario }
    }
}

impl View for Playing {
    fn snapshot(&mut self, slot: Option<Slot>) -> Snapshot {
        snapshot::of(&mut *self.run, &self.scenario.faults, slot)
    }

    fn seek(&mut self, step: u32) {
        self.run.seek(step);
    }

    fn explore(&mut self, steps: u32) -> u32 {
        self.run.explore(steps)
    }

    fn window(&self, from: u32, to: u32) -> Window {
        diagram::window(&*self.run, from, to)
    }

    fn inject(&mut self, mut fault: FaultSpec) -> Result<(), Wrong> {
        let here = self.run.here();
        let now = here.present().steps;
        fault.at = None;
        fault.step = Some(f64::from(now));
        let setting = self.scenario.setting()?;
        let fresh = fresh_letter(&self.scenario, &setting);
        let conditions = here.present().network.conditions.clone();
        let cast = here.terms().cast;
        drop(here);
        let has_lie =
            |who: AgentId, does: &str, params: &LieParams| self.run.has_lie(who, does, params);
        let planned = fault.plan("fault", cast, &conditions, fresh, &has_lie)?;
        settle_letters(&mut fault, fresh);
        if self.scenario.faults.len() >= crate::border::scenario::MOST_FAULTS {
            return wrong("fault", "this run has as many faults as it may have");
        }
        match self.run.inject(planned) {
            Err(refusal) => return wrong("", faults::refusal(refusal)),
            Ok(forgotten) => {
                for index in forgotten.iter().rev() {
                    self.scenario.faults.remove(*index);
                }
            }
        }
        self.scenario.faults.push(fault);
        Ok(())
    }

    fn remove(&mut self, index: usize) -> Result<(), Wrong> {
        if index >= self.scenario.faults.len() {
            return wrong("", "there is no such fault in this run");
        }
        self.scenario.faults.remove(index);
        let here = self.step();
        self.run.remove(index);
        self.run.explore(here.max(2000));
        self.run.seek(here);
        Ok(())
    }

    fn inspect(&self, name: &str, slot: Option<Slot>) -> Result<Portrait, Wrong> {
        portraits::agent(&*self.run.here(), name, slot)
    }

    fn inspect_message(&self, id: MsgId) -> Result<Portrait, Wrong> {
        portraits::message(&*self.run.here(), id)
    }

    fn knowledge(&self, name: &str, slot: Option<Slot>) -> Result<Knowledge, Wrong> {
        let here = &*self.run.here();
        let cast = here.terms().cast;
        let who = crate::border::scenario::agent("", cast, name)?;
        if cast.proposer_index(who).is_none() {
            return wrong("", said!("{name} proposes nothing", name = name));
        }
        Ok(by_hand::knowledge(here, who, slot.unwrap_or_else(|| slot_in_view(here))))
    }

    fn forecast(&self, say: &[FaultSpec]) -> Result<Vec<Forecast>, Wrong> {
        let here = &*self.run.here();
        let cast = here.terms().cast;
        let mut speeches = Vec::new();
        for (i, spec) in say.iter().enumerate() {
            let at = format!("say[{i}]");
            let name = spec.client.as_ref().or(spec.proposer.as_ref());
            let Some(name) = name else { return wrong(at, "a client is needed") };
            let who = crate::border::scenario::agent(&format!("{at}.client"), cast, name)?;
            speeches.push((who, spec.speech(&at, cast)?));
        }
        here.forecast(&speeches)
    }

    fn goals(&self) -> Vec<Goal> {
        by_hand::goals(&*self.run.here())
    }

    fn find(&mut self, what: &str) -> Option<u32> {
        let here = self.step();
        diagram::find(&mut *self.run, here, what)
    }

    fn scenario(&self) -> Scenario {
        let step = self.step();
        Scenario { step: (step > 0).then_some(f64::from(step)), ..self.scenario.clone() }
    }

    fn digest(&self) -> String {
        self.run.here().digest()
    }

    fn step(&self) -> u32 {
        self.run.here().present().steps
    }

    fn delivered(&self) -> u64 {
        self.run.delivered()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn summarise(&mut self, each: Option<&mut dyn FnMut(TraceLine)>) -> Summary {
        summary::summarise(&mut *self.run, each)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn digests(&mut self) -> Vec<String> {
        let mut all = Vec::new();
        self.run.play(&mut |here| all.push(here.digest()), &mut |_| ());
        all
    }
}
