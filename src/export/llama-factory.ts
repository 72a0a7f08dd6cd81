import type { ConversationExporter } from '../core/exporter.ts';
import type { ConversationRow } from '../core/row.ts';
import { isRefusal } from '../core/teacher.ts';
import { type KeptConversation, keptConversation } from './kept.ts';
import { openLines } from './lines.ts';
import { numberedCalls } from './numbered-calls.ts';
import type { RowFormat } from './proof.ts';
import { datasetInfo, fromShareGpt, readFunctions, type ShareGpt, shareGptTools, toShareGpt } from './sharegpt.ts';
import { readTextColumn, textColumnTail } from './tool-texts.ts';

type SftLine = ShareGpt & Pick<ConversationRow, 'id' | 'kind'>;

/** LLaMA-Factory's sharegpt rows for SFT. */
export const llamaFactoryFormat: RowFormat<ConversationRow, KeptConversation> = {
  toolTexts: shareGptTools,
  obstacle: (row) => {
    const converted = toShareGpt(row.messages);
    return isRefusal(converted) ? converted : null;
  },
  keeps: (row) => ({ ...keptConversation(row), messages: numberedCalls(row.messages) }),
  render: ({ id, kind, messages }, tools) => {
    const row = { id, kind, ...toShareGpt(messages) };
    return `${JSON.stringify(row).slice(0, -1)},"tools":"[${tools}${textColumnTail}`;
  },
  parse: (line, known) => {
    const { row, tools } = readTextColumn<SftLine>(line, known);
    const { messages } = fromShareGpt(row);
    return { kept: { id: row.id, kind: row.kind, messages }, tools: readFunctions(tools, known) };
  },
};

/** Writes `train.jsonl` and `dataset_info.json` for LLaMA-Factory's SFT. */
export const llamaFactoryExporter: ConversationExporter = {
  name: 'llama-factory',
  takes: 'conversations',
  open: (folder) => openLines(folder, llamaFactoryFormat, { 'dataset_info.json': datasetInfo('magnet_sft', false) }),
};
