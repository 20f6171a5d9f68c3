//! The world of the page as a model of Stateright's, with what the search calls a move written down
//! once more, straight from the world: what the search's own bookkeeping is judged by.
#![allow(dead_code, reason = "each user needs a part of it")]

use stateright::{Model, Property};
use std::hash::{Hash, Hasher};
use turncoat::contract::portrait::Portray;
use turncoat::contract::searchable::{Names, Scope, Searchable};
use turncoat::contract::{AgentId, Agents, Protocol};
use turncoat::search;
use turncoat::search::bounds::Bounds;
use turncoat::search::reductions;
use turncoat::world::{Action, Body, Conduct, Envelope, Outcome, World};

/// A world, as large as it is.
#[derive(Clone)]
pub struct Situation<P: Searchable> {
    pub world: World<P>,
    /// Observations that were said, where they are not delivered one by one.
    pub said: Vec<Envelope<P::Msg>>,
    /// What traitors have heard, where their own states do not count.
    pub heard: Vec<Envelope<P::Msg>>,
    /// Servers' names do not count.
    symmetric: bool,
    scope: Scope,
}

/// What can happen in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed<P: Searchable> {
    Deliver(Envelope<P::Msg>),
    Say(AgentId, AgentId, P::Msg),
    Expire(AgentId, P::Timer),
}

/// The model: the protocol within bounds.
pub struct Bounded<P: Portray + Searchable> {
    pub first: World<P>,
    pub rounds: u32,
    pub plain: bool,
    pub scope: Scope,
    /// With the reductions of the search, symmetry and hints among them.
    pub all: bool,
}

impl<P: Portray + Searchable> Bounded<P> {
    pub fn new(protocol: P, bounds: &Bounds) -> Self {
        let mut first = search::start(protocol, &bounds.scenario()).unwrap();
        let agents: Vec<AgentId> = first.protocol.cast().agents().collect();
        for who in agents {
            forget(&mut first, who);
        }
        let scope = reductions::scope(bounds, first.protocol.keeps_disks());
        Self { first, rounds: bounds.rounds.into(), plain: bounds.plain, scope, all: false }
    }

    /// The same with every reduction.
    pub fn reduced(protocol: P, bounds: &Bounds) -> Self {
        Self { all: true, ..Self::new(protocol, bounds) }
    }
}

fn forget<P: Searchable>(world: &mut World<P>, who: AgentId) {
    let protocol = world.protocol.clone();
    world.edit(who, |agent| protocol.forget(agent));
    world.forget_checks();
}

/// Agents with their timers, and the network as a bag.
type Parts<P> = (Vec<(Body<P>, Vec<<P as Protocol>::Timer>)>, Vec<String>);

/// Facts about each server, and about none.
type Shape = (Vec<Vec<u64>>, Vec<u64>);

fn is_traitor<P: Searchable>(body: &Body<P>) -> bool {
    matches!(body.conduct, Conduct::Traitor { .. })
}

impl<P: Searchable> Situation<P> {
    /// All of it that counts: agents without background timers, the network as a bag, the judge.
    fn parts(&self) -> Parts<P> {
        let bodies = self.world.bodies().map(|(_, body)| {
            let timers = body.timers.iter().copied().filter(|timer| !P::is_background(*timer));
            (Body { timers: vec![], ..body.clone() }, timers.collect())
        });
        let mut network: Vec<String> =
            self.world.in_flight().map(|(_, envelope)| format!("{envelope:?}")).collect();
        network.sort();
        (bodies.collect(), network)
    }
}

impl<P: Searchable> PartialEq for Situation<P> {
    fn eq(&self, other: &Self) -> bool {
        if self.symmetric {
            return self.shape() == other.shape();
        }
        self.parts() == other.parts()
            && self.said == other.said
            && self.world.ledger() == other.world.ledger()
    }
}

impl<P: Searchable> std::fmt::Debug for Situation<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.parts())
    }
}

impl<P: Searchable> Hash for Situation<P> {
    fn hash<H: Hasher>(&self, hash: &mut H) {
        if self.symmetric {
            return self.shape().hash(hash);
        }
        for (_, body) in self.world.bodies() {
            (&body.agent, body.up, body.diskless).hash(hash);
            for timer in body.timers.iter().filter(|timer| !P::is_background(**timer)) {
                timer.hash(hash);
            }
        }
        let mut network = 0u64;
        for (_, envelope) in self.world.in_flight() {
            let mut one = search::hash::Mix::default();
            envelope.hash(&mut one);
            network = network.wrapping_add(one.finish());
        }
        network.hash(hash);
        self.said.hash(hash);
        self.world.ledger().hash(hash);
    }
}

