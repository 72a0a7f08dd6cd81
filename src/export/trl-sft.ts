import type { ConversationExporter } from '../core/exporter.ts';
import type { ConversationRow } from '../core/row.ts';
import { argumentsAsObject, fromChat, toChat } from './chat-messages.ts';
import { type TrlSftRow, trlRowVersion } from './file-rows.ts';
import { type KeptConversation, keptConversation } from './kept.ts';
import { openLines } from './lines.ts';
import type { RowFormat } from './proof.ts';
import { quotedToolCodec, readTextColumn, ToolTexts, textColumnTail } from './tool-texts.ts';

type SftLine = Omit<TrlSftRow, 'tools'>;

/** TRL's conversational SFT rows. The tools are one JSON text; arguments are objects. */
export const trlSftFormat: RowFormat<ConversationRow, KeptConversation> = {
  toolTexts: () => new ToolTexts(quotedToolCodec, ','),
  keeps: keptConversation,
  render: ({ id, kind, messages }, tools) => {
    const row: SftLine = { version: trlRowVersion, id, kind, messages: toChat(messages, argumentsAsObject) };
    return `${JSON.stringify(row).slice(0, -1)},"tools":"[${tools}${textColumnTail}`;
  },
  parse: (line, known) => {
    const { row, tools } = readTextColumn<SftLine>(line, known);
    return { kept: { id: row.id, kind: row.kind, messages: fromChat(row.messages, argumentsAsObject) }, tools };
  },
};

/** Writes `train.jsonl` for TRL's SFT trainer. */
export const trlSftExporter: ConversationExporter = {
  name: 'trl-sft',
  takes: 'conversations',
  open: (folder) => openLines(folder, trlSftFormat),
};
