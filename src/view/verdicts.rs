//! Verdicts: each property of section 6 holds, is violated, waits, is not asked of this run,
//! or is not known, where the run was cut off.

use crate::border::faults::delays;
use crate::contract::portrait::{Chip, Fact, Told};
use crate::contract::{AgentId, Agents, Slot};
use crate::run::simulator::{End, MOST_FLIGHTS};
use crate::view::scene::{Figure, Scene};
use crate::world::ledger::Violation;
use serde::Serialize;

/// A property's verdict.
#[derive(Serialize, Clone, Debug)]
pub struct Verdict {
    /// The property.
    pub id: &'static str,
    /// "holds", "violated", "waiting", "unknown" or "not-asked".
    pub state: &'static str,
    /// The step that violated it.
    pub step: Option<u32>,
    /// It is promised under the conditions of this run.
    pub promised: bool,
    /// Why.
    pub told: Told,
}

/// Every verdict, in the protocol's order.
#[must_use]
pub fn all(run: &dyn Scene) -> Vec<Verdict> {
    let claims = run.terms().cards.claims.iter();
    claims
        .map(|claim| match *claim {
            "termination" => termination(run),
            "two-steps" => two_steps(run),
            id => safety(run, id),
        })
        .collect()
}

/// Servers in the order of their numbers.
fn servers(run: &dyn Scene) -> impl Iterator<Item = (AgentId, Figure)> {
    (0..run.terms().cast.servers).map(AgentId::Server).map(|who| (who, run.figure(who)))
}

fn is_honest_enough(run: &dyn Scene) -> bool {
    run.left().is_empty() && !run.present().left_the_model
}

fn safety(run: &dyn Scene, id: &'static str) -> Verdict {
    let violations = run.violations();
    let promised = is_honest_enough(run) && !servers(run).any(|(_, server)| server.diskless);
    match violations.iter().position(|violation| violation.claim() == id) {
        None => Verdict { id, state: "holds", step: None, promised, told: Told::new("holds") },
        Some(at) => Verdict {
            id,
            state: "violated",
            step: run.present().violated_at.get(at).copied(),
            promised,
            told: violated(&violations[at]),
        },
    }
}

fn violated(violation: &Violation<Chip>) -> Told {
    match violation {
        Violation::Agreement { slot, one, other } => Told::new("agreement.violated")
            .with("slot", *slot)
            .with("one", one.0)
            .with("mine", one.1.clone())
            .with("other", other.0)
            .with("theirs", other.1.clone()),
        Violation::Validity { slot, server: who, value } => Told::new("validity.violated")
            .with("slot", *slot)
            .with("server", *who)
            .with("value", value.clone()),
        Violation::Integrity { slot, server: who, was, now } => Told::new("integrity.violated")
            .with("slot", *slot)
            .with("server", *who)
            .with("was", was.clone())
            .with("now", now.clone()),
        Violation::Accountability { server: who, client: c } => {
            Told::new("accountability.violated").with("server", *who).with("client", *c)
        }
        Violation::BoundedHarm { server: who, client: c, .. } => {
            Told::new("bounded-harm.violated").with("server", *who).with("client", *c)
        }
    }
}

/// Live agents with an undecided active slot, and the lowest such slot.
fn unfinished(run: &dyn Scene) -> Option<(Slot, Vec<(AgentId, Figure)>)> {
    let live = agents(run).filter(|(_, figure)| figure.up && figure.unfinished.is_some());
    let mut open: Vec<(AgentId, Figure)> = live.collect();
    let slot = open.iter().filter_map(|(_, figure)| figure.unfinished).min()?;
    open.retain(|(_, figure)| figure.unfinished == Some(slot));
    Some((slot, open))
}

fn agents(run: &dyn Scene) -> impl Iterator<Item = (AgentId, Figure)> {
    run.terms().cast.agents().map(|who| (who, run.figure(who)))
}

/// Whether any proposer has neither lied nor crashed.
fn has_honest(run: &dyn Scene) -> bool {
    !Agents::proposers(run.terms().cast).without(run.present().faulty).is_empty()
}

