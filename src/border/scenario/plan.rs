//! Faults of a file, checked against the run that they are for, as what will happen in it.

use super::names::{agent, letter, server, servers};
use super::numbers::{ticks, whole};
use super::wrong::{Wrong, figure, shown, wrong};
use super::{FaultSpec, MOST_STEPS, NetworkSpec, VoteSpec, keys, reader};
use crate::contract::command::Command;
use crate::contract::{AgentId, Cast, LieParams, Said, said};
use crate::parts::sorted::SortedMap;
use crate::run::network::Conditions;
use crate::run::simulator::{Fault, Planned, When};

/// A strategy before a protocol has read it: its name and its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLie {
    /// Its name in scenario files.
    pub does: String,
    /// Its parameters.
    pub params: LieParams,
}

/// Whether the protocol has a strategy: who, its name, its parameters.
pub type HasLie<'a> = &'a dyn Fn(AgentId, &str, &LieParams) -> Result<(), Said>;

/// What can happen to a server, and the parameters of each.
const SERVER: &[(&str, &[&str])] = &[
    ("crash", &[]),
    ("crash-before-sending", &[]),
    ("recover", &[]),
    ("recover-without-disk", &[]),
    ("slow", &["by"]),
    ("cut", &["with"]),
    ("mend", &[]),
    ("time-out", &[]),
    ("expire", &["timer"]),
];
/// To a message.
const MESSAGE: &[(&str, &[&str])] =
    &[("drop", &[]), ("delay", &["by"]), ("duplicate", &[]), ("hurry", &[]), ("deliver", &[])];
/// To the network.
const NETWORK: &[(&str, &[&str])] = &[
    ("set", &["delay", "jitter", "loss", "duplicate", "reorder", "hold"]),
    ("partition", &["groups"]),
    ("mend", &[]),
];

