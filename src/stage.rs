//! The object-safe face of a run, the same for any protocol: snapshots for views, intents in.
//!
//! Nothing here decides anything. A snapshot is drawn from the present state of the run; the diagram
//! from taking a part of it again.

use crate::command::Command;
use crate::faults::{self, delays};
use crate::ledger::Violation;
use crate::portrait::{Carried, Fact, MarkFace, Named, Portray, Proof, ProofPart, Told};
use crate::protocol::{AgentId, LieParams, Slot};
use crate::scenario::{Commands, FaultSpec, HasLie, NamedLie, Scenario, Setting, Wrong, wrong};
use crate::scene::{Forecast, Passing, Scene, Show, moment};
use crate::simulator::{End, MsgId, Planned, StepKind};
use crate::sorted::SortedMap;
use crate::verdicts;
use crate::world::Refusal;
use by_hand::{Goal, Knowledge};
#[cfg(not(target_arch = "wasm32"))]
use summary::{Decision, Summary};

pub mod by_hand;
#[cfg(not(target_arch = "wasm32"))]
pub mod summary;
mod views;

pub use views::*;

/// A diagram holds at most so many steps.
pub const WIDEST: u32 = 2000;

/// A run of any protocol.
pub trait Stage {
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
    fn digests(&mut self) -> Vec<String>;
}

/// A run with the scenario it came from.
pub struct Playing {
    run: Box<dyn Show>,
    scenario: Scenario,
}

/// A fault's letter for a second value, where its own is not given: the first that nobody uses.
fn fresh_letter(scenario: &Scenario, setting: &Setting) -> Command {
    let listed = setting.commands.iter().flatten().copied();
    let named = scenario.faults.iter().flat_map(FaultSpec::letters);
    let used: Vec<Command> = listed.chain(named).collect();
    (0..=u16::MAX).map(Command).find(|letter| !used.contains(letter)).unwrap_or(Command(0))
}

