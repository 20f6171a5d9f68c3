//! A table to play BP Fast Paxos on by hand: the real world, and fingers that pick the next message.
#![allow(dead_code, clippy::must_use_candidate)]

use turncoat::contract::command::{Command, Workload};
use turncoat::contract::switches::Switches;
use turncoat::contract::{AgentId, Cast, DELAY, Effects, Input, Protocol, TimerChange};
use turncoat::parts::quorum::{Quorum, most_faulty};
use turncoat::rooms::bp_fast_paxos::lies::Lie;
use turncoat::rooms::bp_fast_paxos::proposer::Proposer;
use turncoat::rooms::bp_fast_paxos::server::Server;
use turncoat::rooms::bp_fast_paxos::{
    Accept, Agent, Authored, BpFastPaxos, Crime, Msg, Note, Timer, Value, proposer, server,
};
use turncoat::world::{Action, Conduct, Handle, Outcome, Refusal, World};

pub const S: fn(u8) -> AgentId = AgentId::Server;
pub const C: fn(u8) -> AgentId = AgentId::Client;

/// `n` servers and `m` clients, one slot, one command a client: A for C1, B for C2, D for C3 ...
pub fn plain(n: u8, m: u8) -> BpFastPaxos {
    BpFastPaxos {
        cast: Cast { servers: n, edges: 0, clients: m },
        quorum: Quorum::all_but(n, most_faulty(n)),
        slots: 1,
        window: BpFastPaxos::WINDOW,
        base: 20 * DELAY,
        run: 7,
        commands: (0..u16::from(m)).map(|i| Workload::Listed(vec![Command(i)])).collect(),
        without: Switches::default(),
    }
}

/// The first command of a client, or another in its place.
pub fn value(author: u8, letter: char) -> Value {
    let command = Command::named(&letter.to_string()).unwrap();
    Value::Command(Authored { author, seq: 0, command, request: None })
}

/// An ACCEPT without a proof.
pub fn accept(slot: u32, round: u32, value: Value) -> Msg {
    Msg::Accept(Accept { slot, round, value, proof: None })
}

/// A to S1 and S2, B to S3 and S4.
pub fn halves() -> Vec<(Command, Vec<u8>)> {
    vec![(Command(0), vec![0, 1]), (Command(1), vec![2, 3])]
}

/// Messages of a kind in flight from someone.
pub fn kinds(table: &Table, from: AgentId, kind: &str) -> usize {
    table.world.in_flight().filter(|(_, e)| e.from == from && e.msg.kind() == kind).count()
}

#[derive(Clone)]
pub struct Table {
    pub world: World<BpFastPaxos>,
    /// Everything that was ever sent.
    sent: Vec<(AgentId, AgentId, Msg)>,
    /// Every timer that was ever started.
    armed: Vec<(AgentId, Timer)>,
    pub checks: u32,
    pub macs: u32,
}

impl Table {
    pub fn new(p: BpFastPaxos) -> Self {
        Self { world: World::new(p).0, sent: Vec::new(), armed: Vec::new(), checks: 0, macs: 0 }
    }

    fn apply(&mut self, action: Action<Lie, Timer, Msg>) -> Result<Vec<Note>, Refusal> {
        let mut out = Outcome::default();
        self.world.apply(action, &mut out)?;
        for handle in &out.sent {
            let e = self.world.envelope(*handle).unwrap();
            self.sent.push((e.from, e.to, e.msg.clone()));
        }
        let who = out.who.into_iter();
        self.armed.extend(who.flat_map(|who| {
            out.effects.timers.iter().filter_map(move |change| match change {
                TimerChange::Arm(timer, _) => Some((who, *timer)),
                TimerChange::Disarm(_) => None,
            })
        }));
        self.checks += u32::try_from(out.effects.checks.len()).unwrap();
        self.macs += out.effects.checks.iter().map(|check| check.macs).sum::<u32>();
        Ok(out.effects.notes)
    }

    fn find(&self, from: AgentId, to: AgentId, kind: &str) -> Handle {
        let mut all: Vec<Handle> = self
            .world
            .in_flight()
            .filter(|(_, e)| e.from == from && e.to == to && e.msg.kind() == kind)
            .map(|(handle, _)| handle)
            .collect();
        all.sort_unstable();
        *all.first().unwrap_or_else(|| panic!("no {kind} from {from:?} to {to:?} is in flight"))
    }

    /// Delivers a message of this kind and returns what the server notes.
    pub fn deliver(&mut self, from: AgentId, to: AgentId, kind: &str) -> Vec<server::Note> {
        let notes = self.apply(Action::Deliver(self.find(from, to, kind))).unwrap();
        notes
            .into_iter()
            .filter_map(|note| if let Note::Server(note) = note { Some(note) } else { None })
            .collect()
    }

    /// Delivers a message of this kind and returns what the client notes.
    pub fn deliver_to_client(
        &mut self,
        from: AgentId,
        to: AgentId,
        kind: &str,
    ) -> Vec<proposer::Note> {
        let notes = self.apply(Action::Deliver(self.find(from, to, kind))).unwrap();
        notes
            .into_iter()
            .filter_map(|note| if let Note::Proposer(note) = note { Some(note) } else { None })
            .collect()
    }

