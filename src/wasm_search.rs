//! What the page's worker may call: the exhaustive search, as a wasm module of its own, so that who
//! only watches runs need not download it. Exports only.
//!
//! The shapes that cross are those of `www/engine.d.ts`.
#![allow(unsafe_code, missing_docs)]

use crate::catalog;
use crate::javascript::{Thrown, error, refused};
use crate::search::Exploring;
use crate::search::bounds::Bounds;
use crate::search::estimate::estimate;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::panic;
use wasm_bindgen::prelude::*;
use web_sys::{WorkerGlobalScope, console};

/// The search says what it has found about so often, in milliseconds.
const SLICE: f64 = 100.0;
/// States that are looked at between two looks at the clock, at first, at least and at most.
const FIRST: usize = 2000;
const LEAST: usize = 200;
const MOST: usize = 2_000_000;

/// What ends the module is told where a developer looks.
#[wasm_bindgen(start)]
pub fn start() {
    panic::set_hook(Box::new(|info| console::error_1(&info.to_string().into())));
}

/// A value as a JavaScript object.
fn hand_over<T: Serialize>(value: &T) -> Thrown<JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|e| error(&e.to_string()))
}

/// The worker's clock, in milliseconds; outside a worker there is none.
fn now() -> Option<f64> {
    let scope = js_sys::global().dyn_into::<WorkerGlobalScope>().ok()?;
    Some(scope.performance()?.now())
}

/// What a search within these bounds will need, before it is begun.
#[wasm_bindgen(js_name = estimate)]
pub fn estimate_of(text: &str) -> Thrown<JsValue> {
    let bounds = Bounds::parse(text.as_bytes()).map_err(|e| refused(&e))?;
    hand_over(&estimate(&bounds))
}

/// A search in progress.
#[wasm_bindgen]
pub struct Search {
    search: Box<dyn Exploring>,
    /// States in a slice.
    slice: usize,
}

#[wasm_bindgen]
impl Search {
    /// Bounds as JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str) -> Thrown<Search> {
        let bounds = Bounds::parse(text.as_bytes()).map_err(|e| refused(&e))?;
        let search = catalog::search(bounds).map_err(|e| refused(&e))?;
        Ok(Search { search, slice: FIRST })
    }

    /// Looks at up to so many further states.
    pub fn advance(&mut self, states: usize) -> Thrown<JsValue> {
        hand_over(&self.search.advance(states))
    }

    /// Looks at as many further states as take a tenth of a second here.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self) -> Thrown<JsValue> {
        let start = now();
        let progress = self.search.advance(self.slice);
        if let (Some(start), Some(end)) = (start, now()) {
            let more = SLICE / (end - start).max(1.0);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss
            )]
            let slice = (self.slice as f64 * more) as usize;
            self.slice = slice.clamp(LEAST, MOST);
        }
        hand_over(&progress)
    }

    /// The counterexample, as a scenario file.
    pub fn counterexample(&mut self) -> Thrown<String> {
        Ok(self.search.counterexample().map_err(|e| refused(&e))?.to_json())
    }
}
