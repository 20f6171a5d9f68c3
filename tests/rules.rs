//! One test for each numbered rule of BP Fast Paxos: sections 3 to 5 of the protocol's page. Each
//! plays a few messages by hand on the real world; nothing is simulated here but the network.

mod table;

use table::{C, S, Table, accept, kinds, plain, value};
use turncoat::contract::switches::Switches;
use turncoat::contract::{Cast, DELAY, Protocol as _};
use turncoat::parts::crypto::Mac;
use turncoat::parts::quorum::Quorum;
use turncoat::rooms::bp_fast_paxos::lies::Lie;
use turncoat::rooms::bp_fast_paxos::proof::{self, Because, Flaw, Pick};
use turncoat::rooms::bp_fast_paxos::proposer::Note as P;
use turncoat::rooms::bp_fast_paxos::server::Note as N;
use turncoat::rooms::bp_fast_paxos::{
    Authored, BpFastPaxos, Crime, Msg, Promise, Request, Timer, Value, Voted,
};
use turncoat::world::Refusal;

// Section 2: rounds and trust.

#[test]
fn the_owner_of_a_round_is_slot_plus_round_modulo_m() {
    let p = plain(4, 3);
    let owners: Vec<u8> = (0..5).map(|round| p.owner(1, round)).collect();
    assert_eq!(owners, [1, 2, 0, 1, 2]);
    assert_eq!(p.owner(u32::MAX, u32::MAX), u8::try_from(2 * (u64::from(u32::MAX)) % 3).unwrap());
}

#[test]
fn rounds_get_longer_once_every_client_has_had_its_turn() {
    let p = plain(4, 3);
    let waits: Vec<u64> = [0, 2, 3, 5, 6].iter().map(|r| p.timeout(*r) / DELAY).collect();
    assert_eq!(waits, [20, 20, 40, 40, 80]);
}

// Section 3: who takes what from whom.

#[test]
fn a_server_takes_learn_trustchange_and_decided_from_servers_only() {
    let v = value(0, 'A');
    for msg in [
        Msg::Learn { slot: 0, round: 0, value: v },
        Msg::TrustChange { slot: 0, round: 1, evidence: [].into() },
        Msg::Decided { slot: 0, value: v, result: None, first_undecided: 1 },
    ] {
        let mut t = Table::new(plain(4, 3));
        t.turn(C(0), Lie::Silent);
        let before = t.server(0).clone();
        t.utter(C(0), S(0), msg);
        t.deliver_all();
        assert_eq!(*t.server(0), before, "it changed nothing");
    }
}

#[test]
fn a_client_takes_a_promise_only_from_the_server_that_it_names_and_for_a_round_it_owns() {
    let mut t = Table::new(plain(4, 3));
    t.suspect(0, 0);
    t.deliver(S(0), C(1), "PROMISE");
    assert_eq!(t.proposer(1).promises[&(0, 1)].len(), 1);
    let held = t.proposer(1).promises[&(0, 1)][0];
    t.turn(C(1), Lie::Silent);
    // C2 passes the promise on to C3, which owns round 2: wrong sender and wrong round.
    t.utter(C(1), C(2), Msg::Promise(held));
    t.deliver_all();
    assert!(t.proposer(2).promises.is_empty());
}

#[test]
fn the_mac_binds_run_slot_round_server_and_vote() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.deliver(C(0), S(0), "ACCEPT");
    t.suspect(0, 0);
    let Some(Msg::Promise(good)) = t.last_from(S(0), "PROMISE") else { panic!("no promise") };
    let Some(Voted { round, value: v }) = good.vote else { panic!("no vote") };
    let other = Some(Voted { round, value: value(1, 'B') });
    let altered = [
        Promise { slot: 1, ..good },
        Promise { round: 2, ..good },
        Promise { server: 1, ..good },
        Promise { vote: None, ..good },
        Promise { vote: other, ..good },
        Promise { vote: Some(Voted { round: round + 1, value: v }), ..good },
    ];
    let mut seen = vec![good.signed_bytes(7, Switches::default())];
    for promise in altered {
        assert!(
            !seen.contains(&promise.signed_bytes(7, Switches::default())),
            "two tuples share bytes"
        );
        seen.push(promise.signed_bytes(7, Switches::default()));
    }
    assert!(!seen.contains(&good.signed_bytes(8, Switches::default())), "two runs share bytes");
}

// Section 4: the pick rule.

fn pick(quorum: Quorum, promises: &[Promise]) -> Pick {
    proof::pick(&BpFastPaxos { quorum, ..plain(4, 1) }, promises)
}

fn promise(server: u8, vote: Option<(u32, Value)>) -> Promise {
    let vote = vote.map(|(round, value)| Voted { round, value });
    Promise { slot: 0, round: 9, server, vote, mac: Mac::guess(0) }
}

