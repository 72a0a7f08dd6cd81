import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalJson,
  cloneJson,
  type Json,
  jsonEqual,
  matchPointer,
  pointerOf,
  readPointer,
  scalarLeaves,
} from './json.ts';

const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** The same value with the keys of every object in reverse order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, reversed(member)] as const);
  return Object.fromEntries(members.reverse());
}

describe('JSON values', () => {
  test('have one canonical text, whatever the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(jsonEqual(JSON.parse(canonicalJson(value)) as Json, value)).toBe(true);
      }),
    );
  });

  test('are equal exactly when their canonical texts are', () => {
    fc.assert(
      fc.property(json, json, (left, right) => {
        expect(jsonEqual(left, right)).toBe(canonicalJson(left) === canonicalJson(right));
        expect(jsonEqual(left, reversed(left))).toBe(true);
      }),
    );
  });

  test.each<[Json, Json]>([
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, [1]],
    [{}, []],
    [null, {}],
    [1, '1'],
  ])('%j is not %j', (left, right) => {
    expect(jsonEqual(left, right)).toBe(false);
    expect(jsonEqual(right, left)).toBe(false);
  });

  test('are copied whole, prototype keys included', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true},"list":[{"a":1}]}') as { list: { a: number }[] };
    const copy = cloneJson(value);
    expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
    copy.list[0]!.a = 2;
    expect(value.list[0]!.a).toBe(1);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('JSON pointers', () => {
  const value = { flights: [{ id: 'F1' }, { id: 'F2' }], 'a/b': { '~': 1 } };

  test('reach every scalar', () => {
    fc.assert(
      fc.property(json, (any) => {
        for (const leaf of scalarLeaves(any)) expect(readPointer(any, leaf.pointer)).toEqual(leaf.value);
      }),
    );
  });

  test('escape slashes and tildes (RFC 6901)', () => {
    expect(pointerOf(['a/b', '~'])).toBe('/a~1b/~0');
    expect(readPointer(value, '/a~1b/~0')).toBe(1);
  });

  test('do not reach what an object inherits', () => {
    expect(readPointer(value, '/constructor')).toBeUndefined();
  });

  test('match every element of a list by a star, in order', () => {
    expect(matchPointer(value, '/flights/*/id')).toEqual([
      { pointer: '/flights/0/id', value: 'F1' },
      { pointer: '/flights/1/id', value: 'F2' },
    ]);
    expect(matchPointer(value, '/flights/*/price')).toEqual([]);
    expect(matchPointer(value, '/a~1b/*')).toEqual([]);
  });
});
