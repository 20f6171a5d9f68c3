/**
 * The space-time diagram for LaTeX: one file that compiles as it is, and whose picture can be taken
 * out of it. Places are those of the page's layout, in its pixels; every lane and every message is
 * there, also where the page folds or counts them.
 */

/** @import { Layout } from '../timeline/layout.js' */
/** @import { Placed } from '../timeline/marks.js' */
/** @import { Stroke } from '../timeline/strokes.js' */
/** @import { Run } from './diagram.js' */

import { messageName } from '../timeline/spoken.js';
import signs from '../words/en/take.js';
import words from '../words/en/timeline.js';
import { lay, told } from './diagram.js';
import { colourOf, withEasel } from './easel.js';

/** Tokens of the page that the picture uses, by its names for them. */
const COLOURS = {
  ...{ a: '--a', b: '--b', d: '--d', e: '--e', f: '--f', other: '--other', noop: '--noop' },
  ...{ aon: '--a-letter', bon: '--b-letter', don: '--d-letter', eon: '--e-letter' },
  ...{ fon: '--f-letter', otheron: '--other-letter', noopon: '--noop-letter' },
  ...{ ink: '--ink', soft: '--ink2', lane: '--lane', wall: '--wall', trust: '--trust' },
  ...{ bad: '--bad', ok: '--ok', wait: '--wait' },
};

/** A pixel of the layout. */
const PX = 0.75;

/** Looks of messages and marks: visual.md section 6, in points. */
const STYLES = `  lane/.style={draw=tclane, line width=1pt},
  wall/.style={draw=tcwall, line width=3.6pt, dash pattern=on 15pt off 2pt},
  sent/.style={draw=tcsoft, line width=.8pt, line cap=round},
  head/.style={-{Latex[length=4.4pt, width=3.4pt]}},
  tag/.style={sent, head, line width=1.9pt},
  chip/.style={sent, opacity=.45},
  trust/.style={sent, draw=tctrust, dash pattern=on 3pt off 2.2pt, opacity=.4},
  envelope/.style={sent, head, draw=tcink, line width=1.5pt},
  decided/.style={sent, head, draw=tcok, line width=.9pt, opacity=.6},
  ask/.style={sent, dash pattern=on .7pt off 3pt, opacity=.5},
  speech/.style={sent, head, line width=1.2pt},
  prepare/.style={sent, head, draw=tcink, line width=1.5pt},
  nack/.style={sent, head, line width=1.2pt, dash pattern=on 4.5pt off 3pt},
  stub/.style={densely dashed},
  flight/.style={dash pattern=on .1pt off 3.6pt, opacity=.8},
  quiet/.style={opacity=.2},
  band/.style={line width=4.4pt, opacity=.42},
  down/.style={draw=tcsoft, line width=1pt, dash pattern=on 1.5pt off 4pt},
  sign/.style={inner sep=0pt, outer sep=0pt, minimum size=12pt,
    font=\\sffamily\\bfseries\\scriptsize},
  value a/.style={sign, circle, fill=tca, text=tcaon},
  value b/.style={sign, rectangle, rounded corners=.8pt, fill=tcb, text=tcbon},
  value d/.style={sign, diamond, minimum size=15pt, fill=tcd, text=tcdon},
  value e/.style={sign, trapezium, trapezium angle=75, shape border rotate=180, fill=tce, text=tceon},
  value f/.style={sign, star, star points=4, star point ratio=1.5, minimum size=16pt, fill=tcf,
    text=tcfon},
  value other/.style={sign, regular polygon, regular polygon sides=6, fill=tcother, text=tcotheron},
  value noop/.style={sign, circle, draw=tcnoop, densely dashed, fill=white, text=tcnoopon},
  guilty/.style={sign, rectangle, rounded corners=.8pt, fill=tcbad, text=white},
  turned/.style={fill=tctrust},
  on turned/.style={sign, minimum size=0pt, text=white},
  plain/.style={sign, rectangle, rounded corners=2pt, draw=tcink, fill=white, text=tcink,
    inner xsep=2pt, minimum size=10pt},
  lost/.style={inner sep=0pt, text=tcink, font=\\sffamily\\bfseries\\small},
  words/.style={anchor=base west, inner sep=0pt, text=tcsoft, font=\\sffamily\\footnotesize},
  lane name/.style={anchor=east, inner sep=0pt, text=tcink, font=\\sffamily\\bfseries\\small}`;

