//! The house has an order: `lib.rs` lists the rooms in groups, and a room knows only rooms of its own
//! group and of groups above it. Nowhere do two files know each other in a circle. Read from the code
//! itself: what `use` brings in, and every `crate::` path.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Files by the path of their module (`search::kernel::pool`); parts for tests and commands left out.
fn modules() -> BTreeMap<String, String> {
    fn walk(folder: &Path, all: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("src").map(|entry| entry.expect("an entry")) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "bin" && name != "tests" {
                    walk(&path, all);
                }
            } else if path.extension().is_some_and(|kind| kind == "rs")
                && name != "lib.rs"
                && name != "tests.rs"
            {
                let inner = path.strip_prefix("src").expect("below src").with_extension("");
                let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
                let module = parts.join("::");
                let module = module.strip_suffix("::mod").unwrap_or(&module).to_owned();
                all.insert(module, fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(Path::new("src"), &mut all);
    all
}

/// Code alone: no comments, and nothing of the tests at the end of a file.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The paths that a `use` with braces stands for: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expand(path: &str) -> Vec<String> {
    let path = path.trim();
    let Some((before, rest)) = path.split_once('{') else {
        return vec![path.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    let filled = parts.into_iter().filter(|part| !part.trim().is_empty());
    filled.flat_map(|part| expand(&format!("{}{}", before.trim(), part.trim()))).collect()
}

/// The modules that a file knows, itself left out.
fn known(module: &str, text: &str, all: &BTreeMap<String, String>) -> BTreeSet<String> {
    let code = code(text);
    let mut paths: Vec<String> = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let statement = code[at + 4..].split(';').next().unwrap_or_default();
        if ["crate::", "super::", "self::"].iter().any(|start| statement.starts_with(start)) {
            paths.extend(expand(statement));
        }
    }
    // Paths that are written out where they are needed.
    for (at, _) in code.match_indices("crate::") {
        let path =
            code[at..].split(|c: char| !(c.is_alphanumeric() || c == ':' || c == '_')).next();
        paths.extend(path.map(str::to_owned));
    }
    let resolve = |path: &str| {
        let mut base: Vec<&str> = Vec::new();
        let mut rest = path;
        if let Some(inner) = path.strip_prefix("crate::") {
            rest = inner;
        } else {
            base = module.split("::").collect();
            rest = rest.strip_prefix("self::").unwrap_or(rest);
            while let Some(up) = rest.strip_prefix("super::") {
                base.pop();
                rest = up;
            }
        }
        base.extend(rest.split("::"));
        (1..=base.len()).rev().map(|n| base[..n].join("::")).find(|path| all.contains_key(path))
    };
    let found = paths.iter().filter_map(|path| resolve(path));
    found.filter(|found| found != module).collect()
}

fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let all = modules();
    all.iter().map(|(module, text)| (module.clone(), known(module, text, &all))).collect()
}

#[test]
fn a_room_knows_only_rooms_of_its_group_and_above() {
    let lib = fs::read_to_string("src/lib.rs").expect("lib.rs");
    let mut place = BTreeMap::new();
    for (group, text) in lib.split("\n\n").enumerate() {
        for line in text.lines() {
            let line = line.trim_start_matches("pub ");
            if let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                place.insert(name.to_owned(), group);
            }
        }
    }
    assert!(place.len() > 8, "{place:?}");
    let room = |module: &str| module.split("::").next().unwrap_or_default().to_owned();
    let mut up = Vec::new();
    for (module, known) in graph() {
        for other in known {
            let (from, to) = (room(&module), room(&other));
            if place.get(&to) > place.get(&from) {
                up.push(format!("{module} knows {other}, which stands below it"));
            }
            if to == "rooms" && from == "rooms" {
                let paper = |path: &str| path.split("::").nth(1).map(str::to_owned);
                let (one, another) = (paper(&module), paper(&other));
                if one != another && one.is_some() && another.is_some() {
                    up.push(format!("{module} knows another protocol, {other}"));
                }
            }
        }
    }
    assert!(up.is_empty(), "{}", up.join("\n"));
}

/// What can be reached from a module.
fn reach(from: &str, graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut seen, mut left) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(module) = left.pop() {
        for next in &graph[&module] {
            if seen.insert(next.clone()) {
                left.push(next.clone());
            }
        }
    }
    seen
}

#[test]
fn no_two_files_know_each_other_in_a_circle() {
    let mut graph = graph();
    // A room and its own inner files are one thing: the inner ones may see what the room holds.
    for (module, known) in &mut graph {
        known.retain(|other| !module.starts_with(&format!("{other}::")));
    }
    let circles: Vec<_> =
        graph.keys().filter(|module| reach(module, &graph).contains(*module)).collect();
    assert!(circles.is_empty(), "in a circle: {circles:?}");
}

#[test]
fn the_reading_of_uses_is_right() {
    assert_eq!(
        expand("crate::a::{self, b as c, d::{e, f}, g}"),
        ["crate::a::self", "crate::a::b", "crate::a::d::e", "crate::a::d::f", "crate::a::g"]
    );
    let graph = graph();
    assert!(graph["view::verdicts"].contains("view::scene"));
    assert!(graph["view::scene::moment"].contains("run::simulator"));
    assert!(graph["rooms::bp_fast_paxos::server"].contains("rooms::bp_fast_paxos"));
}
