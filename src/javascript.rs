//! What both modules need of JavaScript: values across the border as JSON, refusals as errors.
#![allow(unsafe_code)]

use crate::scenario::{Wrong, json};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What is thrown is one sentence.
pub type Thrown<T> = Result<T, JsError>;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
}

/// A value for JavaScript.
pub fn hand_over<T: Serialize>(value: &T) -> Thrown<JsValue> {
    parse(&json::compact(value)).map_err(|_| JsError::new("the engine's own text is not JSON"))
}

/// What was wrong, as JavaScript throws it.
pub fn sentence(wrong: &Wrong) -> JsError {
    JsError::new(&wrong.to_string())
}
