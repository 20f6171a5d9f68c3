//! The servers' shared key, MACs, and the canonical encoding that MACs are computed over.
//!
//! A [`Mac`] comes into being in two ways only: signed with a [`Key`], or as a [`Mac::guess`] that
//! is wrong for every message. Whoever holds no key, and so every client, can copy MACs that it
//! received and guess; it cannot mint one, and the type system says so.

use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;
use std::fmt;

/// Separates what these MACs sign from anything else that the key might ever sign.
const DOMAIN: &[u8] = b"turncoat/promise/1\0";

/// The key `K` that the servers of a domain share. Never leaves a server.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of one run. A deployment would draw it at random; here it follows from the run's
    /// seed, so that a run can be replayed bit by bit. No agent but a server is ever handed it.
    #[must_use]
    pub fn of_run(seed: u64) -> Self {
        let mut mac = start(b"turncoat/key-of-run/1");
        mac.update(&seed.to_be_bytes());
        Self(mac.finalize().into_bytes().into())
    }

    /// HMAC-SHA256 of the encoded message.
    #[must_use]
    pub fn sign(&self, message: &Encoding) -> Mac {
        let mut mac = start(&self.0);
        mac.update(&message.0);
        Mac(mac.finalize().into_bytes().into())
    }

    /// Whether the MAC is this key's for this message, compared in constant time.
    #[must_use]
    pub fn verifies(&self, message: &Encoding, mac: &Mac) -> bool {
        let mut expected = start(&self.0);
        expected.update(&message.0);
        expected.verify_slice(&mac.0).is_ok()
    }
}

fn start(key: &[u8]) -> Hmac<Sha256> {
    match Hmac::new_from_slice(key) {
        Ok(mac) => mac,
        Err(_) => unreachable!("HMAC takes keys of any length (RFC 2104, section 2)"),
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// A message authentication code: 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac([u8; 32]);

impl Mac {
    /// What a forger writes where a MAC should be: 32 equal bytes. The chance that it is right for
    /// some message is 2^-256.
    #[must_use]
    pub fn guess(byte: u8) -> Self {
        Self([byte; 32])
    }

    /// Whether this is a [`Mac::guess`], and so nobody's secret.
    #[must_use]
    pub fn is_guess(&self) -> bool {
        self.0.iter().all(|b| *b == self.0[0])
    }

    /// In hexadecimal, 64 digits.
    #[must_use]
    pub fn hex(&self) -> String {
        use fmt::Write as _;
        self.0.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl fmt::Debug for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mac({}..)", &self.hex()[..8])
    }
}

/// Bytes to be signed. Every field has a fixed width, or is preceded by a tag of one byte that says
/// whether it is there, so that no two different tuples share an encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding(Vec<u8>);

impl Encoding {
    /// Starts with the domain-separation tag and the run.
    #[must_use]
    pub fn of_run(run: u64) -> Self {
        let mut bytes = Vec::with_capacity(64);
        bytes.extend_from_slice(DOMAIN);
        bytes.extend_from_slice(&run.to_be_bytes());
        Self(bytes)
    }

    /// One byte.
    #[must_use]
    pub fn u8(mut self, x: u8) -> Self {
        self.0.push(x);
        self
    }

    /// Two bytes, big end first.
    #[must_use]
    pub fn u16(mut self, x: u16) -> Self {
        self.0.extend_from_slice(&x.to_be_bytes());
        self
    }

    /// Four bytes, big end first.
    #[must_use]
    pub fn u32(mut self, x: u32) -> Self {
        self.0.extend_from_slice(&x.to_be_bytes());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_sha256_as_in_rfc_4231_case_2() {
        let mut mac = start(b"Jefe");
        mac.update(b"what do ya want for nothing?");
        let hex = Mac(mac.finalize().into_bytes().into()).hex();
        assert_eq!(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn a_mac_holds_for_its_message_its_key_and_its_run_only() {
        let key = Key::of_run(1);
        let message = Encoding::of_run(1).u32(7);
        let mac = key.sign(&message);
        assert!(key.verifies(&message, &mac));
        assert!(!key.verifies(&Encoding::of_run(1).u32(8), &mac));
        assert!(!key.verifies(&Encoding::of_run(2).u32(7), &mac));
        assert!(!Key::of_run(2).verifies(&message, &mac));
        assert!(!key.verifies(&message, &Mac::guess(0)));
    }
}