#[test]
fn rule_1_nobody_voted_so_the_pick_is_free() {
    let q = Quorum::all_but(4, 1);
    let promises = [promise(0, None), promise(1, None), promise(2, None)];
    let pick = pick(q, &promises);
    assert_eq!((pick.forced, pick.because), (vec![], Because::NoVotes));
}

#[test]
fn rule_2_one_value_in_the_highest_round_is_forced_however_few_voted_it() {
    let q = Quorum::all_but(4, 1);
    let (a, b) = (value(0, 'A'), value(0, 'B'));
    let promises = [promise(0, Some((0, b))), promise(1, Some((0, b))), promise(2, Some((1, a)))];
    let pick = pick(q, &promises);
    assert_eq!(pick.forced, vec![a], "a lone vote in round 1 beats two in round 0");
    assert_eq!(pick.because, Because::OneValue { round: 1, votes: 1 });
}

#[test]
fn rule_3_a_value_that_may_still_have_a_quorum_is_forced() {
    let q = Quorum::all_but(4, 1);
    let (a, b) = (value(0, 'A'), value(0, 'B'));
    let promises = [promise(0, Some((0, a))), promise(1, Some((0, b))), promise(2, Some((0, b)))];
    let pick = pick(q, &promises);
    assert_eq!(pick.forced, vec![b]);
    assert_eq!(pick.because, Because::MayBeChosen { round: 0, votes: 2, unheard: 1 });
}

#[test]
fn rule_3_no_value_can_have_a_quorum_so_the_pick_is_free() {
    let q = Quorum::all_but(4, 1);
    let (a, b, d) = (value(0, 'A'), value(0, 'B'), value(0, 'D'));
    let votes = [a, b, d].map(|v| Some((0, v)));
    let promises = [promise(0, votes[0]), promise(1, votes[1]), promise(2, votes[2])];
    assert_eq!(pick(q, &promises).forced, vec![]);
}

#[test]
fn at_most_one_value_is_forced_at_3f_plus_1_and_two_may_be_at_3f() {
    let (a, b) = (value(0, 'A'), value(0, 'B'));
    for f in 1..=6u8 {
        let most = |n: u8| {
            let q = Quorum::all_but(n, f);
            (0..=q.size)
                .map(|k| {
                    let vote = |i| Some((0, if i < k { a } else { b }));
                    let all: Vec<Promise> = (0..q.size).map(|i| promise(i, vote(i))).collect();
                    pick(q, &all).forced.len()
                })
                .max()
        };
        assert_eq!(most(3 * f + 1), Some(1), "n = 3f + 1, f = {f}");
        assert_eq!(most(3 * f), Some(2), "n = 3f, f = {f}");
    }
}

// Section 5: on ACCEPT, step by step.

#[test]
fn accept_1_a_convicted_client_is_dropped_before_any_work() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(0), Lie::Silent);
    t.utter(C(0), S(0), accept(0, 1, value(0, 'A')));
    t.deliver_all();
    assert!(t.server(0).is_convicted(0));
    let before = t.checks;
    t.utter(C(0), S(0), accept(0, 3, value(0, 'A')));
    let notes = t.deliver(C(0), S(0), "ACCEPT");
    assert_eq!(notes, [N::FromConvicted { client: 0, slot: 0 }]);
    assert_eq!(t.checks, before, "no proof was looked at");
}

#[test]
fn accept_window_a_slot_at_first_undecided_plus_w_is_dropped_and_one_below_is_not() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(0), Lie::Silent);
    let slots = |slot: u32| (slot, C(u8::try_from(slot % 3).unwrap()));
    let ((inside, who), (outside, other)) = (slots(15), slots(16));
    t.turn(other, Lie::Silent);
    t.utter(who, S(0), accept(inside, 0, value(0, 'A')));
    assert!(matches!(t.deliver(who, S(0), "ACCEPT")[..], [N::Voted { slot: 15, .. }]));
    t.utter(other, S(0), accept(outside, 0, value(1, 'A')));
    let notes = t.deliver(other, S(0), "ACCEPT");
    assert_eq!(notes, [N::PastWindow { client: 1, slot: 16, limit: 16 }]);
    assert!(!t.server(0).is_convicted(1), "dropped without convicting");
}

#[test]
fn accept_2_whoever_is_not_the_owner_is_convicted_of_usurping() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(2), Lie::Silent);
    t.utter(C(2), S(0), accept(0, 0, value(2, 'D')));
    t.deliver(C(2), S(0), "ACCEPT");
    assert_eq!(t.crime(0, 2), Some(Crime::Usurping { slot: 0, round: 0 }));
    assert_eq!(t.server(0).peek(0).unwrap().rnd, 0, "C1 is still trusted");
}

