import type { PairExporter } from '../core/exporter.ts';
import type { Message, PairRow } from '../core/row.ts';
import { isRefusal, type Refusal } from '../core/teacher.ts';
import { type KeptPair, keptPair } from './kept.ts';
import { openLines } from './lines.ts';
import { NumberedMessages, numberedCalls } from './numbered-calls.ts';
import type { RowFormat } from './proof.ts';
import {
  answerEntry,
  datasetInfo,
  fromShareGpt,
  readEntry,
  readFunctions,
  type ShareGpt,
  type ShareGptMessage,
  shareGptTools,
  toShareGpt,
} from './sharegpt.ts';
import { readTextColumn, textColumnTail } from './tool-texts.ts';

type RankingLine = ShareGpt &
  Pick<PairRow, 'id' | 'kind' | 'mistake'> & { chosen: ShareGptMessage; rejected: ShareGptMessage };

type Answer = Extract<Message, { role: 'assistant' }>;

/** LLaMA-Factory's sharegpt rows for preference training: one message a side. */
export const llamaFactoryRankingFormat: RowFormat<PairRow, KeptPair> = {
  toolTexts: shareGptTools,
  obstacle: whyNotRanking,
  keeps: (row) => ({
    ...keptPair(row),
    prompt: numberedCalls(row.prompt),
    chosen: numberedCalls(row.chosen),
    rejected: numberedCalls(row.rejected),
  }),
  render: ({ id, kind, mistake, prompt, chosen, rejected }, tools) => {
    const sides = { chosen: answerEntry(chosen[0] as Answer), rejected: answerEntry(rejected[0] as Answer) };
    const row = { id, kind, mistake, ...toShareGpt(prompt), ...sides };
    return `${JSON.stringify(row).slice(0, -1)},"tools":"[${tools}${textColumnTail}`;
  },
  parse: (line, known) => {
    const { row, tools } = readTextColumn<RankingLine>(line, known);
    const { id, kind, mistake } = row;
    const sides = { chosen: readSide(row.chosen), rejected: readSide(row.rejected) };
    const kept = { id, kind, mistake, prompt: fromShareGpt(row).messages, ...sides };
    return { kept, tools: readFunctions(tools, known) };
  },
};

function readSide(entry: ShareGptMessage): Message[] {
  const read = new NumberedMessages();
  readEntry(entry, read);
  return read.messages;
}

function whyNotRanking({ prompt, chosen, rejected }: PairRow): Refusal | null {
  for (const side of [chosen, rejected]) {
    if (side.length !== 1 || side[0]?.role !== 'assistant') {
      return { refused: 'one-message-a-side', detail: 'a ranking row holds one assistant message a side' };
    }
    const converted = toShareGpt([...prompt, ...side]);
    if (isRefusal(converted)) return converted;
  }
  return null;
}

/** Writes `train.jsonl` and `dataset_info.json` for LLaMA-Factory's preference training. */
export const llamaFactoryRankingExporter: PairExporter = {
  name: 'llama-factory-ranking',
  takes: 'pairs',
  forms: ['first-divergence'],
  open: (folder) =>
    openLines(folder, llamaFactoryRankingFormat, { 'dataset_info.json': datasetInfo('magnet_preference', true) }),
};
