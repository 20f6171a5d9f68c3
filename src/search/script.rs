//! A counterexample as a scenario: the moves of the search, played in the simulator and written
//! down, so that `turncoat run` and the page replay them to the same violation.

use super::Finding;
use super::bounds::Bounds;
use super::hash::Mix;
use super::kernel::Kernel;
use super::moves::Move;
use super::state::State;
use crate::border::faults;
use crate::border::scenario::{FaultSpec, Scenario, Until, Wrong, said, wrong};
use crate::contract::portrait::Portray;
use crate::contract::searchable::{Names, Possible, Searchable};
use crate::contract::{AgentId, DELAY, Round, Ticks};
use crate::run::network::Conditions;
use crate::run::simulator::{Fault, Limits, Planned, Simulator, Step, When};
use crate::world::{Conduct, Envelope};
use std::hash::Hasher;

/// From one step to the next, in ticks.
const PACE: Ticks = DELAY / 2;
/// A run that never decides is watched for so long after the script, in one-way delays.
const PATIENCE: f64 = 400.0;

/// The scenario, and how many steps it takes after the traitors have been turned.
///
/// # Errors
/// When a move cannot be played: then the search and the simulator disagree.
pub fn write<P: Portray + Searchable>(
    kernel: &Kernel<P>,
    bounds: &Bounds,
    way: &[(Move, State)],
    finding: &Finding,
) -> Result<(Scenario, usize), Wrong> {
    let mut script = Script::begin(kernel.protocol().clone(), bounds)?;
    let before = script.scenario.faults.len();
    for (step, _) in way {
        script.play(kernel, *step)?;
    }
    for step in &finding.ends {
        script.play(kernel, *step)?;
    }
    if finding.claim == "termination" {
        script.be_kind()?;
    } else if script.run.world.ledger().violations().iter().all(|v| v.claim() != finding.claim) {
        return wrong("", "the counterexample does not replay");
    }
    let steps = script.scenario.faults.len() - before;
    let mut scenario = script.scenario;
    scenario.name = Some(format!("Counterexample of the fewest moves: {}", finding.claim));
    Ok((scenario, steps))
}

struct Script<P: Portray> {
    scenario: Scenario,
    plan: Vec<Planned<P::Lie>>,
    run: Simulator<P>,
    last: Step<P>,
    now: Ticks,
    rounds: Round,
}

impl<P: Portray + Searchable> Script<P> {
    /// The start, with every traitor turned.
    fn begin(protocol: P, bounds: &Bounds) -> Result<Self, Wrong> {
        let scenario = bounds.scenario();
        let setting = scenario.setting()?;
        let mut plan = Vec::new();
        let traitors: Vec<AgentId> =
            scenario.faults.iter().filter_map(|f| setting.cast.named(f.client.as_ref()?)).collect();
        for who in &traitors {
            let lie = protocol.lie_named(*who, "by-hand", &crate::contract::LieParams::default());
            let with = traitors.iter().copied().filter(|other| other != who).collect();
            let fault = Fault::Turn(*who, lie.ok(), with);
            plan.push(Planned { when: When::At(0), fault });
        }
        let limits = Limits { time: Ticks::MAX, steps: u32::MAX };
        let conditions = Conditions { hold: true, ..Conditions::default() };
        let mut run = Simulator::new(protocol, setting.seed, conditions, plan.clone(), limits);
        let mut last = Step::default();
        while run.step(&mut last) {}
        Ok(Self { scenario, plan, run, last, now: 0, rounds: bounds.rounds.into() })
    }

    /// Makes a fault happen next, and writes it down.
    fn act(&mut self, mut spec: FaultSpec, fault: Fault<P::Lie>, at: Ticks) -> Result<(), Wrong> {
        self.now = at.max(self.now + PACE / 2);
        spec.at = Some(faults::delays(self.now));
        self.scenario.faults.push(spec);
        self.plan.push(Planned { when: When::At(self.now), fault });
        self.run.replan(self.plan.clone());
        self.run.step(&mut self.last);
        match self.last.refused {
            Some(refusal) => wrong("", faults::refusal(refusal)),
            None => self.inform(),
        }
    }

    /// Traitors hear at once what is sent to them.
    fn inform(&mut self) -> Result<(), Wrong> {
        loop {
            let world = &self.run.world;
            let waits = world.in_flight().find(|(_, envelope)| {
                matches!(world.body(envelope.to).conduct, Conduct::Traitor { .. })
            });
            let Some((handle, _)) = waits else { return Ok(()) };
            let id = self.run.flight(handle).id;
            self.deliver(id)?;
        }
    }

    fn deliver(&mut self, id: u32) -> Result<(), Wrong> {
        let sent = self.run.find(id).map_or(0, |handle| self.run.flight(handle).sent);
        let spec = FaultSpec {
            message: Some(f64::from(id)),
            does: "deliver".into(),
            ..FaultSpec::default()
        };
        self.act(spec, Fault::DeliverMessage(id), (self.now + PACE).max(sent + 2 * PACE))
    }

