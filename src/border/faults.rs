//! What the world itself does, by name: servers crash, links are cut, messages get lost. The
//! strategies of traitors are each protocol's own. The words are the page's, by these names:
//! `www/words/en/protocols/world.json` and `world.rules.json`.

use crate::contract::portrait::{Fact, FaultCard, MarkFace, Param, Told};
use crate::contract::speech::Speech;
use crate::contract::{AgentId, DELAY, Ticks};
use crate::run::network::MILLION;
use crate::run::simulator::Fault;
use crate::world::Refusal;

const WITH: Param = Param { name: "with", kind: "agents", optional: true };
const BY: Param = Param { name: "by", kind: "number", optional: true };
const GROUPS: Param = Param { name: "groups", kind: "groups", optional: true };

/// Ticks as one-way delays.
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn delays(ticks: Ticks) -> f64 {
    ticks as f64 / DELAY as f64
}

const fn card(does: &'static str, params: &'static [Param]) -> FaultCard {
    FaultCard { does, params }
}

/// What can be done to a server.
pub const SERVER_FAULTS: &[FaultCard] = &[
    card("crash", &[]),
    card("recover", &[]),
    card("crash-before-sending", &[]),
    card("slow", &[BY]),
    card("cut", &[WITH]),
    card("mend", &[]),
    card("time-out", &[]),
    card("recover-without-disk", &[]),
];

/// What can be done to a message in flight.
pub const MESSAGE_FAULTS: &[FaultCard] =
    &[card("drop", &[]), card("delay", &[BY]), card("duplicate", &[]), card("hurry", &[])];

/// What can be done to the network.
pub const NETWORK_FAULTS: &[FaultCard] = &[card("partition", &[GROUPS]), card("mend", &[])];

/// Rules that tell of faults, of verdicts, of a traitor's goals and of the bounds of the model.
pub const RULES: &[&str] = &[
    "start",
    "fault.turn",
    "fault.breaking-off",
    "fault.honest",
    "fault.crash",
    "fault.brittle",
    "fault.brittle.now",
    "fault.recover",
    "fault.diskless",
    "fault.slow",
    "fault.cut",
    "fault.mend",
    "fault.mend-all",
    "fault.partition",
    "fault.conditions",
    "fault.time-out",
    "fault.drop",
    "fault.delay",
    "fault.duplicate",
    "fault.hurry",
    "fault.deliver",
    "fault.expire",
    "fault.say",
    "fault.reply",
    "fault.refused",
    "unheard",
    "lost",
    "left.crashes",
    "left.diskless",
    "left.liar",
    "left.honest",
    "left.without",
    "about.server",
    "about.proposer",
    "about.requester",
    "about.message",
    "goal.split.open",
    "goal.split.out",
    "goal.frame.open",
    "goal.frame.out",
    "goal.stop.open",
    "goal.stop.out",
    "goal.cost",
    "holds",
    "agreement.violated",
    "validity.violated",
    "integrity.violated",
    "accountability.violated",
    "bounded-harm.violated",
    "termination.nobody",
    "termination.waiting",
    "termination.stuck",
    "termination.few",
    "termination.mute",
    "termination.again",
    "termination.time",
    "termination.steps",
    "termination.flights",
    "termination.done",
    "two-steps.done",
    "two-steps.waiting",
    "two-steps.not-asked",
    "two-steps.violated",
];

fn names(all: &[AgentId]) -> Fact {
    Fact::Agents(all.iter().map(|who| who.name()).collect())
}

