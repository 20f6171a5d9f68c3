//! One test a rule, with messages carried by hand.

mod bench;

use super::lies::Lie;
use super::proposer::Phase;
use super::{Backoff, Msg, Paxos, Timer, Value, Voted};
use crate::command::Command;
use crate::portrait::Portray;
use crate::protocol::{AgentId, DELAY, Input, LieParams, Protocol, Round};
use bench::Bench;

const A: Value = Value { author: 0, command: Command(0) };
const B: Value = Value { author: 1, command: Command(1) };
const D: Value = Value { author: 2, command: Command(2) };
const C1: AgentId = AgentId::Client(0);
const C2: AgentId = AgentId::Client(1);
const C3: AgentId = AgentId::Client(2);
const S1: AgentId = AgentId::Server(0);

/// Three clients that want A, B and D.
fn paxos(servers: u8) -> Paxos {
    let commands = [A, B, D].map(|value| Some(value.command));
    Paxos::new(servers, commands.to_vec())
}

fn client(i: u8) -> AgentId {
    AgentId::Client(i)
}

fn prepare(id: Round) -> Input<Msg, Timer> {
    Input::Deliver { from: client(u8::try_from(id % 3).unwrap()), msg: Msg::Prepare { id } }
}

fn accept(id: Round, value: Value) -> Input<Msg, Timer> {
    let from = client(u8::try_from(id % 3).unwrap());
    Input::Deliver { from, msg: Msg::Accept(Voted { id, value }) }
}

#[test]
fn ids_are_unique_ascending_and_end_at_the_largest() {
    let p = paxos(3);
    for i in 0..3 {
        let mut floor = None;
        for counter in 0..50 {
            let id = p.id_above(i, floor).unwrap();
            assert_eq!((id, p.owner(id)), (counter * 3 + Round::from(i), i));
            floor = Some(id);
        }
    }
    assert_eq!(p.id_above(1, Some(Paxos::LAST - 1)), Some(Paxos::LAST));
    assert_eq!(p.id_above(0, Some(Paxos::LAST - 1)), None);
    assert_eq!(p.id_above(1, Some(Round::MAX)), None);
}

#[test]
fn a_promise_bars_lower_and_equal_prepares_and_lower_accepts() {
    let mut bench = Bench::new(paxos(3));
    bench.input(S1, prepare(4));
    assert_eq!((bench.server(0).rnd, bench.to(C2, "PROMISE")), (Some(4), 1));
    for (input, who, fails) in [(prepare(3), C1, 1), (prepare(4), C2, 1), (accept(3, A), C1, 2)] {
        bench.input(S1, input);
        assert_eq!(bench.to(who, "FAIL"), fails);
    }
    let fail = Msg::Fail { id: 3, promised: 4 };
    assert!(bench.mail.contains(&(S1, C1, fail)));
    assert_eq!((bench.server(0).rnd, bench.server(0).vote), (Some(4), None));
}

#[test]
fn an_accept_with_the_promised_id_or_a_higher_one_is_taken() {
    let mut bench = Bench::new(paxos(3));
    bench.input(S1, prepare(1));
    bench.input(S1, accept(1, B));
    assert_eq!(bench.server(0).vote, Some(Voted { id: 1, value: B }));
    bench.input(S1, accept(3, A));
    let vote = Some(Voted { id: 3, value: A });
    assert_eq!((bench.server(0).vote, bench.server(0).rnd), (vote, Some(3)));
    bench.input(S1, prepare(5));
    assert!(bench.mail.contains(&(S1, C3, Msg::Promise { id: 5, vote })));
}

#[test]
fn accepted_goes_to_every_other_server_and_to_the_proposer() {
    let mut bench = Bench::new(paxos(5));
    bench.input(S1, accept(0, A));
    let told: Vec<AgentId> = bench.mail.iter().map(|(_, to, _)| *to).collect();
    let others = (1..5).map(AgentId::Server).chain([C1]);
    assert_eq!(told, others.collect::<Vec<_>>());
}

