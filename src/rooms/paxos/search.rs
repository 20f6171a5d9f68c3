//! What the exhaustive search may know of Paxos, and why nothing is lost by it.
//!
//! **Lies.** Nothing is signed and nobody checks: a traitor may PREPARE and ACCEPT with any ID and
//! any value: the one that each client wants chosen, and others of its own.
//!
//! **Observations.** ACCEPTED, DECIDED and ASK: they make a learner count, and a proposer that hears
//! of a decision only does less than before. A learner that has heard a majority with one ID decides
//! the value that it heard first; a server that voted heard itself first.
//!
//! **Hints.** FAIL: the proposer could have timed out until it uses as high an ID; the PREPAREs for the
//! IDs between would be in flight, and need not arrive. What FAIL lets it know besides only makes it
//! give up.

use super::proposer::Phase;
use super::switches::Rule;
use super::{Agent, Msg, Paxos, Timer, Value, Voted};
use crate::contract::searchable::{Names, Possible, Scope, Searchable};
use crate::contract::{AgentId, Agents, KnownOf, Round, Slot};
use std::hash::{Hash as _, Hasher};

impl Searchable for Paxos {
    fn lies(&self, me: &Agent, _known: &KnownOf<Self>, id: Round) -> Vec<Msg> {
        let Agent::Proposer(me) = me else { return Vec::new() };
        let values = (0..self.cast.clients).filter_map(|client| self.own(client));
        let more = self.inventions.iter().copied().filter(|value| value.author == me.me);
        let accepts = values.chain(more).map(|value| Msg::Accept(Voted { id, value }));
        std::iter::once(Msg::Prepare { id }).chain(accepts).collect()
    }

    fn lies_need_friends(&self) -> bool {
        false
    }

    /// Nobody asks a traitor where its words come from.
    fn lies_need(&self, _heard: &Msg, _round: Round) -> bool {
        false
    }

    /// Nobody is ever convicted.
    fn confessions(&self, _me: &Agent, _rounds: Round) -> Vec<Msg> {
        Vec::new()
    }

    fn round_of(agent: &Agent) -> Round {
        match agent {
            Agent::Server(server) => server.rnd.unwrap_or(0),
            Agent::Proposer(proposer) => proposer.id.unwrap_or(0),
        }
    }

    /// A proposer that tries again uses a higher ID, and those are bounded.
    fn is_repeat(_timer: Timer) -> bool {
        false
    }

    fn slow_timer() -> Timer {
        Timer::Slow
    }

    fn decision(agent: &Agent, _slot: Slot) -> Option<Value> {
        let Agent::Server(server) = agent else { return None };
        server.decided
    }

    fn forget(&self, agent: &mut Agent) {
        match agent {
            Agent::Server(server) => {
                for tally in &mut server.heard {
                    let first = tally.votes.first().map(|vote| vote.1);
                    if tally.votes.iter().all(|vote| Some(vote.1) == first) {
                        tally.votes.sort_unstable();
                    }
                }
            }
            Agent::Proposer(proposer) => {
                proposer.refused = 0;
                proposer.late = 0;
                proposer.proposals.clear();
            }
        }
    }

    fn forget_said(&self, _msg: &mut Msg) {}

    fn conviction_is_a_hint(&self, _scope: &Scope) -> bool {
        true
    }

    fn confession_matters(&self, _scope: &Scope) -> bool {
        false
    }

    fn started(_agent: &Agent) -> u32 {
        0
    }

    fn conviction_silences(&self) -> bool {
        false
    }

    fn decided_tells(&self, _scope: &Scope) -> bool {
        false
    }

    fn is_vote(&self, msg: &Msg) -> bool {
        matches!(msg, Msg::Accepted(_))
    }

    fn wakes(&self, _scope: &Scope, _to: &Agent, _msg: &Msg) -> bool {
        false
    }

    fn settle(&self, agent: &mut Agent) {
        if let Agent::Server(server) = agent
            && server.decided.is_some()
        {
            server.heard.clear();
        }
    }

