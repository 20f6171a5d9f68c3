//! From JSON to the shapes of the file format, by hand: one small walk over a tree of values
//! instead of code that is derived for every shape, which would be a third of the page's engine.
//!
//! A fault is found deep inside and gets its place on the way out, see [`Wrong::inside`].

use super::{
    Commands, FaultSpec, LinkSpec, MOST_BYTES, NetworkSpec, PartSpec, RequestSpec, Scenario, Until,
    VoteSpec, Wrong, figure, shown, wrong,
};
use crate::sorted::SortedMap;
use serde_json::{Map, Value};

type Read<T> = Result<T, Wrong>;

/// The bytes of a file as a tree of values, within the size limit.
///
/// # Errors
/// One sentence; for what is not JSON, the line and the column.
pub fn json(bytes: &[u8]) -> Read<Value> {
    if bytes.len() > MOST_BYTES {
        let what = format!("{} bytes are too many; up to {MOST_BYTES} are read", bytes.len());
        return wrong("", what);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => return wrong("", format!("not UTF-8 at byte {}", e.valid_up_to())),
    };
    serde_json::from_str(text).or_else(|e| wrong("", e.to_string()))
}

/// A whole file.
///
/// # Errors
/// The first key that is not known, or else the first value of a wrong type.
pub fn scenario(json: &Value) -> Read<Scenario> {
    let mut keys = Keys::of(json)?;
    let scenario = Scenario {
        turncoat: keys.need("turncoat", number),
        name: keys.may("name", text),
        about: keys.may("about", text),
        protocol: keys.need("protocol", text),
        mapping: keys.may("mapping", text),
        servers: keys.need("servers", number),
        proposers: keys.may("proposers", number),
        clients: keys.need("clients", number),
        f: keys.may("f", number),
        seed: keys.may("seed", number).unwrap_or_default(),
        slots: keys.may("slots", number),
        window: keys.may("window", number),
        timeout: keys.may("timeout", number),
        commands: keys.may("commands", commands),
        backoff: keys.may("backoff", text),
        starters: keys.may("starters", number),
        without: keys.may("without", texts),
        network: keys.may("network", network),
        faults: keys.may("faults", |json| list(json, &fault)).unwrap_or_default(),
        until: keys.may("until", until),
        step: keys.may("step", number),
    };
    keys.end(scenario)
}

/// A list of faults.
///
/// # Errors
/// As for one.
pub fn faults(json: &Value) -> Read<Vec<FaultSpec>> {
    list(json, &fault)
}

/// A fault of a file, or one that the page injects.
///
/// # Errors
/// The first key that is not known, or else the first value of a wrong type.
pub fn fault(json: &Value) -> Read<FaultSpec> {
    let mut keys = Keys::of(json)?;
    let fault = FaultSpec {
        at: keys.may("at", number),
        step: keys.may("step", number),
        client: keys.may("client", text),
        proposer: keys.may("proposer", text),
        server: keys.may("server", text),
        message: keys.may("message", number),
        network: keys.may("network", flag),
        does: keys.need("does", text),
        split: keys.may("split", lists),
        value: keys.may("value", text),
        reaches: keys.may("reaches", texts),
        round: keys.may("round", number),
        count: keys.may("count", number),
        with: keys.may("with", texts),
        by: keys.may("by", number),
        groups: keys.may("groups", |json| list(json, &texts)),
        delay: keys.may("delay", number),
        jitter: keys.may("jitter", number),
        loss: keys.may("loss", number),
        duplicate: keys.may("duplicate", number),
        reorder: keys.may("reorder", number),
        hold: keys.may("hold", flag),
        timer: keys.may("timer", text),
        to: keys.may("to", texts),
        slot: keys.may("slot", number),
        author: keys.may("author", text),
        request: keys.may("request", request),
        result: keys.may("result", number),
        proof: keys.may("proof", |json| list(json, &part)),
    };
    keys.end(fault)
}

