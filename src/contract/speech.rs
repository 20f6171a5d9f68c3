//! What a traitor is made to say by hand, as data: files, menus and the search write it, and the
//! protocol turns it into messages. Whatever is not said follows from what the traitor knows.

use crate::contract::command::Command;

/// Words for some servers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Speech {
    /// The servers that hear it, by number from 0.
    pub to: Vec<u8>,
    /// The slot.
    pub slot: u32,
    /// The round (ID) that it names.
    pub round: u32,
    /// The value; none where the protocol has a message without one.
    pub value: Option<Word>,
    /// The proof that goes with it; none at all if this is none.
    pub proof: Option<Vec<Part>>,
    /// Instead of all that: the result of a request, for the client that asked.
    pub reply: Option<(Asked, u32)>,
}

/// A client's request in words, where proposers propose for clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The client.
    pub client: u8,
    /// Its sequence number; that of the client's latest request if this is none.
    pub sequence: Option<u32>,
}

/// A value in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its letter; none for a no-op.
    pub letter: Option<Command>,
    /// Its author among the proposers, from 0; the speaker if this is none.
    pub author: Option<u8>,
    /// The request that it says is inside.
    pub request: Option<Asked>,
}

/// One promise of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Part {
    /// Which of the promises that the traitor and its accomplices know, in their order, from 0. Made
    /// up whole, with a guessed MAC, if this is none.
    pub promise: Option<u32>,
    /// Another server in its place.
    pub server: Option<u8>,
    /// Another slot in its place.
    pub slot: Option<u32>,
    /// Another round in its place.
    pub round: Option<u32>,
    /// Another vote in its place: its round and value, or that there was none.
    pub vote: Option<Option<(u32, Word)>>,
}
