import { type PairExporter, pairForms } from '../core/exporter.ts';
import type { Message, PairRow } from '../core/row.ts';
import type { Refusal } from '../core/teacher.ts';
import { openLines } from './lines.ts';
import { numberedCalls } from './numbered-calls.ts';
import type { RowFormat } from './proof.ts';
import { fromSwift, type SwiftMessage, toSwift } from './swift-messages.ts';
import { quotedToolCodec, readTextColumn, ToolTexts, textColumnTail } from './tool-texts.ts';

type SwiftLine = Pick<PairRow, 'id' | 'kind' | 'mistake'> & {
  messages: SwiftMessage[];
  rejected_messages: SwiftMessage[];
  rejected_tools: string;
};

/** What of a pair the format keeps: both conversations as wholes. */
type KeptSwiftPair = Pick<PairRow, 'id' | 'kind' | 'mistake'> & { chosen: Message[]; rejected: Message[] };

/** Preference rows of ms-swift: two whole conversations, each with the tools, which it does not carry over by itself. */
export const swiftPreferenceFormat: RowFormat<PairRow, KeptSwiftPair> = {
  toolTexts: () => new ToolTexts(quotedToolCodec, ','),
  obstacle: whyNotSwift,
  keeps: ({ id, kind, mistake, prompt, chosen, rejected }) => ({
    id,
    kind,
    mistake,
    chosen: numberedCalls([...prompt, ...chosen]),
    rejected: numberedCalls([...prompt, ...rejected]),
  }),
  render: ({ id, kind, mistake, prompt, chosen, rejected }, tools) => {
    const sides = {
      messages: toSwift([...prompt, ...chosen]),
      rejected_messages: toSwift([...prompt, ...rejected]),
    };
    const row = JSON.stringify({ id, kind, mistake, ...sides }).slice(0, -1);
    return `${row},"rejected_tools":"[${tools}]","tools":"[${tools}${textColumnTail}`;
  },
  parse: (line, known) => {
    const { row, tools } = readTextColumn<SwiftLine>(line, known);
    if (row.rejected_tools !== JSON.stringify(tools)) throw new Error('the sides have other tools');
    const { id, kind, mistake } = row;
    return {
      kept: { id, kind, mistake, chosen: fromSwift(row.messages), rejected: fromSwift(row.rejected_messages) },
      tools,
    };
  },
};

function whyNotSwift({ prompt, chosen, rejected }: PairRow): Refusal | null {
  const speaks = [...prompt, ...chosen, ...rejected].some(
    (message) => message.role === 'assistant' && message.calls.length > 0 && message.content !== null,
  );
  return speaks ? { refused: 'text-beside-calls', detail: 'a tool_call message has no place for text' } : null;
}

/** Writes `train.jsonl` for preference training with ms-swift. */
export const swiftPreferenceExporter: PairExporter = {
  name: 'swift-preference',
  takes: 'pairs',
  forms: pairForms,
  open: (folder) => openLines(folder, swiftPreferenceFormat),
};
