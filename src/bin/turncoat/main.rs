//! The native command: plays a scenario file and says what came of it.

mod check;

use std::io::{BufWriter, Read as _, Write as _};
use std::process::ExitCode;
use turncoat::bench;
use turncoat::catalog;
use turncoat::scenario::MOST_BYTES;
use turncoat::stage::Stage;

const USAGE: &str = "usage: turncoat run SCENARIO.json [--trace FILE]\n       \
                     turncoat digests SCENARIO.json\n       turncoat bench";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["run", scenario] => run(scenario, None),
        ["run", scenario, "--trace", trace] | ["run", "--trace", trace, scenario] => {
            run(scenario, Some(trace))
        }
        ["check", ref options @ ..] => check::check(options),
        ["digests", scenario] => digests(scenario),
        ["bench"] => bench(),
        ["--help" | "-h" | "help"] => {
            println!("{USAGE}\n{}", check::USAGE);
            Ok(())
        }
        _ => Err(format!("{USAGE}\n{}", check::USAGE)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

/// Measures; the last line of output is one JSON array.
fn bench() -> Result<(), String> {
    let start = std::time::Instant::now();
    let mut figures = bench::figures(&mut || start.elapsed().as_secs_f64());
    let searches: Vec<[u8; 2]> =
        serde_json::from_str(bench::SEARCHES).map_err(|e| e.to_string())?;
    for [servers, rounds] in searches {
        figures.extend(bench::search(servers, rounds)?);
    }
    println!("{}", serde_json::to_string(&figures).unwrap_or_default());
    Ok(())
}

/// Prints the digest of every step, as one JSON array: wasm must come to the same.
fn digests(path: &str) -> Result<(), String> {
    let all = open(path)?.digests();
    println!("{}", serde_json::to_string(&all).unwrap_or_default());
    Ok(())
}

fn open(path: &str) -> Result<Box<dyn Stage>, String> {
    let file = std::fs::File::open(path).map_err(|e| format!("{path}: {e}"))?;
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64 + 1;
    file.take(most).read_to_end(&mut bytes).map_err(|e| format!("{path}: {e}"))?;
    catalog::open(&bytes).map_err(|wrong| format!("{path}: {wrong}"))
}

/// Plays a scenario; its last line of output is one JSON object.
fn run(path: &str, trace: Option<&str>) -> Result<(), String> {
    let mut stage = open(path)?;
    let mut failed = None;
    let summary = match trace {
        None => stage.summarise(None),
        Some(to) => {
            let out = std::fs::File::create(to).map_err(|e| format!("{to}: {e}"))?;
            let mut out = BufWriter::new(out);
            let summary = stage.summarise(Some(&mut |line| {
                let json = serde_json::to_string(&line).unwrap_or_default();
                if let Err(e) = writeln!(out, "{json}") {
                    failed.get_or_insert(format!("{to}: {e}"));
                }
            }));
            out.flush().map_err(|e| format!("{to}: {e}"))?;
            summary
        }
    };
    if let Some(sentence) = failed {
        return Err(sentence);
    }
    println!("{}", serde_json::to_string(&summary).unwrap_or_default());
    Ok(())
}
