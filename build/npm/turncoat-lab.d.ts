/** `<turncoat-lab>`: importing the module defines the element. */

/** One of a protocol's agents: "S1" a server, "C2" a client, "P1" an edge proposer. */
export type Name = string;

/** A scenario as in files (`scenario.schema.json`), with the step in view. */
export interface State {
  turncoat: 1;
  protocol: string;
  servers: number;
  clients: number;
  seed?: number;
  faults?: object[];
  /** The step in view, 0 is the start. */
  step?: number;
  [key: string]: unknown;
}

/** A fault as in scenario files, without `at` and `step`: it is made at the step in view. */
export interface Fault {
  client?: Name;
  proposer?: Name;
  server?: Name;
  /** A message in flight, by its number. */
  message?: number;
  network?: true;
  does: string;
  [parameter: string]: unknown;
}

/** Attributes of the element; embed.html takes them as its query. */
export interface Parameters {
  protocol?: string;
  servers?: number;
  clients?: number;
  seed?: number;
  /** The name of a scenario on the shelf, or a run as in a link: "#v1:...". */
  scenario?: string;
  step?: number;
  /** Words between commas: header, verdicts, stage, story, details, legend, transport, timeline; or all. */
  panels?: string;
  /** Words between commas: faults, sizes, scenario, protocol, time, search; or all. */
  lock?: string;
  theme?: 'system' | 'light' | 'dark' | 'projector';
  motion?: 'system' | 'full' | 'reduced';
  lang?: string;
  autoplay?: boolean;
  /** What comes after the step in view, in the diagram. */
  future?: 'shown' | 'hidden';
  /** To watch a run, to write a traitor's words by hand, or to see what each rule is for. */
  mode?: 'watch' | 'traitor' | 'break';
}

/** `detail` of each event. Times are in one-way delays. */
export interface TurncoatEvents {
  ready: CustomEvent<{ protocol: string; step: number }>;
  step: CustomEvent<{ step: number; steps: number; time: number; ended: boolean }>;
  /** How long the run is, once that is known, and again when a fault has changed it; `end` says why. */
  length: CustomEvent<{ steps: number; end: string }>;
  decided: CustomEvent<{ server: Name; value: string; slot: number; step: number; time: number }>;
  violated: CustomEvent<{ property: string; step: number | null }>;
}

/**
 * Verbs throw an Error with one sentence when they are refused: before the run is there, by a
 * lock, or because of what they were given.
 */
export class TurncoatElement extends HTMLElement {
  /** Resolves when a run is in view; rejects when the engine cannot run. */
  readonly ready: Promise<void>;
  /** Address of a page that opens links to runs; empty: links are not offered. */
  home: string;
  // Parameters as properties: read, they are the attribute's text; set, they are the attribute.
  get protocol(): string | null;
  set protocol(value: string | null);
  get servers(): string | null;
  set servers(value: number | string | null);
  get clients(): string | null;
  set clients(value: number | string | null);
  get seed(): string | null;
  set seed(value: number | string | null);
  get scenario(): string | null;
  set scenario(value: string | null);
  get panels(): string | null;
  set panels(value: string | null);
  get lock(): string | null;
  set lock(value: string | null);
  get autoplay(): string | null;
  set autoplay(value: boolean | null);
  theme: NonNullable<Parameters['theme']>;
  motion: NonNullable<Parameters['motion']>;
  future: NonNullable<Parameters['future']>;
  mode: NonNullable<Parameters['mode']>;
  play(): void;
  pause(): void;
  /** Goes on by so many steps (1 unless told), at once. Returns the step reached. */
  get step(): (by?: number) => number;
  /** As the attribute: the step at which it opens, or to which it goes. */
  set step(step: number | string | null);
  /** Goes to a step, at once; past the end of the run: to its last one. Returns the step reached. */
  seek(step: number): number;
  /** Makes a fault at the step in view. Returns the step that the fault is. */
  inject(fault: Fault): number;
  getState(): State;
  /** A state, its text, or a run as in a link. */
  setState(state: State | string): Promise<void>;
  /** Changes attributes; null takes one away. Resolves to what is wrong with them. */
  set(parameters: { [P in keyof Parameters]: Parameters[P] | null }): Promise<string[]>;
  /** Ends the run, frees its memory and takes the element off the page, for good. */
  destroy(): void;
  addEventListener<K extends keyof TurncoatEvents>(
    type: K,
    listener: (this: TurncoatElement, event: TurncoatEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'turncoat-lab': TurncoatElement;
  }
}
