//! The words and tones that views show. Sentences are filled from facts; nothing here decides
//! anything.

use super::claims::CLAIMS;
use crate::portrait::{FaultCard, KindCard, Limits, Param, RuleCard, Words};

/// All of them.
pub const WORDS: Words = Words {
    id: "bp-fast-paxos",
    title: "BP Fast Paxos",
    blurb: "Servers that trust each other decide in two steps what untrusted clients propose. When \
            a client says two things, the servers see it in each other's votes and turn to another.",
    limits: Limits {
        servers: (1, 31),
        clients: (1, 16),
        proposers: Some((1, 16)),
        slots: (1, 1_000_000),
    },
    has_trust: true,
    rules: RULES,
    kinds: KINDS,
    client_faults: CLIENT_FAULTS,
    edge_faults: EDGE_FAULTS,
    claims: CLAIMS,
};

const KINDS: &[KindCard] = &[
    KindCard { kind: "ACCEPT", glyph: "tag", title: "ACCEPT", meaning: "please vote" },
    KindCard { kind: "LEARN", glyph: "chip", title: "LEARN", meaning: "I voted" },
    KindCard {
        kind: "TRUSTCHANGE",
        glyph: "trust",
        title: "TRUSTCHANGE",
        meaning: "I change trust",
    },
    KindCard {
        kind: "PROMISE",
        glyph: "envelope",
        title: "PROMISE",
        meaning: "my last vote, signed",
    },
    KindCard { kind: "DECIDED", glyph: "decided", title: "DECIDED", meaning: "a quorum voted" },
    KindCard { kind: "BEHIND", glyph: "ask", title: "BEHIND", meaning: "what did I miss?" },
    KindCard { kind: "REQUEST", glyph: "speech", title: "REQUEST", meaning: "please propose" },
    KindCard { kind: "REPLY", glyph: "speech", title: "REPLY", meaning: "it was executed" },
];

const fn rule(
    id: &'static str,
    sentence: &'static str,
    why: &'static str,
    cites: &'static str,
) -> RuleCard {
    RuleCard { id, sentence, why, cites }
}

