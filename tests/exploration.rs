//! The exhaustive search: exact counts, shortest counterexamples, and the reductions against the
//! search without any.

use turncoat::border::scenario::Scenario;
use turncoat::catalog;
use turncoat::search::Progress;
use turncoat::search::bounds::Bounds;
use turncoat::search::estimate::estimate;

/// BP Fast Paxos with one client, a traitor who owns every round: the adversary of the abstract
/// model.
fn bounds(servers: u8, rounds: u8) -> Bounds {
    Bounds { rounds, ..Bounds::of(servers) }
}

/// Paxos with two honest proposers, and so many IDs.
fn paxos(servers: u8, ids: u8) -> Bounds {
    Bounds {
        protocol: "paxos".into(),
        clients: 2,
        honest: vec!["C1".into(), "C2".into()],
        values: 1,
        ..bounds(servers, ids)
    }
}

fn without(rule: &str, bounds: Bounds) -> Bounds {
    Bounds { without: vec![rule.into()], ..bounds }
}

fn search(bounds: &Bounds) -> Progress {
    let mut search = catalog::search(bounds.clone()).unwrap();
    loop {
        let progress = search.advance(100_000);
        if progress.done {
            return progress;
        }
    }
}

/// Searches, and replays what was found as a file would be: the same property falls.
fn broken(bounds: &Bounds) -> (String, usize, Scenario) {
    let mut search = catalog::search(bounds.clone()).unwrap();
    let progress = loop {
        let progress = search.advance(100_000);
        if progress.done {
            break progress;
        }
    };
    let claim = progress.violated.unwrap_or_else(|| panic!("nothing found: {progress:?}"));
    let scenario = search.counterexample().unwrap();
    let mut stage = catalog::open(scenario.to_json().as_bytes()).unwrap();
    let summary = serde_json::to_value(stage.summarise(None)).unwrap();
    assert_eq!(summary["properties"][claim]["verdict"], "violated", "{claim} does not replay");
    (claim.into(), progress.steps.unwrap(), scenario)
}

/// A counterexample that ships: its file, a title, what there is to see.
type Shipped = (&'static str, &'static str, &'static str);

/// The shipped file is what the search finds now; written anew where `TURNCOAT_BLESS` is set.
fn ships(found: &Scenario, (file, name, about): Shipped) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/scenarios").join(file);
    let named =
        Scenario { name: Some(name.into()), about: Some(about.into()), ..found.clone() }.to_json();
    if std::env::var_os("TURNCOAT_BLESS").is_some() {
        std::fs::write(&path, &named).unwrap();
    }
    let shipped = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(shipped == named, "{file} is not what the search finds");
}

#[test]
fn with_every_rule_on_nothing_is_violated_and_the_counts_are_exact() {
    // Servers, rounds: states. One round and four servers: the bags of four out of no vote, A and B,
    // of which there are 15, and 9 if A and B are alike.
    let counts = [
        ((1, 1), 5),
        ((3, 1), 6),
        ((4, 1), 9),
        ((7, 1), 20),
        ((3, 2), 81),
        ((4, 2), 343),
        ((5, 2), 1_011),
        ((7, 2), 7_441),
        ((10, 2), 86_656),
        ((4, 3), 14_243),
        ((5, 3), 127_238),
        ((4, 4), 655_881),
    ];
    for ((servers, rounds), states) in counts {
        let progress = search(&bounds(servers, rounds));
        assert!(progress.complete, "{servers} servers, {rounds} rounds");
        assert_eq!(progress.violated, None);
        assert_eq!(progress.states, states, "{servers} servers, {rounds} rounds");
    }
}

#[test]
fn with_hints_there_are_more_states_and_the_verdict_is_the_same() {
    for ((servers, rounds), states) in [((3, 2), 81), ((4, 2), 520), ((4, 3), 61_183)] {
        let progress = search(&Bounds { hints: true, ..bounds(servers, rounds) });
        assert!(progress.complete && progress.violated.is_none());
        assert_eq!(progress.states, states, "{servers} servers, {rounds} rounds");
    }
    for (servers, f, rounds) in [(2, 1, 1), (3, 1, 2), (5, 2, 2), (6, 2, 2)] {
        let hasty = Bounds { f: Some(f), ..bounds(servers, rounds) };
        let thorough = Bounds { hints: true, ..hasty.clone() };
        assert_eq!(broken(&hasty), broken(&thorough), "begun anew: {servers} servers");
    }
}

