//! The words that views show. Sentences are filled from facts; nothing here decides anything.

use super::claims::CLAIMS;
use crate::portrait::{FaultCard, KindCard, Limits, Param, RuleCard, Words};

/// All of them.
pub const WORDS: Words = Words {
    id: "paxos",
    title: "Paxos",
    blurb: "A majority of servers promises, a majority accepts, and crashes do no harm. It trusts \
            its proposers: one that lies can split the servers or shut everyone else out.",
    limits: Limits { servers: (1, 31), clients: (1, 16), proposers: None, slots: (1, 1) },
    has_trust: false,
    rules: RULES,
    kinds: KINDS,
    client_faults: CLIENT_FAULTS,
    edge_faults: &[],
    claims: CLAIMS,
};

const fn kind(kind: &'static str, glyph: &'static str, meaning: &'static str) -> KindCard {
    KindCard { kind, glyph, title: kind, meaning }
}

/// In the order of [`super::Msg`].
const KINDS: &[KindCard] = &[
    kind("PREPARE", "prepare", "ignore lower IDs"),
    kind("PROMISE", "envelope", "I will; my last vote"),
    kind("ACCEPT", "tag", "please vote"),
    kind("ACCEPTED", "chip", "I voted"),
    kind("FAIL", "nack", "I promised higher"),
    kind("DECIDED", "decided", "a majority voted"),
    kind("ASK", "ask", "what did I miss?"),
];

const fn rule(
    id: &'static str,
    sentence: &'static str,
    why: &'static str,
    cites: &'static str,
) -> RuleCard {
    RuleCard { id, sentence, why, cites }
}

const PROPOSER_1: &str = "lecture: Full Paxos, phase 1, proposer";
const PROPOSER_2: &str = "lecture: Full Paxos, phase 2, proposer";
const ACCEPTOR_1: &str = "lecture: Full Paxos, phase 1, acceptor";
const ACCEPTOR_2: &str = "lecture: Full Paxos, phase 2, acceptor";
const NUMBERS: &str = "lecture: Paxos, algorithm notes (proposal numbers)";
const LIVELOCK: &str = "lecture: Paxos and livelock";
const FAILURES: &str = "lecture: Full Paxos, failure cases";
const LEARNING: &str = "Lamport, Paxos Made Simple, section 2.3";
const PROGRESS: &str = "Lamport, Paxos Made Simple, section 2.4";
const CHOOSING: &str = "Lamport, Paxos Made Simple, section 2.2";
const BYZANTINE: &str = "lecture: Real World Paxos, Byzantine failures";

