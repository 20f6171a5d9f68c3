//! `cargo dev bench`: the same measures natively and in the browser, side by side, and the page
//! at work. The environment's `TURNCOAT_MINUTES` says how long its memory is watched.
//!
//! Both programs print one JSON line last: `[{"name": ..., "unit": ..., "value": ...}, ...]`.
//! Rows of the two that have the same name and unit measure the same thing.

use serde::Deserialize;

use crate::command::{Done, cargo, last_line, program, say};
use crate::{install, site};

#[derive(Deserialize)]
struct Row {
    name: String,
    unit: String,
    value: f64,
}

/// Measures the engine and prints the table.
pub fn bench() -> Done {
    let chromium = install::chromium()?;
    // The page is measured as it is built.
    site::build()?;
    let mut native = cargo(&["run", "--release", "--bin", "turncoat", "--", "bench"]);
    let mut judged = cargo(&["bench", "--bench", "search"]);
    let mut wasm = program("node", &["tests/browser/bench.mjs"]);
    wasm.env("TURNCOAT_CHROMIUM", chromium);
    let mut native = rows("native benchmark", &mut native)?;
    native.extend(rows("search beside Stateright's", &mut judged)?);
    let wasm = rows("benchmark in Chromium", &mut wasm)?;
    print(&native, &wasm);
    Ok(())
}

fn rows(name: &str, command: &mut std::process::Command) -> Done<Vec<Row>> {
    let line = last_line(name, command)?;
    serde_json::from_str(&line).map_err(|error| {
        format!("The last line of the part \"{name}\" is not the expected JSON: {error}.")
    })
}

fn print(native: &[Row], wasm: &[Row]) {
    let [name, unit, native_, wasm_, ratio] = ["measure", "unit", "native", "wasm", "wasm/n."];
    say(&format!("\n{name:<52} {unit:<10} {native_:>12} {wasm_:>12} {ratio:>7}"));
    let same = |one: &Row, other: &Row| one.name == other.name && one.unit == other.unit;
    for row in native {
        line(row, Some(row), wasm.iter().find(|other| same(row, other)));
    }
    for row in wasm {
        if !native.iter().any(|other| same(row, other)) {
            line(row, None, Some(row));
        }
    }
}

fn line(row: &Row, native: Option<&Row>, wasm: Option<&Row>) {
    let cell = |row: Option<&Row>| row.map_or_else(|| "-".to_owned(), |row| number(row.value));
    let ratio = match (native, wasm) {
        (Some(native), Some(wasm)) => format!("{:.2}", wasm.value / native.value),
        _ => "-".to_owned(),
    };
    let (native, wasm) = (cell(native), cell(wasm));
    say(&format!("{:<52} {:<10} {native:>12} {wasm:>12} {ratio:>7}", row.name, row.unit));
}

/// Three digits are what such a measurement is good for, except in whole large numbers.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
