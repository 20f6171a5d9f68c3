//! Names in a file: of agents, servers and values.

use super::wrong::{Wrong, shown, wrong};
use crate::contract::command::Command;
use crate::contract::{AgentId, Cast, said};

/// An agent's name.
///
/// # Errors
/// Names the place and the agents that there are.
pub fn agent(at: &str, cast: Cast, name: &str) -> Result<AgentId, Wrong> {
    if let Some(who) = cast.named(name) {
        return Ok(who);
    }
    let (name, n, edges, m) = (shown(name), cast.servers, cast.edges, cast.clients);
    let what = if edges > 0 {
        said!(
            "there is no agent \"{name}\"; there are S1 to S{servers}, P1 to P{edges}, C1 to C{clients}",
            name = name,
            servers = n,
            edges = edges,
            clients = m
        )
    } else {
        said!(
            "there is no agent \"{name}\"; there are S1 to S{servers}, C1 to C{clients}",
            name = name,
            servers = n,
            clients = m
        )
    };
    wrong(at, what)
}

/// A server.
pub(super) fn server(at: &str, cast: Cast, name: &str) -> Result<u8, Wrong> {
    match agent(at, cast, name)? {
        AgentId::Server(i) => Ok(i),
        other => wrong(at, said!("{name} is no server", name = other.name())),
    }
}

/// Servers, none of them twice.
pub(super) fn servers(at: &str, cast: Cast, names: &[String]) -> Result<Vec<u8>, Wrong> {
    let mut all = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let at = format!("{at}[{i}]");
        let one = server(&at, cast, name)?;
        if all.contains(&one) {
            return wrong(at, said!("{name} stands here twice", name = name));
        }
        all.push(one);
    }
    Ok(all)
}

/// A value.
pub(super) fn letter(at: &str, name: &str) -> Result<Command, Wrong> {
    let Some(command) = Command::named(name) else {
        let what = said!(
            "\"{name}\" is no value; A to Z without C and S, then A2, B2, ... are",
            name = shown(name)
        );
        return wrong(at, what);
    };
    Ok(command)
}
