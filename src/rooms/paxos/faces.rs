//! What views may know of Paxos: its states, messages and notes as portraits.

use super::acceptor::{self, Acceptor};
use super::lies::Lie;
use super::proposer::{self, Phase, Proposer};
use super::{Agent, Backoff, Msg, Note, Paxos, Timer, Value, Voted, cards};
use crate::contract::command::Command;
use crate::contract::parameters::Setup;
use crate::contract::portrait::{
    Cards, Chip, ClientFace, Fact, KnownPromise, MarkFace, MsgFace, Portray, Proof, ProofPart, Row,
    ServerFace, Told, Vote,
};
use crate::contract::searchable::MOST_VALUES;
use crate::contract::switches::Switches;
use crate::contract::{AgentId, Costed, KnownOf, LieParams, Round, Said, Slot, said};

impl Msg {
    /// Its type, as the lecture writes it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        cards::CARDS.kinds[Paxos::kind(self)].kind
    }
}

impl Phase {
    fn word(self) -> &'static str {
        match self {
            Self::Idle => "phase.idle",
            Self::Preparing => "phase.preparing",
            Self::Accepting => "phase.accepting",
            Self::BackingOff => "phase.backing-off",
            Self::Waiting => "phase.waiting",
            Self::Done => "phase.done",
            Self::GaveUp => "phase.gave-up",
        }
    }
}

impl Paxos {
    fn vote(&self, vote: Voted) -> Vote {
        Vote { chip: self.chip(&vote.value), round: vote.id }
    }

    fn server_told(&self, who: AgentId, note: &acceptor::Note) -> Told {
        use acceptor::Note as N;
        let client = AgentId::Client;
        let server = AgentId::Server;
        let about = |rule, id: Round, value: &Value| {
            Told::new(rule).with("round", id).with("value", self.chip(value))
        };
        let told = match *note {
            N::Promised { to, id, vote } => match vote {
                None => Told::new("promised.none").with("round", id),
                Some(vote) => about("promised", id, &vote.value).with("vrnd", vote.id),
            }
            .with("client", client(to)),
            N::Broke { to, id, promised } => Told::new("broke")
                .with("client", client(to))
                .with("round", id)
                .with("promised", promised),
            N::Refused { to, id, promised, kind } => {
                Told::new(if kind == "PREPARE" { "fail.prepare" } else { "fail.accept" })
                    .with("client", client(to))
                    .with("round", id)
                    .with("promised", promised)
            }
            N::Voted { to, id, value } => about("voted", id, &value).with("client", client(to)),
            N::VotedAgain { to, id, value } => {
                about("voted.again", id, &value).with("client", client(to))
            }
            N::Heard { from, id, value, votes, of } => about("heard", id, &value)
                .with("from", server(from))
                .with("votes", votes)
                .with("need", of),
            N::HeardBefore { from } => Told::new("heard.before").with("from", server(from)),
            N::Decided { id, value, votes } => about("decided", id, &value).with("votes", votes),
            N::DecidedByHearsay { value, from } => Told::new("decided.hearsay")
                .with("value", self.chip(&value))
                .with("from", server(from)),
            N::AlreadyDecided { to, value } => {
                Told::new("answered").with("client", client(to)).with("value", self.chip(&value))
            }
            N::Asked => Told::new("ask"),
            N::ToldDecided { to, value } => {
                Told::new("told.decided").with("to", server(to)).with("value", self.chip(&value))
            }
            N::ToldVote { to, id, value } => about("told.vote", id, &value).with("to", server(to)),
            N::NothingNewer { to } => Told::new("nothing-newer").with("to", server(to)),
            N::Recovered => Told::new("recovered"),
            N::Idle => Told::new("idle").with("agent", who),
        };
        told.with("server", who)
    }