    fn next_mail(&self, from: impl Fn(AgentId) -> bool) -> Option<Handle> {
        self.world.in_flight().find(|(_, e)| from(e.from)).map(|(handle, _)| handle)
    }

    /// Delivers everything, lowest place first, until nothing is in flight.
    pub fn deliver_all(&mut self) {
        while let Some(handle) = self.next_mail(|_| true) {
            self.apply(Action::Deliver(handle)).unwrap();
        }
    }

    /// Delivers everything but what this client sends.
    pub fn deliver_but(&mut self, who: AgentId) {
        while let Some(handle) = self.next_mail(|from| from != who) {
            self.apply(Action::Deliver(handle)).unwrap();
        }
    }

    /// Loses everything in flight.
    pub fn crash_all_mail(&mut self) {
        while let Some(handle) = self.next_mail(|_| true) {
            self.apply(Action::Drop(handle)).unwrap();
        }
    }

    pub fn expire(&mut self, who: AgentId, timer: Timer) {
        self.apply(Action::Expire(who, timer)).unwrap();
    }

    /// A server's time-out for a slot.
    pub fn suspect(&mut self, server: u8, slot: u32) {
        self.expire(S(server), Timer::TimeOut(slot));
    }

    pub fn turn(&mut self, who: AgentId, lie: Lie) {
        self.conspire(who, lie, vec![]);
    }

    pub fn conspire(&mut self, who: AgentId, lie: Lie, with: Vec<AgentId>) {
        self.apply(Action::Turn(who, Conduct::Traitor { lie, with })).unwrap();
    }

    /// Honest again.
    pub fn reform(&mut self, who: AgentId) {
        self.apply(Action::Turn(who, Conduct::Honest)).unwrap();
    }

    /// Delivers this very message.
    pub fn hand_over(&mut self, to: AgentId, msg: &Msg) {
        let mut all = self.world.in_flight();
        let (handle, _) = all.find(|(_, e)| e.to == to && e.msg == *msg).unwrap();
        drop(all);
        self.apply(Action::Deliver(handle)).unwrap();
    }

    pub fn try_utter(&mut self, from: AgentId, to: AgentId, msg: Msg) -> Result<(), Refusal> {
        self.apply(Action::Utter(from, vec![(to, msg)])).map(drop)
    }

    pub fn utter(&mut self, from: AgentId, to: AgentId, msg: Msg) {
        self.try_utter(from, to, msg).unwrap();
    }

    /// A server's message arrives that no server has sent here: for what servers could say.
    pub fn pass(&mut self, from: AgentId, to: AgentId, msg: Msg) {
        let protocol = self.world.protocol.clone();
        let mut out = Effects::default();
        self.world.edit(to, |agent| {
            protocol.step(agent, Input::Deliver { from, msg }, &mut out);
        });
        for (receiver, msg) in out.sends {
            self.sent.push((to, receiver, msg));
        }
    }

    pub fn crash(&mut self, server: u8) {
        self.apply(Action::Crash(S(server))).unwrap();
    }

    pub fn brittle(&mut self, server: u8) {
        self.apply(Action::CrashBeforeSending(S(server))).unwrap();
    }

    pub fn recover(&mut self, server: u8, disk: bool) {
        self.apply(Action::Recover(S(server), disk)).unwrap();
    }

    pub fn server(&self, i: u8) -> &Server {
        let Agent::Server(server) = &self.world.body(S(i)).agent else { panic!("no server") };
        server
    }

    pub fn proposer(&self, i: u8) -> &Proposer {
        let Agent::Proposer(proposer) = &self.world.body(C(i)).agent else { panic!("no proposer") };
        proposer
    }

    pub fn crime(&self, server: u8, client: u8) -> Option<Crime> {
        self.server(server).convicted.iter().find(|c| c.client == client).map(|c| c.crime)
    }

    pub fn runs(&self, who: AgentId, timer: Timer) -> bool {
        self.world.body(who).timers.contains(&timer)
    }

    /// How often a timer was started by what was played here.
    pub fn armed(&self, who: AgentId, timer: Timer) -> usize {
        self.armed.iter().filter(|started| **started == (who, timer)).count()
    }

    /// How many messages of a kind someone has ever sent.
    pub fn count(&self, from: AgentId, kind: &str) -> usize {
        self.sent.iter().filter(|(who, _, msg)| *who == from && msg.kind() == kind).count()
    }

    pub fn last_from(&self, from: AgentId, kind: &str) -> Option<Msg> {
        let mut all = self.sent.iter().rev();
        all.find(|(who, _, msg)| *who == from && msg.kind() == kind).map(|(.., msg)| msg.clone())
    }

    pub fn sent_to(&self, to: AgentId, kind: &str) -> Vec<Msg> {
        let all = self.sent.iter().filter(|(_, who, msg)| *who == to && msg.kind() == kind);
        all.map(|(.., msg)| msg.clone()).collect()
    }
}
