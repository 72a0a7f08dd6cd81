import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import { compileSchema } from '../../core/schema.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { jsonSchemaOf } from '../json/answer-check.ts';
import { strictSchema } from './strict-schema.ts';

const ok = { type: 'boolean' };

describe('a schema that can be strict', () => {
  test.each<[what: string, schema: JsonSchema, strict: JsonSchema]>([
    [
      'is closed',
      { type: 'object', properties: { ok }, required: ['ok'] },
      { type: 'object', properties: { ok }, required: ['ok'], additionalProperties: false },
    ],
    [
      'is closed to its depth',
      {
        type: 'object',
        properties: { list: { type: 'array', items: { type: 'object', properties: { ok }, required: ['ok'] } } },
        required: ['list'],
      },
      {
        type: 'object',
        properties: {
          list: {
            type: 'array',
            items: { type: 'object', properties: { ok }, required: ['ok'], additionalProperties: false },
          },
        },
        required: ['list'],
        additionalProperties: false,
      },
    ],
    [
      'loses what servers do not know',
      { $schema: 'x', type: 'object', properties: { name: { type: 'string', minLength: 2 } }, required: ['name'] },
      { type: 'object', properties: { name: { type: 'string' } }, required: ['name'], additionalProperties: false },
    ],
    [
      'has anyOf for oneOf, and keeps references',
      {
        type: 'object',
        properties: { a: { oneOf: [ok, { type: 'null' }] }, b: { $ref: '#/$defs/c' } },
        required: ['a', 'b'],
        $defs: { c: { enum: [1, 2] } },
      },
      {
        type: 'object',
        properties: { a: { anyOf: [ok, { type: 'null' }] }, b: { $ref: '#/$defs/c' } },
        required: ['a', 'b'],
        $defs: { c: { enum: [1, 2] } },
        additionalProperties: false,
      },
    ],
  ])('%s', (_, schema, strict) => {
    expect(strictSchema(schema)).toEqual(strict);
  });
});

test.each<[what: string, schema: JsonSchema]>([
  ['an optional property', { type: 'object', properties: { ok } }],
  [
    'an optional property inside',
    { type: 'object', properties: { a: { type: 'object', properties: { ok } } }, required: ['a'] },
  ],
  ['free keys', { type: 'object', additionalProperties: ok }],
  ['an object of anything', { type: 'object' }],
  ['a list of anything', { type: 'object', properties: { a: { type: 'array' } }, required: ['a'] }],
  ['anything', { type: 'object', properties: { a: {} }, required: ['a'] }],
  ['no object at the top', { type: 'array', items: ok }],
  ['a keyword that nobody knows', { type: 'object', properties: { ok }, required: ['ok'], if: {} }],
])('%s cannot be strict', (_, schema) => {
  expect(strictSchema(schema)).toBeUndefined();
});

test('a zod object is strict, with what unions and words of zod come to', () => {
  const schema = z.object({
    kind: z.enum(['a', 'b']),
    text: z.string().min(1).nullable(),
    steps: z.array(z.discriminatedUnion('is', [z.object({ is: z.literal('x') }), z.object({ is: z.literal('y') })])),
  });
  expect(strictSchema(jsonSchemaOf(schema))).toMatchObject({ additionalProperties: false });
});

test('what fits the strict schema has no key that the given one does not name', () => {
  const property = fc.constantFrom<JsonSchema>(ok, { type: 'integer' }, { type: 'string' });
  const value = fc.oneof(fc.boolean(), fc.integer(), fc.string()) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-c]$/), property),
      fc.dictionary(fc.stringMatching(/^[a-c]$/), value),
      (properties, made) => {
        const strict = strictSchema({ type: 'object', properties, required: Object.keys(properties) })!;
        const fits = compileSchema(strict)(made) === null;
        const open = compileSchema({ type: 'object', properties, required: Object.keys(properties) })(made) === null;
        const noOthers = Object.keys(made).every((key) => key in properties);
        expect(fits).toBe(open && noOthers);
      },
    ),
  );
});
