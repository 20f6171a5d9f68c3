//! A part of a run as its space-time diagram has it, and the way to what it marks.

use super::WIDEST;
use super::shapes::{Line, Loss, Mark, Window};
use crate::border::faults::delays;
use crate::contract::AgentId;
use crate::contract::portrait::MarkFace;
use crate::parts::sorted::SortedMap;
use crate::run::simulator::StepKind;
use crate::view::scene::{Passing, Scene, Show};

/// The steps from `from` to `to`, of which there are at most [`WIDEST`].
pub(super) fn window(run: &dyn Show, from: u32, to: u32) -> Window {
    let from = from.max(1);
    let to = to.min(run.known()).min(from.saturating_add(WIDEST - 1));
    let mut window = Window { from, to: from.max(to), ..Window::default() };
    let mut open = SortedMap::new();
    let lines = std::cell::RefCell::new(Vec::new());
    let mut start = |before: &dyn Scene| {
        for handle in before.in_flight() {
            lines.borrow_mut().extend(before.message(handle, false).map(|at| line(at, None)));
        }
    };
    run.watch(from, to, &mut start, &mut |here| {
        let (deed, state) = (here.deed(), here.present());
        let mut lines = lines.borrow_mut();
        if open.is_empty() {
            open.extend(lines.iter().enumerate().map(|(at, line)| (line.id, at)));
        }
        window.times.push(delays(state.now));
        let end = Loss { at: delays(state.now), step: state.steps };
        if let Some(at) = deed.flight.and_then(|flight| open.get(&flight.id)) {
            let line = &mut lines[*at];
            let arrived = deed.kind == Some(StepKind::Deliver) && deed.unheard.is_none();
            if arrived {
                (line.at, line.step) = (Some(delays(state.now)), Some(state.steps));
            } else if let Some(flight) = deed.flight {
                line.due = delays(flight.due);
                let gone = deed.kind == Some(StepKind::Deliver) || deed.dropped;
                line.lost = gone.then_some(end);
            }
        }
        for handle in deed.sent {
            let Some(passing) = here.message(*handle, false) else { continue };
            open.insert(passing.flight.id, lines.len());
            lines.push(line(passing, None));
        }
        let lost = here.lost(false).into_iter();
        lines.extend(lost.map(|passing| line(passing, Some(end))));
        marks(here, &mut window.marks);
        true
    });
    window.lines = lines.into_inner();
    window
}

/// The first step after `here` that hits what is looked for, as [`super::View::find`] says.
pub(super) fn find(run: &mut dyn Show, here: u32, what: &str) -> Option<u32> {
    if what == "end" {
        run.explore(crate::border::scenario::MOST_STEPS);
        return Some(run.known());
    }
    if run.known() < here + 5000 {
        run.explore(5000);
    }
    let mut found = None;
    let before = run.here().present().violated_at.len();
    let mut seen = Vec::new();
    run.watch(here + 1, run.known(), &mut |_| (), &mut |scene| {
        let state = scene.present();
        let hit = if what == "violated" {
            state.violated_at.len() > before
        } else {
            seen.clear();
            marks(scene, &mut seen);
            seen.iter().any(|mark| mark.face.kind == what)
        };
        if hit {
            found = Some(state.steps);
        }
        !hit
    });
    found
}

fn line(passing: Passing, lost: Option<Loss>) -> Line {
    let Passing { flight, from, to, face } = passing;
    Line {
        id: flight.id,
        face,
        from: from.name(),
        to: to.name(),
        sent: delays(flight.sent),
        sent_step: flight.sent_step,
        at: None,
        step: None,
        due: delays(flight.due),
        lost,
    }
}

fn marks(here: &dyn Scene, into: &mut Vec<Mark>) {
    let (deed, state) = (here.deed(), here.present());
    let mut push = |agent: AgentId, face| {
        into.push(Mark { step: state.steps, time: delays(state.now), agent: agent.name(), face });
    };
    let fault = match deed.kind {
        Some(StepKind::Fault(place)) => Some(place),
        _ => None,
    };
    if let Some((agent, face)) = fault.and_then(|place| here.fault_mark(place)) {
        push(agent, face);
    }
    let Some(agent) = deed.who else { return };
    for face in here.marks() {
        push(agent, face);
    }
    if deed.crashed && fault.is_none() {
        push(agent, MarkFace { kind: "crash", slot: 0, chip: None, round: None, about: None });
    }
}
