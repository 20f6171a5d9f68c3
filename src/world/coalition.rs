//! What traitors have heard, and with whom they share it.
//!
//! An accomplice is a traitor whom another names: it tells all that it knows, and was told. An honest
//! client tells nothing, whoever names it; what it has received it brings along when it turns.

use super::{Conduct, World};
use crate::contract::knowledge::Known;
use crate::contract::{AgentId, KnownOf, Protocol};

impl<P: Protocol> World<P> {
    /// Keeps what a message holds that its receiver could not have made.
    pub(super) fn hear(&mut self, who: AgentId, msg: &P::Msg) {
        if !P::role(who).lies {
            return;
        }
        let body = &mut self.bodies[self.protocol.cast().index(who)];
        for seal in P::seals(msg) {
            body.heard.insert(seal.clone());
        }
    }

    /// An agent, and if it is a traitor its accomplices, and theirs.
    #[must_use]
    pub fn coalition(&self, who: AgentId) -> Vec<AgentId> {
        let mut all = vec![who];
        let mut at = 0;
        while let Some(one) = all.get(at) {
            if let Conduct::Traitor { with, .. } = &self.body(*one).conduct {
                for other in with {
                    if self.lies(*other) && !all.contains(other) {
                        all.push(*other);
                    }
                }
            }
            at += 1;
        }
        all
    }

    /// What an agent knows, and its accomplices.
    #[must_use]
    pub fn known(&self, who: AgentId) -> KnownOf<'_, P> {
        let mut known = Known { friends: Vec::new(), seals: self.body(who).heard.clone() };
        for other in self.coalition(who).into_iter().skip(1) {
            let body = self.body(other);
            known.friends.push(&body.agent);
            for seal in body.heard.iter() {
                known.seals.insert(seal.clone());
            }
        }
        known
    }

    /// What was told stays known, also to those who share nothing from now on.
    pub(super) fn remember(&mut self, who: AgentId) {
        for other in self.protocol.cast().agents() {
            if self.coalition(other).contains(&who) {
                let seals = self.known(other).seals;
                let index = self.protocol.cast().index(other);
                self.bodies[index].heard = seals;
            }
        }
    }
}
