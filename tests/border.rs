//! The border: what a file may hold is what its schema says, and whatever is wrong with it gets one
//! sentence that names the place.

mod schema;

use schema::Schema;
use serde_json::{Map, Value, json};
use std::path::Path;
use turncoat::border::scenario::{FaultSpec, Scenario};
use turncoat::catalog;

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn schema() -> Schema {
    Schema(read(&root("www/scenario.schema.json")))
}

/// Why a text is refused; nothing if it is taken.
fn refusal(text: &str) -> String {
    catalog::open(text.as_bytes()).err().map(|wrong| wrong.to_string()).unwrap_or_default()
}

// ---- the schema and the reader ----

/// Everything takes part that can, so that what a place may hold does not depend on how many do.
fn bp(mapping: &str) -> Value {
    json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "mapping": mapping, "servers": 31,
            "clients": 16, "until": { "steps": 5 } })
}

fn edge() -> Value {
    let mut scenario = bp("edge");
    scenario["proposers"] = json!(16);
    scenario
}

fn paxos() -> Value {
    json!({ "turncoat": 1, "protocol": "paxos", "servers": 31, "clients": 16,
            "until": { "steps": 5 } })
}

/// All that the head of a file may say; what only one protocol takes is put in by the probes.
fn full() -> Value {
    json!({ "name": "A", "about": "B", "seed": 3, "slots": 1, "timeout": 20,
            "commands": { "C1": ["A", "B2"], "C16": [] }, "without": ["quorum"],
            "network": { "delay": 1, "jitter": 0.5, "loss": 0.1, "duplicate": 0, "reorder": 1,
                         "hold": false, "links": [{ "from": "S1", "to": "C2", "delay": 2 }] },
            "faults": [], "step": 2 })
}

/// What is put everywhere: each value is right somewhere, or nearly right. Agents are those that
/// there are in every run; a server asked for two values, or in two groups, is beyond a schema.
fn probes() -> Vec<Value> {
    let text = |sign: &str, count: usize| json!(sign.repeat(count));
    let mut all = vec![json!(null), json!(true), json!(false)];
    all.extend([-1.0, -0.1, 0.0, 0.0005, 0.001, 0.05, 0.1, 0.5, 1.5, 5.0].map(|x| json!(x)));
    all.extend(
        [0u64, 1, 2, 12, 16, 17, 30, 31, 32, 64, 256, 257, 1000, 1001, 1024, 1025]
            .map(|x| json!(x)),
    );
    all.extend(
        [1_000_000u64, 1_000_001, 2_147_483_647, 4_294_967_295, 4_294_967_296].map(|x| json!(x)),
    );
    all.extend([(1u64 << 53) - 1, 1 << 53, u64::MAX].map(|x| json!(x)));
    all.extend([json!(1_000_000.5), json!(1e300)]);
    let texts = "A B D Z Z9 A1 A02 AA a A2 A999 A2730 Q2731 R2731 A2731 A2732 A9999 A99999 C S \
                 S1 S31 S32 S0 S01 s1 C1 C16 C17 C0 - – — edge clients paxos bp-fast-paxos random \
                 fixed open proof quorum adopt disk";
    all.extend(texts.split_whitespace().map(|text| json!(text)));
    all.extend([text("", 0), text("é", 40), text("é", 41), text("x", 1000), text("x", 1001)]);
    all.extend([json!([]), json!({}), json!([[]]), json!([{}]), json!([1])]);
    let names = ["S1", "S2", "C1", "A", "quorum", "proof"];
    all.extend(names.map(|name| json!([name])));
    all.extend([json!(["S1", "S2"]), json!(["S1", "S1"]), json!(["C1", "C1"])]);
    all.extend([json!([["S1"], ["S2", "C1"]]), json!([["S1", "S1"]]), json!([["A"]])]);
    all.extend([json!({ "A": ["S1"] }), json!({ "A": ["S1"], "B9": ["S2"] }), json!({ "A1": [] })]);
    all.extend([json!({ "A": ["S1", "S1"] }), json!({ "-": ["S1"] }), json!({ "A": "S1" })]);
    all.extend([json!({ "C1": ["A"] }), json!({ "S1": ["A"] }), json!({ "C1": ["C"] })]);
    all.extend([json!({ "client": "C1" }), json!({ "client": "S1" }), json!({ "sequence": 0 })]);
    all.extend(
        [-1.0, 0.0, 4_294_967_295.0, 4_294_967_296.0]
            .map(|x| json!({ "client": "C16", "sequence": x })),
    );
    let part = |part: Value| json!([part]);
    all.extend([
        part(json!({ "promise": 0 })),
        part(json!({ "promise": -1 })),
        part(json!({ "vote": true })),
    ]);
    all.extend([part(json!({ "server": "S31", "slot": 1, "round": 2, "vote": false }))]);
    for vote in [
        json!({ "value": "A", "round": 1 }),
        json!({ "value": "-", "round": 1 }),
        json!({ "value": "A1", "round": 1 }),
        json!({ "value": "A" }),
        json!({ "value": "A", "round": 4_294_967_296u64 }),
        json!({ "value": "A", "round": 1, "author": "S1" }),
        json!({ "value": "A", "round": 1, "request": { "client": "C1" } }),
        json!({ "value": "-", "round": 1, "request": { "client": "C1" } }),
    ] {
        all.push(part(json!({ "vote": vote })));
    }
    all.extend([json!(vec![json!({}); 64]), json!(vec![json!({}); 65])]);
    all.extend([json!({ "time": 0, "steps": 1 }), json!({ "steps": 0 }), json!({ "tiem": 1 })]);
    all.extend([json!({ "links": [{ "from": "S1", "to": "C1" }] }), json!({ "hold": true })]);
    all
}

