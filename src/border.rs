//! Where something comes in from outside: files, links, a person's faults. It is checked here, and
//! refused in one sentence.

pub mod faults;
pub mod scenario;
