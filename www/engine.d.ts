/**
 * What crosses the border between the engine and the page: plain data, made by
 * `src/contract/portrait.rs` and `src/view/shapes.rs`. Views read it and never write to it.
 *
 * Times are in one-way delays (1 = one hop of an ordinary message), as floats.
 * Agents are named by their letter and number: S1 a server, C2 a client, P1 an
 * edge proposer. A null means "there is none", never "unknown".
 */

/** An agent's name: "S1", "C2", "P3". */
export type Name = string;

/** A value as people see it. Colour never stands alone: tone picks colour and shape, the letter is drawn. */
export interface Chip {
  /** "A", "B", "D", ... (never C or S); "–" for a no-op. */
  letter: string;
  tone: 'a' | 'b' | 'd' | 'e' | 'f' | 'other' | 'noop';
  /** Whose command it is, once somebody proposes it; null for a no-op and for a mere wish. */
  author: Name | null;
  /** The client that has asked for it, as its author says; null where clients propose themselves. */
  client: Name | null;
}

/** One piece of data in an explanation. */
export type Fact =
  | { agent: Name }
  | { agents: Name[] }
  | { chip: Chip }
  | { chips: Chip[] }
  | { number: number }
  /** The same in every language: a message type, a MAC. */
  | { text: string }
  /** A word of the catalogue: `card.words[word]`. */
  | { word: string }
  /** The engine's own words on what it refuses; in another language, `reworded`. */
  | { sentence: string }
  /** A strategy, by its `does`. */
  | { fault: string }
  /** A rule that is off, by its id: the page says what happens without it. */
  | { switch: string }
  | { message: { kind: string; chip: Chip | null; from: Name; to: Name } };

/** An explanation: which rule fired or refused, with the facts it used. The words are `card.rules[rule]`. */
export interface Told {
  rule: string;
  facts: Record<string, Fact>;
}

/** A row of an inspector. The words are `card.rows[id]`. */
export interface Row {
  id: string;
  value: Fact[];
  /** Survives a crash. */
  disk: boolean;
}

export interface Server {
  name: Name;
  /** By which key a fault names it. */
  key: 'server';
  up: boolean;
  /** It has come back without its disk at least once in this run: outside the model. */
  diskless: boolean;
  /** The slot that the fields below speak of. */
  slot: number;
  /** This slot has started at this server. */
  active: boolean;
  /** rnd of the slot (Paxos: the highest ID promised); null before any. */
  round: number | null;
  /** The proposer whose round this server is in, in this slot; null when down, stopped or in protocols without trust. */
  trusts: Name | null;
  vote: { chip: Chip; round: number } | null;
  decided: Chip | null;
  /** One place per server, in order: the LEARN heard from it in `tallyRound`, else null. */
  tally: (Chip | null)[];
  tallyRound: number | null;
  convicted: { client: Name; told: Told }[];
  suspected: Name[];
  /** Every client is convicted here and the slot is undecided: it stops, safely. */
  stopped: boolean;
  /** Paxos: a promise bars lower IDs (drawn as a padlock). */
  locked: boolean;
  /** The time-out that is running for this slot: started and due. */
  timer: { from: number; to: number } | null;
  /** Its messages take this many times as long; 1 = normal. */
  slow: number;
  /** Agents that it is cut off from. */
  cut: Name[];
  /** The last 16 decided commands in log order, and how long the decided prefix is. */
  log: Chip[];
  logLength: number;
}

export interface Client {
  name: Name;
  /** By which key a fault names it. */
  key: 'client' | 'proposer';
  /** "proposer": proposes to the servers. "requester": sends requests to edge proposers. */
  role: 'proposer' | 'requester';
  up: boolean;
  /** It lies. One that will only crash in mid-broadcast does not. */
  traitor: boolean;
  /** Strategy id of one that does not go by the protocol to the end ("equivocate", "crash"), else null. Title and blurb are in the catalog. */
  does: string | null;
  with: Name[];
  /** Own command that is in flight or next, else null. */
  command: Chip | null;
  /** Own commands with a result, and in all. */
  done: number;
  total: number;
  /** What it proposed in the slot of the snapshot, latest round first; a traitor may have several for one round. */
  proposed: { round: number; chip: Chip }[];
}

