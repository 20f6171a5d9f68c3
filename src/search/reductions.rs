//! What the search leaves out, and when it may: each reduction has its name here and its condition in
//! code. What a condition asks of a protocol, the protocol answers in its own room, with the argument.

use super::bounds::Bounds;
use crate::contract::searchable::{Scope, Searchable};
use crate::contract::{Agents, Cast};

/// The reductions that a search within some bounds makes. All of them are off in a plain search.
#[allow(clippy::struct_excessive_bools, reason = "each may be made without the others")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reductions {
    /// **Idle moves** are none: what changes no agent and sends nothing. All that the judge may have
    /// seen besides is a proposal, which only lets more be valid.
    pub idle: bool,
    /// **Symmetry**: states that differ in the names of servers only are one, since servers run the same
    /// code and no rule compares their names; so are those that differ in the names of values that
    /// nothing tells apart ([`Searchable::alike`]).
    pub symmetry: bool,
    /// **What traitors have heard** is a set, and what they can say in a round is found from what bears on
    /// that round ([`Searchable::lies_need`]); of lies with the same gist one is told. Their own states do
    /// not matter.
    pub knowledge: bool,
    /// **Observations** ([`Searchable::is_observation`]) are kept as said instead of delivered one by one.
    /// A decision is possible once enough of them were said; possible decisions are judged as
    /// decisions, by making them. One that wakes its receiver is delivered as far as that goes.
    pub observations: bool,
    /// **Decisions are moves** of their own, not left out together with the observations that lead to
    /// them, where an honest proposer hears of them and acts on it; and where so many servers may lose
    /// their disks that fewer than two are left which remember all that they voted and heard: one
    /// for each of two decisions that contradict each other, whoever made them.
    pub decisions: bool,
    /// **The network is a set**: what is in flight already is not sent again, it does not matter who
    /// says what every server would say, and what can change nothing at its receiver any more is
    /// dropped. Not where a disk may be lost, and with it the reason why it would change nothing; then
    /// only what a time-out could do as well goes by this rule.
    pub set: bool,
    /// **Hints are left out** ([`Searchable::is_hint`]): a time-out, possible at any moment, does the
    /// same. Time-outs must be free for that, and every rule on, so that no violation is expected: on the
    /// shortest way to one a hint may save time-outs. If one is found all the same, the search begins
    /// anew with hints.
    pub hints: bool,
    /// **Convictions are left out** unless they are the violation: they bar their client from being heard,
    /// and move trust to where a time-out could have moved it, if the protocol says that one could
    /// ([`Searchable::conviction_is_a_hint`]). What votes or starts something in the same step stays.
    pub convictions: bool,
    /// **Confessions are left out** where the convictions are that they bring about
    /// ([`Searchable::confession_matters`]). Where not, traitors also say what convicts them, which stands
    /// for all evidence that is only observed.
    pub confessions: bool,
    /// **Convictions that silence** are left out too: all that such a server does from then on is less
    /// ([`Searchable::conviction_silences`]).
    pub silenced: bool,
}

/// What these bounds allow.
#[must_use]
pub fn scope(bounds: &Bounds, keeps_disks: bool) -> Scope {
    let cast = Cast { servers: bounds.servers, edges: 0, clients: bounds.clients };
    let honest = bounds.honest.iter().filter_map(|name| cast.named(name));
    Scope {
        rounds: bounds.rounds.into(),
        honest: Agents::of(cast, honest),
        counted: bounds.time_outs.is_some(),
        crashes: bounds.crashes > 0,
        forgets: bounds.lost_disks > 0 || (!keeps_disks && bounds.crashes > 0),
    }
}

impl Reductions {
    /// Those that may be made within these bounds; with `hints`, without leaving out hints.
    #[must_use]
    pub fn of<P: Searchable>(protocol: &P, bounds: &Bounds, scope: &Scope, hints: bool) -> Self {
        let some = !bounds.plain;
        let forgetful = scope.forgets && bounds.servers < bounds.crashes.saturating_add(2);
        Self {
            idle: some,
            symmetry: some,
            knowledge: some,
            observations: some,
            decisions: some && (forgetful || protocol.decided_tells(scope)),
            set: some && !scope.forgets,
            hints: some && !hints && bounds.without.is_empty() && !scope.counted,
            convictions: some && protocol.conviction_is_a_hint(scope),
            confessions: some && !protocol.confession_matters(scope),
            silenced: some && protocol.conviction_silences(),
        }
    }
}