const RULES: &[RuleCard] = &[
    // Proposers, phase 1.
    rule(
        "prepare",
        "{client} asks every server to promise ID {round}.",
        "It must learn what may have been chosen, and bar lower IDs, before it asks for votes.",
        PROPOSER_1,
    ),
    rule(
        "prepare.over",
        "{client} outbids {promised}: it asks every server to promise ID {round}.",
        "An ID must be higher than any that a majority has promised. IDs are unique: client number \
         i of m uses i, i + m, i + 2m, ...",
        NUMBERS,
    ),
    rule(
        "promise.held",
        "{client} holds {held} of the {need} promises that it needs for ID {round}.",
        "Two majorities share a server, so a majority knows of every value chosen before.",
        PROPOSER_2,
    ),
    rule(
        "promise.surplus",
        "{client} has no more use for the promise of {from} for ID {round}.",
        "A majority was enough, or the attempt is over.",
        PROPOSER_2,
    ),
    // Proposers, phase 2.
    rule(
        "propose.free",
        "{client} holds {need} promises, and none of these servers has voted. \
         **{client} is free** and asks for {value} with ID {round}.",
        "A majority that has not voted bars every lower ID from being chosen.",
        PROPOSER_2,
    ),
    rule(
        "propose.bound",
        "{client} holds {need} promises. The latest vote among them, with ID {vrnd}, is for \
         {value}. **{client} must ask for {value}** with ID {round}.",
        "That value may have been chosen already. The vote with the highest ID carries on whatever \
         was.",
        PROPOSER_2,
    ),
    rule(
        "accepted.held",
        "{client} hears that {from} voted for its proposal with ID {round}: {held} of {need}.",
        "Acceptors tell the proposer as well as the learners.",
        ACCEPTOR_2,
    ),
    rule(
        "chosen",
        "A majority voted for the proposal of {client} with ID {round}: {value} is chosen.",
        "From now on every higher ID carries this value.",
        LEARNING,
    ),
    rule(
        "chosen.other",
        "A majority voted for the proposal of {client} with ID {round}. It completed what another \
         began: {value} is chosen.",
        "A proposer that takes over does not know it: it asks for the value that it found.",
        FAILURES,
    ),
    // Proposers, refused.
    rule(
        "refused",
        "{client} is refused: {from} has promised ID {promised}, and {round} is lower. \
         **The attempt is over.**",
        "A proposer whose ID is too low finds out by being refused, and must try again.",
        NUMBERS,
    ),
    rule(
        "refused.theft",
        "{client} is refused: {from} has promised ID {promised} already, to somebody else. \
         **The attempt is over.**",
        "No two honest proposers use the same ID. Nothing in Paxos checks whose it is.",
        BYZANTINE,
    ),
    rule(
        "refused.barred",
        "{client} is refused: {from} has promised ID {promised}, which no ID of {client} can \
         outbid. {barred} servers are lost to it; it can spare {spare}.",
        "A promise is never taken back. While a majority is left, the attempt goes on.",
        BYZANTINE,
    ),
    rule(
        "refused.old",
        "{client} is refused by {from} once more; that attempt is over anyway.",
        "One refusal ends an attempt; the others come too late to matter.",
        ACCEPTOR_1,
    ),
    rule(
        "outbid.none",
        "A majority has promised ID {promised}. **No number is left to outbid it: {client} gives \
         up for good.**",
        "Promises only grow, so no attempt can ever succeed. Servers must promise the highest ID \
         they see; a proposer that sets its ID to infinity shuts everybody out.",
        BYZANTINE,
    ),
    rule(
        "outbid.own",
        "{client} has used up its own IDs. **No number is left: it gives up for good.**",
        "IDs end at 2 147 483 647.",
        NUMBERS,
    ),
    rule(
        "back-off",
        "{client} waits up to {most} delays, at random, before it outbids.",
        "Proposers that outbid each other at once may do so for ever. The random wait doubles with \
         each refusal, until one of them has enough time alone.",
        LIVELOCK,
    ),
    rule(
        "time-out",
        "{client} has waited long enough for its attempt with ID {round}. It tries again.",
        "Messages get lost and servers crash. A new ID is safe; the old one may not be used again.",
        FAILURES,
    ),
    // Proposers, the end.
    rule(
        "won",
        "{client} hears from {from} that its command {value} is decided.",
        "A server's word is good, so one DECIDED is enough to know.",
        LEARNING,
    ),
    rule(
        "lost",
        "{client} hears from {from} that {value} is decided, and not its own command.",
        "One value is chosen. Whoever comes late learns it.",
        LEARNING,
    ),
    rule(
        "finished",
        "{count} servers have told {client} that {value} is decided. It rests.",
        "At least one of a majority survives, and tells whoever asks. Before that the one server \
         that knows might be gone for good.",
        PROGRESS,
    ),
    rule(
        "knew",
        "{client} learns nothing new from {from}.",
        "It knows already, or the attempt is over.",
        LEARNING,
    ),
    // Traitors.
    rule(
        "lie.equivocate",
        "{client} asks different servers for {values} with one ID, {round}.",
        "Learners count votes by ID and believe that an ID carries one value. Nothing in Paxos \
         notices.",
        BYZANTINE,
    ),
    rule(
        "lie.equivocate.two",
        "{client} asks {some} to vote {value} and {others} to vote {other}, all with ID {round}.",
        "Learners count votes by ID and believe that an ID carries one value. Nothing in Paxos \
         notices.",
        BYZANTINE,
    ),
    rule(
        "lie.crash",
        "{client} crashes in mid-broadcast: its message reaches some servers only.",
        "Paxos is made for this: another proposer completes what it finds.",
        FAILURES,
    ),
    rule(
        "lie.runaway",
        "{client} asks every server to promise ID {round}.",
        "Anyone may name any ID, and servers must promise the highest they see. No number is left \
         to outbid this one.",
        BYZANTINE,
    ),
    rule(
        "lie.flood",
        "{client} floods every server with PREPAREs, up to ID {round}.",
        "Each breaks the promises made to the others. Nobody is ever convicted in Paxos.",
        BYZANTINE,
    ),
    rule(
        "lie.stall",
        "{client} waited as long as it dared and only now sends its message with ID {round}.",
        "It breaks no rule: slow is not guilty.",
        FAILURES,
    ),
    rule(
        "lie.silent",
        "{client} says nothing.",
        "A silent proposer looks like a crashed one. Another takes over.",
        FAILURES,
    ),
    rule(
        "lie.withheld",
        "{client} should send a message with ID {round} now, and does not.",
        "A silent proposer looks like a crashed one. Another takes over.",
        FAILURES,
    ),
    // Servers, phase 1.
    rule(
        "promised",
        "{server} **promises** {client} to ignore IDs below {round}, and tells that it voted \
         {value} with ID {vrnd}.",
        "The next proposer must not contradict a vote that may have been decisive.",
        ACCEPTOR_1,
    ),
    rule(
        "promised.none",
        "{server} **promises** {client} to ignore IDs below {round}, and tells that it has not \
         voted.",
        "Promises of a majority make sure that no lower ID can still be chosen.",
        ACCEPTOR_1,
    ),
    rule(
        "broke",
        "{server} tells {client} that its promise for ID {round} no longer holds: it has promised \
         {promised}.",
        "A proposer that has lost should know, and abandon its attempt.",
        CHOOSING,
    ),
    rule(
        "fail.prepare",
        "{server} refuses ID {round} of {client}: it has promised {promised}.",
        "It promises the highest ID it sees. It cannot know whether anybody will ever use it.",
        ACCEPTOR_1,
    ),
    rule(
        "fail.accept",
        "{server} refuses to vote for ID {round} of {client}: it has promised {promised}.",
        "A promise bars votes with lower IDs; this is what makes it worth anything.",
        ACCEPTOR_2,
    ),
    // Servers, phase 2.
    rule(
        "voted",
        "{server} votes {value} with ID {round} for {client}, and tells every server.",
        "It has promised no higher ID. The vote is on disk before it is told.",
        ACCEPTOR_2,
    ),
    rule(
        "voted.again",
        "{server} has voted {value} with ID {round} already, and says so once more.",
        "Messages may come twice.",
        ACCEPTOR_2,
    ),
    // Learners.
    rule(
        "heard",
        "{server} hears that {from} voted {value} with ID {round}: {votes} of {need}.",
        "Every server counts votes, so every server learns the decision by itself.",
        LEARNING,
    ),
    rule(
        "heard.before",
        "{server} learns nothing new from {from}.",
        "Messages may come twice.",
        LEARNING,
    ),
    rule(
        "decided",
        "**{server} decides {value}**: {votes} servers voted with ID {round}.",
        "A majority accepted one proposal. The server believes that one ID carries one value.",
        LEARNING,
    ),
    rule(
        "decided.hearsay",
        "**{server} decides {value}**, on the word of {from}.",
        "Servers do not lie, so one DECIDED is enough.",
        LEARNING,
    ),
    rule(
        "answered",
        "{server} tells {client} that {value} is decided.",
        "A late proposer needs no promise any more.",
        LEARNING,
    ),
    // The rest.
    rule(
        "ask",
        "{server} asks the others whether it has missed the decision.",
        "ACCEPTED may be lost, and then nobody repeats it unasked.",
        LEARNING,
    ),
    rule(
        "told.decided",
        "{server} tells {to} that {value} is decided.",
        "Whoever asks has missed something.",
        LEARNING,
    ),
    rule(
        "told.vote",
        "{server} tells {to} that it voted {value} with ID {round}.",
        "It does not know the decision, but its vote may complete a majority.",
        LEARNING,
    ),
    rule(
        "nothing-newer",
        "{server} knows nothing that {to} has missed.",
        "Only votes and decisions are worth telling.",
        LEARNING,
    ),
    rule(
        "recovered",
        "{server} is back with its disk: promise, vote and decision survive.",
        "What it said before the crash still binds it.",
        "lecture: Paxos, assumptions (process failure)",
    ),
    rule(
        "idle",
        "{agent} has nothing to do here.",
        "A timer ran out that no longer matters.",
        FAILURES,
    ),
    rule(
        "not-for-me",
        "{agent} takes no {kind} from {from}.",
        "Channels are authenticated: everyone knows who sent what.",
        "lecture: Paxos, assumptions (unicasts)",
    ),
    // Verdicts.
    rule("none-decided", "Nobody has decided yet.", "", "lecture: Paxos, outline"),
];