/// Where a schema and the reader differ.
struct Compared {
    schema: Schema,
    count: usize,
    taken: usize,
    differ: Vec<String>,
    probes: Vec<Value>,
}

impl Compared {
    fn new() -> Self {
        Self { schema: schema(), count: 0, taken: 0, differ: Vec::new(), probes: probes() }
    }

    fn look(&mut self, file: &Value) {
        let (schema, wrong) = (self.schema.takes(file), refusal(&file.to_string()));
        self.count += 1;
        self.taken += usize::from(schema);
        if schema != wrong.is_empty() {
            let reader = if wrong.is_empty() { "it is taken" } else { &wrong };
            let faults = file["faults"].as_array().filter(|all| !all.is_empty());
            let told = faults.map_or_else(|| file.to_string(), |faults| json!(faults).to_string());
            let told: String = told.chars().take(300).collect();
            self.differ.push(format!("the schema says {schema}, but {reader}: {told}"));
        }
    }

    /// Puts each probe into each place of `part`, and leaves each key out. Where a key has no place
    /// at all, only what it may be elsewhere is tried.
    fn bend(&mut self, part: &Value, keys: &[String], whole: &dyn Fn(Value) -> Value) {
        let given = part.as_object().unwrap();
        let elsewhere = self.schema.0["$defs"]["fault"]["properties"].clone();
        for key in keys {
            let put = |probe: &Value| {
                let mut bent = given.clone();
                bent.insert(key.clone(), probe.clone());
                whole(Value::Object(bent))
            };
            let mut probes = self.probes.clone();
            if !probes.iter().any(|probe| self.schema.takes(&put(probe))) {
                let may = elsewhere.get(key).unwrap_or(&Value::Bool(true));
                probes.retain(|probe| self.schema.fits(may, probe));
            }
            for probe in &probes {
                self.look(&put(probe));
            }
        }
        for key in given.keys() {
            let mut bent = given.clone();
            bent.remove(key);
            self.look(&whole(Value::Object(bent)));
        }
    }

    fn end(self) {
        let some: Vec<&String> = self.differ.iter().take(40).collect();
        assert!(some.is_empty(), "{} of {} differ: {some:#?}", self.differ.len(), self.count);
        assert!(self.taken > 500, "{} of {} were right", self.taken, self.count);
    }
}

fn keys(of: &Value) -> Vec<String> {
    let known = of["properties"].as_object().unwrap().keys();
    known.cloned().chain(["strange".into()]).collect()
}

fn with(base: &Value, more: &Value) -> Value {
    let mut all: Map<String, Value> = base.as_object().unwrap().clone();
    all.extend(more.as_object().unwrap().clone());
    Value::Object(all)
}

#[test]
fn the_scenarios_are_as_the_schema_says() {
    let mut compared = Compared::new();
    for file in std::fs::read_dir(root("www/scenarios")).unwrap() {
        compared.look(&read(&file.unwrap().path()));
    }
    assert_eq!((compared.taken, compared.differ.len()), (compared.count, 0));
    assert!(compared.count >= 50);
}

