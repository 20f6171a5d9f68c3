//! Running other programs, and saying in one sentence which part failed.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::LazyLock;
use std::time::Instant;

/// What a part of the work gives, or the sentence that says why it could not.
pub type Done<T = ()> = Result<T, String>;

/// The checkout: where `Cargo.toml` is.
pub fn root() -> PathBuf {
    // Cargo sets this when it runs a program; the working directory serves one started by hand.
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// The folder that Cargo builds into, which need not be `target`.
pub fn target_dir() -> PathBuf {
    let built = std::env::current_exe().ok();
    let dir = built.as_deref().and_then(|exe| exe.ancestors().nth(2));
    dir.map_or_else(|| PathBuf::from("target"), Path::to_path_buf)
}

/// The very Cargo that runs this program, hence the toolchain of `rust-toolchain.toml`.
pub fn cargo(arguments: &[&str]) -> Command {
    with(&std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")), arguments)
}

/// npm is a batch file on Windows, where its bare name does not start.
pub fn npm(arguments: &[&str]) -> Command {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    with(&OsString::from(name), arguments)
}

/// A script of an installed npm package, run without a shell or a wrapper in between.
pub fn node(script: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("node");
    command.arg(Path::new("node_modules").join(script)).args(arguments);
    command
}

/// Any other program.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    with(&OsString::from(name), arguments)
}

fn with(name: &OsString, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments);
    command
}

/// Says something on standard output; who does not listen any more misses nothing.
pub fn say(line: &str) {
    let _gone = writeln!(io::stdout(), "{line}");
}

/// Runs one named part of the work with its output in sight. Nothing is printed after it,
/// so that a run ends with the words of its last part.
pub fn part(name: &str, command: &mut Command) -> Done {
    announce(name);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(name, status)),
        Err(error) => Err(unstartable(command, &error)),
    }
}

/// Runs one named part of the work and gives the last line that it prints.
pub fn last_line(name: &str, command: &mut Command) -> Done<String> {
    announce(name);
    let run = command.stderr(Stdio::inherit()).output();
    let output = run.map_err(|error| unstartable(command, &error))?;
    if !output.status.success() {
        return Err(failed(name, output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text.lines().rfind(|line| !line.trim().is_empty());
    last.map(str::to_owned).ok_or_else(|| format!("The part \"{name}\" printed nothing."))
}

fn announce(name: &str) {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    eprintln!("\n== {name} (after {} s)", START.elapsed().as_secs());
}

fn failed(name: &str, status: ExitStatus) -> String {
    format!("The part \"{name}\" failed ({status}).")
}

/// Whether a program starts and ends well; what it prints is not shown.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What a program prints, trimmed; `None` if it fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The sentence for a program that did not even start.
pub fn unstartable(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy();
    format!("The program \"{name}\" does not start: {error}.")
}
