//! What traitors know: everything that they and their accomplices have received, and nothing else.

mod table;

use proptest::prelude::*;
use std::collections::BTreeSet;
use table::{C, S, Table, accept, plain, value};
use turncoat::catalog;
use turncoat::contract::command::{Command, Workload};
use turncoat::contract::speech::{Asked, Part, Speech, Word};
use turncoat::contract::{AgentId, Cast, DELAY, Protocol};
use turncoat::parts::crypto::Mac;
use turncoat::rooms::bp_fast_paxos::lies::Lie;
use turncoat::rooms::bp_fast_paxos::{Accept, BpFastPaxos, Msg, Promise};
use turncoat::run::network::Conditions;
use turncoat::run::simulator::{Fault, Limits, Planned, Simulator, Step, StepKind, When};
use turncoat::world::{Conduct, Envelope, Refusal, World};

type Run = Simulator<BpFastPaxos>;

/// The MACs that a message holds, read off it here and not by the engine's own list.
fn macs(msg: &Msg) -> Vec<Mac> {
    match msg {
        Msg::Accept(Accept { proof: Some(proof), .. }) => proof.iter().map(|p| p.mac).collect(),
        Msg::Promise(promise) => vec![promise.mac],
        _ => vec![],
    }
}

/// C2 holds two promises of S1 for round 1: none voted, and, after S1 has lost its disk, A.
fn two_promises_of_one_server(latest_first: bool) -> (Table, [Promise; 2]) {
    let mut t = Table::new(plain(4, 3));
    t.turn(C(0), Lie::ByHand);
    t.turn(C(1), Lie::ByHand);
    t.suspect(0, 0);
    t.crash(0);
    t.recover(0, false);
    t.utter(C(0), S(0), accept(0, 0, value(0, 'A')));
    t.deliver(C(0), S(0), "ACCEPT");
    t.suspect(0, 0);
    let promises: Vec<Promise> = t
        .sent_to(C(1), "PROMISE")
        .into_iter()
        .map(|msg| if let Msg::Promise(promise) = msg { promise } else { unreachable!() })
        .collect();
    let [first, second] = promises[..] else { panic!("two promises") };
    assert_eq!((first.server, first.round), (second.server, second.round));
    assert_ne!(first.vote, second.vote);
    if latest_first {
        t.hand_over(C(1), &Msg::Promise(second));
    }
    t.hand_over(C(1), &Msg::Promise(first));
    if !latest_first {
        t.hand_over(C(1), &Msg::Promise(second));
    }
    (t, [first, second])
}

/// What a promise of this number is, said by hand in a proof.
fn cited(t: &Table, who: AgentId, promise: u32) -> Result<Promise, &'static str> {
    let world = &t.world;
    let value = Some(Word { letter: Some(Command(0)), author: Some(0), request: None });
    let proof = Some(vec![Part { promise: Some(promise), ..Part::default() }]);
    let speech = Speech { to: vec![1], round: 1, value, proof, ..Speech::default() };
    let words = world.protocol.phrase(&world.body(who).agent, &world.known(who), &speech)?;
    let [(_, Msg::Accept(Accept { proof: Some(proof), .. }))] = &words[..] else {
        panic!("one ACCEPT with a proof")
    };
    Ok(proof[0])
}

#[test]
fn two_promises_of_one_server_for_one_round_are_two() {
    let (mut t, both) = two_promises_of_one_server(false);
    for promise in both {
        let proof = Some([promise].into());
        let say = Msg::Accept(Accept { slot: 0, round: 1, value: value(1, 'B'), proof });
        assert_eq!(t.try_utter(C(1), S(1), say), Ok(()), "{promise:?}");
    }
    assert_eq!([cited(&t, C(1), 0), cited(&t, C(1), 1)], both.map(Ok));
    assert!(cited(&t, C(1), 2).is_err());
}

#[test]
fn a_promise_has_its_number_however_it_came() {
    let (one, both) = two_promises_of_one_server(false);
    let (other, same) = two_promises_of_one_server(true);
    assert_eq!(both, same);
    for n in 0..2 {
        assert_eq!(cited(&one, C(1), n), cited(&other, C(1), n), "promise {n}");
    }
}

#[test]
fn the_fingerprint_tells_what_traitors_know_apart() {
    let (t, [first, _]) = two_promises_of_one_server(false);
    let mut less = t.clone();
    let mut body = less.world.body(C(1)).clone();
    body.heard.remove(&first);
    less.world.set_body(C(1), body);
    assert_ne!(t.world.fingerprint(), less.world.fingerprint());
}