    /// The number of a message in flight that says this; of whoever, where that does not matter.
    fn find(&self, sought: &Envelope<P::Msg>) -> Result<u32, Wrong> {
        let protocol = &self.run.world.protocol;
        let any = protocol.is_anonymous(&sought.msg);
        let found = self.run.world.in_flight().find(|(_, envelope)| {
            let mut msg = envelope.msg.clone();
            protocol.forget_said(&mut msg);
            let same = envelope.to == sought.to && msg == sought.msg;
            same && (any || envelope.from == sought.from)
        });
        match found {
            Some((handle, _)) => Ok(self.run.flight(handle).id),
            None => wrong("", "a message of the counterexample is not in flight"),
        }
    }

    fn play(&mut self, kernel: &Kernel<P>, step: Move) -> Result<(), Wrong> {
        let later = self.now + PACE;
        match step {
            Move::Deliver(msg, keep) => {
                let id = self.find(kernel.msg(msg))?;
                if keep {
                    let spec = FaultSpec {
                        message: Some(f64::from(id)),
                        does: "duplicate".into(),
                        ..FaultSpec::default()
                    };
                    self.act(spec, Fault::DuplicateMessage(id), later)?;
                }
                self.deliver(id)
            }
            Move::Say(msg) => self.say(kernel.msg(msg)),
            Move::Wake(place, msg) => {
                let Envelope { from, msg, .. } = kernel.msg(msg).clone();
                let id = self.find(&Envelope { from, to: kernel.name(place), msg })?;
                self.deliver(id)
            }
            Move::Decide(place, choice) => self.decide(kernel.name(place), kernel.choice(choice)),
            Move::Expire(place, timer) => {
                let who = kernel.name(place);
                let name = P::timer_name(kernel.timer(timer));
                let spec = FaultSpec { timer: Some(name.clone()), ..named(who, "expire") };
                self.act(spec, Fault::Expire(who, name), later)
            }
            Move::Crash(place) => {
                let who = kernel.name(place);
                self.act(named(who, "crash"), Fault::Crash(who), later)
            }
            Move::Recover(place, disk) => {
                let who = kernel.name(place);
                let does = if disk { "recover" } else { "recover-without-disk" };
                self.act(named(who, does), Fault::Recover(who, disk), later)
            }
        }
    }

    /// A traitor says it, or what comes to the same, and the server hears it.
    fn say(&mut self, sought: &Envelope<P::Msg>) -> Result<(), Wrong> {
        let world = &self.run.world;
        let AgentId::Server(to) = sought.to else { return wrong("", "lies are told to servers") };
        let (agent, known) = (&world.body(sought.from).agent, world.known(sought.from));
        let gist = |msg: &P::Msg| {
            let mut hash = Mix::default();
            world.protocol.gist(msg, &Names(Vec::new()), &mut hash);
            hash.finish()
        };
        let mut all = (0..self.rounds).flat_map(|round| world.protocol.lies(agent, &known, round));
        let same = all.find(|msg| gist(msg) == gist(&sought.msg));
        let words = Envelope { msg: same.unwrap_or_else(|| sought.msg.clone()), ..sought.clone() };
        let Some(speech) = world.protocol.spell(&known, to, &words.msg) else {
            return wrong("", "a lie of the counterexample cannot be put in words");
        };
        let cast = world.protocol.cast();
        let spec = FaultSpec { client: Some(words.from.name()), ..said::written(cast, &speech) };
        self.act(spec, Fault::Say(words.from, speech), self.now + PACE)?;
        let id = self.find(&words)?;
        self.deliver(id)
    }

    /// Delivers what brings a server to this decision, the words of those who voted for it first.
    fn decide(&mut self, who: AgentId, decision: &Possible<P::Value>) -> Result<(), Wrong> {
        while P::decision(&self.run.world.body(who).agent, decision.slot).is_none() {
            let world = &self.run.world;
            let supports = |envelope: &&Envelope<P::Msg>| {
                envelope.to == who && world.protocol.supports(&envelope.msg, decision)
            };
            let by = |from| matches!(from, AgentId::Server(server) if decision.is_by(server));
            let all = world.in_flight().filter(|(_, envelope)| supports(envelope));
            let Some((handle, _)) = all.min_by_key(|(_, envelope)| !by(envelope.from)) else {
                return wrong("", "too few words support a decision of the counterexample");
            };
            let id = self.run.flight(handle).id;
            self.deliver(id)?;
        }
        Ok(())
    }

    /// What is in flight is lost; from then on the network is kind, and nothing helps.
    fn be_kind(&mut self) -> Result<(), Wrong> {
        let lost: Vec<u32> =
            self.run.world.in_flight().map(|(handle, _)| self.run.flight(handle).id).collect();
        for id in lost {
            let spec = FaultSpec {
                message: Some(f64::from(id)),
                does: "drop".into(),
                ..FaultSpec::default()
            };
            self.act(spec, Fault::DropMessage(id), self.now)?;
        }
        self.now += PACE;
        let at = faults::delays(self.now);
        self.scenario.faults.push(FaultSpec {
            at: Some(at),
            network: Some(true),
            hold: Some(false),
            does: "set".into(),
            ..FaultSpec::default()
        });
        self.scenario.until = Some(Until { time: Some(at + PATIENCE), steps: None });
        Ok(())
    }
}

fn named(who: AgentId, does: &str) -> FaultSpec {
    let mut spec = FaultSpec { does: does.into(), ..FaultSpec::default() };
    match who {
        AgentId::Server(_) => spec.server = Some(who.name()),
        AgentId::Edge(_) => spec.proposer = Some(who.name()),
        AgentId::Client(_) => spec.client = Some(who.name()),
    }
    spec
}
