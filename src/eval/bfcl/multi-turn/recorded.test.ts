import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bfclRecords, whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { PythonDict, type PythonValue, writeJson } from '../../../python/index.ts';
import { NativeSession } from '../../../worlds/bfcl/session.ts';
import { BfclData, type Category, type MultiTurnEntry } from '../data/index.ts';
import type { Mode } from '../decode/index.ts';
import { Judge } from '../judge.ts';
import { checkMultiTurn, compareTurns } from './check.ts';

const multiTurn = [
  'multi_turn_base',
  'multi_turn_miss_func',
  'multi_turn_miss_param',
  'multi_turn_long_context',
] as const;
const today = '2026-11-21';

describe.skipIf(sharedData.absent)(
  `conversations as the benchmark was recorded to judge and play them${whereAbsent}`,
  () => {
    let judge: Judge;
    beforeAll(() => {
      judge = new Judge(new BfclData(join(sharedData.folder, 'bfcl/data')), today);
    });
    const entryOf = (category: Category, id: string) => judge.data.entry(category, id) as MultiTurnEntry;

    test('every recorded verdict', () => {
      const cases = bfclRecords('checker/multi_turn_cases.jsonl.gz');
      expect(cases.length).toBeGreaterThan(0);
      const wrong = cases.filter((recorded) => {
        const entry = entryOf(recorded.item('category') as Category, recorded.item('entry_id') as string);
        const mode = recorded.item('mode') as Mode;
        const { valid, errorType } = checkMultiTurn(judge.conversation(entry), recorded.item('result'), mode);
        return valid !== recorded.item('valid') || errorType !== recorded.item('error_type');
      });
      expect(wrong.map((recorded) => recorded.item('id'))).toEqual([]);
    });

    test.each(multiTurn)('every ground truth of %s is accepted', (category) => {
      const entries = [...judge.data.entries(category).values()] as MultiTurnEntry[];
      expect(entries).toHaveLength(200);
      const refused = entries.filter((entry) => {
        const given = judge.conversation(entry);
        const turns = given.groundTruth.map((calls) => (calls.length > 0 ? [calls] : []));
        return !compareTurns(given, turns).valid;
      });
      expect(refused.map(({ id }) => id)).toEqual([]);
    });

    test.each(multiTurn)('every result and state of %s', (category) => {
      const traces = bfclRecords(`traces/${category}.jsonl.gz`);
      expect(traces.length).toBeGreaterThan(0);
      const extension =
        category === 'multi_turn_long_context' ? (judge.data.longContext.item('FILE_CONTENT_EXTENSION') as string) : '';
      for (const trace of traces) {
        const id = trace.item('id') as string;
        const { initialConfig, involvedClasses: classNames } = entryOf(category, id);
        const longContext = trace.item('long_context') === true ? { longContext: judge.data.longContext } : {};
        const session = new NativeSession({ classNames, initialConfig, today, ...longContext });
        expect([id, stateOf(session)]).toEqual([id, stateText(trace.item('initial_state'), extension)]);
        for (const turn of trace.item('turns') as PythonDict[]) {
          for (const call of turn.item('calls') as PythonDict[]) {
            const text = call.item('call') as string;
            expect([id, text, session.execute(text)]).toEqual([id, text, call.item('result')]);
          }
          expect([id, stateOf(session)]).toEqual([id, stateText(turn.item('state'), extension)]);
        }
      }
    });
  },
);

function stateOf(session: NativeSession): string {
  return writeJson(new PythonDict(session.classNames.map((name) => [name, session.snapshot(name)])));
}

/** A recorded state as text; recordings write the long text of files as a mark. */
function stateText(state: PythonValue, extension: string): string {
  return writeJson(state).replaceAll('$EXT$', () => writeJson(extension).slice(1, -1));
}
