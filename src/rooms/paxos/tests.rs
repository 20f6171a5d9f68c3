//! One test a rule, with messages carried by hand.

mod rig;

use super::lies::Lie;
use super::proposer::Phase;
use super::{Backoff, Msg, Paxos, Timer, Value, Voted};
use crate::contract::command::Command;
use crate::contract::portrait::Portray;
use crate::contract::{AgentId, DELAY, Input, LieParams, Protocol, Round};
use rig::Rig;

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
    let mut rig = Rig::new(paxos(3));
    rig.input(S1, prepare(4));
    assert_eq!((rig.server(0).rnd, rig.to(C2, "PROMISE")), (Some(4), 1));
    for (input, who, fails) in [(prepare(3), C1, 1), (prepare(4), C2, 1), (accept(3, A), C1, 2)] {
        rig.input(S1, input);
        assert_eq!(rig.to(who, "FAIL"), fails);
    }
    let fail = Msg::Fail { id: 3, promised: 4 };
    assert!(rig.mail.contains(&(S1, C1, fail)));
    assert_eq!((rig.server(0).rnd, rig.server(0).vote), (Some(4), None));
}

#[test]
fn an_accept_with_the_promised_id_or_a_higher_one_is_taken() {
    let mut rig = Rig::new(paxos(3));
    rig.input(S1, prepare(1));
    rig.input(S1, accept(1, B));
    assert_eq!(rig.server(0).vote, Some(Voted { id: 1, value: B }));
    rig.input(S1, accept(3, A));
    let vote = Some(Voted { id: 3, value: A });
    assert_eq!((rig.server(0).vote, rig.server(0).rnd), (vote, Some(3)));
    rig.input(S1, prepare(5));
    assert!(rig.mail.contains(&(S1, C3, Msg::Promise { id: 5, vote })));
}

#[test]
fn accepted_goes_to_every_other_server_and_to_the_proposer() {
    let mut rig = Rig::new(paxos(5));
    rig.input(S1, accept(0, A));
    let told: Vec<AgentId> = rig.mail.iter().map(|(_, to, _)| *to).collect();
    let others = (1..5).map(AgentId::Server).chain([C1]);
    assert_eq!(told, others.collect::<Vec<_>>());
}

#[test]
fn without_a_fault_every_server_decides_after_four_delays() {
    for n in 2..=31 {
        let mut rig = Rig::new(paxos(n));
        rig.start(C1);
        rig.waves(3);
        assert!(rig.decisions.is_empty() || n < 3, "n = {n}");
        rig.wave();
        assert_eq!(rig.decided(), vec![Some(A); usize::from(n)], "n = {n}");
        rig.settle();
        let n = usize::from(n);
        assert_eq!(rig.sent, 3 * n + n * (n - 1) + n + n, "ACCEPTED to C1 and DECIDED too");
        assert_eq!(rig.proposer(C1).phase, Phase::Done);
        assert!(!rig.timers.keys().any(|(_, timer)| *timer != Timer::Start));
    }
}

#[test]
fn one_server_decides_alone() {
    let mut rig = Rig::new(paxos(1));
    rig.start(C1);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A)]);
}

#[test]
fn a_majority_of_one_id_decides_and_nothing_less() {
    let mut rig = Rig::new(paxos(5));
    let vote = |j, id, value| (AgentId::Server(j), S1, Msg::Accepted(Voted { id, value }));
    for mail in [vote(1, 0, A), vote(2, 0, A), vote(2, 0, A), vote(3, 1, A), vote(4, 1, A)] {
        rig.deliver(mail);
        assert!(rig.decisions.is_empty());
    }
    rig.deliver(vote(3, 0, A));
    assert_eq!(rig.decisions, [(S1, A)]);
    assert_eq!(rig.to(C1, "DECIDED"), 1);
}

#[test]
fn the_value_of_the_highest_vrnd_is_adopted_however_few_voted_it() {
    let mut rig = Rig::new(paxos(5));
    rig.start(C3);
    rig.mail.clear();
    let promise = |j, vote| (AgentId::Server(j), C3, Msg::Promise { id: 2, vote });
    rig.deliver(promise(0, Some(Voted { id: 0, value: A })));
    rig.deliver(promise(1, Some(Voted { id: 1, value: B })));
    assert!(rig.mail.is_empty(), "two of five are no majority");
    rig.deliver(promise(1, None));
    assert!(rig.mail.is_empty(), "each server counts once");
    rig.deliver(promise(2, Some(Voted { id: 0, value: A })));
    let asked = Msg::Accept(Voted { id: 2, value: B });
    assert_eq!(rig.mail.len(), 5);
    assert!(rig.mail.iter().all(|(_, _, msg)| *msg == asked));
    assert_eq!(rig.told("propose.bound"), 1);
}

