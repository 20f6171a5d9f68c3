/** English words of the page's own document, as in index.html: its title, and what it is about. */

export default {
  title: 'Turncoat: consensus with clients that may lie',
  description:
    'Watch servers that share a key agree on a value although their clients may lie: BP ' +
    'Fast Paxos, run for real in your browser, step by step.',
};
