//! Decisions that have become possible are judged as decisions: by making them.

use super::kernel::{Answers, Kernel, Stimulus};
use super::moves::Move;
use super::state::State;
use crate::contract::searchable::Searchable;

/// The property that falls if servers are brought to decisions that are possible, and how: by one
/// decision, or by two of different servers that contradict each other.
pub fn possible<P: Searchable>(
    kernel: &mut Kernel<P>,
    state: &State,
) -> Option<(&'static str, Vec<Move>)> {
    let choices = kernel.choices(state)?;
    for (i, one) in choices.iter().enumerate() {
        for (first, ledger) in makers(kernel, state, state.ledger, *one) {
            if let Some(claim) = kernel.violated(ledger) {
                return Some((claim, vec![Move::Decide(first, *one)]));
            }
            let mut clashes = Vec::new();
            for other in &choices[i + 1..] {
                let (a, b) = (kernel.choice(*one), kernel.choice(*other));
                if a.slot == b.slot && a.value != b.value {
                    clashes.push(*other);
                }
            }
            for other in &clashes {
                let seconds = makers(kernel, state, ledger, *other);
                for (second, ledger) in seconds.into_iter().filter(|(who, _)| *who != first) {
                    if let Some(claim) = kernel.violated(ledger) {
                        let ends = vec![Move::Decide(first, *one), Move::Decide(second, *other)];
                        return Some((claim, ends));
                    }
                }
            }
            if clashes.is_empty() {
                // Any other server that makes this decision is judged the same.
                break;
            }
        }
    }
    None
}

/// The servers that can be brought to a decision, those that voted for it first, and what the judge has
/// seen then.
fn makers<P: Searchable>(
    kernel: &mut Kernel<P>,
    state: &State,
    ledger: u32,
    choice: u32,
) -> Vec<(u8, u32)> {
    let by = |place: &u8| !kernel.choice(choice).is_by(*place);
    let mut servers: Vec<u8> = (0..kernel.cast.servers).collect();
    servers.sort_by_key(by);
    let mut all = Vec::new();
    for place in servers {
        let body = state.bodies[usize::from(place)];
        if !kernel.info(body).up {
            continue;
        }
        let Some(made) = kernel.react(ledger, &state.bodies, place, Stimulus::Decide(choice))
        else {
            continue;
        };
        let reaction = kernel.reaction(made);
        if reaction.body != body {
            all.push((place, reaction.ledger));
        }
    }
    all
}
