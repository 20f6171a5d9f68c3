//! The one thing that is a [`Scene`]: a state of the simulator and the step that led to it.

use super::{Deed, Figure, Forecast, Passing, Present, Scene, Show, Terms, forecast};
use crate::border::faults::{self, delays};
use crate::border::scenario::{NamedLie, Wrong};
use crate::contract::portrait::{
    Chip, ClientFace, Fact, KnownPromise, MarkFace, Portray, Proof, ProofPart, Row, ServerFace,
    Told,
};
use crate::contract::speech::Speech;
use crate::contract::{AgentId, LieParams, Round, Said, Slot, Ticks};
use crate::parts::sorted::SortedMap;
use crate::run::network::Conditions;
use crate::run::simulator::{
    End, Fault, Flight, Limits, MsgId, Never, Planned, Simulator, Step, StepKind,
};
use crate::run::trace::Run;
use crate::world::ledger::Violation;
use crate::world::{Conduct, Envelope, Handle, Refusal};

/// Starts a run.
pub fn start<P: Portray + 'static>(
    protocol: P,
    seed: u64,
    conditions: Conditions,
    limits: Limits,
    plan: Vec<Planned<NamedLie>>,
) -> Box<dyn Show> {
    let plan = plan.into_iter().map(|planned| meant(&protocol, planned)).collect();
    Box::new(Run::new(protocol, seed, conditions, limits, plan))
}

/// A fault as the protocol means it. A strategy that it does not have is none.
fn meant<P: Portray>(protocol: &P, planned: Planned<NamedLie>) -> Planned<P::Lie> {
    let fault = match planned.fault {
        Fault::Turn(who, lie, with) => {
            let lie = lie.and_then(|lie| protocol.lie_named(who, &lie.does, &lie.params).ok());
            Fault::Turn(who, lie, with)
        }
        Fault::Crash(who) => Fault::Crash(who),
        Fault::CrashBeforeSending(who) => Fault::CrashBeforeSending(who),
        Fault::Recover(who, disk) => Fault::Recover(who, disk),
        Fault::Slow(who, by) => Fault::Slow(who, by),
        Fault::Cut(who, others) => Fault::Cut(who, others),
        Fault::Mend(who) => Fault::Mend(who),
        Fault::Partition(groups) => Fault::Partition(groups),
        Fault::MendAll => Fault::MendAll,
        Fault::Conditions(conditions) => Fault::Conditions(conditions),
        Fault::TimeOut(who) => Fault::TimeOut(who),
        Fault::DropMessage(id) => Fault::DropMessage(id),
        Fault::DelayMessage(id, by) => Fault::DelayMessage(id, by),
        Fault::DuplicateMessage(id) => Fault::DuplicateMessage(id),
        Fault::HurryMessage(id) => Fault::HurryMessage(id),
        Fault::DeliverMessage(id) => Fault::DeliverMessage(id),
        Fault::Expire(who, timer) => Fault::Expire(who, timer),
        Fault::Say(who, speech) => Fault::Say(who, speech),
    };
    Planned { when: planned.when, fault }
}