#[test]
fn an_estimate_is_right_to_within_a_factor_of_ten() {
    let cases = [
        bounds(4, 2),
        bounds(4, 3),
        bounds(5, 3),
        bounds(7, 2),
        bounds(10, 2),
        Bounds { clients: 2, ..bounds(4, 3) },
        Bounds { clients: 2, honest: vec!["C2".into()], ..bounds(4, 3) },
        Bounds { values: 3, ..bounds(4, 2) },
        Bounds { crashes: 1, recoveries: 1, ..bounds(4, 2) },
        Bounds { hints: true, ..bounds(4, 3) },
        paxos(3, 2),
        paxos(5, 2),
        paxos(3, 4),
    ];
    for bounds in cases {
        #[allow(clippy::cast_precision_loss)]
        let states = search(&bounds).states as f64;
        let ratio = estimate(&bounds).states / states;
        assert!((0.1..10.0).contains(&ratio), "{ratio:.2} of {states}: {bounds:?}");
    }
    // What takes a whole machine is seen before it is begun.
    assert!(!estimate(&bounds(10, 4)).fits && !estimate(&bounds(4, 6)).fits);
    assert!(estimate(&bounds(4, 4)).fits && estimate(&bounds(7, 3)).fits);
}

#[test]
fn threads_change_nothing_but_the_time() {
    let cases = [
        bounds(4, 3),
        Bounds { f: Some(2), ..bounds(6, 2) },
        without("lone-vote", bounds(4, 3)),
        Bounds { clients: 2, honest: vec!["C2".into()], ..bounds(4, 2) },
    ];
    for one in cases {
        let progress = search(&one);
        for threads in [2, 3] {
            let many = Bounds { threads, ..one.clone() };
            let other = search(&many);
            assert_eq!(progress.per_depth, other.per_depth, "{many:?}");
            assert_eq!(progress.bounds, other.bounds, "{many:?}");
            assert_eq!((progress.violated, progress.steps), (other.violated, other.steps));
            if progress.violated.is_some() {
                assert_eq!(broken(&one), broken(&many), "{many:?}");
            }
            let few = |bounds: &Bounds| search(&Bounds { most_states: 5000, ..bounds.clone() });
            assert_eq!(few(&one).states, few(&many).states, "it stops in the same place: {many:?}");
        }
    }
}

#[test]
fn after_a_lost_disk_a_server_has_promised_twice_and_both_can_be_cited() {
    let honest = vec!["C1".into()];
    let more = Bounds { clients: 2, honest, values: 1, crashes: 1, lost_disks: 1, ..bounds(2, 3) };
    for off in [&[][..], &["same-bytes"], &["disk"]] {
        let without = off.iter().map(|rule| (*rule).into()).collect();
        let (claim, ..) = broken(&Bounds { without, ..more.clone() });
        assert_eq!(claim, "agreement", "without {off:?}");
    }
}

