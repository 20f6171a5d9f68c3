//! The words for what the world itself does: servers crash, links are cut, messages get lost. The
//! strategies of traitors are each protocol's own.

use crate::network::MILLION;
use crate::portrait::{Fact, FaultCard, MarkFace, Param, RuleCard, Told};
use crate::protocol::{AgentId, DELAY, Ticks};
use crate::simulator::Fault;
use crate::world::Refusal;

const WITH: Param = Param { name: "with", title: "cut off from", kind: "agents", optional: true };
const BY: Param = Param { name: "by", title: "times as slow", kind: "number", optional: true };
const LATER: Param = Param { name: "by", title: "delays later", kind: "number", optional: true };
const GROUPS: Param = Param { name: "groups", title: "groups", kind: "groups", optional: true };

/// Ticks as one-way delays.
#[must_use]
#[allow(clippy::cast_precision_loss)]
pub fn delays(ticks: Ticks) -> f64 {
    ticks as f64 / DELAY as f64
}

const fn card(
    does: &'static str,
    title: &'static str,
    blurb: &'static str,
    params: &'static [Param],
) -> FaultCard {
    FaultCard { does, title, blurb, params }
}

/// What can be done to a server.
pub const SERVER_FAULTS: &[FaultCard] = &[
    card("crash", "Crash", "It stops. Its disk is kept.", &[]),
    card("recover", "Recover", "It comes back with its disk.", &[]),
    card(
        "crash-before-sending",
        "Crash before sending",
        "It writes to its disk, then stops before it tells anyone.",
        &[],
    ),
    card("slow", "Slow down", "Its messages take longer.", &[BY]),
    card("cut", "Cut off", "Nothing gets through, either way.", &[WITH]),
    card("mend", "Mend its links", "Its messages get through again.", &[]),
    card("time-out", "Time out now", "Its patience ends early. It may do that at any time.", &[]),
    card(
        "recover-without-disk",
        "Recover without its disk",
        "It forgets its promises and votes. This leaves the model.",
        &[],
    ),
];

/// What can be done to a message in flight.
pub const MESSAGE_FAULTS: &[FaultCard] = &[
    card("drop", "Drop", "It never arrives.", &[]),
    card("delay", "Delay", "It arrives later.", &[LATER]),
    card("duplicate", "Duplicate", "It arrives twice.", &[]),
    card("hurry", "Deliver now", "It overtakes the others.", &[]),
];

/// What can be done to the network.
pub const NETWORK_FAULTS: &[FaultCard] = &[
    card("partition", "Partition the servers", "Two groups cannot reach each other.", &[GROUPS]),
    card("mend", "Mend all links", "Everything gets through again.", &[]),
];

const fn rule(id: &'static str, sentence: &'static str, why: &'static str) -> RuleCard {
    RuleCard { id, sentence, why, cites: "section 7" }
}

