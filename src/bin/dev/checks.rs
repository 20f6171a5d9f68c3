//! `cargo dev test`, `lint` and `format`.

use std::process::Command;

use crate::command::{Done, cargo, node, part};
use crate::trial::{self, Wish};
use crate::{install, site};

/// All checks, cheapest first, or the browser tests alone. The last words are the test runner's
/// own.
pub fn test(wish: &Wish) -> Done {
    // What is missing is told before anything takes its time.
    install::chromium()?;
    if wish.browser {
        site::build()?;
    } else {
        lint()?;
        part("cargo test", &mut cargo(&["test", "--profile", "tests"]))?;
        // Of this program, as it has just been built.
        let dev = ["test", "--no-default-features", "--features", "dev", "--bin", "dev"];
        part("cargo test of dev", &mut cargo(&dev))?;
        site::bundle()?;
    }
    trial::run(wish)
}

/// The checks that only read the code.
pub fn lint() -> Done {
    install::rust_components()?;
    install::wasm_target()?;
    install::npm_packages()?;
    part("cargo fmt", &mut cargo(&["fmt", "--check"]))?;
    part("biome", &mut biome(&["check", "--error-on-warnings"]))?;
    part("clippy", &mut clippy(&["--all-targets", "--all-features"]))?;
    part("clippy for wasm", &mut clippy(&["--lib", "--target", "wasm32-unknown-unknown"]))?;
    // The types of the page include those of the engine's module.
    site::engine()?;
    part("types of the page", &mut node("typescript/bin/tsc", &["--project", "www"]))
}

/// Puts all code into its one format, with those lint fixes that change no meaning.
pub fn format() -> Done {
    install::rust_components()?;
    install::npm_packages()?;
    part("cargo fmt", &mut cargo(&["fmt"]))?;
    part("biome", &mut biome(&["check", "--write"]))
}

fn clippy(what: &[&str]) -> Command {
    let mut command = cargo(&["clippy", "--quiet"]);
    command.args(what).args(["--", "--deny", "warnings"]);
    command
}

fn biome(arguments: &[&str]) -> Command {
    node("@biomejs/biome/bin/biome", arguments)
}
