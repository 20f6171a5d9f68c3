//! Notes of BP Fast Paxos as explanations and as marks on lanes: the facts. The
//! sentences are the page's, by the rules that [`super::cards`] names.

use super::proof::{Because, Flaw};
use super::server::Moved;
use super::{BpFastPaxos, Conviction, Crime, Note, Value, cards, proposer, requester, server};
use crate::contract::portrait::{Chip, Fact, MarkFace, Portray as _, Told};
use crate::contract::{AgentId, Round, Slot};

impl BpFastPaxos {
    pub(super) fn flaw(&self, server: &str, client: u8, flaw: &Flaw) -> Told {
        let whose = |server: u8| AgentId::Server(server);
        match *flaw {
            Flaw::TooFew { got, need } => {
                Told::new("convict.few").with("got", got).with("need", need)
            }
            Flaw::UnknownServer { .. } => Told::new("convict.unknown"),
            Flaw::Repeated { server } => Told::new("convict.repeated").with("whose", whose(server)),
            Flaw::Elsewhere { server, slot, round } => Told::new("convict.elsewhere")
                .with("whose", whose(server))
                .with("slot", slot)
                .with("round", round),
            Flaw::BadMac { server } => Told::new("convict.mac").with("whose", whose(server)),
            Flaw::NotForced { value, forced } => Told::new("convict.forced")
                .with("value", self.chip(&value))
                .with("forced", self.chip(&forced)),
            Flaw::Foreign { value } => {
                Told::new("convict.foreign").with("value", self.chip(&value))
            }
        }
        .with("server", Fact::Agent(server.into()))
        .with("client", Fact::Agent(self.name(client)))
    }

    pub(super) fn guilt(&self, server: u8, conviction: &Conviction, word_of: Option<u8>) -> Told {
        let me = AgentId::Server(server);
        let client = Fact::Agent(self.name(conviction.client));
        if let Some(from) = word_of {
            return Told::new("convict.word")
                .with("server", me)
                .with("client", client)
                .with("from", AgentId::Server(from));
        }
        match conviction.crime {
            Crime::Slowness { slot, round } => {
                Told::new("convict.slow").with("slot", slot).with("round", round)
            }
            Crime::Usurping { slot, round } => {
                Told::new("convict.usurping").with("slot", slot).with("round", round)
            }
            Crime::Equivocation { one, other, .. } if one.0 == other.0 => {
                Told::new("convict.equivocation.direct")
                    .with("mine", self.chip(&one.1))
                    .with("theirs", self.chip(&other.1))
            }
            Crime::Equivocation { one, other, .. } => Told::new("convict.equivocation")
                .with("one", AgentId::Server(one.0))
                .with("mine", self.chip(&one.1))
                .with("other", AgentId::Server(other.0))
                .with("theirs", self.chip(&other.1)),
            Crime::BadProof { ref flaw, .. } => self.flaw(&me.name(), conviction.client, flaw),
        }
        .with("server", me)
        .with("client", client)
    }

    fn server_told(&self, who: AgentId, note: &server::Note) -> Told {
        use server::Note as N;
        let AgentId::Server(me) = who else { return Told::new("idle").with("agent", who) };
        let client = |c: u8| Fact::Agent(self.name(c));
        let server = AgentId::Server;
        let told = match *note {
            N::FromConvicted { client: c, slot } => {
                Told::new("dropped").with("client", client(c)).with("slot", slot)
            }
            N::PastWindow { client: c, slot, limit } => Told::new("past-window")
                .with("client", client(c))
                .with("slot", slot)
                .with("limit", limit),
            N::AlreadyDecided { client: c, slot, value } => Told::new("answered")
                .with("client", client(c))
                .with("slot", slot)
                .with("value", self.chip(&value)),
            N::Stale { client: c, slot, round, rnd } => Told::new("stale")
                .with("client", client(c))
                .with("slot", slot)
                .with("round", round)
                .with("rnd", rnd),
            N::Resend { slot, round, value, told_again } => {
                Told::new(if told_again { "again" } else { "again.quiet" })
                    .with("slot", slot)
                    .with("round", round)
                    .with("value", self.chip(&value))
            }
            N::Voted { client: c, slot, round, value, proved } => {
                Told::new(if proved.is_some() { "voted.proved" } else { "voted" })
                    .with("client", client(c))
                    .with("slot", slot)
                    .with("round", round)
                    .with("value", self.chip(&value))
            }
            N::Heard { from, slot, round, value, votes, of } => Told::new("heard")
                .with("from", server(from))
                .with("slot", slot)
                .with("round", round)
                .with("value", self.chip(&value))
                .with("votes", votes)
                .with("need", of),
            N::HeardBefore { from, .. } => Told::new("heard.before").with("from", server(from)),
            N::Decided { slot, round, value, votes } => Told::new("decided")
                .with("slot", slot)
                .with("round", round)
                .with("value", self.chip(&value))
                .with("votes", votes),
            N::DecidedByHearsay { slot, value, from } => Told::new("decided.hearsay")
                .with("slot", slot)
                .with("value", self.chip(&value))
                .with("from", server(from)),
            N::Convicted { ref conviction, word_of } => self.guilt(me, conviction, word_of),
            N::TrustChanged { slot, from, to, round, by } => match by {
                Moved::Conviction => Told::new("trust.conviction"),
                Moved::TimeOut => Told::new("trust.timeout"),
                Moved::Word(other) => Told::new("trust.word").with("other", server(other)),
            }
            .with("slot", slot)
            .with("round", round)
            .with("from", client(from))
            .with("to", client(to)),
            N::Promised { to, slot, round, vote } => match vote {
                None => Told::new("promised.none"),
                Some(vote) => Told::new("promised").with("value", self.chip(&vote.value)),
            }
            .with("slot", slot)
            .with("round", round)
            .with("to", client(to)),
            N::AlreadyThere { from, slot, round, rnd } => Told::new("there")
                .with("from", server(from))
                .with("slot", slot)
                .with("round", round)
                .with("rnd", rnd),
            N::ToldDecided { to, slot } => {
                Told::new("helped.decided").with("to", server(to)).with("slot", slot)
            }
            N::Suspected { client: c, slot, round } => Told::new("suspected")
                .with("client", client(c))
                .with("slot", slot)
                .with("round", round),
            N::Stopped { slot } => Told::new("stopped").with("slot", slot),
            N::SaidBehind { slot } => Told::new("behind").with("slot", slot),
            N::HelpedBehind { server: to, slot, slots } => {
                Told::new("helped").with("to", server(to)).with("slot", slot).with("count", slots)
            }
            N::NothingNewer { server: to, slot } => {
                Told::new("nothing-newer").with("to", server(to)).with("slot", slot)
            }
            N::Recovered { .. } => Told::new("recovered"),
            N::Idle => Told::new("idle").with("agent", who),
        };
        told.with("server", who)
    }

