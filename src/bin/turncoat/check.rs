//! `turncoat check`: the exhaustive search, within bounds given as options.

use serde::Serialize;
use turncoat::catalog;
use turncoat::explorer::bounds::Bounds;
use turncoat::scenario::Scenario;

/// The options, for people.
pub const USAGE: &str = "\
turncoat check [--protocol NAME] [--mapping clients] --servers N [--f F] [--clients M] [--honest C2]...
               [--rounds R] [--values V] [--slots S] [--crashes K] [--recoveries K]
               [--lost-disks K] [--duplicates K] [--time-outs K] [--without RULE]...
               [--termination] [--plain] [--hints] [--threads N]
               [--most-states K] [--most-mb K]";

/// Why there is no search of the other mapping.
const NO_EDGES: &str = "--mapping: \"edge\" is not searched: what servers decide and whom they \
                        convict does not depend on who stands behind a proposer, so a search with \
                        as many clients speaks for both; leave --mapping out";

/// States looked at between two looks at the clock.
const SLICE: usize = 100_000;

#[derive(Serialize)]
struct Verdict {
    states: usize,
    depth: u32,
    complete: bool,
    stopped: Option<&'static str>,
    bounds: Bounds,
    hit: Vec<&'static str>,
    violated: Option<&'static str>,
    steps: Option<usize>,
    scenario: Option<Scenario>,
    seconds: f64,
    peak_mb: f64,
    per_depth: Vec<usize>,
}

/// Searches; the last line of its output is one JSON object.
pub fn check(options: &[&str]) -> Result<(), String> {
    let bounds = bounds(options)?;
    let start = std::time::Instant::now();
    let mut search = catalog::search(bounds.clone()).map_err(|wrong| wrong.to_string())?;
    let mut progress = search.advance(SLICE);
    while !progress.done {
        progress = search.advance(SLICE);
    }
    let scenario = match progress.violated {
        None => None,
        Some(_) => Some(search.counterexample().map_err(|wrong| wrong.to_string())?),
    };
    let verdict = Verdict {
        states: progress.states,
        depth: progress.depth,
        complete: progress.complete,
        stopped: progress.stopped,
        bounds,
        hit: progress.bounds,
        violated: progress.violated,
        steps: progress.steps,
        scenario,
        seconds: start.elapsed().as_secs_f64(),
        peak_mb: peak_mb().unwrap_or_default(),
        per_depth: progress.per_depth,
    };
    println!("{}", serde_json::to_string(&verdict).unwrap_or_default());
    Ok(())
}

fn bounds(options: &[&str]) -> Result<Bounds, String> {
    let mut bounds = Bounds::of(4);
    let mut options = options.iter();
    while let Some(option) = options.next() {
        if let "--plain" | "--termination" | "--hints" = *option {
            bounds.plain |= *option == "--plain";
            bounds.termination |= *option == "--termination";
            bounds.hints |= *option == "--hints";
            continue;
        }
        let known = USAGE.split(['[', ']', ' ', '\n']).any(|word| word == *option);
        if !known || !option.starts_with("--") {
            return Err(format!("{option} is not known; the options are\n{USAGE}"));
        }
        let Some(value) = options.next() else { return Err(format!("{option} needs a value")) };
        let number = || {
            value.parse::<u64>().map_err(|_| format!("{option}: \"{value}\" is no whole number"))
        };
        let small = || {
            let number = number()?;
            u8::try_from(number).map_err(|_| format!("{option}: {number} is too large"))
        };
        match *option {
            "--protocol" => bounds.protocol = (*value).into(),
            "--mapping" if *value == "clients" => {}
            "--mapping" if *value == "edge" => return Err(NO_EDGES.into()),
            "--mapping" => {
                return Err(format!("--mapping: \"{value}\" is not known; \"clients\" is"));
            }
            "--honest" => bounds.honest.extend(value.split(',').map(String::from)),
            "--without" => bounds.without.extend(value.split(',').map(String::from)),
            "--servers" => bounds.servers = small()?,
            "--f" => bounds.f = Some(small()?),
            "--clients" => bounds.clients = small()?,
            "--rounds" => bounds.rounds = small()?,
            "--values" => bounds.values = small()?,
            "--slots" => bounds.slots = small()?,
            "--crashes" => bounds.crashes = small()?,
            "--recoveries" => bounds.recoveries = small()?,
            "--lost-disks" => bounds.lost_disks = small()?,
            "--duplicates" => bounds.duplicates = small()?,
            "--time-outs" => bounds.time_outs = Some(small()?),
            "--threads" => bounds.threads = small()?,
            "--most-states" => bounds.most_states = number()?,
            _ => bounds.most_bytes = number()?.saturating_mul(1 << 20),
        }
    }
    bounds.check().map_err(|wrong| format!("--{wrong}"))?;
    Ok(bounds)
}

/// The most memory that this process has had, where the system tells.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kb: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kb / 1024.0 * 10.0).round() / 10.0)
}