const RULES: &[RuleCard] = &[
    rule(
        "propose",
        "{client} asks every server to vote {value} in slot {slot}.",
        "In round 0 the owner of the slot proposes at once: no PREPARE, no proof, no signature.",
        "section 5, an honest proposer; paper, section 2",
    ),
    rule(
        "propose.fill",
        "{client} has nothing to say in slot {slot}, which a later slot waits for. It proposes a no-op.",
        "The log is executed in order, so an empty slot would hold up those behind it.",
        "section 5, an honest proposer",
    ),
    rule(
        "propose.forced.one",
        "{client} holds {q} promises for round {round}. Their latest votes, those of round {k}, are all for {value}, so **{client} must propose {value}**.",
        "However few they are: that value carries whatever was chosen before it.",
        "section 4, rule 2",
    ),
    rule(
        "propose.forced.maybe",
        "{client} holds {q} promises for round {round}. {value} has {votes} votes in round {k}, and servers outside this proof could make it {q}, so **{client} must propose {value}**.",
        "It may have been chosen. At most one value can satisfy this when n >= 3f + 1.",
        "section 4, rule 3",
    ),
    rule(
        "propose.free.none",
        "{client} holds {q} promises for round {round}. None of these servers has voted, so **{client} is free** and proposes {value}.",
        "A quorum that has not voted bars every quorum of an earlier round.",
        "section 4, rule 1",
    ),
    rule(
        "propose.free.nochoice",
        "{client} holds {q} promises for round {round}. Even with every server outside this proof, no value could have {q} votes in round {k}, so **{client} is free** and proposes {value}.",
        "Votes are split so far that nothing was chosen in that round, nor before.",
        "section 4, rule 3",
    ),
    rule(
        "because.none",
        "None of these servers has voted, so nothing can have been chosen.",
        "A quorum that has not voted bars every quorum of an earlier round.",
        "section 4, rule 1",
    ),
    rule(
        "because.one",
        "The latest votes in this proof, those of round {k}, are all for {value}.",
        "However few they are: that value carries whatever was chosen before it.",
        "section 4, rule 2",
    ),
    rule(
        "because.maybe",
        "{value} has {votes} votes in round {k}, and servers outside this proof could make it {q}: it may have been chosen.",
        "It may have been chosen. At most one value can satisfy this when n >= 3f + 1.",
        "section 4, rule 3",
    ),
    rule(
        "because.nochoice",
        "Even with every server outside this proof, no value could have {q} votes in round {k}: none was chosen.",
        "Votes are split so far that nothing was chosen in that round, nor before.",
        "section 4, rule 3",
    ),
    rule(
        "promise.held",
        "{client} holds {held} of the {need} promises that it needs for round {round}.",
        "A proof is a quorum of signed promises; without it no server votes after round 0.",
        "section 4",
    ),
    rule(
        "promise.surplus",
        "{client} has proposed in round {round} already and only keeps the promise of {from}.",
        "Value and proof are fixed when first sent: a second pick could differ, and would convict an honest client.",
        "section 5, an honest proposer",
    ),
    rule(
        "resend",
        "{client} repeats its proposal of {value} for slot {slot}, byte for byte.",
        "Messages get lost. A resend repeats the same bytes, so that it cannot look like a second value.",
        "section 5, an honest proposer",
    ),
    rule(
        "won",
        "{client} hears that its command {value} was decided in slot {slot} and executed as number {result}.",
        "A server's word is good, so one DECIDED is enough.",
        "section 5, on LEARN",
    ),
    rule(
        "won.early",
        "{client} hears that its command {value} was decided in slot {slot}. The log has not reached it yet.",
        "The result follows once all lower slots are decided and executed.",
        "section 5, on LEARN",
    ),
    rule(
        "learned",
        "{client} hears that slot {slot} was decided: {value}.",
        "A decision ends the resending, but a proposer still answers promises: the server that spoke may be gone.",
        "section 5, an honest proposer",
    ),
    rule(
        "learned.lost",
        "{client} hears that slot {slot} went to {value}. It will propose its own command in a later slot.",
        "A command that lost its slot is proposed again; replicas execute each command once.",
        "section 5, an honest proposer",
    ),
    rule(
        "knew",
        "{client} knew that slot {slot} is decided.",
        "Every server of the quorum reports to the author.",
        "section 5",
    ),
    rule(
        "asked",
        "{client} receives a request: {client2} wants {value}.",
        "The servers never see the request itself. The proposer could alter it, invent one, or sit on it, and they could not tell.",
        "section 1, the other mapping",
    ),
    rule(
        "request",
        "{client} asks {proposer} to propose {value}.",
        "In this mapping clients stand behind edge proposers, which the servers trust no more than clients.",
        "section 1, the other mapping",
    ),
    rule(
        "replied",
        "{client} hears from {proposer} that its command was executed as number {result}.",
        "It has to believe the proposer: servers do not speak to clients in this mapping.",
        "section 1, the other mapping",
    ),
    rule(
        "idle",
        "{agent} has nothing to do here.",
        "A timer ran out, or news came, that no longer matters.",
        "section 5",
    ),
    // Traitors.
    rule(
        "lie.equivocate",
        "{client} asks for {values} in one round.",
        "No server can see this in its own message. They will see it in each other's votes.",
        "section 7; paper, section 2 (iii)",
    ),
    rule(
        "lie.equivocate.two",
        "{client} asks {some} to vote {value}, and {others} to vote {other}.",
        "No server can see this in its own message. They will see it in each other's votes.",
        "section 7; paper, section 2 (iii)",
    ),
    rule(
        "lie.two-proofs.two",
        "{client} holds more promises than it needs and builds two good proofs: {value} for {some}, {other} for {others}.",
        "Both are legitimate, because different quorums saw different votes. This is why every round is a fast round.",
        "section 7; section 4",
    ),
    rule(
        "lie.crash",
        "{client} crashes in mid-broadcast: its proposal of {values} reaches some servers only.",
        "A crashed client looks like a slow one.",
        "section 7",
    ),
    rule(
        "lie.two-proofs",
        "{client} holds more promises than it needs and builds two valid proofs, for {values}.",
        "Both are legitimate, because different quorums saw different votes. This is why every round is a fast round.",
        "section 7; section 4",
    ),
    rule(
        "lie.forge",
        "{client} sends {values} in round {round} with a promise that nobody signed.",
        "It holds no key, so it can only guess a MAC.",
        "section 7",
    ),
    rule(
        "lie.replay",
        "{client} sends {values} in round {round} with promises made for another place.",
        "The MAC covers slot and round, so old promises prove nothing new.",
        "section 7",
    ),
    rule(
        "lie.repeat",
        "{client} fills a quorum with copies of one promise, for {values}.",
        "A proof needs promises of distinct servers.",
        "section 7",
    ),
    rule(
        "lie.against",
        "{client} holds a good proof and proposes {values}, which it does not allow.",
        "Servers apply the pick rule to the proof themselves.",
        "section 7",
    ),
    rule(
        "lie.usurp",
        "{client} proposes {values} in round {round}, which is not its own.",
        "Every round has one owner, known to all.",
        "section 7",
    ),
    rule(
        "lie.runaway",
        "{client} names round {round}.",
        "In Paxos an enormous number shuts everyone else out. Here nobody but the servers starts a round.",
        "section 3",
    ),
    rule(
        "lie.flood",
        "{client} floods every server.",
        "Each server spends at most one proof check on it per round that it owns, and none once it is convicted.",
        "section 6, bounded harm",
    ),
    rule(
        "lie.stall",
        "{client} waited as long as it dared and only now proposes {values}.",
        "It breaks no rule: slow is not guilty.",
        "section 7",
    ),
    rule(
        "lie.collude",
        "{client} uses what its accomplices know, for {values}.",
        "Shared promises are still bound to one slot, one round and one server each.",
        "section 7",
    ),
    rule(
        "lie.alter",
        "{client} proposes {values} in place of what its client asked for.",
        "The servers cannot tell: no signature of the client exists.",
        "section 1, the other mapping",
    ),
    rule(
        "lie.invent",
        "{client} makes up a request and proposes {values}.",
        "The servers cannot tell: no signature of the client exists.",
        "section 1, the other mapping",
    ),
    rule(
        "lie.silent",
        "{client} says nothing.",
        "Nothing can be proved against silence.",
        "section 7",
    ),
    rule(
        "lie.withheld",
        "{client} could propose in round {round} now, and says nothing.",
        "Nothing can be proved against silence.",
        "section 7",
    ),
    // Servers, ACCEPT.
    rule(
        "voted",
        "{server} votes {value} in round {round} and tells every server.",
        "In round 0 the trusted client's word is enough. The vote is on disk before it is told.",
        "section 5, on ACCEPT, step 7",
    ),
    rule(
        "voted.proved",
        "{server} checks the proof, finds it good, votes {value} in round {round} and tells every server.",
        "After round 0 a value needs a proof that it cannot contradict what may have been chosen.",
        "section 5, on ACCEPT, steps 6 and 7",
    ),
    rule(
        "dropped",
        "{server} drops a message of {client} unread: it is convicted here.",
        "A convicted client costs no further work.",
        "section 5, on ACCEPT, step 1",
    ),
    rule(
        "past-window",
        "{server} drops a proposal of {client} for slot {slot}: it takes none at or past {limit}.",
        "Nobody may make it open slots without end. This is no evidence of guilt.",
        "section 5, the window",
    ),
    rule(
        "answered",
        "{server} tells {client} that slot {slot} is decided: {value}.",
        "A late proposal is answered, not judged.",
        "section 5, on ACCEPT, step 3",
    ),
    rule(
        "stale",
        "{server} ignores a proposal of {client} for round {round}: it has promised round {rnd}.",
        "A promise stops votes in lower rounds; this is what makes it worth anything.",
        "section 5, on ACCEPT, step 4",
    ),
    rule(
        "again",
        "{server} has voted {value} in round {round} already and tells the others once more.",
        "A resend may mean that its LEARN was lost.",
        "section 5, on ACCEPT, step 5",
    ),
    rule(
        "again.quiet",
        "{server} has voted {value} in round {round} already, and said so a moment ago.",
        "It repeats a vote at most once per quarter of the base time-out.",
        "section 5, on ACCEPT, step 5",
    ),
    // Servers, LEARN.
    rule(
        "heard",
        "{server} hears that {from} voted {value} in round {round}. That makes {votes}; {need} are needed.",
        "Every server counts every vote, so every server learns the decision by itself.",
        "section 5, on LEARN",
    ),
    rule(
        "heard.before",
        "{server} learns nothing new from {from}.",
        "Messages may come twice.",
        "section 5, on LEARN",
    ),
    rule(
        "decided",
        "**{server} decides {value}** in slot {slot}: {votes} servers voted it in round {round}.",
        "A quorum of n - f servers voted one value in one round.",
        "section 5, on LEARN",
    ),
    rule(
        "decided.hearsay",
        "**{server} decides {value}** in slot {slot}, on the word of {from}.",
        "Servers do not lie, so one DECIDED is enough.",
        "section 5, on DECIDED",
    ),
    // Convictions.
    rule(
        "convict.equivocation",
        "{one} voted {mine}, and {other} voted {theirs} in the same round. No honest client can cause that: **{server} convicts {client} of equivocation**.",
        "A server votes what the owner of the round asked for. Two values in one round mean that the owner said two things.",
        "section 5, on LEARN; paper, section 2 (iii)",
    ),
    rule(
        "convict.equivocation.direct",
        "{client} asked {server} for {mine}, and now for {theirs} in the same round. **{server} convicts {client} of equivocation**.",
        "An honest client fixes its value when it first sends it.",
        "section 5, on ACCEPT, step 5",
    ),
    rule(
        "convict.usurping",
        "{client} names round {round} of slot {slot}, which is not its own. **{server} convicts {client} of usurping**.",
        "Round r of slot s belongs to client number (s + r) mod m, and everybody knows it.",
        "section 5, on ACCEPT, step 2",
    ),
    rule(
        "convict.few",
        "The proof of {client} has {got} promises, {need} are needed. **{server} convicts {client} of a bad proof**.",
        "Fewer than n - f promises may all miss a value that was chosen.",
        "section 5, on ACCEPT, step 6",
    ),
    rule(
        "convict.unknown",
        "The proof of {client} names a server that does not exist. **{server} convicts {client} of a bad proof**.",
        "Only servers promise.",
        "section 5, on ACCEPT, step 6",
    ),
    rule(
        "convict.repeated",
        "The proof of {client} counts {whose} twice. **{server} convicts {client} of a bad proof**.",
        "Copies of one promise are not a quorum.",
        "section 5, on ACCEPT, step 6",
    ),
    rule(
        "convict.elsewhere",
        "The promise of {whose} in the proof of {client} is for slot {slot}, round {round}: not this one. **{server} convicts {client} of a bad proof**.",
        "A promise says how a server had voted when it entered that round. Later it may have voted again.",
        "section 5, on ACCEPT, step 6",
    ),
    rule(
        "convict.mac",
        "The MAC of the promise of {whose} does not match what it says. **{server} convicts {client} of a bad proof** and checks nothing more.",
        "Only servers hold the key K, so what does not match was altered or made up outside.",
        "section 5, on ACCEPT, step 6",
    ),
    rule(
        "convict.forced",
        "The proof is good, and it forces {forced}; {client} proposes {value}. **{server} convicts {client} of a bad proof**.",
        "Each server applies the pick rule to the proof itself.",
        "section 5, on ACCEPT, step 6",
    ),
    rule(
        "convict.foreign",
        "{client} proposes {value}, which is not its own to propose. **{server} convicts {client} of a bad proof**.",
        "A client may introduce only its own commands and no-ops.",
        "section 3",
    ),
    rule(
        "convict.word",
        "{from} brings the evidence, and servers believe each other: **{server} convicts {client}** too.",
        "Servers share fate and trust within the domain; one witness is enough.",
        "section 5, on TRUSTCHANGE",
    ),
    // Trust.
    rule(
        "trust.conviction",
        "{server} turns from {from} to {to}: round {round}.",
        "A convicted client is never trusted again, in any slot.",
        "section 5, change trust",
    ),
    rule(
        "trust.timeout",
        "{server} turns to {to}: round {round}.",
        "Someone else gets a turn. Suspicion has no other consequence.",
        "section 5, time-out",
    ),
    rule(
        "trust.word",
        "{server} follows {other} and turns to {to}: round {round}.",
        "The first TRUSTCHANGE that is heard brings servers level.",
        "section 5, on TRUSTCHANGE",
    ),
    rule(
        "promised",
        "{server} promises {to} to ignore rounds below {round}, and signs that it last voted {value}.",
        "Out of n - f of these the next proposer builds its proof.",
        "section 4; paper, section 2 (ii)",
    ),
    rule(
        "promised.none",
        "{server} promises {to} to ignore rounds below {round}, and signs that it has not voted.",
        "Out of n - f of these the next proposer builds its proof.",
        "section 4; paper, section 2 (ii)",
    ),
    rule(
        "there",
        "{server} hears that {from} is in round {round}; it is in round {rnd} itself.",
        "TRUSTCHANGE moves a server forward only.",
        "section 5, on TRUSTCHANGE",
    ),
    rule(
        "suspected",
        "{server} has waited long enough. It suspects {client}, which may just be slow.",
        "Without time-outs a silent client would stop everything; with them, nothing is proved.",
        "section 5, time-out",
    ),
    rule(
        "stopped",
        "Every client is convicted at {server}. Nobody is left to trust, so slot {slot} stops there, safely.",
        "Safety needs no honest client; progress needs one.",
        "section 5, change trust",
    ),
    // The rest.
    rule(
        "behind",
        "{server} asks the others whether it has missed anything from slot {slot} on.",
        "Nobody may miss the end of the log.",
        "section 5, slow timer",
    ),
    rule(
        "helped",
        "{server} tells {to} what it knows of {count} slots.",
        "Nobody may miss the end of the log.",
        "section 5, slow timer",
    ),
    rule(
        "helped.decided",
        "{server} tells {to} that slot {slot} is decided.",
        "Whoever changes trust in a decided slot is behind.",
        "section 5, on TRUSTCHANGE",
    ),
    rule(
        "nothing-newer",
        "{server} knows nothing that {to} has missed.",
        "Only a server that decided the slot answers.",
        "section 5, slow timer",
    ),
    rule(
        "recovered",
        "{server} is back with its disk: promises, votes, decisions and convictions survive.",
        "What it said before the crash still binds it.",
        "section 5, recovery",
    ),
    rule(
        "not-for-me",
        "{agent} takes no {kind} from {from}.",
        "Channels are authenticated: everyone knows who sent what.",
        "section 3",
    ),
    rule(
        "left.bound",
        "{n} servers of which {f} may be down: n >= 3f + 1 no longer holds, {needed} would be needed. Three quorums of {q} need not share a server.",
        "The pick rule stands on three quorums sharing a server.",
        "section 1",
    ),
    // Verdicts.
    rule("none-decided", "Nobody has decided yet.", "", "section 6"),
];