    fn is_observation(&self, _scope: &Scope, to: AgentId, msg: &Msg) -> bool {
        let server = matches!(to, AgentId::Server(_));
        match msg {
            Msg::Accepted(_) | Msg::Decided { .. } => true,
            Msg::Ask => server,
            _ => false,
        }
    }

    fn possible(&self, said: &[(u8, &Msg)]) -> Vec<Possible<Value>> {
        let mut all: Vec<Possible<Value>> = Vec::new();
        let votes = said.iter().filter_map(|(server, msg)| match msg {
            Msg::Accepted(vote) => Some((*server, *vote)),
            _ => None,
        });
        for (server, Voted { id, value }) in votes.clone() {
            match all.iter_mut().find(|p| (p.round, p.value) == (id, value)) {
                Some(known) => known.support |= 1 << server,
                None => all.push(Possible { slot: 0, value, round: id, support: 1 << server }),
            }
        }
        all.retain(|p| {
            let same = votes.clone().filter(|(_, vote)| vote.id == p.round);
            let servers = same.fold(0u32, |bits, (server, _)| bits | 1 << server);
            servers.count_ones() >= u32::from(self.quorum.size)
        });
        all
    }

    fn is_hint(&self, to: AgentId, msg: &Msg) -> bool {
        matches!((to, msg), (AgentId::Client(_), Msg::Fail { .. }))
    }

    fn hints(&self, _to: &Agent, _msg: &Msg) -> bool {
        false
    }

    fn supports(&self, msg: &Msg, decision: &Possible<Value>) -> bool {
        matches!(msg, Msg::Accepted(vote) if vote.id == decision.round)
    }

    fn is_spent(&self, _scope: &Scope, to: &Agent, msg: &Msg, hints: bool) -> bool {
        match (to, msg) {
            (Agent::Server(server), Msg::Prepare { id }) => {
                !hints && server.rnd.is_some_and(|rnd| *id <= rnd)
            }
            (Agent::Server(server), Msg::Accept(proposal)) => {
                let repeated = server.vote == Some(*proposal) && server.rnd == Some(proposal.id);
                let late = server.rnd.is_some_and(|rnd| proposal.id < rnd);
                repeated || (late && !hints && !self.without.lacks(Rule::Promise))
            }
            (Agent::Proposer(proposer), Msg::Promise { id, .. }) => {
                let waits = proposer.phase == Phase::Preparing && proposer.id == Some(*id);
                !waits && proposer.id.is_some_and(|own| *id <= own)
            }
            _ => false,
        }
    }

    fn is_anonymous(&self, _msg: &Msg) -> bool {
        false
    }

    /// The names of values stay: those of others can be asked for, too.
    fn alike(&self, _scope: &Scope, _traitors: Agents) -> Vec<Vec<Value>> {
        Vec::new()
    }

    fn gist(&self, msg: &Msg, _names: &Names<Value>, mut hash: &mut dyn Hasher) {
        msg.hash(&mut hash);
    }

    fn part(
        &self,
        agent: &Agent,
        about: Option<u8>,
        _names: &Names<Value>,
        mut hash: &mut dyn Hasher,
    ) -> bool {
        match (agent, about) {
            (Agent::Server(it), _) => {
                (it.rnd, it.vote, it.decided, it.active).hash(&mut hash);
                for tally in &it.heard {
                    if tally.votes.iter().any(|(who, _)| *who != it.me) {
                        return false;
                    }
                    (tally.id, tally.votes.first().map(|vote| vote.1)).hash(&mut hash);
                }
                true
            }
            (Agent::Proposer(it), None) => {
                (it.phase, it.id, it.learned).hash(&mut hash);
                true
            }
            (Agent::Proposer(it), Some(server)) => {
                let held = it.promises.iter().find(|(who, _)| *who == server);
                let bit = |bits: u32| bits & (1 << server) != 0;
                (held.map(|(_, vote)| vote), it.told[usize::from(server)]).hash(&mut hash);
                (bit(it.accepted), bit(it.deciders)).hash(&mut hash);
                true
            }
        }
    }
}
