//! `cargo dev <verb>`: builds, serves, checks and measures Turncoat, and first
//! installs what that needs.

mod bench;
mod checks;
mod command;
mod install;
mod serve;
mod site;
mod trial;

use std::process::ExitCode;

use command::Done;

const USAGE: &str = "\
cargo dev serve [--port N]   build the page and serve it (port 4173 unless told)
cargo dev build              build the site, the npm package and the one file into target
cargo dev test               install what the checks need and run all of them
               --browser     the browser tests alone
               --repeat N    the browser tests N times in a row, until one fails
               --busy        the browser tests beside a load that takes every core
cargo dev lint               the checks that only read the code
cargo dev format             put all code into its one format
cargo dev bench              the engine's speed, natively and in Chromium";

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(|word| word.to_string_lossy()).collect();
    let arguments: Vec<&str> = arguments.iter().map(AsRef::as_ref).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\ncargo dev: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Done {
    std::env::set_current_dir(command::root())
        .map_err(|error| format!("The checkout cannot be entered: {error}."))?;
    match arguments {
        ["serve", options @ ..] => serve::serve(serve::port(options)?),
        ["build"] => site::build(),
        ["test", options @ ..] => checks::test(&trial::wish(options)?),
        ["lint"] => checks::lint(),
        ["format"] => checks::format(),
        ["bench"] => bench::bench(),
        ["help" | "--help" | "-h"] => {
            command::say(USAGE);
            Ok(())
        }
        _ => Err(format!("There is no such verb. There are:\n\n{USAGE}")),
    }
}
