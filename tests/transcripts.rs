//! Every scenario that ships, as a transcript: what happened, in order, with the facts. A change of
//! behaviour shows up as a changed line. `TURNCOAT_BLESS=1 cargo test --test transcripts` rewrites
//! the files; commit only differences that you understand.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::Path;
use turncoat::catalog;

fn fact(value: &Value) -> String {
    let Some((kind, inner)) = value.as_object().and_then(|map| map.iter().next()) else {
        return value.to_string();
    };
    let letter = |chip: &Value| chip["letter"].as_str().unwrap_or("?").to_owned();
    match kind.as_str() {
        "chip" => letter(inner),
        "chips" => inner.as_array().unwrap().iter().map(letter).collect::<Vec<_>>().join("+"),
        "message" => {
            let word = |name: &str| inner[name].as_str().unwrap();
            let chip = if inner["chip"].is_null() { String::new() } else { letter(&inner["chip"]) };
            format!("{} {chip} {}->{}", word("kind"), word("from"), word("to"))
        }
        "agents" => {
            let names = inner.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            names.collect::<Vec<_>>().join("+")
        }
        _ => inner.as_str().map_or_else(|| inner.to_string(), str::to_owned),
    }
}

fn told(told: &Value) -> String {
    let mut text = told["rule"].as_str().unwrap().to_owned();
    for (name, value) in told["facts"].as_object().unwrap() {
        write!(text, " {name}={}", fact(value)).unwrap();
    }
    text
}

/// One line a step: step, time, who, what came, then each explanation on a line of its own.
fn transcript(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut stage = catalog::open(bytes).unwrap_or_else(|e| panic!("{e}"));
    let summary = stage.summarise(Some(&mut |line| {
        let line = serde_json::to_value(&line).unwrap();
        let (step, time) = (&line["step"], line["time"].as_f64().unwrap());
        let agent = line["agent"].as_str().unwrap_or("-");
        write!(text, "{step:>4} t {time:<7} {agent}").unwrap();
        if let Some(message) = line["message"].as_object() {
            let letter = message["chip"]["letter"].as_str().unwrap_or("");
            let (kind, from) =
                (message["kind"].as_str().unwrap(), message["from"].as_str().unwrap());
            let round = message["round"].as_u64().map_or(String::new(), |r| format!("/{r}"));
            write!(text, " <- {kind} {}{round} {letter} from {from}", message["slot"]).unwrap();
        } else {
            write!(text, " {}", line["kind"].as_str().unwrap()).unwrap();
        }
        text.push('\n');
        for one in line["told"].as_array().unwrap() {
            writeln!(text, "       {}", told(one)).unwrap();
        }
    }));
    let summary = serde_json::to_value(&summary).unwrap();
    writeln!(text, "{}", serde_json::to_string_pretty(&summary).unwrap()).unwrap();
    text
}

#[test]
fn every_scenario_that_ships_plays_as_its_transcript_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("tests/transcripts");
    let bless = std::env::var_os("TURNCOAT_BLESS").is_some();
    let mut names: Vec<_> = std::fs::read_dir(root.join("www/scenarios"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    names.sort();
    assert!(names.len() >= 20);
    let mut different = Vec::new();
    for path in names {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let golden = folder.join(format!("{stem}.txt"));
        let now = transcript(&std::fs::read(&path).unwrap());
        if bless {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&golden, now).unwrap();
            continue;
        }
        let was = std::fs::read_to_string(&golden).unwrap_or_default();
        if let Some((i, (old, new))) =
            was.lines().zip(now.lines()).enumerate().find(|(_, (old, new))| old != new)
        {
            different.push(format!("{stem}, line {}:\n  was {old}\n  now {new}", i + 1));
        } else if was.lines().count() != now.lines().count() {
            different.push(format!("{stem}: another length"));
        }
    }
    assert!(different.is_empty(), "transcripts changed:\n{}", different.join("\n"));
}