fn part(json: &Value) -> Read<PartSpec> {
    let mut keys = Keys::of(json)?;
    let part = PartSpec {
        promise: keys.may("promise", number),
        server: keys.may("server", text),
        slot: keys.may("slot", number),
        round: keys.may("round", number),
        vote: keys.may("vote", vote),
    };
    keys.end(part)
}

fn vote(json: &Value) -> Read<VoteSpec> {
    if let Value::Bool(truth) = json {
        return Ok(VoteSpec::None(*truth));
    }
    let mut keys = Keys::of(json)?;
    let vote = VoteSpec::Some {
        value: keys.need("value", text),
        author: keys.may("author", text),
        request: keys.may("request", request),
        round: keys.need("round", number),
    };
    keys.end(vote)
}

fn request(json: &Value) -> Read<RequestSpec> {
    let mut keys = Keys::of(json)?;
    let request =
        RequestSpec { client: keys.need("client", text), sequence: keys.may("sequence", number) };
    keys.end(request)
}

fn network(json: &Value) -> Read<NetworkSpec> {
    let mut keys = Keys::of(json)?;
    let network = NetworkSpec {
        delay: keys.may("delay", number),
        jitter: keys.may("jitter", number),
        loss: keys.may("loss", number),
        duplicate: keys.may("duplicate", number),
        reorder: keys.may("reorder", number),
        hold: keys.may("hold", flag),
        links: keys.may("links", |json| list(json, &link)),
    };
    keys.end(network)
}

fn link(json: &Value) -> Read<LinkSpec> {
    let mut keys = Keys::of(json)?;
    let link = LinkSpec {
        from: keys.need("from", text),
        to: keys.need("to", text),
        delay: keys.need("delay", number),
    };
    keys.end(link)
}

fn until(json: &Value) -> Read<Until> {
    let mut keys = Keys::of(json)?;
    let until = Until { time: keys.may("time", number), steps: keys.may("steps", number) };
    keys.end(until)
}

fn commands(json: &Value) -> Read<Commands> {
    match json {
        Value::Number(_) => number(json).map(Commands::Each),
        Value::Object(_) => lists(json).map(Commands::Listed),
        _ => unfit(json, "a number, or lists of letters by client, are"),
    }
}

/// The keys of an object, as they are asked for.
struct Keys<'a> {
    given: &'a Map<String, Value>,
    known: Vec<&'static str>,
    first: Option<Wrong>,
}

impl<'a> Keys<'a> {
    fn of(json: &'a Value) -> Read<Self> {
        match json {
            Value::Object(given) => Ok(Self { given, known: Vec::new(), first: None }),
            _ => unfit(json, "an object is"),
        }
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.given.get(key)
    }

    fn note(&mut self, key: &'static str, wrong: Wrong) {
        self.first.get_or_insert(wrong.inside(key));
    }

    /// The value of a key that may be left out, or be null.
    fn may<T>(&mut self, key: &'static str, read: fn(&Value) -> Read<T>) -> Option<T> {
        let json = self.ask(key).filter(|json| !json.is_null())?;
        read(json).map_err(|wrong| self.note(key, wrong)).ok()
    }

    /// The value of a key that must be there. Where it is not, what stands in for it is never seen:
    /// [`Keys::end`] fails.
    fn need<T: Default>(&mut self, key: &'static str, read: fn(&Value) -> Read<T>) -> T {
        let read = self.ask(key).map_or_else(|| wrong("", "this key is missing"), read);
        read.map_err(|wrong| self.note(key, wrong)).unwrap_or_default()
    }

    fn end<T>(self, whole: T) -> Read<T> {
        let strange = self.given.keys().find(|key| !self.known.contains(&key.as_str()));
        if let Some(key) = strange {
            let known = self.known.join(", ");
            return wrong("", format!("the key \"{}\" is not known; {known} are", shown(key)));
        }
        self.first.map_or(Ok(whole), Err)
    }
}

