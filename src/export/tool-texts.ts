import { type Json, jsonEqual } from '../core/json.ts';
import type { Tool } from '../core/tool.ts';
import { definitionOf, type ToolDefinition } from '../core/tool-definition.ts';

/** How a format writes one tool, and how it is read back. */
export interface ToolCodec {
  render(definition: ToolDefinition): string;
  parse(text: string): ToolDefinition;
}

/** The tools of a row in the text of a format, each tool's text having been read back and found equal. */
export interface KnownTools {
  text: string;
  definitions: readonly ToolDefinition[];
}

/**
 * Writes the tools of rows. A tool recurs in thousands of rows, so its text is made and proved once and kept as long as
 * the tool lives.
 */
export class ToolTexts {
  readonly #codec: ToolCodec;
  readonly #separator: string;
  readonly #proved = new WeakMap<Tool, { text: string; definition: ToolDefinition } | 'unequal'>();

  constructor(codec: ToolCodec, separator: string) {
    this.#codec = codec;
    this.#separator = separator;
  }

  /** The joined texts of the tools, or the tool whose text does not read back as itself. */
  join(tools: readonly Tool[]): KnownTools | { unequal: Tool } {
    const definitions: ToolDefinition[] = [];
    const texts: string[] = [];
    for (const tool of tools) {
      const proved = this.#prove(tool);
      if (proved === 'unequal') return { unequal: tool };
      texts.push(proved.text);
      definitions.push(proved.definition);
    }
    return { text: texts.join(this.#separator), definitions };
  }

  #prove(tool: Tool): { text: string; definition: ToolDefinition } | 'unequal' {
    const known = this.#proved.get(tool);
    if (known) return known;
    const definition = definitionOf(tool);
    const text = this.#codec.render(definition);
    const equal = jsonEqual(this.#codec.parse(text) as unknown as Json, definition as unknown as Json);
    const outcome = equal ? { text, definition } : 'unequal';
    this.#proved.set(tool, outcome);
    return outcome;
  }
}

/** A tool as JSON text. */
export const jsonToolCodec: ToolCodec = {
  render: (definition) => JSON.stringify(definition),
  parse: (text) => JSON.parse(text) as ToolDefinition,
};

/** A tool as JSON text inside a JSON string: `{\"type\":\"function\", …}`, without the outer quotes. */
export const quotedToolCodec: ToolCodec = {
  render: (definition) => JSON.stringify(JSON.stringify(definition)).slice(1, -1),
  parse: (text) => JSON.parse(JSON.parse(`"${text}"`) as string) as ToolDefinition,
};

/**
 * Takes proved tools out of a line that must hold them right before its fixed tail. What stays is the line of the same
 * row without tools. Null when the bytes there are others.
 */
export function cutTools(line: string, tail: string, known: KnownTools): string | null {
  const end = line.length - tail.length;
  const start = end - known.text.length;
  if (start < 0 || line.slice(start, end) !== known.text) return null;
  return line.slice(0, start) + line.slice(end);
}

/** How a line ends whose last column is the tools as one JSON text. */
export const textColumnTail = ']"}';

/** Reads a line whose last column, `tools`, is the JSON text of the tools. */
export function readTextColumn<Line>(
  line: string,
  known: KnownTools | undefined,
): { row: Line; tools: readonly ToolDefinition[] } {
  const rest = known && cutTools(line, textColumnTail, known);
  const row = JSON.parse(rest ?? line) as Line & { tools: string };
  if (known && rest && row.tools === '[]') return { row, tools: known.definitions };
  return { row, tools: JSON.parse(row.tools) as ToolDefinition[] };
}
