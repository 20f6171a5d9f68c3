//! The world: every agent's state, the messages in flight, the faults injected, and the judge's
//! ledger. No clock, no random numbers: those belong to whoever chooses the next [`Action`].

mod coalition;
pub mod ledger;

use crate::contract::{AgentId, Agents, Effects, Fails, Input, Protocol, TimerChange};
use crate::parts::sorted::SortedSet;
use ledger::{Ledger, Witnessed};
use sha2::{Digest as _, Sha256};
use std::fmt::Debug;
use std::hash::{Hash, Hasher};

/// A message in flight.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Envelope<M> {
    /// Who sent it; channels are authenticated.
    pub from: AgentId,
    /// Who will receive it.
    pub to: AgentId,
    /// What it says.
    pub msg: M,
}

/// The place of a message in flight. Places are used again; they are no identity.
pub type Handle = usize;

/// How a client behaves.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Conduct<L> {
    /// By the protocol.
    Honest,
    /// By a strategy, sharing what these accomplices know.
    Traitor {
        /// The strategy.
        lie: L,
        /// The accomplices.
        with: Vec<AgentId>,
    },
}

/// Everything that can happen.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Action<L, T, M> {
    /// A message arrives.
    Deliver(Handle),
    /// A message is lost.
    Drop(Handle),
    /// A message is in flight twice.
    Duplicate(Handle),
    /// A timer runs out.
    Expire(AgentId, T),
    /// An agent stops; its disk is kept.
    Crash(AgentId),
    /// A server will stop when it has next written to its disk, before it sends anything.
    CrashBeforeSending(AgentId),
    /// A server comes back, with its disk or without.
    Recover(AgentId, bool),
    /// A client behaves differently from now on.
    Turn(AgentId, Conduct<L>),
    /// A traitor says these things, if it could have built them from what it knows.
    Utter(AgentId, Vec<(AgentId, M)>),
}

/// The actions of a protocol's world.
pub type ActionOf<P> = Action<<P as Protocol>::Lie, <P as Protocol>::Timer, <P as Protocol>::Msg>;

/// Why an action cannot happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is no such message.
    NoMessage,
    /// That timer does not run.
    NoTimer,
    /// There is no such agent, or it is not of the kind that can do this.
    NoSuchAgent,
    /// It is down already.
    IsDown,
    /// It is up already.
    IsUp,
    /// Only a traitor may say what the protocol does not make it say.
    IsHonest,
    /// It cannot have built that message from what it and its accomplices know.
    CannotSay,
    /// Those words mean nothing in this protocol.
    Nonsense,
    /// The run is over before.
    Over,
}

/// An agent and what the world knows of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Body<P: Protocol> {
    /// Its state.
    pub agent: P::Agent,
    /// It runs.
    pub up: bool,
    /// It once came back without its disk, which is outside the model.
    pub diskless: bool,
    /// It will crash before it next sends.
    pub brittle: bool,
    /// How it behaves.
    pub conduct: Conduct<P::Lie>,
    /// What it has been sent, lying or not, and cannot have made: a traitor may say it again. In its
    /// own order: what it knows, not how it came to know it. Of an agent that never lies nothing is kept.
    pub heard: SortedSet<P::Seal>,
    /// Its running timers, in order.
    pub timers: Vec<P::Timer>,
}

/// What an action brought about.
pub struct Outcome<P: Protocol> {
    /// Who acted.
    pub who: Option<AgentId>,
    /// The message that arrived, was lost or was doubled.
    pub envelope: Option<Envelope<P::Msg>>,
    /// What the agent asked for. Its sends are in flight already: see `sent`.
    pub effects: Effects<P>,
    /// The messages that are now in flight.
    pub sent: Vec<Handle>,
    /// The message arrived at an agent that is down.
    pub unheard: bool,
    /// The agent crashed in this action.
    pub crashed: bool,
}

