//! BP Fast Paxos for one slot, written from section 5 of the protocol's page alone: it shares no code
//! with the engine, so that what both say is said twice. Plain before fast: a list of messages, a map
//! of timers, and of all that can happen next the earliest.

pub mod client;
pub mod server;

use client::Client;
use server::Server;
use std::collections::{BTreeMap, BTreeSet};

/// Thousandths of a one-way delay.
pub type Time = u64;
/// Every message takes as long.
pub const DELAY: Time = 1000;
pub type Round = u32;

/// A command with its author and the author's count, or a no-op.
pub type Value = Option<(usize, u32, char)>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Agent {
    Server(usize),
    Client(usize),
}

/// A genuine promise: nobody forges any here, so it carries no MAC.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Promise {
    pub round: Round,
    pub server: usize,
    pub vote: Option<(Round, Value)>,
}

#[derive(Clone, Debug)]
pub enum Msg {
    Accept { round: Round, value: Value, proof: Vec<Promise> },
    Learn { round: Round, value: Value },
    TrustChange { round: Round, evidence: BTreeSet<usize> },
    Promise(Promise),
    Decided { value: Value },
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Timer {
    /// A client opens the slot.
    Open,
    /// A server has waited long enough.
    TimeOut,
    /// A server may repeat a LEARN again.
    Cooldown,
    /// A client repeats what it proposed in a round.
    Resend(Round),
}

/// How a client behaves.
#[derive(Clone, PartialEq, Debug)]
pub enum Way {
    Honest,
    Silent,
    /// Its first broadcast reaches these servers, and it is gone.
    Partial(Vec<usize>),
    /// Each group of servers hears another letter.
    Split(Vec<(char, Vec<usize>)>),
}

/// What goes wrong, and when.
#[derive(Clone, PartialEq, Debug)]
pub enum Fault {
    Crash(usize),
    Recover(usize),
    Cut(Agent, Agent),
    MendAll,
}

/// A run to play.
#[derive(Clone, Debug)]
pub struct Setup {
    pub servers: usize,
    pub base: Time,
    /// By client: its only command, if it has one, and how it behaves.
    pub clients: Vec<(Option<char>, Way)>,
    /// In the order of time.
    pub faults: Vec<(Time, Fault)>,
    pub until: Time,
}

/// What is compared.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Figures {
    pub decided: BTreeMap<usize, (char, Time)>,
    pub messages: BTreeMap<&'static str, u64>,
    pub macs_made: u64,
    pub macs_checked: u64,
    pub convicted: BTreeMap<usize, BTreeSet<usize>>,
    pub trust_changes: u64,
}

/// What every agent knows of the run.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Servers.
    pub n: usize,
    /// Clients.
    pub m: usize,
    /// A quorum.
    pub q: usize,
    pub base: Time,
}

impl Rules {
    /// Section 2, for slot 0.
    pub fn owner(&self, round: Round) -> usize {
        round as usize % self.m
    }

    /// Section 4: the forced value; none where the pick is free.
    pub fn forced(&self, proof: &[Promise]) -> Option<Value> {
        let k = proof.iter().filter_map(|promise| promise.vote).map(|vote| vote.0).max()?;
        let mut votes: BTreeMap<Value, usize> = BTreeMap::new();
        for (_, value) in proof.iter().filter_map(|promise| promise.vote).filter(|v| v.0 == k) {
            *votes.entry(value).or_default() += 1;
        }
        if votes.len() == 1 {
            return votes.keys().next().copied();
        }
        let unheard = self.n - proof.len();
        votes.into_iter().find(|(_, count)| count + unheard >= self.q).map(|(value, _)| value)
    }
}

/// What a step asks for.
#[derive(Default)]
pub struct Out {
    pub sends: Vec<(Agent, Msg)>,
    /// A timer, and how long it runs; none to stop it.
    pub timers: Vec<(Timer, Option<Time>)>,
    pub decided: Option<Value>,
    pub macs_made: u64,
    pub macs_checked: u64,
    pub trust_changes: u64,
    /// It is gone for good once this is sent.
    pub gone: bool,
}

impl Out {
    pub fn send(&mut self, to: Agent, msg: Msg) {
        self.sends.push((to, msg));
    }

    pub fn arm(&mut self, timer: Timer, time: Time) {
        self.timers.push((timer, Some(time)));
    }

    pub fn stop(&mut self, timer: Timer) {
        self.timers.push((timer, None));
    }
}

struct Flight {
    due: Time,
    order: u64,
    from: Agent,
    to: Agent,
    msg: Msg,
}

/// A run.
pub struct Run {
    rules: Rules,
    now: Time,
    order: u64,
    servers: Vec<Server>,
    clients: Vec<Client>,
    down: BTreeSet<Agent>,
    cut: BTreeSet<(Agent, Agent)>,
    flights: Vec<Flight>,
    timers: BTreeMap<(Agent, Timer), (Time, u64)>,
    figures: Figures,
}

/// What happens next.
enum Next {
    Fault,
    Message(usize),
    Timer(Agent, Timer),
}

