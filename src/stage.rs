//! The object-safe face of a run, the same for any protocol: snapshots for views, intents in.
//!
//! Nothing here decides anything. A snapshot is drawn from the present state of the run; the diagram
//! from taking a part of it again.

use crate::command::Command;
use crate::faults::{self, delays};
use crate::network::Conditions;
use crate::portrait::{
    Chip, ClientFace, MarkFace, MsgFace, Portray, Proof, ProofPart, Row, ServerFace, Told,
};
use crate::protocol::{AgentId, Cast, LieParams, Slot};
use crate::scenario::{Commands, FaultSpec, Scenario, Setting, Wrong, wrong};
use crate::simulator::{End, Fault, Flight, Limits, MsgId, Planned, Simulator, Step, StepKind};
use crate::trace::Run;
use crate::verdicts::{self, Verdict};
use crate::world::{Conduct, Envelope};
use serde::Serialize;
use std::collections::BTreeMap;

/// A server as views see it.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ServerView {
    name: String,
    up: bool,
    diskless: bool,
    #[serde(flatten)]
    face: ServerFace,
    timer: Option<Span>,
    slow: f64,
    cut: Vec<String>,
}

/// A running time-out.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct Span {
    from: f64,
    to: f64,
}

/// A client or proposer as views see it.
#[derive(Serialize, Clone, Debug)]
pub struct ClientView {
    name: String,
    #[serde(flatten)]
    face: ClientFace,
    up: bool,
    traitor: bool,
    does: Option<&'static str>,
    with: Vec<String>,
}

/// A message as views see it.
#[derive(Serialize, Clone, Debug)]
pub struct Token {
    id: MsgId,
    #[serde(flatten)]
    face: MsgFace,
    from: String,
    to: String,
    sent: f64,
    due: f64,
    copy: bool,
    held: bool,
}

/// What the last step was.
#[derive(Serialize, Clone, Debug)]
pub struct Beat {
    step: u32,
    time: f64,
    kind: &'static str,
    agent: Option<String>,
    message: Option<Token>,
    told: Vec<Told>,
    sent: Vec<MsgId>,
    lost: Vec<Token>,
}

/// What a run has cost so far.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct CostView {
    delays: Option<f64>,
    messages: BTreeMap<&'static str, u64>,
    total: u64,
    macs_made: u64,
    macs_checked: u64,
    proof_bytes: u64,
    trust_changes: u64,
}

/// Two servers that decided differently.
#[derive(Serialize, Clone, Debug)]
pub struct Split {
    servers: (String, String),
    chips: (Chip, Chip),
}

/// A fault of the run.
#[derive(Serialize, Clone, Debug)]
pub struct FaultEntry {
    index: usize,
    step: Option<u32>,
    time: Option<f64>,
    told: Told,
}

/// Everything that views draw at one step.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    protocol: &'static str,
    step: u32,
    steps: u32,
    end: Option<&'static str>,
    time: f64,
    next: Option<f64>,
    slot: Slot,
    slots_active: Slot,
    slots: u32,
    quorum: u8,
    f: u8,
    servers: Vec<ServerView>,
    proposers: Vec<ClientView>,
    requesters: Vec<ClientView>,
    messages: Vec<Token>,
    beat: Beat,
    /// Each property's verdict.
    pub verdicts: Vec<Verdict>,
    costs: CostView,
    proof: Option<Proof>,
    left: Vec<Told>,
    split: Option<Split>,
    faults: Vec<FaultEntry>,
}

/// An inspector of one agent or message.
#[derive(Serialize, Clone, Debug)]
pub struct Portrait {
    title: String,
    told: Told,
    rows: Vec<Row>,
    proof: Option<Proof>,
    token: Option<Token>,
}

/// A message's way through the diagram.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    id: MsgId,
    #[serde(flatten)]
    face: MsgFace,
    from: String,
    to: String,
    sent: f64,
    sent_step: u32,
    at: Option<f64>,
    step: Option<u32>,
    due: f64,
    lost: bool,
}

/// A fact on a lane of the diagram.
#[derive(Serialize, Clone, Debug)]
pub struct Mark {
    step: u32,
    time: f64,
    agent: String,
    #[serde(flatten)]
    face: MarkFace,
}

