pub mod bp_fast_paxos;
