//! What the exhaustive search may know of BP Fast Paxos, and why nothing is lost by it.
//!
//! **Lies.** A server either takes an ACCEPT, and then only its slot, round and value matter to what
//! follows, or convicts its sender. So for each round of its own and each value one good proof is
//! enough, if there is any among all that the traitor could build: every set of at least `q` promises
//! for the round, and with a rule of section 8 off, what that rule would have caught. The strongest
//! forgery says "no vote", which leaves the pick free.
//!
//! **Edge proposers** are not searched. Servers never hear who stands behind a proposer but from the
//! proposer itself, and no rule of theirs looks at the request in a value: what they vote, decide and
//! convict in one mapping they do in the other.
//!
//! **Observations.** LEARN, DECIDED and BEHIND between servers: a LEARN makes its receiver count,
//! decide, convict, or start a slot. Counting is judged from what was said. A server that has decided
//! takes no further part: what happens after it can happen without it. A conviction by LEARNs is one
//! of a traitor, who might as well have confessed there and then; an honest proposer whose two values
//! convict it has sent both to every server, and any of those that voted could have had the two in a
//! row. A slot after the first starts at a server with a LEARN. Whoever voted in round 0 might have timed
//! out first, and its TRUSTCHANGE starts the slot as well; to vote in a later round took promises for
//! it, so that TRUSTCHANGEs are in flight. Where time-outs are not free, and where promises can be made
//! up or come from another slot, the LEARN that starts a slot is delivered.
//!
//! **DECIDED to an honest proposer** changes what it says: a no-op instead of its command on a free
//! pick, in a log its next command. In one slot that is of no consequence to one that owns a single
//! round: its command appears from that round on, and a no-op in its place differs from what was
//! decided before just as much. To one that owns more, DECIDED is told, by servers that have decided.
//!
//! **Convictions** ([`Searchable::conviction_is_a_hint`]) move trust to where a time-out could have moved
//! it, if time-outs are free and convict nobody. In a log an ACCEPT that convicts may also start its slot,
//! without a vote: that conviction stays. With one client nobody is left to trust after a conviction, and
//! the server falls silent.
//!
//! **Anonymous.** TRUSTCHANGE: the receiver moves to the round that it names and takes over the
//! evidence, whoever says so. DECIDED to a proposer.
//!
//! **Alike.** A traitor's own values: no rule compares two values but for being the same, and a traitor
//! has no favourite. But past the bound two values may be forced, and an honest proposer takes the
//! least: then none are alike unless all lie.
//!
//! **Hints.** TRUSTCHANGE without evidence, and an ACCEPT for a later round than the receiver's, where the one slot
//! is active and its clock runs: the receiver could have timed out round by round until it is there.
//! It would have promised for each round on its way, so the traitors would know more; its own state
//! would be the same, and a PROMISE to an honest owner need not arrive. So every violation is still
//! found. It may take more steps on this way, which is why the shortest one is looked for with hints.

use super::proof::{self, Claimed, pick};
use super::switches::Rule;
use super::{
    Accept, Agent, Authored, BpFastPaxos, Conviction, Crime, Knows, Msg, Promise, Timer, Value,
    Voted,
};
use crate::contract::searchable::{MOST_VALUES, Names, Possible, Scope, Searchable};
use crate::contract::{AgentId, Agents, Round, Slot};
use crate::parts::crypto::Mac;
use crate::parts::sorted::SortedSet;
use std::hash::{Hash as _, Hasher};
use std::sync::Arc;

/// What somebody is convicted of, where that does not matter.
const BLANK: Crime = Crime::Usurping { slot: 0, round: 0 };

impl BpFastPaxos {
    fn own_values(&self, me: u8) -> Vec<Value> {
        let Some(own) = self.commands.get(usize::from(me)) else { return Vec::new() };
        let command = |seq| {
            own.get(seq)
                .map(|command| Value::Command(Authored { author: me, seq, command, request: None }))
        };
        (0..MOST_VALUES.into()).filter_map(command).collect()
    }