#[test]
fn without_a_fault_every_server_decides_after_four_delays() {
    for n in 2..=31 {
        let mut bench = Bench::new(paxos(n));
        bench.start(C1);
        bench.waves(3);
        assert!(bench.decisions.is_empty() || n < 3, "n = {n}");
        bench.wave();
        assert_eq!(bench.decided(), vec![Some(A); usize::from(n)], "n = {n}");
        bench.settle();
        let n = usize::from(n);
        assert_eq!(bench.sent, 3 * n + n * (n - 1) + n + n, "ACCEPTED to C1 and DECIDED too");
        assert_eq!(bench.proposer(C1).phase, Phase::Done);
        assert!(!bench.timers.keys().any(|(_, timer)| *timer != Timer::Start));
    }
}

#[test]
fn one_server_decides_alone() {
    let mut bench = Bench::new(paxos(1));
    bench.start(C1);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A)]);
}

#[test]
fn a_majority_of_one_id_decides_and_nothing_less() {
    let mut bench = Bench::new(paxos(5));
    let vote = |j, id, value| (AgentId::Server(j), S1, Msg::Accepted(Voted { id, value }));
    for mail in [vote(1, 0, A), vote(2, 0, A), vote(2, 0, A), vote(3, 1, A), vote(4, 1, A)] {
        bench.deliver(mail);
        assert!(bench.decisions.is_empty());
    }
    bench.deliver(vote(3, 0, A));
    assert_eq!(bench.decisions, [(S1, A)]);
    assert_eq!(bench.to(C1, "DECIDED"), 1);
}

#[test]
fn the_value_of_the_highest_vrnd_is_adopted_however_few_voted_it() {
    let mut bench = Bench::new(paxos(5));
    bench.start(C3);
    bench.mail.clear();
    let promise = |j, vote| (AgentId::Server(j), C3, Msg::Promise { id: 2, vote });
    bench.deliver(promise(0, Some(Voted { id: 0, value: A })));
    bench.deliver(promise(1, Some(Voted { id: 1, value: B })));
    assert!(bench.mail.is_empty(), "two of five are no majority");
    bench.deliver(promise(1, None));
    assert!(bench.mail.is_empty(), "each server counts once");
    bench.deliver(promise(2, Some(Voted { id: 0, value: A })));
    let asked = Msg::Accept(Voted { id: 2, value: B });
    assert_eq!(bench.mail.len(), 5);
    assert!(bench.mail.iter().all(|(_, _, msg)| *msg == asked));
    assert_eq!(bench.told("propose.bound"), 1);
}

#[test]
fn promises_without_votes_leave_the_proposer_free() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C2);
    bench.waves(2);
    assert_eq!(bench.told("propose.free"), 1);
    assert!(bench.mail.contains(&(C2, S1, Msg::Accept(Voted { id: 1, value: B }))));
}

#[test]
fn a_proposer_that_takes_over_completes_what_it_finds() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C1);
    bench.waves(1);
    let reaches = LieParams { reaches: Some(vec![0]), ..LieParams::default() };
    bench.turn(C1, "crash", &reaches);
    bench.settle();
    assert_eq!(bench.decided(), [None; 3], "its ACCEPT reached S1 only");
    bench.start(C2);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A); 3]);
    assert_eq!(bench.told("chosen.other"), 1);
}

#[test]
fn a_refused_proposer_outbids_what_it_was_told() {
    let p = Paxos { backoff: Backoff::Fixed, ..paxos(3) };
    let mut bench = Bench::new(p);
    bench.start(C1);
    bench.mail.clear();
    bench.deliver((S1, C1, Msg::Fail { id: 0, promised: 7 }));
    assert_eq!(bench.proposer(C1).id, Some(9));
    assert!(bench.mail.iter().all(|(_, _, msg)| *msg == Msg::Prepare { id: 9 }));
    bench.mail.clear();
    bench.deliver((AgentId::Server(1), C1, Msg::Fail { id: 0, promised: 100 }));
    assert_eq!((bench.proposer(C1).id, bench.mail.len()), (Some(9), 0), "that attempt is over");
}

