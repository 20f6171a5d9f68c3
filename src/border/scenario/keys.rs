//! Values of a tree by their keys: for every shape that comes from outside, written by hand. Code
//! that is derived for each would be a third of the page's engine.
//!
//! What is wrong is found deep inside and gets its place on the way out, see [`Wrong::inside`].

use super::parser::{self, Json};
use super::{MOST_BYTES, Wrong, figure, shown, wrong};
use crate::contract::{Said, said};
use crate::parts::sorted::SortedMap;

/// What is read, or what is wrong.
pub type Read<T> = Result<T, Wrong>;

/// The bytes of a file as a tree of values, within the size limit.
///
/// # Errors
/// One sentence; for what is not JSON, the line and the column.
pub fn json(bytes: &[u8]) -> Read<Json> {
    if bytes.len() > MOST_BYTES {
        let size = bytes.len();
        let what = said!(
            "{size} bytes are too many; up to {most} are read",
            size = size,
            most = MOST_BYTES
        );
        return wrong("", what);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parser::json(text),
        Err(e) => wrong("", said!("not UTF-8 at byte {byte}", byte = e.valid_up_to())),
    }
}

fn twice<T>(at: impl Into<String>) -> Read<T> {
    wrong(at, "this key stands here twice")
}

/// The keys of an object, as they are asked for.
pub struct Keys<'a> {
    given: &'a [(String, Json)],
    known: Vec<&'static str>,
    first: Option<Wrong>,
}

impl<'a> Keys<'a> {
    /// # Errors
    /// When it is no object.
    pub fn of(json: &'a Json) -> Read<Self> {
        match json {
            Json::Object(given) => Ok(Self { given, known: Vec::new(), first: None }),
            _ => unfit(json, "{is} is not allowed; an object is"),
        }
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Json> {
        self.known.push(key);
        let mut there = self.given.iter().filter(|(given, _)| given == key);
        let first = there.next();
        if there.next().is_some()
            && let Err(wrong) = twice::<()>("")
        {
            self.note(key, wrong);
        }
        first.map(|(_, json)| json)
    }

    fn note(&mut self, key: &'static str, wrong: Wrong) {
        self.first.get_or_insert(wrong.inside(key));
    }

    /// The value of a key that may be left out.
    pub fn may<T>(&mut self, key: &'static str, read: fn(&Json) -> Read<T>) -> Option<T> {
        let json = self.ask(key)?;
        read(json).map_err(|wrong| self.note(key, wrong)).ok()
    }

    /// The value of a key that must be there. Where it is not, what stands in for it is never seen:
    /// [`Keys::end`] fails.
    pub fn need<T: Default>(&mut self, key: &'static str, read: fn(&Json) -> Read<T>) -> T {
        let read = self.ask(key).map_or_else(|| wrong("", "this key is missing"), read);
        read.map_err(|wrong| self.note(key, wrong)).unwrap_or_default()
    }

    /// What the keys make, if nothing was wrong with them.
    ///
    /// # Errors
    /// The first key that is not known, or else the first that is wrong.
    pub fn end<T>(self, whole: T) -> Read<T> {
        let strange = self.given.iter().find(|(key, _)| !self.known.contains(&key.as_str()));
        if let Some((key, _)) = strange {
            let known = self.known.join(", ");
            return wrong(
                "",
                said!(
                    "the key \"{key}\" is not known; {known} are",
                    key = shown(key),
                    known = known
                ),
            );
        }
        self.first.map_or(Ok(whole), Err)
    }
}

/// A value of another type than the one that the rule allows.
///
/// # Errors
/// Always: that is what it is for.
pub fn unfit<T>(json: &Json, rule: &'static str) -> Read<T> {
    let is = match json {
        Json::List(_) => "a list".into(),
        Json::Object(_) => "an object".into(),
        Json::Text(text) => format!("\"{}\"", shown(text)),
        Json::Flag(truth) => truth.to_string(),
        Json::Null => "null".into(),
        Json::Number(number) => figure(*number),
    };
    wrong("", Said { rule, facts: vec![("is", is)] })
}

/// A number.
///
/// # Errors
/// When it is none.
pub fn number(json: &Json) -> Read<f64> {
    if let Json::Number(number) = json {
        Ok(*number)
    } else {
        unfit(json, "{is} is not allowed; a number is")
    }
}

/// `true` or `false`.
///
/// # Errors
/// When it is neither.
pub fn flag(json: &Json) -> Read<bool> {
    if let Json::Flag(truth) = json {
        Ok(*truth)
    } else {
        unfit(json, "{is} is not allowed; true or false is")
    }
}

/// What says nothing but that it is so.
///
/// # Errors
/// When it is not `true`.
pub fn so(json: &Json) -> Read<bool> {
    if *json == Json::Flag(true) { Ok(true) } else { unfit(json, "{is} is not allowed; true is") }
}

/// A text.
///
/// # Errors
/// When it is none.
pub fn text(json: &Json) -> Read<String> {
    if let Json::Text(text) = json {
        Ok(text.clone())
    } else {
        unfit(json, "{is} is not allowed; a text is")
    }
}

/// A list.
///
/// # Errors
/// When it is none, or what is wrong with its first wrong part.
pub fn list<T>(json: &Json, read: &dyn Fn(&Json) -> Read<T>) -> Read<Vec<T>> {
    let Json::List(parts) = json else { return unfit(json, "{is} is not allowed; a list is") };
    let mut all = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        all.push(read(part).map_err(|wrong| wrong.inside(&format!("[{i}]")))?);
    }
    Ok(all)
}

/// A list of texts.
///
/// # Errors
/// As for [`list`].
pub fn texts(json: &Json) -> Read<Vec<String>> {
    list(json, &text)
}

/// Lists of texts by keys that may be anything.
///
/// # Errors
/// When it is none, or what is wrong with its first wrong part.
pub fn lists(json: &Json) -> Read<SortedMap<String, Vec<String>>> {
    let Json::Object(parts) = json else {
        return unfit(json, "{is} is not allowed; an object with lists is");
    };
    let mut all = SortedMap::new();
    for (key, part) in parts {
        let list = texts(part).map_err(|wrong| wrong.inside(&shown(key)))?;
        if all.insert(key.clone(), list).is_some() {
            return twice(shown(key));
        }
    }
    Ok(all)
}
