//! Numbers of a file within their bounds.

use super::MOST_TIME;
use super::wrong::{Wrong, figure, wrong};
use crate::contract::{DELAY, Ticks, said};
use crate::run::network::MILLION;

/// A whole number within bounds, or what is wrong with it.
///
/// # Errors
/// Names the place and what is allowed.
pub fn whole(at: &str, x: f64, least: u64, most: u64) -> Result<u64, Wrong> {
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    if x.fract() == 0.0 && x >= least as f64 && x <= most as f64 {
        Ok(x as u64)
    } else {
        wrong(
            at,
            said!(
                "{x} is not allowed; a whole number from {least} to {most} is",
                x = figure(x),
                least = least,
                most = most
            ),
        )
    }
}

/// [`whole`], for small numbers.
///
/// # Errors
/// Names the place and what is allowed.
pub fn small(at: &str, x: f64, least: u8, most: u8) -> Result<u8, Wrong> {
    let x = whole(at, x, least.into(), most.into())?;
    Ok(u8::try_from(x).unwrap_or(most))
}

/// A time or a duration in one-way delays, as ticks.
///
/// # Errors
/// Names the place and what is allowed.
pub fn ticks(at: &str, delays: f64, least: f64) -> Result<Ticks, Wrong> {
    if !(least..=MOST_TIME).contains(&delays) {
        let what = said!(
            "{x} is not allowed; {least} to {most} one-way delays are",
            x = figure(delays),
            least = figure(least),
            most = figure(MOST_TIME)
        );
        return wrong(at, what);
    }
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok((delays * DELAY as f64).round() as Ticks)
}

/// A part from 0 to 1, in millionths.
pub(super) fn rate(at: &str, part: f64) -> Result<u32, Wrong> {
    if !(0.0..=1.0).contains(&part) {
        return wrong(at, said!("{x} is not allowed; a part from 0 to 1 is", x = figure(part)));
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok((part * f64::from(MILLION)).round() as u32)
}
