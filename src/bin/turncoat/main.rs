//! The native command: plays a scenario file and says what came of it, or searches.

mod check;
mod output;

use clap::{CommandFactory as _, Parser};
use clap_complete::Shell;
use output::{Done, Failure, Source, Trace, end, say, wrong};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use turncoat::bench;
use turncoat::catalog;
use turncoat::view::View;

const STATUSES: &str = "\
Exit status:
  0  it was done, whatever came of it, or who read the output went away
  1  the output could not be written
  2  a word, a file or a bound is wrong: one sentence says what is allowed
  3  it was played, but a fault of the file could not happen: a line says which, and why";

/// Plays and searches runs of Byzantine Proposer Fast Paxos and its family
#[derive(Parser)]
#[command(version, after_help = STATUSES)]
enum Verb {
    /// Play a scenario and sum it up
    ///
    /// The last line of the output is one JSON object: what was decided, by whom and when, what it
    /// cost, and which properties hold.
    #[command(after_help = STATUSES)]
    Run {
        /// A scenario file; "-" is standard input
        scenario: PathBuf,
        /// Write every step to FILE as a line of JSON; "-" is standard output
        #[arg(long, value_name = "FILE")]
        trace: Option<PathBuf>,
    },
    /// Try everything that can happen within bounds
    ///
    /// Breadth first, with every client a traitor unless it is said to be honest. The last line of
    /// the output is one JSON object, with a counterexample of the fewest moves as a scenario if there
    /// is one. On a terminal, how far it has come is shown meanwhile.
    #[command(after_help = STATUSES)]
    Check(Box<check::Options>),
    /// Print the digest of every step of a scenario
    ///
    /// As one JSON list: the browser must come to the same.
    Digests {
        /// A scenario file; "-" is standard input
        scenario: PathBuf,
    },
    /// Measure the engine
    ///
    /// The last line of the output is one JSON list.
    Bench,
    /// Print what a shell needs to complete this command's words
    ///
    /// For bash: source <(turncoat completions bash)
    Completions {
        /// The shell
        shell: Shell,
    },
}

fn main() -> ExitCode {
    let verb = match Verb::try_parse() {
        Ok(verb) => verb,
        Err(other) if other.use_stderr() => {
            return end(Err(Failure::Wrong(other.render().to_string().trim_end().to_owned())));
        }
        // Help and version are what was asked for.
        Err(help) => return end(say(help.render().to_string().trim_end())),
    };
    end(match &verb {
        Verb::Run { scenario, trace } => run(scenario, trace.as_deref()),
        Verb::Check(options) => check::check(options),
        Verb::Digests { scenario } => digests(scenario),
        Verb::Bench => bench(),
        Verb::Completions { shell } => completions(*shell),
    })
}

/// Says one JSON value.
fn say_json(value: &impl Serialize) -> Done {
    say(&serde_json::to_string(value).unwrap_or_default())
}

/// Measures; the last line of output is one JSON array.
fn bench() -> Done {
    let start = std::time::Instant::now();
    let mut figures = bench::figures(&mut || start.elapsed().as_secs_f64());
    let searches: Vec<[u8; 2]> =
        serde_json::from_str(bench::SEARCHES).map_err(|error| wrong(&"searches.json", &error))?;
    for [servers, rounds] in searches {
        figures.extend(bench::search(servers, rounds).map_err(Failure::Wrong)?);
    }
    say_json(&figures)
}

/// Prints the digest of every step, as one JSON array: wasm must come to the same.
fn digests(path: &Path) -> Done {
    say_json(&open(&Source::read(path)?)?.digests())
}

fn open(source: &Source) -> Done<Box<dyn View>> {
    catalog::open(&source.bytes).map_err(|what| wrong(&source.name, &what))
}

/// Plays a scenario; its last line of output is one JSON object.
fn run(path: &Path, trace: Option<&Path>) -> Done {
    let source = Source::read(path)?;
    let mut stage = open(&source)?;
    let summary = match trace {
        None => stage.summarise(None),
        Some(to) => {
            let mut trace = Trace::begin(to, &source)?;
            let summary = stage.summarise(Some(&mut |line| {
                trace.line(&serde_json::to_string(&line).unwrap_or_default());
            }));
            trace.end()?;
            summary
        }
    };
    say_json(&summary)?;
    match summary.refused() {
        refused if refused.is_empty() => Ok(()),
        refused => Err(Failure::Refused(refused)),
    }
}

fn completions(shell: Shell) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Verb::command(), "turncoat", &mut script);
    say(String::from_utf8_lossy(&script).trim_end())
}
