import { describe, expect, test } from 'vitest';
import { bfclRecords, whereAbsent } from '../../../../test/support/bfcl-recordings.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { PythonDict, type PythonValue, writeJson } from '../../../python/index.ts';
import { type Category, categories } from '../data/index.ts';
import type { Mode } from '../decode/index.ts';
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
      const output = (question.answers as PythonDict[]).map((answer) => rightCall(answer, question));
      return checkSingleTurn({ ...question, output, mode: 'fc', names: 'dot' }).valid ? [] : [id];
    });
    expect(refused).toEqual(unsatisfiable.filter((id) => id.startsWith(`${category}_`)));
  });
});

// A call with the first accepted value of every parameter, one that is marked as optional left out.
function rightCall(answer: PythonDict, { category, documents }: Question): PythonDict {
  const [name, accepted] = [...answer.entries()][0]!;
  const document = documents.find((candidate) => candidate.get('name') === name) ?? documents[0]!;
  const properties = (document.item('parameters') as PythonDict).item('properties') as PythonDict;
  const given = Array.from((accepted as PythonDict).entries(), ([parameter, values]) => {
    const value = firstAccepted(values as PythonValue[]);
    return [parameter, value === undefined ? undefined : written(value, properties.get(parameter), category)] as const;
  });
  const kept = given.filter((entry): entry is readonly [PythonValue, PythonValue] => entry[1] !== undefined);
  return new PythonDict([[name, writeJson(new PythonDict(kept))]]);
}

function firstAccepted(values: readonly PythonValue[]): PythonValue | undefined {
  const value = values.find((candidate) => candidate !== '');
  return value === undefined ? undefined : plain(value);
}

// An accepted dict tells the accepted values of every key.
function plain(value: PythonValue): PythonValue {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof PythonDict)) return value;
  const entries = Array.from(
    value.entries(),
    ([key, values]) => [key, firstAccepted(values as PythonValue[])] as const,
  );
  return new PythonDict(
    entries.filter((entry): entry is readonly [PythonValue, PythonValue] => entry[1] !== undefined),
  );
}

function written(value: PythonValue, parameter: PythonValue | undefined, category: Category): PythonValue {
  const type = parameter instanceof PythonDict ? parameter.get('type') : undefined;
  if (category === 'simple_java') return inJava(value, type);
  return category === 'simple_javascript' ? inJavaScript(value, type) : value;
}

function inJava(value: PythonValue, type: PythonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (type === 'Array') return `new T[]{${(value as PythonValue[]).map(String).join(', ')}}`;
  const items = (text: (item: PythonValue) => string) => (value as PythonValue[]).map(text).join(', ');
  if (type === 'ArrayList')
    return `new ArrayList<T>(Arrays.asList(${items((item) => inJavaList(item, parameterOf(value)))}))`;
  if (!(value instanceof PythonDict)) return `${scalar(value)}${type === 'long' ? 'L' : ''}`;
  const puts = Array.from(value.entries(), ([key, item]) => `put("${String(key)}", ${quoted(item)});`);
  return `new HashMap<String, Object>() {{ ${puts.join(' ')} }}`;
}

function parameterOf(value: PythonValue): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === 'bigint' && item > 200n && item % 101n === 0n);
}

function inJavaList(item: PythonValue, long: boolean): string {
  return typeof item === 'bigint' && long ? `${item}L` : quoted(item);
}

function quoted(value: PythonValue): string {
  return typeof value === 'string' ? `"${value}"` : scalar(value);
}

function scalar(value: PythonValue): string {
  return typeof value === 'number' ? String(value) : writeJson(value);
}

function inJavaScript(value: PythonValue, type: PythonValue | undefined): string {
  if (typeof value === 'string') return value;
  return type === 'Bigint' ? `${String(value)}n` : writeJson(value);
}