#[test]
fn a_broken_promise_is_told_to_whoever_held_it_unless_it_was_used() {
    let mut bench = Bench::new(paxos(3));
    bench.input(S1, prepare(0));
    bench.input(S1, prepare(1));
    assert!(bench.mail.contains(&(S1, C1, Msg::Fail { id: 0, promised: 1 })));
    bench.input(S1, accept(1, B));
    bench.input(S1, prepare(2));
    assert_eq!(bench.to(C2, "FAIL"), 0);
}

#[test]
fn two_fixed_back_offs_duel_without_end() {
    let p = Paxos { backoff: Backoff::Fixed, starters: 2, ..paxos(4) };
    let mut bench = Bench::new(p);
    bench.start(C1);
    bench.start(C2);
    bench.waves(200);
    assert!(bench.decisions.is_empty());
    assert!(bench.server(0).vote.is_none(), "nobody gets as far as a vote");
    for who in [C1, C2] {
        assert!(bench.proposer(who).refused >= 49, "{} refusals", bench.proposer(who).refused);
    }
}

#[test]
fn random_back_offs_double_are_bounded_and_end_the_duel() {
    let p = Paxos { starters: 2, ..paxos(4) };
    let mut bench = Bench::new(p.clone());
    bench.start(C1);
    for expected in [2, 4, 8, 16, 20, 20, 20] {
        let id = bench.proposer(C1).id.unwrap();
        bench.deliver((S1, C1, Msg::Fail { id, promised: id + 1 }));
        let wait = bench.timers[&(C1, Timer::Again)];
        assert_eq!((wait.least, wait.spread), (DELAY, expected * DELAY));
        assert!(!bench.timers.contains_key(&(C1, Timer::TimeOut)));
        bench.fire(C1, Timer::Again);
    }
    let mut bench = Bench::new(p);
    bench.start(C1);
    bench.start(C2);
    bench.settle();
    assert_eq!(bench.decided(), [Some(B); 4], "C1 waits, so C2 gets through");
    assert_eq!(bench.proposer(C1).phase, Phase::BackingOff);
    bench.fire(C1, Timer::Again);
    bench.settle();
    assert_eq!((bench.told("lost"), bench.proposer(C1).phase), (1, Phase::Done));
}

#[test]
fn after_a_runaway_nobody_has_a_number_left() {
    for backoff in [Backoff::Fixed, Backoff::Random] {
        let mut bench = Bench::new(Paxos { backoff, ..paxos(4) });
        bench.turn(C1, "runaway", &LieParams::default());
        bench.start(C1);
        bench.settle();
        for who in [C2, C3] {
            assert_eq!(bench.hopeless(), None, "somebody has not tried yet");
            bench.start(who);
            bench.settle();
            assert_eq!(bench.proposer(who).phase, Phase::GaveUp);
            assert!(!bench.timers.contains_key(&(who, Timer::TimeOut)));
        }
        assert_eq!(bench.told("outbid.none"), 2);
        assert_eq!(bench.hopeless(), Some(("termination.outbid", true)));
        assert_eq!(bench.decided(), [None; 4]);
        assert!(bench.timers.keys().all(|(_, timer)| Paxos::is_background(*timer)));
        assert!((0..4).all(|i| bench.server(i).rnd == Some(Paxos::LAST)));
    }
}

#[test]
fn a_runaway_that_reaches_a_minority_shuts_nobody_out() {
    let mut bench = Bench::new(paxos(5));
    bench.turn(C1, "runaway", &LieParams::default());
    bench.lose(|(_, to, _)| !matches!(to, AgentId::Server(0 | 1)));
    bench.settle();
    bench.start(C2);
    bench.settle();
    assert_eq!(bench.told("refused.barred"), 4, "S1 and S2 refuse in both phases");
    assert_eq!(bench.decided(), [Some(B); 5]);
}