/// C2 holds a promise of S1 for round 1, honest, and C1, a traitor, names C2 as its accomplice.
fn an_honest_accomplice() -> (Table, Msg) {
    let mut t = Table::new(plain(4, 3));
    t.conspire(C(0), Lie::ByHand, vec![C(1)]);
    t.suspect(0, 0);
    let promise = t.last_from(S(0), "PROMISE").unwrap();
    t.deliver(S(0), C(1), "PROMISE");
    (t, promise)
}

#[test]
fn an_honest_client_is_nobodys_accomplice_until_it_turns() {
    let (mut t, promise) = an_honest_accomplice();
    assert_eq!(t.try_utter(C(0), S(1), promise.clone()), Err(Refusal::CannotSay));
    assert!(cited(&t, C(0), 0).is_err());
    assert!(t.world.known(C(0)).friends.is_empty(), "nor does it lend its command");
    t.turn(C(1), Lie::Silent);
    assert_eq!(t.try_utter(C(0), S(1), promise), Ok(()), "what it received before it turned");
}

#[test]
fn what_was_told_stays_known() {
    let (mut t, promise) = an_honest_accomplice();
    t.turn(C(1), Lie::Silent);
    t.reform(C(1));
    assert_eq!(t.try_utter(C(0), S(1), promise), Ok(()), "C2 told it while it lied");
    t.suspect(1, 0);
    let later = t.last_from(S(1), "PROMISE").unwrap();
    t.deliver(S(1), C(1), "PROMISE");
    assert_eq!(t.try_utter(C(0), S(1), later), Err(Refusal::CannotSay), "and tells nothing more");
}

#[test]
fn a_client_that_only_crashes_is_nobodys_accomplice_and_says_nothing_by_hand() {
    let (mut t, promise) = an_honest_accomplice();
    t.turn(C(1), Lie::Crash { reaches: vec![0] });
    assert_eq!(t.try_utter(C(0), S(1), promise.clone()), Err(Refusal::CannotSay));
    assert_eq!(t.try_utter(C(1), S(1), promise), Err(Refusal::IsHonest));
}

#[test]
fn who_shares_with_an_accomplice_shares_with_whomever_that_one_tells() {
    let (mut t, promise) = an_honest_accomplice();
    t.turn(C(1), Lie::Silent);
    t.conspire(C(0), Lie::ByHand, vec![]);
    t.conspire(C(2), Lie::ByHand, vec![C(0)]);
    assert_eq!(t.try_utter(C(2), S(1), promise), Ok(()), "C1 was told by C2 and tells C3");
}