/// A fault as an explanation; `does` names a strategy, `lies` says whether it is one of lies.
pub fn told<L>(fault: &Fault<L>, does: fn(&L) -> &'static str, lies: fn(&L) -> bool) -> Told {
    let thousandth = |x: u32| Fact::Number(f64::from(x) / 1000.0);
    match fault {
        Fault::Turn(who, Some(lie), _) if !lies(lie) => {
            Told::new("fault.breaking-off").with("client", *who)
        }
        Fault::Turn(who, Some(lie), _) => {
            Told::new("fault.turn").with("client", *who).with("does", Fact::Fault(does(lie)))
        }
        Fault::Turn(who, None, _) => Told::new("fault.honest").with("client", *who),
        Fault::Crash(who) => Told::new("fault.crash").with("agent", *who),
        Fault::CrashBeforeSending(who) => Told::new("fault.brittle").with("agent", *who),
        Fault::Recover(who, true) => Told::new("fault.recover").with("agent", *who),
        Fault::Recover(who, false) => Told::new("fault.diskless").with("agent", *who),
        Fault::Slow(who, by) => {
            Told::new("fault.slow").with("agent", *who).with("factor", thousandth(*by))
        }
        Fault::Cut(who, others) => {
            Told::new("fault.cut").with("agent", *who).with("others", names(others))
        }
        Fault::Mend(who) => Told::new("fault.mend").with("agent", *who),
        Fault::MendAll => Told::new("fault.mend-all"),
        Fault::Partition(groups) => {
            let group =
                |all: &Vec<AgentId>| all.iter().map(|who| who.name()).collect::<Vec<_>>().join(" ");
            let text = groups.iter().map(group).collect::<Vec<_>>().join(" | ");
            Told::new("fault.partition").with("groups", text)
        }
        Fault::Conditions(c) => Told::new("fault.conditions")
            .with("delay", Fact::Number(delays(c.delay)))
            .with("jitter", Fact::Number(delays(c.jitter)))
            .with("loss", Fact::Number(f64::from(c.loss) * 100.0 / f64::from(MILLION))),
        Fault::TimeOut(who) => Told::new("fault.time-out").with("agent", *who),
        Fault::DropMessage(id) => Told::new("fault.drop").with("message", *id),
        Fault::DelayMessage(id, by) => {
            Told::new("fault.delay").with("message", *id).with("by", Fact::Number(delays(*by)))
        }
        Fault::DuplicateMessage(id) => Told::new("fault.duplicate").with("message", *id),
        Fault::HurryMessage(id) => Told::new("fault.hurry").with("message", *id),
        Fault::DeliverMessage(id) => Told::new("fault.deliver").with("message", *id),
        Fault::Expire(who, timer) => {
            Told::new("fault.expire").with("agent", *who).with("timer", timer.as_str())
        }
        Fault::Say(who, Speech { reply: Some((asked, result)), .. }) => Told::new("fault.reply")
            .with("agent", *who)
            .with("client", AgentId::Client(asked.client))
            .with("result", *result),
        Fault::Say(who, speech) => {
            let to: Vec<AgentId> = speech.to.iter().map(|i| AgentId::Server(*i)).collect();
            Told::new("fault.say")
                .with("agent", *who)
                .with("to", names(&to))
                .with("round", speech.round)
        }
    }
}

/// The agent that a fault concerns, if it is one agent, and the mark that it leaves on its lane.
pub fn mark<L>(fault: &Fault<L>, lies: fn(&L) -> bool) -> Option<(AgentId, MarkFace)> {
    let (who, kind) = match fault {
        Fault::Turn(who, Some(lie), _) if !lies(lie) => (*who, "fault"),
        Fault::Turn(who, ..) => (*who, "turn"),
        Fault::Crash(who) => (*who, "crash"),
        Fault::Recover(who, _) => (*who, "recover"),
        Fault::Cut(who, _) => (*who, "cut"),
        Fault::Slow(who, _) | Fault::Mend(who) | Fault::CrashBeforeSending(who) => (*who, "fault"),
        _ => return None,
    };
    Some((who, MarkFace { kind, slot: 0, chip: None, round: None, about: None }))
}

/// The fault of this index could not happen.
#[must_use]
pub fn refused(index: usize, why: Refusal) -> Told {
    let fault = format!("faults[{index}]");
    Told::new("fault.refused").with("fault", fault).with("why", Fact::Sentence(refusal(why)))
}

/// Why a fault could not happen, as a sentence.
#[must_use]
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::NoMessage => "that message is not in flight at this step",
        Refusal::NoTimer => "that server waits for nothing at this step, so it cannot time out",
        Refusal::NoSuchAgent => "that agent cannot do this",
        Refusal::IsDown => "that agent is down at this step",
        Refusal::IsHonest => "an honest client says only what the protocol makes it say",
        Refusal::CannotSay => "that message needs a MAC which that client has never received",
        Refusal::Nonsense => "those words mean nothing in this protocol",
        Refusal::Over => "the run is over before it comes to this",
        Refusal::IsUp => "that server is up at this step, so it cannot recover",
    }
}
