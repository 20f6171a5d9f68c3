//! What JavaScript may call: exports only, and the only room that knows JavaScript.
//!
//! The shapes that cross are those of `www/engine.d.ts`.
#![allow(unsafe_code, missing_docs)]

use crate::border::scenario::{self, FaultSpec, json};
use crate::catalog;
use crate::javascript::{Thrown, error, refused};
use crate::view::View;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// As one text: the README says what that saves.
fn hand_over<T: Serialize>(value: &T) -> Thrown<JsValue> {
    js_sys::JSON::parse(&json::compact(value))
        .map_err(|_| error("the engine's own text is not JSON"))
}

/// A value as JSON; what has none, like `undefined`, is refused.
fn text_of(value: &JsValue, needed: &str) -> Thrown<String> {
    let text = js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.ok_or_else(|| error(needed))
}

/// What every protocol offers.
#[wasm_bindgen]
pub fn catalog() -> Thrown<JsValue> {
    hand_over(&catalog::catalog())
}

/// A seed that nobody has used: 32 random bits.
#[wasm_bindgen]
pub fn fresh_seed() -> Thrown<u32> {
    getrandom::u32().map_err(|e| error(&e.to_string()))
}

/// A run.
#[wasm_bindgen]
pub struct Engine(Box<dyn View>);

#[wasm_bindgen]
impl Engine {
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Thrown<Engine> {
        catalog::open(text.as_bytes()).map(Engine).map_err(|e| refused(&e))
    }

    pub fn snapshot(&mut self, slot: Option<u32>) -> Thrown<JsValue> {
        hand_over(&self.0.snapshot(slot))
    }

    pub fn seek(&mut self, step: u32) {
        self.0.seek(step);
    }

    pub fn explore(&mut self, steps: u32) -> u32 {
        self.0.explore(steps)
    }

    pub fn window(&self, from: u32, to: u32) -> Thrown<JsValue> {
        hand_over(&self.0.window(from, to))
    }

    pub fn inject(&mut self, fault: &JsValue) -> Thrown<()> {
        let text = text_of(fault, "a fault is an object")?;
        let fault = FaultSpec::parse(text.as_bytes()).map_err(|e| refused(&e))?;
        self.0.inject(fault).map_err(|e| refused(&e))
    }

    pub fn remove(&mut self, index: usize) -> Thrown<()> {
        self.0.remove(index).map_err(|e| refused(&e))
    }

    pub fn inspect(&self, what: &JsValue, slot: Option<u32>) -> Thrown<JsValue> {
        let portrait = match (what.as_string(), what.as_f64()) {
            (Some(name), _) => self.0.inspect(&name, slot),
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            (None, Some(id)) => self.0.inspect_message(id as u32),
            _ => scenario::wrong("", "an agent's name or a message's number is needed"),
        };
        hand_over(&portrait.map_err(|e| refused(&e))?)
    }

    pub fn knowledge(&self, name: &str, slot: Option<u32>) -> Thrown<JsValue> {
        hand_over(&self.0.knowledge(name, slot).map_err(|e| refused(&e))?)
    }

    /// What the servers would do with words: a list of faults that say something.
    pub fn forecast(&self, say: &JsValue) -> Thrown<JsValue> {
        let text = text_of(say, "a list of words is needed")?;
        let say = FaultSpec::parse_all(text.as_bytes()).map_err(|e| refused(&e))?;
        hand_over(&self.0.forecast(&say).map_err(|e| refused(&e))?)
    }

    pub fn goals(&self) -> Thrown<JsValue> {
        hand_over(&self.0.goals())
    }

    pub fn find(&mut self, what: &str) -> Option<u32> {
        self.0.find(what)
    }

    pub fn scenario(&self) -> String {
        self.0.scenario().to_json()
    }

    pub fn digest(&self) -> String {
        self.0.digest()
    }

    /// Messages delivered up to the furthest step known.
    pub fn delivered(&self) -> f64 {
        #[allow(clippy::cast_precision_loss)]
        let count = self.0.delivered() as f64;
        count
    }
}