/** What TeX reads as a command or cannot set, by what prints it. */
const SPECIAL = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  '%': '\\%',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '×': '$\\times$',
  '→': '$\\to$',
  '·': '$\\cdot$',
  '…': '\\ldots{}',
  '–': '--',
  '—': '---',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '\u2009': '\\,',
  '\u00a0': '~',
};

/** @param {string} text Any text, so that TeX prints it: letters of Latin 1, a "?" for the rest. */
export const tex = (text) =>
  [...text.replace(/\s+/g, (gap) => (gap === '\u2009' || gap === '\u00a0' ? gap : ' '))]
    .map((c) => {
      const known = SPECIAL[/** @type {keyof typeof SPECIAL} */ (c)];
      return known ?? (/^[ -~¡¿À-ÏÑ-ÖØ-Ýß-ïñ-öø-ýÿ]$/.test(c) ? c : '?');
    })
    .join('');

/** @param {string} colour "#fff" -> "FFFFFF" */
const sixDigits = (colour) =>
  colour
    .slice(1)
    .replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3')
    .toUpperCase();

/** @param {number} n */
const r = (n) => String(Math.round(n * 10) / 10);

/** @param {[number, number]} p */
const at = ([x, y]) => `(${r(x)},${r(y)})`;

/** @param {string} path "M1 2L3 4" of the layout, as a TeX path */
const line = (path) =>
  path
    .replace(/^M/, '')
    .split('L')
    .map((p) => `(${p.trim().replace(' ', ',')})`)
    .join(' -- ');

/** @param {Stroke} s @param {number} step */
function message(s, step) {
  const { line: sent, look } = s;
  const flying = !sent.lost && sent.at === null;
  const tone = look.match(/ t-(\w+)/)?.[1];
  /** @type {string[]} */
  const styles = [sent.glyph];
  // News of a decision has a colour of its own, whatever was decided.
  if (tone && sent.glyph !== 'decided') styles.push(`draw=tc${tone}`);
  if (look.endsWith(' other')) styles.push('quiet');
  if (flying) styles.push('flight');
  if (sent.lost) styles.push('stub');
  const broken = sent.seal === 'broken' ? ' node[midway, lost, text=tcbad] {$\\ast$}' : '';
  const end = sent.lost ? ' node[lost] {$\\times$}' : '';
  // Heads of lost messages would say that they have come.
  const head = sent.lost ? ', -' : '';
  return `  \\draw[${styles.join(', ')}${head}] ${at(s.a)} --${broken} ${at(s.b)}${end};${` % ${tex(messageName(sent, step))}`}`;
}

/** @param {Placed} p What stands at a mark: its style and its sign. @returns {[string, string]} */
function sign({ mark }) {
  const { kind, chip, round } = mark;
  const tone = chip?.tone ?? 'other';
  const letter = tone === 'noop' ? '--' : tex(chip?.letter ?? '');
  switch (kind) {
    case 'propose':
    case 'vote':
      return chip ? [`value ${tone}`, letter] : ['plain', ''];
    case 'decide':
      return [`value ${tone}, double, double distance=.9pt, draw=tc${tone}`, letter];
    case 'convict':
      return ['guilty', '$\\times$'];
    case 'trust':
      return ['turned', round !== null && round < 100 ? String(round) : ''];
    case 'refuse':
      return ['plain, text=tcbad', '$\\times$'];
    default:
      return ['plain', tex(signs.sign[kind])];
  }
}