impl<P: Portray + 'static> Show for Run<P> {
    fn here(&self) -> Box<dyn Scene + '_> {
        Box::new(Moment { state: self.here(), step: self.last() })
    }

    fn seek(&mut self, step: u32) {
        self.seek(step);
    }

    fn explore(&mut self, steps: u32) -> u32 {
        self.explore(steps)
    }

    fn known(&self) -> u32 {
        self.known()
    }

    fn end(&self) -> Option<End> {
        self.end()
    }

    fn next_time(&self) -> Option<Ticks> {
        self.next_time()
    }

    fn delivered(&self) -> u64 {
        self.front().costs.delivered
    }

    fn watch(
        &self,
        from: u32,
        to: u32,
        start: &mut dyn FnMut(&dyn Scene),
        each: &mut dyn FnMut(&dyn Scene) -> bool,
    ) {
        let none = Step::default();
        self.watch(
            from,
            to,
            |state| start(&Moment { state, step: &none }),
            |state, step| each(&Moment { state, step }),
        );
    }

    fn play(&self, each: &mut dyn FnMut(&dyn Scene), end: &mut dyn FnMut(&dyn Scene)) {
        let mut state = self.with_plan(self.plan().to_vec()).here().clone();
        let mut step = Step::default();
        each(&Moment { state: &state, step: &step });
        while state.step(&mut step) {
            each(&Moment { state: &state, step: &step });
        }
        end(&Moment { state: &state, step: &step });
    }

    fn has_lie(&self, who: AgentId, does: &str, params: &LieParams) -> Result<(), Said> {
        self.protocol().lie_named(who, does, params).map(|_| ())
    }

    fn faults(&self) -> Vec<(Told, Option<Refusal>)> {
        let told =
            self.plan().iter().map(|planned| faults::told(&planned.fault, P::lie_name, P::is_lie));
        told.zip(self.front().refusals()).collect()
    }

    fn inject(&mut self, planned: Planned<NamedLie>) -> Result<Vec<usize>, Refusal> {
        let planned = meant(self.protocol(), planned);
        self.inject(planned)
    }

    fn remove(&mut self, index: usize) {
        let mut plan = self.plan().to_vec();
        plan.remove(index);
        *self = self.with_plan(plan);
    }
}

/// The one thing that is a [`Scene`].
struct Moment<'a, P: Portray> {
    state: &'a Simulator<P>,
    step: &'a Step<P>,
}

impl<P: Portray> Moment<'_, P> {
    fn protocol(&self) -> &P {
        &self.state.world.protocol
    }

    fn agent(&self, who: AgentId) -> &P::Agent {
        &self.state.world.body(who).agent
    }

    fn passing(&self, flight: Flight, envelope: &Envelope<P::Msg>, show_broken: bool) -> Passing {
        let mut face = self.protocol().msg_face(&envelope.msg);
        if show_broken && face.seal == "proof" && self.is_found_out(envelope.from) {
            let by = self.agent(AgentId::Server(0));
            let proof = self.protocol().msg_proof(envelope.from, &envelope.msg, by);
            if proof.is_some_and(|proof| proof.fault.is_some()) {
                face.seal = "broken";
            }
        }
        Passing { flight, from: envelope.from, to: envelope.to, face }
    }

    /// Whether any server holds this proposer convicted, so that its broken seals may be shown.
    fn is_found_out(&self, who: AgentId) -> bool {
        let (protocol, cast) = (self.protocol(), self.protocol().cast());
        self.state.world.bodies().any(|(_, body)| protocol.accused(&body.agent).has(cast, who))
    }
}