    /// What a traitor may introduce. A no-op of its is to every rule a value of its like another: it says
    /// one where it has no second command that would do as well.
    fn repertoire(&self, me: u8) -> Vec<Value> {
        let mut own = self.own_values(me);
        if own.len() < 2 {
            own.push(Value::Noop);
        }
        own
    }

    /// Whether it matters to an honest proposer that a server has decided.
    fn is_told(&self, scope: &Scope, client: u8) -> bool {
        let owned = (0..scope.rounds).filter(|round| self.owner(0, *round) == client).count();
        scope.honest.has(self.cast, self.cast.proposer(client)) && (self.slots > 1 || owned > 1)
    }

    /// Every slot that is active may time out at any moment, which convicts nobody.
    fn times_out(&self, scope: &Scope) -> bool {
        let off = |rule| self.without.lacks(rule);
        !off(Rule::TimeOut) && !off(Rule::Suspicion) && !scope.counted
    }

    /// The one slot, active from the start, times out until it is decided.
    fn clock_runs(&self) -> bool {
        self.slots == 1 && !self.without.lacks(Rule::TimeOut)
    }

    /// Every proof that could pass in this round, smaller ones first.
    fn proofs(&self, known: &SortedSet<Promise>, slot: Slot, round: Round) -> Vec<Vec<Promise>> {
        let q = usize::from(self.quorum.size);
        let off = |rule| self.without.lacks(rule);
        let fits = |p: &&Promise| {
            (p.slot == slot || off(Rule::MacSlot)) && (p.round == round || off(Rule::MacRound))
        };
        let here = |promise: &Promise| Promise { slot, round, ..*promise };
        let held: Vec<Promise> = known.iter().filter(fits).map(here).collect();
        let mut all = subsets(&held, q);
        if off(Rule::Mac) {
            let guess = |server| Promise { slot, round, server, vote: None, mac: Mac::guess(0) };
            all.push((0..self.quorum.size).map(guess).collect());
        }
        if off(Rule::MacVote) {
            let mute = |promise: &Promise| Promise { vote: None, ..*promise };
            all.extend(subsets(&held, q).iter().map(|set| set.iter().map(mute).collect()));
        }
        if off(Rule::Distinct) {
            all.extend(held.iter().map(|promise| vec![*promise; q]));
            // As often as it takes for nobody to be unheard: a split vote leaves the pick free.
            for few in groups(&held) {
                let times = q.max(self.quorum.n.into()).div_ceil(few.len());
                all.push(few.repeat(times));
            }
        }
        all.sort_by_key(Vec::len);
        all
    }
}

fn renamed(vote: Option<Voted>, names: &Names<Value>) -> Option<Voted> {
    vote.map(|vote| Voted { value: names.of(vote.value), ..vote })
}

/// Every set of at least `least` promises of different servers.
fn subsets(held: &[Promise], least: usize) -> Vec<Vec<Promise>> {
    let mut all = vec![Vec::new()];
    for promise in held {
        let more: Vec<Vec<Promise>> = all
            .iter()
            .filter(|set: &&Vec<Promise>| set.iter().all(|p| p.server != promise.server))
            .map(|set| [&set[..], &[*promise]].concat())
            .collect();
        all.extend(more);
    }
    all.retain(|set| set.len() >= least);
    all
}

/// Two or three promises, in every combination.
fn groups(held: &[Promise]) -> Vec<Vec<Promise>> {
    let mut all = Vec::new();
    for (i, one) in held.iter().enumerate() {
        for (j, other) in held.iter().enumerate().skip(i + 1) {
            all.push(vec![*one, *other]);
            all.extend(held[j + 1..].iter().map(|third| vec![*one, *other, *third]));
        }
    }
    all
}

