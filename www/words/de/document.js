/** German words of the page's own document, as in index.html: its title, and what it is about. */

export default {
  title: 'Turncoat: Konsens mit Clients, die lügen dürfen',
  description:
    'Sieh zu, wie sich Server mit einem gemeinsamen Schlüssel auf einen Wert einigen, ' +
    'obwohl ihre Clients lügen dürfen: BP Fast Paxos, wirklich ausgeführt, in deinem ' +
    'Browser, Schritt für Schritt.',
};