#[test]
fn accept_3_a_decided_slot_is_answered() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.deliver_all();
    t.turn(C(0), Lie::Silent);
    t.utter(C(0), S(0), accept(0, 0, value(0, 'B')));
    t.deliver(C(0), S(0), "ACCEPT");
    assert!(matches!(t.last_from(S(0), "DECIDED"), Some(Msg::Decided { slot: 0, value: v, .. })
        if v == value(0, 'A')));
    assert!(!t.server(0).is_convicted(0), "a late proposal is answered, not judged");
}

#[test]
fn accept_4_a_stale_round_is_ignored() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.suspect(0, 0);
    let notes = t.deliver(C(0), S(0), "ACCEPT");
    assert_eq!(notes, [N::Stale { client: 0, slot: 0, round: 0, rnd: 1 }]);
    assert_eq!(t.server(0).peek(0).unwrap().vote, None, "its promise stops the vote");
}

#[test]
fn accept_5_the_same_value_is_a_resend_told_again_at_most_once_per_quarter_base() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.deliver(C(0), S(0), "ACCEPT");
    let told = t.count(S(0), "LEARN");
    t.expire(C(0), Timer::Resend(0, 0));
    t.deliver(C(0), S(0), "ACCEPT");
    assert_eq!(t.count(S(0), "LEARN"), told + 3);
    t.expire(C(0), Timer::Resend(0, 0));
    t.deliver(C(0), S(0), "ACCEPT");
    assert_eq!(t.count(S(0), "LEARN"), told + 3, "quiet until the cooldown has passed");
    t.expire(S(0), Timer::Cooldown(0));
    t.expire(C(0), Timer::Resend(0, 0));
    t.deliver(C(0), S(0), "ACCEPT");
    assert_eq!(t.count(S(0), "LEARN"), told + 6);
}

#[test]
fn accept_5_another_value_in_the_same_round_convicts_of_equivocation() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.deliver(C(0), S(0), "ACCEPT");
    t.turn(C(0), Lie::Silent);
    t.utter(C(0), S(0), accept(0, 0, value(0, 'B')));
    t.deliver(C(0), S(0), "ACCEPT");
    assert!(matches!(t.crime(0, 0), Some(Crime::Equivocation { .. })));
    assert_eq!(t.server(0).peek(0).unwrap().vote.unwrap().value, value(0, 'A'), "the vote stands");
}

#[test]
fn accept_6_in_round_0_the_value_must_be_the_owners_own_or_a_noop() {
    for (v, guilty) in [(value(0, 'A'), false), (Value::Noop, false), (value(1, 'A'), true)] {
        let mut t = Table::new(plain(4, 3));
        t.turn(C(0), Lie::Silent);
        t.utter(C(0), S(0), accept(0, 0, v));
        t.deliver(C(0), S(0), "ACCEPT");
        assert_eq!(t.server(0).is_convicted(0), guilty, "{v:?}");
    }
}

/// C1 equivocates 2 against 2, everybody promises C2, and C2 holds all four promises as a traitor.
fn with_four_promises() -> (Table, Vec<Promise>) {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(1), Lie::Silent);
    t.turn(C(0), Lie::Equivocate { split: table::halves() });
    t.expire(C(0), Timer::Open);
    t.deliver_all();
    let mut held = t.proposer(1).promises[&(0, 1)].clone();
    held.sort_by_key(|promise| promise.server);
    assert_eq!(held.len(), 4);
    (t, held)
}

fn flaw_of(t: &mut Table, value: Value, round: u32, proof: Vec<Promise>) -> Option<Flaw> {
    let accept =
        turncoat::rooms::bp_fast_paxos::Accept { slot: 0, round, value, proof: Some(proof.into()) };
    t.utter(C(1), S(0), Msg::Accept(accept));
    t.deliver(C(1), S(0), "ACCEPT");
    match t.crime(0, 1) {
        Some(Crime::BadProof { flaw, .. }) => Some(flaw),
        None => None,
        other => panic!("{other:?}"),
    }
}

/// A value, a round and a proof, made from the four promises.
type Make<'a> = &'a dyn Fn(&[Promise]) -> (Value, u32, Vec<Promise>);

