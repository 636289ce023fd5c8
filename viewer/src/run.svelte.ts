// The run that is shown, what of it is selected, and what is open. Records are rows of columns, known by kind and row.

import { absolute, block, head as readHead, items, offsets, sums } from './data';
import type { Clusters, Core, Head, Layers, Places, Quotes, Reasons, Stances, Texts } from './data';
import { BY, CONDITION, CUE, DATE, FIRST, OBJECT, SECOND, WHO, WORDS, cut, expand } from './template';
import { clip, day, fold, line, span, terms, units } from './text';

export type Kind = 'event' | 'quote' | 'stance' | 'place';
export interface Ref {
  kind: Kind;
  row: number;
}
export type Part = 'any' | 'agent' | 'topic';

export interface Filters {
  query: string;
  types: string[];
  actor: number;
  part: Part;
  other: number;
  source: number;
  from: string;
  to: string;
  when: 'event' | 'article';
  voice: '' | 'own' | 'attributed' | 'named' | 'anonymous' | 'self';
  modality: string;
  polarity: '' | 'positive' | 'negative';
  confidence: number;
}

export const NO_FILTERS: Filters = {
  query: '',
  types: [],
  actor: -1,
  part: 'any',
  other: -1,
  source: -1,
  from: '',
  to: '',
  when: 'event',
  voice: '',
  modality: '',
  polarity: '',
  confidence: 0,
};

export const QUADS = ['', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];
export const NEVER = -1e9;

/** An article's text, ready to be shown. */
export interface Article {
  text: string;
  /** Code points to UTF-16 units. */
  at: (codePoint: number) => number;
  starts: number[];
  ends: number[];
  paragraphs: number[];
  kinds: string[];
}

/** Everything decoded so far. Columns never change; what arrives later is announced by `ready`. */
export class Run {
  head: Head;
  core: Core;
  quotes = $state.raw<Quotes | null>(null);
  stances = $state.raw<Stances | null>(null);
  places = $state.raw<Places | null>(null);
  clusters = $state.raw<Clusters | null>(null);
  /** All texts are there, so that they can be searched. */
  searchable = $state(false);

  parties: Uint32Array;
  eventMarks: Uint32Array;
  quoteMarks = new Uint32Array();
  quoteSpeakers = new Uint32Array();
  quoteAbout = new Uint32Array();
  stanceMarks = new Uint32Array();
  stanceHolders = new Uint32Array();
  stanceTargets = new Uint32Array();
  clusterReports = new Uint32Array();
  /** First and last day of each event, and of each article; NEVER where unknown. */
  first: Int32Array;
  last: Int32Array;
  published: Int32Array;
  /** Names of the articles' places in the list of all sentences. */
  sentenceBase: Uint32Array;
  private countryNames: Map<string, string>;
  private odd: Record<'event' | 'quote' | 'stance', Map<number, string>>;
  private texts: (Texts | undefined)[] = [];
  private folded: string[][] = [];
  private textStart: Uint32Array[] = [];
  private reasonsAt: Uint32Array | null = null;