const SERVERS: Param = Param { name: "reaches", title: "reaches", kind: "servers", optional: true };
const SPLIT: Param = Param { name: "split", title: "who gets what", kind: "split", optional: true };
const ROUND: Param = Param { name: "round", title: "ID", kind: "number", optional: true };
const COUNT: Param =
    Param { name: "count", title: "messages to each server", kind: "number", optional: true };

const fn fault(
    does: &'static str,
    title: &'static str,
    blurb: &'static str,
    params: &'static [Param],
) -> FaultCard {
    FaultCard { does, title, blurb, params }
}

const CLIENT_FAULTS: &[FaultCard] = &[
    fault(
        "equivocate",
        "Say two things",
        "With one ID it asks some servers for one value and the others for another.",
        &[SPLIT],
    ),
    fault("silent", "Go silent", "Sends nothing any more.", &[]),
    fault(
        "crash",
        "Crash in mid-broadcast",
        "Its next message reaches some servers only; then it is gone.",
        &[SERVERS],
    ),
    fault(
        "runaway",
        "Name an enormous ID",
        "Shuts everybody else out, then says nothing more.",
        &[ROUND],
    ),
    fault(
        "flood",
        "Flood the servers",
        "PREPAREs without end, each outbidding the last.",
        &[COUNT],
    ),
    fault("stall", "Stall", "Says the right thing just before the time-out, every time.", &[]),
];
