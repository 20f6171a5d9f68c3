//! What a scenario says that does not depend on its protocol, checked.

use super::names::agent;
use super::numbers::{rate, small, ticks, whole};
use super::wrong::{Wrong, shown, wrong};
use super::{MOST_SEED, MOST_STEPS, NetworkSpec, Scenario};
use crate::contract::command::Command;
use crate::contract::{Cast, Ticks, said};
use crate::run::network::Conditions;
use crate::run::simulator::Limits;

/// What every protocol needs to know of a scenario.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Who takes part.
    pub cast: Cast,
    /// The seed.
    pub seed: u64,
    /// The network at the start.
    pub conditions: Conditions,
    /// Where the run ends at the latest.
    pub limits: Limits,
    /// By client: its commands.
    pub commands: Vec<Vec<Command>>,
    /// Commands for each client, where they are counted and not listed.
    pub counted: Option<u32>,
    /// Log positions.
    pub slots: u32,
    /// The base time-out.
    pub base: Ticks,
}

impl NetworkSpec {
    /// The conditions, changed from `old` where something is said.
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn over(&self, at: &str, cast: Cast, old: &Conditions) -> Result<Conditions, Wrong> {
        let mut new = old.clone();
        if let Some(x) = self.delay {
            new.delay = ticks(&format!("{at}.delay"), x, 0.001)?;
        }
        if let Some(x) = self.jitter {
            new.jitter = ticks(&format!("{at}.jitter"), x, 0.0)?;
        }
        let rates = [
            ("loss", self.loss, &mut new.loss),
            ("duplicate", self.duplicate, &mut new.duplicate),
            ("reorder", self.reorder, &mut new.reorder),
        ];
        for (name, given, into) in rates {
            if let Some(x) = given {
                *into = rate(&format!("{at}.{name}"), x)?;
            }
        }
        new.hold = self.hold.unwrap_or(new.hold);
        if let Some(links) = &self.links {
            new.links.clear();
            for (i, link) in links.iter().enumerate() {
                let at = format!("{at}.links[{i}]");
                let from = agent(&format!("{at}.from"), cast, &link.from)?;
                let to = agent(&format!("{at}.to"), cast, &link.to)?;
                new.links.push((from, to, ticks(&format!("{at}.delay"), link.delay, 0.001)?));
            }
        }
        Ok(new)
    }
}

impl Scenario {
    /// Checks what does not depend on the protocol.
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn setting(&self) -> Result<Setting, Wrong> {
        let servers = small("servers", self.servers, 1, 31)?;
        let clients = small("clients", self.clients, 1, 16)?;
        let edges = match (self.mapping.as_deref(), self.proposers) {
            (None | Some("clients"), None) => 0,
            (Some("edge"), given) => small("proposers", given.unwrap_or(3.0), 1, 16)?,
            (None | Some("clients"), Some(_)) => {
                return wrong("proposers", "only the mapping \"edge\" has proposers of their own");
            }
            (Some(other), _) => {
                let shown = shown(other);
                let what =
                    said!("\"{name}\" is not known; \"clients\" and \"edge\" are", name = shown);
                return wrong("mapping", what);
            }
        };
        let cast = Cast { servers, edges, clients };
        let slots = whole("slots", self.slots.unwrap_or(1.0), 1, 1_000_000)?;
        let network = self.network.clone().unwrap_or_default();
        let until = self.until.clone().unwrap_or_default();
        let steps = until.steps.unwrap_or(100_000.0);
        let limits = Limits {
            time: ticks("until.time", until.time.unwrap_or(400.0), 0.0)?,
            steps: u32::try_from(whole("until.steps", steps, 1, MOST_STEPS.into())?)
                .unwrap_or(MOST_STEPS),
        };
        if let Some(step) = self.step {
            whole("step", step, 0, MOST_STEPS.into())?;
        }
        let (commands, counted) = self.workload(cast, slots)?;
        Ok(Setting {
            cast,
            seed: whole("seed", self.seed, 0, MOST_SEED)?,
            conditions: network.over("network", cast, &Conditions::default())?,
            limits,
            commands,
            counted,
            slots: u32::try_from(slots).unwrap_or(1),
            base: ticks("timeout", self.timeout.unwrap_or(20.0), 1.0)?,
        })
    }
}
