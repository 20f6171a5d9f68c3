//! The native command, as a person or a script meets it.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const TWO_THINGS: &str = "www/scenarios/01-two-things.json";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turncoat"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn turncoat(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// The same with something on standard input.
fn fed(arguments: &[&str], input: impl Into<Stdio>) -> Output {
    command(arguments).stdin(input).output().unwrap()
}

fn scratch(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn file(path: &str) -> std::fs::File {
    std::fs::File::open(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn said(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn complaint(output: &Output) -> &str {
    let text = std::str::from_utf8(&output.stderr).unwrap();
    assert!(!text.contains("panicked"), "{text}");
    text
}

fn last_line(text: &str) -> Value {
    serde_json::from_str(text.lines().last().unwrap()).unwrap()
}

/// The sentence with which something is refused: one line, nothing on standard output, status 2.
fn refused(output: &Output) -> &str {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    let sentence = complaint(output);
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    sentence
}

#[test]
fn the_last_line_of_a_run_is_one_json_object_with_all_there_is_to_know() {
    let output = turncoat(&["run", TWO_THINGS]);
    assert!(output.status.success());
    let summary = last_line(said(&output));
    for key in [
        "decided",
        "rounds",
        "convicted",
        "messages",
        "hmac",
        "trust_changes",
        "properties",
        "digest",
    ] {
        assert!(!summary[key].is_null(), "{key}");
    }
    assert_eq!(summary["decided"]["S1"]["value"], "B");
    assert!(summary["decided"]["S1"]["at"].is_number());
    assert_eq!(summary["hmac"]["made"], 4);
}

#[test]
fn the_trace_is_one_json_line_a_step() {
    let trace =
        scratch("trace.jsonl", b"what stood here before, and was longer".repeat(900).as_slice());
    let path = trace.to_str().unwrap();
    let output = turncoat(&["run", "www/scenarios/02-fault-free.json", "--trace", path]);
    assert!(output.status.success());
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = std::fs::read_to_string(trace).unwrap();
    let lines: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), usize::try_from(summary["steps"].as_u64().unwrap()).unwrap());
    assert_eq!(lines.last().unwrap()["digest"], summary["digest"]);
    // The same on standard output, before the summary.
    let both = turncoat(&["run", "--trace", "-", "www/scenarios/02-fault-free.json"]);
    assert_eq!(said(&both), text + said(&output));
}

#[test]
fn what_is_wrong_gets_one_line_with_the_place_and_status_2() {
    let good = std::fs::read_to_string("www/scenarios/02-fault-free.json").unwrap();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("not-json", b"hello".to_vec(), "line 1"),
        ("unknown-key", good.replace("\"seed\"", "\"sede\"").into_bytes(), "sede"),
        ("huge", good.replace("\"servers\": 4", "\"servers\": 1000000000").into_bytes(), "1 to 31"),
        ("early", good.replace("\"clients\": 3", "\"clients\": 3, \"faults\": [{\"at\": -1, \"client\": \"C1\", \"does\": \"silent\"}]").into_bytes(), "faults[0].at"),
        ("not-utf-8", vec![b'{', 0xff], "UTF-8"),
        ("too-big", vec![b' '; 50 << 20], "52428800 bytes are too many"),
    ];
    for (name, bytes, expected) in cases {
        let path = scratch(name, &bytes);
        let output = turncoat(&["run", path.to_str().unwrap()]);
        let sentence = refused(&output);
        assert!(sentence.contains(expected), "{name}: {sentence}");
        assert!(sentence.contains(name), "{sentence}");
    }
}

#[test]
fn a_fault_that_could_not_happen_is_told_with_status_3() {
    let scenario = serde_json::json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4,
        "clients": 3, "seed": 7, "faults": [
            { "at": 0, "server": "S4", "does": "crash" },
            { "step": 3, "server": "S4", "does": "crash" }
        ] });
    let path = scratch("refused.json", scenario.to_string().as_bytes());
    let output = turncoat(&["run", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(complaint(&output), "faults[1]: that agent is down at this step\n");
    let refused = &last_line(said(&output))["refused"];
    let why = "that agent is down at this step";
    assert_eq!(*refused, serde_json::json!([{ "fault": 1, "why": why }]));
    let fine = turncoat(&["run", "www/scenarios/06-crash.json"]);
    assert_eq!((fine.status.code(), complaint(&fine)), (Some(0), ""));
    assert!(last_line(said(&fine))["refused"].is_null());
}

#[test]
fn whoever_asks_for_a_search_with_edge_proposers_is_told_why_there_is_none() {
    let output = turncoat(&["check", "--servers", "1", "--mapping", "edge"]);
    let sentence = refused(&output);
    assert!(sentence.contains("\"edge\" is not searched"), "{sentence}");
    let output = turncoat(&["check", "--servers", "1", "--mapping", "clients"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn bounds_that_make_no_sense_are_told_by_the_option() {
    for (arguments, expected) in [
        (&["--servers", "40"][..], "--servers: 40 is not allowed"),
        (&["--rounds", "300"], "--rounds: 300 is not allowed; a whole number from 1 to 8 is"),
        (&["--f", "4"], "--f: 4 is not allowed; a whole number from 0 to 3 is"),
        (&["--lost-disks", "16"], "--lost-disks: 16 is not allowed"),
        (&["--lost-disks", "1"], "--lost-disks: no server recovers where none may crash"),
        (
            &["--protocol", "paxos", "--time-outs", "1"],
            "--time-outs: these servers have no time-outs",
        ),
        (&["--clients", "2", "--honest", "C1,C1"], "--honest[1]: C1 stands here twice"),
        (&["--honest", "C1,C9"], "--honest[1]: there is no client \"C9\""),
        (&["--without", "nothing"], "--without[0]: \"nothing\" is no rule that can be off"),
        (&["--protocol", "raft"], "--protocol: \"raft\" is not known here"),
        (&["--mapping", "sideways"], "--mapping: \"sideways\" is not known"),
    ] {
        let output = turncoat(&[&["check"], arguments].concat());
        assert!(refused(&output).starts_with(expected), "{output:?}");
    }
}

#[test]
fn every_bound_that_is_given_stands_in_the_verdict() {
    let given = "--protocol bp-fast-paxos --servers 3 --clients 2 --honest C1 --honest C2 --rounds 1 \
                 --values 1 --slots 1 --crashes 1 --recoveries 1 --lost-disks 1 --duplicates 1 \
                 --time-outs 1 --without quorum,disk --termination --plain --hints --threads 2 \
                 --most-states 50 --most-mb 3";
    let given: Vec<&str> = given.split_whitespace().collect();
    let output = turncoat(&[&["check"], &given[..]].concat());
    assert!(output.status.success(), "{output:?}");
    let expected = serde_json::json!({
        "protocol": "bp-fast-paxos", "servers": 3, "clients": 2, "honest": ["C1", "C2"], "rounds": 1,
        "values": 1, "slots": 1, "crashes": 1, "recoveries": 1, "lostDisks": 1, "duplicates": 1,
        "timeOuts": 1, "without": ["quorum", "disk"], "termination": true, "plain": true,
        "hints": true, "threads": 2, "mostStates": 50, "mostBytes": 3 << 20
    });
    assert_eq!(last_line(said(&output))["bounds"], expected);
}

#[test]
fn a_file_that_is_not_there_and_words_that_are_off_get_status_2() {
    assert_eq!(turncoat(&["run", "no/such/file.json"]).status.code(), Some(2));
    assert_eq!(turncoat(&["fly"]).status.code(), Some(2));
    assert_eq!(turncoat(&["run", "."]).status.code(), Some(2));
    assert_eq!(turncoat(&[]).status.code(), Some(2));
    assert_eq!(turncoat(&["check", "--most-states", "many"]).status.code(), Some(2));
    assert_eq!(turncoat(&["run", TWO_THINGS, "--trace"]).status.code(), Some(2));
    assert_eq!(turncoat(&["check", "--fast"]).status.code(), Some(2));
}

#[test]
fn each_verb_has_its_help_and_help_is_no_error() {
    let all = turncoat(&["--help"]);
    for verb in ["run", "check", "digests", "bench", "completions"] {
        assert!(said(&all).contains(verb), "{}", said(&all));
        for words in [[verb, "--help"], ["help", verb]] {
            let output = turncoat(&words);
            assert!(output.status.success(), "{output:?}");
            assert!(output.stderr.is_empty(), "{output:?}");
            assert!(said(&output).contains(&format!("Usage: turncoat {verb}")), "{output:?}");
        }
    }
    for (words, expected) in [
        (["run", "--help"], "--trace <FILE>"),
        (["run", "--help"], "Exit status:"),
        (["check", "--help"], "--lost-disks <K>"),
        (["check", "-h"], "Rules that are switched off"),
    ] {
        let output = turncoat(&words);
        assert!(said(&output).contains(expected), "{}", said(&output));
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let output = turncoat(&["--version"]);
    assert!(output.status.success());
    assert_eq!(said(&output), concat!("turncoat ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_word_that_is_nearly_right_is_told_which_one_is() {
    for (words, expected) in [
        (&["chekc"][..], "check"),
        (&["check", "--sevrers", "4"], "--servers"),
        (&["run", "x.json", "--tracee", "y"], "--trace"),
    ] {
        let output = turncoat(words);
        assert_eq!(output.status.code(), Some(2));
        let text = complaint(&output);
        assert!(text.contains("similar") && text.contains(expected), "{text}");
    }
}

#[test]
fn shells_can_complete_its_words() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = turncoat(&["completions", shell]);
        assert!(output.status.success(), "{output:?}");
        for word in ["check", "lost-disks", "trace", "digests"] {
            assert!(said(&output).contains(word), "{shell} lacks {word}");
        }
    }
    assert_eq!(turncoat(&["completions", "tcsh"]).status.code(), Some(2));
}

#[test]
fn a_dash_is_standard_input() {
    let expected = turncoat(&["run", TWO_THINGS]);
    let piped = fed(&["run", "-"], file(TWO_THINGS));
    assert!(piped.status.success(), "{piped:?}");
    assert_eq!(piped.stdout, expected.stdout);
    assert_eq!(
        fed(&["digests", "-"], file(TWO_THINGS)).stdout,
        turncoat(&["digests", TWO_THINGS]).stdout
    );
    let broken = fed(&["run", "-"], file("README.md"));
    assert!(refused(&broken).starts_with("standard input: "), "{broken:?}");
    let nothing = fed(&["run", "-"], Stdio::null());
    assert!(refused(&nothing).starts_with("standard input: "), "{nothing:?}");
    let big = scratch("endless", &vec![b' '; 3 << 20]);
    let big = fed(&["run", "-"], file(big.to_str().unwrap()));
    assert!(refused(&big).contains("more than 1048576 bytes are too many"), "{big:?}");
}

#[test]
fn a_trace_is_never_written_over_its_scenario() {
    let good = std::fs::read(TWO_THINGS).unwrap();
    let scenario = scratch("precious.json", &good);
    let path = scenario.to_str().unwrap();
    let folder = scenario.parent().unwrap();
    let round = folder.join("..").join(folder.file_name().unwrap()).join("precious.json");
    let mut others = vec![path.to_owned(), round.to_str().unwrap().to_owned()];
    let link = folder.join("precious-link.json");
    let _ = std::fs::remove_file(&link);
    std::fs::hard_link(&scenario, &link).unwrap();
    others.push(link.to_str().unwrap().to_owned());
    #[cfg(unix)]
    {
        let link = folder.join("precious-symbolic.json");
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink(&scenario, &link).unwrap();
        others.push(link.to_str().unwrap().to_owned());
    }
    for other in &others {
        let output = turncoat(&["run", path, "--trace", other]);
        assert!(refused(&output).contains("the scenario stands in this file"), "{output:?}");
        let output = fed(&["run", "-", "--trace", other], file(path));
        assert!(refused(&output).contains("the scenario stands in this file"), "{output:?}");
        assert!(std::fs::read(&scenario).unwrap() == good, "{other}");
    }
    // What is wrong with a scenario is said before anything is written over.
    let before = scratch("before.jsonl", b"an older trace");
    let output = turncoat(&["run", "README.md", "--trace", before.to_str().unwrap()]);
    refused(&output);
    assert_eq!(std::fs::read(before).unwrap(), b"an older trace");
}

#[test]
fn a_trace_that_cannot_be_written_is_told_with_status_1() {
    let output = turncoat(&["run", TWO_THINGS, "--trace", "no/such/folder/trace.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).starts_with("no/such/folder/trace.jsonl: "), "{output:?}");
    assert!(output.stdout.is_empty());
}

/// Every verb that prints, with little to do.
#[cfg(unix)]
const TALKS: [&[&str]; 8] = [
    &["run", TWO_THINGS],
    &["run", TWO_THINGS, "--trace", "-"],
    &["check", "--rounds", "1"],
    &["digests", "www/scenarios/18-log.json"],
    &["completions", "bash"],
    &["--help"],
    &["help", "check"],
    &["--version"],
];

#[cfg(unix)]
#[test]
fn who_stops_reading_ends_it_quietly() {
    for words in TALKS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command(words).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}: {output:?}");
        assert_eq!(complaint(&output), "", "{words:?}");
    }
    // Nobody hears what is wrong either; the status still says so.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert_eq!(command(&["run", "README.md"]).stderr(writer).status().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_with_status_1() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for words in TALKS {
        let output = command(words).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {output:?}");
        let sentence = complaint(&output);
        assert!(sentence.starts_with("standard output: No space left"), "{words:?}: {sentence}");
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
    }
    let output = turncoat(&["run", TWO_THINGS, "--trace", "/dev/full"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).starts_with("/dev/full: No space left"), "{output:?}");
    assert_eq!(command(&["fly"]).stderr(full()).status().unwrap().code(), Some(2));
}

#[cfg(unix)]
#[test]
fn words_that_are_no_utf_8_are_refused_and_such_a_file_is_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let odd = OsStr::from_bytes(b"odd-\xff.json");
    for words in [&["check", "--honest"][..], &["check", "--servers"], &["completions"], &[]] {
        let output = command(words).arg(odd).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {output:?}");
        assert!(!complaint(&output).is_empty());
    }
    let output = command(&["run"]).arg(odd).output().unwrap();
    assert!(refused(&output).starts_with("odd-\u{fffd}.json: "), "{output:?}");
    #[cfg(target_os = "linux")]
    {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(odd);
        std::fs::copy(TWO_THINGS, &path).unwrap();
        assert!(command(&["run"]).arg(path).output().unwrap().status.success());
    }
}

/// What a terminal shows of a search; with standard output in `file`, if there is one.
#[cfg(target_os = "linux")]
fn on_a_terminal(file: Option<&str>) -> String {
    let mut line =
        format!("{} check --rounds 4 --most-states 60000", env!("CARGO_BIN_EXE_turncoat"));
    if let Some(file) = file {
        line = format!("{line} > {file}");
    }
    // `script` of util-linux runs it on a terminal of its own.
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", &line, "/dev/null"]).stdin(Stdio::null());
    let output = script.env("TERM", "xterm").output().expect("script, of util-linux");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_search_shows_its_progress_on_a_terminal_and_leaves_the_last_line_alone() {
    let path = scratch("verdict.json", b"");
    let path = path.to_str().unwrap();
    let seen = on_a_terminal(Some(path));
    for word in [" states, ", " to look at, depth ", " states/s"] {
        assert!(seen.contains(word), "{seen:?}");
    }
    let verdict = std::fs::read_to_string(path).unwrap();
    assert_eq!(verdict.lines().count(), 1);
    assert_eq!(last_line(&verdict)["stopped"], "states");
    // With both on the terminal, the line of progress is wiped and the verdict has its own.
    let both = on_a_terminal(None);
    let (_, last) = both.rsplit_once("\u{1b}[2K").unwrap();
    assert_eq!(last_line(last)["states"], last_line(&verdict)["states"], "{last:?}");
    // Where it is no terminal there is nothing but the verdict.
    let plain = turncoat(&["check", "--rounds", "4", "--most-states", "60000"]);
    assert_eq!(complaint(&plain), "");
    assert_eq!(said(&plain).lines().count(), 1);
}
