import type { ConversationExporter } from '../core/exporter.ts';
import type { ConversationRow } from '../core/row.ts';
import { argumentsAsText, type ChatMessage, fromChat, toChat } from './chat-messages.ts';
import { type KeptConversation, keptConversation } from './kept.ts';
import { openLines } from './lines.ts';
import type { RowFormat } from './proof.ts';
import { quotedToolCodec, readTextColumn, ToolTexts, textColumnTail } from './tool-texts.ts';

type AxolotlLine = Pick<ConversationRow, 'id' | 'kind'> & { messages: ChatMessage<string>[] };

/**
 * Axolotl's chat rows. Tools and arguments are both JSON text, which Axolotl reads back itself: its loader knows no
 * other way to keep the shapes of rows apart.
 */
export const axolotlFormat: RowFormat<ConversationRow, KeptConversation> = {
  toolTexts: () => new ToolTexts(quotedToolCodec, ','),
  keeps: keptConversation,
  render: ({ id, kind, messages }, tools) => {
    const row: AxolotlLine = { id, kind, messages: toChat(messages, argumentsAsText) };
    return `${JSON.stringify(row).slice(0, -1)},"tools":"[${tools}${textColumnTail}`;
  },
  parse: (line, known) => {
    const { row, tools } = readTextColumn<AxolotlLine>(line, known);
    return { kept: { id: row.id, kind: row.kind, messages: fromChat(row.messages, argumentsAsText) }, tools };
  },
};

/** Writes `train.jsonl` for SFT with Axolotl. */
export const axolotlExporter: ConversationExporter = {
  name: 'axolotl',
  takes: 'conversations',
  open: (folder) => openLines(folder, axolotlFormat),
};
