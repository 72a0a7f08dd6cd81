import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation, exportTool, oddConversation, pair } from '../../test/support/export-rows.ts';
import type { ConversationRow } from '../core/row.ts';
import type { Tool } from '../core/tool.ts';
import { definitionOf } from '../core/tool-definition.ts';
import { axolotlFormat } from './axolotl.ts';
import { hermesFormat } from './hermes.ts';
import { llamaFactoryFormat } from './llama-factory.ts';
import { llamaFactoryRankingFormat } from './llama-factory-ranking.ts';
import { openAiFormat } from './openai.ts';
import { parquetFormat, parquetPairFormat } from './parquet.ts';
import { provedText, type RowFormat } from './proof.ts';
import { swiftPreferenceFormat } from './swift-preference.ts';
import { trlPreferenceFormat } from './trl-preference.ts';
import { trlSftFormat } from './trl-sft.ts';

/** Proves a row and reads its text again without any help; returns the reason when the row is refused. */
function roundTrip<Row extends { tools: readonly Tool[] }, Kept, Text>(
  format: RowFormat<Row, Kept, Text>,
  row: Row,
): string | undefined {
  const proved = provedText(format, row);
  if ('refused' in proved) return proved.refused;
  const read = format.parse(proved.text);
  expect(read.kept).toEqual(format.keeps(row));
  expect(read.tools).toEqual(row.tools.map(definitionOf));
  return undefined;
}

function forAll<Value>(values: fc.Arbitrary<Value>, check: (value: Value) => void): void {
  fc.assert(fc.property(values, (value) => void check(value)));
}

const anyFormats: [string, RowFormat<ConversationRow, unknown>][] = [
  ['openai', openAiFormat],
  ['trl-sft', trlSftFormat],
  ['axolotl', axolotlFormat],
];

describe.each(anyFormats)('%s', (_, format) => {
  test('holds every conversation and gives it back', () => {
    forAll(conversation, (row) => expect(roundTrip(format, row)).toBeUndefined());
  });
  test('gives odd rows back or refuses them', () => {
    forAll(oddConversation, (row) => expect([undefined, 'export-not-equal']).toContain(roundTrip(format, row)));
  });
});

test('parquet holds every conversation and gives it back', () => {
  forAll(conversation, (row) => expect(roundTrip(parquetFormat, row)).toBeUndefined());
});

test('hermes holds every conversation without reserved text and gives it back', () => {
  forAll(conversation, (row) => expect(roundTrip(hermesFormat, row)).toBeUndefined());
});

test('hermes gives odd rows back or refuses them', () => {
  const reasons = [undefined, 'export-not-equal', 'no-system-message'];
  forAll(oddConversation, (row) => expect(reasons).toContain(roundTrip(hermesFormat, row)));
});

test('llama-factory holds every conversation that does not speak beside calls', () => {
  forAll(conversation, (row) => {
    const speaks = row.messages.some((m) => m.role === 'assistant' && m.calls.length > 0 && m.content !== null);
    expect(roundTrip(llamaFactoryFormat, row)).toBe(speaks ? 'text-beside-calls' : undefined);
  });
});

test('llama-factory gives odd rows back or refuses them', () => {
  const reasons = [undefined, 'export-not-equal', 'turn-order', 'text-beside-calls'];
  forAll(oddConversation, (row) => expect(reasons).toContain(roundTrip(llamaFactoryFormat, row)));
});

test('the pair formats give pairs back or refuse them', () => {
  const reasons = [undefined, 'export-not-equal', 'one-message-a-side', 'turn-order', 'text-beside-calls'];
  forAll(pair, (row) => {
    expect(roundTrip(trlPreferenceFormat, row)).toBeUndefined();
    expect(roundTrip(parquetPairFormat, row)).toBeUndefined();
    expect(reasons).toContain(roundTrip(llamaFactoryRankingFormat, row));
    expect(reasons).toContain(roundTrip(swiftPreferenceFormat, row));
  });
});

describe('a format that writes something else', () => {
  const row: ConversationRow = {
    id: 'r1',
    kind: 'single',
    tools: [exportTool('find')],
    messages: [
      { role: 'system', content: 'Help.' },
      { role: 'user', content: 'Hi "there"' },
      { role: 'assistant', content: 'Hello', calls: [] },
    ],
  };
  const render = openAiFormat.render.bind(openAiFormat);

  test.each([
    ['other words', (text: string) => text.replace('Hello', 'Hullo')],
    ['a missing message', (text: string) => text.replace('{"role":"system","content":"Help."},', '')],
    ['another tool', (text: string) => text.replace('Does find', 'Does look')],
    ['no tools', (text: string) => text.replace(/"tools":\[.*\],/, '"tools":[],')],
    ['a bad escape', (text: string) => text.replace('\\"there', '"there')],
    ['half a line', (text: string) => text.slice(0, 60)],
  ])('is refused: %s', (_, spoil) => {
    const spoilt = { ...openAiFormat, render: (given: ConversationRow, tools: string) => spoil(render(given, tools)) };
    expect(provedText(spoilt, row)).toMatchObject({ refused: 'export-not-equal' });
  });

  test('is refused when a tool does not read back as itself', () => {
    const odd = { ...exportTool('find'), inputSchema: { type: 'object', bad: Number.NaN } };
    expect(provedText(openAiFormat, { ...row, tools: [odd] })).toEqual({
      refused: 'export-not-equal',
      detail: 'the tool test/find does not read back as itself',
    });
  });
});