/// A part of the run for the diagram.
#[derive(Serialize, Clone, Debug, Default)]
pub struct Window {
    from: u32,
    to: u32,
    times: Vec<f64>,
    lines: Vec<Line>,
    marks: Vec<Mark>,
}

/// A diagram holds at most so many steps.
pub const WIDEST: u32 = 2000;

/// What a whole run came to: the last line of `turncoat run`.
#[derive(Serialize, Clone, Debug)]
pub struct Summary {
    decided: BTreeMap<String, Decision>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    log: BTreeMap<String, Vec<Decision>>,
    rounds: u32,
    convicted: BTreeMap<String, Vec<String>>,
    messages: BTreeMap<&'static str, u64>,
    hmac: Hmacs,
    trust_changes: u64,
    proof_bytes: u64,
    properties: BTreeMap<&'static str, Property>,
    left: Vec<&'static str>,
    end: Option<&'static str>,
    steps: u32,
    time: f64,
    digest: String,
}

#[derive(Serialize, Clone, Debug)]
struct Decision {
    slot: Slot,
    value: String,
    at: f64,
}

#[derive(Serialize, Clone, Debug)]
struct Hmacs {
    made: u64,
    checked: u64,
}

#[derive(Serialize, Clone, Debug)]
struct Property {
    verdict: &'static str,
    step: Option<u32>,
    promised: bool,
}

/// One line of `turncoat run --trace`.
#[derive(Serialize, Clone, Debug)]
pub struct TraceLine {
    #[serde(flatten)]
    beat: Beat,
    digest: String,
}

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
    /// Plays the run to its end and sums it up; `each` sees every step.
    fn summarise(&mut self, each: Option<&mut dyn FnMut(TraceLine)>) -> Summary;
    /// Every step's digest, from the start to the end.
    fn digests(&mut self) -> Vec<String>;
}

/// A run with the scenario it came from.
pub struct Playing<P: Portray> {
    run: Run<P>,
    scenario: Scenario,
    conditions: Conditions,
}

/// A fault's letter for a second value, where its own is not given: the first that nobody uses.
fn fresh_letter(scenario: &Scenario, setting: &Setting) -> Command {
    let listed = setting.commands.iter().flatten().copied();
    let named = scenario.faults.iter().flat_map(FaultSpec::letters);
    let used: Vec<Command> = listed.chain(named).collect();
    (0..).map(Command).find(|letter| !used.contains(letter)).unwrap_or(Command(0))
}

impl<P: Portray> Playing<P> {
    /// Starts a scenario.
    ///
    /// # Errors
    /// The place and what is wrong.
    pub fn new(protocol: P, mut scenario: Scenario, setting: &Setting) -> Result<Self, Wrong> {
        let cast = setting.cast;
        let mut plan = Vec::new();
        for i in 0..scenario.faults.len() {
            let fresh = fresh_letter(&scenario, setting);
            settle_letters(&mut scenario.faults[i], fresh);
            let fault = &scenario.faults[i];
            let at = format!("faults[{i}]");
            plan.push(read_fault(&protocol, fault, &at, cast, &setting.conditions, fresh)?);
        }
        if setting.counted.is_none() {
            scenario.commands = Some(name_commands(&setting.commands));
        }
        let conditions = setting.conditions.clone();
        let limits: Limits = setting.limits;
        let mut run = Run::new(protocol, setting.seed, conditions.clone(), limits, plan);
        if let Some(step) = scenario.step {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let step = step as u32;
            run.explore(step);
            run.seek(step);
        }
        Ok(Self { run, scenario, conditions })
    }

    fn cast(&self) -> Cast {
        self.run.protocol().cast()
    }

    fn protocol(&self) -> &P {
        self.run.protocol()
    }

    fn token(&self, state: &Simulator<P>, flight: Flight, envelope: &Envelope<P::Msg>) -> Token {
        token(state, flight, envelope)
    }

