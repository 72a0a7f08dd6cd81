import type { ConversationExporter, PairExporter } from '../core/exporter.ts';
import { pairForms } from '../core/exporter.ts';
import type { JsonObject } from '../core/json.ts';
import type { ConversationRow, Message, PairRow } from '../core/row.ts';
import type { Refusal } from '../core/teacher.ts';
import type { ToolDefinition } from '../core/tool-definition.ts';
import { argumentsAsObject, type ChatMessage, fromChat, toChat } from './chat-messages.ts';
import { type KeptConversation, type KeptPair, keptConversation, keptPair } from './kept.ts';
import { openTable, type TextColumns } from './parquet-table.ts';
import type { RowFormat } from './proof.ts';
import { jsonToolCodec, type KnownTools, ToolTexts } from './tool-texts.ts';

/** Conversations as text columns; everything nested is JSON text, so that no reader unites the shapes of rows. */
export const parquetFormat: RowFormat<ConversationRow, KeptConversation, TextColumns> = {
  toolTexts: () => new ToolTexts(jsonToolCodec, ','),
  obstacle: whyNotColumn,
  keeps: keptConversation,
  render: ({ id, kind, messages }, tools) => ({ id, kind, messages: writeMessages(messages), tools: `[${tools}]` }),
  parse: (columns, known) => ({
    kept: {
      id: columns.id!,
      kind: columns.kind as ConversationRow['kind'],
      messages: readMessages(columns.messages),
    },
    tools: readTools(columns.tools!, known),
  }),
};

/** Pairs as text columns. The masks are JSON text, or null in the forms that have none. */
export const parquetPairFormat: RowFormat<PairRow, KeptPair, TextColumns> = {
  toolTexts: () => new ToolTexts(jsonToolCodec, ','),
  obstacle: whyNotColumn,
  keeps: keptPair,
  render: ({ id, kind, mistake, prompt, chosen, rejected, masks }, tools) => ({
    id,
    kind,
    mistake,
    prompt: writeMessages(prompt),
    chosen: writeMessages(chosen),
    rejected: writeMessages(rejected),
    chosen_train: masks ? JSON.stringify(masks.chosen) : null,
    rejected_train: masks ? JSON.stringify(masks.rejected) : null,
    tools: `[${tools}]`,
  }),
  parse: (columns, known) => ({ kept: readPair(columns), tools: readTools(columns.tools!, known) }),
};

// Half a surrogate pair has no UTF-8 bytes, and readers take a leading byte order mark away. Only the id stands bare.
function whyNotColumn({ id }: { id: string }): Refusal | null {
  if (!/\p{Surrogate}|^\uFEFF/u.test(id)) return null;
  return { refused: 'not-utf-8', detail: 'the id cannot be written as UTF-8 text' };
}

function readPair(columns: TextColumns): KeptPair {
  const { chosen_train: chosen, rejected_train: rejected } = columns;
  return {
    id: columns.id!,
    kind: columns.kind as PairRow['kind'],
    mistake: columns.mistake as PairRow['mistake'],
    prompt: readMessages(columns.prompt),
    chosen: readMessages(columns.chosen),
    rejected: readMessages(columns.rejected),
    ...(chosen && rejected && { masks: { chosen: readMask(chosen), rejected: readMask(rejected) } }),
  };
}

function readMask(text: string): boolean[] {
  return JSON.parse(text) as boolean[];
}

function writeMessages(messages: readonly Message[]): string {
  return JSON.stringify(toChat(messages, argumentsAsObject));
}

function readMessages(text: string | null | undefined): Message[] {
  return fromChat(JSON.parse(text!) as ChatMessage<JsonObject>[], argumentsAsObject);
}

function readTools(text: string, known: KnownTools | undefined): readonly ToolDefinition[] {
  return known && text === `[${known.text}]` ? known.definitions : (JSON.parse(text) as ToolDefinition[]);
}

/** Writes `train.parquet` with the conversations. */
export const parquetExporter: ConversationExporter = {
  name: 'parquet',
  takes: 'conversations',
  open: (folder) => openTable(folder, ['id', 'kind', 'messages', 'tools'], parquetFormat),
};

const pairColumns = 'id kind mistake prompt chosen rejected chosen_train rejected_train tools'.split(' ');

/** Writes `train.parquet` with the pairs. */
export const parquetPairsExporter: PairExporter = {
  name: 'parquet-pairs',
  takes: 'pairs',
  forms: pairForms,
  open: (folder) => openTable(folder, pairColumns, parquetPairFormat),
};
