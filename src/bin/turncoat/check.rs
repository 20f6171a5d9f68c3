//! `turncoat check`: the exhaustive search, within bounds given as options.

use crate::output::{Done, Failure, wrong};
use crate::say_json;
use clap::Args;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::{Value, json};
use std::time::Instant;
use turncoat::border::scenario::{Scenario, Wrong};
use turncoat::catalog;
use turncoat::search::Progress;
use turncoat::search::bounds::Bounds;

/// Why there is no search of the other mapping.
const NO_EDGES: &str = "\"edge\" is not searched: what servers decide and whom they \
                        convict does not depend on who stands behind a proposer, so a search with \
                        as many clients speaks for both; leave --mapping out";

/// States looked at between two looks at the clock.
const SLICE: usize = 10_000;

/// The bounds as they are given. What is left out is the bounds' own to say, and what is wrong too:
/// they are handed over as the page hands them over, by name.
#[derive(Args, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// bp-fast-paxos (unless told) or paxos
    #[arg(long, value_name = "NAME")]
    protocol: Option<String>,
    /// Only "clients" is searched: what is found holds for edge proposers too
    #[arg(long, value_name = "NAME")]
    #[serde(skip)]
    mapping: Option<String>,
    /// Servers, up to 13
    #[arg(long, value_name = "N", default_value_t = 4)]
    servers: u64,
    /// Servers that may be down; unless told, as many as the protocol bears
    #[arg(long, value_name = "F")]
    f: Option<u64>,
    /// Clients, up to 4; 1 unless told
    #[arg(long, value_name = "M")]
    clients: Option<u64>,
    /// Clients that are no traitors: C2, or C1,C2
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    honest: Vec<String>,
    /// Rounds, up to 8; 2 unless told
    #[arg(long, value_name = "R")]
    rounds: Option<u64>,
    /// Commands that each client may introduce, up to 3; 2 unless told
    #[arg(long, value_name = "V")]
    values: Option<u64>,
    /// Log positions, 1 (unless told) or 2
    #[arg(long, value_name = "S")]
    slots: Option<u64>,
    /// Crashes of servers
    #[arg(long, value_name = "K")]
    crashes: Option<u64>,
    /// Recoveries with the disk
    #[arg(long, value_name = "K")]
    recoveries: Option<u64>,
    /// Recoveries without the disk
    #[arg(long, value_name = "K")]
    lost_disks: Option<u64>,
    /// Messages delivered twice, and things said again
    #[arg(long, value_name = "K")]
    duplicates: Option<u64>,
    /// Time-outs of servers; unless told, as many as the rounds allow
    #[arg(long, value_name = "K")]
    time_outs: Option<u64>,
    /// Rules that are switched off: lone-vote, or mac,proof
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    without: Vec<String>,
    /// Also look for states from which nothing can be decided any more
    #[arg(long)]
    termination: bool,
    /// Search without any reduction
    #[arg(long)]
    plain: bool,
    /// Keep messages that only do what a time-out could have done
    #[arg(long)]
    hints: bool,
    /// Threads, up to 64; they change nothing but the time
    #[arg(long, value_name = "N")]
    threads: Option<u64>,
    /// Stop after so many states
    #[arg(long, value_name = "K")]
    most_states: Option<u64>,
    /// Stop at so many megabytes
    #[arg(long, value_name = "MB")]
    #[serde(skip)]
    most_mb: Option<u64>,
}

#[derive(Serialize)]
struct Verdict {
    states: usize,
    depth: u32,
    complete: bool,
    stopped: Option<&'static str>,
    bounds: Bounds,
    hit: Vec<&'static str>,
    violated: Option<&'static str>,
    moves: Option<usize>,
    steps: Option<usize>,
    scenario: Option<Scenario>,
    seconds: f64,
    peak_mb: f64,
    per_depth: Vec<usize>,
}

/// Searches; the last line of its output is one JSON object.
pub fn check(options: &Options) -> Done {
    let bounds = bounds(options)?;
    let start = Instant::now();
    let mut search = catalog::search(bounds.clone()).map_err(|wrong| refused(&wrong))?;
    let shown = Shown::new(start);
    let mut progress = search.advance(SLICE);
    while !progress.done {
        shown.tell(&progress);
        progress = search.advance(SLICE);
    }
    shown.end();
    let scenario = match progress.violated {
        None => None,
        Some(_) => Some(search.counterexample().map_err(|wrong| refused(&wrong))?),
    };
    say_json(&Verdict {
        states: progress.states,
        depth: progress.depth,
        complete: progress.complete,
        stopped: progress.stopped,
        bounds,
        hit: progress.bounds,
        violated: progress.violated,
        moves: progress.moves,
        steps: progress.steps,
        scenario,
        seconds: start.elapsed().as_secs_f64(),
        peak_mb: peak_mb().unwrap_or_default(),
        per_depth: progress.per_depth,
    })
}

/// How far a search has come, on standard error and only where that is a terminal: one line, which
/// is gone at the end.
struct Shown {
    bar: ProgressBar,
    start: Instant,
}

impl Shown {
    fn new(start: Instant) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
            bar.set_style(style);
        }
        Self { bar, start }
    }

    fn tell(&self, progress: &Progress) {
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss
        )]
        let rate = (progress.states as f64 / self.start.elapsed().as_secs_f64()) as u64;
        let count = |x: usize| HumanCount(x as u64);
        self.bar.set_message(format!(
            "{} states, {} to look at, depth {}, {} states/s",
            count(progress.states),
            count(progress.frontier),
            progress.depth,
            HumanCount(rate),
        ));
        self.bar.tick();
    }

    fn end(self) {
        self.bar.finish_and_clear();
    }
}

fn bounds(options: &Options) -> Done<Bounds> {
    match options.mapping.as_deref() {
        None | Some("clients") => {}
        Some("edge") => return Err(wrong(&"--mapping", &NO_EDGES)),
        Some(other) => {
            let what = format!("\"{other}\" is not known; \"clients\" is");
            return Err(wrong(&"--mapping", &what));
        }
    }
    let mut given = serde_json::to_value(options).unwrap_or_default();
    if let Value::Object(given) = &mut given {
        given.retain(|_, value| !value.is_null());
        if let Some(mb) = options.most_mb {
            given.insert("mostBytes".into(), json!(mb.saturating_mul(1 << 20)));
        }
    }
    Bounds::parse(given.to_string().as_bytes()).map_err(|wrong| refused(&wrong))
}

/// A place in the bounds is the option that it came from: "lostDisks" is --lost-disks.
fn refused(wrong: &Wrong) -> Failure {
    if wrong.at.is_empty() {
        return Failure::Wrong(wrong.what.to_string());
    }
    let mut option = String::from("--");
    for letter in wrong.at.chars() {
        if letter.is_ascii_uppercase() {
            option.push('-');
        }
        option.push(letter.to_ascii_lowercase());
    }
    Failure::Wrong(format!("{option}: {}", wrong.what))
}

/// The most memory that this process has had, where the system tells.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kb: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kb / 1024.0 * 10.0).round() / 10.0)
}
