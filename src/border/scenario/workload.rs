//! Who wants what executed.

use super::names::{agent, letter};
use super::numbers::whole;
use super::wrong::{Wrong, shown, wrong};
use super::{Commands, Scenario};
use crate::contract::command::Command;
use crate::contract::{AgentId, Cast, said};
use crate::parts::sorted::SortedMap;

/// Counted commands past this many are named by a formula instead of a list.
const LISTED: u64 = 24;

impl Scenario {
    /// Who wants what executed. By default one command for each client (only the first client's
    /// where one slot is all there is behind edge proposers), or as many as fill the slots. Letters
    /// that the scenario's own lies name are kept for those: the first of a split is the liar's own
    /// command, and nobody else's.
    pub(super) fn workload(
        &self,
        cast: Cast,
        slots: u64,
    ) -> Result<(Vec<Vec<Command>>, Option<u32>), Wrong> {
        let clients = usize::from(cast.clients);
        let each = match &self.commands {
            Some(Commands::Listed(lists)) => {
                let mut commands = vec![Vec::new(); clients];
                for (name, letters) in lists {
                    let at = format!("commands.{}", shown(name));
                    let AgentId::Client(who) = agent(&at, cast, name)? else {
                        return wrong(at, said!("{name} is no client", name = name));
                    };
                    for (i, name) in letters.iter().enumerate() {
                        commands[usize::from(who)].push(letter(&format!("{at}[{i}]"), name)?);
                    }
                }
                return Ok((commands, None));
            }
            Some(Commands::Each(each)) => whole("commands", *each, 0, 1_000_000)?,
            None => slots.div_ceil(u64::from(cast.clients)),
        };
        if each > LISTED {
            return Ok((Vec::new(), u32::try_from(each).ok()));
        }
        let mut own = vec![None; clients];
        let mut taken: Vec<Command> = Vec::new();
        for (i, fault) in self.faults.iter().enumerate().filter(|(_, fault)| fault.step.is_none()) {
            // What is said by hand may be anybody's value.
            let said = fault.does == "say";
            let named = fault.split.iter().flat_map(SortedMap::keys).chain(&fault.value);
            let named = named.filter(|_| !said);
            let mut letters = Vec::new();
            for name in named {
                letters.push(letter(&format!("faults[{i}]"), name)?);
            }
            let client = fault.client.as_deref().and_then(|name| cast.named(name));
            let first = fault.split.as_ref().and(letters.iter().min());
            if let (Some(AgentId::Client(who)), Some(first)) = (client, first) {
                own[usize::from(who)].get_or_insert(*first);
            }
            taken.extend(letters);
        }
        let mut fresh = (0..=u16::MAX).map(Command).filter(|c| !taken.contains(c));
        let mut commands = vec![Vec::new(); clients];
        let one_edge_slot = cast.edges > 0 && slots == 1 && self.commands.is_none();
        for turn in 0..each {
            for (who, list) in commands.iter_mut().enumerate() {
                if one_edge_slot && who > 0 {
                    continue;
                }
                let first = if turn == 0 { own[who] } else { None };
                list.extend(first.or_else(|| fresh.next()));
            }
        }
        Ok((commands, None))
    }
}
