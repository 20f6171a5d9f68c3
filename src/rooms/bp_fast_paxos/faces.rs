//! What views may know of BP Fast Paxos: its states, messages and notes as portraits.

use super::lies::Lie;
use super::proof::Because;
use super::proposer::Proposer;
use super::server::{self, Server};
use super::{
    Accept, Agent, BpFastPaxos, Knows, Msg, Note, Promise, Timer, Value, Voted, cards, claims, told,
};
use crate::contract::command::Command;
use crate::contract::parameters::Setup;
use crate::contract::portrait::{
    Cards, Chip, ClientFace, Fact, Guilt, KnownPromise, MarkFace, MsgFace, Portray, Proof,
    ProofPart, Row, ServerFace, Told, Vote,
};
use crate::contract::switches::Switches;
use crate::contract::{AgentId, Costed, LieParams, Protocol as _, Round, Said, Slot, said};

impl Msg {
    /// Its type, as the protocol's page writes it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Accept(_) => "ACCEPT",
            Self::Learn { .. } => "LEARN",
            Self::TrustChange { .. } => "TRUSTCHANGE",
            Self::Promise(_) => "PROMISE",
            Self::Decided { .. } => "DECIDED",
            Self::Behind { .. } => "BEHIND",
            Self::Request { .. } => "REQUEST",
            Self::Reply { .. } => "REPLY",
        }
    }
}

impl BpFastPaxos {
    pub(super) fn name(&self, proposer: u8) -> String {
        self.cast.proposer(proposer).name()
    }

    pub(super) fn vote(&self, vote: Voted) -> Vote {
        Vote { chip: self.chip(&vote.value), round: vote.round }
    }

    /// Why the pick is what it is; `value` is the one that it forces.
    pub(super) fn because(&self, because: Because, value: Option<&Value>) -> Told {
        let (rule, round) = match because {
            Because::NoVotes => ("because.none", None),
            Because::OneValue { round, .. } => ("because.one", Some(round)),
            Because::MayBeChosen { round, .. } => ("because.maybe", Some(round)),
            Because::NoneChosen { round, .. } => ("because.nochoice", Some(round)),
        };
        let votes = match because {
            Because::MayBeChosen { votes, .. } => votes,
            _ => 0,
        };
        let mut told = Told::new(rule).with("q", self.quorum.size).with("votes", votes);
        if let Some(round) = round {
            told = told.with("k", round);
        }
        if let Some(value) = value {
            told = told.with("value", self.chip(value));
        }
        told
    }

    fn proposer_rows(&self, agent: &Proposer, slot: Slot) -> Vec<Row> {
        let row = |id, value| Row { id, value, disk: true };
        let mut rows = vec![row("first-undecided.heard", vec![agent.first_undecided.into()])];
        if let Some(value) = agent.own(self, agent.current) {
            rows.push(row("command", vec![self.chip(&value).into()]));
        }
        for ((_, round), proposal) in agent.proposals.range((slot, 0)..=(slot, Round::MAX)) {
            let value = vec![self.chip(&proposal.value).into(), Fact::from(*round)];
            rows.push(row("proposed", value));
        }
        for ((_, round), held) in agent.promises.range((slot, 0)..=(slot, Round::MAX)) {
            let names = held.iter().map(|p| AgentId::Server(p.server).name()).collect();
            let value = vec![Fact::from(*round), Fact::Agents(names)];
            rows.push(row("promises", value));
        }
        rows
    }

    fn server_rows(&self, agent: &Server, slot: Slot) -> Vec<Row> {
        let empty = server::SlotState::default();
        let state = agent.peek(slot).unwrap_or(&empty);
        let row = |id, value, disk| Row { id, value, disk };
        let none = || vec![Fact::Word("none")];
        let names =
            |all: Vec<String>| if all.is_empty() { none() } else { vec![Fact::Agents(all)] };
        let mut rows = Vec::new();
        if !agent.has_forgotten(slot) {
            let vote = state.vote;
            let value = |v: Voted| vec![self.chip(&v.value).into()];
            rows.push(row("rnd", vec![state.rnd.into()], true));
            rows.push(row("vrnd", vote.map_or_else(none, |v| vec![v.round.into()]), true));
            rows.push(row("vval", vote.map_or_else(none, value), true));
        }
        let decided = agent.decided(slot);
        let decided = decided.map_or_else(none, |value| vec![self.chip(&value).into()]);
        rows.push(row("decided", decided, true));
        let convicted = agent.convicted.iter().map(|held| self.name(held.client)).collect();
        rows.push(row("convicted", names(convicted), true));
        let suspected = (0..self.m()).filter(|c| state.suspected & (1 << c) != 0);
        rows.push(row("suspected", names(suspected.map(|c| self.name(c)).collect()), false));
        for tally in &state.heard {
            let mut value = vec![Fact::from(tally.round)];
            for (who, vote) in &tally.votes {
                value.push(AgentId::Server(*who).into());
                value.push(self.chip(vote).into());
            }
            rows.push(row("heard", value, false));
        }
        rows.push(row("log", vec![agent.first_undecided().into()], true));
        rows
    }
}