/// Plays a run to its end.
pub fn play(setup: &Setup) -> Figures {
    let n = setup.servers;
    let rules = Rules { n, m: setup.clients.len(), q: n - (n - 1) / 3, base: setup.base };
    let mut run = Run {
        rules,
        now: 0,
        order: 0,
        servers: (0..n).map(Server::new).collect(),
        clients: Vec::new(),
        down: BTreeSet::new(),
        cut: BTreeSet::new(),
        flights: Vec::new(),
        timers: BTreeMap::new(),
        figures: Figures::default(),
    };
    for server in 0..n {
        run.arm(Agent::Server(server), Timer::TimeOut, setup.base);
    }
    for (me, (letter, way)) in setup.clients.iter().enumerate() {
        run.clients.push(Client::new(me, *letter, way.clone()));
        if rules.owner(0) == me && letter.is_some() {
            run.arm(Agent::Client(me), Timer::Open, 0);
        }
    }
    let mut faults = setup.faults.iter().peekable();
    while let Some((time, next)) = run.next(faults.peek().map(|fault| fault.0)) {
        if time >= setup.until {
            break;
        }
        run.now = time;
        match next {
            Next::Fault => run.fault(&faults.next().expect("it was seen").1),
            Next::Message(at) => run.deliver(at),
            Next::Timer(who, timer) => run.expire(who, timer),
        }
    }
    run.figures
}

impl Run {
    /// The earliest: faults, then messages in sending order, then timers. Nothing once the run is at
    /// rest.
    fn next(&self, fault: Option<Time>) -> Option<(Time, Next)> {
        if fault.is_none() && self.is_at_rest() {
            return None;
        }
        let message = self.flights.iter().enumerate().min_by_key(|(_, f)| (f.due, f.order));
        let timer = self.timers.iter().min_by_key(|(_, due)| **due);
        let all = [
            fault.map(|time| (time, 0, Next::Fault)),
            message.map(|(at, flight)| (flight.due, 1, Next::Message(at))),
            timer.map(|((who, timer), (due, _))| (*due, 2, Next::Timer(*who, *timer))),
        ];
        let first = all.into_iter().flatten().min_by_key(|(time, rank, _)| (*time, *rank));
        first.map(|(time, _, next)| (time, next))
    }

    /// Nothing is in flight, and either every live server has decided and no honest client waits, or
    /// no live server has anybody left to trust.
    fn is_at_rest(&self) -> bool {
        let live = || {
            let all = self.servers.iter().enumerate();
            all.filter(|(i, _)| !self.down.contains(&Agent::Server(*i))).map(|(_, server)| server)
        };
        let waits = self.timers.keys().any(|(who, _)| match who {
            Agent::Client(i) => self.clients[*i].way == Way::Honest,
            Agent::Server(_) => false,
        });
        let done = !waits && live().all(|server| server.decided.is_some());
        let stopped = live().next().is_some() && live().all(server::Server::is_stuck);
        self.flights.is_empty() && (done || stopped)
    }

    fn deliver(&mut self, at: usize) {
        let Flight { from, to, msg, .. } = self.flights.remove(at);
        if self.down.contains(&to) {
            return;
        }
        let mut out = Out::default();
        match to {
            Agent::Server(i) => self.servers[i].receive(&self.rules, from, msg, &mut out),
            Agent::Client(i) => self.clients[i].receive(&self.rules, msg, &mut out),
        }
        self.carry_out(to, out);
    }

    fn expire(&mut self, who: Agent, timer: Timer) {
        self.timers.remove(&(who, timer));
        let mut out = Out::default();
        match who {
            Agent::Server(i) => self.servers[i].expire(&self.rules, timer, &mut out),
            Agent::Client(i) => self.clients[i].expire(&self.rules, timer, &mut out),
        }
        self.carry_out(who, out);
    }

    fn carry_out(&mut self, who: Agent, out: Out) {
        for (timer, time) in out.timers {
            match time {
                Some(time) => self.arm(who, timer, time),
                None => drop(self.timers.remove(&(who, timer))),
            }
        }
        for (to, msg) in out.sends {
            *self.figures.messages.entry(kind(&msg)).or_default() += 1;
            let link = (who.min(to), who.max(to));
            if !self.cut.contains(&link) {
                let (due, order) = (self.now + DELAY, self.count());
                self.flights.push(Flight { due, order, from: who, to, msg });
            }
        }
        self.figures.macs_made += out.macs_made;
        self.figures.macs_checked += out.macs_checked;
        self.figures.trust_changes += out.trust_changes;
        if let Agent::Server(i) = who {
            if let Some(value) = out.decided {
                let letter = value.map_or('–', |(.., letter)| letter);
                self.figures.decided.insert(i, (letter, self.now));
            }
            if !self.servers[i].convicted.is_empty() {
                self.figures.convicted.insert(i, self.servers[i].convicted.clone());
            }
        }
        if out.gone {
            self.take_down(who);
        }
    }

    fn arm(&mut self, who: Agent, timer: Timer, time: Time) {
        let due = (self.now + time, self.count());
        self.timers.insert((who, timer), due);
    }

    fn count(&mut self) -> u64 {
        self.order += 1;
        self.order
    }

    fn take_down(&mut self, who: Agent) {
        self.down.insert(who);
        self.timers.retain(|(owner, _), _| *owner != who);
    }

    fn fault(&mut self, fault: &Fault) {
        match *fault {
            Fault::Crash(i) => self.take_down(Agent::Server(i)),
            Fault::Recover(i) => {
                self.down.remove(&Agent::Server(i));
                let mut out = Out::default();
                self.servers[i].recover(&self.rules, &mut out);
                self.carry_out(Agent::Server(i), out);
            }
            Fault::Cut(a, b) => drop(self.cut.insert((a.min(b), a.max(b)))),
            Fault::MendAll => self.cut.clear(),
        }
    }
}

fn kind(msg: &Msg) -> &'static str {
    match msg {
        Msg::Accept { .. } => "ACCEPT",
        Msg::Learn { .. } => "LEARN",
        Msg::TrustChange { .. } => "TRUSTCHANGE",
        Msg::Promise(_) => "PROMISE",
        Msg::Decided { .. } => "DECIDED",
    }
}
