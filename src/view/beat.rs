//! What the last step was, and what is said of it.

use super::shapes::{Beat, Token};
use crate::border::faults::delays;
use crate::contract::AgentId;
use crate::contract::portrait::{Carried, Fact, Told};
use crate::run::simulator::StepKind;
use crate::view::scene::{Passing, Scene};

/// The last step.
pub(super) fn beat(here: &dyn Scene) -> Beat {
    let (deed, state) = (here.deed(), here.present());
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
        message: here.touched().map(Token::of),
        told,
        sent: deed.sent.iter().map(|handle| here.flight(*handle).id).collect(),
        lost: lost.into_iter().map(Token::of).collect(),
    }
}

fn carried(Passing { from, to, face, .. }: &Passing) -> Carried {
    Carried { kind: face.kind, chip: face.chip.clone(), from: from.name(), to: to.name() }
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