impl<P: Protocol> Default for Outcome<P> {
    fn default() -> Self {
        Self {
            who: None,
            envelope: None,
            effects: Effects::default(),
            sent: Vec::new(),
            unheard: false,
            crashed: false,
        }
    }
}

impl<P: Protocol> Outcome<P> {
    fn clear(&mut self) {
        self.who = None;
        self.envelope = None;
        self.effects.clear();
        self.sent.clear();
        self.unheard = false;
        self.crashed = false;
    }
}

/// Everything there is, but time.
#[derive(Clone)]
pub struct World<P: Protocol> {
    /// The protocol with its parameters.
    pub protocol: P,
    bodies: Vec<Body<P>>,
    network: Vec<Option<Envelope<P::Msg>>>,
    free: Vec<Handle>,
    ledger: Ledger<P::Value>,
    /// Who has been a traitor at any time.
    liars: Agents,
    all_honest: bool,
}

impl<P: Protocol> World<P> {
    /// Every agent at its start. The outcomes hold the timers that they arm.
    pub fn new(protocol: P) -> (Self, Vec<(AgentId, Effects<P>)>) {
        let mut starts = Vec::new();
        let mut bodies = Vec::new();
        for who in protocol.cast().agents() {
            let mut effects = Effects::default();
            let agent = protocol.boot(who, &mut effects);
            bodies.push(Body {
                agent,
                up: true,
                diskless: false,
                brittle: false,
                conduct: Conduct::Honest,
                heard: SortedSet::new(),
                timers: Vec::new(),
            });
            starts.push((who, effects));
        }
        let mut world = Self {
            protocol,
            bodies,
            network: Vec::new(),
            free: Vec::new(),
            ledger: Ledger::default(),
            liars: Agents::NOBODY,
            all_honest: true,
        };
        for (who, effects) in &starts {
            world.set_timers(*who, effects);
        }
        (world, starts)
    }

    /// An agent.
    #[must_use]
    pub fn body(&self, who: AgentId) -> &Body<P> {
        &self.bodies[self.protocol.cast().index(who)]
    }

    /// All agents with their names.
    pub fn bodies(&self) -> impl Iterator<Item = (AgentId, &Body<P>)> {
        self.protocol.cast().agents().zip(&self.bodies)
    }

    /// The judge's findings.
    #[must_use]
    pub fn ledger(&self) -> &Ledger<P::Value> {
        &self.ledger
    }

    /// A message in flight.
    #[must_use]
    pub fn envelope(&self, handle: Handle) -> Option<&Envelope<P::Msg>> {
        self.network.get(handle).and_then(Option::as_ref)
    }

    /// The messages in flight.
    pub fn in_flight(&self) -> impl Iterator<Item = (Handle, &Envelope<P::Msg>)> {
        self.network.iter().enumerate().filter_map(|(at, slot)| Some((at, slot.as_ref()?)))
    }

    /// How many messages are in flight.
    #[must_use]
    pub fn flights(&self) -> usize {
        self.network.len() - self.free.len()
    }

    /// Whether somebody has lied who does not by the protocol's model.
    #[must_use]
    pub fn has_left_the_model(&self) -> bool {
        let trusted = |who: &AgentId| P::role(*who).fails == Fails::Crash;
        self.liars.of_cast(self.protocol.cast()).any(|who| trusted(&who))
    }

    /// Whether no client or proposer has been a traitor so far.
    #[must_use]
    pub fn all_honest(&self) -> bool {
        self.all_honest
    }

    /// Who has been a traitor, or can be one and is down.
    #[must_use]
    pub fn faulty(&self) -> Agents {
        let down = |(who, body): &(AgentId, &Body<P>)| P::role(*who).lies && !body.up;
        let cast = self.protocol.cast();
        self.bodies().filter(down).fold(self.liars, |all, (who, _)| all.with(cast, who))
    }

    /// Whether a client lies. One that will crash in mid-broadcast does not: until then it says what an
    /// honest one would.
    #[must_use]
    pub fn lies(&self, who: AgentId) -> bool {
        matches!(&self.body(who).conduct, Conduct::Traitor { lie, .. } if P::is_lie(lie))
    }