#[test]
fn accept_6_each_part_of_a_proof_is_checked_and_named() {
    let a = value(0, 'A');
    let case = |make: Make| {
        let (mut t, held) = with_four_promises();
        let (value, round, proof) = make(&held);
        flaw_of(&mut t, value, round, proof)
    };
    // Votes are A, A, B, B: the first three promises force A.
    assert_eq!(case(&|h| (a, 1, h[..3].to_vec())), None, "the good proof");
    assert_eq!(case(&|h| (a, 1, h[..2].to_vec())), Some(Flaw::TooFew { got: 2, need: 3 }));
    assert_eq!(
        case(&|h| (a, 1, vec![h[0], h[1], Promise { server: 200, ..h[2] }])),
        Some(Flaw::UnknownServer { server: 200 })
    );
    assert!(matches!(case(&|h| (a, 1, vec![h[0], h[1], h[1]])), Some(Flaw::Repeated { .. })));
    assert!(matches!(
        case(&|h| (a, 4, h[..3].to_vec())),
        Some(Flaw::Elsewhere { slot: 0, round: 1, .. })
    ));
    let forged = |h: &[Promise]| {
        let mut proof = h[..3].to_vec();
        proof[1].vote = None;
        (a, 1, proof)
    };
    assert!(matches!(case(&forged), Some(Flaw::BadMac { .. })));
    let d = value(1, 'D');
    assert_eq!(case(&|h| (d, 1, h[..3].to_vec())), Some(Flaw::NotForced { value: d, forced: a }));
}

#[test]
fn accept_6_macs_are_checked_in_order_and_the_first_bad_one_ends_it() {
    for bad in 0..3usize {
        let (mut t, held) = with_four_promises();
        let before = t.macs;
        let mut proof = held[..3].to_vec();
        proof[bad].vote = None;
        flaw_of(&mut t, value(0, 'A'), 1, proof);
        assert_eq!(t.macs - before, u32::try_from(bad).unwrap() + 1);
    }
}

#[test]
fn accept_6_a_free_pick_allows_ones_own_value_or_a_noop_and_no_other() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(1), Lie::Silent);
    (0..4).for_each(|i| t.suspect(i, 0));
    t.deliver_all();
    let held = t.proposer(1).promises[&(0, 1)][..3].to_vec();
    let foreign = value(0, 'A');
    assert_eq!(flaw_of(&mut t, foreign, 1, held), Some(Flaw::Foreign { value: foreign }));
}

#[test]
fn accept_7_a_vote_is_recorded_and_told_to_all_and_a_proof_moves_a_server_to_its_round() {
    let (mut t, held) = with_four_promises();
    let mut late = t.clone();
    late.crash_all_mail();
    assert_eq!(t.server(0).peek(0).unwrap().rnd, 1);
    let a = value(0, 'A');
    assert_eq!(flaw_of(&mut t, a, 1, held[..3].to_vec()), None);
    let state = t.server(0).peek(0).unwrap();
    assert_eq!(state.vote, Some(Voted { round: 1, value: a }));
    assert!(t.runs(S(0), Timer::TimeOut(0)), "it waits on");
    assert_eq!(kinds(&t, S(0), "LEARN"), 3);
}

#[test]
fn accept_7_a_vote_in_the_round_it_is_in_does_not_lengthen_the_wait() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    let rearms = |t: &mut Table, from, to| {
        let armed = t.armed(to, Timer::TimeOut(0));
        t.deliver(from, to, "ACCEPT");
        t.armed(to, Timer::TimeOut(0)) - armed
    };
    assert_eq!(rearms(&mut t, C(0), S(3)), 0, "round 0 is where it was");
    (0..3).for_each(|i| t.suspect(i, 0));
    (0..3).for_each(|i| drop(t.deliver(S(i), C(1), "PROMISE")));
    assert_eq!(rearms(&mut t, C(1), S(0)), 0, "it has promised for round 1 before");
    assert_eq!(rearms(&mut t, C(1), S(3)), 1, "the proof moves S4 from round 0");
}

// Section 5: LEARN and deciding.

#[test]
fn learn_two_values_in_one_round_convict_its_owner() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(0), Lie::Equivocate { split: table::halves() });
    t.expire(C(0), Timer::Open);
    (0..4).for_each(|i| drop(t.deliver(C(0), S(i), "ACCEPT")));
    t.deliver(S(0), S(1), "LEARN");
    assert!(!t.server(1).is_convicted(0), "S1 and S2 were told the same");
    t.deliver(S(3), S(1), "LEARN");
    assert!(t.server(1).is_convicted(0));
    assert_eq!(t.server(1).peek(0).unwrap().rnd, 1, "and trust moved");
}

#[test]
fn learn_q_votes_decide_and_one_fewer_do_not() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    (0..4).for_each(|i| drop(t.deliver(C(0), S(i), "ACCEPT")));
    t.deliver(S(1), S(0), "LEARN");
    assert_eq!(t.server(0).decided(0), None, "its own vote and one more: q - 1");
    t.deliver(S(2), S(0), "LEARN");
    assert_eq!(t.server(0).decided(0), Some(value(0, 'A')));
    assert!(matches!(
        t.last_from(S(0), "DECIDED"),
        Some(Msg::Decided { result: Some(1), first_undecided: 1, .. })
    ));
}

