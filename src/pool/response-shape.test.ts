import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../core/json.ts';
import { schemaOfShape } from './response-shape.ts';
import { completeJson } from './truncated-json.ts';

describe('schemaOfShape', () => {
  const text = { type: 'string' };
  test.each<[Json | undefined, Json | undefined]>([
    [
      { id: 'int', ok: 'bool', at: 'NoneType' },
      { type: 'object', properties: { id: { type: 'integer' }, ok: { type: 'boolean' }, at: { type: 'null' } } },
    ],
    [[{ name: 'str', _list_length: 3 }], { type: 'array', items: { type: 'object', properties: { name: text } } }],
    ['list of float with length 2', { type: 'array', items: { type: 'number' } }],
    ['list of list with length 3', { type: 'array', items: { type: 'array' } }],
    ['empty list', { type: 'array' }],
    ['str', text],
    [
      '{"a": "str", "b": [{"c": "int", "d": "st',
      {
        type: 'object',
        properties: {
          a: text,
          b: { type: 'array', items: { type: 'object', properties: { c: { type: 'integer' } } } },
        },
      },
    ],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('of %j', (shape, schema) => {
    expect(schemaOfShape(shape)).toEqual(schema);
  });

  test('deep shapes end', () => {
    const text = JSON.stringify(schemaOfShape(JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)));
    expect(text.length).toBeLessThan(2000);
  });
});

test('text that is cut anywhere gives a part of its value, all of it when whole', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), fc.nat(), (value, cut) => {
      const text = JSON.stringify(value);
      expect(completeJson(text)).toEqual(value);
      const part = completeJson(text.slice(0, 1 + (cut % text.length))) as Record<string, Json>;
      for (const [key, member] of Object.entries(part)) {
        if (Array.isArray(member)) expect(value[key]!.slice(0, member.length)).toEqual(member);
        else expect(member).toEqual(value[key]);
      }
    }),
  );
});