    /// Changes an agent's state by hand, for tests that start in the middle.
    pub fn edit(&mut self, who: AgentId, change: impl FnOnce(&mut P::Agent)) {
        let index = self.protocol.cast().index(who);
        change(&mut self.bodies[index].agent);
    }

    /// Puts an agent's state in place of the one it has, for who takes the world apart and puts it
    /// together again: the search.
    pub fn set_body(&mut self, who: AgentId, body: Body<P>) {
        let index = self.protocol.cast().index(who);
        self.bodies[index] = body;
    }

    /// Puts a ledger in place of the judge's.
    pub fn set_ledger(&mut self, ledger: Ledger<P::Value>) {
        self.ledger = ledger;
    }

    /// The judge's findings without the proof checks that it has counted.
    pub fn forget_checks(&mut self) {
        self.ledger.forget_checks();
    }

    /// Puts a message in flight.
    pub fn post(&mut self, envelope: Envelope<P::Msg>) -> Handle {
        self.put(envelope)
    }

    /// Takes all messages out of the network.
    pub fn empty(&mut self) -> Vec<Envelope<P::Msg>> {
        self.free.clear();
        self.network.drain(..).flatten().collect()
    }

    /// What can happen without a fault: every message can arrive, every timer of a live agent can
    /// run out. Faults can happen at any time besides.
    #[must_use]
    pub fn enabled(&self) -> Vec<ActionOf<P>> {
        let messages = self.in_flight().map(|(handle, _)| Action::Deliver(handle));
        let live = self.bodies().filter(|(_, body)| body.up);
        let timers = live.flat_map(|(who, body)| {
            body.timers.iter().map(move |timer| Action::Expire(who, *timer))
        });
        messages.chain(timers).collect()
    }

    /// Makes an action happen, and says what came of it.
    ///
    /// # Errors
    /// When it cannot happen; the world is as it was.
    pub fn apply(&mut self, action: ActionOf<P>, out: &mut Outcome<P>) -> Result<(), Refusal> {
        out.clear();
        match action {
            Action::Deliver(handle) => {
                let envelope = self.take(handle)?;
                let (from, to) = (envelope.from, envelope.to);
                out.who = Some(to);
                out.unheard = !self.body(to).up;
                if out.unheard {
                    out.envelope = Some(envelope);
                    return Ok(());
                }
                let msg = envelope.msg.clone();
                out.envelope = Some(envelope);
                self.hear(to, &msg);
                self.step(to, Input::Deliver { from, msg }, out);
            }
            Action::Drop(handle) => out.envelope = Some(self.take(handle)?),
            Action::Duplicate(handle) => {
                let envelope = self.envelope(handle).ok_or(Refusal::NoMessage)?.clone();
                out.envelope = Some(envelope.clone());
                out.sent.push(self.put(envelope));
            }
            Action::Expire(who, timer) => {
                let body = self.body_mut(who)?;
                let at = body.timers.binary_search(&timer).map_err(|_| Refusal::NoTimer)?;
                body.timers.remove(at);
                self.step(who, Input::Expire(timer), out);
            }
            Action::Crash(who) => {
                if !self.body_mut(who)?.up {
                    return Err(Refusal::IsDown);
                }
                self.crash(who);
                out.who = Some(who);
                out.crashed = true;
            }
            Action::CrashBeforeSending(who) => {
                let body = self.body_mut(who)?;
                if !body.up {
                    return Err(Refusal::IsDown);
                }
                body.brittle = true;
                out.who = Some(who);
            }
            Action::Recover(who, disk) => self.recover(who, disk, out)?,
            Action::Turn(who, conduct) => {
                self.turn(who, conduct)?;
                self.step(who, Input::Start, out);
            }
            Action::Utter(from, words) => {
                for (to, msg) in &words {
                    self.may_utter(from, *to, msg)?;
                }
                out.who = Some(from);
                out.effects.sends = words;
                self.judge_and_send(from, Agents::NOBODY, out);
            }
        }
        Ok(())
    }

