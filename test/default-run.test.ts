import { beforeAll, describe, expect, test } from 'vitest';
import { mistakes, operations, type RunReport, readRunFolder, reportRun, rowKinds } from '../src/index.ts';
import { makeRun } from './support/make-run.ts';

// The whole run of `npm run demo`. The paper's Table 1 (METHOD §11): 4.7 turns and 15.1 calls a multi-turn row, 5.2
// turns a pair, 1.8 calls a single-turn row.
describe('the default run', () => {
  let report: RunReport;
  beforeAll(async () => {
    report = await makeRun({}, (folder) => reportRun(readRunFolder(folder)));
  });

  test('makes the rows that were asked for, of every kind', () => {
    const { kinds } = report.summary.sft;
    expect(Object.values(kinds).reduce((sum, count) => sum + count)).toBe(340);
    expect(rowKinds.filter((kind) => kinds[kind] === 0)).toEqual([]);
  });

  test('shows every operation and every mistake', () => {
    expect(operations.filter((name) => report.summary.operations[name] === 0)).toEqual([]);
    expect(mistakes.filter((name) => report.summary.mistakes[name] === 0)).toEqual([]);
  });

  test('is about as long as the data of the paper', () => {
    const { sft, pairs } = report.summary;
    expect(sft.averages.multiTurnTurns).toBeGreaterThan(4);
    expect(sft.averages.multiTurnTurns).toBeLessThan(6);
    expect(sft.averages.multiTurnCalls).toBeGreaterThan(10);
    expect(sft.averages.multiTurnCalls).toBeLessThan(18);
    expect(sft.averages.singleTurnCalls).toBeGreaterThan(1.4);
    expect(sft.averages.singleTurnCalls).toBeLessThan(2.2);
    expect(pairs.averages.multiTurnTurns).toBeGreaterThan(4);
    expect(pairs.averages.multiTurnTurns).toBeLessThan(6.5);
  });

  test('explains every path by what became of it', () => {
    for (const { entered, kept, dropped } of report.summary.funnel) {
      expect(kept + Object.values(dropped).reduce((sum, count) => sum + count, 0)).toBe(entered);
    }
  });
});
