/** The catalogue that views see: what the engine offers by name, in the words of a language. */

/** @typedef {import('../engine.d.ts').RoomWords} RoomWords */
/** @typedef {import('../engine.d.ts').OfferedFault} OfferedFault */
/** @typedef {import('../engine.d.ts').FaultWords} FaultWords */

/**
 * @param {OfferedFault[]} faults
 * @param {Record<string, FaultWords>} [words]
 * @returns {import('../engine.d.ts').FaultCard[]}
 */
const cards = (faults, words = {}) =>
  faults.map(({ does, params }) => ({
    does,
    title: words[does]?.title ?? does,
    blurb: words[does]?.blurb ?? '',
    params: params.map((p) => ({ ...p, title: words[does]?.params?.[p.name] ?? p.name })),
  }));

/**
 * A name that has no words stands for itself.
 * @param {import('../engine.d.ts').Offer} offer
 * @param {Record<string, RoomWords>} rooms The words of each protocol, and of the world they share.
 * @returns {import('../engine.d.ts').Catalog}
 */
export function inWords(offer, { world, ...rooms }) {
  return {
    protocols: offer.protocols.map((offered) => {
      const own = rooms[offered.id] ?? { rules: {} };
      return {
        id: offered.id,
        title: own.title ?? offered.id,
        blurb: own.blurb ?? '',
        limits: offered.limits,
        hasTrust: offered.hasTrust,
        parameters: offered.parameters.map((one) => ({ ...one, ...own.parameters?.[one.name] })),
        rules: { ...world.rules, ...own.rules },
        rows: { ...world.rows, ...own.rows },
        words: { ...world.words, ...own.words },
        kinds: offered.kinds.map((k) => ({
          ...k,
          title: k.kind,
          meaning: own.kinds?.[k.kind] ?? '',
        })),
        clientFaults: cards(offered.clientFaults, own.clientFaults),
        edgeFaults: cards(offered.edgeFaults, own.edgeFaults),
        serverFaults: cards(offered.serverFaults, world.serverFaults),
        messageFaults: cards(offered.messageFaults, world.messageFaults),
        networkFaults: cards(offered.networkFaults, world.networkFaults),
        claims: offered.claims.map((id) => {
          const said = own.claims?.[id];
          return { id, title: id, statement: '', when: '', ...said };
        }),
        switches: offered.switches.map((offer) => ({
          ...offer,
          ...(own.switches?.[offer.id] ?? { title: offer.id, purpose: '', off: offer.id }),
        })),
      };
    }),
  };
}
