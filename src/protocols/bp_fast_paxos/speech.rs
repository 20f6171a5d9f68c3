//! A traitor's words, said by hand: from data to ACCEPTs and back.
//!
//! Any field of a promise can be rewritten; its MAC cannot be made anew. What then happens to it is
//! the servers' business ([`super::proof`]).

use super::{Accept, Agent, Authored, BpFastPaxos, Msg, Promise, Value, Voted};
use crate::command::Command;
use crate::crypto::Mac;
use crate::protocol::AgentId;
use crate::sorted::SortedSet;
use crate::speech::{Part, Speech, Word};
use std::sync::Arc;

/// The ACCEPT that these words mean, for each server that hears it.
pub(super) fn phrase(
    p: &BpFastPaxos,
    agent: &Agent,
    known: &SortedSet<Promise>,
    speech: &Speech,
) -> Result<Vec<(AgentId, Msg)>, &'static str> {
    let Agent::Proposer(me) = agent else { return Err("only a proposer can say that") };
    let word = speech.value.ok_or("a value is needed")?;
    let value = value(p, me.me, word);
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
        let vote = part.vote.map(|vote| {
            vote.map(|(round, word)| Voted { round, value: self::value(p, me.me, word) })
        });
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
    let accept = Accept { slot: speech.slot, round: speech.round, value, proof };
    let to = speech.to.iter().map(|server| AgentId::Server(*server));
    Ok(to.map(|server| (server, Msg::Accept(accept.clone()))).collect())
}

/// A value by its letter. Its sequence number is the letter's place among its author's commands; a
/// command that the author does not have stands in for the first.
fn value(p: &BpFastPaxos, speaker: u8, word: Word) -> Value {
    let Some(command) = word.letter else { return Value::Noop };
    let author = word.author.unwrap_or(speaker);
    let own = p.commands.get(usize::from(author));
    let seq = own.and_then(|all| all.find(command)).unwrap_or(0);
    Value::Command(Authored { author, seq, command, request: None })
}

fn word(value: Value) -> Word {
    match value {
        Value::Noop => Word { letter: None, author: None },
        Value::Command(c) => Word { letter: Some(Command(c.command.0)), author: Some(c.author) },
    }
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
    })
}
