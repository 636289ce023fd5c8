// What the page shows at the moment: view, filters, and the records that lie open on top.

import type { Lists } from './data';
import { Run, NEVER, NO_FILTERS } from './run.svelte';
import type { Filters, Kind, Ref } from './run.svelte';
import { count, span } from './text';

/** Choices of an actor from here on are countries: their number among the words of the run is added. */
export const COUNTRIES = 1e9;

export const VIEWS = [
  ['overview', 'Overview'],
  ['events', 'Events'],
  ['timeline', 'Timeline'],
  ['dyads', 'Who to whom'],
  ['quotes', 'Quotes'],
  ['stances', 'Stances'],
  ['map', 'Map'],
  ['clusters', 'Clusters'],
  ['articles', 'Articles'],
] as const;
export type View = (typeof VIEWS)[number][0];

/** What lies open: a list of records, one of them, or an article. */
export type Sheet =
  | { what: 'list'; title: string; refs: Ref[] }
  | { what: 'record'; ref: Ref; among: Ref[]; at: number }
  | { what: 'article'; article: number };

export class App {
  run: Run;
  view = $state<View>('overview');
  filters = $state<Filters>({ ...NO_FILTERS });
  sheets = $state.raw<Sheet[]>([]);
  method = $state(false);
  help = $state(false);
  theme = $state<'auto' | 'light' | 'dark'>('auto');
  printing = $state(false);
  /** Said to screen readers. */
  said = $state('');
  private before: HTMLElement | null = null;

  /** Rows that the filters leave, of each kind. */
  events: number[] = $derived.by(() => this.filterEvents());
  quotes: number[] = $derived.by(() => this.filterQuotes());
  stances: number[] = $derived.by(() => this.filterStances());
  places: number[] = $derived.by(() => this.filterPlaces());
  private range = $derived.by<[number, number] | null>(() => {
    const { from, to } = this.filters;
    if (!from && !to) return null;
    return [from ? (span(from)?.[0] ?? NEVER) : NEVER, to ? (span(to)?.[1] ?? -NEVER) : -NEVER];
  });
  private match = $derived.by(() => {
    // Once all texts are there a search finds more.
    void this.run.searchable;
    return this.run.matcher(this.filters.query);
  });

  constructor(run: Run) {
    this.run = run;
  }

  get filtered(): boolean {
    const f = this.filters;
    return (Object.keys(NO_FILTERS) as (keyof Filters)[]).some((k) =>
      k === 'types' ? f.types.length > 0 : k !== 'part' && k !== 'when' && f[k] !== NO_FILTERS[k],
    );
  }

  clear(): void {
    this.filters = { ...NO_FILTERS };
  }

  /** The filters as plain values: the loops below run over every record. */
  private get plainFilters(): Filters {
    return $state.snapshot(this.filters) as Filters;
  }

  /** For each article whether outlet and date let it through. */
  private articles(f: Filters): Uint8Array {
    const { core, published } = this.run;
    const { range } = this;
    return Uint8Array.from(core.articles.source, (source, i) => {
      if (f.source >= 0 && source !== f.source) return 0;
      return !range || (published[i] !== NEVER && published[i] >= range[0] && published[i] <= range[1]) ? 1 : 0;
    });
  }

  /** The name of a choice: an actor, or everyone of a country. */
  label(choice: number): string {
    if (choice < COUNTRIES) return this.run.name(choice);
    return `anyone of ${this.run.country(this.run.core.words[choice - COUNTRIES])}`;
  }

  /** For each actor whether a choice takes it in; null where nothing was chosen. */
  private chosen(choice: number): Uint8Array | null {
    if (choice < 0) return null;
    const { country } = this.run.core.actors;
    const out = new Uint8Array(country.length);
    if (choice < COUNTRIES) out[choice] = 1;
    else country.forEach((c, i) => (out[i] = c === choice - COUNTRIES ? 1 : 0));
    return out;
  }