impl<P: Portray + Searchable> Model for Bounded<P> {
    type State = Situation<P>;
    type Action = Deed<P>;

    fn init_states(&self) -> Vec<Situation<P>> {
        let (world, symmetric, scope) = (self.first.clone(), self.all, self.scope);
        vec![Situation { world, said: Vec::new(), heard: Vec::new(), symmetric, scope }]
    }

    fn actions(&self, state: &Situation<P>, deeds: &mut Vec<Deed<P>>) {
        let world = &state.world;
        if !world.ledger().violations().is_empty() {
            return;
        }
        let mut flying: Vec<&Envelope<P::Msg>> = Vec::new();
        for (_, envelope) in world.in_flight() {
            if !flying.contains(&envelope) {
                flying.push(envelope);
            }
        }
        deeds.extend(flying.into_iter().map(|envelope| Deed::Deliver(envelope.clone())));
        let cast = world.protocol.cast();
        for (who, body) in world.bodies() {
            if is_traitor(body) {
                let known = world.known(who);
                let rounds = 0..self.rounds;
                let lies_in = |round| world.protocol.lies(&body.agent, &known, round);
                let mut lies: Vec<P::Msg> = rounds.flat_map(lies_in).collect();
                if self.plain {
                    lies.extend(world.protocol.confessions(&body.agent, self.rounds));
                }
                for lie in lies {
                    let servers = (0..cast.servers).map(AgentId::Server);
                    deeds.extend(servers.map(|server| Deed::Say(who, server, lie.clone())));
                }
            }
            let timers = body.timers.iter().filter(|timer| !P::is_background(**timer));
            let free = timers.filter(|timer| !P::is_repeat(**timer));
            deeds.extend(free.map(|timer| Deed::Expire(who, *timer)));
        }
    }

    fn next_state(&self, state: &Situation<P>, deed: Deed<P>) -> Option<Situation<P>> {
        let mut next = state.clone();
        let world = &mut next.world;
        let mut out = Outcome::default();
        let delivered = matches!(deed, Deed::Deliver(_));
        let action = match deed {
            Deed::Deliver(envelope) => {
                let mut all = world.in_flight();
                Action::Deliver(all.find(|(_, other)| **other == envelope)?.0)
            }
            Deed::Say(who, to, msg) => {
                world.apply(Action::Utter(who, vec![(to, msg)]), &mut out).ok()?;
                Action::Deliver(out.sent.pop()?)
            }
            Deed::Expire(who, timer) => Action::Expire(who, timer),
        };
        let before = match &action {
            Action::Deliver(handle) => world.envelope(*handle).map(|envelope| envelope.to),
            Action::Expire(who, _) => Some(*who),
            _ => None,
        }?;
        let former = world.body(before).clone();
        let accused = world.protocol.accused(&former.agent);
        if self.all
            && let Action::Deliver(handle) = &action
            && let Some(envelope) = world.envelope(*handle)
            && world.protocol.hints(&world.body(before).agent, &envelope.msg)
        {
            return None;
        }
        world.apply(action, &mut out).ok()?;
        forget(world, before);
        let sent = std::mem::take(&mut out.sent);
        let silent = sent.is_empty();
        for handle in sent {
            let envelope = world.envelope(handle)?;
            let to = envelope.to;
            if is_traitor(world.body(to)) {
                let needed =
                    |round: u32| self.all && world.protocol.lies_need(&envelope.msg, round);
                if (0..self.rounds).any(needed) {
                    next.heard.push(envelope.clone());
                }
                world.apply(Action::Deliver(handle), &mut out).ok()?;
                forget(world, to);
            }
        }
        let body = world.body(before);
        let violates = !world.ledger().violations().is_empty();
        if P::round_of(&body.agent) >= self.rounds && !violates {
            return None;
        }
        if !self.plain {
            let more = world.protocol.accused(&body.agent).without(accused);
            if !more.is_empty() && !violates {
                return None;
            }
            if silent && !violates && *next.world.body(before) == former {
                return None;
            }
            next.tidy(self.all);
        }
        let idle = silent && !delivered && next == *state;
        (!idle).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always("safe", |_, state: &Situation<P>| {
            state.world.ledger().violations().is_empty() && !state.is_split()
        })]
    }
}

