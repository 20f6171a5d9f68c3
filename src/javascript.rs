//! How refusals cross to JavaScript, for both modules that it may call.

use crate::border::scenario::{Wrong, json};
use crate::parts::sorted::SortedMap;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What a call gives, or what it throws.
pub type Thrown<T> = Result<T, JsValue>;

/// An Error that says this.
pub fn error(sentence: &str) -> JsValue {
    js_sys::Error::new(sentence).into()
}

/// What is refused, for other languages than English.
#[derive(Serialize)]
struct Refusal<'a> {
    at: &'a str,
    rule: &'static str,
    facts: SortedMap<&'static str, &'a str>,
}

/// An Error whose message is the sentence, in English, and whose `refusal` has the place, the rule and
/// the facts.
pub fn refused(wrong: &Wrong) -> JsValue {
    let mut facts = SortedMap::new();
    for (name, fact) in &wrong.what.facts {
        facts.insert(*name, fact.as_str());
    }
    let refusal = json::compact(&Refusal { at: &wrong.at, rule: wrong.what.rule, facts });
    let thrown = error(&wrong.to_string());
    if let Ok(refusal) = js_sys::JSON::parse(&refusal) {
        // Only what is frozen would not take it.
        let _done = js_sys::Reflect::set(&thrown, &"refusal".into(), &refusal);
    }
    thrown
}
