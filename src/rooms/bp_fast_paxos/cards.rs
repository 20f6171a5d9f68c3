//! What the protocol offers by name: rules, message types, strategies and their parameters. The
//! words for all of it are the page's, one catalogue for each language, by these names:
//! `www/words/en/protocols/bp-fast-paxos.json` and `bp-fast-paxos.rules.json`.

use super::BpFastPaxos;
use super::claims::CLAIMS;
use super::switches::SWITCHES;
use crate::contract::parameters::{Most, Parameter, Takes};
use crate::contract::portrait::{Cards, FaultCard, KindCard, Param, Sizes};

/// All of it.
pub const CARDS: Cards = Cards {
    id: "bp-fast-paxos",
    limits: Sizes {
        servers: (1, 31),
        clients: (1, 16),
        proposers: Some((1, 16)),
        slots: (1, 1_000_000),
    },
    has_trust: true,
    parameters: &[
        Parameter { name: "f", takes: Takes::Whole { least: 0, most: Most::Others, usual: None } },
        Parameter {
            name: "window",
            takes: Takes::Whole {
                least: 1,
                most: Most::Just(1024),
                usual: Some(BpFastPaxos::WINDOW),
            },
        },
    ],
    rules: RULES,
    kinds: KINDS,
    client_faults: CLIENT_FAULTS,
    edge_faults: EDGE_FAULTS,
    claims: CLAIMS,
    switches: SWITCHES,
};

const KINDS: &[KindCard] = &[
    KindCard { kind: "ACCEPT", glyph: "tag" },
    KindCard { kind: "LEARN", glyph: "chip" },
    KindCard { kind: "TRUSTCHANGE", glyph: "trust" },
    KindCard { kind: "PROMISE", glyph: "envelope" },
    KindCard { kind: "DECIDED", glyph: "decided" },
    KindCard { kind: "BEHIND", glyph: "ask" },
    KindCard { kind: "REQUEST", glyph: "speech" },
    KindCard { kind: "REPLY", glyph: "speech" },
];

const RULES: &[&str] = &[
    // All of them.
    "propose",
    "propose.fill",
    "propose.forced.one",
    "propose.forced.maybe",
    "propose.free.none",
    "propose.free.nochoice",
    "because.none",
    "because.one",
    "because.maybe",
    "because.nochoice",
    "promise.held",
    "promise.kept",
    "promise.surplus",
    "resend",
    "won",
    "won.early",
    "learned",
    "learned.lost",
    "knew",
    "asked",
    "request",
    "replied",
    "idle",
    // Traitors.
    "lie.equivocate",
    "lie.equivocate.two",
    "lie.two-proofs.two",
    "lie.crash",
    "lie.two-proofs",
    "lie.forge",
    "lie.replay",
    "lie.repeat",
    "lie.against",
    "lie.usurp",
    "lie.runaway",
    "lie.flood",
    "lie.stall",
    "lie.collude",
    "lie.alter",
    "lie.invent",
    "lie.silent",
    "lie.withheld",
    // Servers, ACCEPT.
    "voted",
    "voted.proved",
    "dropped",
    "past-window",
    "answered",
    "stale",
    "again",
    "again.quiet",
    // Servers, LEARN.
    "heard",
    "heard.before",
    "decided",
    "decided.hearsay",
    // Convictions.
    "convict.equivocation",
    "convict.equivocation.direct",
    "convict.usurping",
    "convict.slow",
    "convict.few",
    "convict.unknown",
    "convict.repeated",
    "convict.elsewhere",
    "convict.mac",
    "convict.forced",
    "convict.foreign",
    "convict.word",
    // Trust.
    "trust.conviction",
    "trust.timeout",
    "trust.word",
    "promised",
    "promised.none",
    "there",
    "suspected",
    "stopped",
    "termination.patience",
    "termination.silenced",
    // The rest.
    "behind",
    "helped",
    "helped.decided",
    "nothing-newer",
    "recovered",
    "not-for-me",
    "left.bound",
    // Verdicts.
    "none-decided",
];

const SERVERS: Param = Param { name: "reaches", kind: "servers", optional: true };
const SPLIT: Param = Param { name: "split", kind: "split", optional: true };
const WITH: Param = Param { name: "with", kind: "agents", optional: true };
const ROUND: Param = Param { name: "round", kind: "number", optional: true };
const COUNT: Param = Param { name: "count", kind: "number", optional: true };

const fn fault(does: &'static str, params: &'static [Param]) -> FaultCard {
    FaultCard { does, params }
}

const CLIENT_FAULTS: &[FaultCard] = &[
    fault("equivocate", &[SPLIT]),
    fault("silent", &[]),
    fault("crash", &[SERVERS]),
    fault("two-proofs", &[SPLIT, WITH]),
    fault("forge", &[]),
    fault("replay", &[WITH]),
    fault("repeat", &[]),
    fault("against", &[]),
    fault("usurp", &[]),
    fault("runaway", &[ROUND]),
    fault("flood", &[COUNT]),
    fault("stall", &[]),
    fault("collude", &[WITH]),
];

const EDGE_FAULTS: &[FaultCard] = &[fault("alter", &[]), fault("invent", &[])];
