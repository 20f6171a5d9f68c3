//! What a traitor is made to say by hand, from a file or a menu.

use super::names::{agent, letter, servers};
use super::numbers::whole;
use super::wrong::{Wrong, wrong};
use super::{FaultSpec, PartSpec, RequestSpec, VoteSpec};
use crate::contract::speech::{Asked, Part, Speech, Word};
use crate::contract::{AgentId, Cast, Round, Slot, said};

/// A proof holds at most so many promises: more than there can be servers, for those who repeat one.
const MOST_PARTS: usize = 64;

impl FaultSpec {
    /// The words of "say".
    ///
    /// # Errors
    /// Names the place and what is allowed.
    pub fn speech(&self, at: &str, cast: Cast) -> Result<Speech, Wrong> {
        let all: Vec<String> = (1..=cast.servers).map(|i| format!("S{i}")).collect();
        let to = servers(&format!("{at}.to"), cast, self.to.as_ref().unwrap_or(&all))?;
        let request = self.request.as_ref();
        if let Some(result) = number(&format!("{at}.result"), self.result)? {
            let Some(request) = request else {
                return wrong(format!("{at}.result"), "the request that it answers is needed");
            };
            let reply = Some((asked(&format!("{at}.request"), cast, request)?, result));
            return Ok(Speech { reply, ..Speech::default() });
        }
        let value = match &self.value {
            None if self.author.is_some() || request.is_some() => {
                return wrong(format!("{at}.value"), "a value is needed");
            }
            None => None,
            Some(name) => Some(word(at, cast, name, self.author.as_ref(), request)?),
        };
        let proof = match &self.proof {
            None => None,
            Some(parts) if parts.len() > MOST_PARTS => {
                let n = parts.len();
                let what =
                    said!("{n} are too many; up to {most} are taken", n = n, most = MOST_PARTS);
                return wrong(format!("{at}.proof"), what);
            }
            Some(parts) => {
                let mut proof = Vec::new();
                for (i, spec) in parts.iter().enumerate() {
                    proof.push(part(&format!("{at}.proof[{i}]"), cast, spec)?);
                }
                Some(proof)
            }
        };
        Ok(Speech {
            to,
            slot: number(&format!("{at}.slot"), self.slot)?.unwrap_or(0),
            round: number(&format!("{at}.round"), self.round)?.unwrap_or(0),
            value,
            proof,
            reply: None,
        })
    }
}

fn number(at: &str, x: Option<f64>) -> Result<Option<Round>, Wrong> {
    let whole = |x| whole(at, x, 0, u32::MAX.into()).map(|x| Slot::try_from(x).unwrap_or(0));
    x.map(whole).transpose()
}

fn asked(at: &str, cast: Cast, request: &RequestSpec) -> Result<Asked, Wrong> {
    if cast.edges == 0 {
        return wrong(at, "only the mapping \"edge\" has requests");
    }
    let place = format!("{at}.client");
    let AgentId::Client(client) = agent(&place, cast, &request.client)? else {
        return wrong(place, said!("{name} is no client", name = request.client));
    };
    let sequence = number(&format!("{at}.sequence"), request.sequence)?;
    Ok(Asked { client, sequence })
}

fn word(
    at: &str,
    cast: Cast,
    name: &str,
    author: Option<&String>,
    request: Option<&RequestSpec>,
) -> Result<Word, Wrong> {
    let letter = match name {
        "-" | "–" => None,
        name => Some(letter(&format!("{at}.value"), name)?),
    };
    let author = match author {
        None => None,
        Some(name) => {
            let at = format!("{at}.author");
            let Some(i) = cast.proposer_index(agent(&at, cast, name)?) else {
                return wrong(at, said!("{name} proposes nothing", name = name));
            };
            Some(i)
        }
    };
    let request = match request {
        None => None,
        Some(_) if letter.is_none() => {
            return wrong(format!("{at}.request"), "a no-op holds no request");
        }
        Some(request) => Some(asked(&format!("{at}.request"), cast, request)?),
    };
    Ok(Word { letter, author, request })
}

fn part(at: &str, cast: Cast, spec: &PartSpec) -> Result<Part, Wrong> {
    let server = match &spec.server {
        None => None,
        Some(name) => servers(&format!("{at}.server"), cast, std::slice::from_ref(name))?.pop(),
    };
    let vote = match &spec.vote {
        None => None,
        Some(VoteSpec::None(false)) => Some(None),
        Some(VoteSpec::None(true)) => {
            return wrong(format!("{at}.vote"), "true is not allowed; false or a vote is");
        }
        Some(VoteSpec::Some { value, author, request, round }) => {
            let at = format!("{at}.vote");
            let round = number(&format!("{at}.round"), Some(*round))?.unwrap_or(0);
            Some(Some((round, word(&at, cast, value, author.as_ref(), request.as_ref())?)))
        }
    };
    Ok(Part {
        promise: number(&format!("{at}.promise"), spec.promise)?,
        server,
        slot: number(&format!("{at}.slot"), spec.slot)?,
        round: number(&format!("{at}.round"), spec.round)?,
        vote,
    })
}

/// Words as a file has them, for the search's counterexamples.
#[must_use]
pub fn written(cast: Cast, speech: &Speech) -> FaultSpec {
    let name = |i: u8| cast.proposer(i).name();
    let letter = |word: Word| word.letter.map_or_else(|| "-".into(), |letter| letter.to_string());
    let server = |i: &u8| AgentId::Server(*i).name();
    let request = |asked: Asked| RequestSpec {
        client: AgentId::Client(asked.client).name(),
        sequence: asked.sequence.map(f64::from),
    };
    let part = |part: &Part| PartSpec {
        promise: part.promise.map(f64::from),
        server: part.server.as_ref().map(server),
        slot: part.slot.map(f64::from),
        round: part.round.map(f64::from),
        vote: part.vote.map(|vote| match vote {
            None => VoteSpec::None(false),
            Some((round, word)) => VoteSpec::Some {
                value: letter(word),
                author: word.author.map(name),
                request: word.request.map(request),
                round: f64::from(round),
            },
        }),
    };
    FaultSpec {
        does: "say".into(),
        to: Some(speech.to.iter().map(server).collect()),
        slot: (speech.slot > 0).then_some(f64::from(speech.slot)),
        round: Some(f64::from(speech.round)),
        value: speech.value.map(letter),
        author: speech.value.and_then(|word| word.author).map(name),
        request: speech.value.and_then(|word| word.request).map(request),
        proof: speech.proof.as_ref().map(|parts| parts.iter().map(part).collect()),
        ..FaultSpec::default()
    }
}