impl Searchable for BpFastPaxos {
    fn lies(&self, me: &Agent, known: &Knows, round: Round) -> Vec<Msg> {
        let Agent::Proposer(it) = me else { return Vec::new() };
        let own = self.repertoire(it.me);
        let mut all = Vec::new();
        for slot in (0..self.slots).filter(|slot| self.owner(*slot, round) == it.me) {
            let bare = round == 0 || self.without.lacks(Rule::Proof);
            let mut done: Vec<Value> = Vec::new();
            let mut say = |value: Value, proof: Option<Vec<Promise>>| {
                if !done.contains(&value) {
                    done.push(value);
                    let proof: Option<Arc<[Promise]>> = proof.map(Into::into);
                    all.push(Msg::Accept(Accept { slot, round, value, proof }));
                }
            };
            if bare {
                for value in &own {
                    say(*value, None);
                }
                continue;
            }
            for proof in self.proofs(&known.seals, slot, round) {
                let forced = pick(self, &proof).forced;
                let values = if forced.is_empty() { &own } else { &forced };
                for value in values {
                    let claimed =
                        Claimed { slot, round, value: *value, proposer: it.me, proof: &proof };
                    if proof::check_shape(self, claimed).is_ok() {
                        say(*value, Some(proof.clone()));
                    }
                }
            }
        }
        all
    }

    fn lies_need_friends(&self) -> bool {
        self.without.lacks(Rule::MacRound) || self.without.lacks(Rule::MacSlot)
    }

    fn lies_need(&self, heard: &Msg, round: Round) -> bool {
        let any = self.without.lacks(Rule::MacRound);
        matches!(heard, Msg::Promise(promise) if any || promise.round == round)
    }

    /// To usurp only convicts; a value of somebody else's, and a later round without a proof, start the
    /// slot besides.
    fn confessions(&self, me: &Agent, rounds: Round) -> Vec<Msg> {
        let Agent::Proposer(it) = me else { return Vec::new() };
        let own = self.own_values(it.me).first().copied();
        let foreign = self.own_values((it.me + 1) % self.m()).first().copied();
        let foreign = foreign.filter(|value| !value.may_come_from(it.me));
        let mut all = Vec::new();
        for slot in 0..self.slots {
            let mine = |round: &Round| self.owner(slot, *round) == it.me;
            let mut say = |round: Option<Round>, value: Option<Value>| {
                if let (Some(round), Some(value)) = (round, value) {
                    all.push(Msg::Accept(Accept { slot, round, value, proof: None }));
                }
            };
            say((0..rounds).find(|round| !mine(round)), own);
            say((0..rounds.min(1)).find(mine), foreign);
            if !self.without.lacks(Rule::Proof) {
                say((1..rounds).find(mine), own);
            }
        }
        all
    }

    fn round_of(agent: &Agent) -> Round {
        match agent {
            Agent::Server(server) => server.slots.iter().map(|slot| slot.rnd).max().unwrap_or(0),
            _ => 0,
        }
    }

    fn is_repeat(timer: Timer) -> bool {
        matches!(timer, Timer::Resend(..))
    }

    fn slow_timer() -> Timer {
        Timer::Slow
    }

    fn decision(agent: &Agent, slot: Slot) -> Option<Value> {
        let Agent::Server(server) = agent else { return None };
        server.decided(slot)
    }

    fn forget(&self, agent: &mut Agent) {
        let Agent::Server(server) = agent else { return };
        for slot in &mut server.slots {
            slot.suspected = 0;
            // A LEARN that is told again is a copy, and the network makes those.
            slot.cooling = true;
            slot.heard.sort_by_key(|tally| tally.round);
            for tally in &mut slot.heard {
                tally.votes.sort_unstable();
            }
        }
        for held in &mut server.convicted {
            held.crime = BLANK;
        }
    }

    /// That somebody is convicted matters, and not of what.
    fn forget_said(&self, msg: &mut Msg) {
        if let Msg::TrustChange { evidence, .. } = msg {
            let blank = |held: &Conviction| Conviction { crime: BLANK, ..*held };
            *evidence = evidence.iter().map(blank).collect();
        }
    }

    fn conviction_is_a_hint(&self, scope: &Scope) -> bool {
        self.times_out(scope)
    }

    fn confession_matters(&self, scope: &Scope) -> bool {
        self.m() > 1 && !(self.slots == 1 && self.times_out(scope))
    }