#[test]
fn the_page_counts_promises_as_files_do() {
    let scenario = serde_json::json!({ "turncoat": 1, "protocol": "bp-fast-paxos",
        "servers": 4, "clients": 3, "seed": 0,
        "faults": [{ "at": 0, "client": "C1", "does": "silent" },
                   { "at": 0, "client": "C2", "does": "by-hand", "with": ["C1", "C3"] }] });
    let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
    stage.explore(1000);
    stage.seek(1000);
    let knows = serde_json::to_value(stage.knowledge("C2", None).unwrap()).unwrap();
    let promises = knows["promises"].as_array().unwrap();
    assert_eq!(knows["with"], serde_json::json!(["C1"]), "C3 is honest");
    let numbers: Vec<u64> = promises.iter().map(|p| p["n"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [0, 1, 2, 3]);
    assert!(promises.iter().all(|p| p["via"] == "C2"));
    let from: Vec<&str> = promises.iter().map(|p| p["from"].as_str().unwrap()).collect();
    assert_eq!(from, ["S1", "S2", "S3", "S4"]);
}

/// Everything that P1 sends up to a time in a run of three edge proposers, of which it lies so from
/// half a delay on. C1 asks it for A, which it hears after one delay.
fn said_by_edge(lie: Lie, until: u64) -> (Run, Vec<(AgentId, Msg)>) {
    let cast = Cast { servers: 4, edges: 3, clients: 2 };
    let commands = vec![Workload::Listed(vec![Command(0)]), Workload::Listed(vec![])];
    let p = BpFastPaxos { cast, commands, ..plain(4, 2) };
    let turn = Fault::Turn(AgentId::Edge(0), Some(lie), vec![]);
    let plan = vec![Planned { when: When::At(DELAY / 2), fault: turn }];
    let limits = Limits { time: until, steps: 5000 };
    let mut run = Simulator::new(p, 7, Conditions::default(), plan, limits);
    let (mut step, mut all) = (Step::default(), Vec::new());
    while run.step(&mut step) {
        let sent = step.outcome.sent.iter().filter_map(|handle| run.world.envelope(*handle));
        let own = sent.filter(|envelope| envelope.from == AgentId::Edge(0));
        all.extend(own.map(|envelope| (envelope.to, envelope.msg.clone())));
    }
    (run, all)
}

#[test]
fn a_hand_led_edge_proposer_can_say_all_that_strategies_make_it_say() {
    let phrase = |run: &Run, speech: Speech| {
        let (me, world) = (AgentId::Edge(0), &run.world);
        let known = world.known(me);
        world.protocol.phrase(&world.body(me).agent, &known, &speech).unwrap()
    };
    let fresh = Command(3);
    let propose = |client, sequence| {
        let request = Some(Asked { client, sequence });
        let value = Some(Word { letter: Some(fresh), author: None, request });
        Speech { to: (0..4).collect(), value, ..Speech::default() }
    };
    let late = 30 * DELAY;
    let (by_hand, silence) = said_by_edge(Lie::ByHand, late);
    assert_eq!(silence, []);
    // It has heard what it was asked for, so no number is needed.
    let reply = Some((Asked { client: 0, sequence: None }, 1));
    let reply = Speech { reply, ..Speech::default() };
    let said = [phrase(&by_hand, propose(0, None)), phrase(&by_hand, reply)].concat();
    assert_eq!(said_by_edge(Lie::Alter { fresh }, late).1, said);
    let early = 3 * DELAY / 4;
    let (by_hand, _) = said_by_edge(Lie::ByHand, early);
    let said = phrase(&by_hand, propose(0, Some(1000)));
    assert_eq!(said_by_edge(Lie::Invent { fresh }, early).1, said);
}

#[test]
fn words_for_a_value_with_a_request_inside_mean_that_value() {
    let (run, altered) = said_by_edge(Lie::Alter { fresh: Command(3) }, 30 * DELAY);
    let me = AgentId::Edge(0);
    let (p, known) = (&run.world.protocol, run.world.known(me));
    for (to, msg) in altered.iter().filter(|(_, msg)| matches!(msg, Msg::Accept(_))) {
        let AgentId::Server(server) = *to else { panic!("an ACCEPT is for a server") };
        let words = p.spell(&known, server, msg).unwrap();
        let meant = p.phrase(&run.world.body(me).agent, &known, &words).unwrap();
        assert_eq!(meant, [(*to, msg.clone())]);
    }
}

/// A run of three edge proposers in which P1 says this by hand, once C1 has asked it for A.
fn edge_scenario(says: &[serde_json::Value]) -> serde_json::Value {
    let mut faults = vec![serde_json::json!({ "at": 0, "proposer": "P1", "does": "by-hand" })];
    for (at, words) in (2..).zip(says) {
        let mut fault = words.clone();
        fault["at"] = at.into();
        fault["proposer"] = "P1".into();
        fault["does"] = "say".into();
        faults.push(fault);
    }
    serde_json::json!({ "turncoat": 1, "protocol": "bp-fast-paxos", "mapping": "edge",
        "servers": 4, "proposers": 3, "clients": 2, "seed": 2, "faults": faults })
}

#[test]
fn an_altered_request_and_a_reply_are_said_by_hand_in_a_file() {
    let value = serde_json::json!({ "value": "E", "request": { "client": "C1" } });
    let reply = serde_json::json!({ "request": { "client": "C1", "sequence": 0 }, "result": 9 });
    let scenario = edge_scenario(&[value, reply]);
    let mut stage = catalog::open(scenario.to_string().as_bytes()).unwrap();
    let mut told = Vec::new();
    let summary = stage.summarise(Some(&mut |line| told.push(serde_json::to_value(line).unwrap())));
    let summary = serde_json::to_value(summary).unwrap();
    for server in ["S1", "S2", "S3", "S4"] {
        assert_eq!(summary["decided"][server]["value"], "E", "C1 asked for A");
    }
    assert_eq!(summary["convicted"], serde_json::json!({}));
    let told: Vec<&serde_json::Value> =
        told.iter().flat_map(|line| line["told"].as_array().unwrap()).collect();
    let replied = told.iter().find(|one| one["rule"] == "replied").expect("C1 hears a result");
    assert_eq!(replied["facts"]["result"]["number"], 9.0);
    assert!(told.iter().any(|one| one["rule"] == "asked"), "P1 hears what it is asked for");
}

#[test]
fn what_is_said_of_requests_is_checked() {
    let complaint = |words: serde_json::Value| {
        let scenario = edge_scenario(&[words]).to_string();
        catalog::open(scenario.as_bytes()).err().map(|wrong| wrong.to_string()).unwrap_or_default()
    };
    let cases = [
        (
            serde_json::json!({ "value": "E", "request": { "client": "P1" } }),
            "faults[1].request.client: P1 is no client",
        ),
        (
            serde_json::json!({ "value": "-", "request": { "client": "C1" } }),
            "faults[1].request: a no-op holds no request",
        ),
        (
            serde_json::json!({ "result": 1 }),
            "faults[1].result: the request that it answers is needed",
        ),
        (
            serde_json::json!({ "result": 1, "value": "E", "request": { "client": "C1" } }),
            "faults[1].value: \"say\" takes no such parameter; it takes request, result",
        ),
        (
            serde_json::json!({ "value": "E", "request": { "client": "C1", "sequence": -1 } }),
            "faults[1].request.sequence: -1 is not allowed; a whole number from 0 to 4294967295 is",
        ),
        (
            serde_json::json!({ "value": "E", "request": { "sequence": 1 } }),
            "faults[1].request.client: this key is missing",
        ),
    ];
    for (words, expected) in cases {
        assert_eq!(complaint(words), expected);
    }
    let mut clients = edge_scenario(&[]);
    clients["mapping"] = "clients".into();
    clients.as_object_mut().unwrap().remove("proposers");
    clients["faults"] = serde_json::json!([{ "at": 0, "client": "C1", "does": "say",
        "value": "E", "request": { "client": "C1" } }]);
    let wrong = catalog::open(clients.to_string().as_bytes()).err().unwrap();
    let expected = "faults[0].request: only the mapping \"edge\" has requests";
    assert_eq!(wrong.to_string(), expected);
}

/// A judge from outside: what each client has been sent, and what others have told it.
struct Judge {
    sent: Vec<BTreeSet<Mac>>,
    told: Vec<BTreeSet<Mac>>,
    /// Messages with a MAC that their sender was told, and never sent.
    second_hand: u32,
}

impl Judge {
    fn new(clients: u8) -> Self {
        let nothing = vec![BTreeSet::new(); clients.into()];
        Self { sent: nothing.clone(), told: nothing, second_hand: 0 }
    }

    /// Traitors tell those that name them all that they know.
    fn spread(&mut self, world: &World<BpFastPaxos>) {
        loop {
            let before: usize = self.told.iter().map(BTreeSet::len).sum();
            for (who, body) in world.bodies() {
                let (AgentId::Client(me), Conduct::Traitor { with, .. }) = (who, &body.conduct)
                else {
                    continue;
                };
                for friend in with {
                    let AgentId::Client(i) = *friend else { continue };
                    if world.body(*friend).conduct != Conduct::Honest {
                        let theirs = self.told[usize::from(i)].clone();
                        self.told[usize::from(me)].extend(theirs);
                    }
                }
            }
            if before == self.told.iter().map(BTreeSet::len).sum::<usize>() {
                return;
            }
        }
    }

    /// Looks at a step; a MAC that its sender cannot have, if there is one.
    fn look(&mut self, run: &Run, step: &Step<BpFastPaxos>) -> Option<String> {
        if let (Some(StepKind::Deliver), Some(envelope)) = (step.kind, &step.outcome.envelope)
            && let AgentId::Client(to) = envelope.to
            && !step.outcome.unheard
        {
            self.sent[usize::from(to)].extend(macs(&envelope.msg));
            self.told[usize::from(to)].extend(macs(&envelope.msg));
        }
        self.spread(&run.world);
        let sent = step.outcome.sent.iter().filter_map(|handle| run.world.envelope(*handle));
        sent.chain(step.lost.iter().map(|(_, envelope)| envelope)).find_map(|e| self.stolen(e))
    }

    fn stolen(&mut self, envelope: &Envelope<Msg>) -> Option<String> {
        let AgentId::Client(from) = envelope.from else { return None };
        let from = usize::from(from);
        let said: Vec<Mac> = macs(&envelope.msg).into_iter().filter(|m| !m.is_guess()).collect();
        let at_second_hand = said.iter().any(|mac| !self.sent[from].contains(mac));
        self.second_hand += u32::from(at_second_hand);
        let stolen = said.iter().find(|mac| !self.told[from].contains(mac))?;
        Some(format!("{} says {stolen:?}, which it was never told", envelope.from.name()))
    }
}

/// Something that goes wrong: when (in tenths of a delay), what, and to whom.
type Trouble = (u32, u8, u8, u8);

/// What a plan of troubles is: strategies that use what was heard, words by hand, crashes that lose
/// a disk, time-outs.
fn plan(clients: u8, servers: u8, troubles: &[Trouble]) -> Vec<Planned<Lie>> {
    let planned = |(time, what, who, other): &Trouble| {
        let (client, server) = (C(who % clients), S(who % servers));
        let fresh = Command(7);
        let turn = |lie| Fault::Turn(client, Some(lie), vec![C(other % clients)]);
        let groups = vec![(0..servers / 2).collect(), (servers / 2..servers).collect()];
        let part = |n: u8| Part { promise: Some((other / 2 + n).into()), ..Part::default() };
        let value = Some(Word { letter: Some(fresh), author: None, request: None });
        let (round, proof) = (u32::from(other % 8), Some((0..3).map(part).collect()));
        let speech =
            Speech { to: (0..servers).collect(), round, value, proof, ..Speech::default() };
        let fault = match what % 14 {
            0 => turn(Lie::Replay),
            1 => turn(Lie::Collude),
            2 => turn(Lie::TwoProofs { groups, fresh }),
            3 => turn(Lie::Repeat { fresh }),
            4 => turn(Lie::Forge { fresh }),
            5 => turn(Lie::Silent),
            6 => turn(Lie::ByHand),
            7 => Fault::Turn(client, None, vec![]),
            8 | 9 => Fault::Say(client, speech),
            10 => Fault::Crash(server),
            11 => Fault::Recover(server, other % 2 == 0),
            _ => Fault::TimeOut(server),
        };
        Planned { when: When::At(u64::from(*time) * DELAY / 10), fault }
    };
    troubles.iter().map(planned).collect()
}

/// Plays a run to its end before the judge: how many MACs were said at second hand, or what was stolen.
fn watch(mut run: Run) -> Result<u32, String> {
    let mut judge = Judge::new(run.world.protocol.cast().clients);
    let mut step = Step::default();
    while run.step(&mut step) {
        if let Some(stolen) = judge.look(&run, &step) {
            return Err(format!("step {}: {stolen}", run.steps));
        }
    }
    Ok(judge.second_hand)
}

fn run(servers: u8, clients: u8, slots: u32, seed: u64, plan: Vec<Planned<Lie>>) -> Run {
    let p = BpFastPaxos { slots, run: seed, ..plain(servers, clients) };
    let network =
        Conditions { jitter: DELAY, duplicate: 50_000, loss: 50_000, ..Conditions::default() };
    let limits = Limits { time: 300 * DELAY, steps: 5000 };
    Simulator::new(p, seed, network, plan, limits)
}

fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn nobody_says_a_mac_that_its_coalition_was_never_sent(
        servers in 3u8..=6,
        clients in 2u8..=4,
        slots in 1u32..=4,
        seed in 0u64..1_000_000,
        troubles in prop::collection::vec((0u32..1000, any::<u8>(), any::<u8>(), any::<u8>()), 0..24),
    ) {
        let run = run(servers, clients, slots, seed, plan(clients, servers, &troubles));
        prop_assert_eq!(watch(run).err(), None);
    }
}

#[test]
fn the_judge_sees_what_is_said_at_second_hand() {
    let turn = |who, lie, with| Fault::Turn(who, Some(lie), with);
    let faults = [
        turn(C(0), Lie::Equivocate { split: table::halves() }, vec![]),
        turn(C(1), Lie::Silent, vec![]),
        turn(C(2), Lie::Collude, vec![C(1)]),
    ];
    let plan = faults.map(|fault| Planned { when: When::At(0), fault });
    let p = plain(4, 4);
    let limits = Limits { time: 300 * DELAY, steps: 5000 };
    let run = Simulator::new(p, 7, Conditions::default(), plan.into(), limits);
    assert!(watch(run).is_ok_and(|count| count > 0), "C3 uses what C2 was promised");
}
