// Readings put together again from what the page has already (src/report/template.rs takes them apart).

const PART = 0xe000;
const AS_IS = '\ue0ff';

/** Numbers of the parts. */
export const WORDS = 0;
export const WHO = 1;
export const CUE = 2;
export const DATE = 3;
export const OBJECT = 4;
export const CONDITION = 5;
export const BY = 6;
export const FIRST = 0x20;
export const SECOND = 0x80;

/** The reading that a template stands for. */
export function expand(template: string, part: (number: number) => string): string {
  if (template.startsWith(AS_IS)) return template.slice(1);
  const out = template.replace(/[\ue000-\ue0fe]/g, (c) => part(c.charCodeAt(0) - PART));
  if (!/^[\ue000-\ue0fe]/.test(template)) return out;
  const first = String.fromCodePoint(out.codePointAt(0) ?? 0x20);
  return first.toUpperCase() + out.slice(first.length);
}

const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const MOST = 180;

/** The words on one line, cut at a space where they are many: as `clip` in src/report/reading.rs does it. */
export function cut(words: string): string {
  const line = words.split(SPACE).filter(Boolean).join(' ');
  if (line.length <= MOST) return line;
  const points = Array.from(line);
  if (points.length <= MOST) return line;
  const head = points.slice(0, MOST).join('');
  const end = head.lastIndexOf(' ');
  return `${end < 0 ? head : head.slice(0, end)}…`;
}
