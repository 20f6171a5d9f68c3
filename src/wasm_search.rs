//! What the page's worker may call: the exhaustive search, as a wasm module of its own, so that who
//! only watches runs need not download it. Exports only.
//!
//! The shapes that cross are those of `www/engine.d.ts`.
#![allow(unsafe_code, missing_docs)]

use crate::catalog;
use crate::explorer::Exploring;
use crate::explorer::bounds::Bounds;
use crate::explorer::estimate::estimate;
use crate::scenario::{Wrong, json};
use serde::Serialize;
use wasm_bindgen::prelude::*;

type Thrown<T> = Result<T, JsError>;

fn hand_over<T: Serialize>(value: &T) -> Thrown<JsValue> {
    js_sys::JSON::parse(&json::compact(value))
        .map_err(|_| JsError::new("the engine's own text is not JSON"))
}

fn sentence(wrong: &Wrong) -> JsError {
    JsError::new(&wrong.to_string())
}

/// What a search within these bounds will need, before it is begun.
#[wasm_bindgen(js_name = estimate)]
pub fn estimate_of(text: &str) -> Thrown<JsValue> {
    let bounds = Bounds::parse(text.as_bytes()).map_err(|e| sentence(&e))?;
    hand_over(&estimate(&bounds))
}

/// A search in progress.
#[wasm_bindgen]
pub struct Search(Box<dyn Exploring>);

#[wasm_bindgen]
impl Search {
    /// Bounds as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Thrown<Search> {
        let bounds = Bounds::parse(text.as_bytes()).map_err(|e| sentence(&e))?;
        catalog::search(bounds).map(Search).map_err(|e| sentence(&e))
    }

    /// Looks at up to so many further states.
    pub fn advance(&mut self, states: usize) -> Thrown<JsValue> {
        hand_over(&self.0.advance(states))
    }

    /// The counterexample, as a scenario file.
    pub fn counterexample(&mut self) -> Thrown<String> {
        Ok(self.0.counterexample().map_err(|e| sentence(&e))?.to_json())
    }
}
