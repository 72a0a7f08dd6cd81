import { expect, test } from 'vitest';
import { exportPair, exportTrajectory, findExportTool, textStep } from '../../test/support/export-trajectories.ts';
import { type PairForm, pairForms } from '../core/exporter.ts';
import type { PairRow } from '../core/row.ts';
import type { PreferencePair } from '../core/trajectory.ts';
import { pairRow } from './pairs.ts';
import { conversationRow } from './rows.ts';

function rowOf(form: PairForm, pair: PreferencePair = exportPair()): PairRow {
  return pairRow(pair, form, findExportTool) as PairRow;
}

const whole = conversationRow(exportTrajectory(), findExportTool).messages;

test('first-divergence shows one message a side after everything before it', () => {
  const row = rowOf('first-divergence');
  expect(row.prompt).toEqual(whole.slice(0, 6));
  expect(row.chosen).toEqual([whole[6]]);
  expect(row.rejected).toMatchObject([{ role: 'assistant', calls: [{ name: 'book', arguments: { id: 8 } }] }]);
});

test('turn shows what both sides did in the turn where they part', () => {
  const row = rowOf('turn');
  expect(row.prompt).toEqual(whole.slice(0, 6));
  expect(row.chosen).toEqual(whole.slice(6));
  expect(row.rejected.map((message) => message.role)).toEqual(['assistant', 'tool', 'assistant']);
});

test('trajectory shows everything after the first words, masked to what the model wrote', () => {
  const row = rowOf('trajectory');
  expect(row.prompt).toEqual(whole.slice(0, 2));
  expect(row.chosen).toEqual(whole.slice(2));
  expect(row.masks?.chosen).toEqual([true, false, true, false, true, false, true]);
  expect(row.masks?.rejected).toEqual([true, false, true, false, true, false, true]);
});

test.each(pairForms)('%s: the prompt and the chosen side are the chosen conversation from its start', (form) => {
  const { prompt, chosen } = rowOf(form);
  expect([...prompt, ...chosen]).toEqual(whole.slice(0, prompt.length + chosen.length));
});

test.each<[reason: string, change: (pair: PreferencePair) => void]>([
  ['pair-not-diverging', (pair) => Object.assign(pair, { divergesAt: { turn: 't1', step: 0 } })],
  ['pair-not-at-divergence', (pair) => Object.assign(pair, { divergesAt: { turn: 't2', step: 5 } })],
  ['pair-not-at-divergence', (pair) => Object.assign(pair, { divergesAt: { turn: 't9', step: 0 } })],
  ['pair-prompts-differ', (pair) => Object.assign(pair.rejected.turns[1]!, { user: 'Book one' })],
  ['pair-prompts-differ', (pair) => pair.rejected.turns[0]!.steps.splice(1, 1, textStep('Found 8.'))],
  ['pair-tools-differ', (pair) => pair.rejected.tools.reverse()],
])('is refused: %s', (reason, change) => {
  const pair = exportPair();
  change(pair);
  for (const form of pairForms) expect(pairRow(pair, form, findExportTool)).toMatchObject({ refused: reason });
});