#[test]
fn promises_without_votes_leave_the_proposer_free() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C2);
    rig.waves(2);
    assert_eq!(rig.told("propose.free"), 1);
    assert!(rig.mail.contains(&(C2, S1, Msg::Accept(Voted { id: 1, value: B }))));
}

#[test]
fn a_proposer_that_takes_over_completes_what_it_finds() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C1);
    rig.waves(1);
    let reaches = LieParams { reaches: Some(vec![0]), ..LieParams::default() };
    rig.turn(C1, "crash", &reaches);
    rig.settle();
    assert_eq!(rig.decided(), [None; 3], "its ACCEPT reached S1 only");
    rig.start(C2);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A); 3]);
    assert_eq!(rig.told("chosen.other"), 1);
}

#[test]
fn a_refused_proposer_outbids_what_it_was_told() {
    let p = Paxos { backoff: Backoff::Fixed, ..paxos(3) };
    let mut rig = Rig::new(p);
    rig.start(C1);
    rig.mail.clear();
    rig.deliver((S1, C1, Msg::Fail { id: 0, promised: 7 }));
    assert_eq!(rig.proposer(C1).id, Some(9));
    assert!(rig.mail.iter().all(|(_, _, msg)| *msg == Msg::Prepare { id: 9 }));
    rig.mail.clear();
    rig.deliver((AgentId::Server(1), C1, Msg::Fail { id: 0, promised: 100 }));
    assert_eq!((rig.proposer(C1).id, rig.mail.len()), (Some(9), 0), "that attempt is over");
}

#[test]
fn a_broken_promise_is_told_to_whoever_held_it_unless_it_was_used() {
    let mut rig = Rig::new(paxos(3));
    rig.input(S1, prepare(0));
    rig.input(S1, prepare(1));
    assert!(rig.mail.contains(&(S1, C1, Msg::Fail { id: 0, promised: 1 })));
    rig.input(S1, accept(1, B));
    rig.input(S1, prepare(2));
    assert_eq!(rig.to(C2, "FAIL"), 0);
}

#[test]
fn two_fixed_back_offs_duel_without_end() {
    let p = Paxos { backoff: Backoff::Fixed, starters: 2, ..paxos(4) };
    let mut rig = Rig::new(p);
    rig.start(C1);
    rig.start(C2);
    rig.waves(200);
    assert!(rig.decisions.is_empty());
    assert!(rig.server(0).vote.is_none(), "nobody gets as far as a vote");
    for who in [C1, C2] {
        assert!(rig.proposer(who).refused >= 49, "{} refusals", rig.proposer(who).refused);
    }
}

#[test]
fn random_back_offs_double_are_bounded_and_end_the_duel() {
    let p = Paxos { starters: 2, ..paxos(4) };
    let mut rig = Rig::new(p.clone());
    rig.start(C1);
    for expected in [2, 4, 8, 16, 20, 20, 20] {
        let id = rig.proposer(C1).id.unwrap();
        rig.deliver((S1, C1, Msg::Fail { id, promised: id + 1 }));
        let wait = rig.timers[&(C1, Timer::Again)];
        assert_eq!((wait.least, wait.spread), (DELAY, expected * DELAY));
        assert!(!rig.timers.contains_key(&(C1, Timer::TimeOut)));
        rig.fire(C1, Timer::Again);
    }
    let mut rig = Rig::new(p);
    rig.start(C1);
    rig.start(C2);
    rig.settle();
    assert_eq!(rig.decided(), [Some(B); 4], "C1 waits, so C2 gets through");
    assert_eq!(rig.proposer(C1).phase, Phase::BackingOff);
    rig.fire(C1, Timer::Again);
    rig.settle();
    assert_eq!((rig.told("lost"), rig.proposer(C1).phase), (1, Phase::Done));
}

