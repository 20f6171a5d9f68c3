//! The only list of protocols: scenarios find theirs here, and views find what it offers.

use crate::explorer::bounds::Bounds;
use crate::explorer::{Exploring, Search};
use crate::faults;
use crate::portrait::{FaultCard, KindCard, Limits, Portray, SwitchCard};
use crate::protocols::bp_fast_paxos::{self as bp, BpFastPaxos, Workload};
use crate::protocols::paxos::{self, Backoff, Paxos};
use crate::scenario::{Scenario, Setting, Wrong, shown, small, whole, wrong};
use crate::searchable::MOST_VALUES;
use crate::stage::{Playing, Stage};
use crate::switches::{Rule, Switches};
use serde::Serialize;

/// What a protocol offers, for views; the page adds the words.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ProtocolCard {
    id: &'static str,
    limits: Limits,
    has_trust: bool,
    settings: &'static [&'static str],
    kinds: &'static [KindCard],
    /// Strategies of clients that propose.
    pub client_faults: &'static [FaultCard],
    edge_faults: &'static [FaultCard],
    server_faults: &'static [FaultCard],
    message_faults: &'static [FaultCard],
    network_faults: &'static [FaultCard],
    claims: &'static [&'static str],
    /// Rules that can be switched off.
    pub switches: Vec<SwitchCard>,
}

/// What every protocol offers.
#[derive(Serialize, Clone, Debug)]
pub struct Catalog {
    /// In the order in which pickers show them.
    pub protocols: Vec<ProtocolCard>,
}

/// What every protocol offers.
#[must_use]
pub fn catalog() -> Catalog {
    Catalog { protocols: vec![card::<BpFastPaxos>(), card::<Paxos>()] }
}

fn card<P: Portray>() -> ProtocolCard {
    let cards = P::cards();
    ProtocolCard {
        id: cards.id,
        limits: cards.limits,
        has_trust: cards.has_trust,
        settings: cards.settings,
        kinds: cards.kinds,
        client_faults: cards.client_faults,
        edge_faults: cards.edge_faults,
        server_faults: faults::SERVER_FAULTS,
        message_faults: faults::MESSAGE_FAULTS,
        network_faults: faults::NETWORK_FAULTS,
        claims: cards.claims,
        switches: P::switches(),
    }
}

/// Starts the run that a scenario file describes.
///
/// # Errors
/// One sentence: the place in the file, what is wrong there, and what is allowed.
pub fn open(bytes: &[u8]) -> Result<Box<dyn Stage>, Wrong> {
    let scenario = Scenario::parse(bytes)?;
    let setting = scenario.setting()?;
    match scenario.protocol.as_str() {
        "bp-fast-paxos" => {
            let protocol = bp_fast_paxos(&scenario, &setting)?;
            Ok(Box::new(Playing::new(protocol, scenario, &setting)?))
        }
        "paxos" => {
            let protocol = paxos(&scenario, &setting)?;
            Ok(Box::new(Playing::new(protocol, scenario, &setting)?))
        }
        other => unknown(other),
    }
}

