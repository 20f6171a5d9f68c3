//! The native command, as a person or a script meets it.

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output};

fn turncoat(arguments: &[&str]) -> Output {
    let root = env!("CARGO_MANIFEST_DIR");
    Command::new(env!("CARGO_BIN_EXE_turncoat")).args(arguments).current_dir(root).output().unwrap()
}

fn scratch(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_last_line_of_a_run_is_one_json_object_with_all_there_is_to_know() {
    let output = turncoat(&["run", "www/scenarios/01-two-things.json"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let summary: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
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
    let trace = scratch("trace.jsonl", b"");
    let path = trace.to_str().unwrap();
    let output = turncoat(&["run", "www/scenarios/02-fault-free.json", "--trace", path]);
    assert!(output.status.success());
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = std::fs::read_to_string(trace).unwrap();
    let lines: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), usize::try_from(summary["steps"].as_u64().unwrap()).unwrap());
    assert_eq!(lines.last().unwrap()["digest"], summary["digest"]);
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
        ("too-big", vec![b' '; 50 << 20], "too many"),
    ];
    for (name, bytes, expected) in cases {
        let path = scratch(name, &bytes);
        let output = turncoat(&["run", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty(), "{name}");
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert_eq!(sentence.lines().count(), 1, "{name}: {sentence}");
        assert!(sentence.contains(expected), "{name}: {sentence}");
    }
}

#[test]
fn whoever_asks_for_a_search_with_edge_proposers_is_told_why_there_is_none() {
    let output = turncoat(&["check", "--servers", "1", "--mapping", "edge"]);
    assert_eq!(output.status.code(), Some(2));
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    assert!(sentence.contains("\"edge\" is not searched"), "{sentence}");
    let output = turncoat(&["check", "--servers", "1", "--mapping", "clients"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_file_that_is_not_there_and_words_that_are_off_get_status_2() {
    assert_eq!(turncoat(&["run", "no/such/file.json"]).status.code(), Some(2));
    assert_eq!(turncoat(&["fly"]).status.code(), Some(2));
    assert_eq!(turncoat(&["run", "."]).status.code(), Some(2));
}
