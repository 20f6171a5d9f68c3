//! The world, taken apart so that nothing is computed twice.
//!
//! Agents' states, messages and ledgers are kept once each and go by numbers; a state of the search
//! is a row of numbers. What an agent does with an input depends on its own state alone (`step` is
//! pure), so it is computed once, by the same [`World::apply`] as everywhere else, and then looked
//! up. Between two look-ups there is arithmetic only.

mod choices;
mod names;
mod pool;
mod prints;
mod sayable;

use super::hash::{Mix, mix};
use super::reductions::Reductions;
use super::state::State;
use crate::contract::searchable::{Names, Scope, Searchable};
use crate::contract::{AgentId, Agents, Cast, Round};
use crate::world::ledger::{Ledger, Violation};
use crate::world::{Action, Body, Conduct, Envelope, Outcome, World};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use choices::Choice;
use names::renamings;
use pool::{Memo, Pool};
use sayable::LiesKey;

/// What becomes of a message that is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is in flight until it is delivered.
    InFlight,
    /// An observation: said, and never delivered.
    Said,
    /// A traitor has heard it at once, since it is the network; what it lets it say is found from
    /// all that it has heard.
    Heard,
    /// The same in a plain search: the traitor's own state says what it has heard.
    Absorbed,
    /// It makes no difference.
    Lost,
}

/// What the search needs to know of a message, at a glance.
#[derive(Clone, Copy)]
pub struct MsgInfo {
    /// Its sender's place in the cast.
    pub from: u8,
    /// Its receiver's place in the cast.
    pub to: u8,
    /// What becomes of it.
    pub fate: Fate,
    /// The rounds in which it lets a traitor say more, one bit each.
    pub needed: u8,
    /// In flight once or more often is the same.
    pub once: bool,
}

/// What the search needs to know of an agent's state, at a glance.
pub struct BodyInfo {
    /// It runs.
    pub up: bool,
    /// Its running timers, by number.
    pub timers: Box<[u32]>,
    /// The highest round that it has entered.
    pub round: u32,
    /// By renaming, a server: the hash of its state, without its name. A client: of what names no
    /// server.
    pub keys: Box<[u64]>,
    /// By renaming, a client: by server, the hash of what its state says about it.
    pub about: Box<[Box<[u64]>]>,
    /// Its values cannot be renamed.
    pub fixed: bool,
}

/// Something that happens to an agent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stimulus {
    /// A message arrives.
    Deliver(u32),
    /// A traitor's words arrive as they are spoken.
    Hear(u32),
    /// It observes this message, whomever it is kept for.
    Observe(u32),
    /// It is brought to a decision that has become possible.
    Decide(u32),
    /// A timer runs out.
    Expire(u32),
    /// Its slow timer runs out, on which servers help each other.
    Help,
    /// It stops.
    Crash,
    /// It comes back, with its disk or without.
    Recover(bool),
}

/// What came of it.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone)]
pub struct Reaction {
    /// The agent's state afterwards.
    pub body: u32,
    /// The ledger afterwards.
    pub ledger: u32,
    /// Messages sent, in order.
    pub sends: Box<[u32]>,
    /// The judge has found a property violated.
    pub violates: bool,
    /// It accuses somebody whom it did not accuse before.
    pub accuses: bool,
    /// It votes or starts something in the same step.
    pub acts: bool,
    /// A time-out could have moved it there first.
    pub hints: bool,
}

/// What the search asks about a state. A kernel that may be changed computes what it does not know
/// yet; one that is only read ([`Known`]) says so with none.
pub trait Answers<P: Searchable> {
    /// The kernel.
    fn kernel(&self) -> &Kernel<P>;
    /// What comes of a stimulus to the agent at a place.
    fn react(&mut self, ledger: u32, bodies: &[u32], place: u8, what: Stimulus) -> Option<u32>;
    /// What a traitor could say in a round: the numbers of the messages, server by server.
    fn lies(&mut self, place: u8, round: Round, state: &State) -> Option<Arc<[u32]>>;
    /// The decisions that are possible in a state, by number.
    fn choices(&mut self, state: &State) -> Option<Vec<u32>>;
}

/// A kernel that others read too.
pub struct Known<'a, P: Searchable>(pub &'a Kernel<P>);

