//! States that are still to be looked at, in blocks: what has been looked at is freed at once.

use super::state::State;
use std::collections::VecDeque;

/// States in a block.
const BLOCK: usize = 256;

/// A queue of states.
#[derive(Default)]
pub struct Rows {
    blocks: VecDeque<Vec<u8>>,
    in_last: usize,
    bytes: usize,
}

impl Rows {
    /// Puts a state at the end.
    pub fn push(&mut self, state: &State) {
        self.push_with(|block| state.pack(block));
    }

    /// Puts a state that was packed elsewhere at the end.
    pub fn push_packed(&mut self, row: &[u8]) {
        self.push_with(|block| block.extend_from_slice(row));
    }

    fn push_with(&mut self, pack: impl FnOnce(&mut Vec<u8>)) {
        if self.blocks.is_empty() || self.in_last == BLOCK {
            if let Some(full) = self.blocks.back_mut() {
                full.shrink_to_fit();
            }
            self.blocks.push_back(Vec::new());
            self.in_last = 0;
        }
        if let Some(last) = self.blocks.back_mut() {
            let before = last.len();
            pack(last);
            self.bytes += last.len() - before;
            self.in_last += 1;
        }
    }

    /// The block at the front; empty if there is none.
    #[must_use]
    pub fn front(&self) -> &[u8] {
        self.block(0)
    }

    /// A block, counted from the front; empty if there are fewer.
    #[must_use]
    pub fn block(&self, i: usize) -> &[u8] {
        self.blocks.get(i).map_or(&[], Vec::as_slice)
    }

    /// How many blocks there are.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Frees the block at the front.
    pub fn pop(&mut self) {
        if let Some(done) = self.blocks.pop_front() {
            self.bytes -= done.len();
        }
    }

    /// Bytes that it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}
