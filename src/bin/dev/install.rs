//! What a machine needs beyond Rust and Node, added where it is missing.

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::command::{Done, cargo, npm, output, part, program, unstartable, works};

const WASM: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: (u32, u32) = (20, 19);

/// The standard library for wasm.
pub fn wasm_target() -> Done {
    let sysroot = output(&mut program("rustc", &["--print", "sysroot"]));
    let sysroot = sysroot.ok_or("rustc does not tell where its toolchain is.")?;
    // Looked up in the toolchain itself, so that one that did not come from rustup serves too.
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    rustup(&["target", "add", WASM])
}

/// clippy and rustfmt.
pub fn rust_components() -> Done {
    for (component, subcommand) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if !works(&mut cargo(&[subcommand, "--version"])) {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Done {
    let name = format!("rustup {}", arguments.join(" "));
    if works(&mut program("rustup", &["--version"])) {
        return part(&name, &mut program("rustup", arguments));
    }
    Err(format!(
        "This Rust toolchain lacks something and there is no rustup to add it with; \
         what it would run is \"{name}\"."
    ))
}

/// The npm packages of the lock file, unless they are there already.
pub fn npm_packages() -> Done {
    node_is_new_enough()?;
    let lock = fs::read("package-lock.json")
        .map_err(|error| format!("package-lock.json cannot be read: {error}."))?;
    // A copy of the lock file that was installed: times of files say little after a clone.
    let installed = Path::new("node_modules/.turncoat-lock.json");
    if fs::read(installed).is_ok_and(|copy| copy == lock) {
        return Ok(());
    }
    part("npm ci", &mut npm(&["ci"]))?;
    fs::write(installed, lock)
        .map_err(|error| format!("node_modules cannot be written to: {error}."))
}

fn node_is_new_enough() -> Done {
    let (major, minor) = OLDEST_NODE;
    let mut asked = program("node", &["--version"]);
    let version = match asked.output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(error) => {
            let sentence = unstartable(&asked, &error);
            return Err(format!("{sentence} Node.js {major}.{minor} or newer is needed."));
        }
    };
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|n| n.parse().ok());
    let found: (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < OLDEST_NODE {
        return Err(format!("Node.js {major}.{minor} or newer is needed; this is {version}."));
    }
    Ok(())
}

/// Chromium, Debian's if there was none.
pub fn chromium() -> Done<PathBuf> {
    let found = || {
        let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
        let mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
        find("TURNCOAT_CHROMIUM", &names, mac)
    };
    if found().is_none() {
        apt_get("chromium").map_err(|why| {
            format!(
                "Chromium is needed. {why} Install Chromium or Chrome, \
                 or name one in TURNCOAT_CHROMIUM."
            )
        })?;
    }
    found().ok_or_else(|| "Chromium was installed but is not on the PATH.".to_owned())
}

/// Chromium without a window, in which most tests run, and faster; `None` where it cannot be had.
pub fn headless() -> Option<PathBuf> {
    const NAME: &str = "chromium-headless-shell";
    let found = || find("TURNCOAT_HEADLESS", &[NAME], "");
    if found().is_none()
        && let Err(why) = apt_get(NAME)
    {
        eprintln!("All tests will run in Chromium itself, which takes longer. {why}");
    }
    found()
}

/// Firefox, Debian's if there was none; `None` where it cannot be had.
pub fn firefox() -> Option<PathBuf> {
    let found = || {
        let mac = "/Applications/Firefox.app/Contents/MacOS/firefox";
        find("TURNCOAT_FIREFOX", &["firefox-esr", "firefox"], mac)
    };
    if found().is_none()
        && let Err(why) = apt_get("firefox-esr")
    {
        eprintln!("The tests in Firefox will be skipped. {why}");
    }
    found()
}

/// A browser: the one that the environment names, else the first on the PATH, else macOS's own.
fn find(variable: &str, names: &[&str], mac: &str) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable) {
        return Some(PathBuf::from(named));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let suffix = std::env::consts::EXE_SUFFIX;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let on_path = |name: &&str| {
        let file = format!("{name}{suffix}");
        folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file())
    };
    names
        .iter()
        .find_map(on_path)
        .or_else(|| Some(PathBuf::from(mac)).filter(|path| path.is_file()))
}

fn apt_get(package: &str) -> Done {
    if !works(&mut program("apt-get", &["--version"])) {
        return Err(format!("There is no apt-get to install \"{package}\" with."));
    }
    let root = output(&mut program("id", &["-u"])).as_deref() == Some("0");
    let mut before: Vec<&str> = Vec::new();
    if !root {
        // Without a terminal nobody can type a password: fail at once instead of waiting.
        let typed = std::io::stdin().is_terminal();
        let try_out: &[&str] = if typed { &["--version"] } else { &["-n", "true"] };
        if !works(&mut program("sudo", try_out)) {
            return Err(format!("Installing \"{package}\" needs root or sudo."));
        }
        before.push("sudo");
    }
    before.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
    let run = |arguments: &[&str]| {
        let all = [&before[1..], arguments].concat();
        part(&format!("apt-get {}", arguments.join(" ")), &mut program(before[0], &all))
    };
    run(&["update"])?;
    run(&["install", "-y", package])
}
