//! What of a scenario is its protocol's own, checked by the protocol's table.

use super::numbers::whole;
use super::wrong::{Wrong, shown, wrong};
use super::{ParameterSpec, Scenario, Setting};
use crate::contract::command::Workload;
use crate::contract::parameters::{Given, Parameter, Setup, Takes};
use crate::contract::portrait::Cards;
use crate::contract::said;
use crate::contract::switches::Switches;
use crate::rooms::{self, Door};

impl Scenario {
    /// What its protocol makes a run of.
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn setup(&self, setting: &Setting, cards: &Cards) -> Result<Setup, Wrong> {
        if setting.cast.edges > 0 && cards.limits.proposers.is_none() {
            return elsewhere("mapping", |room| room.limits.proposers.is_some());
        }
        if setting.slots > cards.limits.slots.1 {
            return elsewhere("slots", |room| room.limits.slots.1 > 1);
        }
        Ok(Setup {
            cast: setting.cast,
            seed: setting.seed,
            slots: setting.slots,
            base: setting.base,
            commands: workloads(setting),
            without: self.switches(cards)?,
            given: self.given(setting, cards)?,
        })
    }

    /// The protocol's own parameters, with what is usual for those that are left out.
    fn given(&self, setting: &Setting, cards: &Cards) -> Result<Given, Wrong> {
        let has = |all: &[Parameter], name: &str| all.iter().any(|own| own.name == name);
        if let Some(name) = self.parameters.keys().find(|name| !has(cards.parameters, name)) {
            return elsewhere(name, |room| has(room.parameters, name));
        }
        let mut given = Given::default();
        for Parameter { name, takes } in cards.parameters {
            let spec = self.parameters.get(*name);
            let value = match takes {
                Takes::Whole { least, most, usual } => match spec {
                    None => *usual,
                    Some(spec) => Some(number(name, spec, *least, most.of(setting.cast))?),
                },
                Takes::Word(all) => Some(match spec {
                    None => 0,
                    Some(spec) => word(name, spec, all)?,
                }),
            };
            if let Some(value) = value {
                given.put(name, value);
            }
        }
        Ok(given)
    }

    /// The rules that are off, among those that the protocol has.
    fn switches(&self, cards: &Cards) -> Result<Switches, Wrong> {
        let mut without = Switches::default();
        for (i, name) in self.without.iter().flatten().enumerate() {
            let Some(card) = cards.switches.iter().find(|card| card.id == name) else {
                let shown = shown(name);
                let all: Vec<&str> = cards.switches.iter().map(|card| card.id).collect();
                let what = said!(
                    "\"{name}\" is no rule that can be off; {known} are",
                    name = shown,
                    known = all.join(", ")
                );
                return wrong(format!("without[{i}]"), what);
            };
            without = without.without(card.rule);
        }
        Ok(without)
    }
}

/// What only other protocols take.
fn elsewhere<T>(at: &str, takes: impl Fn(&Door) -> bool) -> Result<T, Wrong> {
    let all = rooms::ALL.iter().filter(|room| takes(room)).map(|room| format!("\"{}\"", room.id));
    let all: Vec<String> = all.collect();
    wrong(at, said!("only {protocols} takes this", protocols = all.join(", ")))
}

fn number(at: &str, spec: &ParameterSpec, least: u32, most: u32) -> Result<u32, Wrong> {
    match spec {
        ParameterSpec::Number(x) => {
            let x = whole(at, *x, least.into(), most.into())?;
            Ok(u32::try_from(x).unwrap_or(most))
        }
        ParameterSpec::Word(word) => {
            let said = format!("\"{}\"", shown(word));
            let what = said!(
                "{x} is not allowed; a whole number from {least} to {most} is",
                x = said,
                least = least,
                most = most
            );
            wrong(at, what)
        }
    }
}

/// The place of a word among those that are known.
fn word(at: &str, spec: &ParameterSpec, all: &[&str]) -> Result<u32, Wrong> {
    // In quotes, so that a number is none of them.
    let said = match spec {
        ParameterSpec::Number(x) => super::figure(*x),
        ParameterSpec::Word(word) => format!("\"{}\"", shown(word)),
    };
    let place = all.iter().position(|one| format!("\"{one}\"") == said);
    let Some(place) = place.and_then(|place| u32::try_from(place).ok()) else {
        let known: Vec<String> = all.iter().map(|one| format!("\"{one}\"")).collect();
        let known = known.join(" and ");
        return wrong(at, said!("{said} is not known; {known} are", said = said, known = known));
    };
    Ok(place)
}

/// What each client wants done.
fn workloads(setting: &Setting) -> Vec<Workload> {
    let clients = u16::from(setting.cast.clients);
    let workload = |i: u16| match setting.counted {
        Some(count) => Workload::Counted { count, first: i, step: clients },
        None => Workload::Listed(setting.commands[usize::from(i)].clone()),
    };
    (0..clients).map(workload).collect()
}
