//! An outside judge: Stateright's checker walks through the same world, and comes to the same number
//! of states and the same verdicts as the search.

mod situation;

use situation::Bounded;
use stateright::{Checker, Model};
use turncoat::catalog;
use turncoat::rooms::bp_fast_paxos::BpFastPaxos;
use turncoat::rooms::paxos::Paxos;
use turncoat::search::Progress;
use turncoat::search::bounds::Bounds;

/// Without reductions.
fn plain(servers: u8, rounds: u8) -> Bounds {
    Bounds { plain: true, rounds, ..Bounds::of(servers) }
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

fn bp(bounds: &Bounds) -> Bounded<BpFastPaxos> {
    Bounded::new(catalog::protocol_of::<BpFastPaxos>(bounds).unwrap(), bounds)
}

#[test]
fn as_many_states_as_stateright_finds() {
    let two = |honest: &[&str]| Bounds {
        clients: 2,
        honest: honest.iter().map(|name| (*name).into()).collect(),
        ..plain(2, 2)
    };
    let cases = [
        plain(1, 2),
        plain(2, 1),
        plain(2, 2),
        plain(3, 1),
        Bounds { f: Some(1), ..plain(3, 1) },
        two(&["C1", "C2"]),
    ];
    for bounds in cases {
        let ours = search(&bounds);
        let theirs = bp(&bounds).checker().spawn_bfs().join();
        assert!(ours.complete, "{bounds:?}");
        assert_eq!(ours.states, theirs.unique_state_count(), "{bounds:?}");
        assert_eq!(ours.violated.is_some(), theirs.discovery("safe").is_some(), "{bounds:?}");
    }
}

#[test]
fn the_same_verdicts_where_a_rule_is_off() {
    for rule in ["proof", "mac", "distinct", "mac-vote", "promise"] {
        let bounds = Bounds { without: vec![rule.into()], ..plain(2, 2) };
        let ours = search(&bounds);
        let theirs = bp(&bounds).checker().spawn_bfs().join();
        assert_eq!(ours.violated.is_some(), theirs.discovery("safe").is_some(), "{rule}");
        if let Some(path) = theirs.discovery("safe") {
            let steps = path.into_actions().len();
            assert_eq!(steps, ours.depth as usize + 1, "{rule}: as many moves");
        }
    }
}

#[test]
fn reduced_but_for_symmetry_stateright_finds_the_same_verdicts() {
    for bounds in [
        Bounds::of(3),
        Bounds { without: vec!["bound".into()], ..Bounds::of(3) },
        Bounds { without: vec!["proof".into()], ..Bounds::of(3) },
    ] {
        let ours = search(&bounds);
        let theirs = bp(&bounds).checker().spawn_bfs().join();
        assert_eq!(ours.violated.is_some(), theirs.discovery("safe").is_some(), "{bounds:?}");
        assert!(ours.states <= theirs.unique_state_count());
    }
}

#[test]
fn as_many_states_with_every_reduction() {
    let cases = [
        Bounds::of(4),
        Bounds::of(5),
        Bounds { rounds: 3, ..Bounds::of(3) },
        Bounds { clients: 2, ..Bounds::of(4) },
        Bounds { clients: 2, honest: vec!["C2".into()], ..Bounds::of(4) },
        Bounds { f: Some(1), ..Bounds::of(3) },
    ];
    for bounds in cases {
        let ours = search(&bounds);
        let model =
            Bounded::reduced(catalog::protocol_of::<BpFastPaxos>(&bounds).unwrap(), &bounds);
        let theirs = model.checker().spawn_bfs().join();
        assert_eq!(ours.violated.is_some(), theirs.discovery("safe").is_some(), "{bounds:?}");
        if ours.complete {
            assert_eq!(ours.states, theirs.unique_state_count(), "{bounds:?}");
        }
    }
}

#[test]
fn paxos_too() {
    let bounds = Bounds {
        protocol: "paxos".into(),
        clients: 2,
        honest: vec!["C1".into(), "C2".into()],
        values: 1,
        ..plain(2, 2)
    };
    let ours = search(&bounds);
    let model: Bounded<Paxos> =
        Bounded::new(catalog::protocol_of::<Paxos>(&bounds).unwrap(), &bounds);
    let theirs = model.checker().spawn_bfs().join();
    assert_eq!((ours.states, ours.violated), (theirs.unique_state_count(), None));
    assert!(theirs.discovery("safe").is_none());
}
