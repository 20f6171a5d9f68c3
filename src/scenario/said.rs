//! What a traitor is made to say by hand, from a file or a menu.

use super::{FaultSpec, PartSpec, VoteSpec, Wrong, agent, letter, servers, whole, wrong};
use crate::protocol::{Cast, Round, Slot};
use crate::speech::{Part, Speech, Word};

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
        let value = match &self.value {
            None => None,
            Some(name) => Some(word(at, cast, name, self.author.as_ref())?),
        };
        let proof = match &self.proof {
            None => None,
            Some(parts) if parts.len() > MOST_PARTS => {
                let what = format!("{} are too many; up to {MOST_PARTS} are taken", parts.len());
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
        })
    }
}

fn number(at: &str, x: Option<f64>) -> Result<Option<Round>, Wrong> {
    let whole = |x| whole(at, x, 0, u32::MAX.into()).map(|x| Slot::try_from(x).unwrap_or(0));
    x.map(whole).transpose()
}

fn word(at: &str, cast: Cast, name: &str, author: Option<&String>) -> Result<Word, Wrong> {
    let letter = match name {
        "-" | "–" => None,
        name => Some(letter(&format!("{at}.value"), name)?),
    };
    let author = match author {
        None => None,
        Some(name) => {
            let at = format!("{at}.author");
            let Some(i) = cast.proposer_index(agent(&at, cast, name)?) else {
                return wrong(at, format!("{name} proposes nothing"));
            };
            Some(i)
        }
    };
    Ok(Word { letter, author })
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
        Some(VoteSpec::Some { value, author, round }) => {
            let at = format!("{at}.vote");
            let round = number(&format!("{at}.round"), Some(*round))?.unwrap_or(0);
            Some(Some((round, word(&at, cast, value, author.as_ref())?)))
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
    let server = |i: &u8| crate::protocol::AgentId::Server(*i).name();
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
        proof: speech.proof.as_ref().map(|parts| parts.iter().map(part).collect()),
        ..FaultSpec::default()
    }
}
