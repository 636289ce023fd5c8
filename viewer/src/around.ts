// The marks of a record and of all that stands around it, in the units of the shown text.

import type { Mark } from './marks';
import type { Article, Ref, Run } from './run.svelte';

/** Rows of a kind's columns that belong to an article; they stand together, in order. */
export function rowsOf(columns: { article: number[] } | null, article: number): number[] {
  if (!columns) return [];
  const all = columns.article;
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle] < article) low = middle + 1;
    else high = middle;
  }
  const out: number[] = [];
  for (let i = low; i < all.length && all[i] === article; i++) out.push(i);
  return out;
}

/** What the spans of the record at hand are. */
export function ownMarks(run: Run, text: Article, ref: Ref): Mark[] {
  const { at } = text;
  const mark = (start: number, end: number, layer: Mark['layer'], role: string): Mark => ({
    start: at(start),
    end: at(end),
    layer,
    role,
  });
  const out: Mark[] = [];
  if (ref.kind === 'event') {
    const e = run.core.events;
    out.push(mark(e.start[ref.row], e.start[ref.row] + e.len[ref.row], 'event', 'event'));
    const from = run.parties[ref.row];
    for (let k = from; k < run.parties[ref.row + 1]; k++) {
      const start = e.parties.start[k];
      if (start < 0) continue;
      out.push(mark(start, start + e.parties.len[k], 'actor', k < from + e.n_source[ref.row] ? 'source' : 'target'));
    }
  }
  if (ref.kind === 'place') {
    const p = run.places;
    if (p) out.push(mark(p.start[ref.row], p.start[ref.row] + p.len[ref.row], 'place', 'place'));
  }
  // Which marks get a box: 3 is the whole sentence, 7 lies inside the content.
  const layers: Record<number, [Mark['layer'], string]> = {
    0: ['event', 'negation'],
    1: ['event', 'modality'],
    2: ['event', 'condition'],
    4: ['event', 'number'],
    5: ['time', 'time'],
    6: ['quote', 'content'],
    8: ['quote', 'cue'],
    9: ['actor', 'speaker'],
    10: ['actor', 'addressee'],
    11: ['actor', 'via'],
    12: ['stance', 'stance'],
    13: ['actor', 'holder'],
    14: ['actor', 'target'],
    15: ['stance', 'hedge'],
  };
  for (const m of run.marks(ref)) {
    const known = layers[m.kind];
    if (known) out.push(mark(m.start, m.end, ...known));
  }
  return out;
}

/** All layers of an article. */
export async function allMarks(run: Run, text: Article, article: number): Promise<Mark[]> {
  const { at } = text;
  const out: Mark[] = [];
  const { mentions, times } = await run.layers(article);
  for (const m of mentions) {
    const code = m.code ? ` ${m.code}` : '';
    const title = m.actor >= 0 ? `${run.name(m.actor)}${code} (${m.resolution.replace('_', ' ')})` : 'unknown actor';
    out.push({ start: at(m.start), end: at(m.end), layer: 'actor', title });
  }
  for (const t of times) out.push({ start: at(t.start), end: at(t.end), layer: 'time', title: t.value || 'no value' });
  for (const row of rowsOf(run.core.events, article)) {
    const e = run.core.events;
    out.push({ start: at(e.start[row]), end: at(e.start[row] + e.len[row]), layer: 'event', title: run.type(row) });
  }
  for (const row of rowsOf(run.quotes, article)) {
    for (const m of run.marks({ kind: 'quote', row })) {
      if (m.kind === 6) out.push({ start: at(m.start), end: at(m.end), layer: 'quote' });
    }
  }
  for (const row of rowsOf(run.stances, article)) {
    for (const m of run.marks({ kind: 'stance', row })) {
      if (m.kind !== 12) continue;
      const name = run.core.words[run.stances?.class[row] ?? 0];
      out.push({ start: at(m.start), end: at(m.end), layer: 'stance', title: name });
    }
  }
  const p = run.places;
  for (const row of rowsOf(p, article)) {
    if (p) out.push({ start: at(p.start[row]), end: at(p.start[row] + p.len[row]), layer: 'place', title: run.core.words[p.name[row]] });
  }
  return out;
}
