//! The replica inside a server: the decided prefix of the log, executed in order, each command once
//! (section 3). All of it is on disk.

use super::Value;
use crate::contract::Slot;
use crate::parts::sorted::SortedSet;

/// The executed log. A command's result is its place among the commands executed, from 1.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Replica {
    log: Vec<Value>,
    /// By slot: the result; 0 for a no-op.
    results: Vec<u32>,
    executed: Executed,
}

impl Replica {
    /// Takes in the value of the next slot. A command that was executed before is not executed
    /// again, however often it is decided; its slot has the first result.
    pub fn execute(&mut self, value: Value) {
        let result = match identity(value) {
            None => 0,
            Some(id) if self.executed.contains(id) => {
                let first = self.log.iter().position(|v| identity(*v) == Some(id));
                first.map_or(0, |at| self.results[at])
            }
            Some(id) => {
                self.executed.insert(id);
                self.executed.count
            }
        };
        self.log.push(value);
        self.results.push(result);
    }

    /// The values of the slots from 0 on.
    #[must_use]
    pub fn log(&self) -> &[Value] {
        &self.log
    }

    /// How many slots there are; so the first that is not.
    #[must_use]
    pub fn length(&self) -> Slot {
        Slot::try_from(self.log.len()).unwrap_or(Slot::MAX)
    }

    /// The result of a slot's command, if the log has reached it; a no-op has none.
    #[must_use]
    pub fn result(&self, slot: Slot) -> Option<u32> {
        self.results.get(slot as usize).copied().filter(|result| *result > 0)
    }
}

/// The commands executed, so that each is executed once however often it is decided.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct Executed {
    /// By identity, those not yet covered by `below`.
    sparse: SortedSet<(u8, u32)>,
    /// By name: every sequence number below this one.
    below: Vec<u32>,
    /// How many there are.
    count: u32,
}

impl Executed {
    fn contains(&self, id: (u8, u32)) -> bool {
        self.below.get(usize::from(id.0)).is_some_and(|below| id.1 < *below)
            || self.sparse.contains(&id)
    }

    fn insert(&mut self, id: (u8, u32)) {
        let client = usize::from(id.0);
        if self.below.len() <= client {
            self.below.resize(client + 1, 0);
        }
        self.count += 1;
        if self.below[client] != id.1 {
            self.sparse.insert(id);
            return;
        }
        self.below[client] += 1;
        while self.sparse.remove(&(id.0, self.below[client])) {
            self.below[client] += 1;
        }
    }
}

/// There are at most so many proposers. Clients behind them have their names after theirs.
const PROPOSERS: u8 = 16;

/// What a replica tells commands apart by: the request inside, by client and sequence, else author and
/// sequence. No author has a client's name: a proposer's word is not the request of that number.
fn identity(value: Value) -> Option<(u8, u32)> {
    let Value::Command(c) = value else { return None };
    Some(match c.request {
        None => (c.author, c.seq),
        Some(request) => (PROPOSERS.saturating_add(request.client), request.seq),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::command::Command;
    use crate::rooms::bp_fast_paxos::{Authored, Request};

    fn command(author: u8, seq: u32, request: Option<Request>) -> Value {
        Value::Command(Authored { author, seq, command: Command(0), request })
    }

    #[test]
    fn each_client_and_sequence_is_executed_once_in_any_order() {
        let mut replica = Replica::default();
        let order = [(0, 2), (0, 0), (1, 0), (0, 2), (0, 1), (0, 1), (1, 1_000_000)];
        for (author, seq) in order {
            replica.execute(command(author, seq, None));
        }
        replica.execute(Value::Noop);
        let results: Vec<_> = (0..8).map(|slot| replica.result(slot)).collect();
        let expected = [Some(1), Some(2), Some(3), Some(1), Some(4), Some(4), Some(5), None];
        assert_eq!(results, expected);
    }

    #[test]
    fn a_request_counts_once_whichever_proposer_brings_it() {
        let mut replica = Replica::default();
        let request = Some(Request { client: 3, seq: 0 });
        replica.execute(command(0, 5, request));
        replica.execute(command(1, 9, request));
        assert_eq!((replica.result(0), replica.result(1)), (Some(1), Some(1)));
    }

    #[test]
    fn a_proposers_own_value_is_no_clients_request_of_the_same_numbers() {
        let mut replica = Replica::default();
        replica.execute(command(0, 0, None));
        replica.execute(command(1, 7, Some(Request { client: 0, seq: 0 })));
        assert_eq!((replica.result(0), replica.result(1)), (Some(1), Some(2)));
    }
}