    fn proposer_told(&self, who: AgentId, note: &proposer::Note) -> Told {
        use proposer::Note as N;
        let server = AgentId::Server;
        let told = match note {
            N::Proposed { slot, value } => {
                Told::new("propose").with("slot", *slot).with("value", self.chip(value))
            }
            N::Filled { slot } => Told::new("propose.fill").with("slot", *slot),
            N::Collected { from, round, held, need, .. } => Told::new("promise.held")
                .with("from", server(*from))
                .with("round", *round)
                .with("held", *held)
                .with("need", *need),
            N::Surplus { from, round, .. } => {
                Told::new("promise.surplus").with("from", server(*from)).with("round", *round)
            }
            N::Kept { from, round, .. } => {
                Told::new("promise.kept").with("from", server(*from)).with("round", *round)
            }
            N::Picked { slot, round, value, because, .. } => {
                let mut told = self.because(*because, Some(value));
                told.rule = match because {
                    Because::NoVotes => "propose.free.none",
                    Because::OneValue { .. } => "propose.forced.one",
                    Because::MayBeChosen { .. } => "propose.forced.maybe",
                    Because::NoneChosen { .. } => "propose.free.nochoice",
                };
                told.with("slot", *slot).with("round", *round)
            }
            N::Repeated { slot, round, value } => Told::new("resend")
                .with("slot", *slot)
                .with("round", *round)
                .with("value", self.chip(value)),
            N::Won { slot, value, result } => match result {
                Some(result) => Told::new("won").with("result", *result),
                None => Told::new("won.early"),
            }
            .with("slot", *slot)
            .with("value", self.chip(value)),
            N::Learned { slot, value, lost } => {
                Told::new(if *lost { "learned.lost" } else { "learned" })
                    .with("slot", *slot)
                    .with("value", self.chip(value))
            }
            N::KnewIt { slot } => Told::new("knew").with("slot", *slot),
            N::Asked { client, command, .. } => Told::new("asked")
                .with("client2", AgentId::Client(*client))
                .with("value", Chip::of(*command)),
            N::Idle => Told::new("idle").with("agent", who),
            N::Lied { lie, slot, round, told } => self.lied(lie, *slot, *round, told),
            N::Withheld { slot, round, .. } => {
                Told::new("lie.withheld").with("slot", *slot).with("round", *round)
            }
        };
        told.with("client", who)
    }

    /// A lie; where two groups were told two things, both.
    fn lied(&self, lie: &str, slot: Slot, round: Round, told: &[(Value, Vec<u8>)]) -> Told {
        let chips = told.iter().map(|(value, _)| self.chip(value)).collect();
        let rule = lie_rule(lie);
        let names = |all: &[u8]| {
            Fact::Agents(all.iter().map(|server| AgentId::Server(*server).name()).collect())
        };
        let words = match (rule, told) {
            ("lie.equivocate" | "lie.two-proofs", [(one, to), (other, rest)]) => {
                let two = if rule == "lie.equivocate" {
                    "lie.equivocate.two"
                } else {
                    "lie.two-proofs.two"
                };
                Told::new(two)
                    .with("some", names(to))
                    .with("value", self.chip(one))
                    .with("others", names(rest))
                    .with("other", self.chip(other))
            }
            _ => Told::new(rule).with("values", Fact::Chips(chips)),
        };
        words.with("slot", slot).with("round", round)
    }