#[test]
fn the_head_of_a_file_is_what_the_schema_says() {
    let mut compared = Compared::new();
    let all = keys(&compared.schema.0);
    let head: Vec<String> =
        all.into_iter().filter(|key| key != "servers" && key != "clients").collect();
    for base in [bp("clients"), edge(), paxos()] {
        compared.look(&base);
        compared.bend(&with(&base, &full()), &head, &|file| file);
        // How many servers there are decides what else may be said.
        let few = ["servers".to_string(), "clients".to_string()];
        compared.bend(&base, &few, &|file| file);
        for inner in ["network", "until"] {
            let known = keys(&compared.schema.0["properties"][inner]);
            let part = full().get(inner).unwrap_or(&base[inner]).clone();
            compared.bend(&part, &known, &|part| with(&base, &json!({ inner: part })));
        }
        let link = &full()["network"]["links"][0];
        let known =
            keys(&compared.schema.0["properties"]["network"]["properties"]["links"]["items"]);
        compared
            .bend(link, &known, &|link| with(&base, &json!({ "network": { "links": [link] } })));
    }
    let silent = json!({ "at": 1, "client": "C1", "does": "silent" });
    for count in [1000, 1001] {
        compared.look(&with(&bp("clients"), &json!({ "faults": vec![silent.clone(); count] })));
    }
    compared.end();
}

/// Every fault there is, by whom it concerns, with all its parameters: more than it has in any run.
fn faults() -> Vec<Value> {
    let lies = "honest silent crash equivocate two-proofs forge replay repeat against usurp runaway \
                flood stall collude alter invent by-hand say expire";
    let servers =
        "crash crash-before-sending recover recover-without-disk slow cut mend time-out expire";
    let mut all = Vec::new();
    for (target, who, deeds) in [
        ("client", json!("C2"), lies),
        ("proposer", json!("P2"), lies),
        ("server", json!("S2"), servers),
        ("message", json!(3), "drop delay duplicate hurry deliver"),
        ("network", json!(true), "set partition mend"),
    ] {
        for does in deeds.split_whitespace().chain(["fly"]) {
            let mut fault = json!({ "at": 1, "does": does });
            fault[target] = who.clone();
            if does == "expire" {
                fault["timer"] = json!("open");
            }
            all.push(fault);
        }
    }
    all
}

#[test]
fn a_fault_is_what_the_schema_says() {
    let mut compared = Compared::new();
    let known = keys(&compared.schema.0["$defs"]["fault"]);
    let known: Vec<String> = known.into_iter().filter(|key| key != "does").collect();
    for base in [bp("clients"), edge(), paxos()] {
        for fault in faults() {
            compared.bend(&fault, &known, &|fault| with(&base, &json!({ "faults": [fault] })));
        }
    }
    compared.end();
}

#[test]
fn what_is_said_is_what_the_schema_says() {
    let mut compared = Compared::new();
    let known = keys(&compared.schema.0["$defs"]["fault"]);
    let (part, request) = (
        keys(&compared.schema.0["$defs"]["part-of-a-proof"]),
        keys(&compared.schema.0["$defs"]["request"]),
    );
    let vote =
        keys(&compared.schema.0["$defs"]["part-of-a-proof"]["properties"]["vote"]["oneOf"][1]);
    for (base, target, who) in
        [(bp("clients"), "client", "C2"), (edge(), "proposer", "P2"), (paxos(), "client", "C2")]
    {
        let asked = json!({ "client": "C1", "sequence": 1 });
        let voted = json!({ "value": "A", "author": who, "round": 1 });
        let first = json!({ "promise": 0, "server": "S1", "slot": 1, "round": 2, "vote": voted });
        let mut words = json!({ "step": 1, "does": "say", "to": ["S1"], "slot": 1, "round": 2,
                                "value": "A", "author": who, "proof": [first] });
        words[target] = json!(who);
        let say = |fault: Value| with(&base, &json!({ "faults": [fault] }));
        compared.bend(&words, &known, &say);
        let proof = |part: Value| say(with(&words, &json!({ "proof": [part] })));
        compared.bend(&first, &part, &proof);
        compared.bend(&voted, &vote, &|vote| proof(with(&first, &json!({ "vote": vote }))));
        compared.bend(&asked, &request, &|asked| say(with(&words, &json!({ "request": asked }))));
        let mut told = json!({ "at": 1, "does": "say", "request": asked, "result": 7 });
        told[target] = json!(who);
        compared.bend(&told, &known, &say);
    }
    compared.end();
}