    fn started(agent: &Agent) -> u32 {
        let Agent::Server(server) = agent else { return 0 };
        server.slots.iter().map(|slot| u32::from(slot.active)).sum()
    }

    fn conviction_silences(&self) -> bool {
        self.m() == 1
    }

    fn decided_tells(&self, scope: &Scope) -> bool {
        (0..self.m()).any(|client| self.is_told(scope, client))
    }

    fn is_observation(&self, scope: &Scope, to: AgentId, msg: &Msg) -> bool {
        match (self.cast.proposer_index(to), msg) {
            (None, Msg::Learn { .. } | Msg::Behind { .. }) => true,
            // A server that has lost its count in a crash may still be told, and tell on.
            (None, Msg::Decided { .. }) => !(scope.crashes && self.decided_tells(scope)),
            (Some(client), Msg::Decided { .. }) => !self.is_told(scope, client),
            _ => false,
        }
    }

    fn is_vote(&self, msg: &Msg) -> bool {
        matches!(msg, Msg::Learn { .. })
    }

    fn wakes(&self, scope: &Scope, to: &Agent, msg: &Msg) -> bool {
        let (Agent::Server(server), Msg::Learn { slot, round, .. }) = (to, msg) else {
            return false;
        };
        let off = |rule| self.without.lacks(rule);
        let unheard_of = off(Rule::Proof) || off(Rule::Mac) || off(Rule::MacSlot);
        let only = !self.times_out(scope) || (*round > 0 && unheard_of);
        *slot > 0 && only && !server.peek(*slot).is_some_and(|state| state.active)
    }

    fn settle(&self, agent: &mut Agent) {
        let Agent::Server(server) = agent else { return };
        for slot in server.slots.iter_mut().filter(|slot| slot.decided.is_some()) {
            slot.heard.clear();
        }
    }

    fn possible(&self, said: &[(u8, &Msg)]) -> Vec<Possible<Value>> {
        let mut all: Vec<Possible<Value>> = Vec::new();
        for (server, msg) in said {
            let Msg::Learn { slot, round, value } = **msg else { continue };
            let same =
                |p: &&mut Possible<Value>| (p.slot, p.round, p.value) == (slot, round, value);
            match all.iter_mut().find(same) {
                Some(known) => known.support |= 1 << server,
                None => all.push(Possible { slot, value, round, support: 1 << server }),
            }
        }
        all.retain(|p| p.support.count_ones() >= u32::from(self.quorum.size));
        all
    }

    fn is_hint(&self, to: AgentId, msg: &Msg) -> bool {
        let bare = matches!(msg, Msg::TrustChange { evidence, .. } if evidence.is_empty());
        self.clock_runs() && bare && matches!(to, AgentId::Server(_))
    }

    fn hints(&self, to: &Agent, msg: &Msg) -> bool {
        let (Agent::Server(server), Msg::Accept(accept)) = (to, msg) else { return false };
        let ahead = server.peek(accept.slot).is_some_and(|state| state.rnd < accept.round);
        self.clock_runs() && ahead
    }

    fn supports(&self, msg: &Msg, decision: &Possible<Value>) -> bool {
        let Msg::Learn { slot, round, value } = *msg else { return false };
        (slot, round, value) == (decision.slot, decision.round, decision.value)
    }

    fn is_spent(&self, scope: &Scope, to: &Agent, msg: &Msg, _hints: bool) -> bool {
        match (to, msg) {
            (Agent::Server(server), Msg::TrustChange { slot, round, evidence }) => {
                let known = evidence.iter().all(|held| server.is_convicted(held.client));
                known && server.peek(*slot).is_some_and(|state| state.rnd >= *round)
            }
            (Agent::Server(server), Msg::Accept(accept)) => {
                if self.is_told(scope, self.owner(accept.slot, accept.round)) {
                    // Once the server has decided, it will say so.
                    return false;
                }
                let Some(state) = server.peek(accept.slot) else { return false };
                let voted = state.vote.map(|vote| (vote.round, vote.value));
                let again = voted == Some((accept.round, accept.value));
                again || (accept.round < state.rnd && !self.without.lacks(Rule::Promise))
            }
            (Agent::Proposer(proposer), Msg::Promise(promise)) => {
                let made = proposer.proposals.contains_key(&(promise.slot, promise.round));
                made && promise.slot <= proposer.in_use && !self.without.lacks(Rule::SameBytes)
            }
            (Agent::Proposer(proposer), Msg::Decided { slot, .. }) => {
                self.slots == 1 && proposer.decided.contains_key(slot)
            }
            _ => false,
        }
    }