/** @param {Placed} p @param {Layout} layout */
function mark(p, { paper: { plane } }) {
  const place = at(plane(p.along, p.cross));
  const tone = p.mark.chip?.tone ?? 'other';
  if (p.dot) return `  \\fill[tc${tone}] ${place} circle[radius=2.4pt];`;
  const [style, text] = sign(p);
  // The figure stands in the middle of its triangle: a node of that shape sets it on the edge.
  if (style === 'turned') {
    const triangle = '+(90:8pt) -- +(210:8pt) -- +(330:8pt) -- cycle';
    return `  \\fill[turned] ${place} ${triangle}; \\node[on turned] at ${place} {${text}};`;
  }
  return `  \\node[${style}] at ${place} {${text}};`;
}

/** @param {Layout} layout */
function* breaks({ paper: { axis, lanes } }) {
  for (const b of axis.breaks) {
    const x = b.at + b.length / 2;
    yield `  \\fill[white] (${r(x - 7)},24) rectangle (${r(x + 7)},${r(lanes.last)});`;
    for (const side of [x - 7, x + 7]) {
      yield `  \\draw[tcsoft, decorate, decoration={zigzag, segment length=5pt, amplitude=1.6pt}]
    (${r(side)},24) -- (${r(side)},${r(lanes.last)});`;
    }
    yield `  \\node[words, anchor=base] at (${r(x)},18) {${tex(words.quiet(b.skipped))}};`;
  }
}

/** @param {Layout} layout @param {number} step @returns {string} */
function picture(layout, step) {
  const { paper, gutter, strokes, bands, downs, marks, captions, notes } = layout;
  const { axis, lanes } = paper;
  const end = r(axis.length - 12);
  const captionY = r(lanes.last + 17);
  return [
    ...lanes.rows.map((row) => `  \\draw[lane] (8,${r(row.at)}) -- (${end},${r(row.at)});`),
    `  \\draw[wall] (${r(12 - gutter)},${r(lanes.wall)}) -- (${end},${r(lanes.wall)});`,
    ...lanes.rows.map((row) => `  \\node[lane name] at (-8,${r(row.at)}) {${tex(row.key)}};`),
    ...bands.map((b) => {
      const tone = b.look.match(/ t-(\w+)/)?.[1] ?? 'soft';
      return `  \\draw[band, tc${tone}] ${line(b.d)};`;
    }),
    ...downs.map((d) => `  \\draw[white, line width=3pt] ${line(d)}; \\draw[down] ${line(d)};`),
    ...strokes.map((s) => message(s, step)),
    ...breaks(layout),
    ...marks.map((p) => mark(p, layout)),
    ...notes.map((n) => `  \\node[words] at (${r(n.x)},${r(n.y)}) {${tex(n.text)}};`),
    ...captions.map((c) => `  \\node[words] at (${r(c.at)},${captionY}) {${tex(c.text)}};`),
  ].join('\n');
}

/**
 * @param {ShadowRoot} root @param {Run} run @param {{ title: string }} o
 * @returns {Promise<string>} a LaTeX file
 */
export function tikz(root, run, { title }) {
  return withEasel(root, { colours: 'light', width: 100, height: 100 }, (easel) => {
    const window = told(run);
    const measure = (/** @type {string} */ text) => text.length * 7.4;
    const layout = lay(window, run.snapshot, { scale: 1, measure, unfold: true });
    const colours = Object.entries(COLOURS).map(([name, token]) => {
      return `\\definecolor{tc${name}}{HTML}{${sixDigits(colourOf(easel, token))}}`;
    });
    return `% ${tex(title)}
% Compiles as it is; what lies between begin and end of tikzpicture can be taken elsewhere, with
% the lines before \\begin{document} but the first.
\\documentclass[tikz, border=4pt]{standalone}
\\usetikzlibrary{arrows.meta, decorations.pathmorphing, shapes.geometric}
${colours.join('\n')}
\\tikzset{turncoat/.style={x=${PX}pt, y=-${PX}pt,
${STYLES}}}
\\begin{document}
\\begin{tikzpicture}[turncoat]
${picture(layout, run.snapshot.step)}
\\end{tikzpicture}
\\end{document}
`;
  });
}
