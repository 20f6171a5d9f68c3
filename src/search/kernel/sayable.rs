//! What traitors could say, found once for all that they have heard that matters.

use super::Kernel;
use crate::contract::searchable::Searchable;
use crate::contract::{AgentId, Round};
use crate::search::hash::Mix;
use crate::search::state::State;
use crate::world::{Action, Envelope, Outcome};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What decides what a traitor could say.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct LiesKey {
    pub(super) place: u8,
    pub(super) round: Round,
    /// In a plain search, its state and where it matters its accomplices'.
    pub(super) bodies: Box<[u32]>,
    /// In a reduced one, what they have heard that matters.
    pub(super) heard: Box<[u32]>,
}

impl<P: Searchable> Kernel<P> {
    pub(super) fn lies_key(&self, place: u8, round: Round, state: &State) -> LiesKey {
        let friends = self.world.protocol.lies_need_friends();
        let servers = usize::from(self.cast.servers);
        let mut key = LiesKey { place, round, bodies: Box::default(), heard: Box::default() };
        if self.cut.knowledge {
            let matters = |msg: &&u32| {
                let info = self.msg_info(**msg);
                info.needed & (1 << round) != 0 && (friends || info.to == place)
            };
            key.heard = state.said.iter().filter(matters).copied().collect();
        } else {
            let own = usize::from(place);
            key.bodies =
                if friends { state.bodies[servers..].into() } else { [state.bodies[own]].into() };
        }
        key
    }

    /// What a traitor could say in a round: the numbers of the messages, server by server.
    pub(super) fn find_lies(&mut self, key: &LiesKey, bodies: &[u32]) -> Arc<[u32]> {
        let who = self.name(key.place);
        self.educate(bodies, &key.heard);
        let (protocol, me) = (&self.world.protocol, &self.world.body(who).agent);
        let known = self.world.known(who);
        let mut all = protocol.lies(me, &known, key.round);
        if !self.cut.confessions && key.round == 0 {
            all.extend(protocol.confessions(me, self.scope.rounds));
        }
        all.retain(|msg| known.can_say(P::seals(msg)));
        let mut lies = Vec::new();
        for msg in all {
            for server in 0..self.cast.servers {
                let to = AgentId::Server(server);
                lies.push(self.number_lie(Envelope { from: who, to, msg: msg.clone() }, key));
            }
        }
        lies.into()
    }

    /// Puts the world into this state of its agents, once traitors have heard these messages.
    pub(super) fn educate(&mut self, bodies: &[u32], heard: &[u32]) {
        self.stand(bodies);
        for msg in heard {
            let handle = self.world.post(self.msgs.get(*msg).clone());
            let heard = self.world.apply(Action::Deliver(handle), &mut Outcome::default());
            debug_assert!(heard.is_ok(), "a traitor hears what is sent to it");
        }
        self.world.forget_checks();
        self.world.empty();
    }

    /// The number of a lie: in a reduced search that of the first one with the same gist.
    fn number_lie(&mut self, envelope: Envelope<P::Msg>, key: &LiesKey) -> u32 {
        if !self.cut.knowledge {
            return self.number_msg(envelope);
        }
        let mut hash = Mix::default();
        (envelope.from, envelope.to).hash(&mut hash);
        self.world.protocol.gist(&envelope.msg, &self.names[0], &mut hash);
        let gist = hash.finish();
        if let Some(known) = self.gists.get(&gist) {
            return *known;
        }
        let number = self.number_msg(envelope);
        self.gists.insert(gist, number);
        self.grounds.insert(number, key.heard.clone());
        number
    }
}