/** A message in flight. */
export interface Token {
  id: number;
  /** As in the protocol: "ACCEPT", "LEARN", "TRUSTCHANGE", "PROMISE", "DECIDED", "BEHIND", "REQUEST", "REPLY", "PREPARE", "ACCEPTED", "FAIL" ... */
  kind: string;
  glyph: Glyph;
  from: Name;
  to: Name;
  sent: number;
  due: number;
  slot: number;
  round: number | null;
  chip: Chip | null;
  /** A proof rides along. "broken": it will fail, and the person made or opened it, or a server has found it. */
  seal: 'none' | 'proof' | 'broken';
  /** Evidence against a client rides along. */
  evidence: boolean;
  /** A copy made by the network or by the person. */
  copy: boolean;
  /** Delayed by the person. */
  held: boolean;
}
export type Glyph =
  | 'tag'
  | 'chip'
  | 'trust'
  | 'envelope'
  | 'decided'
  | 'ask'
  | 'speech'
  | 'prepare'
  | 'nack';

/** What the last step was. `told` in the order in which it happened; the first is the main one. */
export interface Beat {
  step: number;
  time: number;
  kind: 'start' | 'deliver' | 'timer' | 'fault';
  /** The agent that acted, if one did. */
  agent: Name | null;
  /** The message that was delivered, dropped, delayed or copied. */
  message: Token | null;
  told: Told[];
  /** Messages that this step put in flight. */
  sent: number[];
  /** Messages that the network lost as they were sent in this step. */
  lost: Token[];
}

export interface Verdict {
  /** "agreement" | "validity" | "integrity" | "accountability" | "termination" | "two-steps" | "bounded-harm" */
  id: string;
  /** 'unknown': the run was cut off before it could be seen. */
  state: 'holds' | 'violated' | 'waiting' | 'unknown' | 'not-asked';
  /** The step that violated it. */
  step: number | null;
  /** False when the run has left the conditions under which it is promised. */
  promised: boolean;
  told: Told;
}

export interface Costs {
  /** One-way delays from the first proposal of the slot to the last live server's decision; null until then. */
  delays: number | null;
  messages: Record<string, number>;
  total: number;
  macsMade: number;
  macsChecked: number;
  /** Bytes of proof sent in all. */
  proofBytes: number;
  trustChanges: number;
}

/** A proof that is being collected, rides on a message, or was checked. */
export interface Proof {
  owner: Name;
  /** "in-hand": of who has lied; what it shows, its messages say. */
  state: 'collecting' | 'shown' | 'in-hand';
  slot: number;
  round: number;
  need: number;
  of: number;
  promises: {
    server: Name;
    vote: { chip: Chip; round: number } | null;
    /** First 8 hex digits are enough for a table; whole MAC here. */
    mac: string;
    /** counted: it is in the proof that was shown; late: it came when that was fixed. */
    state: 'held' | 'counted' | 'late' | 'in-flight' | 'missing' | 'good' | 'bad' | 'unchecked';
    /** When an in-flight promise arrives. */
    due: number | null;
    /** It was made or arrived in the last step. */
    fresh: boolean;
    /** What is wrong with a bad one. */
    problem: Told | null;
    /** This promise is one of those that force the value, in a proof that is one. */
    forces: boolean;
  }[];
  /** What the pick rule forces, once there are as many promises as a proof needs, and why: nothing if
   * it is free; several values only past the bound, where any of them will do. */
  pick: { chips: Chip[]; told: Told } | null;
  /** The value proposed on this proof. */
  proposed: Chip | null;
  /** The part that fails, for a bad proof. */
  fault: Told | null;
}

