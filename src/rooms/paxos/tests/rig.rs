//! Agents, messages in flight and running timers, and a hand that carries them. A wave delivers
//! what is in flight, in sending order, as equal delays would.

use crate::contract::knowledge::Known;
use crate::contract::portrait::{Portray, Told};
use crate::contract::{AgentId, Effects, Input, Left, LieParams, Protocol, TimerChange, Wait};
use crate::parts::sorted::SortedSet;
use crate::rooms::paxos::lies::Lie;
use crate::rooms::paxos::{Agent, Msg, Note, Paxos, Timer, Value, acceptor, proposer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub(super) type Mail = (AgentId, AgentId, Msg);

/// Agents, messages in flight and running timers.
pub(super) struct Rig {
    pub(super) p: Paxos,
    pub(super) agents: BTreeMap<AgentId, Agent>,
    pub(super) lies: BTreeMap<AgentId, Lie>,
    pub(super) down: BTreeSet<AgentId>,
    pub(super) mail: Vec<Mail>,
    pub(super) timers: BTreeMap<(AgentId, Timer), Wait>,
    pub(super) decisions: Vec<(AgentId, Value)>,
    pub(super) notes: Vec<(AgentId, Note)>,
    pub(super) sent: usize,
}

impl Rig {
    pub(super) fn new(p: Paxos) -> Self {
        let mut rig = Self {
            agents: BTreeMap::new(),
            lies: BTreeMap::new(),
            down: BTreeSet::new(),
            mail: Vec::new(),
            timers: BTreeMap::new(),
            decisions: Vec::new(),
            notes: Vec::new(),
            sent: 0,
            p,
        };
        for who in rig.p.cast.agents() {
            let mut out = Effects::default();
            let agent = rig.p.boot(who, &mut out);
            rig.agents.insert(who, agent);
            rig.take(who, out);
        }
        rig
    }

    pub(super) fn hopeless(&self) -> Option<(&'static str, bool)> {
        let left = self.agents.iter().map(|(who, agent)| Left {
            who: *who,
            agent,
            up: !self.down.contains(who),
            lie: self.lies.get(who),
        });
        self.p.hopeless(&left.collect::<Vec<_>>())
    }

    pub(super) fn take(&mut self, who: AgentId, out: Effects<Paxos>) {
        self.sent += out.sends.len();
        self.mail.extend(out.sends.into_iter().map(|(to, msg)| (who, to, msg)));
        for change in out.timers {
            match change {
                TimerChange::Arm(timer, wait) => drop(self.timers.insert((who, timer), wait)),
                TimerChange::Disarm(timer) => drop(self.timers.remove(&(who, timer))),
            }
        }
        self.decisions.extend(out.decisions.into_iter().map(|(_, value)| (who, value)));
        for note in out.notes {
            check_words(&self.p.told(who, &note));
            self.notes.push((who, note));
        }
    }

    pub(super) fn input(&mut self, who: AgentId, input: Input<Msg, Timer>) {
        if self.down.contains(&who) {
            return;
        }
        let mut out = Effects::default();
        let Some(agent) = self.agents.get_mut(&who) else { return };
        let nothing = Known { friends: Vec::new(), seals: SortedSet::new() };
        match self.lies.get(&who) {
            None => self.p.step(agent, input, &mut out),
            Some(lie) => self.p.lie(lie, agent, &nothing, input, &mut out),
        }
        if out.stops {
            self.down.insert(who);
        }
        self.take(who, out);
    }

    pub(super) fn turn(&mut self, who: AgentId, does: &str, params: &LieParams) {
        let lie = self.p.lie_named(who, does, params).unwrap();
        self.lies.insert(who, lie);
        self.input(who, Input::Start);
    }

    pub(super) fn fire(&mut self, who: AgentId, timer: Timer) {
        assert!(self.timers.remove(&(who, timer)).is_some(), "{timer:?} of {who:?} does not run");
        self.input(who, Input::Expire(timer));
    }

    pub(super) fn start(&mut self, who: AgentId) {
        self.fire(who, Timer::Start);
    }

    pub(super) fn deliver(&mut self, (from, to, msg): Mail) {
        self.input(to, Input::Deliver { from, msg });
    }

    /// Loses what is in flight and matches.
    pub(super) fn lose(&mut self, lost: impl Fn(&Mail) -> bool) {
        self.mail.retain(|mail| !lost(mail));
    }

    pub(super) fn wave(&mut self) {
        for mail in std::mem::take(&mut self.mail) {
            self.deliver(mail);
        }
    }

    pub(super) fn waves(&mut self, count: usize) {
        (0..count).for_each(|_| self.wave());
    }

    pub(super) fn settle(&mut self) {
        while !self.mail.is_empty() {
            self.wave();
        }
    }

    pub(super) fn crash(&mut self, who: AgentId) {
        self.down.insert(who);
        self.timers.retain(|(owner, _), _| *owner != who);
        self.p.crash(self.agents.get_mut(&who).unwrap());
    }

    pub(super) fn recover(&mut self, who: AgentId) {
        self.down.remove(&who);
        let mut out = Effects::default();
        self.p.recover(self.agents.get_mut(&who).unwrap(), &mut out);
        self.take(who, out);
    }

    pub(super) fn server(&self, i: u8) -> &acceptor::Acceptor {
        match &self.agents[&AgentId::Server(i)] {
            Agent::Server(server) => server,
            Agent::Proposer(_) => unreachable!(),
        }
    }

    pub(super) fn proposer(&self, who: AgentId) -> &proposer::Proposer {
        match &self.agents[&who] {
            Agent::Proposer(proposer) => proposer,
            Agent::Server(_) => unreachable!(),
        }
    }

    pub(super) fn decided(&self) -> Vec<Option<Value>> {
        (0..self.p.cast.servers).map(|i| self.server(i).decided).collect()
    }

    pub(super) fn agrees(&self) -> bool {
        self.decisions.windows(2).all(|two| two[0].1 == two[1].1)
    }

    pub(super) fn told(&self, rule: &str) -> usize {
        self.notes.iter().filter(|(who, note)| self.p.told(*who, note).rule == rule).count()
    }

    /// Messages of one kind that are in flight to an agent.
    pub(super) fn to(&self, who: AgentId, kind: &str) -> usize {
        self.mail.iter().filter(|(_, to, msg)| *to == who && msg.kind() == kind).count()
    }
}

/// Every rule told is one that the cards name and that the page has a sentence for, and every
/// placeholder of that, also of one that counts (`{votes:vote|votes}`), has its fact.
pub(super) fn check_words(told: &Told) {
    static RULES: LazyLock<serde_json::Value> = LazyLock::new(|| {
        let text = include_str!("../../../../www/words/en/protocols/paxos.rules.json");
        serde_json::from_str(text).unwrap()
    });
    assert!(Paxos::cards().rules.contains(&told.rule), "the cards lack {}", told.rule);
    let sentence = RULES[told.rule]["sentence"].as_str();
    let sentence = sentence.unwrap_or_else(|| panic!("no sentence for {}", told.rule));
    for part in sentence.split('{').skip(1) {
        let name = part.split(['}', ':']).next().unwrap();
        assert!(told.facts.contains_key(name), "{} lacks {name}", told.rule);
    }
}