impl<P: Searchable> Answers<P> for Known<'_, P> {
    #[inline]
    fn kernel(&self) -> &Kernel<P> {
        self.0
    }

    #[inline]
    fn react(&mut self, ledger: u32, bodies: &[u32], place: u8, what: Stimulus) -> Option<u32> {
        self.0.memo.get(Memo::key(ledger, bodies[usize::from(place)], what))
    }

    fn lies(&mut self, place: u8, round: Round, state: &State) -> Option<Arc<[u32]>> {
        self.0.lies.get(&self.0.lies_key(place, round, state)).map(Arc::clone)
    }

    fn choices(&mut self, state: &State) -> Option<Vec<u32>> {
        self.0.possible(state).iter().map(|choice| self.0.choices.find(choice)).collect()
    }
}

impl<P: Searchable> Answers<P> for Kernel<P> {
    #[inline]
    fn kernel(&self) -> &Kernel<P> {
        self
    }

    #[inline]
    fn react(&mut self, ledger: u32, bodies: &[u32], place: u8, what: Stimulus) -> Option<u32> {
        if let known @ Some(_) = Known(self).react(ledger, bodies, place, what) {
            return known;
        }
        let reaction = self.compute(ledger, bodies, place, what);
        let number = u32::try_from(self.reactions.len()).ok()?;
        self.reactions.push(reaction);
        self.memo.add(Memo::key(ledger, bodies[usize::from(place)], what), number);
        self.bytes += REACTION_BYTES;
        Some(number)
    }

    fn lies(&mut self, place: u8, round: Round, state: &State) -> Option<Arc<[u32]>> {
        let key = self.lies_key(place, round, state);
        if let Some(known) = self.lies.get(&key) {
            return Some(Arc::clone(known));
        }
        let lies = self.find_lies(&key, &state.bodies);
        self.bytes += 4 * (key.bodies.len() + key.heard.len() + lies.len()) + 128;
        self.lies.insert(key, Arc::clone(&lies));
        Some(lies)
    }

    fn choices(&mut self, state: &State) -> Option<Vec<u32>> {
        let possible = self.possible(state);
        Some(possible.into_iter().map(|choice| self.choices.number(choice).0).collect())
    }
}

/// Agents' states, messages, ledgers and reactions.
pub struct Kernel<P: Searchable> {
    /// The world in which reactions are computed.
    world: World<P>,
    /// Who takes part.
    pub cast: Cast,
    /// What is left out.
    pub cut: Reductions,
    scope: Scope,
    bodies: Pool<Body<P>>,
    infos: Vec<BodyInfo>,
    msgs: Pool<Envelope<P::Msg>>,
    msg_infos: Vec<MsgInfo>,
    /// The renamings of values that nothing tells apart; the first is none.
    names: Vec<Names<P::Value>>,
    /// By message and renaming: what it adds to the key of the server that it belongs to.
    msg_keys: Vec<u64>,
    ledger_keys: Vec<u64>,
    timers: Pool<P::Timer>,
    ledgers: Pool<Ledger<P::Value>>,
    memo: Memo,
    reactions: Vec<Reaction>,
    choices: Pool<Choice<P::Value>>,
    lies: FxHashMap<LiesKey, Arc<[u32]>>,
    /// Lies by their gist, and what the traitors have heard that lets them say it.
    gists: FxHashMap<u64, u32>,
    grounds: FxHashMap<u32, Box<[u32]>>,
    /// States of the agents from which nothing can be decided any more, or can.
    pub hopeless: FxHashMap<Vec<u32>, bool>,
    /// Bytes that the pools take, roughly.
    bytes: usize,
}

/// What a state of an agent, with its share of the pools, takes roughly.
const BODY_BYTES: usize = 900;
const REACTION_BYTES: usize = 120;