impl<P: Portray> Scene for Moment<'_, P> {
    fn terms(&self) -> Terms {
        let protocol = self.protocol();
        Terms {
            cast: protocol.cast(),
            cards: P::cards(),
            slots: protocol.slots(),
            quorum: protocol.quorum(),
            bearable: protocol.bearable(),
            ends: protocol.ends(),
            fault_free_delays: P::fault_free_delays(),
        }
    }

    fn present(&self) -> Present<'_> {
        let state = self.state;
        Present {
            steps: state.steps,
            now: state.now,
            limits: state.limits(),
            costs: &state.costs,
            times: &state.times,
            network: &state.network,
            violated_at: &state.violated_at,
            uneven_at: state.uneven_at,
            faults: state.faults,
            left_the_model: state.world.has_left_the_model(),
            faulty: state.world.faulty(),
        }
    }

    fn end(&self) -> Option<End> {
        self.state.end()
    }

    fn never(&self) -> Option<Never> {
        self.state.never()
    }

    fn digest(&self) -> String {
        self.state.digest()
    }

    fn refusals(&self) -> Vec<Option<Refusal>> {
        self.state.refusals()
    }

    fn left(&self) -> Vec<Told> {
        let mut all = self.protocol().left();
        let off = self.without().into_iter();
        all.extend(off.map(|rule| Told::new("left.without").with("rule", Fact::Switch(rule))));
        all
    }

    fn without(&self) -> Vec<&'static str> {
        let off = self.protocol().off();
        P::cards().switches.iter().filter(|card| off.lacks(card.rule)).map(|card| card.id).collect()
    }

    fn violations(&self) -> Vec<Violation<Chip>> {
        let chip = |value: &P::Value| self.protocol().chip(value);
        let all = self.state.world.ledger().violations().iter();
        all.map(|violation| violation.drawn(&chip)).collect()
    }

    fn figure(&self, who: AgentId) -> Figure {
        let body = self.state.world.body(who);
        let does = match &body.conduct {
            Conduct::Honest => None,
            Conduct::Traitor { lie, .. } => Some(P::lie_name(lie)),
        };
        Figure {
            up: body.up,
            diskless: body.diskless,
            lies: self.state.world.lies(who),
            does,
            with: self.state.world.coalition(who).split_off(1),
            unfinished: P::unfinished(&body.agent),
            log_length: P::log_length(&body.agent),
        }
    }

    fn server_face(&self, i: u8, slot: Slot) -> ServerFace {
        self.protocol().server_face(self.agent(AgentId::Server(i)), slot)
    }

    fn client_face(&self, who: AgentId, slot: Slot) -> ClientFace {
        self.protocol().client_face(self.agent(who), slot)
    }

    fn rows(&self, who: AgentId, slot: Slot) -> Vec<Row> {
        self.protocol().rows(self.agent(who), slot)
    }

    fn clock(&self, who: AgentId, slot: Slot) -> Option<(Ticks, Ticks)> {
        self.state.clock(who, P::timeout_of(slot)?)
    }

    fn proof_of(&self, who: AgentId, slot: Slot, round: Round) -> Option<Proof> {
        let lies = self.state.world.faulty().has(self.protocol().cast(), who);
        self.protocol().proof_of(self.agent(who), lies, slot, round)
    }

    fn promises_on_their_way(&self, slot: Slot, round: Round) -> Vec<ProofPart> {
        let mut all = Vec::new();
        for &handle in self.on_their_way().values() {
            let Some(envelope) = self.state.world.envelope(handle) else { continue };
            if let Some(mut part) = self.protocol().promise_in(&envelope.msg, slot, round) {
                part.due = Some(delays(self.state.flight(handle).due));
                part.fresh = self.step.outcome.sent.contains(&handle);
                all.push(part);
            }
        }
        all
    }

    fn in_flight(&self) -> Vec<Handle> {
        self.state.world.in_flight().map(|(handle, _)| handle).collect()
    }

    fn flight(&self, handle: Handle) -> Flight {
        self.state.flight(handle)
    }

    fn on_their_way(&self) -> SortedMap<MsgId, Handle> {
        let mut all = SortedMap::new();
        for (handle, _) in self.state.world.in_flight() {
            all.insert(self.state.flight(handle).id, handle);
        }
        all
    }

    fn message(&self, handle: Handle, show_broken: bool) -> Option<Passing> {
        let envelope = self.state.world.envelope(handle)?;
        Some(self.passing(self.state.flight(handle), envelope, show_broken))
    }

    fn message_rows(&self, handle: Handle) -> Vec<Row> {
        let envelope = self.state.world.envelope(handle);
        envelope.map_or(Vec::new(), |envelope| self.protocol().msg_rows(&envelope.msg))
    }

    fn message_proof(&self, handle: Handle) -> Option<Proof> {
        let envelope = self.state.world.envelope(handle)?;
        let by = match envelope.to {
            AgentId::Server(_) => envelope.to,
            _ => AgentId::Server(0),
        };
        self.protocol().msg_proof(envelope.from, &envelope.msg, self.agent(by))
    }

    fn deed(&self) -> Deed<'_> {
        let outcome = &self.step.outcome;
        let kind = |envelope: &Envelope<P::Msg>| self.protocol().msg_face(&envelope.msg).kind;
        let fault = match self.step.kind {
            Some(StepKind::Fault(place)) => Some(&self.state.planned(place).1.fault),
            _ => None,
        };
        Deed {
            kind: self.step.kind,
            who: outcome.who,
            flight: self.step.flight,
            unheard: outcome.unheard.then(|| outcome.envelope.as_ref().map_or("", kind)),
            crashed: outcome.crashed,
            dropped: matches!(fault, Some(Fault::DropMessage(_))),
            sent: &outcome.sent,
        }
    }

    fn touched(&self) -> Option<Passing> {
        let envelope = self.step.outcome.envelope.as_ref()?;
        Some(self.passing(self.step.flight?, envelope, true))
    }

    fn lost(&self, show_broken: bool) -> Vec<Passing> {
        let lost = self.step.lost.iter();
        lost.map(|(flight, envelope)| self.passing(*flight, envelope, show_broken)).collect()
    }

    fn told(&self) -> Vec<Told> {
        let Some(agent) = self.step.outcome.who else { return Vec::new() };
        let notes = self.step.outcome.effects.notes.iter();
        notes.map(|note| self.protocol().told(agent, note)).collect()
    }

    fn marks(&self) -> Vec<MarkFace> {
        let mut all = Vec::new();
        for note in
            self.step.outcome.effects.notes.iter().filter(|_| self.step.outcome.who.is_some())
        {
            self.protocol().mark(note, &mut |mark| all.push(mark));
        }
        all
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn decisions(&self) -> Vec<(Slot, Chip)> {
        let all = self.step.outcome.effects.decisions.iter();
        all.map(|(slot, value)| (*slot, self.protocol().chip(value))).collect()
    }

    fn slot(&self) -> Option<Slot> {
        self.step.outcome.effects.notes.iter().find_map(|note| P::note_slot(note))
    }

    fn promises_known(&self, who: AgentId) -> Vec<KnownPromise> {
        let (world, known) = (&self.state.world, self.state.world.known(who));
        let mut all = self.protocol().promises_known(self.agent(who), &known);
        let coalition = world.coalition(who);
        for (n, promise) in (0..).zip(&mut all) {
            let seal = known.seals.iter().nth(n as usize);
            let has =
                |one: &&AgentId| seal.is_none_or(|seal| world.body(**one).heard.contains(seal));
            promise.n = n;
            promise.via = coalition.iter().find(has).map_or_else(String::new, |one| one.name());
        }
        all
    }

    fn values_known(&self, who: AgentId) -> Vec<Chip> {
        let known = self.state.world.known(who);
        let all = self.protocol().values_known(self.agent(who), &known);
        all.iter().map(|value| self.protocol().chip(value)).collect()
    }

    fn may_speak(&self, who: AgentId, slot: Slot, round: Round) -> bool {
        self.protocol().may_speak(who, slot, round)
    }

    fn forecast(&self, speeches: &[(AgentId, Speech)]) -> Result<Vec<Forecast>, Wrong> {
        forecast::forecast(self.state, speeches)
    }

    fn fault_told(&self, place: usize) -> Told {
        let (index, planned) = self.state.planned(place);
        match self.step.refused {
            None => faults::told(&planned.fault, P::lie_name, P::is_lie),
            Some(why) => faults::refused(*index, why),
        }
    }

    fn fault_mark(&self, place: usize) -> Option<(AgentId, MarkFace)> {
        // What is refused leaves no mark.
        let fault = &self.state.planned(place).1.fault;
        self.step.refused.map_or_else(|| faults::mark(fault, P::is_lie), |_| None)
    }
}
