import type { PairExporter } from '../core/exporter.ts';
import { pairForms } from '../core/exporter.ts';
import type { PairRow } from '../core/row.ts';
import { argumentsAsObject, fromChat, toChat } from './chat-messages.ts';
import { type TrlPreferenceRow, trlRowVersion } from './file-rows.ts';
import { type KeptPair, keptPair } from './kept.ts';
import { openLines } from './lines.ts';
import type { RowFormat } from './proof.ts';
import { quotedToolCodec, readTextColumn, ToolTexts, textColumnTail } from './tool-texts.ts';

type PreferenceLine = Omit<TrlPreferenceRow, 'tools'>;

/** TRL's preference rows with an explicit prompt. The tools are one JSON text; arguments are objects. */
export const trlPreferenceFormat: RowFormat<PairRow, KeptPair> = {
  toolTexts: () => new ToolTexts(quotedToolCodec, ','),
  keeps: keptPair,
  render: (row, tools) => `${JSON.stringify(toLine(row)).slice(0, -1)},"tools":"[${tools}${textColumnTail}`,
  parse: (line, known) => {
    const { row, tools } = readTextColumn<PreferenceLine>(line, known);
    return { kept: fromLine(row), tools };
  },
};

function toLine({ id, kind, mistake, prompt, chosen, rejected, masks }: PairRow): PreferenceLine {
  return {
    version: trlRowVersion,
    id,
    kind,
    mistake,
    prompt: toChat(prompt, argumentsAsObject),
    chosen: toChat(chosen, argumentsAsObject),
    rejected: toChat(rejected, argumentsAsObject),
    ...(masks && { chosen_train: [...masks.chosen], rejected_train: [...masks.rejected] }),
  };
}

function fromLine({ id, kind, mistake, chosen_train, rejected_train, ...line }: PreferenceLine): KeptPair {
  return {
    id,
    kind,
    mistake,
    prompt: fromChat(line.prompt, argumentsAsObject),
    chosen: fromChat(line.chosen, argumentsAsObject),
    rejected: fromChat(line.rejected, argumentsAsObject),
    ...(chosen_train && rejected_train && { masks: { chosen: chosen_train, rejected: rejected_train } }),
  };
}

/** Writes `train.jsonl` for TRL's preference trainers. */
export const trlPreferenceExporter: PairExporter = {
  name: 'trl-preference',
  takes: 'pairs',
  forms: pairForms,
  open: (folder) => openLines(folder, trlPreferenceFormat),
};