impl<P: Searchable> Kernel<P> {
    /// A kernel over this world, within this scope.
    pub fn new(world: World<P>, scope: Scope, cut: Reductions) -> Self {
        let cast = world.protocol.cast();
        let names = if cut.symmetry { renamings(&world, &scope) } else { vec![Names(Vec::new())] };
        Self {
            world,
            cast,
            cut,
            scope,
            bodies: Pool::new(),
            infos: Vec::new(),
            msgs: Pool::new(),
            msg_infos: Vec::new(),
            names,
            msg_keys: Vec::new(),
            ledger_keys: Vec::new(),
            timers: Pool::new(),
            ledgers: Pool::new(),
            memo: Memo::default(),
            reactions: Vec::new(),
            choices: Pool::new(),
            lies: FxHashMap::with_hasher(FxBuildHasher),
            gists: FxHashMap::with_hasher(FxBuildHasher),
            grounds: FxHashMap::with_hasher(FxBuildHasher),
            hopeless: FxHashMap::with_hasher(FxBuildHasher),
            bytes: 0,
        }
    }

    /// The protocol.
    pub fn protocol(&self) -> &P {
        &self.world.protocol
    }

    /// The name of the agent at this place of the cast.
    pub fn name(&self, place: u8) -> AgentId {
        let servers = self.cast.servers;
        if place < servers { AgentId::Server(place) } else { self.cast.proposer(place - servers) }
    }

    /// The place of an agent in the cast.
    pub fn place(&self, who: AgentId) -> u8 {
        u8::try_from(self.cast.index(who)).unwrap_or(u8::MAX)
    }

    /// Bytes that it takes, roughly.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// An agent's state at a glance.
    #[inline]
    pub fn info(&self, body: u32) -> &BodyInfo {
        &self.infos[body as usize]
    }

    /// A message at a glance.
    #[inline]
    pub fn msg_info(&self, msg: u32) -> MsgInfo {
        self.msg_infos[msg as usize]
    }

    /// An agent's state.
    pub fn body(&self, body: u32) -> &Body<P> {
        self.bodies.get(body)
    }

    /// A message.
    pub fn msg(&self, msg: u32) -> &Envelope<P::Msg> {
        self.msgs.get(msg)
    }

    /// How many renamings of values there are, the one that changes nothing included.
    #[inline]
    pub fn renamings(&self) -> usize {
        self.names.len()
    }

    /// What a message adds to the key of its server, with values renamed.
    #[inline]
    pub fn msg_key(&self, msg: u32, renaming: usize) -> u64 {
        self.msg_keys[msg as usize * self.names.len() + renaming]
    }

    /// What the judge has found, with values renamed.
    #[inline]
    pub fn ledger_key(&self, ledger: u32, renaming: usize) -> u64 {
        self.ledger_keys[ledger as usize * self.names.len() + renaming]
    }

    /// A timer.
    pub fn timer(&self, timer: u32) -> P::Timer {
        *self.timers.get(timer)
    }

    /// What the judge has found.
    pub fn ledger(&self, ledger: u32) -> &Ledger<P::Value> {
        self.ledgers.get(ledger)
    }

    /// Takes in a whole world: the numbers of its ledger and of its agents' states.
    pub fn take_in(&mut self, world: &World<P>) -> (u32, Vec<u32>) {
        let cast = self.cast;
        let bodies: Vec<Body<P>> = cast.agents().map(|who| world.body(who).clone()).collect();
        let numbers = (0u8..).zip(bodies).map(|(at, body)| self.number_body(at, body)).collect();
        (self.number_ledger(world.ledger().clone()), numbers)
    }

    fn number_ledger(&mut self, ledger: Ledger<P::Value>) -> u32 {
        let (number, new) = self.ledgers.number(ledger);
        if new {
            for names in &self.names {
                let mut hash = Mix::default();
                let name = |value| names.of(value);
                self.ledgers.get(number).hash_renamed(&name, &mut hash);
                self.ledger_keys.push(hash.finish());
            }
        }
        number
    }

    fn number_body(&mut self, place: u8, mut body: Body<P>) -> u32 {
        self.world.protocol.forget(&mut body.agent);
        if self.cut.observations {
            self.world.protocol.settle(&mut body.agent);
        }
        body.timers.retain(|timer| !P::is_background(*timer));
        if body.conduct == Conduct::Honest {
            // It will never lie here, so what it could repeat is of no use.
            body.heard.clear();
        }
        let (number, new) = self.bodies.number(body);
        if new {
            let info = self.look_at(place, number);
            self.infos.push(info);
            self.bytes += BODY_BYTES;
        }
        number
    }