#[test]
fn more_of_everything_and_still_nothing_is_violated() {
    let honest = |clients, honest: &[&str]| Bounds {
        clients,
        honest: honest.iter().map(|name| (*name).into()).collect(),
        ..bounds(4, 2)
    };
    let cases = [
        (Bounds { clients: 2, ..bounds(4, 2) }, 518),
        (Bounds { clients: 3, ..bounds(4, 2) }, 518),
        (honest(2, &["C2"]), 490),
        (honest(2, &["C1"]), 161),
        (honest(2, &["C1", "C2"]), 249),
        (Bounds { crashes: 1, recoveries: 1, ..bounds(4, 2) }, 2_045),
        (Bounds { duplicates: 1, ..honest(2, &["C2"]) }, 939),
        (Bounds { values: 3, ..bounds(4, 2) }, 866),
    ];
    for (bounds, states) in cases {
        let progress = search(&bounds);
        assert!(progress.complete && progress.violated.is_none(), "{bounds:?}");
        assert_eq!(progress.states, states, "{bounds:?}");
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table, a row for each rule")]
fn each_rule_that_is_off_has_its_shortest_counterexample() {
    let with_c2 = || Bounds { clients: 2, honest: vec!["C2".into()], ..bounds(4, 2) };
    let with_c1 = |rounds| Bounds { honest: vec!["C1".into()], ..bounds(4, rounds) };
    let crash = || Bounds { crashes: 1, recoveries: 1, ..bounds(4, 2) };
    let quorum = Bounds { f: Some(1), ..bounds(5, 2) };
    let silent = Bounds { termination: true, ..with_c2() };
    let resent = Bounds { duplicates: 1, ..with_c2() };
    let silenced = Bounds { crashes: 1, time_outs: Some(0), termination: true, ..with_c1(2) };
    let cases: [(Bounds, &str, usize, Shipped); 14] = [
        (
            without("proof", bounds(4, 2)),
            "agreement",
            18,
            (
                "31-without-proof.json",
                "No proof asked",
                "After round 0 nobody asks for a proof. A is decided in round 0, and the traitor just \
                 asks for B in round 1.",
            ),
        ),
        (
            without("mac", bounds(4, 2)),
            "agreement",
            18,
            (
                "32-without-mac.json",
                "MACs not checked",
                "Nobody checks the MACs, so the traitor makes up three promises that say \"no vote\".",
            ),
        ),
        (
            without("mac-round", bounds(4, 3)),
            "agreement",
            24,
            (
                "33-without-mac-round.json",
                "The MAC does not bind the round",
                "Promises made for round 1, before the servers voted, pass as promises for round 2.",
            ),
        ),
        (
            without("mac-vote", bounds(4, 2)),
            "agreement",
            24,
            (
                "34-without-mac-vote.json",
                "The MAC does not bind the vote",
                "The traitor takes the votes out of genuine promises, and nobody sees it.",
            ),
        ),
        (
            without("distinct", bounds(4, 2)),
            "agreement",
            20,
            (
                "35-without-distinct.json",
                "One server counted three times",
                "The one server that has not voted promises once; copies fill the quorum.",
            ),
        ),
        (
            without("lone-vote", bounds(4, 3)),
            "agreement",
            32,
            (
                "36-without-lone-vote.json",
                "A lone vote does not force",
                "A single vote in round 1 carries a value that was chosen in round 0. Without rule 2 \
                 the owner of round 2 may pass it over.",
            ),
        ),
        (
            without("quorum", quorum),
            "agreement",
            26,
            (
                "37-without-quorum.json",
                "Majorities of five",
                "Three majorities of five servers need not share a server, so two values can look \
                 chosen at once.",
            ),
        ),
        (
            without("bound", bounds(3, 2)),
            "agreement",
            18,
            (
                "38-without-bound.json",
                "Three servers that bear one crash",
                "With n = 3f quorums of two need not meet in threes.",
            ),
        ),
        (
            without("promise", bounds(4, 2)),
            "agreement",
            24,
            (
                "39-without-promise.json",
                "Promises that bar nothing",
                "A server promises for round 1, and then votes in round 0 all the same.",
            ),
        ),
        (
            without("disk", crash()),
            "agreement",
            28,
            (
                "40-without-disk.json",
                "Disks do not survive",
                "A server forgets its vote in a crash, and promises that it never voted.",
            ),
        ),
        (
            without("time-out", silent),
            "termination",
            1,
            (
                "41-without-time-out.json",
                "Patience without end",
                "C1 says nothing, and no server ever turns to C2, who is honest.",
            ),
        ),
        (
            without("suspicion", with_c1(1)),
            "accountability",
            1,
            (
                "42-without-suspicion.json",
                "Slow means guilty",
                "A time-out convicts. C1 is honest, and only slow.",
            ),
        ),
        (
            without("same-bytes", resent),
            "accountability",
            14,
            (
                "43-without-same-bytes.json",
                "A resend picks anew",
                "A fourth promise arrives, the honest C2 picks again, and now proposes another value: \
                 it looks like a liar.",
            ),
        ),
        (
            without("keep-answering", silenced),
            "termination",
            17,
            (
                "44-without-keep-answering.json",
                "One DECIDED silences",
                "S2 decides, tells C1, and is gone for good. C1 is silent now, and the others still \
                 need a proposer.",
            ),
        ),
    ];
    for (bounds, claim, steps, shipped) in cases {
        let (found, length, scenario) = broken(&bounds);
        assert_eq!((found.as_str(), length), (claim, steps), "{bounds:?}");
        ships(&scenario, shipped);
    }
    // A disk that is lost by hand, with every rule on, is as bad as the rule that is off.
    let lost = Bounds { crashes: 1, lost_disks: 1, ..bounds(4, 2) };
    assert_eq!(broken(&lost).1, 28);
}

#[test]
fn the_slot_must_be_inside_the_mac_where_there_are_two() {
    let bounds = without("mac-slot", Bounds { slots: 2, ..bounds(4, 2) });
    let (claim, steps, scenario) = broken(&bounds);
    assert_eq!((claim.as_str(), steps), ("agreement", 24));
    let about = "A promise that says \"no vote\" in one slot passes in another, where the server has \
                 voted.";
    ships(&scenario, ("45-without-mac-slot.json", "The MAC does not bind the slot", about));
}

#[test]
fn a_bound_is_tight_one_round_less_hides_the_violation() {
    for rule in ["mac-round", "lone-vote"] {
        let progress = search(&without(rule, bounds(4, 2)));
        assert!(progress.complete && progress.violated.is_none(), "{rule} needs three rounds");
        assert!(progress.bounds.contains(&"rounds"), "and the verdict says what it was bounded by");
    }
    // At n = 4 a majority is n - f: nothing is missing.
    let progress = search(&without("quorum", bounds(4, 2)));
    assert!(progress.complete && progress.violated.is_none());
    // n = 3f + 1 holds, n = 3f breaks.
    let f = |servers, f| Bounds { f: Some(f), ..bounds(servers, 2) };
    assert_eq!(search(&f(4, 1)).violated, None);
    assert_eq!(search(&f(3, 1)).violated, Some("agreement"));
    assert_eq!(search(&f(7, 2)).violated, None);
    assert_eq!(search(&f(6, 2)).violated, Some("agreement"));
}

/// What a reduced search finds, the plain one finds: the same verdict, as short.
#[test]
fn the_reductions_lose_nothing() {
    let cases = [
        bounds(1, 2),
        bounds(2, 1),
        bounds(2, 2),
        bounds(3, 1),
        Bounds { clients: 2, ..bounds(2, 2) },
        Bounds { clients: 2, honest: vec!["C2".into()], ..bounds(2, 2) },
        Bounds { f: Some(1), ..bounds(2, 1) },
        Bounds { f: Some(1), ..bounds(2, 2) },
        Bounds { f: Some(1), ..bounds(3, 1) },
        paxos(2, 2),
        paxos(3, 1),
        Bounds { crashes: 1, recoveries: 1, ..bounds(2, 2) },
        Bounds { duplicates: 1, ..bounds(2, 1) },
        without("proof", bounds(2, 2)),
        without("mac", bounds(2, 2)),
        without("distinct", bounds(2, 2)),
        without("mac-vote", bounds(2, 2)),
        without("promise", bounds(2, 2)),
        without("suspicion", Bounds { honest: vec!["C1".into()], ..bounds(2, 1) }),
    ];
    for bounds in cases {
        let plain = Bounds { plain: true, ..bounds.clone() };
        let (reduced, plain_found) = (search(&bounds), search(&plain));
        let thorough = search(&Bounds { hints: true, ..bounds.clone() });
        assert_eq!(reduced.violated, thorough.violated, "{bounds:?}");
        assert!(reduced.states <= thorough.states, "{bounds:?}");
        assert_eq!(reduced.violated, plain_found.violated, "{bounds:?}");
        assert!(reduced.complete == plain_found.complete, "{bounds:?}");
        if reduced.violated.is_some() {
            assert_eq!(broken(&bounds).1, broken(&plain).1, "as short: {bounds:?}");
        } else {
            assert!(reduced.states <= plain_found.states);
        }
    }
}

#[test]
fn paxos_is_searched_by_the_same_code() {
    for ((servers, ids), states) in
        [((3, 1), 17), ((3, 2), 533), ((5, 2), 7_058), ((3, 3), 5_151), ((3, 4), 60_261)]
    {
        let progress = search(&paxos(servers, ids));
        assert!(progress.complete && progress.violated.is_none());
        assert_eq!(progress.states, states, "{servers} servers, {ids} IDs");
    }
    let crash = Bounds { crashes: 1, recoveries: 1, ..paxos(3, 2) };
    let cases: [(Bounds, usize, Shipped); 5] = [
        (
            without("quorum", paxos(2, 2)),
            8,
            (
                "46-paxos-without-quorum.json",
                "Half is no majority",
                "Two halves need not share a server: each decides its own value.",
            ),
        ),
        (
            without("promise", paxos(3, 2)),
            16,
            (
                "47-paxos-without-promise.json",
                "Paxos without promises",
                "A server promises a higher ID, and then accepts a lower one all the same.",
            ),
        ),
        (
            without("adopt", paxos(3, 2)),
            16,
            (
                "48-paxos-without-adopt.json",
                "Nobody adopts the latest vote",
                "C2 learns that A was accepted, and asks for its own value nevertheless.",
            ),
        ),
        (
            without("disk", crash),
            18,
            (
                "49-paxos-without-disk.json",
                "Paxos without disks",
                "A server forgets in a crash what it accepted, and promises that it never did.",
            ),
        ),
        (
            Bounds { honest: vec!["C2".into()], ..paxos(3, 1) },
            9,
            (
                "50-paxos-trusts.json",
                "Paxos and one liar",
                "One client says two things with one ID. Nothing in Paxos notices.",
            ),
        ),
    ];
    for (bounds, steps, shipped) in cases {
        let (claim, length, scenario) = broken(&bounds);
        assert_eq!((claim.as_str(), length), ("agreement", steps), "{bounds:?}");
        ships(&scenario, shipped);
    }
}

#[test]
fn a_search_that_does_not_fit_stops_and_says_why() {
    let few = Bounds { most_states: 1000, ..bounds(4, 3) };
    let progress = search(&few);
    assert_eq!((progress.stopped, progress.complete), (Some("states"), false));
    let little = Bounds { most_bytes: 1 << 20, ..bounds(4, 4) };
    assert_eq!(search(&little).stopped, Some("memory"));
}

/// The largest number that a bound may be is a number like any other.
#[test]
fn as_many_time_outs_as_can_be_counted_are_counted() {
    let states = |most| search(&Bounds { time_outs: most, ..bounds(3, 2) }).states;
    assert_eq!(states(Some(u8::MAX)), states(Some(u8::MAX - 1)));
    assert!(states(Some(u8::MAX)) > states(None), "how many there were tells states apart");
}

#[test]
fn wrong_bounds_are_refused_in_one_sentence() {
    let cases = [
        (r#"{ "servers": 0 }"#, "servers: 0 is not allowed; a whole number from 1 to 13 is"),
        (
            r#"{ "servers": 4, "honest": ["C9"] }"#,
            "honest[0]: there is no client \"C9\"; there are C1 to C1",
        ),
        (
            r#"{ "servers": 4, "rounds": 99 }"#,
            "rounds: 99 is not allowed; a whole number from 1 to 8 is",
        ),
        (r#"{ "servers": 4, "honest": ["C1", "C1"] }"#, "honest[1]: C1 stands here twice"),
        (
            r#"{ "servers": 4, "lostDisks": 1 }"#,
            "lostDisks: no server recovers where none may crash; only 0 is possible",
        ),
        (
            r#"{ "servers": 4, "timeOuts": 1, "without": ["time-out"] }"#,
            "timeOuts: these servers have no time-outs that could be counted",
        ),
        (
            r#"{ "servers": 4, "termination": true }"#,
            "termination: it is promised only if a client is honest; none is",
        ),
    ];
    for (text, sentence) in cases {
        assert_eq!(Bounds::parse(text.as_bytes()).unwrap_err().to_string(), sentence);
    }
    let bounds = without("gravity", bounds(4, 2));
    let wrong = catalog::search(bounds).err().unwrap().to_string();
    assert!(wrong.starts_with("without[0]: \"gravity\" is no rule that can be off"), "{wrong}");
}