#[test]
fn a_number_just_below_the_largest_is_outbid_by_whoever_has_the_largest() {
    let mut bench = Bench::new(Paxos { backoff: Backoff::Fixed, ..paxos(4) });
    let round = LieParams { round: Some(Paxos::LAST - 1), ..LieParams::default() };
    bench.turn(C1, "runaway", &round);
    bench.settle();
    bench.start(C3);
    bench.settle();
    assert_eq!((bench.proposer(C3).phase, bench.decided()[0]), (Phase::GaveUp, None));
    bench.start(C2);
    bench.settle();
    assert_eq!(bench.decided(), [Some(B); 4], "LAST is one of C2's");
    let round = LieParams { round: Some(Paxos::LAST + 1), ..LieParams::default() };
    assert!(bench.p.lie_named(C1, "runaway", &round).is_err());
}

#[test]
fn a_stolen_id_counts_as_a_refusal_and_an_echo_does_not() {
    let mut bench = Bench::new(Paxos { backoff: Backoff::Fixed, ..paxos(3) });
    bench.start(C2);
    let copy = bench.mail[0].clone();
    bench.deliver(copy.clone());
    bench.deliver(copy);
    bench.settle();
    assert_eq!(bench.decided(), [Some(B); 3], "a doubled PREPARE does no harm");
    let mut bench = Bench::new(Paxos { backoff: Backoff::Fixed, ..paxos(3) });
    let theirs = LieParams { round: Some(1), ..LieParams::default() };
    bench.turn(C1, "runaway", &theirs);
    bench.settle();
    bench.start(C2);
    bench.settle();
    assert_eq!((bench.told("refused.theft"), bench.decided()), (1, vec![Some(B); 3]));
}

#[test]
fn two_values_under_one_id_break_agreement() {
    for n in 2..=7 {
        let mut bench = Bench::new(paxos(n));
        bench.turn(C1, "equivocate", &LieParams::default());
        bench.start(C1);
        bench.settle();
        assert!(bench.decided().iter().all(Option::is_some), "n = {n}");
        assert!(!bench.agrees(), "n = {n}");
        assert_eq!(bench.told("lie.equivocate.two"), 1);
    }
}

#[test]
fn a_flood_delays_and_a_silent_proposer_is_replaced() {
    let mut bench = Bench::new(paxos(4));
    bench.turn(C1, "flood", &LieParams { count: Some(10), ..LieParams::default() });
    assert_eq!(bench.mail.len(), 40);
    bench.settle();
    bench.lies.insert(C1, Lie::Silent);
    bench.start(C1);
    assert!(bench.mail.is_empty());
    bench.start(C2);
    bench.settle();
    bench.fire(C2, Timer::Again);
    bench.settle();
    assert_eq!((bench.proposer(C2).id, bench.decided()), (Some(28), vec![Some(B); 4]));
}

#[test]
fn who_turns_honest_again_goes_on() {
    let mut bench = Bench::new(paxos(4));
    bench.turn(C1, "silent", &LieParams::default());
    bench.start(C1);
    assert!(bench.mail.is_empty() && !bench.timers.contains_key(&(C1, Timer::TimeOut)));
    bench.lies.clear();
    bench.input(C1, Input::Start);
    bench.fire(C1, Timer::TimeOut);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A); 4]);
}

#[test]
fn a_staller_says_the_right_thing_late() {
    let mut bench = Bench::new(paxos(4));
    bench.turn(C1, "stall", &LieParams::default());
    bench.start(C1);
    for _ in 0..2 {
        assert!(bench.mail.is_empty());
        let wait = bench.timers[&(C1, Timer::Scheme)];
        for delay in [DELAY, 3 * DELAY] {
            let wait = wait.in_network(delay);
            assert!(wait < bench.p.base - delay && wait > bench.p.base - 2 * delay);
        }
        bench.fire(C1, Timer::Scheme);
        bench.settle();
    }
    assert_eq!(bench.decided(), [Some(A); 4]);
}

#[test]
fn only_starters_start_at_once_the_others_are_a_fallback() {
    let wait = |starters: u8, who| {
        let bench = Bench::new(Paxos { starters, ..paxos(3) });
        bench.timers[&(who, Timer::Start)].least
    };
    assert_eq!([C1, C2, C3].map(|who| wait(1, who)), [0, Paxos::BASE, 2 * Paxos::BASE]);
    assert_eq!([C1, C2, C3].map(|who| wait(2, who)), [0, 0, 2 * Paxos::BASE]);
    let idle = Bench::new(Paxos::new(3, vec![Some(A.command), None]));
    assert!(!idle.timers.contains_key(&(C2, Timer::Start)), "who wants nothing proposes nothing");
}