    fn beat(state: &Simulator<P>, step: &Step<P>) -> Beat {
        let protocol = &state.world.protocol;
        let outcome = &step.outcome;
        let mut told = Vec::new();
        if let Some(StepKind::Fault(place)) = step.kind {
            told.push(fault_told::<P>(&state.plan()[place].fault));
        }
        let who = outcome.who;
        if let Some(agent) = who {
            let notes = outcome.effects.notes.iter().map(|note| protocol.told(agent, note));
            told.extend(main_ones(notes.collect()));
            if outcome.unheard {
                let kind = outcome.envelope.as_ref().map_or("", |e| protocol.msg_face(&e.msg).kind);
                told.push(Told::new("unheard").with("agent", agent).with("kind", kind));
            }
            if outcome.crashed && !matches!(step.kind, Some(StepKind::Fault(_))) {
                let rule = match agent {
                    AgentId::Server(_) => "fault.brittle.now",
                    _ => "fault.crash",
                };
                told.push(Told::new(rule).with("agent", agent));
            }
            if !step.lost.is_empty() {
                let count = u32::try_from(step.lost.len()).unwrap_or(u32::MAX);
                told.push(Told::new("lost").with("agent", agent).with("count", count));
            }
        }
        if told.is_empty() {
            told.push(Told::new(if step.kind.is_none() { "start" } else { "holds" }));
        }
        let kind = match step.kind {
            None => "start",
            Some(StepKind::Deliver) => "deliver",
            Some(StepKind::Timer) => "timer",
            Some(StepKind::Fault(_)) => "fault",
        };
        let message = step.flight.zip(outcome.envelope.as_ref());
        Beat {
            step: state.steps,
            time: delays(state.now),
            kind,
            agent: who.map(AgentId::name),
            message: message.map(|(flight, envelope)| token(state, flight, envelope)),
            told,
            sent: outcome.sent.iter().map(|handle| state.flight(*handle).id).collect(),
            lost: step.lost.iter().map(|(f, envelope)| token(state, *f, envelope)).collect(),
        }
    }

    /// The slot that views show when they are told none: that of the last step.
    fn slot_in_view(&self) -> Slot {
        let state = self.run.here();
        let outcome = &self.run.last().outcome;
        let noted = outcome.effects.notes.iter().find_map(|note| P::note_slot(note));
        let first = || {
            let servers = state.world.bodies().filter(|(who, _)| matches!(who, AgentId::Server(_)));
            servers.map(|(_, body)| P::log_length(&body.agent)).min().unwrap_or(0)
        };
        noted.unwrap_or_else(first).min(self.protocol().slots().saturating_sub(1))
    }

    fn server_view(&self, i: u8, slot: Slot) -> ServerView {
        let state = self.run.here();
        let who = AgentId::Server(i);
        let body = state.world.body(who);
        let face = self.protocol().server_face(&body.agent, slot);
        let timer = P::timeout_of(slot).and_then(|timer| state.clock(who, timer));
        let trusts = if body.up { face.trusts.clone() } else { None };
        ServerView {
            name: who.name(),
            up: body.up,
            diskless: body.diskless,
            face: ServerFace { trusts, ..face },
            timer: timer.map(|(from, to)| Span { from: delays(from), to: delays(to) }),
            slow: f64::from(state.network.slowness(who)) / 1000.0,
            cut: state.network.cut_from(who).into_iter().map(AgentId::name).collect(),
        }
    }

    fn client_view(&self, who: AgentId, slot: Slot) -> ClientView {
        let body = self.run.here().world.body(who);
        let (does, with) = match &body.conduct {
            Conduct::Honest => (None, vec![]),
            Conduct::Traitor { lie, with } => (
                Some(P::lie_name(lie)),
                with.iter().map(|friend| friend.name()).collect(),
            ),
        };
        ClientView {
            name: who.name(),
            face: self.protocol().client_face(&body.agent, slot),
            up: body.up,
            traitor: does.is_some(),
            does,
            with,
        }
    }

    fn costs(&self, slot: Slot) -> CostView {
        let state = self.run.here();
        CostView {
            delays: verdicts::delays_to_decide(state, slot),
            messages: messages(state),
            total: state.costs.messages.iter().sum(),
            macs_made: state.costs.macs_made,
            macs_checked: state.costs.macs_checked,
            proof_bytes: state.costs.proof_bytes,
            trust_changes: state.costs.trust_moves,
        }
    }