/// A value of another type than `allowed`.
fn unfit<T>(json: &Value, allowed: &str) -> Read<T> {
    let is = match json {
        Value::Array(_) => "a list".into(),
        Value::Object(_) => "an object".into(),
        Value::String(text) => format!("\"{}\"", shown(text)),
        Value::Bool(truth) => truth.to_string(),
        Value::Null => "null".into(),
        Value::Number(_) => figure(json.as_f64().unwrap_or_default()),
    };
    wrong("", format!("{is} is not allowed; {allowed}"))
}

fn number(json: &Value) -> Read<f64> {
    json.as_f64().map_or_else(|| unfit(json, "a number is"), Ok)
}

fn flag(json: &Value) -> Read<bool> {
    json.as_bool().map_or_else(|| unfit(json, "true or false is"), Ok)
}

fn text(json: &Value) -> Read<String> {
    json.as_str().map_or_else(|| unfit(json, "a text is"), |text| Ok(text.into()))
}

fn list<T>(json: &Value, read: &dyn Fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    let Value::Array(parts) = json else { return unfit(json, "a list is") };
    let mut all = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        all.push(read(part).map_err(|wrong| wrong.inside(&format!("[{i}]")))?);
    }
    Ok(all)
}

fn texts(json: &Value) -> Read<Vec<String>> {
    list(json, &text)
}

fn lists(json: &Value) -> Read<SortedMap<String, Vec<String>>> {
    let Value::Object(parts) = json else { return unfit(json, "an object with lists is") };
    let mut all = SortedMap::new();
    for (key, part) in parts {
        all.insert(key.clone(), texts(part).map_err(|wrong| wrong.inside(&shown(key)))?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use crate::scenario::{FaultSpec, Scenario};

    const HEAD: &str = r#""turncoat": 1, "protocol": "paxos", "servers": 3, "clients": 2"#;

    fn complaint(rest: &str) -> String {
        let text = format!("{{ {HEAD}{rest} }}");
        Scenario::parse(text.as_bytes()).err().map(|wrong| wrong.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_wrong_value_is_named_with_its_place_and_what_is_allowed() {
        let cases = [
            (
                r#", "faults": [{ "does": "mend" }, { "at": "x", "does": "mend" }]"#,
                r#"faults[1].at: "x" is not allowed; a number is"#,
            ),
            (r#", "faults": { }"#, "faults: an object is not allowed; a list is"),
            (r#", "faults": [{ "at": 1 }]"#, "faults[0].does: this key is missing"),
            (r#", "faults": [7]"#, "faults[0]: 7 is not allowed; an object is"),
            (
                r#", "network": { "links": [{ "from": "S1", "to": 2.5, "delay": 1 }] }"#,
                "network.links[0].to: 2.5 is not allowed; a text is",
            ),
            (
                r#", "commands": { "C1": ["A", null] }"#,
                "commands.C1[1]: null is not allowed; a text is",
            ),
            (
                r#", "commands": []"#,
                "commands: a list is not allowed; a number, or lists of letters by client, are",
            ),
        ];
        for (rest, expected) in cases {
            assert_eq!(complaint(rest), expected);
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_the_known_ones() {
        let text = complaint(r#", "until": { "tiem": 5 }"#);
        assert_eq!(text, r#"until: the key "tiem" is not known; time, steps are"#);
    }

    #[test]
    fn broken_json_is_named_with_its_line_and_column() {
        let wrong = FaultSpec::parse(b"{ \"at\": 1,\n  oops }").unwrap_err();
        assert_eq!(wrong.to_string(), "key must be a string at line 2 column 3");
    }

    #[test]
    fn null_is_as_good_as_nothing_where_a_key_may_be_left_out() {
        assert_eq!(complaint(r#", "f": null, "faults": [], "until": null"#), "");
    }
}