#[test]
fn whoever_comes_after_the_decision_is_told() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C1);
    bench.settle();
    bench.start(C2);
    bench.settle();
    assert_eq!((bench.told("answered"), bench.told("lost")), (3, 1));
    assert_eq!(bench.proposer(C2).phase, Phase::Done);
    assert_eq!(bench.decisions.len(), 3, "nothing is decided twice");
}

#[test]
fn a_lost_attempt_is_repeated_with_a_new_id_and_more_time() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C1);
    for (late, id) in [(1, 3), (2, 6), (4, 9)] {
        bench.mail.clear();
        bench.fire(C1, Timer::TimeOut);
        assert_eq!(bench.proposer(C1).id, Some(id));
        assert_eq!(bench.timers[&(C1, Timer::TimeOut)].least, 2 * late * Paxos::BASE);
    }
    bench.settle();
    assert_eq!(bench.decided(), [Some(A); 3]);
}

#[test]
fn one_decided_does_not_silence_a_proposer() {
    let mut bench = Bench::new(paxos(5));
    bench.start(C1);
    bench.waves(3);
    bench.lose(|(_, to, msg)| msg.kind() == "ACCEPTED" && *to != S1);
    bench.settle();
    assert_eq!(bench.decided().iter().flatten().count(), 1);
    bench.crash(S1);
    assert_eq!(bench.proposer(C1).learned, Some(A));
    bench.fire(C1, Timer::TimeOut);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A); 5]);
    assert_eq!(bench.proposer(C1).phase, Phase::Done);
}

#[test]
fn disks_survive_and_who_comes_back_asks() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C1);
    bench.waves(3);
    let third = AgentId::Server(2);
    bench.crash(third);
    bench.settle();
    let before = bench.server(2).clone();
    assert_eq!(
        (before.rnd, before.vote.map(|v| v.value), before.decided),
        (Some(0), Some(A), None)
    );
    bench.recover(third);
    assert_eq!(bench.server(2).rnd, Some(0), "what it promised still binds it");
    bench.settle();
    assert_eq!(bench.decided(), [Some(A); 3]);
}

#[test]
fn the_slow_timer_brings_a_server_level() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C1);
    bench.waves(3);
    let third = AgentId::Server(2);
    bench.lose(|(_, to, _)| *to == third);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A), Some(A), None]);
    assert_eq!(Paxos::unfinished(&bench.agents[&third]), Some(0));
    bench.fire(third, Timer::Slow);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A); 3]);
}

#[test]
fn undecided_servers_tell_their_votes_to_who_asks() {
    let mut bench = Bench::new(paxos(3));
    bench.start(C1);
    bench.waves(3);
    bench.mail.clear();
    bench.fire(S1, Timer::Slow);
    bench.settle();
    assert_eq!(bench.decided(), [Some(A), None, None]);
    assert_eq!(bench.told("told.vote"), 2);
}

#[test]
fn messages_from_the_wrong_kind_of_agent_are_refused() {
    let mut bench = Bench::new(paxos(3));
    bench.deliver((C1, S1, Msg::Decided { value: A }));
    bench.deliver((C1, S1, Msg::Accepted(Voted { id: 0, value: A })));
    bench.deliver((AgentId::Server(1), S1, Msg::Prepare { id: 0 }));
    bench.deliver((C2, C1, Msg::Decided { value: B }));
    assert_eq!(bench.told("not-for-me"), 4);
    assert_eq!(bench.server(0).rnd, None);
}

