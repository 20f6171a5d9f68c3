//! What the search leaves out loses no violation: cases in which a reduction without its condition
//! would, and random small bounds against the search without any.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use turncoat::catalog;
use turncoat::contract::command::Command;
use turncoat::contract::knowledge::Known;
use turncoat::contract::searchable::Searchable as _;
use turncoat::contract::{AgentId, Effects, Protocol as _};
use turncoat::parts::crypto::Mac;
use turncoat::parts::sorted::SortedSet;
use turncoat::rooms::bp_fast_paxos::BpFastPaxos;
use turncoat::rooms::bp_fast_paxos::{Accept, Authored, Msg, Promise, Value, Voted};
use turncoat::search::Progress;
use turncoat::search::bounds::Bounds;

/// BP Fast Paxos with so many clients, of whom these are honest.
fn bounds(servers: u8, clients: u8, rounds: u8, honest: &[&str]) -> Bounds {
    let honest = honest.iter().map(|name| (*name).into()).collect();
    Bounds { clients, rounds, honest, ..Bounds::of(servers) }
}

fn without(rules: &[&str], bounds: Bounds) -> Bounds {
    Bounds { without: rules.iter().map(|rule| (*rule).into()).collect(), ..bounds }
}

/// Searches.
fn search(bounds: &Bounds) -> Progress {
    tried(bounds).unwrap_or_else(|wrong| panic!("{wrong}: {bounds:?}"))
}

/// Searches. What is found is replayed as a file would be: the same property falls.
fn tried(bounds: &Bounds) -> Result<Progress, String> {
    let mut search = catalog::search(bounds.clone()).map_err(|wrong| wrong.to_string())?;
    let progress = loop {
        let progress = search.advance(100_000);
        if progress.done {
            break progress;
        }
    };
    let Some(claim) = progress.violated else { return Ok(progress) };
    let scenario = search.counterexample().map_err(|wrong| wrong.to_string())?;
    let mut stage =
        catalog::open(scenario.to_json().as_bytes()).map_err(|wrong| wrong.to_string())?;
    let summary = serde_json::to_value(stage.summarise(None)).unwrap();
    let replays = summary["properties"][claim]["verdict"] == "violated";
    if replays { Ok(progress) } else { Err(format!("{claim} does not replay")) }
}

#[test]
fn decided_reaches_an_honest_proposer_that_has_another_round() {
    // Servers 1 to 3 decide A; a server that never voted, and two that forgot their promises to bar
    // round 0, leave the pick of round 1 free: told of the decision, C1 proposes a no-op.
    let told = Bounds { values: 1, ..bounds(4, 1, 2, &["C1"]) };
    let progress = search(&without(&["promise"], told.clone()));
    assert_eq!(progress.violated, Some("agreement"));
    let progress = search(&told);
    assert!(progress.complete && progress.violated.is_none());
}

#[test]
fn convictions_are_left_out_only_where_a_time_out_does_the_same() {
    let cases = [
        (without(&["suspicion"], bounds(4, 2, 3, &["C2"])), "accountability"),
        (without(&["distinct", "time-out"], bounds(4, 2, 2, &[])), "agreement"),
        (
            Bounds { time_outs: Some(0), ..without(&["distinct"], bounds(4, 2, 2, &[])) },
            "agreement",
        ),
    ];
    for (bounds, claim) in cases {
        assert_eq!(search(&bounds).violated, Some(claim), "{bounds:?}");
    }
}

#[test]
fn what_a_lost_disk_forgets_is_in_flight_as_often_as_it_was_sent() {
    let lost = Bounds { values: 1, crashes: 1, lost_disks: 1, ..bounds(2, 2, 3, &["C1"]) };
    assert_eq!(search(&lost).violated, Some("agreement"));
}

#[test]
fn a_lone_liar_is_enough_where_paxos_is_asked_about_two_values() {
    let lone = |servers| Bounds { protocol: "paxos".into(), ..bounds(servers, 1, 1, &[]) };
    assert_eq!(search(&lone(3)).violated, Some("agreement"));
    let one = search(&Bounds { values: 1, ..lone(3) });
    assert!(one.complete && one.violated.is_none());
}

#[test]
fn a_traitor_with_one_command_equivocates_with_a_no_op() {
    let progress = search(&Bounds { values: 1, f: Some(1), ..bounds(2, 1, 1, &[]) });
    assert_eq!(progress.violated, Some("agreement"));
}

#[test]
fn the_plain_search_stays_within_the_rounds() {
    let off = Bounds { f: Some(1), ..without(&["proof"], bounds(2, 2, 1, &["C1"])) };
    for plain in [false, true] {
        let progress = search(&Bounds { plain, ..off.clone() });
        assert!(progress.complete && progress.violated.is_none());
    }
}