export interface Snapshot {
  protocol: string;
  step: number;
  /** Steps known: the run has been computed up to here. */
  steps: number;
  /**
   * Why there is nothing after `steps`; null while more can be computed. "held": nothing moves by
   * itself, and nothing more is planned. "stopped": what is undecided stays so. "time", "steps",
   * "flights": cut off there.
   */
  end: null | 'quiet' | 'stopped' | 'held' | 'time' | 'steps' | 'flights';
  time: number;
  /** Time of the next step; null at the end. */
  next: number | null;
  /** The slot that the servers' fields speak of, the slots in use, and how many the run may use. */
  slot: number;
  slotsActive: number;
  slots: number;
  quorum: number;
  f: number;
  servers: Server[];
  /** Proposers that the servers judge: the clients, or the edge proposers. Gates stand for these. */
  proposers: Client[];
  /** Clients behind the edge proposers; empty where clients propose themselves. */
  requesters: Client[];
  messages: Token[];
  beat: Beat;
  verdicts: Verdict[];
  costs: Costs;
  /** The proof that the owner of the current round of the slot collects, if a round above 0 is on. */
  proof: Proof | null;
  /** Each way in which this run has left the theorem ("n >= 3f+1 no longer holds"). */
  left: Told[];
  /** The rules that are switched off in this run, by name. */
  without: string[];
  /** Two servers that decided differently, with what they decided. */
  split: { servers: [Name, Name]; chips: [Chip, Chip] } | null;
  faults: FaultEntry[];
}

/** A fault of the run: of the scenario, or made by the person. */
export interface FaultEntry {
  index: number;
  /** Step at which it was made by hand; null for the scenario's own. */
  step: number | null;
  time: number | null;
  told: Told;
  /** Why it could not happen, as far as the run is known; null where it did or may yet. */
  refused: string | null;
}

/** An inspector of one agent or message. */
export interface Portrait {
  title: string;
  told: Told;
  rows: Row[];
  proof: Proof | null;
  /** For messages. */
  token: Token | null;
}

/** Part of the run for the space-time diagram. */
export interface Window {
  from: number;
  to: number;
  /** Times of the steps from..=to, by step - from. */
  times: number[];
  lines: Line[];
  marks: Mark[];
}
export interface Line {
  id: number;
  kind: string;
  glyph: Glyph;
  from: Name;
  to: Name;
  sent: number;
  sentStep: number;
  /** Arrival; null when it was lost or dropped, or is in flight at the window's end. */
  at: number | null;
  step: number | null;
  due: number;
  /** When it was lost or dropped, or had reached somebody who was down. */
  lost: { at: number; step: number } | null;
  slot: number;
  round: number | null;
  chip: Chip | null;
  seal: 'none' | 'proof' | 'broken';
}
export interface Mark {
  step: number;
  time: number;
  agent: Name;
  kind:
    | 'propose'
    | 'vote'
    | 'convict'
    | 'suspect'
    | 'trust'
    | 'decide'
    | 'crash'
    | 'recover'
    | 'refuse'
    | 'turn'
    | 'lock'
    | 'stop'
    | 'cut'
    | 'fault';
  slot: number;
  chip: Chip | null;
  round: number | null;
  /** Convicted or suspected or newly trusted proposer. */
  about: Name | null;
}

/** What a traitor knows, its accomplices' knowledge included. */
export interface Knowledge {
  agent: Name;
  /** By which key a fault names it. */
  key: 'client' | 'proposer';
  with: Name[];
  slot: number;
  /** Rounds below 8 of the slot in which it may propose. */
  rounds: number[];
  /** Its own values, its accomplices' and those that promises told of. */
  values: Chip[];
  /** In the order in which words count them. */
  promises: {
    n: number;
    from: Name;
    slot: number;
    round: number;
    vote: { chip: Chip; round: number } | null;
    /** In hexadecimal; empty where nothing is signed. */
    mac: string;
    /** Who received it. */
    via: Name;
  }[];
}
/** What a server would do with a message, before the servers compare notes. */
export interface Forecast {
  to: Name;
  told: Told[];
  /** MACs that it would compute. */
  macs: number;
  /** What it would have voted in that round. */
  vote: Chip | null;
  /** Whom it would convict. */
  convicts: Name | null;
}
/** Something that a traitor may want. */
export interface Goal {
  id: 'split' | 'stop' | 'frame' | 'cost';
  state: 'reached' | 'open' | 'out-of-reach';
  told: Told;
}
/** A fault as scenario files write it, without `at` and `step`. */
export interface Fault {
  client?: Name;
  proposer?: Name;
  server?: Name;
  message?: number;
  network?: true;
  does: string;
  [parameter: string]: unknown;
}

