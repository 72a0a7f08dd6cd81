/** A piece of a template: literal text, or the name of a slot. */
type Part = string | { slot: string };

interface Segment {
  parts: readonly Part[];
  /** True for a clause in square brackets, which goes when one of its slots has nothing to say. */
  optional: boolean;
}

/** What a slot says. `inClause` tells whether silence (null) only drops a clause, or spoils the whole template. */
export type SlotWords = (slot: string, inClause: boolean) => string | null;

export interface Rendered {
  text: string;
  /** The slots that were filled. */
  slots: ReadonlySet<string>;
}

const parsed = new Map<string, readonly Segment[]>();

/** Fills a template (see `ToolPhrases`), or answers null when a slot outside every clause is silent. */
export function renderTemplate(template: string, words: SlotWords): Rendered | null {
  const slots = new Set<string>();
  let text = '';
  for (const segment of segmentsOf(template)) {
    const piece = renderSegment(segment, words);
    if (piece === null && !segment.optional) return null;
    if (piece === null) continue;
    text += piece;
    for (const part of segment.parts) if (typeof part !== 'string') slots.add(part.slot);
  }
  return { text, slots };
}

/** The slots of a template that stand alone in a clause, so that they can be left out by themselves. */
export function droppableSlots(template: string): string[] {
  return segmentsOf(template).flatMap(({ parts, optional }) => {
    const slots = parts.filter((part) => typeof part !== 'string');
    return optional && slots.length === 1 ? [slots[0]!.slot] : [];
  });
}

function renderSegment({ parts, optional }: Segment, words: SlotWords): string | null {
  let text = '';
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : words(part.slot, optional);
    if (piece === null) return null;
    text += piece;
  }
  return text;
}

function segmentsOf(template: string): readonly Segment[] {
  let segments = parsed.get(template);
  if (!segments) {
    segments = template
      .split(/(\[[^\]]*\])/)
      .filter((piece) => piece !== '')
      .map((piece) => {
        const optional = piece.startsWith('[');
        return { optional, parts: partsOf(optional ? piece.slice(1, -1) : piece) };
      });
    parsed.set(template, segments);
  }
  return segments;
}

function partsOf(text: string): Part[] {
  return text
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') ? { slot: piece.slice(1, -1) } : piece));
}
