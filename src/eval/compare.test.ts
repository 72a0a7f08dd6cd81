import { expect, test } from 'vitest';
import { type ComparedEvaluation, compareEvaluations, figuresText, readFigures } from './compare.ts';
import { plainTable } from './text-table.ts';

function evaluation(model: string, benchmark: string, figures: ComparedEvaluation['figures'], questions = 3) {
  const manifest = { benchmark, model, baseUrl: `http://${model}`, mode: 'fc', questions };
  return readFigures(figuresText(manifest, figures), 'figures.json');
}

const base = evaluation('base', 'bfcl', { Overall: 0.5, 'Multi Turn': null });
const tuned = evaluation('tuned', 'bfcl', { Overall: 0.6234, 'Multi Turn': 0.3 });

test('two models stand side by side, with the difference in points', () => {
  const others = [
    evaluation('base', 'toolquery', { Success: 0.7 }),
    evaluation('tuned', 'toolquery', { Success: 0.6 }),
  ];
  const { table, notes } = compareEvaluations([base, tuned, ...others]);
  expect(plainTable(table).split('\n')).toEqual([
    'Figure                base   tuned  Difference',
    'bfcl: Overall       50.00%  62.34%      +12.34',
    'bfcl: Multi Turn       N/A  30.00%            ',
    'toolquery: Success  70.00%  60.00%      -10.00',
  ]);
  expect(notes).toEqual([]);
});

test('a third model takes the difference away, and a benchmark that it lacks is N/A', () => {
  const { table } = compareEvaluations([base, tuned, evaluation('other', 'toolquery', { Success: 1 })]);
  expect(table.header).toEqual(['Figure', 'base', 'tuned', 'other']);
  expect(table.rows[0]).toEqual(['bfcl: Overall', '50.00%', '62.34%', 'N/A']);
});

test('the state of the data stands beside the figures', () => {
  const manifest = { benchmark: 'bfcl', model: 'base', data: { commit: 'abc', fingerprint: '12' } };
  const known = readFigures(figuresText(manifest, { Overall: 1 }), 'figures.json');
  expect(compareEvaluations([known]).notes).toEqual(['bfcl: data of commit abc, fingerprint 12']);
});

test('what differs between evaluations is told', () => {
  expect(compareEvaluations([base, evaluation('tuned', 'bfcl', { Overall: 1 }, 2)]).notes).toEqual([
    'bfcl: "questions" differs between the evaluations, so they do not quite compare.',
  ]);
});

test('two evaluations of one model are refused, and so is a file of something else', () => {
  expect(() => compareEvaluations([base, base])).toThrow(/two evaluations are of base on bfcl/);
  expect(() => readFigures('{"figures": {}}', 'scores/figures.json')).toThrow(
    /scores\/figures.json: these are no figures/,
  );
});