/// The plan of a scenario's faults, whose letters are settled on the way.
fn plan(
    scenario: &mut Scenario,
    setting: &Setting,
    has_lie: HasLie,
) -> Result<Vec<Planned<NamedLie>>, Wrong> {
    let mut plan = Vec::new();
    for i in 0..scenario.faults.len() {
        let fresh = fresh_letter(scenario, setting);
        let (fault, at) = (&mut scenario.faults[i], format!("faults[{i}]"));
        plan.push(fault.plan(&at, setting.cast, &setting.conditions, fresh, has_lie)?);
        settle_letters(fault, fresh);
    }
    Ok(plan)
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

/// The slot that views show when they are told none: that of the last step.
fn slot_in_view(here: &dyn Scene) -> Slot {
    let bounds = here.bounds();
    let servers = (0..bounds.cast.servers).map(AgentId::Server);
    let first = || servers.map(|who| here.figure(who).log_length).min().unwrap_or(0);
    here.slot().unwrap_or_else(first).min(bounds.slots.saturating_sub(1))
}

fn token(passing: Passing) -> Token {
    let Passing { flight, from, to, face } = passing;
    Token {
        id: flight.id,
        face,
        from: from.name(),
        to: to.name(),
        sent: delays(flight.sent),
        due: delays(flight.due),
        copy: flight.copy,
        held: flight.held,
    }
}

fn carried(Passing { from, to, face, .. }: &Passing) -> Carried {
    Carried { kind: face.kind, chip: face.chip.clone(), from: from.name(), to: to.name() }
}

fn beat(here: &dyn Scene) -> Beat {
    let (deed, state) = (here.deed(), here.state());
    let mut told = Vec::new();
    if let Some(StepKind::Fault(place)) = deed.kind {
        let fault = here.fault_told(place);
        told.push(match here.touched() {
            Some(passing) if fault.facts.contains_key("message") => {
                fault.with("message", Fact::Message(carried(&passing)))
            }
            _ => fault,
        });
    }
    let lost = here.lost(true);
    if let Some(agent) = deed.who {
        told.extend(here.told());
        if let Some(kind) = deed.unheard {
            told.push(Told::new("unheard").with("agent", agent).with("kind", kind));
        }
        if deed.crashed && !matches!(deed.kind, Some(StepKind::Fault(_))) {
            let rule = match agent {
                AgentId::Server(_) => "fault.brittle.now",
                _ => "fault.crash",
            };
            told.push(Told::new(rule).with("agent", agent));
        }
        if !lost.is_empty() {
            let count = u32::try_from(lost.len()).unwrap_or(u32::MAX);
            told.push(Told::new("lost").with("agent", agent).with("count", count));
        }
    }
    main_ones(&mut told);
    if told.is_empty() {
        told.push(Told::new(if deed.kind.is_none() { "start" } else { "holds" }));
    }
    let kind = match deed.kind {
        None => "start",
        Some(StepKind::Deliver) => "deliver",
        Some(StepKind::Timer) => "timer",
        Some(StepKind::Fault(_)) => "fault",
    };
    Beat {
        step: state.steps,
        time: delays(state.now),
        kind,
        agent: deed.who.map(AgentId::name),
        message: here.touched().map(token),
        told,
        sent: deed.sent.iter().map(|handle| here.flight(*handle).id).collect(),
        lost: lost.into_iter().map(token).collect(),
    }
}

fn names(all: &[AgentId]) -> Vec<String> {
    all.iter().map(|who| who.name()).collect()
}

fn server_view(here: &dyn Scene, i: u8, slot: Slot) -> ServerView {
    let who = AgentId::Server(i);
    let (figure, network) = (here.figure(who), here.state().network);
    let mut face = here.server_face(i, slot);
    if !figure.up {
        face.trusts = None;
    }
    let timer = here.clock(who, slot);
    ServerView {
        name: who.name(),
        up: figure.up,
        diskless: figure.diskless,
        face,
        timer: timer.map(|(from, to)| Span { from: delays(from), to: delays(to) }),
        slow: f64::from(network.slowness(who)) / 1000.0,
        cut: names(&network.cut_from(who)),
    }
}

fn client_view(here: &dyn Scene, who: AgentId, slot: Slot) -> ClientView {
    let figure = here.figure(who);
    ClientView {
        name: who.name(),
        face: here.client_face(who, slot),
        up: figure.up,
        traitor: figure.lies,
        does: figure.does,
        with: names(&figure.with),
    }
}

fn costs(here: &dyn Scene, slot: Slot) -> CostView {
    let costs = here.state().costs;
    CostView {
        delays: verdicts::delays_to_decide(here, slot),
        messages: messages(here),
        total: costs.messages.iter().sum(),
        macs_made: costs.macs_made,
        macs_checked: costs.macs_checked,
        proof_bytes: costs.proof_bytes,
        trust_changes: costs.trust_moves,
    }
}

/// The proof that the owner of the slot's highest round has so far, with what is on its way.
fn proof(here: &dyn Scene, servers: &[ServerView], slot: Slot) -> Option<Proof> {
    let cast = here.bounds().cast;
    let rounds = servers.iter().filter_map(|server| server.face.round);
    let round = rounds.max().filter(|round| *round > 0)?;
    let mut proof =
        (0..cast.proposers()).find_map(|i| here.proof_of(cast.proposer(i), slot, round))?;
    let deed = here.deed();
    if let Some(came) = here.touched().filter(|_| deed.kind == Some(StepKind::Deliver)) {
        let face = came.face;
        if face.kind == "PROMISE" && (face.slot, face.round) == (slot, Some(round)) {
            let from = came.from.name();
            for part in &mut proof.promises {
                part.fresh = part.server == from;
            }
        }
    }
    // One row a server: the promise that has arrived, or else the first that is on its way.
    let mut coming = here.promises_on_their_way(slot, round);
    for i in 0..cast.servers {
        let server = AgentId::Server(i).name();
        if proof.promises.iter().all(|held| held.server != server) {
            let at = coming.iter().position(|part| part.server == server);
            proof.promises.push(at.map_or_else(
                || ProofPart { server, state: "missing", ..ProofPart::default() },
                |at| coming.remove(at),
            ));
        }
    }
    Some(proof)
}

fn split(here: &dyn Scene) -> Option<Split> {
    here.violations().into_iter().find_map(|violation| match violation {
        Violation::Agreement { one, other, .. } => Some(Split {
            servers: (AgentId::Server(one.0).name(), AgentId::Server(other.0).name()),
            chips: (one.1, other.1),
        }),
        _ => None,
    })
}

fn fault_entries(told: Vec<(Told, Option<Refusal>)>, specs: &[FaultSpec]) -> Vec<FaultEntry> {
    let entry = |(index, ((told, why), spec)): (usize, ((Told, _), &FaultSpec))| FaultEntry {
        index,
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        step: spec.step.map(|step| step as u32),
        time: spec.at,
        told,
        refused: Option::map(why, faults::refusal),
    };
    told.into_iter().zip(specs).enumerate().map(entry).collect()
}

/// What is said again by what follows from it: a conviction or a decision says all that the LEARN
/// before it did, a proposal how many promises it stands on.
const SAID_BY: [(&str, &str); 6] = [
    ("heard", "convict."),
    ("heard", "decided"),
    ("promise.held", "propose."),
    ("accepted.held", "chosen"),
    ("fault.crash", "lie.crash"),
    ("promise.kept", "lie."),
];
/// Said only where there is nothing else to say.
const ELSE_NOTHING: [&str; 3] = ["idle", "fault.deliver", "fault.expire"];

fn main_ones(told: &mut Vec<Told>) {
    let rules: Vec<&str> = told.iter().map(|one| one.rule).collect();
    let says = |by: &str| rules.iter().any(|rule| rule.starts_with(by));
    let more = rules.iter().any(|rule| !ELSE_NOTHING.contains(rule));
    let mut at = 0;
    told.retain(|one| {
        at += 1;
        let again = SAID_BY.iter().any(|(rule, by)| one.rule == *rule && says(by));
        let idle = ELSE_NOTHING.contains(&one.rule) && (more || at > 1);
        !(again || idle)
    });
}

fn messages(here: &dyn Scene) -> Named<u64> {
    let kinds = here.bounds().cards.kinds.iter().map(|card| card.kind);
    kinds.zip(here.state().costs.messages).filter(|(_, count)| *count > 0).collect()
}

fn name_commands(commands: &[Vec<Command>]) -> Commands {
    let mut named = SortedMap::new();
    for (client, list) in (0..).zip(commands) {
        let letters = list.iter().map(Command::to_string).collect();
        named.insert(AgentId::Client(client).name(), letters);
    }
    Commands::Listed(named)
}

/// Writes down the letter that a lie makes up, so that the run stays the same whatever else is
/// added to it later.
fn settle_letters(fault: &mut FaultSpec, fresh: Command) {
    let lies = ["equivocate", "two-proofs", "forge", "repeat", "against", "alter", "invent"];
    let told = fault.does == "equivocate" && fault.split.is_some();
    if lies.contains(&fault.does.as_str()) && fault.value.is_none() && !told {
        fault.value = Some(fresh.to_string());
    }
}

impl Stage for Playing {
    fn snapshot(&mut self, slot: Option<Slot>) -> Snapshot {
        let next = self.run.next_time();
        let here = &*self.run.here();
        let (bounds, state) = (here.bounds(), here.state());
        let (cast, slot) = (bounds.cast, slot.unwrap_or_else(|| slot_in_view(here)));
        let servers: Vec<ServerView> =
            (0..cast.servers).map(|i| server_view(here, i, slot)).collect();
        let client = |who| client_view(here, who, slot);
        let requesters = if cast.edges > 0 { cast.clients } else { 0 };
        let messages = here.on_their_way();
        let messages = messages.values().filter_map(|handle| here.message(*handle, true));
        Snapshot {
            protocol: bounds.cards.id,
            step: state.steps,
            steps: self.run.known(),
            end: self.run.end().map(End::name),
            time: delays(state.now),
            next: next.map(delays),
            slot,
            slots_active: state.times.len().try_into().unwrap_or(Slot::MAX),
            slots: bounds.slots,
            quorum: bounds.quorum,
            f: bounds.bearable,
            proof: proof(here, &servers, slot),
            servers,
            proposers: (0..cast.proposers()).map(|i| client(cast.proposer(i))).collect(),
            requesters: (0..requesters).map(|i| client(AgentId::Client(i))).collect(),
            messages: messages.map(token).collect(),
            beat: beat(here),
            verdicts: verdicts::all(here),
            costs: costs(here, slot),
            left: verdicts::left(here),
            without: here.without(),
            split: split(here),
            faults: fault_entries(self.run.faults(), &self.scenario.faults),
        }
    }

    fn seek(&mut self, step: u32) {
        self.run.seek(step);
    }

    fn explore(&mut self, steps: u32) -> u32 {
        self.run.explore(steps)
    }

    fn window(&self, from: u32, to: u32) -> Window {
        let from = from.max(1);
        let to = to.min(self.run.known()).min(from.saturating_add(WIDEST - 1));
        let mut window = Window { from, to: from.max(to), ..Window::default() };
        let mut open = SortedMap::new();
        let lines = std::cell::RefCell::new(Vec::new());
        let mut start = |before: &dyn Scene| {
            for handle in before.in_flight() {
                lines.borrow_mut().extend(before.message(handle, false).map(|at| line(at, None)));
            }
        };
        self.run.watch(from, to, &mut start, &mut |here| {
            let (deed, state) = (here.deed(), here.state());
            let mut lines = lines.borrow_mut();
            if open.is_empty() {
                open.extend(lines.iter().enumerate().map(|(at, line)| (line.id, at)));
            }
            window.times.push(delays(state.now));
            let end = Loss { at: delays(state.now), step: state.steps };
            if let Some(at) = deed.flight.and_then(|flight| open.get(&flight.id)) {
                let line = &mut lines[*at];
                let arrived = deed.kind == Some(StepKind::Deliver) && deed.unheard.is_none();
                if arrived {
                    (line.at, line.step) = (Some(delays(state.now)), Some(state.steps));
                } else if let Some(flight) = deed.flight {
                    line.due = delays(flight.due);
                    let gone = deed.kind == Some(StepKind::Deliver) || deed.dropped;
                    line.lost = gone.then_some(end);
                }
            }
            for handle in deed.sent {
                let Some(passing) = here.message(*handle, false) else { continue };
                open.insert(passing.flight.id, lines.len());
                lines.push(line(passing, None));
            }
            let lost = here.lost(false).into_iter();
            lines.extend(lost.map(|passing| line(passing, Some(end))));
            marks(here, &mut window.marks);
            true
        });
        window.lines = lines.into_inner();
        window
    }

    fn inject(&mut self, mut fault: FaultSpec) -> Result<(), Wrong> {
        let here = self.run.here();
        let now = here.state().steps;
        fault.at = None;
        fault.step = Some(f64::from(now));
        let setting = self.scenario.setting()?;
        let fresh = fresh_letter(&self.scenario, &setting);
        let conditions = here.state().network.conditions.clone();
        let cast = here.bounds().cast;
        drop(here);
        let has_lie =
            |who: AgentId, does: &str, params: &LieParams| self.run.has_lie(who, does, params);
        let planned = fault.plan("fault", cast, &conditions, fresh, &has_lie)?;
        settle_letters(&mut fault, fresh);
        if self.scenario.faults.len() >= crate::scenario::MOST_FAULTS {
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
        let here = &*self.run.here();
        let cast = here.bounds().cast;
        let who = crate::scenario::agent("", cast, name)?;
        let slot = slot.unwrap_or_else(|| slot_in_view(here));
        let rounds = here.client_face(who, slot).proposed;
        let round = rounds.first().map(|vote| vote.round);
        Ok(Portrait {
            title: who.name(),
            told: Told::new(match who {
                AgentId::Server(_) => "about.server",
                AgentId::Client(_) if cast.edges > 0 => "about.requester",
                _ => "about.proposer",
            })
            .with("agent", who),
            rows: here.rows(who, slot),
            proof: round.and_then(|round| here.proof_of(who, slot, round)),
            token: None,
        })
    }

    fn inspect_message(&self, id: MsgId) -> Result<Portrait, Wrong> {
        let here = &*self.run.here();
        let handle = here.on_their_way().get(&id).copied();
        let found = handle.and_then(|handle| Some((handle, here.message(handle, true)?)));
        let Some((handle, mut passing)) = found else {
            return wrong("", "that message is not in flight at this step");
        };
        let proof = here.message_proof(handle);
        if proof.as_ref().is_some_and(|proof| proof.fault.is_some()) {
            passing.face.seal = "broken";
        }
        let kind = passing.face.kind;
        Ok(Portrait {
            title: kind.into(),
            told: Told::new("about.message")
                .with("kind", kind)
                .with("from", passing.from)
                .with("to", passing.to),
            rows: here.message_rows(handle),
            proof,
            token: Some(token(passing)),
        })
    }

    fn knowledge(&self, name: &str, slot: Option<Slot>) -> Result<Knowledge, Wrong> {
        let here = &*self.run.here();
        let cast = here.bounds().cast;
        let who = crate::scenario::agent("", cast, name)?;
        if cast.proposer_index(who).is_none() {
            return wrong("", format!("{name} proposes nothing"));
        }
        Ok(by_hand::knowledge(here, who, slot.unwrap_or_else(|| slot_in_view(here))))
    }

    fn forecast(&self, say: &[FaultSpec]) -> Result<Vec<Forecast>, Wrong> {
        let here = &*self.run.here();
        let cast = here.bounds().cast;
        let mut speeches = Vec::new();
        for (i, spec) in say.iter().enumerate() {
            let at = format!("say[{i}]");
            let name = spec.client.as_ref().or(spec.proposer.as_ref());
            let Some(name) = name else { return wrong(at, "a client is needed") };
            let who = crate::scenario::agent(&format!("{at}.client"), cast, name)?;
            speeches.push((who, spec.speech(&at, cast)?));
        }
        here.forecast(&speeches)
    }

    fn goals(&self) -> Vec<Goal> {
        by_hand::goals(&*self.run.here())
    }

    fn find(&mut self, what: &str) -> Option<u32> {
        let here = self.step();
        if what == "end" {
            self.run.explore(crate::scenario::MOST_STEPS);
            return Some(self.run.known());
        }
        if self.run.known() < here + 5000 {
            self.run.explore(5000);
        }
        let mut found = None;
        let before = self.run.here().state().violated_at.len();
        let mut seen = Vec::new();
        self.run.watch(here + 1, self.run.known(), &mut |_| (), &mut |scene| {
            let state = scene.state();
            let hit = if what == "violated" {
                state.violated_at.len() > before
            } else {
                seen.clear();
                marks(scene, &mut seen);
                seen.iter().any(|mark| mark.face.kind == what)
            };
            if hit {
                found = Some(state.steps);
            }
            !hit
        });
        found
    }

    fn scenario(&self) -> Scenario {
        let step = self.step();
        Scenario { step: (step > 0).then_some(f64::from(step)), ..self.scenario.clone() }
    }

    fn digest(&self) -> String {
        self.run.here().digest()
    }

    fn step(&self) -> u32 {
        self.run.here().state().steps
    }

    fn delivered(&self) -> u64 {
        self.run.delivered()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn summarise(&mut self, mut each: Option<&mut dyn FnMut(TraceLine)>) -> Summary {
        let mut log: SortedMap<String, Vec<Decision>> = SortedMap::new();
        // In a slot that is decided a server enters no further round; later it forgets them.
        let mut highest = 0;
        let mut watch = |here: &dyn Scene| {
            let state = here.state();
            let decisions = here.decisions();
            if let Some(who @ AgentId::Server(i)) = here.deed().who
                && (here.figure(who).log_length == 0 || decisions.iter().any(|one| one.0 == 0))
            {
                highest = here.server_face(i, 0).round.unwrap_or(0).max(highest);
            }
            for (slot, chip) in decisions {
                let decision = Decision { slot, value: chip.letter, at: delays(state.now) };
                let who = here.deed().who.map(AgentId::name).unwrap_or_default();
                log.get_or_insert(who, Vec::new()).push(decision);
            }
            if let Some(each) = &mut each
                && state.steps > 0
            {
                each(TraceLine { beat: beat(here), digest: here.digest() });
            }
        };
        let mut summary = None;
        self.run.play(&mut watch, &mut |end| summary = Some(summary::sum_up(end)));
        let mut summary = summary.unwrap_or_default();
        summary.rounds = highest.saturating_add(1);
        for (who, all) in &log {
            if let Some(first) = all.iter().find(|one| one.slot == 0) {
                summary.decided.insert(who.clone(), first.clone());
            }
        }
        if self.run.here().bounds().slots > 1 {
            summary.log = log;
        }
        summary
    }

    fn digests(&mut self) -> Vec<String> {
        let mut all = Vec::new();
        self.run.play(&mut |here| all.push(here.digest()), &mut |_| ());
        all
    }
}

fn line(passing: Passing, lost: Option<Loss>) -> Line {
    let Passing { flight, from, to, face } = passing;
    Line {
        id: flight.id,
        face,
        from: from.name(),
        to: to.name(),
        sent: delays(flight.sent),
        sent_step: flight.sent_step,
        at: None,
        step: None,
        due: delays(flight.due),
        lost,
    }
}

fn marks(here: &dyn Scene, into: &mut Vec<Mark>) {
    let (deed, state) = (here.deed(), here.state());
    let mut push = |agent: AgentId, face| {
        into.push(Mark { step: state.steps, time: delays(state.now), agent: agent.name(), face });
    };
    let fault = match deed.kind {
        Some(StepKind::Fault(place)) => Some(place),
        _ => None,
    };
    if let Some((agent, face)) = fault.and_then(|place| here.fault_mark(place)) {
        push(agent, face);
    }
    let Some(agent) = deed.who else { return };
    for face in here.marks() {
        push(agent, face);
    }
    if deed.crashed && fault.is_none() {
        push(agent, MarkFace { kind: "crash", slot: 0, chip: None, round: None, about: None });
    }
}
