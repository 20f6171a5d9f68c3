//! What the rooms offer, and who opens runs and searches in them.

use crate::border::faults;
use crate::border::scenario::{Scenario, Setting, Wrong, shown, wrong};
use crate::contract::parameters::Parameter;
use crate::contract::portrait::{Cards, FaultCard, KindCard, Portray, Sizes, SwitchCard};
use crate::contract::said;
use crate::contract::searchable::Searchable;
use crate::rooms::{self, Visitor};
use crate::search::bounds::Bounds;
use crate::search::{Exploring, Search};
use crate::view::{Playing, View};
use serde::Serialize;

/// What a protocol offers, for views; the page adds the words.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ProtocolCard {
    id: &'static str,
    limits: Sizes,
    has_trust: bool,
    /// What a run of it is made of besides.
    pub parameters: &'static [Parameter],
    kinds: &'static [KindCard],
    /// Strategies of clients that propose.
    pub client_faults: &'static [FaultCard],
    edge_faults: &'static [FaultCard],
    server_faults: &'static [FaultCard],
    message_faults: &'static [FaultCard],
    network_faults: &'static [FaultCard],
    claims: &'static [&'static str],
    /// Rules that can be switched off.
    pub switches: &'static [SwitchCard],
}

/// What every protocol offers.
#[derive(Serialize, Clone, Debug)]
pub struct Catalog {
    /// Those that are built in, in the order in which pickers show them.
    pub protocols: Vec<ProtocolCard>,
}

/// What every protocol offers.
#[must_use]
pub fn catalog() -> Catalog {
    Catalog { protocols: rooms::cards().into_iter().map(card).collect() }
}

fn card(cards: Cards) -> ProtocolCard {
    ProtocolCard {
        id: cards.id,
        limits: cards.limits,
        has_trust: cards.has_trust,
        parameters: cards.parameters,
        kinds: cards.kinds,
        client_faults: cards.client_faults,
        edge_faults: cards.edge_faults,
        server_faults: faults::SERVER_FAULTS,
        message_faults: faults::MESSAGE_FAULTS,
        network_faults: faults::NETWORK_FAULTS,
        claims: cards.claims,
        switches: cards.switches,
    }
}

/// Starts the run that a scenario file describes.
///
/// # Errors
/// One sentence: the place in the file, what is wrong there, and what is allowed.
pub fn open(bytes: &[u8]) -> Result<Box<dyn View>, Wrong> {
    let scenario = Scenario::parse(bytes)?;
    let setting = scenario.setting()?;
    let name = scenario.protocol.clone();
    rooms::show(&name, Opening { scenario, setting }).unwrap_or_else(|| unknown(&name))
}

struct Opening {
    scenario: Scenario,
    setting: Setting,
}

impl Visitor for Opening {
    type Found = Result<Box<dyn View>, Wrong>;

    fn visit<P: Portray + Searchable + 'static>(self) -> Self::Found {
        let protocol = P::of(self.scenario.setup(&self.setting, &P::cards())?);
        Ok(Box::new(Playing::new(protocol, self.scenario, &self.setting)?))
    }
}

/// A search of the protocol that the bounds name.
///
/// # Errors
/// One sentence: the place in the bounds, what is wrong there, and what is allowed.
pub fn search(bounds: Bounds) -> Result<Box<dyn Exploring>, Wrong> {
    bounds.check()?;
    let name = bounds.protocol.clone();
    rooms::show(&name, Looking(bounds)).unwrap_or_else(|| unknown(&name))
}

struct Looking(Bounds);

impl Visitor for Looking {
    type Found = Result<Box<dyn Exploring>, Wrong>;

    fn visit<P: Portray + Searchable + 'static>(self) -> Self::Found {
        Ok(Box::new(Search::new(protocol_of::<P>(&self.0)?, self.0)?))
    }
}

/// A protocol with the parameters that bounds give it.
///
/// # Errors
/// As for a scenario.
pub fn protocol_of<P: Portray>(bounds: &Bounds) -> Result<P, Wrong> {
    let scenario = bounds.scenario();
    let setting = scenario.setting()?;
    Ok(P::of(scenario.setup(&setting, &P::cards())?))
}

fn unknown<T>(protocol: &str) -> Result<T, Wrong> {
    let shown = shown(protocol);
    let known: Vec<&str> = rooms::ALL.iter().map(|room| room.id).collect();
    let known = known.join(", ");
    wrong(
        "protocol",
        said!("\"{name}\" is not known here; {known} are", name = shown, known = known),
    )
}