const SERVERS: Param = Param { name: "reaches", title: "reaches", kind: "servers", optional: true };
const SPLIT: Param = Param { name: "split", title: "who gets what", kind: "split", optional: true };
const WITH: Param = Param { name: "with", title: "accomplices", kind: "agents", optional: true };
const ROUND: Param = Param { name: "round", title: "round", kind: "number", optional: true };
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
        "Asks some servers for one value and the others for another.",
        &[SPLIT],
    ),
    fault("silent", "Go silent", "Sends nothing any more.", &[]),
    fault(
        "crash",
        "Crash in mid-broadcast",
        "Its next proposal reaches some servers only; then it is gone.",
        &[SERVERS],
    ),
    fault(
        "two-proofs",
        "Say two things with two good proofs",
        "In a later round: different promises prove different values.",
        &[SPLIT, WITH],
    ),
    fault("forge", "Forge a promise", "Alters a promise, or makes up all of them.", &[]),
    fault(
        "replay",
        "Replay old promises",
        "Uses promises that were made for another slot or round.",
        &[WITH],
    ),
    fault("repeat", "Repeat one promise", "Fills a quorum with copies of one promise.", &[]),
    fault(
        "against",
        "Propose against the proof",
        "Its proof forces one value; it proposes another.",
        &[],
    ),
    fault("usurp", "Take another's round", "Proposes in a round that it does not own.", &[]),
    fault("runaway", "Name an enormous round", "Tries to shut everybody else out.", &[ROUND]),
    fault(
        "flood",
        "Flood the servers",
        "Repeats, far slots, made-up proofs, many of each.",
        &[COUNT],
    ),
    fault("stall", "Stall", "Says the right thing just before the time-out, every time.", &[]),
    fault("collude", "Collude", "Shares promises and values with accomplices.", &[WITH]),
];

const EDGE_FAULTS: &[FaultCard] = &[
    fault("alter", "Alter requests", "Proposes another command than its client asked for.", &[]),
    fault("invent", "Invent a request", "Proposes what no client asked for.", &[]),
];