impl Portray for BpFastPaxos {
    fn cards() -> Cards {
        cards::CARDS
    }

    fn lie_named(&self, who: AgentId, does: &str, params: &LieParams) -> Result<Lie, Said> {
        let n = self.cast.servers;
        let Some(me) = self.cast.proposer_index(who) else {
            return match does {
                "silent" => Ok(Lie::Silent),
                _ => Err(said!("{name} sends requests only; it can be silent", name = who.name())),
            };
        };
        let fresh = params.fresh.unwrap_or(Command(1));
        let own = self.commands.get(usize::from(me)).and_then(|w| w.get(0)).unwrap_or(Command(0));
        let halves = || {
            let half = n.div_ceil(2);
            vec![(own, (0..half).collect::<Vec<u8>>()), (fresh, (half..n).collect())]
        };
        let lie = match does {
            "silent" => Lie::Silent,
            "crash" => Lie::Crash {
                reaches: params.reaches.clone().unwrap_or_else(|| (0..n.div_ceil(2)).collect()),
            },
            "equivocate" => Lie::Equivocate { split: params.split.clone().unwrap_or_else(halves) },
            "two-proofs" => {
                let split = params.split.clone().unwrap_or_else(halves);
                Lie::TwoProofs { groups: split.into_iter().map(|(_, to)| to).collect(), fresh }
            }
            "forge" => Lie::Forge { fresh },
            "replay" => Lie::Replay,
            "repeat" => Lie::Repeat { fresh },
            "against" => Lie::Against { fresh },
            "usurp" => Lie::Usurp,
            "runaway" => Lie::Runaway { round: params.round.unwrap_or(2_147_483_647) },
            "flood" => Lie::Flood { count: params.count.unwrap_or(16).min(256) },
            "stall" => Lie::Stall,
            "collude" => Lie::Collude,
            "by-hand" => Lie::ByHand,
            "alter" if self.cast.edges > 0 => Lie::Alter { fresh },
            "invent" if self.cast.edges > 0 => Lie::Invent { fresh },
            _ => {
                let edge = if self.cast.edges > 0 { cards::CARDS.edge_faults } else { &[] };
                let all = cards::CARDS.client_faults.iter().chain(edge);
                let names: Vec<&str> = all.map(|card| card.does).collect();
                let known = names.join(", ");
                return Err(said!(
                    "\"{does}\" is no strategy; there are {known}",
                    does = does,
                    known = known
                ));
            }
        };
        Ok(lie)
    }

