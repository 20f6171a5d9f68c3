pub mod bp_fast_paxos;
pub mod paxos;
