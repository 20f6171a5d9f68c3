//! What a search is bounded by, as the command line and the page give it.

use crate::border::scenario::keys::{self, Keys, flag, number, text, texts};
use crate::border::scenario::{
    Commands, FaultSpec, NetworkSpec, ParameterSpec, Scenario, Wrong, shown, small, whole, wrong,
};
use crate::contract::said;
use crate::contract::searchable::MOST_VALUES;
use crate::parts::sorted::SortedMap;
use crate::rooms;
use serde::Serialize;

/// States kept at most, unless told otherwise.
pub const MOST_STATES: u64 = 60_000_000;
/// Bytes at most, unless told otherwise: 1.5 GiB.
pub const MOST_BYTES: u64 = 3 << 29;
/// A search never looks beyond so many rounds.
pub const MOST_ROUNDS: u8 = 8;

/// The bounds. Every one of them is part of the verdict.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Bounds {
    /// A protocol of the catalog.
    pub protocol: String,
    /// 1 to 13.
    pub servers: u8,
    /// Servers that may be down; what the protocol makes of `servers` by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub f: Option<u8>,
    /// 1 to 4.
    pub clients: u8,
    /// The honest ones; all others are traitors and share what they know.
    pub honest: Vec<String>,
    /// Rounds (IDs) from 0: 1 to 8.
    pub rounds: u8,
    /// Commands that each client may introduce, 1 to 3: an honest one of Paxos only its first, and a
    /// traitor with a single one a no-op too where the protocol has no-ops.
    pub values: u8,
    /// Log positions: 1 or 2.
    pub slots: u8,
    /// Crashes of servers.
    pub crashes: u8,
    /// Recoveries with the disk.
    pub recoveries: u8,
    /// Recoveries without it.
    pub lost_disks: u8,
    /// Messages delivered twice, and things said again.
    pub duplicates: u8,
    /// Time-outs of servers; as many as the rounds allow if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_outs: Option<u8>,
    /// Rules that are switched off.
    pub without: Vec<String>,
    /// Also looks for states from which nothing can be decided any more.
    pub termination: bool,
    /// Without any reduction.
    pub plain: bool,
    /// With messages that only move their receiver to where a time-out could have moved it: as a
    /// counterexample is looked for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hints: bool,
    /// Threads that look at states, 1 to 64; a browser has one.
    #[serde(skip_serializing_if = "is_one")]
    pub threads: u8,
    /// States kept at most.
    pub most_states: u64,
    /// Bytes at most.
    pub most_bytes: u64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(number: &u8) -> bool {
    *number == 1
}

