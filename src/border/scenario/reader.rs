//! From JSON to the shapes of the file format.

use super::keys::{Keys, Read, flag, list, lists, number, so, text, texts, unfit};
use super::parser::Json;
use super::{
    Commands, FaultSpec, LinkSpec, NetworkSpec, ParameterSpec, PartSpec, RequestSpec, Scenario,
    Until, VoteSpec,
};
use crate::parts::sorted::SortedMap;
use crate::rooms;

/// A whole file.
///
/// # Errors
/// The first key that is not known, or else the first value of a wrong type.
pub fn scenario(json: &Json) -> Read<Scenario> {
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
        seed: keys.may("seed", number).unwrap_or_default(),
        slots: keys.may("slots", number),
        timeout: keys.may("timeout", number),
        commands: keys.may("commands", commands),
        parameters: parameters(&mut keys),
        without: keys.may("without", texts),
        network: keys.may("network", network),
        faults: keys.may("faults", |json| list(json, &fault)).unwrap_or_default(),
        until: keys.may("until", until),
        step: keys.may("step", number),
    };
    keys.end(scenario)
}

/// What is given for parameters of any protocol; which of them this one takes is seen later.
fn parameters(keys: &mut Keys) -> SortedMap<String, ParameterSpec> {
    let mut all = SortedMap::new();
    for parameter in rooms::ALL.iter().flat_map(|room| room.parameters) {
        if let Some(given) = keys.may(parameter.name, parameter_spec) {
            all.insert(parameter.name.to_string(), given);
        }
    }
    all
}

fn parameter_spec(json: &Json) -> Read<ParameterSpec> {
    match json {
        Json::Number(_) => number(json).map(ParameterSpec::Number),
        Json::Text(_) => text(json).map(ParameterSpec::Word),
        _ => unfit(json, "{is} is not allowed; a number or a text is"),
    }
}

/// A list of faults.
///
/// # Errors
/// As for one.
pub fn faults(json: &Json) -> Read<Vec<FaultSpec>> {
    list(json, &fault)
}

/// A fault of a file, or one that the page injects.
///
/// # Errors
/// The first key that is not known, or else the first value of a wrong type.
pub fn fault(json: &Json) -> Read<FaultSpec> {
    let mut keys = Keys::of(json)?;
    let fault = FaultSpec {
        at: keys.may("at", number),
        step: keys.may("step", number),
        client: keys.may("client", text),
        proposer: keys.may("proposer", text),
        server: keys.may("server", text),
        message: keys.may("message", number),
        network: keys.may("network", so),
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

fn part(json: &Json) -> Read<PartSpec> {
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

fn vote(json: &Json) -> Read<VoteSpec> {
    if let Json::Flag(truth) = json {
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

fn request(json: &Json) -> Read<RequestSpec> {
    let mut keys = Keys::of(json)?;
    let request =
        RequestSpec { client: keys.need("client", text), sequence: keys.may("sequence", number) };
    keys.end(request)
}

fn network(json: &Json) -> Read<NetworkSpec> {
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

fn link(json: &Json) -> Read<LinkSpec> {
    let mut keys = Keys::of(json)?;
    let link = LinkSpec {
        from: keys.need("from", text),
        to: keys.need("to", text),
        delay: keys.need("delay", number),
    };
    keys.end(link)
}

fn until(json: &Json) -> Read<Until> {
    let mut keys = Keys::of(json)?;
    let until = Until { time: keys.may("time", number), steps: keys.may("steps", number) };
    keys.end(until)
}

fn commands(json: &Json) -> Read<Commands> {
    match json {
        Json::Number(_) => number(json).map(Commands::Each),
        Json::Object(_) => lists(json).map(Commands::Listed),
        _ => unfit(json, "{is} is not allowed; a number, or lists of letters by client, are"),
    }
}

#[cfg(test)]
mod tests {
    use crate::border::scenario::{FaultSpec, Scenario};

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
        assert_eq!(wrong.to_string(), "a key in double quotes is missing at line 2 column 3");
    }
}