    /// The proof that the owner of the slot's highest round has so far, with what is on its way.
    fn proof(&self, slot: Slot) -> Option<Proof> {
        let state = self.run.here();
        let protocol = self.protocol();
        let cast = self.cast();
        let rounds = (0..cast.servers).filter_map(|i| {
            let agent = &state.world.body(AgentId::Server(i)).agent;
            protocol.server_face(agent, slot).round
        });
        let round = rounds.max().filter(|round| *round > 0)?;
        let mut proof = (0..cast.proposers()).find_map(|i| {
            let agent = &state.world.body(cast.proposer(i)).agent;
            protocol.proof_of(agent, slot, round)
        })?;
        for (handle, envelope) in state.world.in_flight() {
            let Some(mut part) = protocol.promise_in(&envelope.msg, slot, round) else { continue };
            if proof.promises.iter().all(|held| held.server != part.server) {
                part.due = Some(delays(state.flight(handle).due));
                proof.promises.push(part);
            }
        }
        for i in 0..cast.servers {
            let server = AgentId::Server(i).name();
            if proof.promises.iter().all(|held| held.server != server) {
                proof.promises.push(ProofPart {
                    server,
                    vote: None,
                    mac: String::new(),
                    state: "missing",
                    due: None,
                    problem: None,
                    forces: false,
                });
            }
        }
        Some(proof)
    }

    fn split(&self) -> Option<Split> {
        use crate::ledger::Violation;
        let ledger = self.run.here().world.ledger();
        ledger.violations().iter().find_map(|violation| match violation {
            Violation::Agreement { one, other, .. } => Some(Split {
                servers: (AgentId::Server(one.0).name(), AgentId::Server(other.0).name()),
                chips: (self.protocol().chip(&one.1), self.protocol().chip(&other.1)),
            }),
            _ => None,
        })
    }

    fn fault_entries(&self) -> Vec<FaultEntry> {
        let entries = self.run.plan().iter().zip(&self.scenario.faults).enumerate();
        let entry = |(index, (planned, spec)): (usize, (&Planned<P::Lie>, &FaultSpec))| FaultEntry {
            index,
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            step: spec.step.map(|step| step as u32),
            time: spec.at,
            told: fault_told::<P>(&planned.fault),
        };
        entries.map(entry).collect()
    }

    fn conditions_here(&self) -> &Conditions {
        &self.run.here().network.conditions
    }
}

fn token<P: Portray>(state: &Simulator<P>, flight: Flight, envelope: &Envelope<P::Msg>) -> Token {
    let protocol = &state.world.protocol;
    let mut face = protocol.msg_face(&envelope.msg);
    if face.seal == "proof" && is_found_out(state, envelope.from) {
        let by = &state.world.body(AgentId::Server(0)).agent;
        let proof = protocol.msg_proof(envelope.from, &envelope.msg, by);
        if proof.is_some_and(|proof| proof.fault.is_some()) {
            face.seal = "broken";
        }
    }
    Token {
        id: flight.id,
        face,
        from: envelope.from.name(),
        to: envelope.to.name(),
        sent: delays(flight.sent),
        due: delays(flight.due),
        copy: flight.copy,
        held: flight.held,
    }
}

/// Whether any server holds this proposer convicted, so that its broken seals may be shown.
fn is_found_out<P: Portray>(state: &Simulator<P>, who: AgentId) -> bool {
    let Some(i) = state.world.protocol.cast().proposer_index(who) else { return false };
    state.world.bodies().any(|(_, body)| P::accused(&body.agent) & (1 << i) != 0)
}

fn fault_told<P: Portray>(fault: &Fault<P::Lie>) -> Told {
    faults::told(fault, |lie| {
        let name = P::lie_name(lie);
        let words = P::words();
        let mut cards = words.client_faults.iter().chain(words.edge_faults);
        cards.find(|card| card.does == name).map_or(name, |card| card.title).to_lowercase()
    })
}

/// A conviction or a decision says all that the LEARN before it did.
fn main_ones(mut told: Vec<Told>) -> Vec<Told> {
    let says = |rule: &str| rule.starts_with("convict.") || rule == "decided";
    if told.iter().any(|one| says(one.rule)) {
        told.retain(|one| one.rule != "heard");
    }
    told
}

fn messages<P: Portray>(state: &Simulator<P>) -> BTreeMap<&'static str, u64> {
    let kinds = P::words().kinds.iter().map(|card| card.kind);
    kinds.zip(state.costs.messages).filter(|(_, count)| *count > 0).collect()
}

