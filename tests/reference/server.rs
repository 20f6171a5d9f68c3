//! "What a server does."

use super::{Agent, Msg, Out, Promise, Round, Rules, Timer, Value};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub struct Server {
    me: usize,
    // On disk.
    rnd: Round,
    vote: Option<(Round, Value)>,
    pub decided: Option<Value>,
    pub convicted: BTreeSet<usize>,
    // Lost in a crash.
    heard: BTreeSet<(Round, Value, usize)>,
    cooling: bool,
    stopped: bool,
}

impl Server {
    pub fn new(me: usize) -> Self {
        Self {
            me,
            rnd: 0,
            vote: None,
            decided: None,
            convicted: BTreeSet::new(),
            heard: BTreeSet::new(),
            cooling: false,
            stopped: false,
        }
    }

    /// Nobody is left to trust.
    pub fn is_stuck(&self) -> bool {
        self.stopped && self.decided.is_none()
    }

    pub fn receive(&mut self, rules: &Rules, from: Agent, msg: Msg, out: &mut Out) {
        match (from, msg) {
            (Agent::Client(c), Msg::Accept { round, value, proof }) => {
                self.on_accept(rules, c, round, value, &proof, out);
            }
            (Agent::Server(j), Msg::Learn { round, value }) => {
                self.hear(rules, j, round, value, out);
            }
            (Agent::Server(j), Msg::TrustChange { round, evidence }) => {
                self.on_trust_change(rules, j, round, evidence, out);
            }
            (Agent::Server(_), Msg::Decided { value }) => self.decide(value, out),
            (from, msg) => panic!("{from:?} sends {msg:?} to a server"),
        }
        self.turn_from_convicted(rules, out);
    }

    pub fn expire(&mut self, rules: &Rules, timer: Timer, out: &mut Out) {
        match timer {
            Timer::TimeOut if self.decided.is_none() => self.change_trust(rules, out),
            Timer::Cooldown => self.cooling = false,
            _ => {}
        }
        self.turn_from_convicted(rules, out);
    }

    /// Volatile state is lost, the disk is not; timers start anew. Its own vote it has on its disk.
    pub fn recover(&mut self, rules: &Rules, out: &mut Out) {
        self.heard.clear();
        self.cooling = false;
        self.stopped = false;
        if self.decided.is_none() {
            self.start_timer(rules, out);
        }
        if let Some((round, value)) = self.vote.filter(|_| self.decided.is_none()) {
            self.heard.insert((round, value, self.me));
        }
        self.turn_from_convicted(rules, out);
    }

    fn on_accept(
        &mut self,
        rules: &Rules,
        c: usize,
        round: Round,
        value: Value,
        proof: &[Promise],
        out: &mut Out,
    ) {
        // 1.
        if self.convicted.contains(&c) {
            return;
        }
        // 2.
        if c != rules.owner(round) {
            self.convicted.insert(c);
            return;
        }
        // 3.
        if let Some(value) = self.decided {
            return out.send(Agent::Client(c), Msg::Decided { value });
        }
        // 4.
        if round < self.rnd {
            return;
        }
        // 5.
        if let Some((_, voted)) = self.vote.filter(|(vrnd, _)| *vrnd == round) {
            if voted != value {
                self.convicted.insert(c);
            } else if !self.cooling {
                self.cooling = true;
                out.arm(Timer::Cooldown, rules.base / 4);
                self.tell_vote(rules, round, value, out);
            }
            return;
        }
        // 6.
        if !is_legitimate(rules, c, round, value, proof, out) {
            self.convicted.insert(c);
            return;
        }
        // 7.
        if round > self.rnd {
            self.rnd = round;
            self.start_timer(rules, out);
        }
        self.vote = Some((round, value));
        self.tell_vote(rules, round, value, out);
        self.hear(rules, self.me, round, value, out);
    }