#[test]
fn learn_a_result_follows_once_the_log_has_reached_the_slot() {
    let mut t = Table::new(BpFastPaxos { slots: 3, ..plain(4, 3) });
    t.expire(C(1), Timer::Open);
    t.deliver_but(C(0));
    let sent: Vec<Msg> = t.sent_to(C(1), "DECIDED");
    assert!(sent.iter().all(|msg| matches!(msg, Msg::Decided { slot: 1, result: None, .. })));
    t.expire(C(0), Timer::Open);
    t.deliver_all();
    let sent = t.sent_to(C(1), "DECIDED");
    assert!(sent.iter().any(|msg| matches!(msg, Msg::Decided { slot: 1, result: Some(2), .. })));
    assert_eq!(t.proposer(1).current, 1, "C2 has its result");
}

#[test]
fn decided_by_hearsay_is_final_and_reports_to_nobody() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    (0..3).for_each(|i| drop(t.deliver(C(0), S(i), "ACCEPT")));
    t.deliver(S(1), S(0), "LEARN");
    t.deliver(S(2), S(0), "LEARN");
    t.suspect(3, 0);
    t.deliver(S(3), S(0), "TRUSTCHANGE");
    t.deliver(S(0), S(3), "DECIDED");
    assert_eq!(t.server(3).decided(0), Some(value(0, 'A')));
    assert_eq!(t.count(S(3), "DECIDED"), 0, "it sends none");
}

#[test]
fn commands_are_executed_once_however_often_they_are_decided() {
    let mut t = Table::new(BpFastPaxos { slots: 6, ..plain(4, 3) });
    t.turn(C(0), Lie::Silent);
    for slot in [0, 3] {
        (0..4).for_each(|i| t.utter(C(0), S(i), accept(slot, 0, value(0, 'A'))));
    }
    t.expire(C(1), Timer::Open);
    t.expire(C(2), Timer::Open);
    t.deliver_all();
    assert_eq!(t.server(0).replica.log().len(), 4);
    let results = t.sent_to(C(0), "DECIDED");
    let of = |wanted: u32| {
        results.iter().find_map(|msg| match msg {
            Msg::Decided { slot, result: Some(result), .. } if *slot == wanted => Some(*result),
            _ => None,
        })
    };
    assert_eq!((of(0), of(3)), (Some(1), Some(1)), "the second time brings the first result");
}

#[test]
fn what_an_edge_proposer_brings_of_its_own_accord_is_no_clients_command() {
    let cast = Cast { servers: 4, edges: 2, clients: 1 };
    let p = BpFastPaxos { cast, ..plain(4, 1) };
    let honest = |value: Value| p.is_honest_value(&value, &|_| true);
    let Value::Command(a) = value(0, 'A') else { panic!("a command") };
    let asked =
        |client| Value::Command(Authored { request: Some(Request { client, seq: 0 }), ..a });
    assert!(honest(asked(0)), "C1 wants A");
    assert!(!honest(asked(1)), "there is no C2");
    assert!(!honest(Value::Command(a)), "P1 says A, and nobody's request is inside");
    assert!(!honest(value(1, 'A')), "P2 says A");
}

// Section 5: changing trust.

#[test]
fn change_trust_skips_the_convicted_and_promises_only_to_the_new_owner() {
    let mut t = Table::new(plain(4, 4));
    t.turn(C(1), Lie::Usurp);
    t.deliver_all();
    assert!(t.server(0).is_convicted(1));
    t.suspect(0, 0);
    assert_eq!(t.server(0).peek(0).unwrap().rnd, 2, "C2 is passed over");
    assert!(matches!(t.last_from(S(0), "PROMISE"), Some(Msg::Promise(Promise { round: 2, .. }))));
    assert_eq!(t.sent_to(C(1), "PROMISE").len(), 0);
}

#[test]
fn change_trust_carries_every_conviction_as_evidence() {
    let mut t = Table::new(plain(4, 4));
    t.turn(C(1), Lie::Silent);
    t.utter(C(1), S(0), accept(0, 0, value(1, 'B')));
    t.deliver_all();
    assert!(!t.server(1).is_convicted(1), "only S1 has seen it");
    t.suspect(0, 0);
    t.deliver(S(0), S(1), "TRUSTCHANGE");
    assert!(t.server(1).is_convicted(1), "a server's word is good");
}

