//! The letters of a run's values, and the plan of its faults, in which a lie may make up one.

use crate::border::scenario::{Commands, FaultSpec, HasLie, NamedLie, Scenario, Setting, Wrong};
use crate::contract::AgentId;
use crate::contract::command::Command;
use crate::parts::sorted::SortedMap;
use crate::run::simulator::Planned;

/// A fault's letter for a second value, where its own is not given: the first that nobody uses.
pub(super) fn fresh_letter(scenario: &Scenario, setting: &Setting) -> Command {
    let listed = setting.commands.iter().flatten().copied();
    let named = scenario.faults.iter().flat_map(FaultSpec::letters);
    let used: Vec<Command> = listed.chain(named).collect();
    (0..=u16::MAX).map(Command).find(|letter| !used.contains(letter)).unwrap_or(Command(0))
}

/// The plan of a scenario's faults, whose letters are settled on the way.
pub(super) fn plan(
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

/// Writes down the letter that a lie makes up, so that the run stays the same whatever else is
/// added to it later.
pub(super) fn settle_letters(fault: &mut FaultSpec, fresh: Command) {
    let lies = ["equivocate", "two-proofs", "forge", "repeat", "against", "alter", "invent"];
    let told = fault.does == "equivocate" && fault.split.is_some();
    if lies.contains(&fault.does.as_str()) && fault.value.is_none() && !told {
        fault.value = Some(fresh.to_string());
    }
}

/// Commands as a scenario lists them.
pub(super) fn name_commands(commands: &[Vec<Command>]) -> Commands {
    let mut named = SortedMap::new();
    for (client, list) in (0..).zip(commands) {
        let letters = list.iter().map(Command::to_string).collect();
        named.insert(AgentId::Client(client).name(), letters);
    }
    Commands::Listed(named)
}