fn termination(run: &dyn Scene) -> Verdict {
    let id = "termination";
    let (terms, state) = (run.terms(), run.present());
    let promised = terms.ends
        && has_honest(run)
        && down(run) <= terms.bearable
        && !state.network.has_cuts()
        && state.network.conditions.loss == 0
        && is_honest_enough(run);
    let Some((slot, who)) = unfinished(run) else {
        let told = Told::new("termination.done");
        return Verdict { id, state: "holds", step: None, promised, told };
    };
    let live = servers(run).filter(|(_, server)| server.up);
    let nobody = slot == 0 && live.count() == who.len();
    let names = Fact::Agents(who.iter().map(|(who, _)| who.name()).collect());
    let (verdict, rule, at) = match (run.never(), run.end()) {
        (Some(never), _) => ("violated", never.rule, None),
        (_, Some(End::Time)) => ("unknown", "termination.time", Some(delays(state.limits.time))),
        (_, Some(End::Steps)) => ("unknown", "termination.steps", Some(state.steps.into())),
        (_, Some(End::Flights)) => ("unknown", "termination.flights", Some(MOST_FLIGHTS.into())),
        _ if nobody => ("waiting", "termination.nobody", None),
        // On hold nothing is late: somebody has yet to say what happens next.
        _ => ("waiting", "termination.waiting", None),
    };
    let step = run.never().map(|never| never.step);
    let mut told = Told::new(rule).with("slot", slot).with("agents", names);
    if let Some(at) = at {
        told = told.with("at", Fact::Number(at));
    }
    Verdict { id, state: verdict, step, promised, told }
}

fn two_steps(run: &dyn Scene) -> Verdict {
    let id = "two-steps";
    let (terms, state) = (run.terms(), run.present());
    let promised = state.faults == 0
        && state.costs.time_outs == 0
        && state.network.conditions.are_uniform()
        && terms.cast.servers >= 2
        && terms.cast.edges == 0;
    let macs = state.costs.macs_made + state.costs.macs_checked > 0;
    let (verdict, step, rule) = if !promised {
        ("not-asked", None, "two-steps.not-asked")
    } else if state.uneven_at.is_some() || macs {
        ("violated", state.uneven_at.or(Some(state.steps)), "two-steps.violated")
    } else if state.times.values().all(|times| times.deciders == 0) {
        ("waiting", None, "two-steps.waiting")
    } else {
        ("holds", None, "two-steps.done")
    };
    let told = Told::new(rule).with("delays", terms.fault_free_delays);
    Verdict { id, state: verdict, step, promised, told }
}

/// Servers that are down.
fn down(run: &dyn Scene) -> u8 {
    u8::try_from(servers(run).filter(|(_, server)| !server.up).count()).unwrap_or(u8::MAX)
}

/// Each way in which a run has left the theorem.
#[must_use]
pub fn left(run: &dyn Scene) -> Vec<Told> {
    let terms = run.terms();
    let mut all = run.left();
    let (down, f) = (down(run), terms.bearable);
    if down > f {
        let told = Told::new("left.crashes");
        all.push(told.with("down", down).with("f", f).with("q", terms.quorum));
    }
    for (who, _) in agents(run).filter(|(_, figure)| figure.diskless) {
        all.push(Told::new("left.diskless").with("agent", who));
    }
    if run.present().left_the_model {
        all.push(Told::new("left.liar"));
    }
    if !has_honest(run) {
        all.push(Told::new("left.honest"));
    }
    all
}

/// One-way delays from the first proposal of a slot to the last live server's decision.
#[must_use]
pub fn delays_to_decide(run: &dyn Scene, slot: Slot) -> Option<f64> {
    let times = run.present().times.get(&slot)?;
    let open = servers(run)
        .any(|(_, server)| server.up && server.unfinished.is_some_and(|first| first <= slot));
    (times.deciders > 0 && !open).then(|| delays(times.decided - times.proposed))
}