    fn proposer_told(&self, who: AgentId, note: &proposer::Note) -> Told {
        use proposer::Note as N;
        let server = AgentId::Server;
        let told = match *note {
            N::Prepared { id, over } => match over {
                None => Told::new("prepare"),
                Some(over) => Told::new("prepare.over").with("promised", over),
            }
            .with("round", id),
            N::Collected { from, id, held, need } => Told::new("promise.held")
                .with("from", server(from))
                .with("round", id)
                .with("held", held)
                .with("need", need),
            N::Surplus { from, id } => {
                Told::new("promise.surplus").with("from", server(from)).with("round", id)
            }
            N::Proposed { id, value, vrnd } => match vrnd {
                None => Told::new("propose.free"),
                Some(vrnd) => Told::new("propose.bound").with("vrnd", vrnd),
            }
            .with("round", id)
            .with("need", self.quorum.size)
            .with("value", self.chip(&value)),
            N::Counted { from, id, held, need } => Told::new("accepted.held")
                .with("from", server(from))
                .with("round", id)
                .with("held", held)
                .with("need", need),
            N::Chosen { id, value, own } => Told::new(if own { "chosen" } else { "chosen.other" })
                .with("round", id)
                .with("value", self.chip(&value)),
            N::KnewIt { from } => Told::new("knew").with("from", server(from)),
            N::Refused { from, id, promised } => {
                Told::new(if promised == id { "refused.theft" } else { "refused" })
                    .with("from", server(from))
                    .with("round", id)
                    .with("promised", promised)
            }
            N::Barred { from, promised, barred, spare } => Told::new("refused.barred")
                .with("from", server(from))
                .with("promised", promised)
                .with("barred", barred)
                .with("spare", spare),
            N::OldRefusal { from, id } => {
                Told::new("refused.old").with("from", server(from)).with("round", id)
            }
            N::BacksOff { id, most } => Told::new("back-off").with("round", id).with("most", most),
            N::GaveUp { promised } => match promised {
                None => Told::new("outbid.own"),
                Some(promised) => Told::new("outbid.none").with("promised", promised),
            },
            N::TimedOut { id } => Told::new("time-out").with("round", id),
            N::Won { value, from } => {
                Told::new("won").with("value", self.chip(&value)).with("from", server(from))
            }
            N::Lost { value, from } => {
                Told::new("lost").with("value", self.chip(&value)).with("from", server(from))
            }
            N::Finished { value, servers } => {
                Told::new("finished").with("value", self.chip(&value)).with("count", servers)
            }
            N::Idle => Told::new("idle").with("agent", who),
            N::Lied { lie, id, ref told } => self.lied(lie, id, told),
            N::Withheld { id, .. } => Told::new("lie.withheld").with("round", id),
        };
        told.with("client", who)
    }

    /// A lie; where two groups were told two things, both.
    fn lied(&self, lie: &str, id: Round, told: &[(Value, Vec<u8>)]) -> Told {
        let names = |all: &[u8]| {
            Fact::Agents(all.iter().map(|server| AgentId::Server(*server).name()).collect())
        };
        match told {
            [one, other] if one.0 != other.0 && lie == "equivocate" => {
                Told::new("lie.equivocate.two")
                    .with("some", names(&one.1))
                    .with("value", self.chip(&one.0))
                    .with("others", names(&other.1))
                    .with("other", self.chip(&other.0))
            }
            _ => {
                let chips = told.iter().map(|(value, _)| self.chip(value)).collect();
                Told::new(lie_rule(lie)).with("values", Fact::Chips(chips))
            }
        }
        .with("round", id)
    }

    fn server_rows(&self, it: &Acceptor) -> Vec<Row> {
        let row = |id, value, disk| Row { id, value, disk };
        let or_none = |fact: Option<Fact>| vec![fact.unwrap_or(Fact::Word("none"))];
        let chip = |value: Value| Fact::from(self.chip(&value));
        let mut rows = vec![
            row("rnd", or_none(it.rnd.map(Fact::from)), true),
            row("vrnd", or_none(it.vote.map(|v| v.id.into())), true),
            row("vval", or_none(it.vote.map(|v| chip(v.value))), true),
            row("decided", or_none(it.decided.map(chip)), true),
        ];
        for tally in &it.heard {
            let mut value = vec![Fact::from(tally.id)];
            for (who, vote) in &tally.votes {
                value.push(AgentId::Server(*who).into());
                value.push(chip(*vote));
            }
            rows.push(row("heard", value, false));
        }
        rows
    }