/// Any order, losses, copies, early timers and crashes with disk: honest proposers agree, and once
/// the network is good everyone decides.
#[test]
fn honest_proposers_agree_under_any_schedule() {
    for seed in 1..=400u64 {
        let mut dice = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut roll = |sides: usize| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            usize::try_from(dice % sides as u64).unwrap()
        };
        let servers = u8::try_from(1 + roll(5)).unwrap();
        let mut bench = Bench::new(Paxos { starters: 3, ..paxos(servers) });
        for _ in 0..400 {
            let mail = bench.mail.len();
            match roll(20) {
                0 => {
                    let all: Vec<_> = bench.timers.keys().copied().collect();
                    if let Some((who, timer)) = all.get(roll(all.len().max(1))) {
                        bench.fire(*who, *timer);
                    }
                }
                1 if mail > 0 => drop(bench.mail.swap_remove(roll(mail))),
                2 if mail > 0 => bench.mail.push(bench.mail[roll(mail)].clone()),
                3 => {
                    let who = AgentId::Server(u8::try_from(roll(usize::from(servers))).unwrap());
                    if bench.down.contains(&who) { bench.recover(who) } else { bench.crash(who) }
                }
                _ if mail > 0 => {
                    let mail = bench.mail.swap_remove(roll(mail));
                    bench.deliver(mail);
                }
                _ => {}
            }
            assert!(bench.agrees(), "seed {seed}");
        }
        for who in bench.down.clone() {
            bench.recover(who);
        }
        while bench.decided().contains(&None) {
            bench.settle();
            if let Some((who, timer)) = bench.timers.keys().next_back().copied() {
                bench.fire(who, timer);
            }
        }
        assert!(bench.agrees(), "seed {seed}");
    }
}

#[test]
fn faces_show_what_there_is() {
    let mut bench = Bench::new(paxos(4));
    let face = |bench: &Bench| bench.p.server_face(&bench.agents[&S1], 0);
    assert!(!face(&bench).locked);
    bench.start(C1);
    bench.waves(4);
    let server = face(&bench);
    assert!(server.locked && server.trusts.is_none());
    assert_eq!((server.round, server.log_length), (Some(0), 1));
    assert_eq!(server.decided.map(|chip| chip.letter), Some("A".into()));
    assert_eq!(server.tally.iter().flatten().count(), 4);
    bench.settle();
    let client = bench.p.client_face(&bench.agents[&C1], 0);
    assert_eq!((client.done, client.total, client.proposed.len()), (1, 1, 1));
    let marks = |kind| {
        let mut count = 0;
        for (_, note) in &bench.notes {
            bench.p.mark(note, &mut |mark| count += i32::from(mark.kind == kind));
        }
        count
    };
    assert_eq!(["propose", "lock", "vote", "decide", "refuse"].map(marks), [1, 4, 4, 4, 0]);
    assert!(bench.agents.values().all(|agent| !bench.p.rows(agent, 0).is_empty()));
}

#[test]
fn every_strategy_on_the_menu_can_be_read_and_every_lie_has_a_rule() {
    let p = paxos(4);
    for fault in Paxos::cards().client_faults {
        let lie = p.lie_named(C2, fault.does, &LieParams::default()).unwrap();
        assert_eq!(Paxos::lie_name(&lie), fault.does);
        let rule = format!("lie.{}", fault.does);
        assert!(Paxos::cards().rules.contains(&rule.as_str()), "{rule}");
    }
    assert!(p.lie_named(C2, "forge", &LieParams::default()).is_err());
    assert!(p.lie_named(S1, "silent", &LieParams::default()).is_err());
}

#[test]
fn refusals_that_come_late_still_tell_that_no_number_is_left() {
    let mut bench = Bench::new(paxos(4));
    bench.start(C2);
    bench.mail.clear();
    let fail = |j, promised| (AgentId::Server(j), C2, Msg::Fail { id: 1, promised });
    bench.deliver(fail(0, 2));
    bench.deliver(fail(1, Paxos::LAST));
    bench.deliver(fail(2, Paxos::LAST));
    assert_eq!(bench.proposer(C2).phase, Phase::BackingOff);
    bench.fire(C2, Timer::Again);
    assert_eq!((bench.proposer(C2).phase, bench.mail.len()), (Phase::GaveUp, 0));
}
