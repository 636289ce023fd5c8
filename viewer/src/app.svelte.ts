// What the page shows at the moment: view, filters, and the records that lie open on top.

import { Run, NEVER, NO_FILTERS } from './run.svelte';
import type { Filters, Kind, Ref } from './run.svelte';
import { count, span } from './text';

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

  private inOutletAndTime(article: number): boolean {
    const f = this.filters;
    if (f.source >= 0 && this.run.core.articles.source[article] !== f.source) return false;
    if (!this.range) return true;
    const day = this.run.published[article];
    return day !== NEVER && day >= this.range[0] && day <= this.range[1];
  }

  private filterEvents(): number[] {
    const { run, filters: f, range, match } = this;
    const { core, first, last } = run;
    const e = core.events;
    const types = f.types.length ? new Set(f.types.map((t) => core.words.indexOf(t))) : null;
    const modality = f.modality ? core.words.indexOf(f.modality) : -1;
    const word = (w: string) => core.words.indexOf(w);
    const voice = f.voice && f.voice !== 'own' && f.voice !== 'attributed' ? word(f.voice) : -1;
    const out: number[] = [];
    const inRange = (i: number): boolean => {
      if (!range) return true;
      if (f.when === 'event' && first[i] !== NEVER) return first[i] >= range[0] && last[i] <= range[1];
      const day = run.published[e.article[i]];
      return day !== NEVER && day >= range[0] && day <= range[1];
    };
    for (let i = 0; i < e.article.length; i++) {
      if (types && !types.has(core.classes.event_type[e.class[i]])) continue;
      if (e.confidence[i] < f.confidence) continue;
      if (modality >= 0 && e.modality[i] !== modality) continue;
      if (f.polarity && e.negative[i] !== (f.polarity === 'negative' ? 1 : 0)) continue;
      if (f.voice === 'own' && e.by[i] >= 0) continue;
      if (f.voice === 'attributed' && e.by[i] < 0) continue;
      if (voice >= 0 && e.by_kind[i] !== voice) continue;
      if (f.source >= 0 && core.articles.source[e.article[i]] !== f.source) continue;
      if (!inRange(i)) continue;
      if (f.actor >= 0 || f.other >= 0) {
        const from = run.parties[i];
        const middle = from + e.n_source[i];
        const to = run.parties[i + 1];
        const has = (actor: number, a: number, b: number) => {
          for (let k = a; k < b; k++) if (e.parties.actor[k] === actor) return true;
          return false;
        };
        const reciprocal = middle === to;
        const agent = (a: number) => has(a, from, middle) || e.by[i] === a;
        const topic = (a: number) => has(a, middle, to) || (reciprocal && has(a, from, middle));
        const any = (a: number) => has(a, from, to) || e.by[i] === a;
        const one = f.part === 'agent' ? agent : f.part === 'topic' ? topic : any;
        const two = f.part === 'agent' ? topic : f.part === 'topic' ? agent : any;
        if (f.actor >= 0 && !one(f.actor)) continue;
        if (f.other >= 0 && !two(f.other)) continue;
      }
      if (match && !match('event', i)) continue;
      out.push(i);
    }
    return out;
  }

  private filterQuotes(): number[] {
    const { run, filters: f, match } = this;
    const q = run.quotes;
    if (!q) return [];
    const out: number[] = [];
    const anonymous = run.core.words.indexOf('anonymous');
    const none = run.core.words.indexOf('none');
    for (let i = 0; i < q.article.length; i++) {
      if (!this.inOutletAndTime(q.article[i])) continue;
      if (f.voice === 'anonymous' && q.resolution[i] !== anonymous) continue;
      if (f.voice === 'named' && (q.resolution[i] === anonymous || q.resolution[i] === none)) continue;
      if (f.polarity && q.negative[i] !== (f.polarity === 'negative' ? 1 : 0)) continue;
      if (f.actor >= 0 || f.other >= 0) {
        const speakers = run.speakers(i);
        const about = run.about(i);
        const fits = (actor: number, agent: boolean) => actor < 0 || (agent ? speakers : about).includes(actor);
        const straight = fits(f.actor, true) && fits(f.other, false);
        const turned = fits(f.actor, false) && fits(f.other, true);
        if (f.part === 'agent' ? !straight : f.part === 'topic' ? !turned : !straight && !turned) continue;
      }
      if (match && !match('quote', i)) continue;
      out.push(i);
    }
    return out;
  }

  private filterStances(): number[] {
    const { run, filters: f, match } = this;
    const s = run.stances;
    if (!s) return [];
    const out: number[] = [];
    for (let i = 0; i < s.article.length; i++) {
      if (!this.inOutletAndTime(s.article[i])) continue;
      if (f.actor >= 0 || f.other >= 0) {
        const holders = run.holders(i);
        const targets = run.targetsOf(i);
        const fits = (actor: number, agent: boolean) => actor < 0 || (agent ? holders : targets).includes(actor);
        const straight = fits(f.actor, true) && fits(f.other, false);
        const turned = fits(f.actor, false) && fits(f.other, true);
        if (f.part === 'agent' ? !straight : f.part === 'topic' ? !turned : !straight && !turned) continue;
      }
      if (match && !match('stance', i)) continue;
      out.push(i);
    }
    return out;
  }

  private filterPlaces(): number[] {
    const { run, match } = this;
    const p = run.places;
    if (!p) return [];
    const out: number[] = [];
    for (let i = 0; i < p.article.length; i++) {
      if (!this.inOutletAndTime(p.article[i])) continue;
      if (match && !match('place', i)) continue;
      out.push(i);
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
    for (const [key, value] of Object.entries(this.filters) as [keyof Filters, unknown][]) {
      if (key === 'types' ? (value as string[]).length === 0 : value === NO_FILTERS[key]) continue;
      if (key === 'actor' || key === 'other') p.set(key, actors.id[value as number]);
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
      else if (key === 'actor' || key === 'other') f[key] = actors.id.indexOf(value);
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