#[test]
fn after_a_runaway_nobody_has_a_number_left() {
    for backoff in [Backoff::Fixed, Backoff::Random] {
        let mut rig = Rig::new(Paxos { backoff, ..paxos(4) });
        rig.turn(C1, "runaway", &LieParams::default());
        rig.start(C1);
        rig.settle();
        for who in [C2, C3] {
            assert_eq!(rig.hopeless(), None, "somebody has not tried yet");
            rig.start(who);
            rig.settle();
            assert_eq!(rig.proposer(who).phase, Phase::GaveUp);
            assert!(!rig.timers.contains_key(&(who, Timer::TimeOut)));
        }
        assert_eq!(rig.told("outbid.none"), 2);
        assert_eq!(rig.hopeless(), Some(("termination.outbid", true)));
        assert_eq!(rig.decided(), [None; 4]);
        assert!(rig.timers.keys().all(|(_, timer)| Paxos::is_background(*timer)));
        assert!((0..4).all(|i| rig.server(i).rnd == Some(Paxos::LAST)));
    }
}

#[test]
fn a_runaway_that_reaches_a_minority_shuts_nobody_out() {
    let mut rig = Rig::new(paxos(5));
    rig.turn(C1, "runaway", &LieParams::default());
    rig.lose(|(_, to, _)| !matches!(to, AgentId::Server(0 | 1)));
    rig.settle();
    rig.start(C2);
    rig.settle();
    assert_eq!(rig.told("refused.barred"), 4, "S1 and S2 refuse in both phases");
    assert_eq!(rig.decided(), [Some(B); 5]);
}

#[test]
fn a_number_just_below_the_largest_is_outbid_by_whoever_has_the_largest() {
    let mut rig = Rig::new(Paxos { backoff: Backoff::Fixed, ..paxos(4) });
    let round = LieParams { round: Some(Paxos::LAST - 1), ..LieParams::default() };
    rig.turn(C1, "runaway", &round);
    rig.settle();
    rig.start(C3);
    rig.settle();
    assert_eq!((rig.proposer(C3).phase, rig.decided()[0]), (Phase::GaveUp, None));
    rig.start(C2);
    rig.settle();
    assert_eq!(rig.decided(), [Some(B); 4], "LAST is one of C2's");
    let round = LieParams { round: Some(Paxos::LAST + 1), ..LieParams::default() };
    assert!(rig.p.lie_named(C1, "runaway", &round).is_err());
}

#[test]
fn a_stolen_id_counts_as_a_refusal_and_an_echo_does_not() {
    let mut rig = Rig::new(Paxos { backoff: Backoff::Fixed, ..paxos(3) });
    rig.start(C2);
    let copy = rig.mail[0].clone();
    rig.deliver(copy.clone());
    rig.deliver(copy);
    rig.settle();
    assert_eq!(rig.decided(), [Some(B); 3], "a doubled PREPARE does no harm");
    let mut rig = Rig::new(Paxos { backoff: Backoff::Fixed, ..paxos(3) });
    let theirs = LieParams { round: Some(1), ..LieParams::default() };
    rig.turn(C1, "runaway", &theirs);
    rig.settle();
    rig.start(C2);
    rig.settle();
    assert_eq!((rig.told("refused.theft"), rig.decided()), (1, vec![Some(B); 3]));
}

#[test]
fn two_values_under_one_id_break_agreement() {
    for n in 2..=7 {
        let mut rig = Rig::new(paxos(n));
        rig.turn(C1, "equivocate", &LieParams::default());
        rig.start(C1);
        rig.settle();
        assert!(rig.decided().iter().all(Option::is_some), "n = {n}");
        assert!(!rig.agrees(), "n = {n}");
        assert_eq!(rig.told("lie.equivocate.two"), 1);
    }
}

#[test]
fn a_flood_delays_and_a_silent_proposer_is_replaced() {
    let mut rig = Rig::new(paxos(4));
    rig.turn(C1, "flood", &LieParams { count: Some(10), ..LieParams::default() });
    assert_eq!(rig.mail.len(), 40);
    rig.settle();
    rig.lies.insert(C1, Lie::Silent);
    rig.start(C1);
    assert!(rig.mail.is_empty());
    rig.start(C2);
    rig.settle();
    rig.fire(C2, Timer::Again);
    rig.settle();
    assert_eq!((rig.proposer(C2).id, rig.decided()), (Some(28), vec![Some(B); 4]));
}

