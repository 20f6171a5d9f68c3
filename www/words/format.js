/** Numbers and lists as a language writes them. */

/**
 * @typedef {object} Formats
 * @property {(n: number) => string} number At most two digits after the point.
 * @property {(n: number) => string} short At most one: a time in delays.
 * @property {(t: number) => string} time Always one: what shows it must not change its width.
 * @property {(names: Iterable<string>) => string} list "S1, S2 and S3"
 * @property {(names: Iterable<string>) => string} or "S1, S2 or S3"
 * @property {(n: number, one: string, many: string) => string} count "1 server", "2 servers"
 */

/** @param {string} locale @returns {Formats} */
export function formats(locale) {
  const digits = (/** @type {Intl.NumberFormatOptions} */ how) => {
    const format = new Intl.NumberFormat(locale, how);
    return (/** @type {number} */ n) => format.format(n);
  };
  const list = (/** @type {Intl.ListFormatType} */ type) => {
    const format = new Intl.ListFormat(locale, { type });
    return (/** @type {Iterable<string>} */ names) => format.format(names);
  };
  const number = digits({ maximumFractionDigits: 2 });
  return {
    number,
    short: digits({ maximumFractionDigits: 1 }),
    time: digits({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    list: list('conjunction'),
    or: list('disjunction'),
    count: (n, one, many) => `${number(n)} ${n === 1 ? one : many}`,
  };
}
