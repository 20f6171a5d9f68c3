//! The browser tests: once, or several times in a row, also beside a load that takes every core.
//! A test that hangs on how fast the machine is shows itself sooner or later in one of them.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crate::command::{Done, node, part};
use crate::{install, serve};

/// What the command line asks of `cargo dev test`.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    /// How often the browser tests run.
    pub times: u32,
    /// Beside a load that takes every core.
    pub busy: bool,
    /// Nothing but the browser tests.
    pub browser: bool,
}

/// Reads the options of `cargo dev test`.
pub fn wish(options: &[&str]) -> Done<Wish> {
    let mut wish = Wish { times: 1, busy: false, browser: false };
    let mut left = options.iter();
    while let Some(option) = left.next() {
        match *option {
            "--busy" => wish.busy = true,
            "--browser" => wish.browser = true,
            "--repeat" => wish.times = times(left.next().copied())?,
            _ => {
                return Err(format!(
                    "\"{option}\" is no option of test. There are --repeat N, --busy and --browser."
                ));
            }
        }
    }
    Ok(wish)
}

fn times(number: Option<&str>) -> Done<u32> {
    let number = number.unwrap_or_default();
    match number.parse() {
        Ok(times) if times > 0 => Ok(times),
        _ => Err(format!("--repeat takes a whole number from 1 on, not \"{number}\".")),
    }
}

/// Runs the tests against what has been built. Every run is whole; after one with a failure there
/// is no further one, so that the last words are the runner's on what has failed.
pub fn run(wish: &Wish) -> Done {
    let chromium = install::chromium()?;
    let headless = install::headless();
    let firefox = install::firefox();
    let _load = wish.busy.then(Load::start);
    for turn in 1..=wish.times {
        let mut tests = suite()?;
        tests.env("TURNCOAT_CHROMIUM", &chromium);
        if let Some(headless) = &headless {
            tests.env("TURNCOAT_HEADLESS", headless);
        }
        if let Some(firefox) = &firefox {
            tests.env("TURNCOAT_FIREFOX", firefox);
        }
        part(&name(turn, wish), &mut tests)?;
    }
    Ok(())
}

fn suite() -> Done<Command> {
    let mut tests = node("@playwright/test/cli.js", &["test"]);
    // Its own port, so that a page that is being served does not stand in for the built one.
    tests.env("TURNCOAT_PORT", serve::any_port()?.to_string());
    Ok(tests)
}

fn name(turn: u32, wish: &Wish) -> String {
    let beside = if wish.busy { " beside a load" } else { "" };
    match wish.times {
        1 => format!("browser tests{beside}"),
        times => format!("browser tests{beside}, {turn} of {times}"),
    }
}

/// A thread per core that does nothing but take its time, until it is dropped. Threads end with
/// their program, however that ends.
struct Load {
    over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Load {
    fn start() -> Self {
        let cores = thread::available_parallelism().map_or(1, Into::into);
        let over = Arc::new(AtomicBool::new(false));
        let threads = (0..cores).map(|_| spin(Arc::clone(&over))).collect();
        Self { over, threads }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            // A thread that only spins has nothing to tell of its end.
            let _ended = thread.join();
        }
    }
}

fn spin(over: Arc<AtomicBool>) -> JoinHandle<()> {
    thread::spawn(move || {
        while !over.load(Ordering::Relaxed) {
            std::hint::spin_loop();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_any_order() {
        let asked = wish(&["--busy", "--repeat", "5", "--browser"]);
        assert_eq!(asked, Ok(Wish { times: 5, busy: true, browser: true }));
        assert_eq!(wish(&[]), Ok(Wish { times: 1, busy: false, browser: false }));
    }

    #[test]
    fn a_wrong_option_is_named_with_what_there_is() {
        for (options, word) in [
            (&["--repeat"][..], "from 1 on"),
            (&["--repeat", "0"], "\"0\""),
            (&["--repeat", "--busy"], "\"--busy\""),
            (&["--repeet", "5"], "--repeat N"),
        ] {
            let sentence = wish(options).expect_err("it is wrong");
            assert!(sentence.contains(word), "{sentence}");
        }
    }

    #[test]
    fn a_load_ends_when_it_is_dropped() {
        let load = Load::start();
        let over = Arc::clone(&load.over);
        drop(load);
        assert_eq!(Arc::strong_count(&over), 1, "no thread holds on to it");
    }
}
