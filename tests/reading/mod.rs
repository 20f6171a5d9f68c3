//! A reading of the pick rule (section 4) and of what an honest owner does with promises (the end
//! of section 5), from what a run tells of its messages alone. Nothing of the engine's rules is used
//! here: a panel that says something else is wrong, or this is.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use turncoat::view::View;

/// A value: its letter and whose it is.
pub type Chip = (String, String);

pub fn chip(value: &Value) -> Chip {
    let text = |key: &str| value[key].as_str().unwrap_or("-").to_owned();
    (text("letter"), text("author"))
}

/// What a server signed: that it last voted this value in this round, or not at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    pub server: String,
    pub vote: Option<(u64, Chip)>,
    pub mac: String,
}

/// What a set of promises forces, and which servers' votes do it. Nothing: the pick is free.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Forced {
    pub values: BTreeSet<Chip>,
    pub by: BTreeSet<String>,
}

/// Section 4, in its own order; `lone` is whether the second rule is in force.
pub fn pick(n: usize, quorum: usize, lone: bool, promises: &[Promise]) -> Forced {
    // 1. k, the highest vrnd in Q. None: free.
    let votes: Vec<(&String, &(u64, Chip))> =
        promises.iter().filter_map(|p| Some((&p.server, p.vote.as_ref()?))).collect();
    let Some(k) = votes.iter().map(|(_, (round, _))| *round).max() else {
        return Forced::default();
    };
    let latest: Vec<(&String, &Chip)> =
        votes.iter().filter(|(_, (r, _))| *r == k).map(|(s, (_, v))| (*s, v)).collect();
    // 2. V, the values voted in k. If there is one, it is forced, however few voted it.
    let all: BTreeSet<&Chip> = latest.iter().map(|(_, value)| *value).collect();
    let count = |value: &Chip| latest.iter().filter(|(_, other)| *other == value).count();
    // 3. Otherwise those that the servers outside Q could complete to a quorum.
    let outside = n - promises.len();
    let may = |value: &Chip| count(value) + outside >= quorum;
    let values: BTreeSet<Chip> = if all.len() == 1 && lone {
        all.into_iter().cloned().collect()
    } else {
        all.into_iter().filter(|value| may(value)).cloned().collect()
    };
    let by = latest.iter().filter(|(_, value)| values.contains(*value));
    Forced { by: by.map(|(server, _)| (*server).clone()).collect(), values }
}

/// What an owner has for one round of one slot.
#[derive(Default)]
pub struct Hand {
    /// One of each server, as they came.
    pub arrived: Vec<Promise>,
    /// The proof that went out, and the value on it.
    pub shown: Option<(Vec<Promise>, Chip)>,
}

/// A run as it is followed, message by message.
#[derive(Default)]
pub struct Reading {
    hands: BTreeMap<(String, u64, u64), Hand>,
    /// Promises by the number of their message.
    sent: BTreeMap<u64, Promise>,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}")).iter()
}

/// Where a message belongs, if it is for a round.
fn place(token: &Value, owner: &str) -> Option<(String, u64, u64)> {
    Some((text(&token[owner]), token["slot"].as_u64()?, token["round"].as_u64()?))
}

/// A promise on its way, as it can be read.
fn read(stage: &dyn View, token: &Value) -> Promise {
    let id = u32::try_from(token["id"].as_u64().unwrap()).unwrap();
    let portrait = serde_json::to_value(stage.inspect_message(id).unwrap()).unwrap();
    let row = |id: &str| list(&portrait["rows"]).find(|row| row["id"] == id);
    let voted = row("vrnd").and_then(|row| row["value"][0]["number"].as_f64());
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let vote = voted.map(|round| {
        let value = row("vval").expect("a vote has a value");
        (round as u64, chip(&value["value"][0]["chip"]))
    });
    Promise {
        server: text(&token["from"]),
        vote,
        mac: text(&row("mac").expect("it is signed")["value"][0]["text"]),
    }
}

impl Reading {
    /// Takes the step in view.
    pub fn follow(&mut self, stage: &dyn View, now: &Value, quorum: usize, same_bytes: bool) {
        for token in list(&now["messages"]).filter(|token| token["kind"] == "PROMISE") {
            let id = token["id"].as_u64().unwrap();
            self.sent.entry(id).or_insert_with(|| read(stage, token));
        }
        let beat = &now["beat"];
        let heard = list(&beat["told"]).all(|told| told["rule"] != "unheard");
        if beat["kind"] == "deliver" && heard && beat["message"]["kind"] == "PROMISE" {
            let token = &beat["message"];
            let promise = &self.sent[&token["id"].as_u64().unwrap()];
            let hand = self.hands.entry(place(token, "to").unwrap()).or_default();
            if hand.arrived.iter().all(|held| held.server != promise.server) {
                hand.arrived.push(promise.clone());
            }
        }
        let out: BTreeSet<u64> = list(&beat["sent"]).map(|id| id.as_u64().unwrap()).collect();
        let going = list(&now["messages"]).filter(|t| out.contains(&t["id"].as_u64().unwrap()));
        for token in going.chain(list(&beat["lost"])).filter(|token| token["kind"] == "ACCEPT") {
            let place = place(token, "from").unwrap();
            let hand = self.hands.entry(place).or_default();
            if hand.shown.is_none() || !same_bytes {
                let proof = if same_bytes { hand.arrived.len().min(quorum) } else { usize::MAX };
                let proof = hand.arrived.iter().take(proof).cloned().collect();
                hand.shown = Some((proof, chip(&token["chip"])));
            }
        }
    }

    pub fn hand(&self, owner: &str, slot: u64, round: u64) -> Option<&Hand> {
        self.hands.get(&(owner.to_owned(), slot, round))
    }

    /// The promises for a round that are on their way: by server, the first to have been sent.
    pub fn on_their_way(&self, now: &Value, slot: u64, round: u64) -> BTreeMap<String, &Promise> {
        let mut all = BTreeMap::new();
        let fits = |t: &&Value| t["kind"] == "PROMISE" && t["slot"] == slot && t["round"] == round;
        for token in list(&now["messages"]).filter(fits) {
            let promise = &self.sent[&token["id"].as_u64().unwrap()];
            all.entry(text(&token["from"])).or_insert(promise);
        }
        all
    }
}