/// The words for faults, for verdicts and for the bounds of the model.
pub const RULES: &[RuleCard] = &[
    rule(
        "start",
        "Nothing has happened yet.",
        "Every run starts here: no votes, no promises, nobody suspected.",
    ),
    rule(
        "fault.turn",
        "You turn {client} traitor: {does}.",
        "Any number of clients may lie. The servers cannot see who does.",
    ),
    rule(
        "fault.honest",
        "{client} follows the protocol from now on.",
        "What it said before stays said.",
    ),
    rule(
        "fault.crash",
        "{agent} crashes.",
        "A server's disk survives; messages to it are lost meanwhile.",
    ),
    rule(
        "fault.brittle",
        "{agent} will crash between writing and sending.",
        "This is why votes and promises are on disk before they are told.",
    ),
    rule(
        "fault.brittle.now",
        "{agent} has written to its disk and crashes before it sends anything.",
        "What is on disk binds it after recovery, though nobody has heard of it.",
    ),
    rule(
        "fault.recover",
        "{agent} comes back with its disk.",
        "Promises, votes, decisions and convictions are on disk.",
    ),
    rule(
        "fault.diskless",
        "{agent} comes back without its disk.",
        "It has forgotten promises that others rely on. This is outside the model, and agreement may break.",
    ),
    rule(
        "fault.slow",
        "The messages of {agent} take {factor} times as long.",
        "Slow looks like silent for a while.",
    ),
    rule(
        "fault.cut",
        "{agent} is cut off from {others}.",
        "The network may lose any message. Safety needs no timing at all.",
    ),
    rule("fault.mend", "The links of {agent} are mended.", ""),
    rule("fault.mend-all", "All links are mended.", ""),
    rule(
        "fault.partition",
        "The network splits: {groups}.",
        "A group without a quorum cannot decide.",
    ),
    rule(
        "fault.conditions",
        "The network changes: delay {delay}, jitter {jitter}, loss {loss} %.",
        "",
    ),
    rule(
        "fault.time-out",
        "{agent} loses its patience now.",
        "A time-out may come at any moment; no safety depends on when.",
    ),
    rule("fault.drop", "A message is dropped.", "The network may lose any message."),
    rule(
        "fault.delay",
        "A message is delayed by {by} delays.",
        "The network may delay any message.",
    ),
    rule("fault.duplicate", "A message is duplicated.", "The network may deliver a message twice."),
    rule("fault.hurry", "A message overtakes the others.", "The network may reorder messages."),
    rule(
        "unheard",
        "{kind} reaches {agent}, which is down: it is lost.",
        "A crashed agent hears nothing.",
    ),
    rule(
        "lost",
        "The network loses {count} messages of {agent}.",
        "The network may lose any message.",
    ),
    rule(
        "left.crashes",
        "{down} servers are down, and only {f} may be: Termination is no longer promised.",
        "A quorum of {q} must be up. Safety holds all the same.",
    ),
    rule(
        "left.diskless",
        "{agent} came back without its disk: Agreement is no longer promised.",
        "It may vote against what it promised.",
    ),
    rule(
        "left.liar",
        "A client lies or has crashed, and this protocol trusts its proposers: it promises nothing here.",
        "That is the model it was made for: nobody lies.",
    ),
    rule(
        "left.honest",
        "Every client has lied or crashed: Termination is no longer promised.",
        "Progress needs one honest client. Safety needs none.",
    ),
    rule(
        "about.server",
        "{agent} is a server: it votes, counts votes and executes the log. It may crash, and never lies.",
        "The servers are one administrative domain: they trust each other and nobody outside.",
    ),
    rule(
        "about.proposer",
        "{agent} proposes. It may lie in every way that what it knows allows.",
        "It holds no key, so it cannot sign; it can copy, alter, repeat and invent.",
    ),
    rule(
        "about.requester",
        "{agent} asks edge proposers to propose, and waits for a result.",
        "It has to believe the proposer that answers.",
    ),
    rule(
        "about.message",
        "{kind} from {from} to {to}, still on its way.",
        "Channels are authenticated: the receiver knows who sent it.",
    ),
    rule("holds", "Nothing has violated it so far.", ""),
    rule(
        "agreement.violated",
        "{one} decided {mine} and {other} decided {theirs} in slot {slot}.",
        "Two quorums that should have met did not.",
    ),
    rule(
        "validity.violated",
        "{server} decided {value} in slot {slot}, which nobody who owned a round proposed.",
        "",
    ),
    rule(
        "integrity.violated",
        "{server} decided {was} in slot {slot}, and now {now}.",
        "A server decides once.",
    ),
    rule("accountability.violated", "{server} convicted {client}, which has never lied.", ""),
    rule("bounded-harm.violated", "{server} spent another check on {client}.", ""),
    rule("termination.nobody", "Nobody has decided yet.", ""),
    rule("termination.waiting", "{agents} have not decided slot {slot}.", ""),
    rule(
        "termination.stuck",
        "{agents} can never decide slot {slot}: every client is convicted there.",
        "Progress needs one honest client.",
    ),
    rule(
        "termination.over",
        "The run ended before {agents} decided slot {slot}.",
        "It reached its limit of time or steps.",
    ),
    rule("termination.done", "Every live server has decided every active slot.", ""),
    rule("two-steps.done", "Every decision took exactly {delays} one-way delays, and no MAC.", ""),
    rule("two-steps.waiting", "Nobody has decided yet.", ""),
    rule(
        "two-steps.not-asked",
        "It is promised only while nothing goes wrong and all delays are equal.",
        "A fault was injected, a client kept silent, or delays differ.",
    ),
    rule(
        "two-steps.violated",
        "A decision did not take exactly {delays} one-way delays without MACs.",
        "",
    ),
];

fn names(all: &[AgentId]) -> Fact {
    Fact::Agents(all.iter().map(|who| who.name()).collect())
}

/// A fault in words.
pub fn told<L>(fault: &Fault<L>, title: impl Fn(&L) -> String) -> Told {
    let thousandth = |x: u32| Fact::Number(f64::from(x) / 1000.0);
    match fault {
        Fault::Turn(who, Some(lie), _) => {
            Told::new("fault.turn").with("client", *who).with("does", title(lie))
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
pub fn mark<L>(fault: &Fault<L>) -> Option<(AgentId, MarkFace)> {
    let (who, kind) = match fault {
        Fault::Turn(who, ..) => (*who, "turn"),
        Fault::Crash(who) => (*who, "crash"),
        Fault::Recover(who, _) => (*who, "recover"),
        Fault::Cut(who, _) => (*who, "cut"),
        Fault::Slow(who, _) | Fault::Mend(who) | Fault::CrashBeforeSending(who) => (*who, "fault"),
        _ => return None,
    };
    Some((who, MarkFace { kind, slot: 0, chip: None, round: None, about: None }))
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
        Refusal::IsUp => "that server is up at this step, so it cannot recover",
    }
}
