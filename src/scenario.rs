//! The file format of runs: scenarios, links, tests and the page all read and write this.
//!
//! A file is checked here, at the border, in two passes: its shape (JSON, known keys, types) and
//! its sense (sizes, agents, times). Whatever is wrong gives one sentence that names the place and
//! what is allowed. Its schema is `www/scenario.schema.json`.

use crate::command::Command;
use crate::network::{Conditions, MILLION};
use crate::protocol::{AgentId, Cast, DELAY, Ticks};
use crate::simulator::Limits;
use crate::sorted::SortedMap;
use serde::Serialize;
use std::fmt;

pub mod json;
pub mod keys;
pub mod parser;
mod plan;
mod reader;
pub mod said;

pub use plan::{HasLie, NamedLie};

/// A file larger than this is not read: 1 MiB.
pub const MOST_BYTES: usize = 1 << 20;
/// More faults than this are not taken.
pub const MOST_FAULTS: usize = 1000;
/// Virtual time ends here at the latest, in one-way delays.
pub const MOST_TIME: f64 = 1_000_000.0;
/// A run ends after so many steps at the latest.
pub const MOST_STEPS: u32 = 1_000_000;
/// Seeds are whole numbers up to this, so that JavaScript can hold them: 2^53 - 1.
pub const MOST_SEED: u64 = (1 << 53) - 1;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The place: "faults[2].server", or empty for the file as a whole.
    pub at: String,
    /// What is wrong and what is allowed.
    pub what: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() {
            write!(f, "{}", self.what)
        } else {
            write!(f, "{}: {}", self.at, self.what)
        }
    }
}

impl std::error::Error for Wrong {}

impl Wrong {
    /// The same, of a part of something larger: `part` goes before the place.
    #[must_use]
    pub fn inside(mut self, part: &str) -> Self {
        let dot = if self.at.is_empty() || self.at.starts_with('[') { "" } else { "." };
        self.at = [part, dot, &self.at].concat();
        self
    }
}

/// Makes a [`Wrong`].
///
/// # Errors
/// Always: that is what it is for.
pub fn wrong<T>(at: impl Into<String>, what: impl Into<String>) -> Result<T, Wrong> {
    Err(Wrong { at: at.into(), what: what.into() })
}

/// A scenario as it is written. Numbers are floats here, so that a wrong one can be named whole.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The version of the format: 1.
    pub turncoat: f64,
    /// A title for pickers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What there is to see, in a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// "bp-fast-paxos" or "paxos".
    pub protocol: String,
    /// "clients" propose themselves (the default), or "edge" proposers do it for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mapping: Option<String>,
    /// 1 to 31.
    pub servers: f64,
    /// Edge proposers, 1 to 16.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposers: Option<f64>,
    /// 1 to 16.
    pub clients: f64,
    /// Servers that may be down; any number below `servers`, also past the bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub f: Option<f64>,
    /// Everything random follows from it.
    pub seed: f64,
    /// Log positions that may be used; 1 (the default) is single-decree.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slots: Option<f64>,
    /// `W`: how far past its first undecided slot a server takes proposals; default 16.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<f64>,
    /// The base time-out, in one-way delays; default 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout: Option<f64>,
    /// Commands of the clients: a number for each, or lists of letters by client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commands: Option<Commands>,
    /// Paxos: "random" (the default) or "fixed".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backoff: Option<String>,
    /// Paxos: clients that propose at the start; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starters: Option<f64>,
    /// Rules that are switched off, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<Vec<String>>,
    /// The network at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<NetworkSpec>,
    /// What goes wrong, and when.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<FaultSpec>,
    /// Where the run ends at the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Until>,
    /// The step at which it opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
}

/// The clients' commands.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum Commands {
    /// So many for each client.
    Each(f64),
    /// By client: its commands' letters, in order.
    Listed(SortedMap<String, Vec<String>>),
}

/// The network's conditions.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct NetworkSpec {
    /// What an ordinary message takes, in one-way delays; default 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<f64>,
    /// Up to so much more, evenly spread; default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<f64>,
    /// The part of messages that are lost, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<f64>,
    /// The part of messages that arrive twice, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate: Option<f64>,
    /// The part of messages that take up to four times as long, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reorder: Option<f64>,
    /// Nothing arrives and no timer runs out by itself: only faults move the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<bool>,
    /// Links with a delay of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<LinkSpec>>,
}