  private filterEvents(): number[] {
    const { run, range, match } = this;
    const f = this.plainFilters;
    const { core, first, last, parties, published } = run;
    const { events: e, words, classes, articles } = core;
    const word = (w: string) => (w ? words.indexOf(w) : -1);
    const types = f.types.length ? new Set(f.types.map(word)) : null;
    const modality = word(f.modality);
    const voice = f.voice === 'own' || f.voice === 'attributed' ? -1 : word(f.voice);
    const out: number[] = [];
    type Set = Uint8Array | null;
    const [actor, other] = [this.chosen(f.actor), this.chosen(f.other)];
    const has = (set: Uint8Array, a: number, b: number): boolean => {
      for (let k = a; k < b; k++) if (set[e.parties.actor[k]]) return true;
      return false;
    };
    const said = (i: number, set: Uint8Array) => e.by[i] >= 0 && set[e.by[i]] === 1;
    const agent = (i: number, set: Set) => !set || said(i, set) || has(set, parties[i], parties[i] + e.n_source[i]);
    const topic = (i: number, set: Set) =>
      !set || has(set, e.n_target[i] ? parties[i] + e.n_source[i] : parties[i], parties[i + 1]);
    const any = (i: number, set: Set) => !set || said(i, set) || has(set, parties[i], parties[i + 1]);
    const one = f.part === 'agent' ? agent : f.part === 'topic' ? topic : any;
    const two = f.part === 'agent' ? topic : f.part === 'topic' ? agent : any;
    for (let i = 0; i < e.article.length; i++) {
      if (types && !types.has(classes.event_type[e.class[i]])) continue;
      if (e.confidence[i] < f.confidence) continue;
      if (modality >= 0 && e.modality[i] !== modality) continue;
      if (f.polarity && e.negative[i] !== (f.polarity === 'negative' ? 1 : 0)) continue;
      if (f.voice === 'own' && e.by[i] >= 0) continue;
      if (f.voice === 'attributed' && e.by[i] < 0) continue;
      if (voice >= 0 && e.by_kind[i] !== voice) continue;
      if (f.source >= 0 && articles.source[e.article[i]] !== f.source) continue;
      if (range) {
        const own = f.when === 'event' && first[i] !== NEVER;
        const from = own ? first[i] : published[e.article[i]];
        const to = own ? last[i] : from;
        if (from === NEVER || from < range[0] || to > range[1]) continue;
      }
      if (!one(i, actor) || !two(i, other)) continue;
      if (match && !match('event', i)) continue;
      out.push(i);
    }
    return out;
  }

  /** Rows of quotes or stances whose two sides fit the two actors that are wanted. */
  private twoSided(kind: 'quote' | 'stance', left: Lists, leftAt: Uint32Array, right: Lists, rightAt: Uint32Array, more: (row: number) => boolean): number[] {
    const { run, match } = this;
    const f = this.plainFilters;
    const { article } = run.columns(kind);
    const through = this.articles(f);
    const [actor, other] = [this.chosen(f.actor), this.chosen(f.other)];
    const has = (lists: Lists, at: Uint32Array, row: number, set: Uint8Array | null): boolean => {
      if (!set) return true;
      for (let k = at[row]; k < at[row + 1]; k++) if (set[lists.item[k]]) return true;
      return false;
    };
    const out: number[] = [];
    for (let i = 0; i < article.length; i++) {
      if (!through[article[i]] || !more(i)) continue;
      if (actor || other) {
        const straight = f.part !== 'topic' && has(left, leftAt, i, actor) && has(right, rightAt, i, other);
        const turned = f.part !== 'agent' && has(right, rightAt, i, actor) && has(left, leftAt, i, other);
        if (!straight && !turned) continue;
      }
      if (match && !match(kind, i)) continue;
      out.push(i);
    }
    return out;
  }

  private filterQuotes(): number[] {
    const { run } = this;
    const f = this.plainFilters;
    const q = run.quotes;
    if (!q) return [];
    const anonymous = run.core.words.indexOf('anonymous');
    const none = run.core.words.indexOf('none');
    const { resolution, negative } = q;
    return this.twoSided('quote', q.speakers, run.quoteSpeakers, q.about, run.quoteAbout, (i) => {
      if (f.voice === 'anonymous' && resolution[i] !== anonymous) return false;
      if (f.voice === 'named' && (resolution[i] === anonymous || resolution[i] === none)) return false;
      return !f.polarity || negative[i] === (f.polarity === 'negative' ? 1 : 0);
    });
  }

  private filterStances(): number[] {
    const { run } = this;
    const s = run.stances;
    return s ? this.twoSided('stance', s.holders, run.stanceHolders, s.targets, run.stanceTargets, () => true) : [];
  }

  private filterPlaces(): number[] {
    const { run, match } = this;
    const p = run.places;
    if (!p) return [];
    const through = this.articles(this.plainFilters);
    const out: number[] = [];
    for (let i = 0; i < p.article.length; i++) {
      if (through[p.article[i]] && (!match || match('place', i))) out.push(i);
    }
    return out;
  }