impl Bounds {
    /// The default bounds of so many servers.
    #[must_use]
    pub fn of(servers: u8) -> Self {
        Self {
            protocol: "bp-fast-paxos".into(),
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
        let json = keys::json(bytes)?;
        let mut keys = Keys::of(&json)?;
        let mut new = Self::of(4);
        keys.need("servers", number);
        let names = new.counts().map(|(name, ..)| name);
        let counts = names.map(|name| keys.may(name, number));
        let (f, time_outs) = (keys.may("f", number), keys.may("timeOuts", number));
        let (states, bytes) = (keys.may("mostStates", number), keys.may("mostBytes", number));
        new.protocol = keys.may("protocol", text).unwrap_or(new.protocol);
        new.honest = keys.may("honest", texts).unwrap_or_default();
        new.without = keys.may("without", texts).unwrap_or_default();
        new.termination = keys.may("termination", flag).unwrap_or_default();
        new.plain = keys.may("plain", flag).unwrap_or_default();
        new.hints = keys.may("hints", flag).unwrap_or_default();
        keys.end(())?;
        for ((name, into, least, most), given) in new.counts().into_iter().zip(counts) {
            if let Some(x) = given {
                *into = small(name, x, least, most)?;
            }
        }
        if let Some(x) = f {
            new.f = Some(small("f", x, 0, new.servers - 1)?);
        }
        if let Some(x) = time_outs {
            new.time_outs = Some(small("timeOuts", x, 0, u8::MAX)?);
        }
        if let Some(x) = states {
            new.most_states = whole("mostStates", x, 1, u32::MAX.into())?;
        }
        if let Some(x) = bytes {
            new.most_bytes = whole("mostBytes", x, 0, u64::MAX)?;
        }
        new.check()?;
        Ok(new)
    }

    /// What is counted: its name, its least and its most.
    fn counts(&mut self) -> [(&'static str, &mut u8, u8, u8); 10] {
        [
            ("servers", &mut self.servers, 1, 13),
            ("clients", &mut self.clients, 1, 4),
            ("rounds", &mut self.rounds, 1, MOST_ROUNDS),
            ("values", &mut self.values, 1, MOST_VALUES),
            ("slots", &mut self.slots, 1, 2),
            ("crashes", &mut self.crashes, 0, 15),
            ("recoveries", &mut self.recoveries, 0, 15),
            ("lostDisks", &mut self.lost_disks, 0, 15),
            ("duplicates", &mut self.duplicates, 0, 15),
            ("threads", &mut self.threads, 1, 64),
        ]
    }

    /// Checks the numbers.
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn check(&self) -> Result<(), Wrong> {
        for (name, x, least, most) in self.clone().counts() {
            small(name, (*x).into(), least, most)?;
        }
        if let Some(f) = self.f {
            small("f", f.into(), 0, self.servers - 1)?;
        }
        #[allow(clippy::cast_precision_loss)]
        whole("mostStates", self.most_states as f64, 1, u32::MAX.into())?;
        for (i, name) in self.honest.iter().enumerate() {
            if !(1..=self.clients).any(|c| *name == format!("C{c}")) {
                let shown = shown(name);
                let what = said!(
                    "there is no client \"{name}\"; there are C1 to C{clients}",
                    name = shown,
                    clients = self.clients
                );
                return wrong(format!("honest[{i}]"), what);
            }
            if self.honest[..i].contains(name) {
                return wrong(
                    format!("honest[{i}]"),
                    said!("{name} stands here twice", name = name),
                );
            }
        }
        self.check_idle()
    }

    /// Refuses bounds that would test nothing: a verdict would name them all the same.
    fn check_idle(&self) -> Result<(), Wrong> {
        for (at, x) in [("recoveries", self.recoveries), ("lostDisks", self.lost_disks)] {
            if x > 0 && self.crashes == 0 {
                return wrong(at, "no server recovers where none may crash; only 0 is possible");
            }
        }
        let timeless = self.without.iter().any(|rule| rule == "time-out");
        if timeless {
            self.no_time_outs()?;
        }
        if self.termination && self.honest.is_empty() {
            return wrong("termination", "it is promised only if a client is honest; none is");
        }
        Ok(())
    }

    /// Refuses to count the time-outs of servers that have none.
    ///
    /// # Errors
    /// When they are to be counted.
    pub fn no_time_outs(&self) -> Result<(), Wrong> {
        match self.time_outs {
            None => Ok(()),
            Some(_) => wrong("timeOuts", "these servers have no time-outs that could be counted"),
        }
    }

    /// The scenario that the search starts from, and that its counterexamples extend: nothing moves
    /// by itself, and each traitor is led by hand.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        let mut commands = SortedMap::new();
        let letters = (0..).map(crate::contract::command::Command);
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
            let others = traitors.iter().filter(|other| *other != name);
            FaultSpec {
                at: Some(0.0),
                client: Some(name.clone()),
                does: "by-hand".into(),
                with: Some(others.cloned().collect()),
                ..FaultSpec::default()
            }
        });
        Scenario {
            turncoat: 1.0,
            name: None,
            about: None,
            protocol: self.protocol.clone(),
            mapping: None,
            servers: self.servers.into(),
            proposers: None,
            clients: self.clients.into(),
            seed: 0.0,
            slots: Some(self.slots.into()),
            timeout: None,
            commands: Some(Commands::Listed(commands)),
            parameters: self.parameters(),
            without: Some(self.without.clone()),
            network: Some(NetworkSpec { hold: Some(true), ..NetworkSpec::default() }),
            faults: turns.collect(),
            until: None,
            step: None,
        }
    }

    /// The protocol's own parameters: all who may propose at the start do.
    fn parameters(&self) -> SortedMap<String, ParameterSpec> {
        let mut all = SortedMap::new();
        let mut put = |name: &str, x: u8| {
            all.insert(name.into(), ParameterSpec::Number(x.into()));
        };
        if let Some(f) = self.f {
            put("f", f);
        }
        let own = rooms::ALL.iter().filter(|room| room.id == self.protocol);
        if own.flat_map(|room| room.parameters).any(|one| one.name == "starters") {
            put("starters", self.clients);
        }
        all
    }

    /// How many clients are traitors.
    #[must_use]
    pub fn traitors(&self) -> usize {
        usize::from(self.clients) - self.honest.len()
    }
}
