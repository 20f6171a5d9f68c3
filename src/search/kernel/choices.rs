//! Decisions that have become possible, and what comes of it when a server is brought to one.

use super::{Fate, Kernel, Reaction};
use crate::contract::AgentId;
use crate::contract::searchable::{Possible, Searchable};
use crate::search::state::State;
use crate::world::{Action, ActionOf, Envelope, Outcome};

/// A decision that has become possible, with the votes that support it, in the order in which a
/// server is to hear them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Choice<V> {
    decision: Possible<V>,
    votes: Box<[u32]>,
}

impl<P: Searchable> Kernel<P> {
    /// The decisions that are possible in a state.
    pub(super) fn possible(&self, state: &State) -> Vec<Choice<P::Value>> {
        let said = state.said.iter().filter(|msg| self.msg_info(**msg).fate == Fate::Said);
        let said: Vec<(u8, &P::Msg)> =
            said.map(|msg| (self.msg_info(*msg).from, &self.msg(*msg).msg)).collect();
        let protocol = self.protocol();
        let with_votes = |decision: Possible<P::Value>| {
            let supports = |msg: &&u32| {
                let said = self.msg_info(**msg).fate == Fate::Said;
                said && protocol.supports(&self.msg(**msg).msg, &decision)
            };
            let mut votes: Vec<u32> = state.said.iter().filter(supports).copied().collect();
            // A learner that takes what it hears first hears it from those who voted it.
            votes.sort_by_key(|msg| !decision.is_by(self.msg_info(*msg).from));
            Choice { decision, votes: votes.into() }
        };
        protocol.possible(&said).into_iter().map(with_votes).collect()
    }

    /// A decision that is possible, by its number.
    pub fn choice(&self, number: u32) -> &Possible<P::Value> {
        &self.choices.get(number).decision
    }

    /// A message that was said arrives at this agent.
    pub(super) fn observed(&mut self, msg: u32, to: AgentId) -> ActionOf<P> {
        let Envelope { from, msg, .. } = self.msgs.get(msg).clone();
        Action::Deliver(self.world.post(Envelope { from, to, msg }))
    }

    /// Lets a server hear one vote after the other until it has decided; nothing if that is not enough,
    /// or if it decides something else.
    pub(super) fn decide(
        &mut self,
        ledger: u32,
        bodies: &[u32],
        place: u8,
        choice: u32,
    ) -> Reaction {
        let Choice { decision, votes } = self.choices.get(choice).clone();
        let who = self.name(place);
        let before = self.before(who);
        let decided = |kernel: &Self| P::decision(&kernel.world.body(who).agent, decision.slot);
        if decided(self).is_none() {
            for msg in votes {
                if self.msg_info(msg).from == place {
                    continue;
                }
                let action = self.observed(msg, who);
                let heard = self.world.apply(action, &mut Outcome::default());
                debug_assert!(heard.is_ok(), "a server hears what was said");
                if decided(self).is_some() {
                    break;
                }
            }
            if decided(self) == Some(decision.value) {
                return self.reaction_of(place, before, false);
            }
        }
        self.world.empty();
        let body = bodies[usize::from(place)];
        let (sends, violates, accuses, acts, hints) = (Box::default(), false, false, false, false);
        Reaction { body, ledger, sends, violates, accuses, acts, hints }
    }
}