    /// A note's explanation, told of agent `who`.
    pub(super) fn note_told(&self, who: AgentId, note: &Note) -> Told {
        match note {
            Note::Server(note) => self.server_told(who, note),
            Note::Proposer(note) => self.proposer_told(who, note),
            Note::Requester(requester::Note::Asked { proposer, command, .. }) => {
                Told::new("request")
                    .with("client", who)
                    .with("proposer", AgentId::Edge(*proposer))
                    .with("value", Chip::of(*command))
            }
            Note::Requester(requester::Note::Answered { proposer, result, .. }) => {
                Told::new("replied")
                    .with("client", who)
                    .with("proposer", AgentId::Edge(*proposer))
                    .with("result", *result)
            }
            Note::Requester(requester::Note::Idle) => Told::new("idle").with("agent", who),
            Note::NotForMe { from, kind } => {
                Told::new("not-for-me").with("agent", who).with("from", *from).with("kind", *kind)
            }
        }
    }

    /// A note's marks.
    pub(super) fn note_mark(&self, note: &Note, each: &mut dyn FnMut(MarkFace)) {
        use proposer::Note as P;
        use server::Note as S;
        let mut mark =
            |kind, slot: &Slot, value: Option<&Value>, round: Option<Round>, about: Option<u8>| {
                each(MarkFace {
                    kind,
                    slot: *slot,
                    chip: value.map(|value| self.chip(value)),
                    round,
                    about: about.map(|c| self.name(c)),
                });
            };
        match note {
            Note::Server(note) => match note {
                S::Voted { slot, round, value, .. } => {
                    mark("vote", slot, Some(value), Some(*round), None);
                }
                S::Decided { slot, value, round, .. } => {
                    mark("decide", slot, Some(value), Some(*round), None);
                }
                S::DecidedByHearsay { slot, value, .. } => {
                    mark("decide", slot, Some(value), None, None);
                }
                S::Convicted { conviction, .. } => {
                    let (Crime::Usurping { slot, .. }
                    | Crime::Equivocation { slot, .. }
                    | Crime::BadProof { slot, .. }
                    | Crime::Slowness { slot, .. }) = conviction.crime;
                    mark("convict", &slot, None, None, Some(conviction.client));
                }
                S::TrustChanged { slot, to, round, .. } => {
                    mark("trust", slot, None, Some(*round), Some(*to));
                }
                S::Suspected { slot, client, .. } => {
                    mark("suspect", slot, None, None, Some(*client));
                }
                S::Stopped { slot } => mark("stop", slot, None, None, None),
                S::Stale { slot, round, .. } => mark("refuse", slot, None, Some(*round), None),
                _ => {}
            },
            Note::Proposer(note) => match note {
                P::Proposed { slot, value } => mark("propose", slot, Some(value), Some(0), None),
                P::Filled { slot } => mark("propose", slot, Some(&Value::Noop), Some(0), None),
                P::Picked { slot, round, value, .. } => {
                    mark("propose", slot, Some(value), Some(*round), None);
                }
                P::Lied { slot, round, told, .. } => {
                    for (value, _) in told {
                        mark("propose", slot, Some(value), Some(*round), None);
                    }
                    if told.is_empty() {
                        mark("propose", slot, None, Some(*round), None);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The slot that a note speaks of.
pub(super) fn slot_of(note: &Note) -> Option<Slot> {
    use proposer::Note as P;
    use server::Note as S;
    match note {
        Note::Server(
            S::FromConvicted { slot, .. }
            | S::AlreadyDecided { slot, .. }
            | S::Stale { slot, .. }
            | S::Resend { slot, .. }
            | S::Voted { slot, .. }
            | S::Heard { slot, .. }
            | S::HeardBefore { slot, .. }
            | S::Decided { slot, .. }
            | S::DecidedByHearsay { slot, .. }
            | S::TrustChanged { slot, .. }
            | S::Promised { slot, .. }
            | S::AlreadyThere { slot, .. }
            | S::ToldDecided { slot, .. }
            | S::Suspected { slot, .. }
            | S::Stopped { slot },
        )
        | Note::Proposer(
            P::Proposed { slot, .. }
            | P::Filled { slot }
            | P::Collected { slot, .. }
            | P::Surplus { slot, .. }
            | P::Kept { slot, .. }
            | P::Picked { slot, .. }
            | P::Repeated { slot, .. }
            | P::Won { slot, .. }
            | P::Learned { slot, .. }
            | P::KnewIt { slot }
            | P::Lied { slot, .. }
            | P::Withheld { slot, .. },
        ) => Some(*slot),
        _ => None,
    }
}

/// The rule of a strategy.
fn lie_rule(lie: &str) -> &'static str {
    let known = cards::CARDS.rules.iter().copied();
    known.into_iter().find(|id| id.strip_prefix("lie.") == Some(lie)).unwrap_or("lie.silent")
}
