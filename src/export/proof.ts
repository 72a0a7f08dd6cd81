import { type Json, jsonEqual } from '../core/json.ts';
import type { Refusal } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { ToolDefinition } from './definitions.ts';
import type { KnownTools, ToolTexts } from './tool-texts.ts';

/** What was read back from a line. */
export interface ReadBack<Kept> {
  kept: Kept;
  tools: readonly ToolDefinition[];
}

/** A format with one line a row. `Kept` is what of a row it holds: messages, ids. */
export interface LineFormat<Row extends { tools: readonly Tool[] }, Kept> {
  /** How the format writes tools. A fresh one for each file, so that nothing outlives it. */
  toolTexts(): ToolTexts;
  /** Why the format cannot hold a row that it could not write right, if it cannot. */
  obstacle?(row: Row): Refusal | null;
  /** What reading the row back must give. */
  keeps(row: Row): Kept;
  /** The line, without its line feed. `tools` is the joined text of the row's tools. */
  render(row: Row, tools: string): string;
  /**
   * Reads a line. Tools whose text is known may be recognised by their bytes instead of being read anew. Throws on a
   * line that is none of this format.
   */
  parse(line: string, known?: KnownTools): ReadBack<Kept>;
}

/** A row's line, read back and found equal to the row; or why there is none. */
export function provedLine<Row extends { tools: readonly Tool[] }, Kept>(
  format: LineFormat<Row, Kept>,
  row: Row,
  texts: ToolTexts = format.toolTexts(),
): string | Refusal {
  const obstacle = format.obstacle?.(row);
  if (obstacle) return obstacle;
  const known = texts.join(row.tools);
  if ('unequal' in known) return notEqual(`the tool ${known.unequal.id} does not read back as itself`);
  const line = format.render(row, known.text);
  return proveLine(format, row, line, known) ?? line;
}

function proveLine<Row extends { tools: readonly Tool[] }, Kept>(
  format: LineFormat<Row, Kept>,
  row: Row,
  line: string,
  known: KnownTools,
): Refusal | null {
  try {
    const { kept, tools } = format.parse(line, known);
    if (!equal(kept, format.keeps(row))) return notEqual('the line reads back as other messages');
    if (tools !== known.definitions && !equal(tools, known.definitions)) {
      return notEqual('the line reads back as other tools');
    }
    return null;
  } catch (error) {
    return notEqual(`the line cannot be read back: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function notEqual(detail: string): Refusal {
  return { refused: 'export-not-equal', detail };
}

function equal(left: unknown, right: unknown): boolean {
  return jsonEqual(left as Json, right as Json);
}
