//! A checker for the part of JSON Schema that `www/scenario.schema.json` uses. A word that it does
//! not know makes it panic: nothing is passed over in silence.

use serde_json::{Map, Value};

/// A schema with its definitions.
pub struct Schema(pub Value);

impl Schema {
    /// Whether a value is as the schema says.
    pub fn takes(&self, value: &Value) -> bool {
        self.fits(&self.0, value)
    }

    /// Whether a value is as a part of the schema says.
    pub fn fits(&self, schema: &Value, value: &Value) -> bool {
        match schema {
            Value::Bool(takes) => *takes,
            Value::Object(words) => {
                words.iter().all(|(word, says)| self.obeys(words, word, says, value))
            }
            other => panic!("{other} is no schema"),
        }
    }

    fn obeys(&self, words: &Map<String, Value>, word: &str, says: &Value, value: &Value) -> bool {
        let (object, list) = (value.as_object(), value.as_array());
        let (number, text) = (value.as_f64(), value.as_str());
        let all = || says.as_array().unwrap().iter();
        let length = |count: usize| says.as_u64().unwrap() == count as u64;
        let up_to = |count: usize| says.as_u64().unwrap() >= count as u64;
        match word {
            "$schema" | "$defs" | "title" | "description" | "default" | "then" | "else" => true,
            "$ref" => {
                let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                self.fits(self.0["$defs"].get(name).unwrap_or_else(|| panic!("{name}")), value)
            }
            "type" => match says.as_str().unwrap() {
                "object" => object.is_some(),
                "array" => list.is_some(),
                "string" => text.is_some(),
                "boolean" => value.is_boolean(),
                "number" => number.is_some(),
                "integer" => number.is_some_and(|x| x.fract() == 0.0),
                other => panic!("{other}"),
            },
            "const" => same(says, value),
            "enum" => all().any(|one| same(one, value)),
            "minimum" => number.is_none_or(|x| x >= says.as_f64().unwrap()),
            "maximum" => number.is_none_or(|x| x <= says.as_f64().unwrap()),
            "maxLength" => text.is_none_or(|text| up_to(text.chars().count())),
            "pattern" => text.is_none_or(|text| pattern(says.as_str().unwrap(), text)),
            "maxItems" => list.is_none_or(|list| up_to(list.len())),
            "uniqueItems" => list.is_none_or(|list| {
                list.iter().enumerate().all(|(i, one)| !list[..i].contains(one))
            }),
            "items" => list.is_none_or(|list| list.iter().all(|one| self.fits(says, one))),
            "minProperties" => object.is_none_or(|map| !up_to(map.len()) || length(map.len())),
            "maxProperties" => object.is_none_or(|map| up_to(map.len())),
            "required" => {
                object.is_none_or(|map| all().all(|key| map.contains_key(key.as_str().unwrap())))
            }
            "properties" => object.is_none_or(|map| {
                let known = says.as_object().unwrap();
                known.iter().all(|(key, it)| map.get(key).is_none_or(|one| self.fits(it, one)))
            }),
            "additionalProperties" => object.is_none_or(|map| {
                let known = words.get("properties").and_then(Value::as_object);
                let more = |key: &String| known.is_none_or(|known| !known.contains_key(key));
                map.iter().all(|(key, one)| !more(key) || self.fits(says, one))
            }),
            "propertyNames" => {
                object.is_none_or(|map| map.keys().all(|key| self.fits(says, &key.as_str().into())))
            }
            "dependentSchemas" => object.is_none_or(|map| {
                let depend = says.as_object().unwrap();
                depend.iter().all(|(key, it)| !map.contains_key(key) || self.fits(it, value))
            }),
            "allOf" => all().all(|one| self.fits(one, value)),
            "anyOf" => all().any(|one| self.fits(one, value)),
            "oneOf" => all().filter(|one| self.fits(one, value)).count() == 1,
            "not" => !self.fits(says, value),
            "if" => {
                let way = if self.fits(says, value) { "then" } else { "else" };
                words.get(way).is_none_or(|schema| self.fits(schema, value))
            }
            other => panic!("\"{other}\" is not known here"),
        }
    }
}