// ---- sentences ----

const HEAD: &str = r#""turncoat": 1, "protocol": "bp-fast-paxos", "servers": 4, "clients": 3"#;

fn faulty(fault: &str) -> String {
    refusal(&format!("{{ {HEAD}, \"faults\": [{fault}] }}"))
}

#[test]
fn a_key_that_stands_twice_is_told_with_its_place() {
    let head = |rest: &str| refusal(&format!("{{ {HEAD}, {rest} }}"));
    for (sentence, expected) in [
        (head(r#""servers": 7"#), "servers: this key stands here twice"),
        (head(r#""until": { "time": 1, "time": 2 }"#), "until.time: this key stands here twice"),
        (head(r#""commands": { "C1": [], "C1": [] }"#), "commands.C1: this key stands here twice"),
        (
            faulty(r#"{ "at": 0, "client": "C1", "does": "silent", "at": 3 }"#),
            "faults[0].at: this key stands here twice",
        ),
        (
            faulty(
                r#"{ "at": 0, "client": "C1", "does": "equivocate", "split": { "A": ["S1"], "A": ["S2"] } }"#,
            ),
            "faults[0].split.A: this key stands here twice",
        ),
    ] {
        assert_eq!(sentence, expected);
    }
}

#[test]
fn only_true_names_the_network_and_null_names_nothing() {
    let sentence = faulty(r#"{ "at": 0, "network": false, "does": "mend" }"#);
    assert_eq!(sentence, "faults[0].network: false is not allowed; true is");
    let sentence = faulty(r#"{ "at": 0, "client": "C1", "does": "silent", "with": null }"#);
    assert_eq!(sentence, "faults[0].with: null is not allowed; a list is");
}

#[test]
fn a_sentence_names_keys_that_the_file_has() {
    for (fault, expected) in [
        (
            r#"{ "at": 0, "server": "S1", "does": "equivocate" }"#,
            "faults[0].does: \"equivocate\" is not known here; crash, ",
        ),
        (
            r#"{ "at": 0, "message": 1, "does": "forge" }"#,
            "faults[0].does: \"forge\" is not known here; drop, ",
        ),
        (
            r#"{ "at": 0, "network": true, "does": "invent", "by": 3 }"#,
            "faults[0].does: \"invent\" is not known here; set, ",
        ),
        (
            r#"{ "at": 0, "client": "C1", "does": "fly", "value": "A" }"#,
            "faults[0].does: \"fly\" is no strategy; there are ",
        ),
        (
            r#"{ "at": 0, "server": "S1", "does": "slow", "value": "A" }"#,
            "faults[0].value: \"slow\" takes no such parameter; it takes by",
        ),
    ] {
        let sentence = faulty(fault);
        assert!(sentence.starts_with(expected), "{sentence}");
    }
    // The same on a stage.
    let mut stage = catalog::open(format!("{{ {HEAD} }}").as_bytes()).unwrap();
    let fault = FaultSpec::parse(br#"{ "server": "S1", "does": "two-proofs" }"#).unwrap();
    let sentence = stage.inject(fault).unwrap_err().to_string();
    assert!(sentence.starts_with("fault.does: \"two-proofs\" is not known here"), "{sentence}");
}

#[test]
fn what_a_sentence_quotes_cannot_change_how_it_looks() {
    let unseen = "\u{0} \u{1b} \u{7f} \u{80} \u{9b} \u{61c} \u{200b} \u{200e} \u{200f} \u{2028} \u{202a} \
                  \u{202e} \u{2066} \u{2069} \u{feff}";
    for sign in unseen.split(' ') {
        let odd = json!(format!("x{sign}y")).to_string();
        let places = [
            format!("{{ {HEAD}, {odd}: 1 }}"),
            format!("{{ {HEAD}, \"mapping\": {odd} }}"),
            format!("{{ {HEAD}, \"seed\": {odd} }}"),
            format!("{{ {HEAD}, \"without\": [{odd}] }}"),
            format!("{{ {HEAD}, \"commands\": {{ {odd}: [] }} }}"),
            format!("{{ {HEAD}, \"commands\": {{ \"C1\": [{odd}] }} }}"),
            format!(
                "{{ {HEAD}, \"faults\": [{{ \"at\": 0, \"server\": \"S1\", \"does\": {odd} }}] }}"
            ),
            format!(
                "{{ {HEAD}, \"faults\": [{{ \"at\": 0, \"client\": \"C1\", \"does\": {odd} }}] }}"
            ),
            format!(
                "{{ {HEAD}, \"faults\": [{{ \"at\": 0, \"client\": {odd}, \"does\": \"silent\" }}] }}"
            ),
            HEAD.replace("bp-fast-paxos", &odd[1..odd.len() - 1]).replacen("\"t", "{\"t", 1) + "}",
        ];
        for text in places {
            let sentence = refusal(&text);
            assert!(sentence.contains("x\u{fffd}y"), "{text:?}: {sentence:?}");
            assert!(!sentence.contains(sign), "{sentence:?}");
        }
    }
    let endless = "long".repeat(10_000);
    let fault = format!("{{ \"at\": 0, \"client\": \"C1\", \"does\": \"{endless}\" }}");
    assert!(faulty(&fault).len() < 500);
}

#[test]
fn a_byte_order_mark_is_taken_and_numbers_beyond_numbers_are_not() {
    assert_eq!(refusal(&format!("\u{feff}{{ {HEAD} }}")), "");
    for (number, expected) in [
        ("1e400", "this number is too large at line 2 column 10"),
        ("NaN", "\"NaN\" is no value at line 2 column 10"),
        ("Infinity", "\"Infinity\" is no value at line 2 column 10"),
        ("-Infinity", "this is no number at line 2 column 11"),
    ] {
        assert_eq!(refusal(&format!("{{ {HEAD},\n \"seed\": {number} }}")), expected);
    }
}

#[test]
fn many_keys_and_deep_nesting_take_no_time() {
    let many: Vec<String> = (0..60_000).map(|i| format!("\"C{}\":[]", i * 7919 % 60_013)).collect();
    let text = format!("{{ {HEAD}, \"commands\": {{ {} }} }}", many.join(","));
    assert!(text.len() < 1 << 20);
    let sentence = refusal(&text);
    assert!(sentence.starts_with("an object has too many keys"), "{sentence}");
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = format!("{}{}", open.repeat(50_000), close.repeat(50_000));
        assert!(refusal(&text).starts_with("values are nested too deeply"), "{}", refusal(&text));
    }
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for file in std::fs::read_dir(root("www/scenarios")).unwrap() {
        let scenario = Scenario::parse(&std::fs::read(file.unwrap().path()).unwrap()).unwrap();
        assert_eq!(Scenario::parse(scenario.to_json().as_bytes()), Ok(scenario));
    }
}

/// The page offers a protocol's own parameters by its card, and what comes with its sizes.
#[test]
fn a_protocol_takes_the_parameters_that_its_card_names_and_no_others_do() {
    let value = |key: &str| match key {
        "mapping" => json!("edge"),
        "backoff" => json!("fixed"),
        "slots" => json!(2),
        _ => json!(1),
    };
    let offer = serde_json::to_value(catalog::catalog()).unwrap();
    let cards = offer["protocols"].as_array().unwrap();
    let named = |card: &Value| {
        let own = card["parameters"].as_array().unwrap().iter();
        let mut all: Vec<String> =
            own.map(|one| one["name"].as_str().unwrap().to_string()).collect();
        if !card["limits"]["proposers"].is_null() {
            all.push("mapping".into());
        }
        if card["limits"]["slots"][1] != json!(1) {
            all.push("slots".into());
        }
        all
    };
    for key in cards.iter().flat_map(named) {
        let key = key.as_str();
        for card in cards {
            let mut file = json!({ "turncoat": 1, "protocol": card["id"], "servers": 4,
                "clients": 3, "seed": 7 });
            file[key] = value(key);
            if key == "mapping" {
                file["proposers"] = json!(2);
            }
            let taken = catalog::open(file.to_string().as_bytes()).is_ok();
            let says = named(card).iter().any(|one| one == key);
            assert_eq!(taken, says, "{key} of {}", card["id"]);
        }
    }
}
