/** A slot of a template: its name, and when it speaks. */
export interface Slot {
  name: string;
  /**
   * `{=name}` speaks only of a value that is stated and `{^name}` only of one that is referred to, for wordings that
   * fit one of the two; null for a plain `{name}`.
   */
  only: 'stated' | 'referred' | null;
}

/** A piece of a template: literal text, or a slot. */
type Part = string | Slot;

interface Segment {
  parts: readonly Part[];
  /** True for a clause in square brackets, which goes when one of its slots has nothing to say. */
  optional: boolean;
}

/** What a slot says. `inClause` tells whether silence (null) only drops a clause, or spoils the whole template. */
export type SlotWords = (slot: Slot, inClause: boolean) => string | null;

/** A template with its slots filled. */
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
    for (const part of segment.parts) if (typeof part !== 'string') slots.add(part.name);
  }
  return { text, slots };
}

/** The slots of a template that stand alone in a clause, so that they can be left out by themselves. */
export function droppableSlots(template: string): string[] {
  return segmentsOf(template).flatMap(({ parts, optional }) => {
    const slots = parts.filter((part) => typeof part !== 'string');
    return optional && slots.length === 1 ? [slots[0]!.name] : [];
  });
}

function renderSegment({ parts, optional }: Segment, words: SlotWords): string | null {
  let text = '';
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : words(part, optional);
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
    .map((piece) => (piece.startsWith('{') ? slotOf(piece.slice(1, -1)) : piece));
}

function slotOf(written: string): Slot {
  if (written.startsWith('=')) return { name: written.slice(1), only: 'stated' };
  if (written.startsWith('^')) return { name: written.slice(1), only: 'referred' };
  return { name: written, only: null };
}
