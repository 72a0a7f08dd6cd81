import { expect, test } from 'vitest';
import { writeBfclFixture } from '../../../test/support/bfcl-fixture.ts';
import { emptyFolders } from '../../../test/support/empty-folders.ts';
import { MemoryFileSystem } from '../../../test/support/memory-file-system.ts';
import { type Line, scriptedModel } from '../../../test/support/scripted-model.ts';
import { evaluate } from '../benchmark.ts';
import { EvaluationFolder } from '../folder.ts';
import { BfclData, bfclBenchmark, Judge, selectEntries } from './index.ts';

const newFolder = emptyFolders();

async function verdictsOn(mode: 'fc' | 'prompting', lines: readonly Line[]) {
  const data = new BfclData(writeBfclFixture(newFolder()));
  const benchmark = bfclBenchmark({
    data,
    judge: new Judge(data, '2026-11-21'),
    entries: selectEntries(data, {}),
    mode,
  });
  const folder = new EvaluationFolder('/evaluation', { benchmark: 'bfcl' }, new MemoryFileSystem());
  const model = scriptedModel(lines);
  const { verdicts } = await evaluate(benchmark, { model, folder, concurrency: 1, temperature: 0 });
  return verdicts.map(({ id, errorType, turnsPassed }) => [id, errorType, turnsPassed]);
}

test('function calling: the answers to all questions, judged', async () => {
  const create: Line = [['create_ticket', '{"title": "Broken lamp", "priority": 2}']];
  const close: Line = [['close_ticket', '{"ticket_id": 7}']];
  const verdicts = await verdictsOn('fc', [
    [['kitchen_boil', '{"eggs": 3}']],
    [['kitchen_boil', '{"eggs": 2, "minutes": "4.5"}']],
    [['kitchen_boil', '{"eggs": 3}']],
    ...[create, 'Open.', close, 'Closed.'],
    ...[create, 'Open.', 'I lack a function.', 'I still do.'],
  ]);
  expect(verdicts).toEqual([
    ['simple_python_0', null, null],
    ['simple_python_1', 'type_error:simple', null],
    ['irrelevance_0', 'irrelevance_error:decoder_success', null],
    ['multi_turn_base_0', null, 1],
    ['multi_turn_miss_func_0', 'multi_turn:empty_turn_model_response', 0.5],
  ]);
});

test('prompting: the answers to all questions, judged', async () => {
  const create = "[create_ticket(title='Broken lamp', priority=2)]";
  const verdicts = await verdictsOn('prompting', [
    '<think>three</think>[kitchen.boil(eggs=3)]',
    '[kitchen_boil(eggs=2, minutes=4.5)]',
    'No function sings.',
    ...Array<string>(21).fill(create),
    ...[create, 'Open.', 'I lack a function.', '[close_ticket(ticket_id=7)]', 'Closed.'],
  ]);
  expect(verdicts).toEqual([
    ['simple_python_0', null, null],
    ['simple_python_1', 'simple_function_checker:wrong_func_name', null],
    ['irrelevance_0', null, null],
    ['multi_turn_base_0', 'multi_turn:force_terminated', 0],
    ['multi_turn_miss_func_0', null, 1],
  ]);
});