    fn proposer_rows(&self, it: &Proposer) -> Vec<Row> {
        let row = |id, value| Row { id, value, disk: true };
        let mut rows = vec![row("phase", vec![Fact::Word(it.phase.word())])];
        if let Some(own) = self.own(it.me) {
            rows.push(row("command", vec![self.chip(&own).into()]));
        }
        if let Some(id) = it.id {
            rows.push(row("id.latest", vec![id.into()]));
            let names = it.promises.iter().map(|(who, _)| AgentId::Server(*who).name()).collect();
            rows.push(row("promises", vec![Fact::Agents(names)]));
            rows.push(row("accepted", vec![self.servers(it.accepted)]));
        }
        for (server, told) in it.told.iter().enumerate() {
            if let (Some(told), Ok(server)) = (told, u8::try_from(server)) {
                let value = vec![AgentId::Server(server).into(), Fact::from(*told)];
                rows.push(row("refused", value));
            }
        }
        rows.push(row("attempts", vec![it.refused.into()]));
        if let Some(value) = it.learned {
            rows.push(row("learned", vec![self.chip(&value).into()]));
            rows.push(row("told", vec![self.servers(it.deciders)]));
        }
        rows
    }

    fn servers(&self, bits: u32) -> Fact {
        let all = (0..self.cast.servers).filter(|i| bits & (1 << i) != 0);
        Fact::Agents(all.map(|i| AgentId::Server(i).name()).collect())
    }

