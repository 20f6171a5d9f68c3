//! Everything that can happen in a state, within the bounds, and the state that follows.

use super::bounds::Bounds;
use super::kernel::{Answers, Fate, Kernel, Stimulus};
use super::reductions::Reductions;
use super::state::{Spent, State};
use crate::contract::Round;
use crate::contract::searchable::Searchable;

/// One move: to whom what happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    /// A message in flight arrives; with `true` a copy of it stays in flight.
    Deliver(u32, bool),
    /// A traitor says something, and a server hears it.
    Say(u32),
    /// An observation that was said arrives at a server in which it starts something.
    Wake(u8, u32),
    /// A server hears what brings it to a decision that has become possible.
    Decide(u8, u32),
    /// An agent's timer runs out.
    Expire(u8, u32),
    /// A server stops.
    Crash(u8),
    /// A server comes back, with its disk or without.
    Recover(u8, bool),
}

/// What is allowed, for quick use.
pub struct Rules {
    rounds: Round,
    /// None: they are not counted, the rounds bound them.
    time_outs: Option<u8>,
    crashes: u8,
    recoveries: u8,
    lost_disks: u8,
    duplicates: u8,
    /// What is left out.
    cut: Reductions,
    /// By place: a traitor.
    traitors: Vec<u8>,
}

/// Bounds that stood in the way of some move.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hit {
    /// A round beyond the last.
    pub rounds: bool,
    /// Another time-out.
    pub time_outs: bool,
    /// Another crash, recovery or duplicate.
    pub faults: bool,
}

/// Is shown a move, the state that follows, and whether it violates a property; goes on if true.
pub type Each<'a, P> = &'a mut dyn FnMut(&Kernel<P>, Move, &State, bool) -> bool;

/// The kernel does not know yet what follows, and may not find out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unknown;

impl Rules {
    /// The rules that follow from bounds.
    #[must_use]
    pub fn new(bounds: &Bounds, cut: Reductions) -> Self {
        let clients = (1..=bounds.clients).filter(|c| !bounds.honest.contains(&format!("C{c}")));
        Self {
            rounds: bounds.rounds.into(),
            time_outs: bounds.time_outs,
            crashes: bounds.crashes,
            recoveries: bounds.recoveries,
            lost_disks: bounds.lost_disks,
            duplicates: bounds.duplicates,
            cut,
            traitors: clients.map(|c| bounds.servers + c - 1).collect(),
        }
    }

