import { describe, expect, test } from 'vitest';
import { bfclRecords, whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { type PythonDict, type PythonValue, writeJson } from '../../../python/index.ts';
import { type Category, categories } from '../data/index.ts';
import type { Mode } from '../decode/index.ts';
import { rightCall } from '../right-answer.ts';
import { checkSingleTurn, type NameStyle } from './index.ts';

interface Question {
  category: Category;
  documents: readonly PythonDict[];
  answers: readonly PythonValue[];
}

const singleTurn = categories.filter((category) => !category.startsWith('multi_turn'));
const withAnswers = singleTurn.filter((category) => !category.includes('relevance'));

function questionsOf(category: Category): Map<string, Question> {
  const answers = new Map<PythonValue, PythonValue[]>(
    withAnswers.includes(category)
      ? bfclRecords(`data/possible_answer/BFCL_v4_${category}.json`).map((record) => [
          record.item('id'),
          record.item('ground_truth') as PythonValue[],
        ])
      : [],
  );
  return new Map(
    bfclRecords(`data/BFCL_v4_${category}.json`).map((record) => {
      const id = record.item('id') as string;
      return [id, { category, documents: record.item('function') as PythonDict[], answers: answers.get(id) ?? [] }];
    }),
  );
}

// No answer satisfies these as the data stands.
const unsatisfiable = [
  'simple_java_36',
  'simple_java_64',
  'simple_java_65',
  'live_simple_106-63-0',
  'live_simple_112-68-0',
  'live_multiple_862-181-3',
  'live_multiple_964-207-0',
];

describe.skipIf(sharedData.absent)(`answers as the benchmark was recorded to judge them${whereAbsent}`, () => {
  test('every recorded case', () => {
    const questions = new Map(singleTurn.flatMap((category) => [...questionsOf(category)]));
    const cases = bfclRecords('checker/ast_cases.jsonl.gz');
    expect(cases.length).toBeGreaterThan(0);
    const wrong = cases.filter((recorded) => {
      const { errorType, valid } = checkSingleTurn({
        ...questions.get(recorded.item('entry_id') as string)!,
        output: recorded.item('result'),
        mode: recorded.item('mode') as Mode,
        names: recorded.item('names') as NameStyle,
      });
      return valid !== recorded.item('valid') || errorType !== recorded.item('error_type');
    });
    expect(wrong.map(writeJson)).toEqual([]);
  }, 60_000);

  test.each(withAnswers)('the right answer to every question of %s', (category) => {
    const refused = [...questionsOf(category)].flatMap(([id, question]) => {
      const output = (question.answers as PythonDict[]).map((answer) =>
        rightCall(answer, question.documents, category),
      );
      return checkSingleTurn({ ...question, output, mode: 'fc', names: 'dot' }).valid ? [] : [id];
    });
    expect(refused).toEqual(unsatisfiable.filter((id) => id.startsWith(`${category}_`)));
  });
});
