//! What papers share.

pub mod crypto;
pub mod quorum;
pub mod sorted;