/// The rules that a scenario switches off, among those that its protocol has.
fn switches(scenario: &Scenario, known: &[(impl Rule, SwitchCard)]) -> Result<Switches, Wrong> {
    let mut without = Switches::default();
    for (i, name) in scenario.without.iter().flatten().enumerate() {
        let Some((rule, _)) = known.iter().find(|(_, card)| card.id == name) else {
            let shown = shown(name);
            let all: Vec<&str> = known.iter().map(|(_, card)| card.id).collect();
            let what = format!("\"{shown}\" is no rule that can be off; {} are", all.join(", "));
            return wrong(format!("without[{i}]"), what);
        };
        without = without.without(*rule);
    }
    Ok(without)
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

fn bp_fast_paxos(scenario: &Scenario, setting: &Setting) -> Result<BpFastPaxos, Wrong> {
    for (at, given) in
        [("backoff", scenario.backoff.is_some()), ("starters", scenario.starters.is_some())]
    {
        if given {
            return wrong(at, "only \"paxos\" takes this");
        }
    }
    let n = setting.cast.servers;
    let f = match scenario.f {
        None => None,
        Some(f) => Some(small("f", f, 0, n - 1)?),
    };
    let without = switches(scenario, bp::switches::SWITCHES)?;
    let window = whole("window", scenario.window.unwrap_or(16.0), 1, 1024)?;
    Ok(BpFastPaxos {
        cast: setting.cast,
        quorum: BpFastPaxos::quorums(n, f, without),
        slots: setting.slots,
        window: u32::try_from(window).unwrap_or(BpFastPaxos::WINDOW),
        base: setting.base,
        run: setting.seed,
        commands: workloads(setting),
        without,
    })
}

fn paxos(scenario: &Scenario, setting: &Setting) -> Result<Paxos, Wrong> {
    let given = [
        ("mapping", setting.cast.edges > 0),
        ("f", scenario.f.is_some()),
        ("window", scenario.window.is_some()),
        ("slots", setting.slots != 1),
    ];
    for (at, given) in given {
        if given {
            return wrong(at, "\"paxos\" decides one slot with majorities and takes no such thing");
        }
    }
    let backoff = match scenario.backoff.as_deref() {
        None | Some("random") => Backoff::Random,
        Some("fixed") => Backoff::Fixed,
        Some(other) => {
            let shown = shown(other);
            let what = format!("\"{shown}\" is not known; \"random\" and \"fixed\" are");
            return wrong("backoff", what);
        }
    };
    let clients = setting.cast.clients;
    let starters = small("starters", scenario.starters.unwrap_or(1.0), 1, clients)?;
    // It decides one slot, so each has one.
    let (mut commands, mut inventions) = (Vec::new(), Vec::new());
    for (author, all) in (0..).zip(workloads(setting)) {
        commands.push(all.get(0));
        let more = (1..all.len().min(MOST_VALUES.into())).filter_map(|seq| all.get(seq));
        inventions.extend(more.map(|command| paxos::Value { author, command }));
    }
    let base = setting.base;
    let without = switches(scenario, paxos::switches::SWITCHES)?;
    let plain = Paxos::new(setting.cast.servers, commands);
    Ok(Paxos { base, backoff, starters, inventions, ..plain }.lacking(without))
}

/// A search of the protocol that the bounds name.
///
/// # Errors
/// One sentence: the place in the bounds, what is wrong there, and what is allowed.
pub fn search(bounds: Bounds) -> Result<Box<dyn Exploring>, Wrong> {
    bounds.check()?;
    match bounds.protocol.as_str() {
        "bp-fast-paxos" => Ok(Box::new(Search::new(bp_fast_paxos_of(&bounds)?, bounds)?)),
        "paxos" => Ok(Box::new(Search::new(paxos_of(&bounds)?, bounds)?)),
        other => unknown(other),
    }
}

/// BP Fast Paxos with the parameters that bounds give it.
///
/// # Errors
/// As for a scenario.
pub fn bp_fast_paxos_of(bounds: &Bounds) -> Result<BpFastPaxos, Wrong> {
    let scenario = bounds.scenario();
    bp_fast_paxos(&scenario, &scenario.setting()?)
}

/// Paxos with the parameters that bounds give it.
///
/// # Errors
/// As for a scenario.
pub fn paxos_of(bounds: &Bounds) -> Result<Paxos, Wrong> {
    let scenario = bounds.scenario();
    paxos(&scenario, &scenario.setting()?)
}

fn unknown<T>(protocol: &str) -> Result<T, Wrong> {
    let shown = shown(protocol);
    let known: Vec<&str> = catalog().protocols.iter().map(|card| card.id).collect();
    wrong("protocol", format!("\"{shown}\" is not known here; {} are", known.join(", ")))
}
