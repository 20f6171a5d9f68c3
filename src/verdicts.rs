//! Verdicts: each property of section 6 holds, is violated, waits, or is not asked of this run.

use crate::faults::delays;
use crate::ledger::Violation;
use crate::portrait::{Fact, Portray, Told};
use crate::protocol::{AgentId, Slot};
use crate::simulator::{End, Simulator};
use serde::Serialize;

/// A property's verdict.
#[derive(Serialize, Clone, Debug)]
pub struct Verdict {
    /// The property.
    pub id: &'static str,
    /// "holds", "violated", "waiting" or "not-asked".
    pub state: &'static str,
    /// The step that violated it.
    pub step: Option<u32>,
    /// It is promised under the conditions of this run.
    pub promised: bool,
    /// Why.
    pub told: Told,
}

/// Every verdict, in the protocol's order.
pub fn all<P: Portray>(run: &Simulator<P>) -> Vec<Verdict> {
    let claims = P::words().claims.iter();
    claims
        .map(|claim| match claim.id {
            "termination" => termination(run),
            "two-steps" => two_steps(run),
            id => safety(run, id),
        })
        .collect()
}

fn safety<P: Portray>(run: &Simulator<P>, id: &'static str) -> Verdict {
    let violations = run.world.ledger().violations();
    let promised = run.world.protocol.left().is_empty()
        && !run.world.bodies().any(|(_, body)| body.diskless)
        && (P::words().has_trust || run.world.all_honest());
    match violations.iter().position(|violation| violation.claim() == id) {
        None => Verdict { id, state: "holds", step: None, promised, told: Told::new("holds") },
        Some(at) => Verdict {
            id,
            state: "violated",
            step: run.violated_at.get(at).copied(),
            promised,
            told: violated(&run.world.protocol, &violations[at]),
        },
    }
}

fn violated<P: Portray>(protocol: &P, violation: &Violation<P::Value>) -> Told {
    let chip = |value: &P::Value| protocol.chip(value);
    let server = AgentId::Server;
    let client = |c: u8| protocol.cast().proposer(c);
    match violation {
        Violation::Agreement { slot, one, other } => Told::new("agreement.violated")
            .with("slot", *slot)
            .with("one", server(one.0))
            .with("mine", chip(&one.1))
            .with("other", server(other.0))
            .with("theirs", chip(&other.1)),
        Violation::Validity { slot, server: who, value } => Told::new("validity.violated")
            .with("slot", *slot)
            .with("server", server(*who))
            .with("value", chip(value)),
        Violation::Integrity { slot, server: who, was, now } => Told::new("integrity.violated")
            .with("slot", *slot)
            .with("server", server(*who))
            .with("was", chip(was))
            .with("now", chip(now)),
        Violation::Accountability { server: who, client: c } => {
            Told::new("accountability.violated")
                .with("server", server(*who))
                .with("client", client(*c))
        }
        Violation::BoundedHarm { server: who, client: c, .. } => {
            Told::new("bounded-harm.violated")
                .with("server", server(*who))
                .with("client", client(*c))
        }
    }
}

/// Live servers with an undecided active slot, and the lowest such slot.
fn unfinished<P: Portray>(run: &Simulator<P>) -> Option<(Slot, Vec<AgentId>)> {
    let live = run.world.bodies().filter(|(_, body)| body.up);
    let open: Vec<(Slot, AgentId)> =
        live.filter_map(|(who, body)| Some((P::unfinished(&body.agent)?, who))).collect();
    let slot = open.iter().map(|(slot, _)| *slot).min()?;
    Some((slot, open.into_iter().filter(|(s, _)| *s == slot).map(|(_, who)| who).collect()))
}