fn name_commands(commands: &[Vec<Command>]) -> Commands {
    let name = |(i, list): (usize, &Vec<Command>)| {
        let client = AgentId::Client(u8::try_from(i).unwrap_or(0)).name();
        (client, list.iter().map(Command::to_string).collect())
    };
    Commands::Listed(commands.iter().enumerate().map(name).collect())
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

fn read_fault<P: Portray>(
    protocol: &P,
    fault: &FaultSpec,
    at: &str,
    cast: Cast,
    conditions: &Conditions,
    fresh: Command,
) -> Result<Planned<P::Lie>, Wrong> {
    let lie = |who: AgentId, does: &str, params: &LieParams| protocol.lie_named(who, does, params);
    fault.plan(at, cast, conditions, fresh, &lie)
}

fn end_name(end: Option<End>) -> Option<&'static str> {
    end.map(|end| match end {
        End::Quiet => "quiet",
        End::Limit => "limit",
        End::Stopped => "stopped",
    })
}

impl<P: Portray> Stage for Playing<P> {
    fn snapshot(&mut self, slot: Option<Slot>) -> Snapshot {
        let next = self.run.next_time();
        let slot = slot.unwrap_or_else(|| self.slot_in_view());
        let cast = self.cast();
        let state = self.run.here();
        let known = self.run.known();
        let servers: Vec<ServerView> =
            (0..cast.servers).map(|i| self.server_view(i, slot)).collect();
        let proposers = (0..cast.proposers()).map(|i| self.client_view(cast.proposer(i), slot));
        let requesters = if cast.edges > 0 { cast.clients } else { 0 };
        let requesters = (0..requesters).map(|i| self.client_view(AgentId::Client(i), slot));
        let flights = state.world.in_flight();
        let mut messages: Vec<Token> = flights
            .map(|(handle, envelope)| self.token(state, state.flight(handle), envelope))
            .collect();
        messages.sort_by_key(|token| token.id);
        Snapshot {
            protocol: P::words().id,
            step: state.steps,
            steps: known,
            end: end_name(self.run.end()),
            time: delays(state.now),
            next: next.map(delays),
            slot,
            slots_active: state.times.len().try_into().unwrap_or(Slot::MAX),
            slots: self.protocol().slots(),
            quorum: self.protocol().quorum(),
            f: self.protocol().bearable(),
            servers,
            proposers: proposers.collect(),
            requesters: requesters.collect(),
            messages,
            beat: Self::beat(state, self.run.last()),
            verdicts: verdicts::all(state),
            costs: self.costs(slot),
            proof: self.proof(slot),
            left: verdicts::left(state),
            split: self.split(),
            faults: self.fault_entries(),
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
        let mut open: BTreeMap<MsgId, usize> = BTreeMap::new();
        let lines = std::cell::RefCell::new(Vec::new());
        let start = |state: &Simulator<P>| {
            for (handle, envelope) in state.world.in_flight() {
                lines.borrow_mut().push(line(state, state.flight(handle), envelope, false));
            }
        };
        self.run.watch(from, to, start, |state, step| {
            let mut lines = lines.borrow_mut();
            if open.is_empty() {
                open.extend(lines.iter().enumerate().map(|(at, line)| (line.id, at)));
            }
            window.times.push(delays(state.now));
            if let Some(at) = step.flight.and_then(|flight| open.get(&flight.id)) {
                let line = &mut lines[*at];
                let arrived = step.kind == Some(StepKind::Deliver) && !step.outcome.unheard;
                if arrived {
                    (line.at, line.step) = (Some(delays(state.now)), Some(state.steps));
                } else if let Some(flight) = step.flight {
                    line.due = delays(flight.due);
                    line.lost = step.kind == Some(StepKind::Deliver) || dropped(state, step);
                }
            }
            for handle in &step.outcome.sent {
                let Some(envelope) = state.world.envelope(*handle) else { continue };
                let flight = state.flight(*handle);
                open.insert(flight.id, lines.len());
                lines.push(line(state, flight, envelope, false));
            }
            for (flight, envelope) in &step.lost {
                lines.push(line(state, *flight, envelope, true));
            }
            marks(state, step, &mut window.marks);
            true
        });
        window.lines = lines.into_inner();
        window
    }

    fn inject(&mut self, mut fault: FaultSpec) -> Result<(), Wrong> {
        fault.at = None;
        let now = self.run.here().steps;
        fault.step = Some(f64::from(now));
        let setting = self.scenario.setting()?;
        let fresh = fresh_letter(&self.scenario, &setting);
        settle_letters(&mut fault, fresh);
        let conditions = self.conditions_here().clone();
        let planned =
            read_fault(self.protocol(), &fault, "fault", self.cast(), &conditions, fresh)?;
        if self.scenario.faults.len() >= crate::scenario::MOST_FAULTS {
            return wrong("fault", "this run has as many faults as it may have");
        }
        if let Err(refusal) = self.run.inject(planned) {
            return wrong("", faults::refusal(refusal));
        }
        self.scenario.faults.retain(|old| old.step.is_none_or(|step| step < f64::from(now)));
        self.scenario.faults.push(fault);
        Ok(())
    }

    fn remove(&mut self, index: usize) -> Result<(), Wrong> {
        if index >= self.scenario.faults.len() {
            return wrong("", "there is no such fault in this run");
        }
        self.scenario.faults.remove(index);
        let (here, mut plan) = (self.run.here().steps, self.run.plan().to_vec());
        plan.remove(index);
        self.run = self.run.with_plan(plan);
        self.run.explore(here.max(2000));
        self.run.seek(here);
        Ok(())
    }

    fn inspect(&self, name: &str, slot: Option<Slot>) -> Result<Portrait, Wrong> {
        let who = crate::scenario::agent("", self.cast(), name)?;
        let slot = slot.unwrap_or_else(|| self.slot_in_view());
        let agent = &self.run.here().world.body(who).agent;
        let rounds = self.protocol().client_face(agent, slot).proposed;
        let round = rounds.first().map(|vote| vote.round);
        Ok(Portrait {
            title: who.name(),
            told: Told::new(match who {
                AgentId::Server(_) => "about.server",
                AgentId::Client(_) if self.cast().edges > 0 => "about.requester",
                _ => "about.proposer",
            })
            .with("agent", who),
            rows: self.protocol().rows(agent, slot),
            proof: round.and_then(|round| self.protocol().proof_of(agent, slot, round)),
            token: None,
        })
    }

    fn inspect_message(&self, id: MsgId) -> Result<Portrait, Wrong> {
        let state = self.run.here();
        let Some(handle) = state.find(id) else {
            return wrong("", "that message is not in flight at this step");
        };
        let Some(envelope) = state.world.envelope(handle) else {
            return wrong("", "that message is not in flight at this step");
        };
        let protocol = self.protocol();
        let by = match envelope.to {
            AgentId::Server(_) => envelope.to,
            _ => AgentId::Server(0),
        };
        let proof = protocol.msg_proof(envelope.from, &envelope.msg, &state.world.body(by).agent);
        let mut token = token(state, state.flight(handle), envelope);
        if proof.as_ref().is_some_and(|proof| proof.fault.is_some()) {
            token.face.seal = "broken";
        }
        Ok(Portrait {
            title: token.face.kind.into(),
            told: Told::new("about.message")
                .with("kind", token.face.kind)
                .with("from", envelope.from)
                .with("to", envelope.to),
            rows: protocol.msg_rows(&envelope.msg),
            proof,
            token: Some(token),
        })
    }

    fn find(&mut self, what: &str) -> Option<u32> {
        let here = self.run.here().steps;
        if what == "end" {
            self.run.explore(crate::scenario::MOST_STEPS);
            return Some(self.run.known());
        }
        if self.run.known() < here + 5000 {
            self.run.explore(5000);
        }
        let mut found = None;
        let before = self.run.here().violated_at.len();
        let mut seen = Vec::new();
        self.run.watch(here + 1, self.run.known(), |_| (), |state, step| {
            let hit = if what == "violated" {
                state.violated_at.len() > before
            } else {
                seen.clear();
                marks(state, step, &mut seen);
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
        let step = self.run.here().steps;
        Scenario { step: (step > 0).then_some(f64::from(step)), ..self.scenario.clone() }
    }

    fn digest(&self) -> String {
        self.run.here().digest()
    }

    fn step(&self) -> u32 {
        self.run.here().steps
    }

    fn delivered(&self) -> u64 {
        self.run.front().costs.delivered
    }

    fn summarise(&mut self, mut each: Option<&mut dyn FnMut(TraceLine)>) -> Summary {
        let protocol = self.protocol().clone();
        let fresh = self.run.with_plan(self.run.plan().to_vec());
        let mut state = fresh.here().clone();
        let mut step = Step::default();
        let mut log: BTreeMap<String, Vec<Decision>> = BTreeMap::new();
        while state.step(&mut step) {
            if let Some(who) = step.outcome.who {
                for (slot, value) in &step.outcome.effects.decisions {
                    let value = protocol.chip(value).letter;
                    let decision = Decision { slot: *slot, value, at: delays(state.now) };
                    log.entry(who.name()).or_default().push(decision);
                }
            }
            if let Some(each) = &mut each {
                each(TraceLine { beat: Self::beat(&state, &step), digest: state.digest() });
            }
        }
        let cast = self.cast();
        let servers = || (0..cast.servers).map(AgentId::Server);
        let agent = |who: AgentId| &state.world.body(who).agent;
        let round = |who| protocol.server_face(agent(who), 0).round.unwrap_or(0);
        let guilty = servers().filter_map(|who| {
            let face = protocol.server_face(agent(who), 0);
            let names: Vec<String> = face.convicted.into_iter().map(|held| held.client).collect();
            (!names.is_empty()).then(|| (who.name(), names))
        });
        let decided = log.iter().filter_map(|(who, all)| {
            all.iter().find(|one| one.slot == 0).map(|one| (who.clone(), one.clone()))
        });
        let verdicts = verdicts::all(&state).into_iter().map(|v| {
            (v.id, Property { verdict: v.state, step: v.step, promised: v.promised })
        });
        Summary {
            decided: decided.collect(),
            rounds: servers().map(round).max().unwrap_or(0).saturating_add(1),
            convicted: guilty.collect(),
            messages: messages(&state),
            hmac: Hmacs { made: state.costs.macs_made, checked: state.costs.macs_checked },
            trust_changes: state.costs.trust_moves,
            proof_bytes: state.costs.proof_bytes,
            properties: verdicts.collect(),
            left: verdicts::left(&state).into_iter().map(|told| told.rule).collect(),
            end: end_name(state.end()),
            steps: state.steps,
            time: delays(state.now),
            digest: state.digest(),
            log: if protocol.slots() > 1 { log } else { BTreeMap::new() },
        }
    }

    fn digests(&mut self) -> Vec<String> {
        let fresh = self.run.with_plan(self.run.plan().to_vec());
        let mut state = fresh.here().clone();
        let mut all = vec![state.digest()];
        let mut step = Step::default();
        while state.step(&mut step) {
            all.push(state.digest());
        }
        all
    }
}

fn dropped<P: Portray>(state: &Simulator<P>, step: &Step<P>) -> bool {
    let Some(StepKind::Fault(place)) = step.kind else { return false };
    matches!(state.plan()[place].fault, Fault::DropMessage(_))
}

fn line<P: Portray>(
    state: &Simulator<P>,
    flight: Flight,
    envelope: &Envelope<P::Msg>,
    lost: bool,
) -> Line {
    Line {
        id: flight.id,
        face: state.world.protocol.msg_face(&envelope.msg),
        from: envelope.from.name(),
        to: envelope.to.name(),
        sent: delays(flight.sent),
        sent_step: flight.sent_step,
        at: None,
        step: None,
        due: delays(flight.due),
        lost,
    }
}

fn marks<P: Portray>(state: &Simulator<P>, step: &Step<P>, into: &mut Vec<Mark>) {
    let mut push = |agent: AgentId, face| {
        into.push(Mark { step: state.steps, time: delays(state.now), agent: agent.name(), face });
    };
    if let Some(StepKind::Fault(place)) = step.kind
        && let Some((agent, face)) = faults::mark(&state.plan()[place].fault)
    {
        push(agent, face);
    }
    let Some(agent) = step.outcome.who else { return };
    for note in &step.outcome.effects.notes {
        if let Some(face) = state.world.protocol.mark(agent, note) {
            push(agent, face);
        }
    }
    if step.outcome.crashed && !matches!(step.kind, Some(StepKind::Fault(_))) {
        let face = MarkFace { kind: "crash", slot: 0, chip: None, round: None, about: None };
        push(agent, face);
    }
}