/// A link with a delay of its own, one way.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct LinkSpec {
    /// Who sends.
    pub from: String,
    /// Who receives.
    pub to: String,
    /// In one-way delays.
    pub delay: f64,
}

/// Where the run ends at the latest.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct Until {
    /// In one-way delays; default 400.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<f64>,
    /// In steps; default 100,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps: Option<f64>,
}

/// A fault: whom it concerns, what it does, and when. Exactly one of `at` and `step`, exactly one
/// of `client`, `proposer`, `server`, `message` and `network`.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct FaultSpec {
    /// At this time, in one-way delays, before anything else at that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<f64>,
    /// As the step after this many steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<f64>,
    /// A client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
    /// An edge proposer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposer: Option<String>,
    /// A server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// A message, by its number in sending order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<f64>,
    /// The network as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<bool>,
    /// What happens.
    pub does: String,
    /// By letter of the value: the servers that are asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split: Option<SortedMap<String, Vec<String>>>,
    /// The letter of a value that the traitor makes up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Servers that a broadcast reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaches: Option<Vec<String>>,
    /// A round to name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<f64>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<f64>,
    /// Accomplices, or agents to be cut off from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Vec<String>>,
    /// By how much: a factor for "slow", one-way delays for a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<f64>,
    /// Groups of servers that cannot reach each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<Vec<String>>>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jitter: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reorder: Option<f64>,
    /// For the network: as at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<bool>,
    /// A timer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer: Option<String>,
    /// Servers that hear what is said by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Vec<String>>,
    /// The slot that it names; default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<f64>,
    /// The proposer whose value it says this is; default itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The request that a value says is inside, or that a result is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestSpec>,
    /// The result that a client is told by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<f64>,
    /// The promises that go with what is said by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Vec<PartSpec>>,
}

/// A client's request.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct RequestSpec {
    /// The client.
    pub client: String,
    /// Its sequence number; default that of the client's latest request that the speaker was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequence: Option<f64>,
}

/// One promise of a proof that is said by hand. Whatever is given replaces what was signed.
#[derive(Serialize, Clone, Debug, PartialEq, Default)]
pub struct PartSpec {
    /// Which of the promises that the traitor and its accomplices know, from 0; made up if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<f64>,
    /// The server that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// The slot that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot: Option<f64>,
    /// The round that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<f64>,
    /// The vote that it tells; `false` is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote: Option<VoteSpec>,
}

/// The vote that a promise is made to tell.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum VoteSpec {
    /// `false`: that there was none.
    None(bool),
    /// A value in a round.
    Some {
        /// A letter, or "-" for a no-op.
        value: String,
        /// Its author; default the speaker.
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<String>,
        /// The request inside, where proposers propose for clients.
        #[serde(skip_serializing_if = "Option::is_none")]
        request: Option<RequestSpec>,
        /// The round.
        round: f64,
    },
}

/// A number in a sentence, written as in a file: the shortest way, 3 instead of 3.0.
fn figure(x: f64) -> String {
    let text = json::compact(&x);
    text.strip_suffix(".0").map_or(text.clone(), String::from)
}

/// A whole number within bounds, or what is wrong with it.
///
/// # Errors
/// Names the place and what is allowed.
pub fn whole(at: &str, x: f64, least: u64, most: u64) -> Result<u64, Wrong> {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    if x.fract() == 0.0 && x >= least as f64 && x <= most as f64 {
        Ok(x as u64)
    } else {
        wrong(at, format!("{} is not allowed; a whole number from {least} to {most} is", figure(x)))
    }
}

/// [`whole`], for small numbers.
///
/// # Errors
/// Names the place and what is allowed.
pub fn small(at: &str, x: f64, least: u8, most: u8) -> Result<u8, Wrong> {
    let x = whole(at, x, least.into(), most.into())?;
    Ok(u8::try_from(x).unwrap_or(most))
}

/// A time or a duration in one-way delays, as ticks.
///
/// # Errors
/// Names the place and what is allowed.
pub fn ticks(at: &str, delays: f64, least: f64) -> Result<Ticks, Wrong> {
    if !(least..=MOST_TIME).contains(&delays) {
        let what = format!(
            "{} is not allowed; {} to {} one-way delays are",
            figure(delays),
            figure(least),
            figure(MOST_TIME)
        );
        return wrong(at, what);
    }
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok((delays * DELAY as f64).round() as Ticks)
}