    fn is_anonymous(&self, msg: &Msg) -> bool {
        matches!(msg, Msg::TrustChange { .. } | Msg::Decided { .. })
    }

    fn alike(&self, scope: &Scope, traitors: Agents) -> Vec<Vec<Value>> {
        if self.quorum.shared_by(3) == 0 && !scope.honest.is_empty() {
            return Vec::new();
        }
        let all = (0..self.m()).filter(|i| traitors.has(self.cast, self.cast.proposer(*i)));
        all.map(|client| self.own_values(client)).collect()
    }

    fn gist(&self, msg: &Msg, names: &Names<Value>, mut hash: &mut dyn Hasher) {
        match msg {
            Msg::Accept(a) => {
                // A confession is no proposal.
                let bare = a.proof.is_none() && !self.without.lacks(Rule::Proof);
                (0u8, a.slot, a.round, names.of(a.value), bare).hash(&mut hash);
            }
            Msg::Promise(p) => (1u8, p.slot, p.round, renamed(p.vote, names)).hash(&mut hash),
            Msg::Learn { slot, round, value } => {
                (3u8, slot, round, names.of(*value)).hash(&mut hash);
            }
            Msg::Decided { slot, value, result, first_undecided } => {
                (4u8, slot, names.of(*value), result, first_undecided).hash(&mut hash);
            }
            other => (2u8, other).hash(&mut hash),
        }
    }

    fn part(
        &self,
        agent: &Agent,
        about: Option<u8>,
        names: &Names<Value>,
        mut hash: &mut dyn Hasher,
    ) -> bool {
        match (agent, about) {
            (Agent::Server(server), _) => {
                for slot in &server.slots {
                    let (vote, decided) = (renamed(slot.vote, names), slot.decided);
                    let decided = decided.map(|value| names.of(value));
                    (slot.rnd, vote, decided, slot.active, slot.stopped).hash(&mut hash);
                    for tally in &slot.heard {
                        let own = tally.votes.iter().filter(|(who, _)| *who == server.me);
                        if own.clone().count() != tally.votes.len() {
                            return false;
                        }
                        tally.round.hash(&mut hash);
                        own.for_each(|(_, value)| names.of(*value).hash(&mut hash));
                    }
                }
                server.replica.hash(&mut hash);
                // A log and what became of it are not renamed.
                let logs = server.replica.length() > 0 && !names.is_same();
                server.convicted.iter().for_each(|held| held.client.hash(&mut hash));
                !logs
            }
            (Agent::Proposer(it), None) => {
                (it.current, it.waiting_in, it.first_undecided, it.in_use).hash(&mut hash);
                for (slot, value) in &it.decided {
                    (slot, names.of(*value)).hash(&mut hash);
                }
                for (place, made) in &it.proposals {
                    (place, names.of(made.value)).hash(&mut hash);
                }
                true
            }
            (Agent::Proposer(it), Some(server)) => {
                for (place, held) in &it.promises {
                    for promise in held.iter().filter(|promise| promise.server == server) {
                        (place, renamed(promise.vote, names)).hash(&mut hash);
                    }
                }
                for (place, made) in &it.proposals {
                    let used = made.proof.iter().flat_map(|proof| proof.iter());
                    (place, used.filter(|p| p.server == server).count()).hash(&mut hash);
                }
                true
            }
            (Agent::Requester(_), _) => false,
        }
    }
}