#[test]
fn copies_of_a_split_vote_leave_the_pick_free() {
    let bounds = Bounds { values: 3, ..without(&["distinct"], bounds(4, 1, 2, &[])) };
    let protocol = catalog::protocol_of::<BpFastPaxos>(&bounds).unwrap();
    let me = protocol.boot(AgentId::Client(0), &mut Effects::default());
    let vote = |server: u8, letter: u16| {
        let command = Command(letter);
        let value =
            Value::Command(Authored { author: 0, seq: letter.into(), command, request: None });
        let vote = Some(Voted { round: 0, value });
        Promise { slot: 0, round: 1, server, vote, mac: Mac::guess(server) }
    };
    let mut seals = SortedSet::new();
    seals.insert(vote(0, 0));
    let third = |seals: &SortedSet<Promise>| {
        let known = Known { friends: vec![], seals: seals.clone() };
        let says_third = |msg: &Msg| matches!(msg, Msg::Accept(Accept { value: Value::Command(c), .. }) if c.seq == 2);
        protocol.lies(&me, &known, 1).iter().any(says_third)
    };
    assert!(!third(&seals), "A is forced");
    seals.insert(vote(1, 1));
    assert!(third(&seals), "A, A, B, B");
}

/// Random numbers that are the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u8) -> u8 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from((self.0 >> 33) % u64::from(sides)).unwrap()
    }

    /// True once in so many times.
    fn once_in(&mut self, times: u8) -> bool {
        self.roll(times) == 0
    }
}

/// Small bounds: up to three rules off, crashes, recoveries, lost disks, duplicates, counted
/// time-outs, two slots, and `f` past what the protocol bears.
fn small(number: u64, most_states: u64) -> Bounds {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    for _ in 0..4 {
        dice.roll(2);
    }
    let paxos = dice.once_in(5);
    let servers = [1, 2, 2, 2, 3, 3][usize::from(dice.roll(6))];
    let clients = [1, 1, 2, 2, 3][usize::from(dice.roll(5))];
    let honest: Vec<String> =
        (1..=clients).filter(|_| dice.once_in(2)).map(|c| format!("C{c}")).collect();
    let catalog = catalog::catalog();
    let card = &catalog.protocols[usize::from(paxos)];
    let mut without: Vec<String> = Vec::new();
    for _ in 0..dice.roll(4) {
        let all = u8::try_from(card.switches.len()).unwrap();
        let rule = card.switches[usize::from(dice.roll(all))].id.to_string();
        if !without.contains(&rule) {
            without.push(rule);
        }
    }
    let timeless = paxos || without.iter().any(|rule| rule == "time-out");
    let crashes = if dice.once_in(2) { 1 + dice.roll(2) } else { 0 };
    let back = |dice: &mut Dice| if crashes > 0 { dice.roll(2) } else { 0 };
    Bounds {
        protocol: if paxos { "paxos" } else { "bp-fast-paxos" }.into(),
        f: (!paxos && dice.once_in(3)).then(|| dice.roll(servers)),
        clients,
        honest,
        rounds: 1 + dice.roll(3),
        values: 1 + dice.roll(2),
        slots: if !paxos && dice.once_in(4) { 2 } else { 1 },
        crashes,
        recoveries: back(&mut dice),
        lost_disks: back(&mut dice),
        duplicates: u8::from(dice.once_in(4)),
        time_outs: (!timeless && dice.once_in(4)).then(|| dice.roll(3)),
        without,
        most_states,
        ..Bounds::of(servers)
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// So many random searches as `TURNCOAT_SEARCHES` says, each with and without reductions; of those
/// that both come to an end the verdicts are the same.
#[test]
fn random_small_bounds_have_the_verdict_of_the_plain_search() {
    let (many, most) = (number("TURNCOAT_SEARCHES", 300), number("TURNCOAT_STATES", 12_000));
    let (next, conclusive, violated) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let wrong = Mutex::new(Vec::new());
    let work = || {
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            if i >= many {
                return;
            }
            let bounds = small(i, most);
            let both = (tried(&bounds), tried(&Bounds { plain: true, ..bounds.clone() }));
            let over = |progress: &Progress| progress.complete || progress.violated.is_some();
            let same = match &both {
                (Ok(reduced), Ok(plain)) if over(reduced) && over(plain) => {
                    conclusive.fetch_add(1, Ordering::Relaxed);
                    violated.fetch_add(plain.violated.is_some().into(), Ordering::Relaxed);
                    reduced.violated.is_some() == plain.violated.is_some()
                }
                (Ok(_), Ok(_)) => true,
                _ => false,
            };
            if !same {
                let said = both.0.map(|it| it.violated);
                let plain = both.1.map(|it| it.violated);
                wrong.lock().unwrap().push(format!("{i}: {said:?}, plain {plain:?}: {bounds:?}"));
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    let (conclusive, violated) = (conclusive.into_inner(), violated.into_inner());
    println!("{many} searches, {conclusive} conclusive, of which {violated} violate something");
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(conclusive * 3 > many, "{conclusive} of {many} are conclusive");
}