/** What the engine refuses, on its Error beside the English message. */
export interface Refusal {
  /** The place in a file, "faults[0].at"; empty: the whole. */
  at?: string;
  /** The English sentence, with {names} where something varies. */
  rule: string;
  facts?: Record<string, string>;
}

/** A parameter that is a protocol's own; by its key in scenario files. */
export interface Parameter {
  name: string;
  takes: {
    /** A whole number. `most` may be all servers but one, or the clients; without `usual` it follows from the others. */
    whole?: { least: number; most: { just: number } | 'others' | 'clients'; usual: number | null };
    /** One of these; the first is usual. */
    word?: string[];
  };
  /** Its label, and those of its words: the page's. */
  title?: string;
  words?: Record<string, string>;
}

/** What the engine offers, by name: `catalog()`. The page adds the words of its language. */
export interface Offer {
  protocols: OfferedProtocol[];
}
export interface OfferedProtocol {
  id: string;
  limits: ProtocolCard['limits'];
  hasTrust: boolean;
  /** What a run of it is made of besides. */
  parameters: Parameter[];
  kinds: OfferedKind[];
  clientFaults: OfferedFault[];
  edgeFaults: OfferedFault[];
  serverFaults: OfferedFault[];
  messageFaults: OfferedFault[];
  networkFaults: OfferedFault[];
  claims: string[];
  switches: OfferedSwitch[];
}
export interface OfferedSwitch {
  id: string;
  /** The claim that falls without it. */
  breaks: string;
}
export interface OfferedKind {
  kind: string;
  glyph: Glyph;
}
export interface OfferedFault {
  does: string;
  params: OfferedParam[];
}
export interface OfferedParam {
  name: string;
  kind: 'servers' | 'split' | 'number' | 'agents' | 'groups';
  optional: boolean;
}

/** The words of one room, as `www/words/` keeps them for each language; `world` has no title. */
export interface RoomWords {
  title?: string;
  blurb?: string;
  parameters?: Record<string, Pick<Parameter, 'title' | 'words'>>;
  /** What each message type says, in three words. */
  kinds?: Record<string, string>;
  claims?: Record<string, { title: string; statement: string; when: string }>;
  clientFaults?: Record<string, FaultWords>;
  edgeFaults?: Record<string, FaultWords>;
  serverFaults?: Record<string, FaultWords>;
  messageFaults?: Record<string, FaultWords>;
  networkFaults?: Record<string, FaultWords>;
  switches?: Record<string, SwitchWords>;
  rows?: Record<string, RowWords>;
  words?: Record<string, string>;
  rules: Record<string, RuleCard>;
}
export interface FaultWords {
  title: string;
  blurb: string;
  params?: Record<string, string>;
}
export interface SwitchWords {
  /** The rule in force, in a few words. */
  title: string;
  /** What it is for. */
  purpose: string;
  /** What holds without it, in one sentence. */
  off: string;
}
export interface RowWords {
  label: string;
  hint: string;
}