    /// A strategy's parameters, checked; without them, what shows it best.
    fn lie_of(&self, me: u8, does: &str, params: &LieParams) -> Result<Lie, Said> {
        let n = self.cast.servers;
        let half = n.div_ceil(2);
        let lie = match does {
            "silent" => Lie::Silent,
            "crash" => Lie::Crash {
                reaches: params.reaches.clone().unwrap_or_else(|| (0..half).collect()),
            },
            "equivocate" => Lie::Equivocate {
                split: params.split.clone().unwrap_or_else(|| {
                    let own = self.own(me).map_or(Command(0), |value| value.command);
                    let fresh = params.fresh.unwrap_or(Command(1));
                    vec![(own, (0..half).collect()), (fresh, (half..n).collect())]
                }),
            },
            "runaway" => match params.round.unwrap_or(Self::LAST) {
                round if round <= Self::LAST => Lie::Runaway { round },
                round => {
                    let what = said!(
                        "{round} is no ID; the largest one is {last}",
                        round = round,
                        last = Self::LAST
                    );
                    return Err(what);
                }
            },
            "flood" => Lie::Flood { count: params.count.unwrap_or(16).min(256) },
            "by-hand" => Lie::ByHand,
            "stall" => Lie::Stall,
            _ => {
                let names: Vec<_> = cards::CARDS.client_faults.iter().map(|f| f.does).collect();
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
}

fn lie_rule(lie: &str) -> &'static str {
    let known = cards::CARDS.rules.iter().copied();
    known.into_iter().find(|id| id.strip_prefix("lie.") == Some(lie)).unwrap_or("lie.silent")
}

impl Portray for Paxos {
    fn cards() -> Cards {
        cards::CARDS
    }

    fn lie_named(&self, who: AgentId, does: &str, params: &LieParams) -> Result<Lie, Said> {
        match self.cast.proposer_index(who) {
            Some(me) => self.lie_of(me, does, params),
            None => Err(said!("{name} does not propose, so it cannot lie", name = who.name())),
        }
    }

    fn lie_name(lie: &Lie) -> &'static str {
        lie.name()
    }

    fn chip(&self, value: &Value) -> Chip {
        let author = Some(AgentId::Client(value.author).name());
        Chip { author, ..Chip::of(value.command) }
    }

    fn server_face(&self, agent: &Agent, slot: Slot) -> ServerFace {
        let Agent::Server(it) = agent else { return ServerFace::default() };
        let tally = it.heard.last();
        let mut heard = vec![None; usize::from(self.cast.servers)];
        for (who, value) in tally.into_iter().flat_map(|tally| &tally.votes) {
            if let Some(place) = heard.get_mut(usize::from(*who)) {
                *place = Some(self.chip(value));
            }
        }
        let decided = it.decided.map(|value| self.chip(&value));
        ServerFace {
            slot,
            active: it.active,
            round: it.rnd,
            trusts: None,
            vote: it.vote.map(|vote| self.vote(vote)),
            tally: heard,
            tally_round: tally.map(|tally| tally.id),
            convicted: vec![],
            suspected: vec![],
            stopped: false,
            locked: it.rnd.is_some(),
            log: decided.iter().cloned().collect(),
            log_length: Slot::from(decided.is_some()),
            decided,
        }
    }

    fn client_face(&self, agent: &Agent, _slot: Slot) -> ClientFace {
        let nobody =
            ClientFace { role: "proposer", command: None, done: 0, total: 0, proposed: vec![] };
        let Agent::Proposer(it) = agent else { return nobody };
        let own = self.own(it.me);
        let done = own.is_some() && it.learned == own;
        let waiting = own.filter(|_| it.learned.is_none());
        ClientFace {
            command: waiting.map(|value| self.chip(&value)),
            done: u32::from(done),
            total: u32::from(own.is_some()),
            proposed: it.proposals.iter().rev().map(|vote| self.vote(*vote)).collect(),
            ..nobody
        }
    }

    fn rows(&self, agent: &Agent, _slot: Slot) -> Vec<Row> {
        match agent {
            Agent::Server(server) => self.server_rows(server),
            Agent::Proposer(proposer) => self.proposer_rows(proposer),
        }
    }

    fn msg_face(&self, msg: &Msg) -> MsgFace {
        let (round, value) = match msg {
            Msg::Prepare { id } | Msg::Fail { id, .. } => (Some(*id), None),
            Msg::Promise { id, vote } => (Some(*id), vote.map(|vote| vote.value)),
            Msg::Accept(vote) | Msg::Accepted(vote) => (Some(vote.id), Some(vote.value)),
            Msg::Decided { value } => (None, Some(*value)),
            Msg::Ask => (None, None),
        };
        let card = cards::CARDS.kinds[Self::kind(msg)];
        MsgFace {
            kind: card.kind,
            glyph: card.glyph,
            slot: 0,
            round,
            chip: value.map(|value| self.chip(&value)),
            seal: "none",
            evidence: false,
        }
    }

    fn msg_rows(&self, msg: &Msg) -> Vec<Row> {
        let row = |id, value| Row { id, value: vec![value], disk: false };
        let id = |id: Round| row("id.proposal", id.into());
        let value = |id, value: &Value| row(id, self.chip(value).into());
        match msg {
            Msg::Prepare { id: r } => vec![id(*r)],
            Msg::Promise { id: r, vote: None } => {
                vec![id(*r), row("vrnd", Fact::Word("none"))]
            }
            Msg::Promise { id: r, vote: Some(vote) } => vec![
                id(*r),
                row("vrnd", vote.id.into()),
                row("vval", self.chip(&vote.value).into()),
            ],
            Msg::Accept(vote) => vec![id(vote.id), value("value.asked", &vote.value)],
            Msg::Accepted(vote) => vec![id(vote.id), value("value.voted", &vote.value)],
            Msg::Fail { id: r, promised } => {
                vec![id(*r), row("promised", (*promised).into())]
            }
            Msg::Decided { value: decided } => vec![value("value.decided", decided)],
            Msg::Ask => vec![],
        }
    }

    /// Promises are unsigned here, so there is no proof.
    fn msg_proof(&self, _from: AgentId, _msg: &Msg, _by: &Agent) -> Option<Proof> {
        None
    }

    fn proof_of(&self, _who: &Agent, _lies: bool, _slot: Slot, _round: Round) -> Option<Proof> {
        None
    }

    fn told(&self, who: AgentId, note: &Note) -> Told {
        match note {
            Note::Server(note) => self.server_told(who, note),
            Note::Proposer(note) => self.proposer_told(who, note),
            Note::NotForMe { from, kind } => {
                Told::new("not-for-me").with("agent", who).with("from", *from).with("kind", *kind)
            }
        }
    }

    /// A refusal is marked where it hurts: at the proposer, once per attempt.
    fn mark(&self, note: &Note, each: &mut dyn FnMut(MarkFace)) {
        use acceptor::Note as S;
        use proposer::Note as P;
        let (kind, value, round) = match note {
            Note::Server(S::Promised { id, .. }) => ("lock", None, Some(*id)),
            Note::Server(S::Voted { id, value, .. }) => ("vote", Some(value), Some(*id)),
            Note::Server(S::Decided { id, value, .. }) => ("decide", Some(value), Some(*id)),
            Note::Server(S::DecidedByHearsay { value, .. }) => ("decide", Some(value), None),
            Note::Proposer(P::Proposed { id, value, .. }) => ("propose", Some(value), Some(*id)),
            Note::Proposer(P::Lied { id, told, .. }) => {
                let mark = |(value, _): &(Value, Vec<u8>)| MarkFace {
                    kind: "propose",
                    slot: 0,
                    chip: Some(self.chip(value)),
                    round: Some(*id),
                    about: None,
                };
                return told.iter().map(mark).for_each(each);
            }
            Note::Proposer(P::Refused { id, .. }) => ("refuse", None, Some(*id)),
            Note::Proposer(P::GaveUp { promised }) => ("refuse", None, *promised),
            _ => return,
        };
        let chip = value.map(|value| self.chip(value));
        each(MarkFace { kind, slot: 0, chip, round, about: None });
    }

    fn note_slot(note: &Note) -> Option<Slot> {
        match note {
            Note::Server(acceptor::Note::Recovered | acceptor::Note::Idle)
            | Note::Proposer(proposer::Note::Idle)
            | Note::NotForMe { .. } => None,
            Note::Server(_) | Note::Proposer(_) => Some(0),
        }
    }

    fn promise_in(&self, _msg: &Msg, _slot: Slot, _round: Round) -> Option<ProofPart> {
        None
    }

    /// Nothing is signed, so nobody has more than its word for these.
    fn promises_known(&self, me: &Agent, _known: &KnownOf<Self>) -> Vec<KnownPromise> {
        let Agent::Proposer(me) = me else { return Vec::new() };
        let promise = |(server, vote): &(u8, Option<Voted>)| KnownPromise {
            n: 0,
            from: AgentId::Server(*server).name(),
            slot: 0,
            round: me.id.unwrap_or(0),
            vote: vote.map(|vote| Vote { chip: self.chip(&vote.value), round: vote.id }),
            mac: String::new(),
            via: String::new(),
        };
        me.promises.iter().map(promise).collect()
    }

    fn values_known(&self, me: &Agent, known: &KnownOf<Self>) -> Vec<Value> {
        let mut all = Vec::new();
        for agent in std::iter::once(me).chain(known.friends.iter().copied()) {
            let Agent::Proposer(it) = agent else { continue };
            let told = it.promises.iter().filter_map(|(_, vote)| *vote);
            all.extend(self.own(it.me).into_iter().chain(told.map(|vote| vote.value)));
        }
        all
    }

    /// Nothing in Paxos asks whose an ID is.
    fn may_speak(&self, _who: AgentId, _slot: Slot, _round: Round) -> bool {
        true
    }

    fn of(setup: Setup) -> Self {
        // It decides one slot, so each client has one command.
        let (mut commands, mut inventions) = (Vec::new(), Vec::new());
        for (author, all) in (0..).zip(&setup.commands) {
            commands.push(all.get(0));
            let more = (1..all.len().min(MOST_VALUES.into())).filter_map(|seq| all.get(seq));
            inventions.extend(more.map(|command| Value { author, command }));
        }
        let fixed = setup.given.of("backoff") == Some(1);
        let starters = setup.given.of("starters").and_then(|number| u8::try_from(number).ok());
        let plain = Self::new(setup.cast.servers, commands);
        let run = Self {
            base: setup.base,
            backoff: if fixed { Backoff::Fixed } else { Backoff::Random },
            starters: starters.unwrap_or(1),
            inventions,
            ..plain
        };
        run.lacking(setup.without)
    }

    fn off(&self) -> Switches {
        self.without
    }

    fn left(&self) -> Vec<Told> {
        vec![]
    }

    fn bearable(&self) -> u8 {
        self.quorum.f
    }

    /// Not where two outbid each other at once, every time: nothing in Paxos keeps them from it.
    fn ends(&self) -> bool {
        self.backoff == Backoff::Random || self.commands.iter().flatten().count() < 2
    }

    fn quorum(&self) -> u8 {
        self.quorum.size
    }

    fn slots(&self) -> u32 {
        1
    }
}

impl Costed for Paxos {
    fn kind(msg: &Msg) -> usize {
        match msg {
            Msg::Prepare { .. } => 0,
            Msg::Promise { .. } => 1,
            Msg::Accept(_) => 2,
            Msg::Accepted(_) => 3,
            Msg::Fail { .. } => 4,
            Msg::Decided { .. } => 5,
            Msg::Ask => 6,
        }
    }

    fn proof_bytes(_msg: &Msg) -> u32 {
        0
    }

    /// Servers have no time-out: proposers do.
    fn timeout_of(_slot: Slot) -> Option<Timer> {
        None
    }

    fn begins(msg: &Msg) -> Option<Slot> {
        matches!(msg, Msg::Prepare { .. }).then_some(0)
    }

    /// PREPARE, PROMISE, ACCEPT, ACCEPTED.
    fn fault_free_delays() -> u32 {
        4
    }
}
