//! What a search is bounded by, as the command line and the page give it.

use crate::scenario::{Scenario, Wrong, json, shown, small, whole, wrong};
use crate::sorted::SortedMap;
use serde::{Deserialize, Serialize};

/// States kept at most, unless told otherwise.
pub const MOST_STATES: u64 = 60_000_000;
/// Bytes at most, unless told otherwise: 1.5 GiB.
pub const MOST_BYTES: u64 = 3 << 29;
/// A search never looks beyond so many rounds.
pub const MOST_ROUNDS: u8 = 8;

/// The bounds. Every one of them is part of the verdict.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bounds {
    /// A protocol of the catalog.
    #[serde(default = "protocol")]
    pub protocol: String,
    /// 1 to 13.
    pub servers: u8,
    /// Servers that may be down; what the protocol makes of `servers` by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub f: Option<u8>,
    /// 1 to 4.
    #[serde(default = "one")]
    pub clients: u8,
    /// The honest ones; all others are traitors and share what they know.
    #[serde(default)]
    pub honest: Vec<String>,
    /// Rounds (IDs) from 0: 1 to 8.
    #[serde(default = "two")]
    pub rounds: u8,
    /// Values that each client may introduce: 1 to 3.
    #[serde(default = "two")]
    pub values: u8,
    /// Log positions: 1 or 2.
    #[serde(default = "one")]
    pub slots: u8,
    /// Crashes of servers.
    #[serde(default)]
    pub crashes: u8,
    /// Recoveries with the disk.
    #[serde(default)]
    pub recoveries: u8,
    /// Recoveries without it.
    #[serde(default)]
    pub lost_disks: u8,
    /// Messages delivered twice, and things said again.
    #[serde(default)]
    pub duplicates: u8,
    /// Time-outs of servers; as many as the rounds allow if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_outs: Option<u8>,
    /// Rules that are switched off.
    #[serde(default)]
    pub without: Vec<String>,
    /// Also looks for states from which nothing can be decided any more.
    #[serde(default)]
    pub termination: bool,
    /// Without any reduction.
    #[serde(default)]
    pub plain: bool,
    /// With messages that only move their receiver to where a time-out could have moved it: as a
    /// counterexample is looked for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hints: bool,
    /// Threads that look at states, 1 to 64; a browser has one.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub threads: u8,
    /// States kept at most.
    #[serde(default = "most_states")]
    pub most_states: u64,
    /// Bytes at most.
    #[serde(default = "most_bytes")]
    pub most_bytes: u64,
}

fn protocol() -> String {
    "bp-fast-paxos".into()
}
fn one() -> u8 {
    1
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(number: &u8) -> bool {
    *number == 1
}
fn two() -> u8 {
    2
}
fn most_states() -> u64 {
    MOST_STATES
}
fn most_bytes() -> u64 {
    MOST_BYTES
}

impl Bounds {
    /// The default bounds of so many servers.
    #[must_use]
    pub fn of(servers: u8) -> Self {
        Self {
            protocol: protocol(),
            servers,
            f: None,
            clients: 1,
            honest: vec![],
            rounds: 2,
            values: 2,
            slots: 1,
            crashes: 0,
            recoveries: 0,
            lost_disks: 0,
            duplicates: 0,
            time_outs: None,
            without: vec![],
            termination: false,
            plain: false,
            hints: false,
            threads: 1,
            most_states: MOST_STATES,
            most_bytes: MOST_BYTES,
        }
    }

    /// Reads bounds from JSON.
    ///
    /// # Errors
    /// One sentence: the place, what is wrong there, and what is allowed.
    pub fn parse(bytes: &[u8]) -> Result<Self, Wrong> {
        let bounds: Self = serde_json::from_slice(bytes).or_else(|e| wrong("", e.to_string()))?;
        bounds.check()?;
        Ok(bounds)
    }

    /// Checks the numbers.
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn check(&self) -> Result<(), Wrong> {
        small("servers", self.servers.into(), 1, 13)?;
        small("clients", self.clients.into(), 1, 4)?;
        small("rounds", self.rounds.into(), 1, MOST_ROUNDS)?;
        small("values", self.values.into(), 1, 3)?;
        small("slots", self.slots.into(), 1, 2)?;
        small("threads", self.threads.into(), 1, 64)?;
        if let Some(f) = self.f {
            small("f", f.into(), 0, self.servers - 1)?;
        }
        let more = [
            ("crashes", self.crashes),
            ("recoveries", self.recoveries),
            ("lostDisks", self.lost_disks),
            ("duplicates", self.duplicates),
        ];
        for (at, x) in more {
            small(at, x.into(), 0, 15)?;
        }
        #[allow(clippy::cast_precision_loss)]
        whole("mostStates", self.most_states as f64, 1, u32::MAX.into())?;
        for (i, name) in self.honest.iter().enumerate() {
            if !(1..=self.clients).any(|c| *name == format!("C{c}")) {
                let shown = shown(name);
                let what =
                    format!("there is no client \"{shown}\"; there are C1 to C{}", self.clients);
                return wrong(format!("honest[{i}]"), what);
            }
        }
        Ok(())
    }

    /// The scenario that the search starts from, and that its counterexamples extend: nothing moves
    /// by itself, and each traitor is led by hand.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        let mut commands = SortedMap::new();
        let letters = (0..).map(crate::command::Command);
        let mut letters = letters.map(|letter| letter.to_string());
        for c in 1..=self.clients {
            let own: Vec<String> = letters.by_ref().take(usize::from(self.values)).collect();
            commands.insert(format!("C{c}"), own);
        }
        let traitors: Vec<String> = (1..=self.clients)
            .map(|c| format!("C{c}"))
            .filter(|c| !self.honest.contains(c))
            .collect();
        let turns = traitors.iter().map(|name| {
            let with: Vec<&String> = traitors.iter().filter(|other| *other != name).collect();
            serde_json::json!({ "at": 0, "client": name, "does": "by-hand", "with": with })
        });
        let text = serde_json::json!({
            "turncoat": 1,
            "protocol": self.protocol,
            "servers": self.servers,
            "clients": self.clients,
            "f": self.f,
            "seed": 0,
            "slots": self.slots,
            "commands": commands,
            "starters": (self.protocol == "paxos").then_some(self.clients),
            "without": self.without,
            "network": { "hold": true },
            "faults": turns.collect::<Vec<_>>(),
        });
        let text = json::compact(&text);
        match Scenario::parse(text.as_bytes()) {
            Ok(scenario) => scenario,
            Err(wrong) => unreachable!("bounds that were checked make a scenario: {wrong}"),
        }
    }

    /// How many clients are traitors.
    #[must_use]
    pub fn traitors(&self) -> usize {
        usize::from(self.clients) - self.honest.len()
    }
}