/** A parameter of a fault, for menus. */
export interface Param extends OfferedParam {
  title: string;
}
export interface FaultCard {
  does: string;
  title: string;
  blurb: string;
  params: Param[];
}
export interface RuleCard {
  /** With {fact} placeholders and **bold**; one or two sentences. */
  sentence: string;
  /** Why the rule is there, in two sentences at most. */
  why: string;
  /** "section 5, on ACCEPT, step 2", in the page of the protocol. */
  cites: string;
  /** The anchor of that section: "5-on-accept-step-2". */
  at: string;
}
export interface KindCard extends OfferedKind {
  title: string;
  meaning: string;
}
export interface ClaimCard {
  id: string;
  title: string;
  statement: string;
  when: string;
}
/** A rule that can be switched off. */
export interface SwitchCard extends OfferedSwitch, SwitchWords {}
export interface ProtocolCard {
  id: string;
  title: string;
  blurb: string;
  /** Sizes and parameters that a scenario may have. */
  limits: {
    servers: [number, number];
    clients: [number, number];
    proposers: [number, number] | null;
    slots: [number, number];
  };
  hasTrust: boolean;
  /** What a run of it is made of besides. */
  parameters: Parameter[];
  rules: Record<string, RuleCard>;
  /** Rows of inspectors. */
  rows: Record<string, RowWords>;
  /** Words that facts may name. */
  words: Record<string, string>;
  kinds: KindCard[];
  clientFaults: FaultCard[];
  edgeFaults: FaultCard[];
  serverFaults: FaultCard[];
  messageFaults: FaultCard[];
  networkFaults: FaultCard[];
  claims: ClaimCard[];
  switches: SwitchCard[];
}
export interface Catalog {
  protocols: ProtocolCard[];
}

/** The engine, as `engine.js` hands it to the page. Every method that takes something from outside may throw an Error with one clear sentence. */
export interface Lab {
  snapshot(slot?: number): Snapshot;
  /** Goes to a step (clamped to what is known). */
  seek(step: number): void;
  /** Computes up to `steps` further steps beyond those known; returns the number known. */
  explore(steps: number): number;
  window(from: number, to: number, slot?: number): Window;
  /** Injects a fault at the current step, forgets hand-made faults after it, and moves one step on: the fault is that step. */
  inject(fault: Fault): void;
  /** Takes back one fault by its index; the run is computed again. */
  remove(index: number): void;
  inspect(what: Name | number, slot?: number): Portrait;
  /** The first step after the current one at which this happens, or null: "decide", "convict", "trust", "violated", "propose", "end". */
  find(what: string): number | null;
  /** What a proposer and its accomplices know. */
  knowledge(name: Name, slot?: number): Knowledge;
  /** What the servers would do with these words (faults that say something) at the present step. */
  forecast(say: Fault[]): Forecast[];
  goals(): Goal[];
  scenario(): string;
  digest(): string;
  destroy(): void;
}

/** What a search is bounded by. */
export interface Bounds {
  protocol: string;
  servers: number;
  /** Servers that may be down; the protocol's own default if left out. */
  f?: number;
  clients: number;
  /** All others are traitors, and share what they know. */
  honest?: Name[];
  rounds: number;
  /** Values that each client may introduce. */
  values: number;
  slots?: number;
  crashes?: number;
  recoveries?: number;
  lostDisks?: number;
  duplicates?: number;
  timeOuts?: number;
  without?: string[];
  /** Also looks for states from which nothing can be decided any more. */
  termination?: boolean;
  /** Without any reduction. */
  plain?: boolean;
  mostStates?: number;
  mostBytes?: number;
}
/** How far a search has come. */
export interface Progress {
  states: number;
  depth: number;
  /** States that are still to be looked at. */
  frontier: number;
  perDepth: number[];
  bytes: number;
  done: boolean;
  stopped: null | 'memory' | 'states';
  /** Every state within the bounds was seen. */
  complete: boolean;
  /** The bounds that stood in the way. */
  bounds: ('rounds' | 'time-outs' | 'faults')[];
  violated: string | null;
  /** Moves on the way to it: no way has fewer. */
  moves: number | null;
  /** Steps of the counterexample as a run, once it is known. */
  steps: number | null;
}
/** What a search will need, to within a factor of ten or so. */
export interface Estimate {
  states: number;
  bytes: number;
  fits: boolean;
}