  constructor(head: Head, core: Core) {
    this.head = head;
    this.core = core;
    const { events, articles, words } = core;
    const n = events.article.length;
    this.parties = new Uint32Array(n + 1);
    for (let i = 0; i < n; i++) this.parties[i + 1] = this.parties[i] + events.n_source[i] + events.n_target[i];
    this.eventMarks = offsets(events.marks.n);
    const spans = new Map<number, [number, number] | null>();
    const spanOf = (word: number) => {
      let s = spans.get(word);
      if (s === undefined) spans.set(word, (s = word ? span(words[word]) : null));
      return s;
    };
    this.first = new Int32Array(n);
    this.last = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const s = spanOf(events.date[i]);
      this.first[i] = s ? s[0] : NEVER;
      this.last[i] = s ? s[1] : NEVER;
    }
    this.published = Int32Array.from(articles.date, (d) => spanOf(d)?.[0] ?? NEVER);
    this.sentenceBase = new Uint32Array(articles.id.length + 1);
    this.countryNames = new Map(core.countries);
    this.odd = { event: new Map(events.odd_ids), quote: new Map(), stance: new Map() };
  }

  static async open(): Promise<Run | null> {
    const head = readHead();
    if (!head) return null;
    const core = await block<Core>('core');
    absolute(core.events.marks, core.events.article);
    return new Run(head, core);
  }

  /** Decodes what the first view does not need. */
  async rest(): Promise<void> {
    const breathe = () => new Promise((done) => setTimeout(done));
    const places = await block<Places>('places');
    this.places = places;
    const quotes = await block<Quotes>('quotes');
    absolute(quotes.marks, quotes.article);
    this.quoteMarks = offsets(quotes.marks.n);
    this.quoteSpeakers = offsets(quotes.speakers.n);
    this.quoteAbout = offsets(quotes.about.n);
    this.odd.quote = new Map(quotes.odd_ids);
    this.quotes = quotes;
    await breathe();
    const stances = await block<Stances>('stances');
    absolute(stances.marks, stances.article);
    this.stanceMarks = offsets(stances.marks.n);
    this.stanceHolders = offsets(stances.holders.n);
    this.stanceTargets = offsets(stances.targets.n);
    this.odd.stance = new Map(stances.odd_ids);
    this.stances = stances;
    if (this.head.blocks.some((b) => b.name === 'clusters')) {
      const clusters = await block<Clusters>('clusters');
      this.clusterReports = offsets(clusters.reports.n);
      this.clusters = clusters;
    }
    for (let chunk = 0; chunk < this.core.first.length; chunk++) {
      const texts = await this.chunk(chunk);
      await breathe();
      this.folded[chunk] = texts.text.map(fold);
      await breathe();
    }
    let base = 0;
    for (let a = 0; a < this.core.articles.id.length; a++) {
      this.sentenceBase[a] = base;
      const [chunk, i] = this.place(a);
      base += this.texts[chunk]?.n[i] ?? 0;
    }
    this.sentenceBase[this.core.articles.id.length] = base;
    this.searchable = true;
    for (const kind of ['event', 'quote', 'stance'] as const) {
      for (let rows = 0; this.folding(kind, (rows += 10000)); ) await breathe();
    }
  }

  /** Chunk of an article, and its number there. */
  private place(article: number): [number, number] {
    const { first } = this.core;
    let low = 0;
    let high = first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (first[middle] <= article) low = middle;
      else high = middle - 1;
    }
    return [low, article - first[low]];
  }

  private async chunk(chunk: number): Promise<Texts> {
    let texts = this.texts[chunk];
    if (!texts) {
      texts = await block<Texts>(`texts-${chunk}`);
      if (this.texts[chunk]) return this.texts[chunk] as Texts;
      sums(texts.n, texts.start, texts.len);
      this.textStart[chunk] = offsets(texts.n);
      this.texts[chunk] = texts;
    }
    return texts;
  }

  /** The text of an article with its sentences, where it was decoded already. */
  articleNow(article: number): Article | null {
    const [chunk, i] = this.place(article);
    const texts = this.texts[chunk];
    if (!texts) return null;
    const from = this.textStart[chunk][i];
    const to = from + texts.n[i];
    const starts = texts.start.slice(from, to);
    return {
      text: texts.text[i],
      at: units(texts.text[i]),
      starts,
      ends: starts.map((s, k) => s + texts.len[from + k]),
      paragraphs: texts.paragraph.slice(from, to),
      kinds: texts.kind.slice(from, to).map((k) => this.core.words[k]),
    };
  }

  async article(article: number): Promise<Article> {
    await this.chunk(this.place(article)[0]);
    return this.articleNow(article) as Article;
  }

  private layersOf = new Map<number, Promise<Layers>>();

  private layer(chunk: number): Promise<Layers> {
    let found = this.layersOf.get(chunk);
    if (!found) {
      found = block<Layers>(`layers-${chunk}`).then((l) => {
        sums(l.n_mentions, l.m_start, null);
        sums(l.n_times, l.t_start, null);
        return l;
      });
      this.layersOf.set(chunk, found);
    }
    return found;
  }

  /** Mentions and times of an article. */
  async layers(article: number): Promise<{
    mentions: { start: number; end: number; actor: number; code: string; resolution: string; why: number }[];
    times: { start: number; end: number; value: string }[];
  }> {
    const [chunk, i] = this.place(article);
    const l = await this.layer(chunk);
    const { words } = this.core;
    const sum = (n: number[]) => n.slice(0, i).reduce((a, b) => a + b, 0);
    const m = sum(l.n_mentions);
    const t = sum(l.n_times);
    const many = (n: number) => Array.from({ length: n }, (_, k) => k);
    return {
      mentions: many(l.n_mentions[i]).map((k) => ({
        start: l.m_start[m + k],
        end: l.m_start[m + k] + l.m_len[m + k],
        actor: l.m_actor[m + k],
        code: words[l.m_code[m + k]],
        resolution: words[l.m_resolution[m + k]],
        why: l.m_why[m + k],
      })),
      times: many(l.n_times[i]).map((k) => ({
        start: l.t_start[t + k],
        end: l.t_start[t + k] + l.t_len[t + k],
        value: words[l.t_value[t + k]],
      })),
    };
  }

  /** The rules and lexicon rows behind a record. */
  async reasons(why: number): Promise<{ rule: string; file: string; line: number; entry: string }[]> {
    const r = await block<Reasons>('reasons');
    this.reasonsAt ??= offsets(r.lists.n);
    const { words } = this.core;
    return items(r.lists, this.reasonsAt, why).map((k) => ({
      rule: words[r.rule[k]],
      file: words[r.file[k]],
      line: r.line[k],
      entry: r.entry[k],
    }));
  }

  columns(kind: Kind): { article: number[]; sentence: number[] } {
    if (kind === 'event') return this.core.events;
    if (kind === 'quote') return this.quotes as Quotes;
    if (kind === 'stance') return this.stances as Stances;
    return this.places as Places;
  }

  reading({ kind, row }: Ref): string {
    if (kind === 'event') return line(this.core.events.reading[row]);
    if (kind !== 'place') {
      // Once the texts are there the words in it are known.
      void this.searchable;
      return line(this.retold(kind, row));
    }
    const p = this.places as Places;
    const { words } = this.core;
    const country = words[p.country[row]];
    return `${line(words[p.name[row]])}${country ? `, ${this.country(country)}` : ''}, in ${this.title(p.article[row])}`;
  }

  /** The reading of a quote or a stance, put together from its parts. */
  private retold(kind: 'quote' | 'stance', row: number): string {
    const article = this.columns(kind).article[row];
    const { words } = this.core;
    const date = this.date(article);
    const quote = kind === 'quote';
    const of = quote ? this.quotes : this.stances;
    if (!of) return '';
    const list = quote ? this.speakers(row) : this.holders(row);
    return expand(of.templates[of.reading[row]], (part) => {
      if (part >= SECOND) return this.core.actors.name[this.targetsOf(row)[part - SECOND]];
      if (part >= FIRST) return this.core.actors.name[list[part - FIRST]];
      switch (part) {
        case WORDS:
          return cut(this.words(kind, row, quote ? 6 : 12));
        case WHO:
          return this.words(kind, row, quote ? 9 : 13);
        case CUE:
          return words[(this.quotes as Quotes).cue[row]];
        case DATE:
          return date ? `article of ${day(date)}` : 'article without a date';
        case OBJECT:
          return cut(this.words(kind, row, 14));
        case CONDITION:
          return cut(this.words(kind, row, 2));
        case BY:
          return this.core.actors.name[(this.stances as Stances).by[row]];
        default:
          return '';
      }
    });
  }

  /** The speaker of a quote or the target of a stance as written. */
  written(kind: 'quote' | 'stance', row: number): string {
    void this.searchable;
    if (kind === 'quote') {
      const q = this.quotes as Quotes;
      return q.phrases[q.speaker[row]] || this.words(kind, row, 9);
    }
    const s = this.stances as Stances;
    return s.phrases[s.object[row]] || this.words(kind, row, 14);
  }

  private lastText: { article: number; at: (codePoint: number) => number } | null = null;

  /** The words under the marks of a kind, where their text was decoded already. */
  private words(kind: 'quote' | 'stance', row: number, mark: number): string {
    const [{ article, marks }, at] = kind === 'quote' ? [this.quotes as Quotes, this.quoteMarks] : [this.stances as Stances, this.stanceMarks];
    const [chunk, i] = this.place(article[row]);
    const text = this.texts[chunk]?.text[i];
    if (text === undefined) return '…';
    if (this.lastText?.article !== article[row]) this.lastText = { article: article[row], at: units(text) };
    const unit = this.lastText.at;
    let out = '';
    for (let k = at[row]; k < at[row + 1]; k++) {
      if (marks.kind[k] !== mark) continue;
      const words = text.slice(unit(marks.start[k]), unit(marks.start[k] + marks.len[k]));
      out = out ? `${out} … ${words}` : words;
    }
    return out;
  }

  /** The record's id, as in the tables of the run. */
  id({ kind, row }: Ref): string {
    const article = this.core.articles.id[this.columns(kind).article[row]];
    const odd = kind === 'place' ? undefined : this.odd[kind].get(row);
    if (odd) return odd;
    if (kind === 'event') {
      const e = this.core.events;
      return `${article}:e:${e.start[row]}-${e.start[row] + e.len[row]}:${this.type(row)}`;
    }
    if (kind === 'place') {
      const p = this.places as Places;
      return `${article}:p:${p.start[row]}-${p.start[row] + p.len[row]}`;
    }
    const marks = this.marks({ kind, row });
    if (kind === 'quote') {
      const content = marks.filter((m) => m.kind === 6);
      const scare = this.core.words[(this.quotes as Quotes).kind[row]] === 'scare' ? ':SCARE' : '';
      return `${article}:q:${content[0]?.start ?? 0}-${content.at(-1)?.end ?? 0}${scare}`;
    }
    const phrase = marks.find((m) => m.kind === 12);
    const stance = this.core.words[(this.stances as Stances).class[row]].toUpperCase();
    return `${article}:k:${phrase?.start ?? 0}-${phrase?.end ?? 0}:${stance}`;
  }

  /** The spans of a record beside an event's trigger and parties. */
  marks({ kind, row }: Ref): { kind: number; start: number; end: number }[] {
    const all =
      kind === 'event'
        ? ([this.core.events.marks, this.eventMarks] as const)
        : kind === 'quote'
          ? ([(this.quotes as Quotes).marks, this.quoteMarks] as const)
          : kind === 'stance'
            ? ([(this.stances as Stances).marks, this.stanceMarks] as const)
            : null;
    if (!all) return [];
    const [marks, at] = all;
    const out = [];
    for (let k = at[row]; k < at[row + 1]; k++) {
      out.push({ kind: marks.kind[k], start: marks.start[k], end: marks.start[k] + marks.len[k] });
    }
    return out;
  }

  type(event: number): string {
    return this.core.words[this.core.classes.event_type[this.core.events.class[event]]];
  }

  quad(event: number): number {
    return this.core.classes.quad[this.core.events.class[event]];
  }

  name(actor: number): string {
    return actor < 0 ? '' : line(this.core.actors.name[actor]);
  }

  country(code: string): string {
    return this.countryNames.get(code) ?? code;
  }

  /** The name of a code of a country, or of the id of an actor. */
  partyName(key: string): string {
    const named = this.countryNames.get(key);
    if (named) return named;
    const actor = this.core.actors.id.indexOf(key);
    return actor < 0 ? line(key) : this.name(actor);
  }

  sources(event: number): number[] {
    const at = this.parties[event];
    return this.core.events.parties.actor.slice(at, at + this.core.events.n_source[event]);
  }

  targets(event: number): number[] {
    const at = this.parties[event] + this.core.events.n_source[event];
    return this.core.events.parties.actor.slice(at, this.parties[event + 1]);
  }

  title(article: number): string {
    const { title, source_id } = this.core.articles;
    return clip(title[article] || source_id[article], 120);
  }

  outlet(article: number): string {
    return line(this.core.words[this.core.articles.source[article]]);
  }

  date(article: number): string {
    return this.core.words[this.core.articles.date[article]];
  }

  speakers(quote: number): number[] {
    const q = this.quotes as Quotes;
    return q.speakers.item.slice(this.quoteSpeakers[quote], this.quoteSpeakers[quote + 1]);
  }

  about(quote: number): number[] {
    const q = this.quotes as Quotes;
    return q.about.item.slice(this.quoteAbout[quote], this.quoteAbout[quote + 1]);
  }

  holders(stance: number): number[] {
    const s = this.stances as Stances;
    return s.holders.item.slice(this.stanceHolders[stance], this.stanceHolders[stance + 1]);
  }

  targetsOf(stance: number): number[] {
    const s = this.stances as Stances;
    return s.targets.item.slice(this.stanceTargets[stance], this.stanceTargets[stance + 1]);
  }

  /** The words of a quote's content, where its text was decoded already. */
  content(quote: number): string {
    return this.words('quote', quote, 6);
  }

  /** Sentences that hold a term, as one byte for each sentence of the run. */
  private hits(term: string): Uint8Array {
    const n = this.core.articles.id.length;
    const out = new Uint8Array(this.sentenceBase[n]);
    for (let chunk = 0; chunk < this.texts.length; chunk++) {
      const texts = this.texts[chunk] as Texts;
      this.folded[chunk] ??= texts.text.map(fold);
      const starts = this.textStart[chunk];
      for (let i = 0; i < texts.text.length; i++) {
        const text = this.folded[chunk][i];
        let found = text.indexOf(term);
        if (found < 0) continue;
        const at = units(texts.text[i]);
        const base = this.sentenceBase[this.core.first[chunk] + i];
        for (let s = 0; found >= 0 && s < texts.n[i]; ) {
          const start = at(texts.start[starts[i] + s]);
          const end = at(texts.start[starts[i] + s] + texts.len[starts[i] + s]);
          if (end <= found) s++;
          else {
            if (start <= found) out[base + s] = 1;
            found = text.indexOf(term, start <= found ? end : found + 1);
          }
        }
      }
    }
    return out;
  }

  /** For each term, the sentences that hold it; kept for the last searches. */
  private memory = new Map<string, Uint8Array>();
  private readings = new Map<Kind, string[]>();

  /** Whether records hold all terms, in their sentence or as they are read out. */
  matcher(query: string): ((kind: Kind, row: number) => boolean) | null {
    const wanted = terms(query);
    if (wanted.length === 0) return null;
    const sets = wanted.map((term) => {
      if (!this.searchable) return null;
      let set = this.memory.get(term);
      if (!set) {
        set = this.hits(term);
        if (this.memory.size > 20) this.memory.delete(this.memory.keys().next().value as string);
        this.memory.set(term, set);
      }
      return set;
    });
    const base = this.sentenceBase;
    const kinds = new Map<Kind, { article: number[]; sentence: number[]; read: string[] }>();
    let of: { article: number[]; sentence: number[]; read: string[] };
    let last: Kind | null = null;
    return (kind, row) => {
      if (kind !== last) {
        let known = kinds.get(kind);
        if (!known) {
          const { article, sentence } = this.columns(kind);
          kinds.set(kind, (known = { article, sentence, read: kind === 'place' ? [] : this.read(kind) }));
        }
        [of, last] = [known, kind];
      }
      const at = of.sentence[row] < 0 ? -1 : base[of.article[row]] + of.sentence[row];
      for (let t = 0; t < wanted.length; t++) {
        if (at >= 0 && sets[t]?.[at]) continue;
        if (!of.read[row]?.includes(wanted[t])) return false;
      }
      return true;
    };
  }

  /** Folds records of a kind as they are read out, up to a row; false when all are done. */
  private folding(kind: 'event' | 'quote' | 'stance', to: number): boolean {
    let out = this.readings.get(kind);
    if (!out) this.readings.set(kind, (out = []));
    const rows = kind === 'event' ? this.core.events.article.length : ((kind === 'quote' ? this.quotes : this.stances)?.article.length ?? 0);
    for (const end = Math.min(to, rows); out.length < end; ) {
      out.push(fold(kind === 'event' ? this.core.events.reading[out.length] : this.retold(kind, out.length)));
    }
    return out.length < rows;
  }

  /** All records of a kind as they are read out, folded for searching. */
  private read(kind: 'event' | 'quote' | 'stance'): string[] {
    // Without the texts the words of quotes and stances are not known yet.
    if (kind !== 'event' && !this.searchable) return [];
    this.folding(kind, Infinity);
    return this.readings.get(kind) ?? [];
  }

  /** Articles that hold all terms somewhere, or name them in the title. */
  articlesWith(query: string): ((article: number) => boolean) | null {
    const wanted = terms(query);
    if (wanted.length === 0) return null;
    return (article) => {
      const [chunk, i] = this.place(article);
      const texts = this.texts[chunk];
      if (texts && !this.folded[chunk]) this.folded[chunk] = texts.text.map(fold);
      const title = fold(this.core.articles.title[article]);
      return wanted.every((t) => title.includes(t) || this.folded[chunk]?.[i].includes(t));
    };
  }
}