#[test]
fn whenever_an_owner_is_convicted_trust_moves_in_every_active_slot() {
    let mut t = Table::new(BpFastPaxos { slots: 7, ..plain(4, 3) });
    t.turn(C(0), Lie::Silent);
    t.expire(C(2), Timer::Open);
    t.deliver(C(2), S(0), "ACCEPT");
    t.utter(C(0), S(0), accept(3, 0, value(0, 'A')));
    t.deliver(C(0), S(0), "ACCEPT");
    t.utter(C(0), S(0), accept(3, 0, value(0, 'B')));
    t.deliver(C(0), S(0), "ACCEPT");
    let rounds: Vec<u32> = (0..4).map(|slot| t.server(0).peek(slot).unwrap().rnd).collect();
    assert_eq!(rounds, [1, 0, 0, 1], "slots 0 and 3 were C1's");
}

#[test]
fn when_every_client_is_convicted_the_slot_stops() {
    let mut t = Table::new(plain(4, 2));
    for c in 0..2 {
        t.turn(C(c), Lie::Silent);
    }
    t.utter(C(0), S(0), accept(0, 1, value(0, 'A')));
    t.utter(C(1), S(0), accept(0, 0, value(1, 'B')));
    t.deliver_all();
    assert!(t.server(0).peek(0).unwrap().stopped);
    assert!(!t.runs(S(0), Timer::TimeOut(0)), "nothing is waited for");
}

#[test]
fn trust_change_from_another_moves_forward_only_and_is_not_relayed() {
    let mut t = Table::new(plain(4, 3));
    t.suspect(0, 0);
    t.deliver(S(0), S(1), "TRUSTCHANGE");
    assert_eq!(t.server(1).peek(0).unwrap().rnd, 1);
    assert_eq!(t.count(S(1), "TRUSTCHANGE"), 0);
    assert_eq!(t.count(S(1), "PROMISE"), 1);
    t.suspect(1, 0);
    t.deliver(S(0), S(2), "TRUSTCHANGE");
    t.suspect(2, 0);
    let notes = t.deliver(S(1), S(2), "TRUSTCHANGE");
    assert_eq!(notes, [N::AlreadyThere { from: 1, slot: 0, round: 2, rnd: 2 }]);
}

#[test]
fn trust_change_to_a_round_whose_owner_is_convicted_here_goes_past_it_telling_all() {
    let mut t = Table::new(plain(4, 4));
    t.turn(C(1), Lie::Silent);
    t.utter(C(1), S(1), accept(0, 0, value(1, 'B')));
    t.deliver_all();
    t.suspect(0, 0);
    assert_eq!(t.server(0).peek(0).unwrap().rnd, 1, "S1 knows nothing of C2");
    t.deliver(S(0), S(1), "TRUSTCHANGE");
    assert_eq!(t.server(1).peek(0).unwrap().rnd, 2);
    assert_eq!(t.count(S(1), "TRUSTCHANGE"), 3);
    assert_eq!(t.sent_to(C(1), "PROMISE").len(), 1, "of S1; none of S2, where C2 is convicted");
}

#[test]
fn a_time_out_suspects_and_convicts_nobody() {
    let mut t = Table::new(plain(4, 3));
    t.suspect(0, 0);
    assert_eq!(t.server(0).guilty(), 0);
    assert_eq!(t.server(0).peek(0).unwrap().suspected, 1);
}

// Section 5: crashes, and catching up.

#[test]
fn recovery_keeps_the_disk_and_loses_the_rest() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.deliver(C(0), S(0), "ACCEPT");
    t.deliver(C(0), S(1), "ACCEPT");
    t.deliver(S(1), S(0), "LEARN");
    t.crash(0);
    t.recover(0, true);
    let state = t.server(0).peek(0).unwrap();
    assert_eq!(state.vote, Some(Voted { round: 0, value: value(0, 'A') }));
    assert_eq!(state.heard[0].votes, [(0, value(0, 'A'))], "its own vote, from its disk");
    assert!(t.runs(S(0), Timer::TimeOut(0)), "timers start anew");
}

#[test]
fn recovery_starts_no_slot_past_the_highest_on_disk() {
    let mut t = Table::new(BpFastPaxos { slots: 6, ..plain(4, 3) });
    let learn = |slot| Msg::Learn { slot, round: 0, value: value(2, 'D') };
    t.pass(S(1), S(0), learn(2));
    t.expire(C(1), Timer::Open);
    t.deliver(C(1), S(0), "ACCEPT");
    t.pass(S(1), S(0), learn(5));
    let active = |t: &Table| -> Vec<u32> {
        (0..6).filter(|slot| t.server(0).peek(*slot).is_some_and(|state| state.active)).collect()
    };
    assert_eq!(active(&t), [0, 1, 2, 3, 4, 5], "it was told of slot 5");
    t.crash(0);
    t.recover(0, true);
    assert_eq!(active(&t), [0, 1], "and has voted in slot 1");
}

#[test]
fn a_crash_between_writing_and_sending_keeps_the_vote_and_tells_nobody() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.brittle(0);
    t.deliver(C(0), S(0), "ACCEPT");
    assert_eq!(t.count(S(0), "LEARN"), 0);
    t.recover(0, true);
    assert!(t.server(0).peek(0).unwrap().vote.is_some());
}

