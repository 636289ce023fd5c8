// Who else reported it: records of other articles that tell the same.

import type { Ref, Run } from './run.svelte';
import { NEVER } from './run.svelte';
import { fold } from './text';

/** Words that say nothing about what was said. */
const SMALL = new Set(
  'a an and are as at be been but by for from had has have he her his i in is it its not of on or she that the their them they this to was we were will with would you'.split(' '),
);

function wordsOf(text: string): Set<string> {
  return new Set((fold(text).match(/[a-z0-9]+/g) ?? []).filter((w) => !SMALL.has(w)));
}

/** Quotes of the same speaker in other articles that share most of their words with this one. */
export function sameQuote(run: Run, quote: number): number[] {
  const q = run.quotes;
  if (!q || !run.searchable) return [];
  const speakers = run.speakers(quote);
  const own = wordsOf(run.content(quote));
  if (own.size < 4 || speakers.length === 0) return [];
  const out: number[] = [];
  for (let i = 0; i < q.article.length; i++) {
    if (q.article[i] === q.article[quote] || !run.speakers(i).some((s) => speakers.includes(s))) continue;
    const other = wordsOf(run.content(i));
    if (other.size < 4) continue;
    let shared = 0;
    for (const w of other) if (own.has(w)) shared++;
    if (shared >= 0.6 * Math.min(own.size, other.size) && shared >= 4) out.push(i);
  }
  return out;
}

/** Events of other articles with the same type and parties on the same day, give or take one. */
export function sameEvent(run: Run, event: number): number[] {
  const { events } = run.core;
  const day = (i: number) => (run.first[i] !== NEVER ? run.first[i] : run.published[events.article[i]]);
  const when = day(event);
  const side = (actors: number[]) => new Set(actors.map((a) => run.core.actors.country[a] || -a));
  const meets = (a: Set<number>, b: Set<number>) => (a.size === 0 && b.size === 0) || [...a].some((x) => b.has(x));
  const sources = side(run.sources(event));
  const targets = side(run.targets(event));
  if (when === NEVER || sources.size + targets.size < 2) return [];
  const type = run.core.classes.event_type[events.class[event]];
  const out: number[] = [];
  for (let i = 0; i < events.article.length; i++) {
    if (events.article[i] === events.article[event] || Math.abs(day(i) - when) > 1) continue;
    if (run.core.classes.event_type[events.class[i]] !== type) continue;
    if (meets(sources, side(run.sources(i))) && meets(targets, side(run.targets(i)))) out.push(i);
  }
  return out;
}
