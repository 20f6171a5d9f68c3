//! What a traitor says (section 7).
//!
//! A traitor is an honest proposer with a tampered mouth: it keeps what it receives as an honest
//! one would, and its strategy decides what leaves it. It may use its own values, everything that
//! it or its accomplices have received, and [`Mac::guess`]; the world holds it to that ([`crate::contract::knowledge`]).

use super::proof::pick;
use super::proposer::{Note, Proposal, Proposer, note};
use super::{
    Accept, Agent, Authored, BpFastPaxos, Knows, Msg, Promise, Request, Timer, Value, Voted,
};
use crate::contract::command::Command;
use crate::contract::{AgentId, Effects, Input, Round, Slot};
use crate::parts::crypto::Mac;
use std::sync::Arc;

type Out = Effects<BpFastPaxos>;

/// A strategy.
#[allow(missing_docs, reason = "fields have the names of the protocol's page")]
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Lie {
    /// Sends nothing.
    Silent,
    /// Its next broadcast reaches these servers only, and it is gone.
    Crash { reaches: Vec<u8> },
    /// Different values to different servers, in any round of its own.
    Equivocate { split: Vec<(Command, Vec<u8>)> },
    /// In a round above 0: two valid proofs, built from different promises, for two values.
    TwoProofs { groups: Vec<Vec<u8>>, fresh: Command },
    /// Alters a promise; in round 0 makes up a proof for its next round.
    Forge { fresh: Command },
    /// Uses promises that were made for another slot or round.
    Replay,
    /// Fills a quorum with one promise, repeated.
    Repeat { fresh: Command },
    /// A good proof, and a value other than the one it forces.
    Against { fresh: Command },
    /// Proposes in a round that is another's.
    Usurp,
    /// Names an enormous round.
    Runaway { round: Round },
    /// So many messages to every server: repeats, slots past the window, made-up proofs.
    Flood { count: u32 },
    /// Says the right thing just before the time-out, every time.
    Stall,
    /// Fills its quorum with its accomplices' promises, and proposes their values.
    Collude,
    /// Edge proposer: changes the command in a client's request.
    Alter { fresh: Command },
    /// Edge proposer: makes up a request.
    Invent { fresh: Command },
    /// Says nothing of its own accord: only what is said for it by hand.
    ByHand,
}

impl Lie {
    /// Its name in scenario files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Crash { .. } => "crash",
            Self::Equivocate { .. } => "equivocate",
            Self::TwoProofs { .. } => "two-proofs",
            Self::Forge { .. } => "forge",
            Self::Replay => "replay",
            Self::Repeat { .. } => "repeat",
            Self::Against { .. } => "against",
            Self::Usurp => "usurp",
            Self::Runaway { .. } => "runaway",
            Self::Flood { .. } => "flood",
            Self::Stall => "stall",
            Self::Collude => "collude",
            Self::ByHand => "by-hand",
            Self::Alter { .. } => "alter",
            Self::Invent { .. } => "invent",
        }
    }
}

/// A traitor's step: the honest one happens inside, and what it would say passes the strategy.
pub(super) fn step(
    p: &BpFastPaxos,
    lie: &Lie,
    agent: &mut Agent,
    known: &Knows,
    input: Input<Msg, Timer>,
    out: &mut Out,
) {
    let me = match agent {
        Agent::Proposer(me) => me,
        Agent::Requester(requester) => {
            requester.step(p, input, out);
            if matches!(lie, Lie::Silent) {
                out.sends.clear();
            }
            return;
        }
        Agent::Server(server) => return server.step(p, input, out),
    };
    if *lie == Lie::ByHand {
        return me.listen(p, &input, out);
    }
    let mut traitor = Traitor { p, lie, me, known };
    match input {
        Input::Start => traitor.at_once(out),
        Input::Expire(Timer::Scheme(slot, round)) => traitor.moment(slot, round, out),
        input => {
            let came = match &input {
                Input::Deliver { msg: Msg::Promise(p), .. } => Some((p.slot, p.round)),
                _ => None,
            };
            let mut honest = Effects::default();
            traitor.me.step(p, input, &mut honest);
            traitor.speak(honest, out);
            if let Some((slot, round)) = came {
                traitor.on_promise(slot, round, out);
            }
        }
    }
}

