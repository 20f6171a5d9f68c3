/**
 * What a protocol calls the number of an attempt: Paxos an ID, BP Fast Paxos a round. The only place
 * outside its words where the page knows a protocol by name.
 * @param {{ protocol: string }} run
 */
export const countsIds = ({ protocol }) => protocol === 'paxos';
