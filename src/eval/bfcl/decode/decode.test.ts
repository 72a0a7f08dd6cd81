import { describe, expect, test } from 'vitest';
import { dict, type PythonValue, readJson, writeJson } from '../../../python/index.ts';
import { decodeForCheck, decodeForExecution, isCallList, isEmptyOutput, isEmptySteps, type Mode } from './index.ts';

function checked(output: PythonValue, mode: Mode): string | undefined {
  const decoded = decodeForCheck(output, mode);
  return decoded === undefined ? undefined : writeJson(decoded);
}

describe('function-calling mode', () => {
  test('keeps ints and floats apart', () => {
    expect(decodeForExecution([dict({ move: '{"by": 2.0, "times": 3}' })], 'fc')).toEqual(['move(by=2.0,times=3)']);
  });

  test('the empty text calls nothing, any other text cannot be decoded', () => {
    expect(decodeForCheck('', 'fc')).toEqual([]);
    expect(decodeForCheck('There is nothing to do.', 'fc')).toBeUndefined();
  });

  test('arguments that are an object already serve for execution only', () => {
    const output = [dict({ move: dict({ by: 1n }) })];
    expect(decodeForExecution(output, 'fc')).toEqual(['move(by=1)']);
    expect(decodeForCheck(output, 'fc')).toBeUndefined();
  });
});

describe('prompting mode', () => {
  test.each([
    ['marks of a code block', '```\n[move(by=1)]\n```', '[{"move": {"by": 1}}]'],
    ['no outer brackets', 'move(by=1), stop()', '[{"move": {"by": 1}}, {"stop": {}}]'],
    [
      'a value that is a call or a subscript',
      '[move(by=f( 1,2 ), to=d["k"])]',
      '[{"move": {"by": "f(1, 2)", "to": "d[\'k\']"}}]',
    ],
    ['positional arguments', '[move(5, by=1)]', '[{"move": {"by": 1}}]'],
    ['a keyword given twice', '[move(by=1, by=2)]', '[{"move": {"by": 2}}]'],
    ['arithmetic', '[move(by=2 * 3)]', '[{"move": {"by": 6}}]'],
    ['a sign that is no minus', '[move(by=+3)]', '[{"move": {"by": -3}}]'],
    ['a nested call', '[move(by=half(of=4))]', '[{"move": {"by": {"half": {"of": 4}}}}]'],
    ['a nested call without keywords', '[move(by=half(4))]', '[{"move": {"by": "half(4)"}}]'],
  ])('reads %s', (_, output, expected) => {
    expect(checked(output, 'prompting')).toBe(expected);
  });

  test.each([['[move(by={1, 2})]'], ['[move(by=a if b else c)]'], ['Sure: [move(by=1)]'], ['[1]'], ['[move(by=-a)]']])(
    'cannot decode %s',
    (output) => {
      expect(checked(output, 'prompting')).toBeUndefined();
    },
  );
});

describe('Java and JavaScript in prompting mode', () => {
  test('keep the source text of every value, texts without their quotes', () => {
    const output = '[a.B.run(list=new ArrayList<>(Arrays.asList(1, 2)), text="x, (y", flag=true)]';
    expect(writeJson(decodeForCheck(output, 'prompting', 'java')!)).toBe(
      '[{"a.B.run": {"list": "new ArrayList<>(Arrays.asList(1, 2))", "text": "x, (y", "flag": "true"}}]',
    );
  });

  test.each([['I would call run(a=1).'], ['run(a=[1)'], ['run(1)']])('cannot decode %s', (output) => {
    expect(decodeForCheck(output, 'prompting', 'javascript')).toBeUndefined();
  });
});

test.each([
  ['[]', true, true],
  ['[{"f": {}}]', true, false],
  ['[{"f": 1}]', false, true],
  ['[{"f": {}, "g": {}}]', false, true],
])('of %s it is said whether it is a list of calls and whether it is empty', (json, isList, isEmpty) => {
  expect([isCallList(readJson(json)), isEmptyOutput(readJson(json))]).toEqual([isList, isEmpty]);
});

test('steps are empty without a call or with one empty call', () => {
  expect([[], [''], ['f()'], ['', '']].map(isEmptySteps)).toEqual([true, true, false, false]);
});
