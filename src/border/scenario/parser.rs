//! JSON in: text to a tree of values. Small, strict, and with sentences for people: what is wrong
//! is told with its line and its column.

use super::{Wrong, shown, wrong};
use crate::contract::Said;

/// A value. An object is a list: whether a key stands there twice is told with the place of the
/// object, which only its reader knows.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, which nothing takes.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys and values, as they stand there.
    Object(Vec<(String, Json)>),
}

/// Lists and objects inside each other; a scenario needs seven.
const DEEPEST: u8 = 32;
/// Keys of an object; a scenario needs 31.
const MOST_KEYS: usize = 1000;

/// Reads a text that holds one value. A byte order mark before it is no part of it.
///
/// # Errors
/// What is no JSON, with its line and its column, from 1 and in characters.
pub fn json(text: &str) -> Result<Json, Wrong> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser { text, at: 0, depth: 0 };
    let json = parser.value()?;
    match parser.next() {
        None => Ok(json),
        Some(_) => parser.broken("something follows behind the end"),
    }
}

struct Parser<'a> {
    text: &'a str,
    /// In bytes, always between two characters.
    at: usize,
    depth: u8,
}

type Read<T> = Result<T, Wrong>;

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The first byte behind white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let there = self.byte() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn digits(&mut self) -> bool {
        let from = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at > from
    }

    /// What is wrong at this place.
    fn broken<T>(&self, syntax: &str) -> Read<T> {
        let (line, column) = self.place();
        let syntax = if self.at == self.text.len() { "the text ends too early" } else { syntax };
        let rule = "{syntax} at line {line} column {column}";
        let facts = vec![("syntax", syntax.into()), ("line", line), ("column", column)];
        wrong("", Said { rule, facts })
    }

    /// Line and column, from 1 and in characters.
    fn place(&self) -> (String, String) {
        let before = &self.text[..self.at];
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().map_or(0, |last| last.chars().count());
        (line.to_string(), column.to_string())
    }

    fn value(&mut self) -> Read<Json> {
        match self.next() {
            Some(b'{') => {
                let mut all = Vec::new();
                self.inside(b'}', "a comma or the end of the object is missing", &mut |this| {
                    if this.next() != Some(b'"') {
                        return this.broken("a key in double quotes is missing");
                    }
                    if all.len() == MOST_KEYS {
                        return this.broken("an object has too many keys");
                    }
                    let key = this.text()?;
                    this.next();
                    if !this.takes(b':') {
                        return this.broken("a colon behind the key is missing");
                    }
                    all.push((key, this.value()?));
                    Ok(())
                })?;
                Ok(Json::Object(all))
            }
            Some(b'[') => {
                let mut all = Vec::new();
                self.inside(b']', "a comma or the end of the list is missing", &mut |this| {
                    all.push(this.value()?);
                    Ok(())
                })?;
                Ok(Json::List(all))
            }
            Some(b'"') => self.text().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    /// The parts of a list or an object, from its first bracket to its last.
    fn inside(
        &mut self,
        close: u8,
        missing: &str,
        part: &mut dyn FnMut(&mut Self) -> Read<()>,
    ) -> Read<()> {
        if self.depth == DEEPEST {
            return self.broken("values are nested too deeply");
        }
        self.depth += 1;
        self.at += 1;
        let mut more = self.next() != Some(close);
        while more {
            part(self)?;
            self.next();
            more = self.takes(b',');
        }
        if !self.takes(close) {
            return self.broken(missing);
        }
        self.depth -= 1;
        Ok(())
    }

    /// `true`, `false`, `null`, or what somebody wrote instead of a value.
    fn word(&mut self) -> Read<Json> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let json = match &rest[..end] {
            "true" => Json::Flag(true),
            "false" => Json::Flag(false),
            "null" => Json::Null,
            "" => return self.broken("a value is missing"),
            word => {
                let (line, column) = self.place();
                let rule = "\"{word}\" is no value at line {line} column {column}";
                let facts = vec![("word", shown(word)), ("line", line), ("column", column)];
                return wrong("", Said { rule, facts });
            }
        };
        self.at += end;
        Ok(json)
    }

    /// A number: exactly what was meant where it has up to 15 digits and a small power of ten, else
    /// as near as the last bits allow, and the same on every machine.
    fn number(&mut self) -> Read<Json> {
        let from = self.at;
        self.takes(b'-');
        let fits = if self.takes(b'0') {
            !self.byte().is_some_and(|byte| byte.is_ascii_digit())
        } else {
            self.digits()
        };
        let fits = fits && (!self.takes(b'.') || self.digits());
        let mantissa = from..self.at;
        let raised = fits && (self.takes(b'e') || self.takes(b'E'));
        let mut exponent = 0i32;
        if raised {
            let down = self.takes(b'-');
            if !down {
                self.takes(b'+');
            }
            let digits = self.at;
            if !self.digits() {
                return self.broken("this is no number");
            }
            for digit in self.text[digits..self.at].bytes() {
                exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit - b'0'));
            }
            if down {
                exponent = -exponent;
            }
        }
        if !fits {
            return self.broken("this is no number");
        }
        let (mut whole, mut behind) = (0u64, false);
        for byte in self.text[mantissa].bytes() {
            match byte {
                b'-' => {}
                b'.' => behind = true,
                // Digits past the nineteenth are beyond what a number can hold.
                _ if whole >= 1_000_000_000_000_000_000 => {
                    exponent = exponent.saturating_add(i32::from(!behind));
                }
                _ => {
                    whole = whole * 10 + u64::from(byte - b'0');
                    exponent = exponent.saturating_sub(i32::from(behind));
                }
            }
        }
        #[allow(clippy::cast_precision_loss)]
        let mut number = whole as f64;
        // Powers up to the 22nd are exact.
        while exponent != 0 && number != 0.0 && number.is_finite() {
            let step = exponent.clamp(-22, 22);
            let power = (0..step.abs()).fold(1.0, |power, _| power * 10.0);
            number = if step > 0 { number * power } else { number / power };
            exponent -= step;
        }
        if !number.is_finite() {
            self.at = from;
            return self.broken("this number is too large");
        }
        Ok(Json::Number(if self.text[from..].starts_with('-') { -number } else { number }))
    }

    fn text(&mut self) -> Read<String> {
        let mut text = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let plain = rest.find(|c: char| c < ' ' || c == '"' || c == '\\').unwrap_or(rest.len());
            text.push_str(&rest[..plain]);
            self.at += plain;
            if self.takes(b'"') {
                return Ok(text);
            }
            if !self.takes(b'\\') {
                return self.broken("a control character stands in a text");
            }
            let Some(c) = self.escaped() else {
                return self.broken("this escape stands for no character");
            };
            text.push(c);
        }
    }

    /// The character that is written with a backslash; none moves on past what is no escape.
    fn escaped(&mut self) -> Option<char> {
        let byte = self.byte()?;
        let c = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first);
                }
                let second = if self.takes(b'\\') { self.hex()? } else { 0 };
                let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x10000 + ((first - 0xd800) << 10) + low);
            }
            _ => return None,
        };
        self.at += 1;
        Some(c)
    }

    /// A `u` and four digits.
    fn hex(&mut self) -> Option<u32> {
        if !self.takes(b'u') {
            return None;
        }
        let mut number = 0;
        for _ in 0..4 {
            number = number << 4 | char::from(self.byte()?).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, json};
    use serde_json::Value;

    fn same(ours: &Json, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Flag(one), Value::Bool(other)) => one == other,
            (Json::Number(one), Value::Number(other)) => {
                let other = other.as_f64().unwrap_or(f64::NAN);
                (one - other).abs() <= other.abs() * 1e-14
            }
            (Json::Text(one), Value::String(other)) => one == other,
            (Json::List(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
            }
            (Json::Object(one), Value::Object(other)) => {
                one.len() == other.len()
                    && one.iter().all(|(key, a)| other.get(key).is_some_and(|b| same(a, b)))
            }
            _ => false,
        }
    }

    /// Pieces that JSON is made of, and some that it is not.
    const PIECES: [&str; 42] = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"b\"",
        "1",
        "-",
        "0",
        ".5",
        "e3",
        "E-2",
        "+",
        "null",
        "true",
        "false",
        " ",
        "\n",
        "\\",
        "\\n",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "é",
        "😀",
        "NaN",
        "12345678901234567890",
        "0.1",
        "1e300",
        "1e-300",
        "[1,2]",
        "{\"a\":1}",
        "\"\"",
        "\u{7}",
        "//",
        "'",
        "{\"a\":",
        "[[",
        ",\"c\":2",
    ];

    #[test]
    fn takes_what_serde_json_takes_and_reads_the_same() {
        let (mut dice, mut taken) = (7u64, 0);
        let mut roll = |below: usize| {
            dice = dice
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(dice >> 33).unwrap_or(0) % below
        };
        for _ in 0..300_000 {
            let count = 1 + roll(6);
            let text: String = (0..count).map(|_| PIECES[roll(PIECES.len())]).collect();
            let (ours, theirs) = (json(&text), serde_json::from_str::<Value>(&text));
            assert_eq!(ours.is_ok(), theirs.is_ok(), "{text:?}: {ours:?}, {theirs:?}");
            if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
                // Which of two equal keys counts is not this room's to say.
                let twice = text.matches("\"a\":").count() > 1;
                assert!(twice || same(&ours, &theirs), "{text:?}: {ours:?}");
                taken += 1;
            }
        }
        assert!(taken > 10_000, "{taken}");
    }

    #[test]
    fn numbers_are_what_was_written() {
        for number in
            [0.0, 1.0, 0.1, 2.5, 1e-3, 123_456.789, 1e22, 9_007_199_254_740_991.0, 0.000_001]
        {
            for number in [number, -number] {
                assert_eq!(json(&format!("{number}")), Ok(Json::Number(number)));
                assert_eq!(json(&format!("{number:e}")), Ok(Json::Number(number)));
            }
        }
        for (text, number) in
            [("1e-400", 0.0), ("0e999999999999", 0.0), ("0.00000000000000000000012e22", 1.2)]
        {
            assert_eq!(json(text), Ok(Json::Number(number)), "{text}");
        }
        let long = format!("1{}", "0".repeat(400));
        assert!(json(&long).is_err());
        assert_eq!(json(&format!("0.{}", "3".repeat(400))), json("0.3333333333333333333"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_column() {
        let deep = "[".repeat(40);
        let many = format!("{{{}", "\"a\":1,".repeat(1001));
        for (text, expected) in [
            ("", "the text ends too early at line 1 column 1"),
            ("{\"a\": 1,\n  oops }", "a key in double quotes is missing at line 2 column 3"),
            ("[NaN]", "\"NaN\" is no value at line 1 column 2"),
            ("[é]", "\"é\" is no value at line 1 column 2"),
            ("[\"é\", Infinity]", "\"Infinity\" is no value at line 1 column 7"),
            ("[1e400]", "this number is too large at line 1 column 2"),
            ("[-1e400]", "this number is too large at line 1 column 2"),
            ("[+1]", "a value is missing at line 1 column 2"),
            ("[1.]", "this is no number at line 1 column 4"),
            ("[01]", "this is no number at line 1 column 3"),
            ("[1,]", "a value is missing at line 1 column 4"),
            ("{\"a\":1,}", "a key in double quotes is missing at line 1 column 8"),
            ("{'a': 1}", "a key in double quotes is missing at line 1 column 2"),
            ("{\"a\" 1}", "a colon behind the key is missing at line 1 column 6"),
            ("{\"a\":1 \"b\":2}", "a comma or the end of the object is missing at line 1 column 8"),
            ("[1 2]", "a comma or the end of the list is missing at line 1 column 4"),
            ("[\"a\nb\"]", "a control character stands in a text at line 1 column 4"),
            ("[\"\\q\"]", "this escape stands for no character at line 1 column 4"),
            ("[\"\\ud800\"]", "this escape stands for no character at line 1 column 9"),
            ("{} // x", "something follows behind the end at line 1 column 4"),
            ("\u{feff}[\u{feff}]", "a value is missing at line 1 column 2"),
            (&deep, "values are nested too deeply at line 1 column 33"),
            (&many, "an object has too many keys at line 1 column 6002"),
        ] {
            assert_eq!(json(text).unwrap_err().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(json("\u{feff} [1]"), Ok(Json::List(vec![Json::Number(1.0)])));
    }
}