fn termination<P: Portray>(run: &Simulator<P>) -> Verdict {
    let id = "termination";
    let proposers = (1u32 << run.world.protocol.cast().proposers()) - 1;
    let honest = run.world.faulty() != proposers;
    let promised = honest
        && run.world.protocol.left().is_empty()
        && down(run) <= run.world.protocol.bearable()
        && !run.network.has_cuts()
        && run.network.conditions.loss == 0
        && (P::words().has_trust || run.world.all_honest());
    let Some((slot, who)) = unfinished(run) else {
        let told = Told::new("termination.done");
        return Verdict { id, state: "holds", step: None, promised, told };
    };
    let live = run.world.bodies().filter(|(who, b)| matches!(who, AgentId::Server(_)) && b.up);
    let nobody = slot == 0 && live.count() == who.len();
    let names = Fact::Agents(who.iter().map(|who| who.name()).collect());
    let stuck = who.iter().all(|who| P::stuck(&run.world.body(*who).agent));
    let (state, rule) = match run.end() {
        _ if stuck => ("violated", "termination.stuck"),
        Some(End::Stopped) => ("violated", "termination.stuck"),
        Some(_) => ("violated", "termination.over"),
        None if nobody => ("waiting", "termination.nobody"),
        None => ("waiting", "termination.waiting"),
    };
    let step = (state == "violated").then_some(run.steps);
    Verdict { id, state, step, promised, told: Told::new(rule).with("slot", slot).with("agents", names) }
}

fn two_steps<P: Portray>(run: &Simulator<P>) -> Verdict {
    let id = "two-steps";
    let steps = P::fault_free_delays();
    let cast = run.world.protocol.cast();
    let promised = run.faults == 0
        && run.costs.time_outs == 0
        && run.network.conditions.are_uniform()
        && cast.servers >= 2
        && cast.edges == 0;
    let macs = run.costs.macs_made + run.costs.macs_checked > 0;
    let (state, step, rule) = if !promised {
        ("not-asked", None, "two-steps.not-asked")
    } else if run.uneven_at.is_some() || macs {
        ("violated", run.uneven_at.or(Some(run.steps)), "two-steps.violated")
    } else if run.times.values().all(|times| times.deciders == 0) {
        ("waiting", None, "two-steps.waiting")
    } else {
        ("holds", None, "two-steps.done")
    };
    Verdict { id, state, step, promised, told: Told::new(rule).with("delays", steps) }
}

/// Servers that are down.
pub fn down<P: Portray>(run: &Simulator<P>) -> u8 {
    let servers = run.world.bodies().filter(|(who, _)| matches!(who, AgentId::Server(_)));
    u8::try_from(servers.filter(|(_, body)| !body.up).count()).unwrap_or(u8::MAX)
}

/// Each way in which a run has left the theorem.
pub fn left<P: Portray>(run: &Simulator<P>) -> Vec<Told> {
    let protocol = &run.world.protocol;
    let mut all = protocol.left();
    let (down, f) = (down(run), protocol.bearable());
    if down > f {
        all.push(
            Told::new("left.crashes")
                .with("down", down)
                .with("f", f)
                .with("q", protocol.quorum()),
        );
    }
    for (who, body) in run.world.bodies().filter(|(_, body)| body.diskless) {
        let _ = body;
        all.push(Told::new("left.diskless").with("agent", who));
    }
    let proposers = (1u32 << protocol.cast().proposers()) - 1;
    if run.world.faulty() == proposers {
        all.push(Told::new("left.honest"));
    }
    all
}

/// One-way delays from the first proposal of a slot to the last live server's decision.
pub fn delays_to_decide<P: Portray>(run: &Simulator<P>, slot: Slot) -> Option<f64> {
    let times = run.times.get(&slot)?;
    let open = run.world.bodies().any(|(who, body)| {
        matches!(who, AgentId::Server(_)) && body.up && P::unfinished(&body.agent) <= Some(slot)
            && P::unfinished(&body.agent).is_some()
    });
    (times.deciders > 0 && !open).then(|| delays(times.decided - times.proposed))
}