    fn tell_vote(&self, rules: &Rules, round: Round, value: Value, out: &mut Out) {
        for server in self.others(rules) {
            out.send(server, Msg::Learn { round, value });
        }
    }

    /// On LEARN from j, its own included.
    fn hear(&mut self, rules: &Rules, j: usize, round: Round, value: Value, out: &mut Out) {
        self.heard.insert((round, value, j));
        let in_round = || self.heard.iter().filter(|(r, ..)| *r == round);
        if in_round().any(|(_, other, _)| *other != value) {
            self.convicted.insert(rules.owner(round));
        }
        let votes = in_round().filter(|(_, v, _)| *v == value).count();
        if votes >= rules.q && self.decided.is_none() {
            self.decide(value, out);
            if let Some((author, ..)) = value {
                out.send(Agent::Client(author), Msg::Decided { value });
            }
        }
    }

    /// Once.
    fn decide(&mut self, value: Value, out: &mut Out) {
        if self.decided.is_none() {
            self.decided = Some(value);
            out.decided = Some(value);
            out.stop(Timer::TimeOut);
        }
    }

    /// Whenever the owner of its round is convicted.
    fn turn_from_convicted(&mut self, rules: &Rules, out: &mut Out) {
        let guilty = self.convicted.contains(&rules.owner(self.rnd));
        if guilty && self.decided.is_none() && !self.stopped {
            self.change_trust(rules, out);
        }
    }

    fn change_trust(&mut self, rules: &Rules, out: &mut Out) {
        let later = self.rnd + 1..=self.rnd + u32::try_from(rules.m).expect("few clients");
        let trusted = later.into_iter().find(|r| !self.convicted.contains(&rules.owner(*r)));
        let Some(round) = trusted else {
            self.stopped = true;
            return out.stop(Timer::TimeOut);
        };
        for server in self.others(rules) {
            out.send(server, Msg::TrustChange { round, evidence: self.convicted.clone() });
        }
        self.enter(rules, round, out);
    }

    fn enter(&mut self, rules: &Rules, round: Round, out: &mut Out) {
        self.rnd = round;
        self.start_timer(rules, out);
        out.trust_changes += 1;
        out.macs_made += 1;
        let promise = Promise { round, server: self.me, vote: self.vote };
        out.send(Agent::Client(rules.owner(round)), Msg::Promise(promise));
    }

    fn on_trust_change(
        &mut self,
        rules: &Rules,
        j: usize,
        round: Round,
        evidence: BTreeSet<usize>,
        out: &mut Out,
    ) {
        self.convicted.extend(evidence);
        if let Some(value) = self.decided {
            return out.send(Agent::Server(j), Msg::Decided { value });
        }
        if round <= self.rnd {
            return;
        }
        if self.convicted.contains(&rules.owner(round)) {
            self.rnd = round;
            return self.change_trust(rules, out);
        }
        self.enter(rules, round, out);
    }

    fn start_timer(&self, rules: &Rules, out: &mut Out) {
        let turns = self.rnd / u32::try_from(rules.m).expect("few clients");
        out.arm(Timer::TimeOut, rules.base << turns);
    }

    fn others(&self, rules: &Rules) -> impl Iterator<Item = Agent> + use<> {
        let me = self.me;
        (0..rules.n).filter(move |i| *i != me).map(Agent::Server)
    }
}

/// Step 6.
fn is_legitimate(
    rules: &Rules,
    c: usize,
    round: Round,
    value: Value,
    proof: &[Promise],
    out: &mut Out,
) -> bool {
    let own = value.is_none_or(|(author, ..)| author == c);
    if round == 0 {
        return own;
    }
    let servers: BTreeSet<usize> = proof.iter().map(|promise| promise.server).collect();
    let fits = proof.iter().all(|promise| promise.round == round && promise.server < rules.n);
    if proof.len() < rules.q || servers.len() < proof.len() || !fits {
        return false;
    }
    out.macs_checked += proof.len() as u64;
    rules.forced(proof).map_or(own, |forced| forced == value)
}
