//! Who takes part: agents by kind and number, sets of them, and the roles that they have.

/// Who an agent is. Numbers count from 0 here and from 1 in names: `Server(0)` is S1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AgentId {
    /// Acceptor, learner and replica; crashes, never lies.
    Server(u8),
    /// Edge proposer: proposes for clients; may lie.
    Edge(u8),
    /// Proposes, or where there are edge proposers sends them requests; may lie.
    Client(u8),
}

impl AgentId {
    /// "S1", "P2", "C3".
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Server(i) => format!("S{}", i + 1),
            Self::Edge(i) => format!("P{}", i + 1),
            Self::Client(i) => format!("C{}", i + 1),
        }
    }
}

impl AgentId {
    /// The key by which a fault in a file names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Server(_) => "server",
            Self::Edge(_) => "proposer",
            Self::Client(_) => "client",
        }
    }
}

/// How many agents of each kind there are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Cast {
    /// 1 to 31.
    pub servers: u8,
    /// 0 where clients propose themselves, else 1 to 16.
    pub edges: u8,
    /// 1 to 16.
    pub clients: u8,
}

impl Cast {
    /// Agents in all.
    #[must_use]
    pub fn size(self) -> usize {
        usize::from(self.servers) + usize::from(self.edges) + usize::from(self.clients)
    }

    /// Every agent: servers, edge proposers, clients.
    pub fn agents(self) -> impl Iterator<Item = AgentId> {
        let servers = (0..self.servers).map(AgentId::Server);
        let edges = (0..self.edges).map(AgentId::Edge);
        servers.chain(edges).chain((0..self.clients).map(AgentId::Client))
    }

    /// The place of an agent in [`Cast::agents`].
    #[must_use]
    pub fn index(self, who: AgentId) -> usize {
        let (servers, edges) = (usize::from(self.servers), usize::from(self.edges));
        match who {
            AgentId::Server(i) => usize::from(i),
            AgentId::Edge(i) => servers + usize::from(i),
            AgentId::Client(i) => servers + edges + usize::from(i),
        }
    }

    /// Whether there is such an agent.
    #[must_use]
    pub fn has(self, who: AgentId) -> bool {
        match who {
            AgentId::Server(i) => i < self.servers,
            AgentId::Edge(i) => i < self.edges,
            AgentId::Client(i) => i < self.clients,
        }
    }

    /// The agent of this name, if there is one.
    #[must_use]
    pub fn named(self, name: &str) -> Option<AgentId> {
        self.agents().find(|who| who.name() == name)
    }

    /// The `i`-th proposer: an edge proposer where there are any, else a client.
    #[must_use]
    pub fn proposer(self, i: u8) -> AgentId {
        if self.edges > 0 { AgentId::Edge(i) } else { AgentId::Client(i) }
    }

    /// Which proposer this agent is, if it is one.
    #[must_use]
    pub fn proposer_index(self, who: AgentId) -> Option<u8> {
        match who {
            AgentId::Edge(i) if i < self.edges => Some(i),
            AgentId::Client(i) if self.edges == 0 && i < self.clients => Some(i),
            _ => None,
        }
    }

    /// How many agents propose.
    #[must_use]
    pub fn proposers(self) -> u8 {
        if self.edges > 0 { self.edges } else { self.clients }
    }
}

/// Some of a run's agents, by their places in [`Cast::agents`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Agents(pub u64);

impl Agents {
    /// Nobody.
    pub const NOBODY: Self = Self(0);

    /// These.
    #[must_use]
    pub fn of(cast: Cast, all: impl IntoIterator<Item = AgentId>) -> Self {
        all.into_iter().fold(Self::NOBODY, |some, who| some.with(cast, who))
    }

    /// All who propose.
    #[must_use]
    pub fn proposers(cast: Cast) -> Self {
        Self::of(cast, (0..cast.proposers()).map(|i| cast.proposer(i)))
    }

    /// Proposers by their numbers, one bit each.
    #[must_use]
    pub fn numbered(cast: Cast, bits: u32) -> Self {
        Self(u64::from(bits) << cast.index(cast.proposer(0)))
    }

    /// These and one more.
    #[must_use]
    pub fn with(self, cast: Cast, who: AgentId) -> Self {
        Self(self.0 | 1 << cast.index(who))
    }

    /// Whether somebody is among them.
    #[must_use]
    pub fn has(self, cast: Cast, who: AgentId) -> bool {
        self.0 & (1 << cast.index(who)) != 0
    }

    /// These without those.
    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Whether there is nobody among them.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The first of them.
    #[must_use]
    pub fn first(self, cast: Cast) -> Option<AgentId> {
        self.of_cast(cast).next()
    }

    /// Each of them, in the order of [`Cast::agents`].
    pub fn of_cast(self, cast: Cast) -> impl Iterator<Item = AgentId> {
        cast.agents().filter(move |who| self.has(cast, *who))
    }
}

/// How agents of a role fail, by the model of their protocol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fails {
    /// They stop, and say nothing but what the protocol says.
    Crash,
    /// They do and say anything that they can build from what they know.
    Byzantine,
}

/// What agents of one kind are in a protocol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Role {
    /// How they fail, by the model.
    pub fails: Fails,
    /// They can be made to lie: as the model has it, or, to show what happens then, beyond it.
    pub lies: bool,
    /// They come back from a crash with what is on their disk.
    pub returns: bool,
}