    fn look_at(&mut self, place: u8, number: u32) -> BodyInfo {
        let body = self.bodies.get(number).clone();
        let protocol = &self.world.protocol;
        let servers = self.cast.servers;
        let own = (place < servers).then_some(place);
        let mut fixed = false;
        let (mut keys, mut all_about) = (Vec::new(), Vec::new());
        for names in &self.names {
            let mut hash = Mix::default();
            let apart = protocol.part(&body.agent, own, names, &mut hash);
            if !apart {
                body.agent.hash(&mut hash);
            }
            fixed |= !apart;
            (body.up, body.diskless, body.brittle, &body.timers).hash(&mut hash);
            let about = |server: u8| {
                let mut hash = Mix::default();
                protocol.part(&body.agent, Some(server), names, &mut hash);
                mix(hash.finish(), u64::from(place))
            };
            let named = own.is_none() || !apart;
            keys.push(if named { mix(hash.finish(), place.into()) } else { hash.finish() });
            let about: Vec<u64> = if own.is_some() || !apart {
                Vec::new()
            } else {
                (0..servers).map(about).collect()
            };
            all_about.push(about.into());
        }
        let timers: Vec<u32> =
            body.timers.iter().map(|timer| self.timers.number(*timer).0).collect();
        BodyInfo {
            up: body.up,
            timers: timers.into(),
            round: P::round_of(&body.agent),
            keys: keys.into(),
            about: all_about.into(),
            fixed,
        }
    }

    /// The number of a message. One whose sender does not matter goes by its receiver's name.
    pub fn number_msg(&mut self, mut envelope: Envelope<P::Msg>) -> u32 {
        let (protocol, cut) = (&self.world.protocol, self.cut);
        protocol.forget_said(&mut envelope.msg);
        let Envelope { to, ref msg, .. } = envelope;
        let to_traitor = matches!(self.world.body(to).conduct, Conduct::Traitor { .. });
        let mut needed = 0u8;
        let fate = if to_traitor && !cut.knowledge {
            Fate::Absorbed
        } else if to_traitor {
            let needs = |round: &Round| protocol.lies_need(msg, *round);
            let all = (0..self.scope.rounds).filter(needs);
            needed = all.fold(0, |bits, round| bits | 1 << round);
            if needed == 0 { Fate::Lost } else { Fate::Heard }
        } else if cut.hints && protocol.is_hint(to, msg) {
            Fate::Lost
        } else if cut.observations && protocol.is_observation(&self.scope, to, msg) {
            if protocol.is_vote(msg) { Fate::Said } else { Fate::Lost }
        } else {
            Fate::InFlight
        };
        let once = cut.set || (cut.convictions && protocol.is_hint(to, msg));
        let anonymous = fate == Fate::InFlight && once && protocol.is_anonymous(msg);
        if fate == Fate::Said {
            // Said is said: to whom does not matter.
            envelope.to = envelope.from;
        } else if anonymous {
            envelope.from =
                if self.place(to) < self.cast.servers { to } else { AgentId::Server(0) };
        }
        let to = self.place(envelope.to);
        // Of the sender of what any server would say only that it is none in particular.
        let from = if anonymous { to } else { self.place(envelope.from) };
        let servers = self.cast.servers;
        let other = match (from < servers, to < servers) {
            (true, true) if from == to => 0,
            (true, true) => 1000 + u64::from(from) * 64 + u64::from(to),
            (true, false) => 100 + u64::from(to),
            _ => 200 + u64::from(from),
        };
        let (number, new) = self.msgs.number(envelope);
        if new {
            let place = other ^ if fate == Fate::Said { 1 << 20 } else { 0 };
            for names in &self.names {
                let mut hash = Mix::default();
                self.world.protocol.gist(&self.msgs.get(number).msg, names, &mut hash);
                self.msg_keys.push(mix(hash.finish(), place));
            }
            self.msg_infos.push(MsgInfo { from, to, fate, needed, once });
            self.bytes += BODY_BYTES / 2;
        }
        number
    }

