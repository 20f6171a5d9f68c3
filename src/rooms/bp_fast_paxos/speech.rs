//! A traitor's words, said by hand: from data to ACCEPTs, and back; to clients from data to REPLYs.
//!
//! Any field of a promise can be rewritten; its MAC cannot be made anew. What then happens to it is
//! the servers' business ([`super::proof`]).

use super::proposer::Proposer;
use super::{Accept, Agent, Authored, BpFastPaxos, Msg, Promise, Request, Value, Voted};
use crate::contract::AgentId;
use crate::contract::speech::{Asked, Part, Speech, Word};
use crate::parts::crypto::Mac;
use crate::parts::sorted::SortedSet;
use std::sync::Arc;

/// What these words mean: an ACCEPT for each server that hears it, or a REPLY to a client.
pub(super) fn phrase(
    p: &BpFastPaxos,
    agent: &Agent,
    known: &SortedSet<Promise>,
    speech: &Speech,
) -> Result<Vec<(AgentId, Msg)>, &'static str> {
    let Agent::Proposer(me) = agent else { return Err("only a proposer can say that") };
    if let Some((asked, result)) = speech.reply {
        let Request { client, seq } = request(me, asked);
        return Ok(vec![(AgentId::Client(client), Msg::Reply { seq, result })]);
    }
    let word = speech.value.ok_or("a value is needed")?;
    let value = |word| value(p, me, known, word);
    let promise = |part: &Part| -> Result<Promise, &'static str> {
        let blank = Promise {
            slot: speech.slot,
            round: speech.round,
            server: 0,
            vote: None,
            mac: Mac::guess(0),
        };
        let like = match part.promise {
            None => blank,
            Some(n) => *known.iter().nth(n as usize).ok_or("it does not know so many promises")?,
        };
        let vote =
            part.vote.map(|vote| vote.map(|(round, word)| Voted { round, value: value(word) }));
        Ok(Promise {
            slot: part.slot.unwrap_or(like.slot),
            round: part.round.unwrap_or(like.round),
            server: part.server.unwrap_or(like.server),
            vote: vote.unwrap_or(like.vote),
            mac: like.mac,
        })
    };
    let parts = speech.proof.as_ref().map(|parts| parts.iter().map(promise).collect());
    let proof: Option<Vec<Promise>> = parts.transpose()?;
    let proof: Option<Arc<[Promise]>> = proof.map(Into::into);
    let accept = Accept { slot: speech.slot, round: speech.round, value: value(word), proof };
    let to = speech.to.iter().map(|server| AgentId::Server(*server));
    Ok(to.map(|server| (server, Msg::Accept(accept.clone()))).collect())
}

/// A value in words. They leave out its sequence number: it is that of a value of these words that
/// somebody has voted for, or else the place among its author's commands or requests.
fn value(p: &BpFastPaxos, me: &Proposer, known: &SortedSet<Promise>, word: Word) -> Value {
    let Some(command) = word.letter else { return Value::Noop };
    let author = word.author.unwrap_or(me.me);
    let means = |value: &Value| {
        matches!(value, Value::Command(c) if (c.author, c.command) == (author, command)
            && is_of(word.request, c.request))
    };
    let mut voted = known.iter().filter_map(|promise| Some(promise.vote?.value));
    if let Some(value) = voted.find(means) {
        return value;
    }
    let request = word.request.map(|asked| request(me, asked));
    let seq = match request {
        Some(request) => {
            let place = me.place_of(request).unwrap_or(me.requests.len());
            u32::try_from(place).unwrap_or(u32::MAX)
        }
        None if p.cast.edges > 0 => 0,
        None => {
            let own = p.commands.get(usize::from(author));
            own.and_then(|all| all.find(command)).unwrap_or(0)
        }
    };
    Value::Command(Authored { author, seq, command, request })
}

/// Whether words that name a request may mean this one.
fn is_of(asked: Option<Asked>, request: Option<Request>) -> bool {
    match (asked, request) {
        (None, None) => true,
        (Some(asked), Some(request)) => {
            let Request { client, seq } = request;
            asked.client == client && asked.sequence.is_none_or(|number| number == seq)
        }
        _ => false,
    }
}

/// The request that words name: where they give no number, the client's latest that it was sent.
fn request(me: &Proposer, asked: Asked) -> Request {
    let all = me.requests.iter().rev().map(|(request, _)| *request);
    let latest = || all.clone().find(|request| request.client == asked.client);
    let seq = asked.sequence.or_else(|| Some(latest()?.seq)).unwrap_or(0);
    Request { client: asked.client, seq }
}

fn word(value: Value) -> Word {
    let Value::Command(c) = value else {
        return Word { letter: None, author: None, request: None };
    };
    let asked = |r: Request| Asked { client: r.client, sequence: Some(r.seq) };
    Word { letter: Some(c.command), author: Some(c.author), request: c.request.map(asked) }
}

/// The words for a message to one server, as the traitor would have to say them now.
pub(super) fn spell(known: &SortedSet<Promise>, to: u8, msg: &Msg) -> Option<Speech> {
    let Msg::Accept(accept) = msg else { return None };
    let part = |promise: &Promise| {
        let same = known.iter().enumerate().find(|(_, other)| other.mac == promise.mac);
        let (place, like) = same.unzip();
        let vote = promise.vote.map(|vote| (vote.round, word(vote.value)));
        let differs =
            |same: fn(&Promise, &Promise) -> bool| like.is_none_or(|like| !same(like, promise));
        Part {
            promise: place.and_then(|at| u32::try_from(at).ok()),
            server: differs(|a, b| a.server == b.server).then_some(promise.server),
            slot: differs(|a, b| a.slot == b.slot).then_some(promise.slot),
            round: differs(|a, b| a.round == b.round).then_some(promise.round),
            vote: differs(|a, b| a.vote == b.vote).then_some(vote),
        }
    };
    Some(Speech {
        to: vec![to],
        slot: accept.slot,
        round: accept.round,
        value: Some(word(accept.value)),
        proof: accept.proof.as_ref().map(|proof| proof.iter().map(part).collect()),
        reply: None,
    })
}