impl<P: Searchable> Situation<P> {
    /// Keeps observations as said, messages of whoever under one name, each once, and none that can
    /// change nothing any more.
    fn tidy(&mut self, all: bool) {
        let mut flying: Vec<Envelope<P::Msg>> = Vec::new();
        for mut envelope in self.world.empty() {
            let protocol = &self.world.protocol;
            if protocol.is_observation(&self.scope, envelope.to, &envelope.msg) {
                envelope.to = envelope.from;
                if protocol.is_vote(&envelope.msg) && !self.said.contains(&envelope) {
                    self.said.push(envelope);
                }
                continue;
            }
            if all && protocol.is_hint(envelope.to, &envelope.msg) {
                continue;
            }
            if protocol.is_anonymous(&envelope.msg) {
                envelope.from = envelope.to;
            }
            let to = &self.world.body(envelope.to).agent;
            let spent = protocol.is_spent(&self.scope, to, &envelope.msg, !all);
            if !spent && !flying.contains(&envelope) {
                flying.push(envelope);
            }
        }
        self.said.sort_by_key(|envelope| format!("{envelope:?}"));
        for envelope in flying {
            self.world.post(envelope);
        }
    }

    /// What is left of it without the names of servers and of values that nothing tells apart: of all
    /// ways to rename the values the least.
    fn shape(&self) -> Shape {
        let protocol = &self.world.protocol;
        let traitors = self.world.bodies().filter(|(_, body)| is_traitor(body));
        let traitors = Agents::of(protocol.cast(), traitors.map(|(who, _)| who));
        let mut all = vec![Names(Vec::new())];
        for alike in protocol.alike(&self.scope, traitors) {
            let [one, other] = alike[..] else { panic!("these tests have two values each") };
            let swapped = |names: &Names<P::Value>| {
                Names([&names.0[..], &[(one, other), (other, one)]].concat())
            };
            let more: Vec<Names<P::Value>> = all.iter().map(swapped).collect();
            all.extend(more);
        }
        let same = self.renamed(&all[0]).expect("it can be taken apart");
        let shapes: Option<Vec<Shape>> = all.iter().map(|names| self.renamed(names)).collect();
        shapes.and_then(|shapes| shapes.into_iter().min()).unwrap_or(same)
    }

    /// What there is to say about each server, in order, and about none; none where values cannot be
    /// renamed.
    fn renamed(&self, names: &Names<P::Value>) -> Option<Shape> {
        let protocol = &self.world.protocol;
        let apart = std::cell::Cell::new(true);
        let cast = protocol.cast();
        let fact = |about: &dyn Fn(&mut search::hash::Mix)| {
            let mut hash = search::hash::Mix::default();
            about(&mut hash);
            hash.finish()
        };
        let mut servers = vec![Vec::new(); usize::from(cast.servers)];
        let name = |value| names.of(value);
        let mut rest = vec![fact(&|hash| self.world.ledger().hash_renamed(&name, hash))];
        for (who, body) in self.world.bodies() {
            let own = match who {
                AgentId::Server(i) => Some(i),
                _ => None,
            };
            if own.is_none() && is_traitor(body) {
                continue;
            }
            let about = |server: Option<u8>| {
                fact(&|hash| {
                    (own.is_some(), own.is_none().then_some(who)).hash(hash);
                    apart.set(apart.get() & protocol.part(&body.agent, server, names, hash));
                    let timers = body.timers.iter().filter(|timer| !P::is_background(**timer));
                    (body.up, timers.collect::<Vec<_>>()).hash(hash);
                })
            };
            if let Some(i) = own {
                servers[usize::from(i)].push(about(own));
                continue;
            }
            rest.push(about(None));
            for (facts, server) in servers.iter_mut().zip(0..) {
                facts.push(about(Some(server)));
            }
        }
        let flying = self.world.in_flight().map(|(_, envelope)| (0u8, envelope));
        let said = self.said.iter().map(|envelope| (1, envelope));
        for (kind, envelope) in flying.chain(said).chain(self.heard.iter().map(|e| (2, e))) {
            let (server, other) = match (envelope.from, envelope.to) {
                (AgentId::Server(i), AgentId::Server(j)) if i == j => (i, None),
                (from, AgentId::Server(i)) => (i, Some((true, from))),
                (AgentId::Server(i), to) => (i, Some((false, to))),
                _ => continue,
            };
            servers[usize::from(server)].push(fact(&|hash| {
                (kind, other).hash(hash);
                protocol.gist(&envelope.msg, names, hash);
            }));
        }
        for facts in &mut servers {
            facts.sort_unstable();
        }
        servers.sort_unstable();
        apart.get().then_some((servers, rest))
    }

    /// Two decisions that contradict each other are possible.
    fn is_split(&self) -> bool {
        let said: Vec<(u8, &P::Msg)> = self
            .said
            .iter()
            .filter_map(|envelope| match envelope.from {
                AgentId::Server(i) => Some((i, &envelope.msg)),
                _ => None,
            })
            .collect();
        let all = self.world.protocol.possible(&said);
        all.iter()
            .any(|one| all.iter().any(|other| one.slot == other.slot && one.value != other.value))
    }
}
