// A stretch of text with several layers of marks over it, cut into pieces that can be drawn side by side.

export type Layer = 'actor' | 'quote' | 'stance' | 'event' | 'time' | 'place';

export interface Mark {
  start: number;
  end: number;
  layer: Layer;
  /** What the span is in the record that is looked at: drawn as a box with this word beside it. */
  role?: string;
  title?: string;
}

export interface Piece {
  text: string;
  layers: Layer[];
  boxed: boolean;
  /** The piece begins or ends a boxed span. */
  opens: boolean;
  closes: boolean;
  /** Roles of boxed spans that end here. */
  roles: { role: string; layer: Layer }[];
  title: string;
}

export const LAYERS: [Layer, string][] = [
  ['event', 'event words'],
  ['actor', 'actors'],
  ['quote', 'quotes'],
  ['stance', 'stances'],
  ['time', 'times'],
  ['place', 'places'],
];

/** Cuts `text` from `from` to `to` (UTF-16 units, as all marks here) wherever a mark begins or ends. */
export function pieces(text: string, from: number, to: number, marks: Mark[]): Piece[] {
  const inside = marks.filter((m) => m.start < to && from < m.end && m.start < m.end);
  const cuts = new Set([from, to]);
  for (const m of inside) {
    cuts.add(Math.max(m.start, from));
    cuts.add(Math.min(m.end, to));
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, i) => {
    const end = at[i + 1];
    const over = inside.filter((m) => m.start <= start && end <= m.end);
    const boxes = over.filter((m) => m.role);
    return {
      text: text.slice(start, end),
      layers: LAYERS.map(([l]) => l).filter((l) => over.some((m) => m.layer === l)),
      boxed: boxes.length > 0,
      opens: boxes.some((m) => Math.max(m.start, from) === start),
      closes: boxes.some((m) => Math.min(m.end, to) === end),
      // A phrase for two parties ("both governments") is said to be one only once.
      roles: boxes
        .filter((m, i) => Math.min(m.end, to) === end && boxes.findIndex((o) => o.role === m.role && o.end === m.end) === i)
        .map((m) => ({ role: m.role as string, layer: m.layer })),
      title: over.map((m) => m.title).filter(Boolean).join('; '),
    };
  });
}