#[test]
fn the_slow_timer_asks_what_was_missed_and_repeats_the_latest_learn() {
    let mut t = Table::new(plain(4, 3));
    t.expire(C(0), Timer::Open);
    t.deliver(C(0), S(0), "ACCEPT");
    let told = t.count(S(0), "LEARN");
    t.expire(S(0), Timer::Slow);
    assert_eq!(t.count(S(0), "BEHIND"), 3);
    assert_eq!(t.count(S(0), "LEARN"), told + 3);
}

#[test]
fn behind_is_answered_for_the_slot_and_what_is_known_of_the_next_w_minus_1() {
    let mut t = Table::new(BpFastPaxos { slots: 3, ..plain(4, 3) });
    t.crash(3);
    (0..3).for_each(|c| t.expire(C(c), Timer::Open));
    t.deliver_all();
    t.recover(3, true);
    t.expire(S(3), Timer::Slow);
    let notes = t.deliver(S(3), S(0), "BEHIND");
    assert_eq!(notes, [N::HelpedBehind { server: 3, slot: 0, slots: 3 }]);
    t.deliver_all();
    assert_eq!(t.server(3).replica.log(), t.server(0).replica.log());
}

// Section 5: the honest proposer.

#[test]
fn the_first_q_promises_fix_value_and_proof_and_a_resend_repeats_those_bytes() {
    let mut t = Table::new(plain(4, 3));
    (0..4).for_each(|i| t.suspect(i, 0));
    (0..3).for_each(|i| drop(t.deliver(S(i), C(1), "PROMISE")));
    let first = t.last_from(C(1), "ACCEPT").unwrap();
    t.deliver(S(3), C(1), "PROMISE");
    t.expire(C(1), Timer::Resend(0, 1));
    assert_eq!(t.last_from(C(1), "ACCEPT").unwrap(), first, "the fourth promise changes nothing");
}

#[test]
fn a_free_pick_is_used_for_ones_own_command() {
    let mut t = Table::new(plain(4, 3));
    (0..3).for_each(|i| t.suspect(i, 0));
    let notes: Vec<P> = (0..3).flat_map(|i| t.deliver_to_client(S(i), C(1), "PROMISE")).collect();
    assert!(notes.iter().any(|note| matches!(note,
        P::Picked { value: v, forced: false, .. } if *v == value(1, 'B'))));
}

#[test]
fn a_free_pick_is_used_for_ones_own_command_also_where_it_waits_in_this_very_slot() {
    let mut t = Table::new(plain(4, 1));
    t.expire(C(0), Timer::Open);
    t.crash_all_mail();
    (0..3).for_each(|i| t.suspect(i, 0));
    let notes: Vec<P> = (0..3).flat_map(|i| t.deliver_to_client(S(i), C(0), "PROMISE")).collect();
    assert!(notes.iter().any(|note| matches!(note,
        P::Picked { value: v, forced: false, .. } if *v == value(0, 'A'))));
}

#[test]
fn a_command_that_waits_in_another_slot_that_is_open_is_not_proposed_twice() {
    let mut t = Table::new(BpFastPaxos { slots: 6, ..plain(4, 3) });
    t.expire(C(1), Timer::Open);
    (0..3).for_each(|i| drop(t.deliver(C(1), S(i), "ACCEPT")));
    (0..3).for_each(|i| t.suspect(i, 0));
    let notes: Vec<P> = (0..3).flat_map(|i| t.deliver_to_client(S(i), C(1), "PROMISE")).collect();
    assert!(notes.iter().any(|note| matches!(note, P::Picked { slot: 0, value: Value::Noop, .. })));
}

#[test]
fn decided_does_not_silence_a_proposer_but_takes_its_new_command() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(1), Lie::Silent);
    let hearsay = Msg::Decided { slot: 0, value: value(0, 'A'), result: None, first_undecided: 1 };
    t.pass(S(3), C(2), hearsay);
    (0..3).for_each(|i| {
        t.suspect(i, 0);
        t.suspect(i, 0);
    });
    let notes: Vec<P> = (0..3).flat_map(|i| t.deliver_to_client(S(i), C(2), "PROMISE")).collect();
    assert!(notes.iter().any(|note| matches!(note, P::Picked { value: Value::Noop, .. })));
}

#[test]
fn a_command_that_lost_its_slot_is_proposed_again_in_a_later_one() {
    let mut t = Table::new(BpFastPaxos { slots: 6, ..plain(4, 3) });
    (0..4).for_each(|i| t.suspect(i, 0));
    t.deliver_all();
    assert_eq!(t.server(0).decided(0), Some(value(1, 'B')), "slot 0 went to C2");
    t.expire(C(0), Timer::Open);
    t.deliver_all();
    assert_eq!(t.proposer(0).decided[&0], value(1, 'B'), "it was told when it tried");
    assert_eq!(t.server(0).decided(3), Some(value(0, 'A')));
}