    fn lie_name(lie: &Lie) -> &'static str {
        lie.name()
    }

    fn chip(&self, value: &Value) -> Chip {
        match value {
            Value::Noop => Chip::noop(),
            Value::Command(c) => {
                let client = c.request.map(|request| AgentId::Client(request.client).name());
                Chip { author: Some(self.name(c.author)), client, ..Chip::of(c.command) }
            }
        }
    }

    fn server_face(&self, agent: &Agent, slot: Slot) -> ServerFace {
        let Agent::Server(server) = agent else { return ServerFace::default() };
        let empty = server::SlotState::default();
        let state = server.peek(slot).unwrap_or(&empty);
        let decided = server.decided(slot);
        let tally = state.heard.iter().max_by_key(|tally| tally.round);
        let mut heard = vec![None; usize::from(self.cast.servers)];
        for (who, value) in tally.into_iter().flat_map(|tally| &tally.votes) {
            if let Some(place) = heard.get_mut(usize::from(*who)) {
                *place = Some(self.chip(value));
            }
        }
        let from = server.replica.log().len().saturating_sub(16);
        // Section 2: it trusts the owner of the round that it is in, also once it has decided.
        let in_a_round = state.active || state.rnd > 0;
        let trusts = in_a_round && !state.stopped && !server.has_forgotten(slot);
        ServerFace {
            slot,
            active: state.active,
            round: (!server.has_forgotten(slot)).then_some(state.rnd),
            trusts: trusts.then(|| self.name(self.owner(slot, state.rnd))),
            vote: state.vote.map(|vote| self.vote(vote)),
            decided: decided.map(|value| self.chip(&value)),
            tally: heard,
            tally_round: tally.map(|tally| tally.round),
            convicted: server
                .convicted
                .iter()
                .map(|held| Guilt {
                    client: self.name(held.client),
                    told: self.guilt(server.me, held, None),
                })
                .collect(),
            suspected: (0..self.m())
                .filter(|c| state.suspected & (1 << c) != 0)
                .map(|c| self.name(c))
                .collect(),
            stopped: state.stopped,
            locked: false,
            log: server.replica.log()[from..].iter().map(|value| self.chip(value)).collect(),
            log_length: server.first_undecided(),
        }
    }

    fn client_face(&self, agent: &Agent, slot: Slot) -> ClientFace {
        match agent {
            Agent::Proposer(it) => ClientFace {
                role: "proposer",
                command: it.own(self, it.current).map(|value| self.chip(&value)),
                done: it.current,
                total: if self.cast.edges > 0 {
                    u32::try_from(it.requests.len()).unwrap_or(0)
                } else {
                    self.commands[usize::from(it.me)].len()
                },
                proposed: it
                    .proposals
                    .range((slot, 0)..=(slot, Round::MAX))
                    .rev()
                    .map(|((_, round), made)| Vote { chip: self.chip(&made.value), round: *round })
                    .collect(),
            },
            Agent::Requester(it) => {
                let wants = self.commands[usize::from(it.me)].get(it.current);
                ClientFace {
                    role: "requester",
                    command: wants.map(Chip::of),
                    done: it.current,
                    total: self.commands[usize::from(it.me)].len(),
                    proposed: vec![],
                }
            }
            Agent::Server(_) => {
                ClientFace { role: "proposer", command: None, done: 0, total: 0, proposed: vec![] }
            }
        }
    }

    fn rows(&self, agent: &Agent, slot: Slot) -> Vec<Row> {
        match agent {
            Agent::Server(server) => self.server_rows(server, slot),
            Agent::Proposer(proposer) => self.proposer_rows(proposer, slot),
            Agent::Requester(it) => {
                vec![Row { id: "asks", value: vec![AgentId::Edge(it.asks).into()], disk: true }]
            }
        }
    }

    fn msg_face(&self, msg: &Msg) -> MsgFace {
        let face = |glyph, slot, round, chip| MsgFace {
            kind: msg.kind(),
            glyph,
            slot,
            round,
            chip,
            seal: "none",
            evidence: false,
        };
        match msg {
            Msg::Accept(a) => MsgFace {
                seal: if a.proof.is_some() { "proof" } else { "none" },
                ..face("tag", a.slot, Some(a.round), Some(self.chip(&a.value)))
            },
            Msg::Learn { slot, round, value } => {
                face("chip", *slot, Some(*round), Some(self.chip(value)))
            }
            Msg::TrustChange { slot, round, evidence } => MsgFace {
                evidence: !evidence.is_empty(),
                ..face("trust", *slot, Some(*round), None)
            },
            Msg::Promise(p) => {
                face("envelope", p.slot, Some(p.round), p.vote.map(|v| self.chip(&v.value)))
            }
            Msg::Decided { slot, value, .. } => {
                face("decided", *slot, None, Some(self.chip(value)))
            }
            Msg::Behind { first_undecided } => face("ask", *first_undecided, None, None),
            Msg::Request { command, .. } => face("speech", 0, None, Some(Chip::of(*command))),
            Msg::Reply { .. } => face("speech", 0, None, None),
        }
    }

    fn msg_rows(&self, msg: &Msg) -> Vec<Row> {
        let row = |id, value| Row { id, value: vec![value], disk: false };
        let slot = |s: Slot| row("slot", s.into());
        let round = |r: Round| row("round", r.into());
        let value = |v: &Value| row("value", self.chip(v).into());
        match msg {
            Msg::Accept(a) => vec![slot(a.slot), round(a.round), value(&a.value)],
            Msg::Learn { slot: s, round: r, value: v } => vec![slot(*s), round(*r), value(v)],
            Msg::TrustChange { slot: s, round: r, evidence } => {
                let names = evidence.iter().map(|held| self.name(held.client)).collect();
                let held = row("evidence", Fact::Agents(names));
                vec![slot(*s), round(*r), held]
            }
            Msg::Promise(p) => {
                let mut rows = vec![slot(p.slot), round(p.round)];
                match p.vote {
                    None => rows.push(row("vrnd", Fact::Word("none"))),
                    Some(v) => {
                        rows.push(row("vrnd", v.round.into()));
                        rows.push(row("vval", self.chip(&v.value).into()));
                    }
                }
                rows.push(row("mac", p.mac.hex().into()));
                rows
            }
            Msg::Decided { slot: s, value: v, result, first_undecided } => {
                let mut rows = vec![slot(*s), value(v)];
                if let Some(result) = result {
                    rows.push(row("result", (*result).into()));
                }
                rows.push(row("first-undecided.own", (*first_undecided).into()));
                rows
            }
            Msg::Behind { first_undecided } => {
                vec![row("first-undecided.asked", (*first_undecided).into())]
            }
            Msg::Request { seq, .. } | Msg::Reply { seq, .. } => {
                vec![row("sequence", (*seq).into())]
            }
        }
    }

    fn msg_proof(&self, from: AgentId, msg: &Msg, by: &Agent) -> Option<Proof> {
        self.proof_on(from, msg, by)
    }

    fn proof_of(&self, agent: &Agent, lies: bool, slot: Slot, round: Round) -> Option<Proof> {
        self.proof_held(agent, lies, slot, round)
    }

    fn told(&self, who: AgentId, note: &Note) -> Told {
        self.note_told(who, note)
    }

    fn mark(&self, note: &Note, each: &mut dyn FnMut(MarkFace)) {
        self.note_mark(note, each);
    }

    fn note_slot(note: &Note) -> Option<Slot> {
        told::slot_of(note)
    }

    fn promise_in(&self, msg: &Msg, slot: Slot, round: Round) -> Option<ProofPart> {
        let Msg::Promise(promise) = msg else { return None };
        ((promise.slot, promise.round) == (slot, round))
            .then(|| self.part(promise, "in-flight", None))
    }

    fn promises_known(&self, _me: &Agent, known: &Knows) -> Vec<KnownPromise> {
        let all = known.seals.iter();
        all.map(|promise| KnownPromise {
            n: 0,
            from: AgentId::Server(promise.server).name(),
            slot: promise.slot,
            round: promise.round,
            vote: promise.vote.map(|vote| self.vote(vote)),
            mac: promise.mac.hex(),
            via: String::new(),
        })
        .collect()
    }

    fn values_known(&self, me: &Agent, known: &Knows) -> Vec<Value> {
        let own = |agent: &Agent| -> Vec<Value> {
            let Agent::Proposer(it) = agent else { return Vec::new() };
            // Of requests the latest, which may wait; all of a client's own are to be had at once.
            let from = u32::try_from(it.requests.len()).unwrap_or(0).saturating_sub(3);
            (from..from + 3).filter_map(|seq| it.own(self, seq)).collect()
        };
        let told = known.seals.iter().filter_map(|promise| promise.vote);
        let mut all = own(me);
        all.extend(told.map(|vote| vote.value));
        all.extend(known.friends.iter().flat_map(|friend| own(friend)));
        all
    }

    fn may_speak(&self, who: AgentId, slot: Slot, round: Round) -> bool {
        self.cast.proposer_index(who) == Some(self.owner(slot, round))
    }

    fn of(setup: Setup) -> Self {
        let Setup { cast, seed, slots, base, commands, without, given } = setup;
        let f = given.of("f").and_then(|f| u8::try_from(f).ok());
        let quorum = Self::quorums(cast.servers, f, without);
        let window = given.of("window").unwrap_or(Self::WINDOW);
        Self { cast, quorum, slots, window, base, run: seed, commands, without }
    }

    fn off(&self) -> Switches {
        self.without
    }

    fn left(&self) -> Vec<Told> {
        claims::left(self)
    }

    fn bearable(&self) -> u8 {
        self.quorum.f
    }

    fn quorum(&self) -> u8 {
        self.quorum.size
    }

    fn slots(&self) -> u32 {
        self.slots
    }
}