    /// Shows every move of a state with the state that follows to `each`, until it says stop.
    ///
    /// # Errors
    /// When the kernel may not be changed and does not know all that follows.
    pub fn expand<P: Searchable, K: Answers<P>>(
        &self,
        kernel: &mut K,
        from: &State,
        next: &mut State,
        hit: &mut Hit,
        each: Each<P>,
    ) -> Result<(), Unknown> {
        let mut go = |kernel: &mut K, step: Move, hit: &mut Hit| {
            let violates = self.follow(kernel, from, step, next, hit)?;
            Ok(violates.is_none_or(|violates| each(kernel.kernel(), step, next, violates)))
        };
        for (at, msg) in from.flying.iter().enumerate() {
            if at > 0 && from.flying[at - 1] == *msg {
                continue;
            }
            if !go(kernel, Move::Deliver(*msg, false), hit)? {
                return Ok(());
            }
            if self.duplicates > 0 && !go(kernel, Move::Deliver(*msg, true), hit)? {
                return Ok(());
            }
        }
        for traitor in &self.traitors {
            for round in 0..self.rounds {
                let lies = kernel.lies(*traitor, round, from).ok_or(Unknown)?;
                for lie in lies.iter() {
                    if !go(kernel, Move::Say(*lie), hit)? {
                        return Ok(());
                    }
                }
            }
        }
        for step in self.observed(kernel, from)? {
            if !go(kernel, step, hit)? {
                return Ok(());
            }
        }
        for place in 0..from.bodies.len() {
            let body = from.bodies[place];
            let place = u8::try_from(place).unwrap_or(u8::MAX);
            for i in 0..kernel.kernel().info(body).timers.len() {
                let timer = kernel.kernel().info(body).timers[i];
                if !go(kernel, Move::Expire(place, timer), hit)? {
                    return Ok(());
                }
            }
        }
        for place in 0..kernel.kernel().cast.servers {
            let moves =
                [Move::Crash(place), Move::Recover(place, true), Move::Recover(place, false)];
            for step in moves {
                if !go(kernel, step, hit)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The moves that come of what was said and is not in flight.
    fn observed<P: Searchable, K: Answers<P>>(
        &self,
        answers: &mut K,
        from: &State,
    ) -> Result<Vec<Move>, Unknown> {
        let mut all = Vec::new();
        if !self.cut.observations || from.said.is_empty() {
            return Ok(all);
        }
        let kernel = answers.kernel();
        let servers = 0..kernel.cast.servers;
        for msg in &from.said {
            let said = kernel.msg_info(*msg).fate == Fate::Said;
            let other = |place: &u8| said && *place != kernel.msg_info(*msg).from;
            let awake = |place: &u8| kernel.wakes(from.bodies[usize::from(*place)], *msg);
            all.extend(servers.clone().filter(other).filter(awake).map(|at| Move::Wake(at, *msg)));
        }
        if self.cut.decisions {
            for choice in answers.choices(from).ok_or(Unknown)? {
                all.extend(servers.clone().map(|place| Move::Decide(place, choice)));
            }
        }
        Ok(all)
    }

    /// Puts the state that follows a move into `next` and says whether it violates a property; none
    /// if the move cannot happen, changes nothing or leaves the bounds.
    ///
    /// # Errors
    /// When the kernel may not be changed and does not know what follows.
    pub fn follow<P: Searchable, K: Answers<P>>(
        &self,
        answers: &mut K,
        from: &State,
        step: Move,
        next: &mut State,
        hit: &mut Hit,
    ) -> Result<Option<bool>, Unknown> {
        let mut spent = from.spent;
        let kernel = answers.kernel();
        let Some((place, stimulus)) = self.stimulus(kernel, from, step, &mut spent, hit) else {
            return Ok(None);
        };
        let at = usize::from(place);
        if !kernel.info(from.bodies[at]).up && !matches!(stimulus, Stimulus::Recover(_)) {
            return Ok(None);
        }
        let number = answers.react(from.ledger, &from.bodies, place, stimulus).ok_or(Unknown)?;
        let kernel = answers.kernel();
        let reaction = kernel.reaction(number);
        let delivered = matches!(step, Move::Deliver(_, false));
        let idle = reaction.body == from.bodies[at] && reaction.sends.is_empty();
        if idle && self.cut.idle && !reaction.violates {
            return Ok(None);
        }
        if idle && reaction.ledger == from.ledger && !delivered {
            return Ok(None);
        }
        if self.cut.hints && reaction.hints {
            return Ok(None);
        }
        if reaction.accuses && !reaction.violates && !matches!(step, Move::Decide(..)) {
            let silenced = self.cut.silenced && reaction.sends.is_empty();
            if silenced || (self.cut.convictions && !reaction.acts) {
                return Ok(None);
            }
        }
        if kernel.info(reaction.body).round >= self.rounds && !reaction.violates {
            hit.rounds = true;
            return Ok(None);
        }
        let violates = reaction.violates;
        next.clone_from(from);
        next.spent = spent;
        next.ledger = reaction.ledger;
        next.bodies[at] = reaction.body;
        if let Move::Deliver(msg, false) = step
            && let Ok(place) = next.flying.binary_search(&msg)
        {
            next.flying.remove(place);
        }
        send(answers, number, next)?;
        if self.cut.set {
            drop_spent(answers.kernel(), next);
        }
        Ok(Some(violates))
    }

    /// Whom a move happens to, and what it uses up; none if it cannot happen or leaves the bounds.
    fn stimulus<P: Searchable>(
        &self,
        kernel: &Kernel<P>,
        from: &State,
        step: Move,
        spent: &mut Spent,
        hit: &mut Hit,
    ) -> Option<(u8, Stimulus)> {
        Some(match step {
            Move::Deliver(msg, keep) => {
                if keep {
                    spend(&mut spent.duplicates, self.duplicates, &mut hit.faults)?;
                }
                (kernel.msg_info(msg).to, Stimulus::Deliver(msg))
            }
            Move::Say(msg) => (kernel.msg_info(msg).to, Stimulus::Hear(msg)),
            Move::Wake(place, msg) => (place, Stimulus::Observe(msg)),
            Move::Decide(place, choice) => (place, Stimulus::Decide(choice)),
            Move::Expire(place, timer) => {
                if place < kernel.cast.servers {
                    if let Some(most) = self.time_outs {
                        spend(&mut spent.time_outs, most, &mut hit.time_outs)?;
                    }
                } else if P::is_repeat(kernel.timer(timer)) {
                    spend(&mut spent.duplicates, self.duplicates, &mut hit.faults)?;
                }
                (place, Stimulus::Expire(timer))
            }
            Move::Crash(place) => {
                if !kernel.info(from.bodies[usize::from(place)]).up {
                    return None;
                }
                spend(&mut spent.crashes, self.crashes, &mut hit.faults)?;
                (place, Stimulus::Crash)
            }
            Move::Recover(place, disk) => {
                if kernel.info(from.bodies[usize::from(place)]).up {
                    return None;
                }
                let (used, most) = if disk {
                    (&mut spent.recoveries, self.recoveries)
                } else {
                    (&mut spent.lost_disks, self.lost_disks)
                };
                spend(used, most, &mut hit.faults)?;
                (place, Stimulus::Recover(disk))
            }
        })
    }
}

fn send<P: Searchable, K: Answers<P>>(
    answers: &mut K,
    reaction: u32,
    next: &mut State,
) -> Result<(), Unknown> {
    for i in 0..answers.kernel().reaction(reaction).sends.len() {
        let kernel = answers.kernel();
        let msg = kernel.reaction(reaction).sends[i];
        let info = kernel.msg_info(msg);
        if info.fate == Fate::Absorbed {
            let heard = Stimulus::Deliver(msg);
            let heard = answers.react(next.ledger, &next.bodies, info.to, heard).ok_or(Unknown)?;
            next.bodies[usize::from(info.to)] = answers.kernel().reaction(heard).body;
        } else {
            kernel.add(next, msg);
        }
    }
    Ok(())
}

fn spend(used: &mut u8, most: u8, hit: &mut bool) -> Option<()> {
    if *used >= most {
        *hit = true;
        return None;
    }
    *used += 1;
    Some(())
}

/// Drops messages in flight that can change nothing at their receivers any more.
fn drop_spent<P: Searchable>(kernel: &Kernel<P>, state: &mut State) {
    let bodies = &state.bodies;
    state
        .flying
        .retain(|msg| !kernel.is_spent(bodies[usize::from(kernel.msg_info(*msg).to)], *msg));
}
