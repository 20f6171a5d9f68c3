//! What will happen by itself, in order. It knows no protocol: a timer is whatever it is given.

use crate::contract::{AgentId, Ticks};
use crate::world::Handle;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What happens by itself.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<T> {
    /// A message arrives.
    Deliver(Handle),
    /// A timer of an agent runs out.
    Expire(AgentId, T),
}

/// What will happen. The queue hands out the greatest first: the earliest, then messages before
/// timers, then in the order of sending.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event<T> {
    /// When.
    pub(super) due: Ticks,
    /// Its place in the order of sending, timers above all messages. No two events share it.
    rank: u64,
    /// What.
    pub(super) what: What<T>,
}

const TIMER: u64 = 1 << 63;

// Compared at every step: never a call, also where the page's engine is compiled for size.
#[allow(clippy::inline_always)]
impl<T> Event<T> {
    #[inline(always)]
    fn key(&self) -> u128 {
        (u128::from(self.due) << 64) | u128::from(self.rank)
    }
}

#[allow(clippy::inline_always)]
impl<T> PartialEq for Event<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<T> Eq for Event<T> {}

#[allow(clippy::inline_always)]
impl<T> PartialOrd for Event<T> {
    #[inline(always)]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
    #[inline(always)]
    fn le(&self, other: &Self) -> bool {
        self.key() >= other.key()
    }
}

#[allow(clippy::inline_always)]
impl<T> Ord for Event<T> {
    #[inline(always)]
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

impl<T> Event<T> {
    /// Its place in the order of sending.
    pub(super) fn order(&self) -> u64 {
        self.rank & !TIMER
    }
}

/// Events to come.
#[derive(Clone)]
pub(super) struct Queue<T> {
    heap: BinaryHeap<Event<T>>,
    order: u64,
}

impl<T> Queue<T> {
    pub(super) fn new() -> Self {
        Self { heap: BinaryHeap::new(), order: 0 }
    }

    /// Puts an event into it and returns its place in the order of sending.
    pub(super) fn push(&mut self, due: Ticks, what: What<T>) -> u64 {
        self.order += 1;
        let timer = matches!(what, What::Expire(..));
        let rank = if timer { self.order | TIMER } else { self.order };
        self.heap.push(Event { due, rank, what });
        self.order
    }

    /// The next one.
    pub(super) fn peek(&self) -> Option<&Event<T>> {
        self.heap.peek()
    }

    /// Takes the next one out.
    pub(super) fn pop(&mut self) -> Option<Event<T>> {
        self.heap.pop()
    }
}