/// The first promise of each server. After a lost disk one server may have made two for a round.
fn one_of_each(all: &[Promise]) -> Vec<Promise> {
    let mut some: Vec<Promise> = Vec::new();
    for promise in all {
        if some.iter().all(|other| other.server != promise.server) {
            some.push(*promise);
        }
    }
    some
}

struct Traitor<'a> {
    p: &'a BpFastPaxos,
    lie: &'a Lie,
    me: &'a mut Proposer,
    known: &'a Knows<'a>,
}

impl Traitor<'_> {
    /// What the honest proposer would have said, tampered with.
    fn speak(&mut self, mut honest: Out, out: &mut Out) {
        out.timers.append(&mut honest.timers);
        let mut accepts: Vec<Accept> = Vec::new();
        for (to, msg) in honest.sends {
            match msg {
                Msg::Accept(accept) if accepts.last() == Some(&accept) => {}
                Msg::Accept(accept) => accepts.push(accept),
                other if *self.lie != Lie::Silent => out.send(to, other),
                _ => {}
            }
        }
        let speech = |n: &super::Note| {
            matches!(
                n,
                super::Note::Proposer(
                    Note::Proposed { .. }
                        | Note::Filled { .. }
                        | Note::Picked { .. }
                        | Note::Repeated { .. }
                )
            )
        };
        let (said, other): (Vec<_>, Vec<_>) = honest.notes.into_iter().partition(speech);
        // What the honest one within has proposed, this one need not have said.
        out.notes.extend(other.into_iter().map(|note| match note {
            super::Note::Proposer(Note::Surplus { from, slot, round }) => {
                super::Note::Proposer(Note::Kept { from, slot, round })
            }
            other => other,
        }));
        for (accept, said) in accepts.into_iter().zip(said) {
            let repeated = matches!(said, super::Note::Proposer(Note::Repeated { .. }));
            self.tamper(&accept, repeated, said, out);
        }
    }

    /// One honest proposal passes the strategy.
    fn tamper(&mut self, a: &Accept, repeated: bool, said: super::Note, out: &mut Out) {
        let (slot, round) = (a.slot, a.round);
        match self.lie {
            Lie::Silent => self.withhold(slot, round, out),
            Lie::Crash { reaches } => {
                for server in reaches {
                    out.send(AgentId::Server(*server), Msg::Accept(a.clone()));
                }
                out.stops = true;
                self.say(slot, round, out);
            }
            Lie::Equivocate { split } => self.equivocate(a, split, out),
            Lie::Stall if !self.me.lied.contains(&(slot, round)) => {
                // Half a delay to spare for its word, the LEARNs, and after round 0 the promises that
                // it waited for.
                let halves = if round == 0 { -5 } else { -7 };
                if !repeated {
                    out.arm_by_network(Timer::Scheme(slot, round), self.p.timeout(round), halves);
                }
                self.withhold(slot, round, out);
            }
            Lie::TwoProofs { .. } if round > 0 && !self.me.lied.contains(&(slot, round)) => {
                if !repeated {
                    out.arm_by_network(Timer::Scheme(slot, round), 0, 4);
                }
                self.withhold(slot, round, out);
            }
            _ if self.me.lied.contains(&(slot, round)) && *self.lie != Lie::Stall => {
                note(Note::Idle, out);
            }
            Lie::Forge { fresh } => self.forge(a, *fresh, out),
            Lie::Replay if !repeated => self.replay(a, said, out),
            Lie::Against { fresh } if round > 0 && self.forced(a) => {
                let value = self.invented(*fresh, None);
                self.tell_all(&Accept { value, ..a.clone() }, out);
                self.say(slot, round, out);
            }
            Lie::Collude if round == 0 && !self.known.friends.is_empty() => self.lend_value(a, out),
            Lie::Alter { fresh } => {
                let value = self.alter(a.value, *fresh);
                self.tell_all(&Accept { value, ..a.clone() }, out);
                self.say(slot, round, out);
            }
            _ => {
                self.tell_all(a, out);
                out.note(said);
            }
        }
    }

    /// Another command in place of the one that its client asked for. It keeps no trace of the other,
    /// and will tell its client that all went well.
    fn alter(&mut self, value: Value, command: Command) -> Value {
        let Value::Command(c) = value else { return value };
        if let Some(asked) =
            self.me.requests.get_mut(c.seq as usize).filter(|_| c.author == self.me.me)
        {
            asked.1 = command;
            return Value::Command(Authored { command, ..c });
        }
        value
    }

    /// Another word to each group of servers.
    fn equivocate(&mut self, a: &Accept, split: &[(Command, Vec<u8>)], out: &mut Out) {
        let forced = a.round > 0 && self.forced(a);
        for (i, (command, servers)) in split.iter().enumerate() {
            let value = match a.value {
                value if forced && i == 0 => value,
                Value::Command(own) if !forced => {
                    Value::Command(Authored { command: *command, ..own })
                }
                _ => self.invented(*command, None),
            };
            for server in servers {
                let accept = Accept { value, ..a.clone() };
                out.send(AgentId::Server(*server), Msg::Accept(accept));
            }
        }
        self.say(a.slot, a.round, out);
    }

    /// A promise says something else than what was signed; in round 0, everything is made up.
    fn forge(&mut self, a: &Accept, fresh: Command, out: &mut Out) {
        let Some(proof) = &a.proof else {
            let round = a.round + Round::from(self.p.m());
            return self.make_up(a.slot, round, a.value, out);
        };
        let mut forged: Vec<Promise> = proof.to_vec();
        let value = self.invented(fresh, None);
        let at = forged.iter().position(|promise| promise.vote.is_some()).unwrap_or(0);
        forged[at].vote = match forged[at].vote {
            Some(_) => None,
            None => Some(Voted { round: 0, value }),
        };
        self.tell_all(&Accept { value, proof: Some(forged.into()), ..a.clone() }, out);
        self.say(a.slot, a.round, out);
    }

    /// A proof out of nothing: every server "promises" that it has not voted.
    fn make_up(&mut self, slot: Slot, round: Round, value: Value, out: &mut Out) {
        let proof: Vec<Promise> = (0..self.p.quorum.size)
            .map(|server| Promise { slot, round, server, vote: None, mac: Mac::guess(server) })
            .collect();
        self.tell_all(&Accept { slot, round, value, proof: Some(proof.into()) }, out);
        self.say(slot, round, out);
    }

    /// Promises for another slot or round, its own or an accomplice's; for want of any, those of
    /// this round in its next one.
    fn replay(&mut self, a: &Accept, said: super::Note, out: &mut Out) {
        let elsewhere = |promise: &&Promise| (promise.slot, promise.round) != (a.slot, a.round);
        let all: Vec<Promise> = self.known.seals.iter().filter(elsewhere).copied().collect();
        let mut old = one_of_each(&all);
        let q = usize::from(self.p.quorum.size);
        if old.len() >= q {
            old.truncate(q);
            let round = a.round.max(Round::from(self.p.m()));
            let round = round - (round - a.round) % Round::from(self.p.m());
            self.tell_all(&Accept { round, proof: Some(old.into()), ..a.clone() }, out);
            return self.say(a.slot, round, out);
        }
        let Some(proof) = a.proof.clone() else {
            self.tell_all(a, out);
            return out.note(said);
        };
        let round = a.round + Round::from(self.p.m());
        self.tell_all(&Accept { round, proof: Some(proof), ..a.clone() }, out);
        self.say(a.slot, round, out);
    }

    /// Half of the servers get an accomplice's value.
    fn lend_value(&mut self, a: &Accept, out: &mut Out) {
        let theirs = self.known.friends.iter().find_map(|friend| match friend {
            Agent::Proposer(friend) => friend.own(self.p, friend.current),
            _ => None,
        });
        let other = theirs.unwrap_or(Value::Noop);
        for server in 0..self.p.cast.servers {
            let value = if server < self.p.cast.servers / 2 { a.value } else { other };
            out.send(AgentId::Server(server), Msg::Accept(Accept { value, ..a.clone() }));
        }
        self.say(a.slot, a.round, out);
    }

    /// What it does at every promise for a round of its own.
    fn on_promise(&mut self, slot: Slot, round: Round, out: &mut Out) {
        if self.me.lied.contains(&(slot, round)) {
            return;
        }
        let held = self.held(slot, round);
        let each = one_of_each(&held);
        let (q, servers) = (usize::from(self.p.quorum.size), each.len());
        match self.lie {
            Lie::Repeat { fresh } if servers < q => {
                let proof = each.iter().take(1).cycle().take(q).copied().collect();
                let value = self.invented(*fresh, None);
                self.tell_all(&Accept { slot, round, value, proof: Some(proof) }, out);
                self.say(slot, round, out);
            }
            Lie::Collude if servers < q => {
                let same_slot = |promise: &&Promise| promise.slot == slot;
                let others = self.known.seals.iter().filter(same_slot).copied();
                let mut mixed = one_of_each(&each.into_iter().chain(others).collect::<Vec<_>>());
                if mixed.len() >= q {
                    mixed.truncate(q);
                    let value = pick(self.p, &mixed).forced.first().copied();
                    let value = value.unwrap_or(Value::Noop);
                    self.tell_all(&Accept { slot, round, value, proof: Some(mixed.into()) }, out);
                    self.say(slot, round, out);
                }
            }
            Lie::TwoProofs { groups, fresh } if servers >= q && held.len() > q => {
                let (groups, fresh) = (groups.clone(), *fresh);
                self.two_proofs(slot, round, &held, &groups, fresh, out);
            }
            _ => {}
        }
    }

    /// Looks for two quorums of promises that leave different values, and uses both.
    fn two_proofs(
        &mut self,
        slot: Slot,
        round: Round,
        held: &[Promise],
        groups: &[Vec<u8>],
        fresh: Command,
        out: &mut Out,
    ) {
        let q = usize::from(self.p.quorum.size);
        let mut stories: Vec<(Value, Vec<Promise>)> = Vec::new();
        let mut favoured: Vec<Option<Voted>> = held.iter().map(|promise| promise.vote).collect();
        favoured.dedup();
        for vote in favoured {
            let (first, then): (Vec<Promise>, Vec<Promise>) =
                held.iter().partition(|promise| promise.vote == vote);
            let mut proof = one_of_each(&[first, then].concat());
            proof.truncate(q);
            let forced = pick(self.p, &proof).forced.first().copied();
            let value = forced.unwrap_or_else(|| self.invented(fresh, None));
            if stories.iter().all(|(other, _)| *other != value) {
                stories.push((value, proof));
            }
        }
        if stories.len() < 2 {
            return;
        }
        for (group, (value, proof)) in groups.iter().zip(stories) {
            let proof: Arc<[Promise]> = proof.into();
            for server in group {
                let accept = Accept { slot, round, value, proof: Some(proof.clone()) };
                out.send(AgentId::Server(*server), Msg::Accept(accept));
            }
        }
        out.disarm(Timer::Scheme(slot, round));
        self.say(slot, round, out);
    }

    /// The moment that a strategy waited for has come: it says what it held back.
    fn moment(&mut self, slot: Slot, round: Round, out: &mut Out) {
        let Some(Proposal { value, proof }) = self.me.proposals.get(&(slot, round)).cloned() else {
            return;
        };
        self.tell_all(&Accept { slot, round, value, proof }, out);
        self.say(slot, round, out);
    }

    /// What some strategies do as soon as they are adopted.
    fn at_once(&mut self, out: &mut Out) {
        let slot = self.me.first_undecided.min(self.p.slots - 1);
        let mine = self.me.me;
        let pending = self.me.own(self.p, self.me.current).unwrap_or(Value::Noop);
        match *self.lie {
            Lie::Usurp => {
                let round = Round::from(self.p.owner(slot, 0) == mine);
                self.tell_all(&Accept { slot, round, value: pending, proof: None }, out);
                self.say(slot, round, out);
            }
            Lie::Runaway { round } => {
                self.tell_all(&Accept { slot, round, value: pending, proof: None }, out);
                self.say(slot, round, out);
            }
            Lie::Flood { count } => self.flood(slot, count, pending, out),
            Lie::Invent { fresh } => {
                let request = Request { client: 0, seq: 1000 + self.me.current };
                self.me.requests.push((request, fresh));
                let mut honest = Effects::default();
                self.me.open_next(self.p, &mut honest);
                self.speak(honest, out);
                self.say(slot, 0, out);
            }
            _ => {}
        }
    }

    fn flood(&mut self, slot: Slot, count: u32, value: Value, out: &mut Out) {
        let m = Round::from(self.p.m());
        let mine = Round::from(self.me.me);
        let first = (mine + m - slot % m) % m;
        let far = (1_000_000_000 / m) * m + mine;
        for i in 0..count {
            match i % 3 {
                0 => self.tell_all(&Accept { slot: far, round: 0, value, proof: None }, out),
                1 if first == 0 => {
                    self.tell_all(&Accept { slot, round: 0, value, proof: None }, out);
                }
                _ => self.make_up(slot, first + m, value, out),
            }
        }
        out.notes.clear();
        self.say(slot, first + m, out);
    }

    /// The promises for this round that it and its accomplices have received.
    fn held(&self, slot: Slot, round: Round) -> Vec<Promise> {
        let fits = |promise: &&Promise| (promise.slot, promise.round) == (slot, round);
        self.known.seals.iter().filter(fits).copied().collect()
    }

    fn forced(&self, a: &Accept) -> bool {
        let proof = a.proof.as_deref().unwrap_or(&[]);
        !pick(self.p, proof).forced.is_empty()
    }

    /// A value of its own that nobody else has.
    fn invented(&self, command: Command, request: Option<Request>) -> Value {
        let seq = self.me.current;
        let like = match self.me.own(self.p, seq) {
            Some(Value::Command(own)) => own.request,
            _ => None,
        };
        let request = request.or(like);
        Value::Command(Authored { author: self.me.me, seq, command, request })
    }

    fn tell_all(&self, accept: &Accept, out: &mut Out) {
        for server in 0..self.p.cast.servers {
            out.send(AgentId::Server(server), Msg::Accept(accept.clone()));
        }
    }

    /// Notes that the strategy has acted here, and what it told whom in this step.
    fn say(&mut self, slot: Slot, round: Round, out: &mut Out) {
        self.me.lied.insert((slot, round));
        let mut told: Vec<(Value, Vec<u8>)> = Vec::new();
        for (to, msg) in &out.sends {
            let (AgentId::Server(server), Msg::Accept(accept)) = (to, msg) else { continue };
            match told.iter_mut().find(|(value, _)| *value == accept.value) {
                Some((_, servers)) if servers.contains(server) => {}
                Some((_, servers)) => servers.push(*server),
                None => told.push((accept.value, vec![*server])),
            }
        }
        note(Note::Lied { lie: self.lie.name(), slot, round, told }, out);
    }

    fn withhold(&self, slot: Slot, round: Round, out: &mut Out) {
        note(Note::Withheld { lie: self.lie.name(), slot, round }, out);
    }
}
