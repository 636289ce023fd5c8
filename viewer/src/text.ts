// Texts as people may safely see them, and offsets in code points.

/** Characters that reorder or hide what stands around them. They are shown by their number, never obeyed. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The text with hidden characters made visible. */
export function plain(text: string): string {
  return text.replace(HIDDEN, (c) => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

/** The text on one line. */
export function line(text: string): string {
  return plain(text.replace(/\s+/g, ' ').trim());
}

export function clip(text: string, most: number): string {
  const one = line(text);
  return one.length <= most ? one : `${one.slice(0, one.lastIndexOf(' ', most) > most / 2 ? one.lastIndexOf(' ', most) : most)}…`;
}

const ASTRAL = /[\ud800-\udbff]/;

/** Turns code points of a text into its UTF-16 units; nothing to do for most texts. */
export function units(text: string): (codePoint: number) => number {
  if (!ASTRAL.test(text)) return (at) => Math.min(at, text.length);
  const at: number[] = [];
  let unit = 0;
  for (const c of text) {
    at.push(unit);
    unit += c.length;
  }
  at.push(unit);
  return (codePoint) => at[Math.min(codePoint, at.length - 1)];
}

const folded = new Map<string, string>();

function foldOne(c: string): string {
  let out = folded.get(c);
  if (out === undefined) {
    if ('“”„«»'.includes(c)) out = '"';
    else if ('‘’‚'.includes(c)) out = "'";
    else if ('–—‑'.includes(c)) out = '-';
    else {
      const base = c.normalize('NFD')[0].toLowerCase();
      out = base.length === 1 ? base : c;
    }
    folded.set(c, out);
  }
  return out;
}

/** For searching: lower case, without accents and with plain quotation marks; every character keeps its place. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const kept = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (c) => c.toLowerCase());
  return kept.replace(/[^\x00-\x7f]/g, foldOne);
}

/** The words and quoted phrases of a search, folded. */
export function terms(query: string): string[] {
  return [...fold(query).matchAll(/"([^"]+)"?|([^\s"]+)/g)]
    .map((m) => (m[1] ?? m[2]).trim())
    .filter((t) => t.length > 0);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date as people write it. */
export function day(iso: string): string {
  const parts = iso.split('-');
  const month = parts[1] && MONTHS[Number(parts[1]) - 1];
  if (parts.length === 3 && month) return `${Number(parts[2])} ${month} ${parts[0]}`;
  if (parts.length === 2 && month) return `${month} ${parts[0]}`;
  if (parts.length === 2 && parts[1].startsWith('W')) return `week ${Number(parts[1].slice(1))} of ${parts[0]}`;
  return iso;
}

/** First and last day of an ISO day, month, year or week, counted from 1970; null for anything else. */
export function span(iso: string): [number, number] | null {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2}))?$/.exec(iso);
  if (!m) return null;
  const utc = (y: number, mo: number, d: number) => Math.round(Date.UTC(y, mo, d) / 86400000);
  const year = Number(m[1]);
  if (m[4]) {
    // The week of 4 January is the first.
    const fourth = utc(year, 0, 4);
    const monday = fourth - ((fourth + 3) % 7);
    const first = monday + (Number(m[4]) - 1) * 7;
    return [first, first + 6];
  }
  if (m[3]) {
    const one = utc(year, Number(m[2]) - 1, Number(m[3]));
    return [one, one];
  }
  if (m[2]) return [utc(year, Number(m[2]) - 1, 1), utc(year, Number(m[2]), 1) - 1];
  return [utc(year, 0, 1), utc(year, 11, 31)];
}

export function iso(dayNumber: number): string {
  return new Date(dayNumber * 86400000).toISOString().slice(0, 10);
}

const NUMBER = new Intl.NumberFormat('en-GB');

export function count(n: number, noun = ''): string {
  const digits = NUMBER.format(n);
  if (!noun) return digits;
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${digits} ${n === 1 ? noun : many}`;
}
