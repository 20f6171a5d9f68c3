//! Fingerprints of 64 bits. Two different states share one with a chance of 2^-64: at ten million
//! states the chance that any two did is 3 in a million. The default hasher would differ between
//! wasm32 and x86-64.

use std::hash::Hasher;

/// Multiply and fold, as wyhash does; every word goes through a full mix.
#[derive(Clone, Copy)]
pub struct Mix(u64);

impl Default for Mix {
    fn default() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }
}

/// Mixes two words.
#[inline]
#[must_use]
pub fn mix(a: u64, b: u64) -> u64 {
    let wide = u128::from(a ^ 0xA076_1D64_78BD_642F) * u128::from(b ^ 0xE703_7ED1_A0B4_28DB);
    #[allow(clippy::cast_possible_truncation)]
    let folded = (wide >> 64) as u64 ^ wide as u64;
    folded
}

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        mix(self.0, 0x2545_F491_4F6C_DD1D)
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0, |word, byte| (word << 8) | u64::from(*byte));
            self.write_u64(word);
        }
    }
    fn write_u8(&mut self, x: u8) {
        self.write_u64(u64::from(x));
    }
    fn write_u16(&mut self, x: u16) {
        self.write_u64(u64::from(x));
    }
    fn write_u32(&mut self, x: u32) {
        self.write_u64(u64::from(x));
    }
    fn write_u64(&mut self, x: u64) {
        self.0 = mix(self.0, x).wrapping_add(x.rotate_left(29));
    }
    fn write_usize(&mut self, x: usize) {
        self.write_u64(x as u64);
    }
    #[allow(clippy::cast_sign_loss)]
    fn write_isize(&mut self, x: isize) {
        self.write_u64(x as u64);
    }
}