fn rate(at: &str, part: f64) -> Result<u32, Wrong> {
    if !(0.0..=1.0).contains(&part) {
        return wrong(at, format!("{} is not allowed; a part from 0 to 1 is", figure(part)));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok((part * f64::from(MILLION)).round() as u32)
}

/// The beginning of a text of theirs, long enough to find it by: on one line, and without what is
/// not seen but changes how the rest of the sentence looks.
#[must_use]
pub fn shown(text: &str) -> String {
    let unseen = |c: char| {
        let (c, format) =
            (u32::from(c), matches!(c, '\u{61c}' | '\u{feff}' | '\u{200b}'..='\u{200f}'));
        c < 0x20
            || (0x7f..0xa0).contains(&c)
            || format
            || (0x2028..0x202f).contains(&c)
            || (0x2060..0x2070).contains(&c)
    };
    let clean = |c| if unseen(c) { char::REPLACEMENT_CHARACTER } else { c };
    text.chars().take(40).map(clean).collect()
}

/// An agent's name.
///
/// # Errors
/// Names the place and the agents that there are.
pub fn agent(at: &str, cast: Cast, name: &str) -> Result<AgentId, Wrong> {
    cast.named(name).map_or_else(
        || {
            let edges =
                if cast.edges > 0 { format!(", P1 to P{}", cast.edges) } else { String::new() };
            let (n, m) = (cast.servers, cast.clients);
            let shown = shown(name);
            wrong(
                at,
                format!("there is no agent \"{shown}\"; there are S1 to S{n}{edges}, C1 to C{m}"),
            )
        },
        Ok,
    )
}

fn server(at: &str, cast: Cast, name: &str) -> Result<u8, Wrong> {
    match agent(at, cast, name)? {
        AgentId::Server(i) => Ok(i),
        other => wrong(at, format!("{} is no server", other.name())),
    }
}

fn servers(at: &str, cast: Cast, names: &[String]) -> Result<Vec<u8>, Wrong> {
    let mut all = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let at = format!("{at}[{i}]");
        let one = server(&at, cast, name)?;
        if all.contains(&one) {
            return wrong(at, format!("{name} stands here twice"));
        }
        all.push(one);
    }
    Ok(all)
}

fn letter(at: &str, name: &str) -> Result<Command, Wrong> {
    let Some(command) = Command::named(name) else {
        let shown = shown(name);
        let what = format!("\"{shown}\" is no value; A to Z without C and S, then A2, B2, ... are");
        return wrong(at, what);
    };
    Ok(command)
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

/// Counted commands past this many are named by a formula instead of a list.
const LISTED: u64 = 24;

impl Scenario {
    /// Reads a file.
    ///
    /// # Errors
    /// The place and what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, Wrong> {
        let scenario = reader::scenario(&keys::json(bytes)?)?;
        #[allow(clippy::float_cmp)]
        if scenario.turncoat != 1.0 {
            let what = format!("version {} is not known here; 1 is", figure(scenario.turncoat));
            return wrong("turncoat", what);
        }
        for (at, text) in [("name", &scenario.name), ("about", &scenario.about)] {
            if text.as_ref().is_some_and(|text| text.chars().count() > 1000) {
                return wrong(at, "more than 1000 characters");
            }
        }
        if scenario.faults.len() > MOST_FAULTS {
            let what =
                format!("{} are too many; up to {MOST_FAULTS} are taken", scenario.faults.len());
            return wrong("faults", what);
        }
        Ok(scenario)
    }

    /// As a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::laid_out(&json::compact(self))
    }

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
                return wrong(
                    "mapping",
                    format!("\"{shown}\" is not known; \"clients\" and \"edge\" are"),
                );
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

    /// Who wants what executed. By default one command for each client (only the first client's
    /// where one slot is all there is behind edge proposers), or as many as fill the slots. Letters
    /// that the scenario's own lies name are kept for those: the first of a split is the liar's own
    /// command, and nobody else's.
    fn workload(&self, cast: Cast, slots: u64) -> Result<(Vec<Vec<Command>>, Option<u32>), Wrong> {
        let clients = usize::from(cast.clients);
        let each = match &self.commands {
            Some(Commands::Listed(lists)) => {
                let mut commands = vec![Vec::new(); clients];
                for (name, letters) in lists {
                    let at = format!("commands.{}", shown(name));
                    let AgentId::Client(who) = agent(&at, cast, name)? else {
                        return wrong(at, format!("{name} is no client"));
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