impl FaultSpec {
    /// Reads one fault.
    ///
    /// # Errors
    /// The place and what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, Wrong> {
        reader::fault(&keys::json(bytes)?)
    }

    /// Reads a list of faults.
    ///
    /// # Errors
    /// The place and what is wrong with it.
    pub fn parse_all(bytes: &[u8]) -> Result<Vec<Self>, Wrong> {
        reader::faults(&keys::json(bytes)?)
    }

    /// Checks a fault and makes it one that can be done.
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn plan(
        &self,
        at: &str,
        cast: Cast,
        conditions: &Conditions,
        fresh: Command,
        has_lie: HasLie,
    ) -> Result<Planned<NamedLie>, Wrong> {
        let when = match (self.at, self.step) {
            (Some(time), None) => When::At(ticks(&format!("{at}.at"), time, 0.0)?),
            (None, Some(step)) => {
                let step = whole(&format!("{at}.step"), step, 0, MOST_STEPS.into())?;
                When::After(u32::try_from(step).unwrap_or(MOST_STEPS))
            }
            _ => return wrong(at, "exactly one of \"at\" (a time) and \"step\" is needed"),
        };
        let whom = [
            self.client.is_some(),
            self.proposer.is_some(),
            self.server.is_some(),
            self.message.is_some(),
            self.network.is_some(),
        ];
        if whom.into_iter().filter(|given| *given).count() != 1 {
            let what = "exactly one of \"client\", \"proposer\", \"server\", \"message\" and \
                        \"network\" is needed";
            return wrong(at, what);
        }
        let fault = if let Some(name) = &self.server {
            self.server_fault(at, cast, name)?
        } else if let Some(id) = self.message {
            let place = format!("{at}.message");
            let id = whole(&place, id, 0, u32::MAX.into())?;
            self.message_fault(at, u32::try_from(id).unwrap_or(0))?
        } else if self.network.is_some() {
            self.network_fault(at, cast, conditions)?
        } else {
            self.client_fault(at, cast, fresh, has_lie)?
        };
        Ok(Planned { when, fault })
    }

    /// Every parameter that is given must be one of `known`.
    fn only(&self, at: &str, known: &[&str]) -> Result<(), Wrong> {
        let given = [
            ("split", self.split.is_some()),
            ("value", self.value.is_some()),
            ("reaches", self.reaches.is_some()),
            ("round", self.round.is_some()),
            ("count", self.count.is_some()),
            ("with", self.with.is_some()),
            ("by", self.by.is_some()),
            ("groups", self.groups.is_some()),
            ("delay", self.delay.is_some()),
            ("jitter", self.jitter.is_some()),
            ("loss", self.loss.is_some()),
            ("duplicate", self.duplicate.is_some()),
            ("reorder", self.reorder.is_some()),
            ("hold", self.hold.is_some()),
            ("timer", self.timer.is_some()),
            ("to", self.to.is_some()),
            ("slot", self.slot.is_some()),
            ("author", self.author.is_some()),
            ("request", self.request.is_some()),
            ("result", self.result.is_some()),
            ("proof", self.proof.is_some()),
        ];
        for (name, given) in given {
            if given && !known.contains(&name) {
                let takes = if known.is_empty() { "none".into() } else { known.join(", ") };
                let what = said!(
                    "\"{does}\" takes no such parameter; it takes {takes}",
                    does = self.does,
                    takes = takes
                );
                return wrong(format!("{at}.{name}"), what);
            }
        }
        Ok(())
    }

    /// What it does must be one of these, each with the parameters that it takes.
    fn one_of(&self, at: &str, known: &[(&str, &[&str])]) -> Result<(), Wrong> {
        if let Some((_, params)) = known.iter().find(|(does, _)| *does == self.does) {
            return self.only(at, params);
        }
        let (shown, known) = (shown(&self.does), known.iter().map(|(does, _)| *does));
        let known = known.collect::<Vec<_>>().join(", ");
        let what = said!("\"{name}\" is not known here; {known} are", name = shown, known = known);
        wrong(format!("{at}.does"), what)
    }

    fn server_fault(&self, at: &str, cast: Cast, name: &str) -> Result<Fault<NamedLie>, Wrong> {
        let who = AgentId::Server(server(&format!("{at}.server"), cast, name)?);
        self.one_of(at, SERVER)?;
        Ok(match self.does.as_str() {
            "crash" => Fault::Crash(who),
            "crash-before-sending" => Fault::CrashBeforeSending(who),
            "recover" => Fault::Recover(who, true),
            "recover-without-disk" => Fault::Recover(who, false),
            "time-out" => Fault::TimeOut(who),
            "expire" => self.expire(at, who)?,
            "mend" => Fault::Mend(who),
            "slow" => {
                let by = self.by.unwrap_or(5.0);
                if !(0.1..=1000.0).contains(&by) {
                    let what =
                        said!("{x} is not allowed; a factor from 0.1 to 1000 is", x = figure(by));
                    return wrong(format!("{at}.by"), what);
                }
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                Fault::Slow(who, (by * 1000.0).round() as u32)
            }
            // "cut", the last of them.
            _ => match &self.with {
                None => Fault::Cut(who, cast.agents().filter(|other| *other != who).collect()),
                Some(names) => {
                    let mut others = Vec::new();
                    for (i, name) in names.iter().enumerate() {
                        others.push(agent(&format!("{at}.with[{i}]"), cast, name)?);
                    }
                    Fault::Cut(who, others)
                }
            },
        })
    }

    fn message_fault(&self, at: &str, id: u32) -> Result<Fault<NamedLie>, Wrong> {
        self.one_of(at, MESSAGE)?;
        Ok(match self.does.as_str() {
            "drop" => Fault::DropMessage(id),
            "duplicate" => Fault::DuplicateMessage(id),
            "hurry" => Fault::HurryMessage(id),
            "deliver" => Fault::DeliverMessage(id),
            // "delay", the last of them.
            _ => {
                Fault::DelayMessage(id, ticks(&format!("{at}.by"), self.by.unwrap_or(3.0), 0.001)?)
            }
        })
    }

    fn network_fault(
        &self,
        at: &str,
        cast: Cast,
        conditions: &Conditions,
    ) -> Result<Fault<NamedLie>, Wrong> {
        self.one_of(at, NETWORK)?;
        Ok(match self.does.as_str() {
            "mend" => Fault::MendAll,
            "partition" => {
                let half = cast.servers / 2;
                let Some(groups) = &self.groups else {
                    let (a, b) = ((0..half), (half..cast.servers));
                    let group = |all: std::ops::Range<u8>| all.map(AgentId::Server).collect();
                    return Ok(Fault::Partition(vec![group(a), group(b)]));
                };
                let mut all: Vec<Vec<AgentId>> = Vec::new();
                for (i, names) in groups.iter().enumerate() {
                    let mut group = Vec::new();
                    for (j, name) in names.iter().enumerate() {
                        let at = format!("{at}.groups[{i}][{j}]");
                        let one = agent(&at, cast, name)?;
                        if group.contains(&one) || all.iter().flatten().any(|other| *other == one) {
                            return wrong(
                                at,
                                said!("{name} stands in a group already", name = name),
                            );
                        }
                        group.push(one);
                    }
                    all.push(group);
                }
                Fault::Partition(all)
            }
            // "set", the last of them.
            _ => {
                let spec = NetworkSpec {
                    delay: self.delay,
                    jitter: self.jitter,
                    loss: self.loss,
                    duplicate: self.duplicate,
                    reorder: self.reorder,
                    hold: self.hold,
                    links: None,
                };
                Fault::Conditions(spec.over(at, cast, conditions)?)
            }
        })
    }

    fn client_fault(
        &self,
        at: &str,
        cast: Cast,
        fresh: Command,
        has_lie: HasLie,
    ) -> Result<Fault<NamedLie>, Wrong> {
        let (key, name) = match (&self.client, &self.proposer) {
            (Some(name), _) => ("client", name),
            (None, name) => ("proposer", name.as_ref().map_or(&self.does, |name| name)),
        };
        let place = format!("{at}.{key}");
        let who = agent(&place, cast, name)?;
        let fits = match who {
            AgentId::Client(_) => key == "client",
            AgentId::Edge(_) => key == "proposer",
            AgentId::Server(_) => false,
        };
        if !fits {
            let what = match key {
                "client" => said!("{name} is no client", name = name),
                _ => said!("{name} is no proposer", name = name),
            };
            return wrong(place, what);
        }
        // Shortened for a sentence, an unknown name is still none that is known.
        let does = shown(&self.does);
        if !["honest", "expire", "say"].contains(&does.as_str()) {
            has_lie(who, &does, &LieParams::default())
                .or_else(|what| wrong(format!("{at}.does"), what))?;
        }
        let known: &[&str] = match self.does.as_str() {
            "equivocate" | "two-proofs" => &["split", "value", "with"],
            "crash" => &["reaches"],
            "runaway" => &["round", "with"],
            "flood" => &["count", "with"],
            "forge" | "repeat" | "against" | "alter" | "invent" => &["value", "with"],
            "honest" | "silent" => &[],
            "expire" => &["timer"],
            "say" if self.result.is_some() => &["request", "result"],
            "say" => &["to", "slot", "round", "value", "author", "request", "proof"],
            _ => &["with"],
        };
        self.only(at, known)?;
        match self.does.as_str() {
            "honest" => return Ok(Fault::Turn(who, None, vec![])),
            "expire" => return self.expire(at, who),
            "say" => return Ok(Fault::Say(who, self.speech(at, cast)?)),
            _ => {}
        }
        let params = self.lie_params(at, cast, fresh)?;
        let with = params.with.iter().map(|i| cast.proposer(*i)).collect();
        match has_lie(who, &self.does, &params) {
            Ok(()) => {
                let lie = NamedLie { does: self.does.clone(), params };
                Ok(Fault::Turn(who, Some(lie), with))
            }
            // Its name is known: the one number that it may not like is the round.
            Err(what) => wrong(format!("{at}.round"), what),
        }
    }

    fn expire(&self, at: &str, who: AgentId) -> Result<Fault<NamedLie>, Wrong> {
        match &self.timer {
            Some(name) if name.chars().count() <= 40 => Ok(Fault::Expire(who, name.clone())),
            Some(_) => wrong(format!("{at}.timer"), "no timer has a name of over 40 characters"),
            None => wrong(format!("{at}.timer"), "the name of a timer is needed"),
        }
    }

    fn lie_params(&self, at: &str, cast: Cast, fresh: Command) -> Result<LieParams, Wrong> {
        let mut params = LieParams { fresh: Some(fresh), ..LieParams::default() };
        if let Some(split) = &self.split {
            let mut groups = Vec::new();
            let mut seen: Vec<u8> = Vec::new();
            for (name, names) in split {
                let at = format!("{at}.split.{}", shown(name));
                let command = letter(&at, name)?;
                let group = servers(&at, cast, names)?;
                if let Some(twice) = group.iter().find(|one| seen.contains(one)) {
                    let name = AgentId::Server(*twice).name();
                    let what = said!(
                        "{name} is asked for two values; write the lie so that it gets one",
                        name = name
                    );
                    return wrong(at, what);
                }
                seen.extend(&group);
                groups.push((command, group));
            }
            if groups.is_empty() {
                return wrong(format!("{at}.split"), "at least one value is needed");
            }
            params.split = Some(groups);
        }
        if let Some(name) = &self.value {
            params.fresh = Some(letter(&format!("{at}.value"), name)?);
        }
        if let Some(names) = &self.reaches {
            params.reaches = Some(servers(&format!("{at}.reaches"), cast, names)?);
        }
        if let Some(x) = self.round {
            let round = whole(&format!("{at}.round"), x, 0, u32::MAX.into())?;
            params.round = u32::try_from(round).ok();
        }
        if let Some(x) = self.count {
            let count = whole(&format!("{at}.count"), x, 1, 256)?;
            params.count = u32::try_from(count).ok();
        }
        for (i, name) in self.with.iter().flatten().enumerate() {
            let place = format!("{at}.with[{i}]");
            let who = agent(&place, cast, name)?;
            match cast.proposer_index(who) {
                Some(i) => params.with.push(i),
                None => {
                    return wrong(
                        place,
                        said!("{name} proposes nothing and is no accomplice", name = name),
                    );
                }
            }
        }
        Ok(params)
    }

    /// Every letter that it names.
    #[must_use]
    pub fn letters(&self) -> Vec<Command> {
        let voted = self.proof.iter().flatten().filter_map(|part| match &part.vote {
            Some(VoteSpec::Some { value, .. }) => Some(value),
            _ => None,
        });
        let named = self.split.iter().flat_map(SortedMap::keys).chain(&self.value).chain(voted);
        named.filter_map(|name| Command::named(name)).collect()
    }
}
