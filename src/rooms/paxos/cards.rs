//! What the protocol offers by name: rules, message types, strategies and their parameters. The
//! words for all of it are the page's, one catalogue for each language, by these names:
//! `www/words/en/protocols/paxos.json` and `paxos.rules.json`.

use super::claims::CLAIMS;
use super::switches::SWITCHES;
use crate::contract::parameters::{Most, Parameter, Takes};
use crate::contract::portrait::{Cards, FaultCard, KindCard, Param, Sizes};

/// All of it.
pub const CARDS: Cards = Cards {
    id: "paxos",
    limits: Sizes { servers: (1, 31), clients: (1, 16), proposers: None, slots: (1, 1) },
    has_trust: false,
    parameters: &[
        Parameter {
            name: "starters",
            takes: Takes::Whole { least: 1, most: Most::Clients, usual: Some(1) },
        },
        Parameter { name: "backoff", takes: Takes::Word(&["random", "fixed"]) },
    ],
    rules: RULES,
    kinds: KINDS,
    client_faults: CLIENT_FAULTS,
    edge_faults: &[],
    claims: CLAIMS,
    switches: SWITCHES,
};

const fn kind(kind: &'static str, glyph: &'static str) -> KindCard {
    KindCard { kind, glyph }
}

/// In the order of [`super::Msg`].
const KINDS: &[KindCard] = &[
    kind("PREPARE", "prepare"),
    kind("PROMISE", "envelope"),
    kind("ACCEPT", "tag"),
    kind("ACCEPTED", "chip"),
    kind("FAIL", "nack"),
    kind("DECIDED", "decided"),
    kind("ASK", "ask"),
];

const RULES: &[&str] = &[
    // All of them.
    // In the order of [`super::Msg`].
    // Proposers, phase 1.
    "prepare",
    "prepare.over",
    "promise.held",
    "promise.surplus",
    // Proposers, phase 2.
    "propose.free",
    "propose.bound",
    "accepted.held",
    "chosen",
    "chosen.other",
    // Proposers, refused.
    "refused",
    "refused.theft",
    "refused.barred",
    "refused.old",
    "outbid.none",
    "outbid.own",
    "termination.outbid",
    "back-off",
    "time-out",
    // Proposers, the end.
    "won",
    "lost",
    "finished",
    "knew",
    // Traitors.
    "lie.equivocate",
    "lie.equivocate.two",
    "lie.crash",
    "lie.runaway",
    "lie.flood",
    "lie.stall",
    "lie.silent",
    "lie.withheld",
    // Servers, phase 1.
    "promised",
    "promised.none",
    "broke",
    "fail.prepare",
    "fail.accept",
    // Servers, phase 2.
    "voted",
    "voted.again",
    // Learners.
    "heard",
    "heard.before",
    "decided",
    "decided.hearsay",
    "answered",
    // The rest.
    "ask",
    "told.decided",
    "told.vote",
    "nothing-newer",
    "recovered",
    "idle",
    "not-for-me",
    // Verdicts.
    "none-decided",
];

const SERVERS: Param = Param { name: "reaches", kind: "servers", optional: true };
const SPLIT: Param = Param { name: "split", kind: "split", optional: true };
const ROUND: Param = Param { name: "round", kind: "number", optional: true };
const COUNT: Param = Param { name: "count", kind: "number", optional: true };

const fn fault(does: &'static str, params: &'static [Param]) -> FaultCard {
    FaultCard { does, params }
}

const CLIENT_FAULTS: &[FaultCard] = &[
    fault("equivocate", &[SPLIT]),
    fault("silent", &[]),
    fault("crash", &[SERVERS]),
    fault("runaway", &[ROUND]),
    fault("flood", &[COUNT]),
    fault("stall", &[]),
];