#[test]
fn who_turns_honest_again_goes_on() {
    let mut rig = Rig::new(paxos(4));
    rig.turn(C1, "silent", &LieParams::default());
    rig.start(C1);
    assert!(rig.mail.is_empty() && !rig.timers.contains_key(&(C1, Timer::TimeOut)));
    rig.lies.clear();
    rig.input(C1, Input::Start);
    rig.fire(C1, Timer::TimeOut);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A); 4]);
}

#[test]
fn a_staller_says_the_right_thing_late() {
    let mut rig = Rig::new(paxos(4));
    rig.turn(C1, "stall", &LieParams::default());
    rig.start(C1);
    for _ in 0..2 {
        assert!(rig.mail.is_empty());
        let wait = rig.timers[&(C1, Timer::Scheme)];
        for delay in [DELAY, 3 * DELAY] {
            let wait = wait.in_network(delay);
            assert!(wait < rig.p.base - delay && wait > rig.p.base - 2 * delay);
        }
        rig.fire(C1, Timer::Scheme);
        rig.settle();
    }
    assert_eq!(rig.decided(), [Some(A); 4]);
}

#[test]
fn only_starters_start_at_once_the_others_are_a_fallback() {
    let wait = |starters: u8, who| {
        let rig = Rig::new(Paxos { starters, ..paxos(3) });
        rig.timers[&(who, Timer::Start)].least
    };
    assert_eq!([C1, C2, C3].map(|who| wait(1, who)), [0, Paxos::BASE, 2 * Paxos::BASE]);
    assert_eq!([C1, C2, C3].map(|who| wait(2, who)), [0, 0, 2 * Paxos::BASE]);
    let idle = Rig::new(Paxos::new(3, vec![Some(A.command), None]));
    assert!(!idle.timers.contains_key(&(C2, Timer::Start)), "who wants nothing proposes nothing");
}

#[test]
fn whoever_comes_after_the_decision_is_told() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C1);
    rig.settle();
    rig.start(C2);
    rig.settle();
    assert_eq!((rig.told("answered"), rig.told("lost")), (3, 1));
    assert_eq!(rig.proposer(C2).phase, Phase::Done);
    assert_eq!(rig.decisions.len(), 3, "nothing is decided twice");
}

#[test]
fn a_lost_attempt_is_repeated_with_a_new_id_and_more_time() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C1);
    for (late, id) in [(1, 3), (2, 6), (4, 9)] {
        rig.mail.clear();
        rig.fire(C1, Timer::TimeOut);
        assert_eq!(rig.proposer(C1).id, Some(id));
        assert_eq!(rig.timers[&(C1, Timer::TimeOut)].least, 2 * late * Paxos::BASE);
    }
    rig.settle();
    assert_eq!(rig.decided(), [Some(A); 3]);
}

#[test]
fn one_decided_does_not_silence_a_proposer() {
    let mut rig = Rig::new(paxos(5));
    rig.start(C1);
    rig.waves(3);
    rig.lose(|(_, to, msg)| msg.kind() == "ACCEPTED" && *to != S1);
    rig.settle();
    assert_eq!(rig.decided().iter().flatten().count(), 1);
    rig.crash(S1);
    assert_eq!(rig.proposer(C1).learned, Some(A));
    rig.fire(C1, Timer::TimeOut);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A); 5]);
    assert_eq!(rig.proposer(C1).phase, Phase::Done);
}

#[test]
fn disks_survive_and_who_comes_back_asks() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C1);
    rig.waves(3);
    let third = AgentId::Server(2);
    rig.crash(third);
    rig.settle();
    let before = rig.server(2).clone();
    assert_eq!(
        (before.rnd, before.vote.map(|v| v.value), before.decided),
        (Some(0), Some(A), None)
    );
    rig.recover(third);
    assert_eq!(rig.server(2).rnd, Some(0), "what it promised still binds it");
    rig.settle();
    assert_eq!(rig.decided(), [Some(A); 3]);
}

#[test]
fn the_slow_timer_brings_a_server_level() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C1);
    rig.waves(3);
    let third = AgentId::Server(2);
    rig.lose(|(_, to, _)| *to == third);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A), Some(A), None]);
    assert_eq!(Paxos::unfinished(&rig.agents[&third]), Some(0));
    rig.fire(third, Timer::Slow);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A); 3]);
}

