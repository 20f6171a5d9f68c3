//! JSON out: everything that the page reads and every file that is written goes through here.

use serde::Serialize;
use std::iter::repeat_n;

/// A value as JSON, in one line.
#[must_use]
pub fn compact<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Lays out JSON that has no white space outside its texts, indented by two.
#[must_use]
pub fn laid_out(compact: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    let (mut in_text, mut escaped) = (false, false);
    let mut before = ' ';
    for c in compact.chars() {
        let (opens, closes) = (matches!(c, '{' | '['), matches!(c, '}' | ']'));
        if in_text {
            in_text = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else {
            let after_open = matches!(before, '{' | '[');
            if closes {
                depth -= 2;
            }
            if before == ',' || after_open != closes && (after_open || closes) {
                out.push('\n');
                out.extend(repeat_n(' ', depth));
            } else if before == ':' {
                out.push(' ');
            }
            if opens {
                depth += 2;
            }
            in_text = c == '"';
        }
        out.push(c);
        // A bracket or a comma inside a text is none.
        before = if in_text { '"' } else { c };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn is_what_serde_json_would_write() {
        let value = serde_json::json!({
            "a": [], "b": {}, "c": [1, [2, {}], {"d": "x, {\"y\": [1]}\\"}], "e": ":,[]", "f": -0.5,
            "g": {"h": null, "i": [[], [""]]}
        });
        for value in [value, serde_json::json!([]), serde_json::json!("{,"), serde_json::json!(1)] {
            let pretty = serde_json::to_string_pretty(&value).unwrap_or_default();
            assert_eq!(laid_out(&value.to_string()), pretty);
        }
    }
}
