//! The ways to rename values that nothing tells apart ([`Searchable::alike`]).

use crate::contract::Agents;
use crate::contract::searchable::{Names, Scope, Searchable};
use crate::world::{Conduct, World};

/// Renamings at most: more save less than they cost.
const RENAMINGS: usize = 6;

/// Every renaming of values that nothing tells apart, the one that changes nothing first.
pub(super) fn renamings<P: Searchable>(world: &World<P>, scope: &Scope) -> Vec<Names<P::Value>> {
    let cast = world.protocol.cast();
    let traitors =
        world.bodies().filter(|(_, body)| matches!(body.conduct, Conduct::Traitor { .. }));
    let traitors = Agents::of(cast, traitors.map(|(who, _)| who));
    let mut all = vec![Vec::new()];
    for alike in world.protocol.alike(scope, traitors) {
        let orders = orders(&alike);
        if all.len() * orders.len() > RENAMINGS {
            break;
        }
        let with = |known: &Vec<_>| -> Vec<Vec<_>> {
            let more = |order: &Vec<P::Value>| {
                let pairs = alike.iter().copied().zip(order.iter().copied());
                known.iter().copied().chain(pairs).collect()
            };
            orders.iter().map(more).collect()
        };
        all = all.iter().flat_map(with).collect();
    }
    all.into_iter().map(Names).collect()
}

/// Every order of a few things, the present one first.
fn orders<T: Copy>(all: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = all.split_first() else { return vec![Vec::new()] };
    let mut found = Vec::new();
    for at in 0..all.len() {
        for order in orders(rest) {
            let mut order = order;
            order.insert(at, *first);
            found.push(order);
        }
    }
    found
}