#[test]
fn a_client_opens_no_slot_below_what_it_was_told_nor_past_the_window() {
    let mut t = Table::new(BpFastPaxos { slots: 100, window: 4, ..plain(4, 3) });
    let told = |first_undecided| Msg::Decided {
        slot: 40,
        value: value(1, 'B'),
        result: None,
        first_undecided,
    };
    t.pass(S(0), C(0), told(41));
    let slots: Vec<u32> = t.proposer(0).proposals.keys().map(|(slot, _)| *slot).collect();
    assert_eq!(slots, [42], "C1's first slot from 41 on");
}

#[test]
fn past_the_window_a_client_opens_a_slot_only_while_nothing_of_it_is_in_flight() {
    let later =
        |slot| Msg::Decided { slot, value: value(1, 'B'), result: None, first_undecided: 0 };
    let opened =
        |t: &Table| -> Vec<u32> { t.proposer(0).proposals.keys().map(|(slot, _)| *slot).collect() };
    let narrow = BpFastPaxos { slots: 100, window: 4, ..plain(4, 3) };
    let mut t = Table::new(narrow.clone());
    t.expire(C(0), Timer::Open);
    t.pass(S(0), C(0), later(7));
    assert_eq!(opened(&t), [0, 3], "slot 6 is at or past 0 + W");
    // C1's only command has its result: nothing is in flight.
    let won = Msg::Decided { slot: 0, value: value(0, 'A'), result: Some(1), first_undecided: 0 };
    t.pass(S(0), C(0), won);
    assert_eq!(opened(&t), [0, 3, 6]);
    // Nothing is in flight, so its command may go to a slot past the window.
    let mut t = Table::new(BpFastPaxos { window: 1, ..narrow });
    t.expire(C(2), Timer::Open);
    assert_eq!(t.proposer(2).proposals.keys().next(), Some(&(2, 0)));
}

#[test]
fn an_idle_owner_does_not_fill_what_must_have_been_decided_long_ago() {
    let mut p = BpFastPaxos { slots: 1_000_000, window: 4, ..plain(4, 3) };
    p.commands[0] = turncoat::contract::command::Workload::Listed(vec![]);
    let mut t = Table::new(p);
    let value = value(1, 'B');
    let late = Msg::Decided { slot: 900_001, value, result: None, first_undecided: 0 };
    t.pass(S(0), C(0), late);
    let opened: Vec<u32> = t.proposer(0).proposals.keys().map(|(slot, _)| *slot).collect();
    assert_eq!(opened, [899_994, 899_997, 900_000]);
}

#[test]
fn an_idle_owner_fills_its_slot_with_a_noop_when_a_later_one_waits() {
    let none = turncoat::contract::command::Workload::Listed(vec![]);
    let mut p = BpFastPaxos { slots: 6, ..plain(4, 3) };
    p.commands[0] = none;
    let mut t = Table::new(p);
    let later = Msg::Decided { slot: 2, value: value(2, 'D'), result: None, first_undecided: 0 };
    t.pass(S(0), C(0), later);
    assert_eq!(t.proposer(0).proposals[&(0, 0)].value, Value::Noop);
}

// Knowledge: what a traitor can and cannot say.

#[test]
fn only_a_traitor_may_say_what_the_protocol_does_not_make_it_say() {
    let mut t = Table::new(plain(4, 3));
    assert_eq!(t.try_utter(C(0), S(0), accept(0, 0, value(0, 'B'))), Err(Refusal::IsHonest));
}

#[test]
fn a_traitor_can_use_a_mac_only_after_it_or_an_accomplice_has_received_it() {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(1), Lie::Silent);
    t.turn(C(2), Lie::Silent);
    t.suspect(0, 0);
    let Some(Msg::Promise(promise)) = t.last_from(S(0), "PROMISE") else { panic!("no promise") };
    let say = |t: &mut Table, who| t.try_utter(who, S(1), Msg::Promise(promise));
    assert_eq!(say(&mut t, C(1)), Err(Refusal::CannotSay), "still in flight");
    t.deliver(S(0), C(1), "PROMISE");
    assert_eq!(say(&mut t, C(1)), Ok(()));
    assert_eq!(say(&mut t, C(2)), Err(Refusal::CannotSay), "C3 has never seen it");
    t.conspire(C(2), Lie::Silent, vec![C(1)]);
    assert_eq!(say(&mut t, C(2)), Ok(()), "but its accomplice has");
}
