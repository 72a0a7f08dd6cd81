import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../core/json.ts';
import { compileSchema } from '../core/schema.ts';
import { normaliseInputSchema, normaliseSchema } from './schemas.ts';

function schemaOf(value: Json): JsonObject {
  const outcome = normaliseSchema(value);
  if (!outcome.ok) expect.unreachable(outcome.problem);
  return outcome.schema;
}

describe('normaliseSchema', () => {
  test.each<[string, Json, Json]>([
    [
      'Python types',
      { type: 'dict', properties: { a: { type: 'float' }, b: { type: 'tuple', items: { type: 'int' } } } },
      { type: 'object', properties: { a: { type: 'number' }, b: { type: 'array', items: { type: 'integer' } } } },
    ],
    ['unknown types', { type: 'GEOPOINT' }, { type: 'string' }],
    ['lists of types', { type: ['str', 'string', 'float'] }, { type: ['string', 'number'] }],
    ['a missing object type', { properties: {} }, { type: 'object', properties: {} }],
    [
      'marks of required members',
      { type: 'object', properties: { a: { type: 'string', required: true }, b: { required: false } } },
      { type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a'] },
    ],
    [
      'exclusive bounds of draft-04',
      { type: 'number', minimum: 0, exclusiveMinimum: true, exclusiveMaximum: false },
      { type: 'number', exclusiveMinimum: 0 },
    ],
    [
      'lists of item schemas',
      { type: 'array', items: [{ type: 'str' }] },
      { type: 'array', prefixItems: [{ type: 'string' }] },
    ],
    ['one example', { type: 'string', example: 'x' }, { type: 'string', examples: ['x'] }],
    [
      'foreign keywords',
      { $schema: 'http://json-schema.org/draft-04/schema#', $id: 'x', optional: [], type: 'string' },
      { type: 'string' },
    ],
    ['patterns of other languages', { type: 'string', pattern: '(?i)a' }, { type: 'string' }],
    [
      'control characters',
      { type: 'string', description: 'a\u001b[31mb\u0000' },
      { type: 'string', description: 'a [31mb' },
    ],
    [
      'references',
      {
        type: 'object',
        properties: { a: { $ref: '#/$defs/A', description: 'own' } },
        $defs: { A: { type: 'str', description: 'theirs' } },
      },
      { type: 'object', properties: { a: { type: 'string', description: 'own' } } },
    ],
  ])('brings %s into form', (_, source, expected) => {
    expect(schemaOf(source)).toEqual(expected);
  });

  test('a reference to itself is cut to its type', () => {
    const node = { type: 'dict', properties: { name: { type: 'string' }, next: { $ref: '#' } } };
    expect(schemaOf(node)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string' },
        next: { type: 'object', properties: { name: { type: 'string' }, next: { type: 'object' } } },
      },
    });
  });

  test('references that only lead to each other end', () => {
    const schema = { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } };
    expect(schemaOf(schema)).toEqual({});
  });

  test.each<[string, Json, string, string]>([
    ['no object', 'string', '', 'a schema must be an object'],
    ['members that are no schema', { properties: { a: 3 } }, '/properties/a', 'a schema must be an object'],
    ['properties in a list', { type: 'object', properties: [] }, '/properties', 'this must be an object of schemas'],
    ['a type that is no name', { type: 5 }, '/type', '"type" must be the name of a type'],
    [
      'a required member that is not declared',
      { properties: {}, required: ['a'] },
      '/required',
      '"a" is required but not declared',
    ],
    ['a reference to nowhere', { $ref: '#/$defs/A' }, '/$ref', 'leads nowhere'],
    ['a reference to the net', { items: { $ref: 'https://x.org/a.json' } }, '/items/$ref', 'leads out of the schema'],
    ['a bound that is no number', { type: 'number', minimum: '1' }, '/minimum', 'this must be number'],
    ['a name with control characters', { properties: { 'a\u0007': {} } }, '/properties/a\u0007', 'no readable name'],
    [
      'a member called __proto__',
      JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'),
      '/properties/__proto__',
      'no parameter can be called "__proto__"',
    ],
  ])('refuses %s', (_, source, pointer, problem) => {
    const outcome = normaliseSchema(source);
    expect(outcome).toMatchObject({ ok: false, pointer });
    expect(!outcome.ok && outcome.problem).toContain(problem);
  });

  test('refuses schemas that grow without end, without following them', () => {
    const level = (at: number) => ({ properties: { a: { $ref: `#/$defs/l${at}` }, b: { $ref: `#/$defs/l${at}` } } });
    const levels = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`l${at}`, level(at + 1)]));
    const outcome = normaliseSchema({ ...level(0), $defs: { ...levels, l20: {} } });
    expect(!outcome.ok && outcome.problem).toBe('the schema has more than 5000 parts');
  });

  test('refuses schemas that are nested very deep', () => {
    const text = `${'{"items":'.repeat(20_000)}{}${'}'.repeat(20_000)}`;
    const outcome = normaliseSchema(JSON.parse(text));
    expect(!outcome.ok && outcome.problem).toBe('the schema is nested deeper than 32 levels');
  });

  test('refuses values that are nested very deep', () => {
    const outcome = normaliseSchema(JSON.parse(`{"default":${'['.repeat(20_000)}${']'.repeat(20_000)}}`));
    expect(outcome).toEqual({ ok: false, problem: 'the value is nested deeper than 32 levels', pointer: '/default' });
  });

  test('a member called constructor is like any other', () => {
    const { schema } = normaliseInputSchema({
      properties: { constructor: { type: 'string' } },
      required: ['constructor'],
    }) as {
      schema: JsonObject;
    };
    const check = compileSchema(schema);
    expect(check({ constructor: 3 })).toBe('Parameter "constructor" must be string.');
    expect(check({ constructor: 'x' })).toBe(null);
  });

  test('what is accepted is valid by the meta schema and stays the same', () => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    fc.assert(
      fc.property(anySchema, (source) => {
        const outcome = normaliseSchema(source);
        if (!outcome.ok) return;
        expect(ajv.validateSchema(outcome.schema)).toBe(true);
        expect(normaliseSchema(outcome.schema)).toEqual(outcome);
      }),
    );
  });
});

const anySchema = fc.letrec<{ schema: JsonObject; part: JsonObject }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant({ type: 'float' }), tie('part')),
  part: fc.record(
    {
      type: fc.constantFrom<Json>('dict', 'float', 'string', 'NUMBER', 'list', ['str', 'null'], 7),
      description: fc.string(),
      required: fc.constantFrom<Json>(true, ['a'], 'a'),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), tie('schema'), { maxKeys: 2 }),
      items: fc.oneof<fc.Arbitrary<Json>[]>(tie('schema'), fc.array(tie('schema'), { maxLength: 2 })),
      anyOf: fc.array(tie('schema'), { maxLength: 2 }),
      enum: fc.array(fc.constantFrom<Json>('x', 1), { maxLength: 2 }),
      minimum: fc.constantFrom<Json>(1, '1'),
      exclusiveMinimum: fc.constantFrom<Json>(true, false, 1),
      $ref: fc.constantFrom('#', '#/properties/a', '#/nowhere'),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<JsonObject>,
})).part;
