import type { ConversationExporter } from '../core/exporter.ts';
import type { ConversationRow, Message } from '../core/row.ts';
import type { ToolDefinition } from '../core/tool-definition.ts';
import { argumentsAsText, type ChatMessage, fromChat, toChat } from './chat-messages.ts';
import { openLines } from './lines.ts';
import type { RowFormat } from './proof.ts';
import { cutTools, jsonToolCodec, type KnownTools, ToolTexts } from './tool-texts.ts';

const tail = '],"parallel_tool_calls":true}';

interface OpenAiLine {
  messages: ChatMessage<string>[];
  tools: readonly ToolDefinition[];
}

/** OpenAI's fine-tuning lines: messages and tools, arguments as JSON text. */
export const openAiFormat: RowFormat<ConversationRow, readonly Message[]> = {
  toolTexts: () => new ToolTexts(jsonToolCodec, ','),
  keeps: (row) => row.messages,
  render: (row, tools) =>
    `{"messages":${JSON.stringify(toChat(row.messages, argumentsAsText))},"tools":[${tools}${tail}`,
  parse: (line, known) => {
    const { messages, tools } = readOpenAiLine(line, known);
    return { kept: fromChat(messages, argumentsAsText), tools };
  },
};

function readOpenAiLine(line: string, known: KnownTools | undefined): OpenAiLine {
  const rest = known && cutTools(line, tail, known);
  const read = JSON.parse(rest ?? line) as OpenAiLine;
  return known && rest && read.tools.length === 0 ? { ...read, tools: known.definitions } : read;
}

/** Writes `train.jsonl` in OpenAI's format. */
export const openAiExporter: ConversationExporter = {
  name: 'openai',
  takes: 'conversations',
  open: (folder) => openLines(folder, openAiFormat),
};
