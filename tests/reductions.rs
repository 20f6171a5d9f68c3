//! What the search leaves out loses no violation: cases in which a reduction without its condition
//! would, and random small bounds against the search without any.

use turncoat::catalog;
use turncoat::explorer::Progress;
use turncoat::explorer::bounds::Bounds;

/// BP Fast Paxos with so many clients, of whom these are honest.
fn bounds(servers: u8, clients: u8, rounds: u8, honest: &[&str]) -> Bounds {
    let honest = honest.iter().map(|name| (*name).into()).collect();
    Bounds { clients, rounds, honest, ..Bounds::of(servers) }
}

fn without(rules: &[&str], bounds: Bounds) -> Bounds {
    Bounds { without: rules.iter().map(|rule| (*rule).into()).collect(), ..bounds }
}

/// Searches. What is found is replayed as a file would be: the same property falls.
fn search(bounds: &Bounds) -> Progress {
    let mut search = catalog::search(bounds.clone()).unwrap();
    let progress = loop {
        let progress = search.advance(100_000);
        if progress.done {
            break progress;
        }
    };
    if let Some(claim) = progress.violated {
        let scenario =
            search.counterexample().unwrap_or_else(|wrong| panic!("{wrong}: {bounds:?}"));
        let mut stage = catalog::open(scenario.to_json().as_bytes()).unwrap();
        let summary = serde_json::to_value(stage.summarise(None)).unwrap();
        let verdict = &summary["properties"][claim]["verdict"];
        assert_eq!(verdict, "violated", "{claim} does not replay: {bounds:?}");
    }
    progress
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