    /// One agent takes one input.
    fn step(&mut self, who: AgentId, input: Input<P::Msg, P::Timer>, out: &mut Outcome<P>) {
        out.who = Some(who);
        let index = self.protocol.cast().index(who);
        let accused = self.protocol.accused(&self.bodies[index].agent);
        if let Conduct::Traitor { .. } = self.bodies[index].conduct {
            self.step_traitor(index, who, input, &mut out.effects);
        } else {
            let agent = &mut self.bodies[index].agent;
            self.protocol.step(agent, input, &mut out.effects);
        }
        self.set_timers(who, &out.effects);
        self.judge_and_send(who, accused, out);
    }

    /// The judge sees what an agent asked for; then its messages are in flight.
    fn judge_and_send(&mut self, who: AgentId, accused: Agents, out: &mut Outcome<P>) {
        let body = &self.bodies[self.protocol.cast().index(who)];
        if body.brittle && !out.effects.sends.is_empty() {
            out.effects.sends.clear();
            out.crashed = true;
        }
        self.ledger.watch(&Witnessed {
            protocol: &self.protocol,
            who,
            agent: &body.agent,
            accused,
            effects: &out.effects,
            faulty: self.liars,
            all_honest: self.all_honest,
            diskless: body.diskless,
        });
        out.crashed |= out.effects.stops;
        for (to, msg) in out.effects.sends.drain(..) {
            let handle = self.put(Envelope { from: who, to, msg });
            out.sent.push(handle);
        }
        if out.crashed {
            self.crash(who);
        }
    }

    /// A traitor's step: its strategy speaks, and says nothing that it could not have built.
    fn step_traitor(
        &mut self,
        index: usize,
        who: AgentId,
        input: Input<P::Msg, P::Timer>,
        effects: &mut Effects<P>,
    ) {
        let mut agent = self.bodies[index].agent.clone();
        let Conduct::Traitor { lie, .. } = &self.bodies[index].conduct else { return };
        let known = self.known(who);
        self.protocol.lie(lie, &mut agent, &known, input, effects);
        effects.sends.retain(|(_, msg)| known.can_say(P::seals(msg)));
        self.bodies[index].agent = agent;
    }

    fn may_utter(&mut self, from: AgentId, to: AgentId, msg: &P::Msg) -> Result<(), Refusal> {
        if !self.body_mut(from)?.up {
            return Err(Refusal::IsDown);
        }
        self.body_mut(to)?;
        if !self.lies(from) {
            return Err(Refusal::IsHonest);
        }
        let can = self.known(from).can_say(P::seals(msg));
        if can { Ok(()) } else { Err(Refusal::CannotSay) }
    }

    fn turn(&mut self, who: AgentId, conduct: Conduct<P::Lie>) -> Result<(), Refusal> {
        let body = self.body_mut(who)?;
        if !P::role(who).lies {
            return Err(Refusal::NoSuchAgent);
        }
        if !body.up {
            return Err(Refusal::IsDown);
        }
        self.remember(who);
        let index = self.protocol.cast().index(who);
        self.bodies[index].conduct = conduct;
        if self.lies(who) {
            self.all_honest = false;
            self.liars = self.liars.with(self.protocol.cast(), who);
        }
        Ok(())
    }

    fn crash(&mut self, who: AgentId) {
        let index = self.protocol.cast().index(who);
        let body = &mut self.bodies[index];
        body.up = false;
        body.brittle = false;
        body.timers.clear();
        self.protocol.crash(&mut body.agent);
    }