#[test]
fn undecided_servers_tell_their_votes_to_who_asks() {
    let mut rig = Rig::new(paxos(3));
    rig.start(C1);
    rig.waves(3);
    rig.mail.clear();
    rig.fire(S1, Timer::Slow);
    rig.settle();
    assert_eq!(rig.decided(), [Some(A), None, None]);
    assert_eq!(rig.told("told.vote"), 2);
}

#[test]
fn messages_from_the_wrong_kind_of_agent_are_refused() {
    let mut rig = Rig::new(paxos(3));
    rig.deliver((C1, S1, Msg::Decided { value: A }));
    rig.deliver((C1, S1, Msg::Accepted(Voted { id: 0, value: A })));
    rig.deliver((AgentId::Server(1), S1, Msg::Prepare { id: 0 }));
    rig.deliver((C2, C1, Msg::Decided { value: B }));
    assert_eq!(rig.told("not-for-me"), 4);
    assert_eq!(rig.server(0).rnd, None);
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
        let mut rig = Rig::new(Paxos { starters: 3, ..paxos(servers) });
        for _ in 0..400 {
            let mail = rig.mail.len();
            match roll(20) {
                0 => {
                    let all: Vec<_> = rig.timers.keys().copied().collect();
                    if let Some((who, timer)) = all.get(roll(all.len().max(1))) {
                        rig.fire(*who, *timer);
                    }
                }
                1 if mail > 0 => drop(rig.mail.swap_remove(roll(mail))),
                2 if mail > 0 => rig.mail.push(rig.mail[roll(mail)].clone()),
                3 => {
                    let who = AgentId::Server(u8::try_from(roll(usize::from(servers))).unwrap());
                    if rig.down.contains(&who) { rig.recover(who) } else { rig.crash(who) }
                }
                _ if mail > 0 => {
                    let mail = rig.mail.swap_remove(roll(mail));
                    rig.deliver(mail);
                }
                _ => {}
            }
            assert!(rig.agrees(), "seed {seed}");
        }
        for who in rig.down.clone() {
            rig.recover(who);
        }
        while rig.decided().contains(&None) {
            rig.settle();
            if let Some((who, timer)) = rig.timers.keys().next_back().copied() {
                rig.fire(who, timer);
            }
        }
        assert!(rig.agrees(), "seed {seed}");
    }
}

#[test]
fn faces_show_what_there_is() {
    let mut rig = Rig::new(paxos(4));
    let face = |rig: &Rig| rig.p.server_face(&rig.agents[&S1], 0);
    assert!(!face(&rig).locked);
    rig.start(C1);
    rig.waves(4);
    let server = face(&rig);
    assert!(server.locked && server.trusts.is_none());
    assert_eq!((server.round, server.log_length), (Some(0), 1));
    assert_eq!(server.decided.map(|chip| chip.letter), Some("A".into()));
    assert_eq!(server.tally.iter().flatten().count(), 4);
    rig.settle();
    let client = rig.p.client_face(&rig.agents[&C1], 0);
    assert_eq!((client.done, client.total, client.proposed.len()), (1, 1, 1));
    let marks = |kind| {
        let mut count = 0;
        for (_, note) in &rig.notes {
            rig.p.mark(note, &mut |mark| count += i32::from(mark.kind == kind));
        }
        count
    };
    assert_eq!(["propose", "lock", "vote", "decide", "refuse"].map(marks), [1, 4, 4, 4, 0]);
    assert!(rig.agents.values().all(|agent| !rig.p.rows(agent, 0).is_empty()));
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
    let mut rig = Rig::new(paxos(4));
    rig.start(C2);
    rig.mail.clear();
    let fail = |j, promised| (AgentId::Server(j), C2, Msg::Fail { id: 1, promised });
    rig.deliver(fail(0, 2));
    rig.deliver(fail(1, Paxos::LAST));
    rig.deliver(fail(2, Paxos::LAST));
    assert_eq!(rig.proposer(C2).phase, Phase::BackingOff);
    rig.fire(C2, Timer::Again);
    assert_eq!((rig.proposer(C2).phase, rig.mail.len()), (Phase::GaveUp, 0));
}
