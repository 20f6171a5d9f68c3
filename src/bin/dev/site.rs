//! The page: engine to wasm, wasm to a JavaScript module, all of it to `target/site`; the same as
//! an npm package in `target/npm` and as one file, `target/turncoat.html`.

use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use turncoat::rooms;

use crate::command::{Done, cargo, node, part, target_dir};
use crate::install;

/// Where the module is written that the page imports (never into git).
const GENERATED: &str = "www/generated";

/// Builds all three; Vite's configuration prints what each file weighs.
pub fn build() -> Done {
    install::npm_packages()?;
    engine()?;
    bundle()
}

/// The engine with each room as `www/generated/paxos.js` and the like, with its wasm and its types
/// beside it, and the search in all rooms as `search.js`: small the ones, since every visitor waits
/// for one of them, and fast the other.
pub fn engine() -> Done {
    install::wasm_target()?;
    for room in rooms::ALL {
        part(&format!("{} to wasm", room.id), &mut wasm("page", &[room.id]))?;
        bind(room.id, "page")?;
        part("wasm-opt", &mut wasm_opt(room.id, "-Oz"))?;
    }
    let all = rooms::ALL.iter().map(|room| room.id);
    let features: Vec<&str> = all.chain(["search"]).collect();
    part("search to wasm", &mut wasm("release", &features))?;
    bind("search", "release")?;
    part("wasm-opt for the search", &mut wasm_opt("search", "-O3"))
}

fn bind(name: &str, profile: &str) -> Done {
    let wasm = target_dir().join(format!("wasm32-unknown-unknown/{profile}/turncoat.wasm"));
    bindgen(&wasm, name)
        .map_err(|error| format!("The part \"bindings of {name}\" failed: {error:#}"))
}

/// The features are those that Rust's wasm target uses.
fn wasm_opt(name: &str, goal: &str) -> Command {
    let file = format!("{GENERATED}/{name}_bg.wasm");
    let mut command = node("binaryen/bin/wasm-opt", &[goal, &file, "-o", &file]);
    // The linker puts the stack first: the lowest kilobyte is its end, and no data lies there.
    if goal == "-Oz" {
        command.args(["--converge", "--memory-packing", "--dae-optimizing", goal]);
    }
    command.arg("--low-memory-unused");
    for feature in [
        "bulk-memory",
        "bulk-memory-opt",
        "call-indirect-overlong",
        "multivalue",
        "mutable-globals",
        "nontrapping-float-to-int",
        "reference-types",
        "sign-ext",
    ] {
        command.arg(format!("--enable-{feature}"));
    }
    command
}

/// `www` to the site, the package and the one file.
pub fn bundle() -> Done {
    part("site", &mut vite(&["build", "--logLevel", "warn"]))?;
    part("npm package", &mut vite(&["build", "--mode", "npm", "--logLevel", "warn"]))?;
    part("one file", &mut vite(&["build", "--mode", "single", "--logLevel", "warn"]))
}

/// Vite with the configuration of this project.
pub fn vite(arguments: &[&str]) -> Command {
    node("vite/bin/vite.js", arguments)
}

/// The library is a cdylib for wasm only: declared in Cargo.toml, it would be one everywhere,
/// under a file name that the builds for tests and for programs would both write to.
fn wasm(profile: &str, features: &[&str]) -> Command {
    let mut command = cargo(&["rustc", "--profile", profile, "--lib", "--crate-type", "cdylib"]);
    command.args(["--no-default-features", "--features", &features.join(",")]);
    command.args(["--target", "wasm32-unknown-unknown", "--target-dir"]);
    command.arg(target_dir());
    if profile == "page" {
        // Fewer copies of small functions: a quarter less to download, and no slower in a browser.
        command.args(["--", "-C", "llvm-args=-inline-threshold=5"]);
    }
    command
}

fn bindgen(wasm: &Path, name: &str) -> Result<(), impl std::fmt::Display + use<>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(true)
        // The module finds its own wasm, in a way that Vite understands.
        .omit_default_module_path(false)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.generate(GENERATED)
}