/// 1 and 1.0 are one number.
fn same(one: &Value, other: &Value) -> bool {
    one == other || one.is_number() && one.as_f64() == other.as_f64()
}

/// Whether a whole text fits a pattern of signs, `[classes]`, `(groups|of|ways)` and counts.
fn pattern(pattern: &str, text: &str) -> bool {
    let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$'));
    let inner: Vec<char> = inner.expect("anchors").chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (ends, read) = ways(&inner, 0, &text, 0);
    assert_eq!(read, inner.len(), "{pattern}");
    ends.contains(&text.len())
}

/// Where in the text an alternation may end that begins at `at`, and how far the pattern was read.
fn ways(pattern: &[char], mut read: usize, text: &[char], at: usize) -> (Vec<usize>, usize) {
    let (mut ends, mut here) = (Vec::new(), vec![at]);
    while read < pattern.len() && pattern[read] != ')' {
        if pattern[read] == '|' {
            ends.append(&mut here);
            (here, read) = (vec![at], read + 1);
            continue;
        }
        let start = read;
        let once = |from: usize| -> (Vec<usize>, usize) {
            match pattern[start] {
                '(' => {
                    let (ends, read) = ways(pattern, start + 1, text, from);
                    (ends, read + 1)
                }
                '[' => {
                    let close = start + pattern[start..].iter().position(|c| *c == ']').unwrap();
                    let class = &pattern[start + 1..close];
                    let within = |c: &char| {
                        class.iter().enumerate().any(|(i, one)| match class[i..] {
                            [least, '-', most, ..] => (least..=most).contains(c),
                            _ => one == c && *c != '-',
                        })
                    };
                    let fits = text.get(from).is_some_and(within);
                    (fits.then_some(from + 1).into_iter().collect(), close + 1)
                }
                sign => {
                    let fits = text.get(from) == Some(&sign);
                    (fits.then_some(from + 1).into_iter().collect(), start + 1)
                }
            }
        };
        read = once(at).1;
        let rest: String = pattern[read..].iter().collect();
        let (least, most, length) = match rest.chars().next() {
            Some('?') => (0, 1, 1),
            Some('*') => (0, text.len(), 1),
            Some('{') => {
                let close = rest.find('}').unwrap();
                let (least, most) =
                    rest[1..close].split_once(',').unwrap_or((&rest[1..close], &rest[1..close]));
                (least.parse().unwrap(), most.parse().unwrap(), close + 1)
            }
            _ => (1, 1, 0),
        };
        read += length;
        let mut reached = Vec::new();
        for count in 0..=most {
            if count >= least {
                reached.extend(&here);
            }
            here = here.iter().flat_map(|from| once(*from).0).collect();
        }
        here = reached;
    }
    ends.append(&mut here);
    (ends, read)
}

#[test]
fn patterns_are_what_they_look_like() {
    let server = "^S([1-9]|[12][0-9]|3[01])$";
    let servers: Vec<u32> = (0..200).filter(|i| pattern(server, &format!("S{i}"))).collect();
    assert_eq!(servers, (1..=31).collect::<Vec<_>>());
    for not in ["", "S", "S01", "s1", "S1 ", " S1", "S1\n"] {
        assert!(!pattern(server, not), "{not:?}");
    }
    let cases =
        [("^a{2}b?$", "aa"), ("^a{2}b?$", "aab"), ("^x[0-9]{1,2}|y*$", "yyy"), ("^y*$", "")];
    assert!(cases.iter().all(|(one, text)| pattern(one, text)));
    assert!(!pattern("^a{2}b?$", "abb") && !pattern("^[ABD-R]{1,2}$", "AC"));
    assert!(pattern("^[ABD-R]$", "E") && !pattern("^[ABD-R]$", "-"));
}
