/** Takes the indentation and the comments out of html, svg and css templates. */
export function squeeze() {
  const plain = (text) => text.replace(/\s*\n\s*/g, ' ');
  const css = (text) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':');
  const how = { html: plain, svg: plain, css };
  return {
    name: 'squeeze',
    apply: 'build',
    transform: {
      filter: { id: /\/www\/(?!generated).*\.js$/, code: /`/ },
      handler(code) {
        /** Places of literal text, by their start. */
        const edits = [];
        const walk = (node) => {
          if (!node || typeof node !== 'object') return;
          const by = node.type === 'TaggedTemplateExpression' && how[node.tag.name];
          for (const { start, value } of by ? node.quasi.quasis : []) {
            const at = code.indexOf(value.raw, start);
            edits.push([at, at + value.raw.length, by(value.raw)]);
          }
          for (const child of Object.values(node)) walk(child);
        };
        walk(this.parse(code));
        let out = code;
        for (const [from, to, text] of edits.sort((one, other) => other[0] - one[0])) {
          out = out.slice(0, from) + text + out.slice(to);
        }
        return { code: out, map: null };
      },
    },
  };
}