  /** Opens records in a list, or the record where there is one only. */
  open(title: string, kind: Kind, rows: Iterable<number>): void {
    const refs = [...rows].map((row) => ({ kind, row }));
    if (refs.length === 1) this.show(refs[0], refs, 0);
    else this.push({ what: 'list', title: `${title}: ${count(refs.length, kind)}`, refs });
  }

  show(ref: Ref, among: Ref[] = [ref], at = 0): void {
    this.push({ what: 'record', ref, among, at });
  }

  read(article: number): void {
    this.push({ what: 'article', article });
  }

  private push(sheet: Sheet): void {
    if (this.sheets.length === 0) this.before = document.activeElement as HTMLElement | null;
    this.sheets = [...this.sheets, sheet];
  }

  /** Back to what lay below; from the last sheet to the view. */
  back(): void {
    this.sheets = this.sheets.slice(0, -1);
    if (this.sheets.length === 0) this.before?.focus();
  }

  close(): void {
    this.sheets = [];
    this.before?.focus();
  }

  /** The next or the previous record of the list that the open one came from. */
  step(by: number): void {
    const top = this.sheets.at(-1);
    if (top?.what !== 'record') return;
    const at = top.at + by;
    const ref = top.among[at];
    if (ref) this.sheets = [...this.sheets.slice(0, -1), { ...top, ref, at }];
  }

  citation(ref: Ref): string {
    const { run } = this;
    const { articles } = run.core;
    const a = run.columns(ref.kind).article[ref.row];
    const outlet = run.outlet(a);
    const date = run.date(a);
    const where = [outlet, date, articles.url[a] || articles.source_id[a]].filter(Boolean).join(', ');
    const account = run.head.account;
    return (
      `${run.reading(ref)}. In: “${run.title(a)}”, ${where}. ` +
      `Record ${run.id(ref)}, coded by dateline ${account.version ?? ''} (run ${account.run_id ?? ''}).`
    );
  }

  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Some browsers give no clipboard to local files; the old way still works there.
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    this.said = 'Citation copied';
    setTimeout(() => (this.said = ''), 2500);
  }

  /** The view and the filters as part of the address, so that a state of the page can be kept and passed on. */
  get address(): string {
    const p = new URLSearchParams();
    const { actors, words } = this.run.core;
    const choice = (c: number) => (c < COUNTRIES ? actors.id[c] : `country:${words[c - COUNTRIES]}`);
    for (const [key, value] of Object.entries(this.filters) as [keyof Filters, unknown][]) {
      if (key === 'types' ? (value as string[]).length === 0 : value === NO_FILTERS[key]) continue;
      if (key === 'actor' || key === 'other') p.set(key, choice(value as number));
      else if (key === 'source') p.set(key, words[value as number]);
      else p.set(key, String(value));
    }
    const query = p.toString();
    return `#${this.view}${query ? `?${query}` : ''}`;
  }

  set address(hash: string) {
    const [view, query] = hash.replace(/^#/, '').split('?');
    if (VIEWS.some(([name]) => name === view)) this.view = view as View;
    if (!query) return;
    const p = new URLSearchParams(query);
    const { actors, words } = this.run.core;
    const f = { ...NO_FILTERS };
    for (const [key, value] of p) {
      if (key === 'types') f.types = value.split(',');
      else if (key === 'actor' || key === 'other') {
        const country = value.startsWith('country:') ? words.indexOf(value.slice(8)) : -1;
        f[key] = country > 0 ? COUNTRIES + country : actors.id.indexOf(value);
      }
      else if (key === 'source') f.source = words.indexOf(value);
      else if (key === 'confidence') f.confidence = Number(value) || 0;
      else if (key in f) (f as Record<string, unknown>)[key] = value;
    }
    this.filters = f;
  }
}

/** Counts how often each key comes, most often first. */
export function tally<K>(rows: Iterable<number>, keys: (row: number) => Iterable<K> | K): [K, number[]][] {
  const found = new Map<K, number[]>();
  for (const row of rows) {
    const k = keys(row);
    for (const key of Array.isArray(k) ? new Set(k as K[]) : [k as K]) {
      const list = found.get(key);
      if (list) list.push(row);
      else found.set(key, [row]);
    }
  }
  return [...found].sort((a, b) => b[1].length - a[1].length);
}
