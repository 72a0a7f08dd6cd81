import { type Json, jsonEqual } from '../core/json.ts';
import type { Refusal } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { ToolDefinition } from '../core/tool-definition.ts';
import type { KnownTools, ToolTexts } from './tool-texts.ts';

/** What was read back of a row. */
export interface ReadBack<Kept> {
  kept: Kept;
  tools: readonly ToolDefinition[];
}

/**
 * How rows become text and text becomes rows. `Kept` is what of a row the format holds: messages, ids. `Text` is what one
 * row becomes: a line, or the texts of its columns.
 */
export interface RowFormat<Row extends { tools: readonly Tool[] }, Kept, Text = string> {
  /** How the format writes tools. A fresh one for each file, so that nothing outlives it. */
  toolTexts(): ToolTexts;
  /** Why the format cannot hold a row that it could not write right, if it cannot. */
  obstacle?(row: Row): Refusal | null;
  /** What reading the row back must give. */
  keeps(row: Row): Kept;
  /** The row's text; a line has no line feed. `tools` is the joined text of the row's tools. */
  render(row: Row, tools: string): Text;
  /**
   * Reads a row. Tools whose text is known may be recognised by their bytes instead of being read anew. Throws on what
   * is none of this format.
   */
  parse(text: Text, known?: KnownTools): ReadBack<Kept>;
}

/** A row's text, read back and found equal to the row; or why there is none. */
export function provedText<Row extends { tools: readonly Tool[] }, Kept, Text>(
  format: RowFormat<Row, Kept, Text>,
  row: Row,
  texts: ToolTexts = format.toolTexts(),
): { text: Text } | Refusal {
  const obstacle = format.obstacle?.(row);
  if (obstacle) return obstacle;
  const known = texts.join(row.tools);
  if ('unequal' in known) return notEqual(`the tool ${known.unequal.id} does not read back as itself`);
  const text = format.render(row, known.text);
  return whyUnequal(format, row, text, known) ?? { text };
}

function whyUnequal<Row extends { tools: readonly Tool[] }, Kept, Text>(
  format: RowFormat<Row, Kept, Text>,
  row: Row,
  text: Text,
  known: KnownTools,
): Refusal | null {
  try {
    const { kept, tools } = format.parse(text, known);
    if (!equal(kept, format.keeps(row))) return notEqual('the text reads back as other messages');
    if (tools !== known.definitions && !equal(tools, known.definitions)) {
      return notEqual('the text reads back as other tools');
    }
    return null;
  } catch (error) {
    return notEqual(`the text cannot be read back: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function notEqual(detail: string): Refusal {
  return { refused: 'export-not-equal', detail };
}

function equal(left: unknown, right: unknown): boolean {
  return jsonEqual(left as Json, right as Json);
}