    /// The property that the judge has found violated.
    pub fn violated(&self, ledger: u32) -> Option<&'static str> {
        self.ledger(ledger).violations().first().map(Violation::claim)
    }

    /// A reaction by its number.
    #[inline]
    pub fn reaction(&self, number: u32) -> &Reaction {
        &self.reactions[number as usize]
    }

    /// Puts the world into this state of its agents.
    fn stand(&mut self, bodies: &[u32]) {
        for (at, body) in (0u8..).zip(bodies) {
            let who = self.name(at);
            self.world.set_body(who, self.bodies.get(*body).clone());
        }
    }

    fn compute(&mut self, ledger: u32, bodies: &[u32], place: u8, stimulus: Stimulus) -> Reaction {
        self.stand(bodies);
        self.world.set_ledger(self.ledgers.get(ledger).clone());
        let who = self.name(place);
        let before = self.before(who);
        let hints = match stimulus {
            Stimulus::Deliver(msg) | Stimulus::Hear(msg) => {
                let agent = &self.world.body(who).agent;
                self.world.protocol.hints(agent, &self.msgs.get(msg).msg)
            }
            _ => false,
        };
        let action = match stimulus {
            Stimulus::Deliver(msg) => {
                let handle = self.world.post(self.msgs.get(msg).clone());
                Action::Deliver(handle)
            }
            Stimulus::Observe(msg) => self.observed(msg, who),
            Stimulus::Decide(choice) => return self.decide(ledger, bodies, place, choice),
            Stimulus::Hear(msg) => {
                if let Some(heard) = self.grounds.get(&msg).cloned() {
                    self.educate(bodies, &heard);
                }
                let Envelope { from, to, msg } = self.msgs.get(msg).clone();
                let mut said = Outcome::default();
                let words = Action::Utter(from, vec![(to, msg)]);
                let spoken = self.world.apply(words, &mut said);
                debug_assert!(spoken.is_ok(), "a lie that could not be said");
                Action::Deliver(said.sent.pop().unwrap_or(usize::MAX))
            }
            Stimulus::Help => {
                let timer = P::slow_timer();
                let mut body = self.world.body(who).clone();
                let at = body.timers.partition_point(|other| *other < timer);
                body.timers.insert(at, timer);
                self.world.set_body(who, body);
                Action::Expire(who, timer)
            }
            Stimulus::Expire(timer) => Action::Expire(who, *self.timers.get(timer)),
            Stimulus::Crash => Action::Crash(who),
            Stimulus::Recover(disk) => Action::Recover(who, disk),
        };
        let mut outcome = Outcome::default();
        let done = self.world.apply(action, &mut outcome);
        debug_assert!(done.is_ok(), "the search chose what cannot happen");
        self.reaction_of(place, before, hints)
    }

    /// Whom an agent accuses, and how much it has started.
    fn before(&self, who: AgentId) -> (Agents, u32) {
        let agent = &self.world.body(who).agent;
        (self.world.protocol.accused(agent), P::started(agent))
    }

    /// What has come of something that happened to the agent at a place, which had accused these and
    /// started so much before.
    fn reaction_of(&mut self, place: u8, before: (Agents, u32), hints: bool) -> Reaction {
        self.world.forget_checks();
        let sends: Vec<Envelope<P::Msg>> = self.world.empty();
        let sends: Box<[u32]> =
            sends.into_iter().map(|envelope| self.number_msg(envelope)).collect();
        let body = self.world.body(self.name(place)).clone();
        let accuses = !self.world.protocol.accused(&body.agent).without(before.0).is_empty();
        let votes = |msg: &u32| self.msg_info(*msg).fate == Fate::Said;
        let acts = sends.iter().any(votes) || P::started(&body.agent) > before.1;
        let violates = !self.world.ledger().violations().is_empty();
        let ledger = self.number_ledger(self.world.ledger().clone());
        let body = self.number_body(place, body);
        Reaction { body, ledger, sends, violates, accuses, acts, hints }
    }

    /// Whether an observation starts something at the agent in this state.
    pub fn wakes(&self, body: u32, msg: u32) -> bool {
        let (agent, msg) = (&self.bodies.get(body).agent, &self.msgs.get(msg).msg);
        self.world.protocol.wakes(&self.scope, agent, msg)
    }

    /// Whether a message can change nothing at the agent in this state any more.
    pub fn is_spent(&self, body: u32, msg: u32) -> bool {
        let (agent, msg) = (&self.bodies.get(body).agent, &self.msgs.get(msg).msg);
        self.world.protocol.is_spent(&self.scope, agent, msg, !self.cut.hints)
    }
}
