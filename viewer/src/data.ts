// The run's records, as `dateline report` packed them (src/report/columns.rs has the same names).

export interface Lists {
  n: number[];
  item: number[];
}
export interface Marks {
  n: number[];
  kind: number[];
  /** Counted from the start before, until `absolute` has been over them. */
  start: number[];
  len: number[];
}
export interface Account {
  run_id?: string;
  version?: string;
  schema_version?: string;
  command?: string[];
  lexicon_hash?: string;
  model_hash?: string;
  lexicons?: { file: string; entries: number; sha256: string }[];
  inputs?: { files: number; articles: number; bytes: number; sha256: string };
  failed?: { count: number; list: { input: string; reason: string }[] };
  skipped?: { count: number; list: { input: string; reason: string }[] };
  warnings?: Record<string, number>;
  options?: Record<string, unknown>;
}
export interface Head {
  format: number;
  title: string;
  viewer: string;
  account: Account;
  counts: Record<string, number | null>;
  blocks: { name: string; bytes: number }[];
}
export interface Core {
  words: string[];
  actors: {
    id: string[];
    name: string[];
    kind: number[];
    country: number[];
    code: number[];
    wikidata: string[];
  };
  articles: {
    id: string[];
    source_id: string[];
    title: string[];
    source: number[];
    url: string[];
    date: number[];
    basis: number[];
    sentences: number[];
    copy_of: number[];
    wire: number[];
  };
  classes: {
    event_type: number[];
    mode: number[];
    cameo: string[];
    label: string[];
    quad: number[];
    goldstein: number[];
  };
  events: Events;
  /** First article of each chunk of texts. */
  first: number[];
  /** Codes of countries and their names. */
  countries: [string, string][];
}
export interface Events {
  article: number[];
  sentence: number[];
  class: number[];
  word: number[];
  start: number[];
  len: number[];
  n_source: number[];
  n_target: number[];
  parties: {
    actor: number[];
    code: number[];
    country: number[];
    start: number[];
    len: number[];
    implicit: number[];
  };
  date: number[];
  basis: number[];
  place: number[];
  negative: number[];
  modality: number[];
  certainty: number[];
  by: number[];
  by_kind: number[];
  by_quote: number[];
  performs: number[];
  coref: number[];
  cluster: number[];
  why: number[];
  confidence: number[];
  reading: string[];
  marks: Marks;
  odd_ids: [number, string][];
}
export interface Quotes {
  article: number[];
  sentence: number[];
  kind: number[];
  cue: number[];
  class: number[];
  speakers: Lists;
  speaker: number[];
  phrases: string[];
  resolution: number[];
  about: Lists;
  negative: number[];
  core: number[];
  why: number[];
  /** In `templates`. */
  reading: number[];
  templates: string[];
  marks: Marks;
  odd_ids: [number, string][];
}
export interface Stances {
  article: number[];
  sentence: number[];
  class: number[];
  polarity: number[];
  intensity: number[];
  negated: number[];
  holders: Lists;
  targets: Lists;
  object: number[];
  phrases: string[];
  connoted: number[];
  by: number[];
  quote: number[];
  why: number[];
  /** In `templates`. */
  reading: number[];
  templates: string[];
  marks: Marks;
  odd_ids: [number, string][];
}
export interface Places {
  article: number[];
  sentence: number[];
  start: number[];
  len: number[];
  name: number[];
  country: number[];
  lat: (number | null)[];
  lon: (number | null)[];
  precision: number[];
  why: number[];
}
export interface Clusters {
  id: string[];
  event_type: number[];
  source: string[][];
  target: string[][];
  date: string[];
  reports: Lists;
  n_reports: number[];
  n_outlets: number[];
  n_independent: number[];
  disagreements: string[][];
}
export interface Reasons {
  rule: number[];
  file: number[];
  line: number[];
  entry: string[];
  lists: Lists;
}
export interface Texts {
  text: string[];
  n: number[];
  start: number[];
  len: number[];
  paragraph: number[];
  kind: number[];
}
export interface Layers {
  n_mentions: number[];
  m_start: number[];
  m_len: number[];
  m_actor: number[];
  m_code: number[];
  m_resolution: number[];
  m_why: number[];
  n_times: number[];
  t_start: number[];
  t_len: number[];
  t_value: number[];
}

/** What the numbers of `Marks.kind` stand for (src/report/pack.rs, `mark`). */
export const MARKS = [
  'negation',
  'modality',
  'condition',
  'evidence',
  'number',
  'time',
  'content',
  'quoted words',
  'cue',
  'speaker',
  'addressee',
  'via',
  'phrase',
  'holder',
  'target',
  'hedge',
] as const;

/** Where the items of each row begin. */
export function offsets(n: number[]): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(n.length + 1);
  for (let i = 0; i < n.length; i++) out[i + 1] = out[i] + n[i];
  return out;
}

/** Turns marks that are counted from the one before into positions; the first of a row from that of the row before. */
export function absolute(marks: Marks, article: number[]): void {
  const { n, start } = marks;
  let first = 0;
  for (let row = 0, k = 0; row < n.length; row++) {
    if (row > 0 && article[row] !== article[row - 1]) first = 0;
    let at = first;
    if (n[row] > 0) first += start[k];
    for (let end = k + n[row]; k < end; k++) start[k] = at += start[k];
  }
}

/** Turns positions of each row that are counted from the one before, and that from its `len` on, into positions. */
export function sums(n: number[], start: number[], len: number[] | null): void {
  for (let row = 0, k = 0; row < n.length; row++) {
    let at = 0;
    for (let end = k + n[row]; k < end; k++) {
      start[k] = at += start[k];
      if (len) at += len[k];
    }
  }
}

/** The items of a row. */
export function items(lists: Lists, at: Uint32Array, row: number): number[] {
  return lists.item.slice(at[row], at[row + 1]);
}

export function head(): Head | null {
  const text = document.getElementById('dateline-head')?.textContent;
  return text ? (JSON.parse(text) as Head | null) : null;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  const direct = (Uint8Array as unknown as { fromBase64?: (s: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (direct) return direct(base64);
  const raw = atob(base64);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out;
}

/** Decodes a block of the page and gives back the memory that its text took. */
async function unpack<T>(name: string): Promise<T> {
  const element = document.getElementById(`dateline-${name}`);
  if (!element) throw new Error(`the page has no block ${name}: it was cut short`);
  const packed = bytes(element.textContent ?? '');
  element.remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return (await new Response(stream).json()) as T;
}

const pending = new Map<string, Promise<unknown>>();

/** A block of the page; decoded once. */
export function block<T>(name: string): Promise<T> {
  let found = pending.get(name);
  if (!found) pending.set(name, (found = unpack<T>(name)));
  return found as Promise<T>;
}