    fn recover(&mut self, who: AgentId, disk: bool, out: &mut Outcome<P>) -> Result<(), Refusal> {
        let index = self.protocol.cast().index(who);
        let keeps = self.protocol.keeps_disks();
        let body = self.body_mut(who)?;
        if !P::role(who).returns {
            return Err(Refusal::NoSuchAgent);
        }
        if body.up {
            return Err(Refusal::IsUp);
        }
        body.up = true;
        body.diskless |= !disk || !keeps;
        out.who = Some(who);
        if disk {
            self.protocol.recover(&mut self.bodies[index].agent, &mut out.effects);
        } else {
            self.bodies[index].agent = self.protocol.boot(who, &mut out.effects);
        }
        self.set_timers(who, &out.effects);
        for (to, msg) in out.effects.sends.drain(..) {
            let handle = self.put(Envelope { from: who, to, msg });
            out.sent.push(handle);
        }
        Ok(())
    }

    fn body_mut(&mut self, who: AgentId) -> Result<&mut Body<P>, Refusal> {
        let cast = self.protocol.cast();
        if cast.has(who) {
            Ok(&mut self.bodies[cast.index(who)])
        } else {
            Err(Refusal::NoSuchAgent)
        }
    }

    fn set_timers(&mut self, who: AgentId, effects: &Effects<P>) {
        let index = self.protocol.cast().index(who);
        let timers = &mut self.bodies[index].timers;
        for change in &effects.timers {
            match change {
                TimerChange::Arm(timer, _) => {
                    if let Err(at) = timers.binary_search(timer) {
                        timers.insert(at, *timer);
                    }
                }
                TimerChange::Disarm(timer) => {
                    if let Ok(at) = timers.binary_search(timer) {
                        timers.remove(at);
                    }
                }
            }
        }
    }

    fn put(&mut self, envelope: Envelope<P::Msg>) -> Handle {
        if let Some(handle) = self.free.pop() {
            self.network[handle] = Some(envelope);
            return handle;
        }
        self.network.push(Some(envelope));
        self.network.len() - 1
    }

    fn take(&mut self, handle: Handle) -> Result<Envelope<P::Msg>, Refusal> {
        let slot = self.network.get_mut(handle).ok_or(Refusal::NoMessage)?;
        let envelope = slot.take().ok_or(Refusal::NoMessage)?;
        self.free.push(handle);
        Ok(envelope)
    }

    /// A fingerprint of 128 bits of the whole state: agents, faults, and the messages in flight as
    /// a multiset. The same on every platform, and for every history that leads to the state.
    #[must_use]
    pub fn fingerprint(&self) -> u128 {
        let mut hash = Pinned::default();
        self.bodies.hash(&mut hash);
        self.liars.hash(&mut hash);
        let mut network = 0u128;
        for (_, envelope) in self.in_flight() {
            let mut one = Pinned::default();
            envelope.hash(&mut one);
            network = network.wrapping_add(one.digest());
        }
        network.hash(&mut hash);
        hash.digest()
    }
}

/// SHA-256 with every integer at a fixed width and little end first, so that 32-bit wasm and 64-bit
/// native agree. It is here for the MACs already; nothing that is hot hashes.
#[derive(Default)]
pub(crate) struct Pinned(Sha256);

impl Pinned {
    /// The first 128 bits.
    pub(crate) fn digest(self) -> u128 {
        let bytes = self.0.finalize();
        bytes.iter().take(16).fold(0, |sum, byte| (sum << 8) | u128::from(*byte))
    }
}

impl Hasher for Pinned {
    fn finish(&self) -> u64 {
        let bytes = self.0.clone().finalize();
        bytes.iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
    }
    // Derived code calls this in hundreds of places: copies of it there would be a tenth of the
    // page's engine.
    #[inline(never)]
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
    fn write_u16(&mut self, x: u16) {
        self.write(&x.to_le_bytes());
    }
    fn write_u32(&mut self, x: u32) {
        self.write(&x.to_le_bytes());
    }
    fn write_u64(&mut self, x: u64) {
        self.write(&x.to_le_bytes());
    }
    fn write_u128(&mut self, x: u128) {
        self.write(&x.to_le_bytes());
    }
    fn write_usize(&mut self, x: usize) {
        self.write_u64(x as u64);
    }
    fn write_isize(&mut self, x: isize) {
        self.write(&(x as i64).to_le_bytes());
    }
}