impl BpFastPaxos {
    /// Who may propose: the gates of the wall.
    #[must_use]
    pub fn gates(&self) -> Vec<AgentId> {
        (0..self.cast().proposers()).map(|i| self.cast.proposer(i)).collect()
    }
}

impl Costed for BpFastPaxos {
    fn timeout_of(slot: Slot) -> Option<Timer> {
        Some(Timer::TimeOut(slot))
    }

    fn proof_bytes(msg: &Msg) -> u32 {
        match msg {
            Msg::Accept(Accept { proof: Some(proof), .. }) => {
                u32::try_from(proof.len()).unwrap_or(0) * Promise::BYTES
            }
            _ => 0,
        }
    }

    fn kind(msg: &Msg) -> usize {
        match msg {
            Msg::Accept(_) => 0,
            Msg::Learn { .. } => 1,
            Msg::TrustChange { .. } => 2,
            Msg::Promise(_) => 3,
            Msg::Decided { .. } => 4,
            Msg::Behind { .. } => 5,
            Msg::Request { .. } => 6,
            Msg::Reply { .. } => 7,
        }
    }

    fn begins(msg: &Msg) -> Option<Slot> {
        if let Msg::Accept(accept) = msg { Some(accept.slot) } else { None }
    }

    fn fault_free_delays() -> u32 {
        2
    }
}
