import type { ConversationExporter } from '../core/exporter.ts';
import type { ConversationRow } from '../core/row.ts';
import type { Refusal } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { definitionOf, type ToolDefinition } from '../core/tool-definition.ts';
import { parseHermes, renderHermes, renderHermesTool, reservedText } from './hermes-text.ts';
import { type KeptConversation, keptConversation } from './kept.ts';
import { openLines } from './lines.ts';
import { numberedCalls } from './numbered-calls.ts';
import type { RowFormat } from './proof.ts';
import { ToolTexts } from './tool-texts.ts';

interface TextLine {
  id: string;
  kind: ConversationRow['kind'];
  text: string;
}

/** Rows of one `text` column: the conversation as the chat template of Qwen2.5 renders it. */
export const hermesFormat: RowFormat<ConversationRow, KeptConversation> = {
  toolTexts: () =>
    new ToolTexts({ render: renderHermesTool, parse: (text) => JSON.parse(text) as ToolDefinition }, '\n'),
  obstacle: whyNotHermes,
  keeps: (row) => ({ ...keptConversation(row), messages: numberedCalls(row.messages) }),
  render: ({ id, kind, messages }, tools) => {
    const line: TextLine = { id, kind, text: renderHermes(messages, tools) };
    return JSON.stringify(line);
  },
  parse: (line, known) => {
    const { id, kind, text } = JSON.parse(line) as TextLine;
    const { messages, tools } = parseHermes(text, known);
    return { kept: { id, kind, messages }, tools };
  },
};

function whyNotHermes(row: ConversationRow): Refusal | null {
  if (row.messages[0]?.role !== 'system') {
    return { refused: 'no-system-message', detail: 'the template would put its own system message there' };
  }
  const tool = row.tools.find(unfitTool);
  if (tool) return { refused: 'reserved-text', detail: `the tool ${tool.id} holds text that the template reserves` };
  const message = row.messages.findIndex((message) => isUnfit(JSON.stringify(message)));
  if (message < 0) return null;
  return { refused: 'reserved-text', detail: `message ${message} holds text that the template reserves` };
}

const unfitTools = new WeakMap<Tool, boolean>();

function unfitTool(tool: Tool): boolean {
  const known = unfitTools.get(tool);
  if (known !== undefined) return known;
  const unfit = isUnfit(JSON.stringify(definitionOf(tool)));
  unfitTools.set(tool, unfit);
  return unfit;
}

// A half of a surrogate pair, which JSON text escapes as \ud800 to \udfff, has no bytes in a model's vocabulary.
function isUnfit(json: string): boolean {
  return reservedText.test(json) || /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(json);
}

/** Writes `train.jsonl` with one `text` column. */
export const hermesExporter: ConversationExporter = {
  name: 'hermes',
  takes: 'conversations',
  open: (folder) => openLines(folder, hermesFormat),
};
