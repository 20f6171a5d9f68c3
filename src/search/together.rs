//! The search on several threads.
//!
//! Threads look at blocks of states side by side and only read: what is known of agents, and which
//! states were seen. What they find is added by one, in the order in which a single thread would have
//! found it, and a state of which not everything is known yet is looked at then. So the number of
//! threads changes nothing but the time: not the places of states, not the counterexample.

use super::kernel::{Kernel, Known};
use super::moves::{Hit, Rules};
use super::seen::{NONE, Seen};
use super::state::State;
use super::{Search, Suspect};
use crate::contract::portrait::Portray;
use crate::contract::searchable::Searchable;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Blocks that a thread gets between two times of adding up.
const BLOCKS: usize = 16;

/// What a block of states leads to.
#[derive(Default)]
struct Yield {
    /// The states that follow, packed, of all its states.
    rows: Vec<u8>,
    found: Vec<Found>,
    /// By state: the first behind what it leads to in `found`; none if not all of it is known.
    ends: Vec<Option<usize>>,
    hit: Hit,
}

/// A state that may be new.
struct Found {
    print: u64,
    /// Where its row ends.
    end: usize,
    violates: bool,
    /// More was said than before.
    tells: bool,
}

impl<P: Portray + Searchable> Search<P> {
    /// Looks at about so many further states, on all its threads.
    pub(super) fn explore_together(&mut self, states: usize) {
        let until = self.place as usize + states;
        while !self.done() && (self.place as usize) < until {
            if self.rows.front().is_empty() {
                self.deepen();
                continue;
            }
            let blocks = self.rows.blocks().min(BLOCKS * self.threads);
            for block in self.look_side_by_side(blocks) {
                self.add_up(&block);
                self.rows.pop();
                if self.done() {
                    return;
                }
            }
        }
    }

    fn look_side_by_side(&self, blocks: usize) -> Vec<Yield> {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                if i >= blocks {
                    return done;
                }
                done.push((i, self.look_at_block(self.rows.block(i))));
            }
        };
        let mut all: Vec<(usize, Yield)> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..self.threads).map(|_| scope.spawn(work)).collect();
            let mut all = work();
            for other in others {
                match other.join() {
                    Ok(more) => all.extend(more),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        });
        all.sort_unstable_by_key(|(i, _)| *i);
        all.into_iter().map(|(_, block)| block).collect()
    }

    fn look_at_block(&self, block: &[u8]) -> Yield {
        let mut out = Yield::default();
        let (mut from, mut next) = (self.first.clone(), self.first.clone());
        let mut at = 0;
        while at < block.len() {
            at += from.unpack(self.first.bodies.len(), &block[at..]);
            let known = self.look_only(&from, &mut next, &mut out);
            out.ends.push(known.then_some(out.found.len()));
        }
        out
    }

    /// Whether all that follows is known; then it has been put out.
    fn look_only(&self, from: &State, next: &mut State, out: &mut Yield) -> bool {
        let Self { rules, kernel, seen, .. } = self;
        let before = (out.found.len(), out.rows.len());
        let done = each_new(rules, kernel, seen, from, next, out);
        if !done {
            out.found.truncate(before.0);
            out.rows.truncate(before.1);
        }
        done
    }

    /// Adds what a block leads to, as one thread would have.
    fn add_up(&mut self, block: &Yield) {
        let Hit { rounds, time_outs, faults } = block.hit;
        self.hit.rounds |= rounds;
        self.hit.time_outs |= time_outs;
        self.hit.faults |= faults;
        let agents = self.first.bodies.len();
        let (mut from, mut next) = (self.first.clone(), self.first.clone());
        let (mut at, mut found, mut row) = (0, 0, 0);
        for end in &block.ends {
            at += from.unpack(agents, &self.rows.front()[at..]);
            if let Some(end) = end {
                let mut suspects = Vec::new();
                for one in &block.found[found..*end] {
                    if self.seen.add(one.print, self.place) {
                        self.next_rows.push_packed(&block.rows[row..one.end]);
                        if one.violates || one.tells {
                            next.unpack(agents, &block.rows[row..one.end]);
                            let place = u32::try_from(self.seen.len() - 1).unwrap_or(NONE);
                            let (state, violates) = (next.clone(), one.violates);
                            suspects.push(Suspect { place, state, violates });
                        }
                    }
                    row = one.end;
                }
                found = *end;
                self.judge(suspects);
            } else {
                self.look_from(&from, &mut next);
            }
            self.place += 1;
            self.mind_the_limits();
            if self.done() {
                return;
            }
        }
    }
}

fn each_new<P: Searchable>(
    rules: &Rules,
    kernel: &Kernel<P>,
    seen: &Seen,
    from: &State,
    next: &mut State,
    out: &mut Yield,
) -> bool {
    let Yield { rows, found, hit, .. } = out;
    let mut known = Known(kernel);
    let all = rules.expand(&mut known, from, next, hit, &mut |kernel, _, next, violates| {
        let print = kernel.fingerprint(next);
        if !seen.has(print) {
            next.pack(rows);
            let tells = next.said.len() > from.said.len();
            found.push(Found { print, end: rows.len(), violates, tells });
        }
        true
    });
    all.is_ok()
}
