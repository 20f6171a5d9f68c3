//! "An honest proposer", and those of the fault menu that are an honest one with another mouth.

use super::{Agent, Msg, Out, Promise, Round, Rules, Timer, Value, Way};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Client {
    me: usize,
    letter: Option<char>,
    pub way: Way,
    /// Commands that have their result.
    done: u32,
    decided: Option<Value>,
    promises: BTreeMap<Round, Vec<Promise>>,
    proposals: BTreeMap<Round, (Value, Vec<Promise>)>,
}

impl Client {
    pub fn new(me: usize, letter: Option<char>, way: Way) -> Self {
        Self {
            me,
            letter,
            way,
            done: 0,
            decided: None,
            promises: BTreeMap::new(),
            proposals: BTreeMap::new(),
        }
    }

    /// Its only command, while it has no result.
    fn command(&self) -> Value {
        self.letter.filter(|_| self.done == 0).map(|letter| (self.me, 0, letter))
    }

    pub fn receive(&mut self, rules: &Rules, msg: Msg, out: &mut Out) {
        match msg {
            Msg::Promise(promise) => self.on_promise(rules, promise, out),
            Msg::Decided { value } => self.on_decided(value, out),
            msg => panic!("{msg:?} comes to a client"),
        }
    }

    pub fn expire(&mut self, rules: &Rules, timer: Timer, out: &mut Out) {
        match timer {
            Timer::Open if self.decided.is_none() => {
                self.propose(rules, 0, self.command(), Vec::new(), out);
            }
            Timer::Resend(round) if self.decided.is_none() => self.say(rules, round, out),
            _ => {}
        }
    }

    /// The first q for a round of its own: what they force, else its command if the slot may still
    /// be its own, else a no-op.
    fn on_promise(&mut self, rules: &Rules, promise: Promise, out: &mut Out) {
        let round = promise.round;
        let held = self.promises.entry(round).or_default();
        held.push(promise);
        if held.len() != rules.q {
            return;
        }
        let proof = held.clone();
        let free = if self.decided.is_some() { None } else { self.command() };
        let value = rules.forced(&proof).unwrap_or(free);
        self.propose(rules, round, value, proof, out);
    }

    /// Value and proof are fixed when first sent.
    fn propose(
        &mut self,
        rules: &Rules,
        round: Round,
        value: Value,
        proof: Vec<Promise>,
        out: &mut Out,
    ) {
        self.proposals.insert(round, (value, proof));
        self.say(rules, round, out);
    }

    fn on_decided(&mut self, value: Value, out: &mut Out) {
        self.decided = Some(value);
        if value.is_some() && value == self.command() {
            self.done += 1;
        }
        for round in self.proposals.keys() {
            out.stop(Timer::Resend(*round));
        }
    }

    /// ACCEPT to every server, now and every 2 base; or what it says instead.
    fn say(&self, rules: &Rules, round: Round, out: &mut Out) {
        out.arm(Timer::Resend(round), 2 * rules.base);
        let (value, ref proof) = self.proposals[&round];
        let mut tell = |servers: &[usize], value| {
            for server in servers {
                let proof = proof.clone();
                out.send(Agent::Server(*server), Msg::Accept { round, value, proof });
            }
        };
        match &self.way {
            Way::Honest => tell(&(0..rules.n).collect::<Vec<_>>(), value),
            Way::Silent => {}
            Way::Partial(reaches) => {
                tell(reaches, value);
                out.gone = true;
            }
            Way::Split(groups) => {
                let forced = rules.forced(proof).is_some();
                for (i, (letter, servers)) in groups.iter().enumerate() {
                    let own = Some((self.me, self.done, *letter));
                    tell(servers, if forced && i == 0 { value } else { own });
                }
            }
        }
    }
}
