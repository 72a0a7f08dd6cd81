import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/json.ts';
import type { Category } from '../data/index.ts';
import { shownDocument } from './language.ts';
import { chatTool } from './tools.ts';

function document(properties: { [name: string]: JsonObject }): JsonObject {
  return { name: 'oven.heat', description: 'Heats.', parameters: { type: 'dict', properties, required: ['to'] } };
}

function shownParameter(schema: JsonObject, category: Category): unknown {
  const { parameters } = shownDocument(document({ to: schema }), category);
  return ((parameters as JsonObject).properties as JsonObject).to;
}

describe('functions of other languages are shown with parameters that are texts', () => {
  const described = { description: 'How.' };
  test.each<[string, Category, JsonObject, JsonObject]>([
    [
      'a Java type',
      'simple_java',
      { ...described, type: 'long' },
      { type: 'string', description: 'How. This is Java long type parameter in string representation.' },
    ],
    [
      'any Java object',
      'simple_java',
      { ...described, type: 'any' },
      {
        type: 'string',
        description: 'How. This parameter can be of any type of Java object in string representation.',
      },
    ],
    [
      'a Java list',
      'simple_java',
      { ...described, type: 'ArrayList', items: { type: 'String' } },
      {
        type: 'string',
        description:
          'How. This is Java ArrayList type parameter in string representation. ' +
          'The list elements are of type String; they are not in string representation.',
      },
    ],
    [
      'a JavaScript object',
      'simple_javascript',
      { ...described, type: 'dict', properties: { level: { type: 'integer' } } },
      {
        type: 'string',
        description:
          'How. This is JavaScript dict type parameter in string representation. ' +
          'It has the following properties in JSON format: {"level":{"type":"integer"}}',
      },
    ],
    ['a Python type', 'multiple', { ...described, type: 'integer' }, { type: 'integer', description: 'How.' }],
  ])('%s', (_, category, schema, expected) => {
    expect(shownParameter(schema, category)).toEqual(expected);
  });

  test.each<[Category, string]>([
    ['simple_python', 'Python 3'],
    ['simple_java', 'Java 8 SDK'],
    ['simple_javascript', 'JavaScript'],
    ['live_multiple', 'Python 3'],
  ])('the description of %s says %s', (category, syntax) => {
    expect(shownDocument(document({}), category).description).toBe(
      `Heats. Note that the provided function is in ${syntax} syntax.`,
    );
  });
});

test('every type of the documents has one of JSON Schema, however deep it stands', () => {
  const types = 'integer float String any bool tuple ArrayList HashMap long Bigint char Queue'.split(' ');
  const properties = Object.fromEntries(types.map((type) => [type, { type }]));
  const nested = { list: { type: 'list', items: { type: 'dict', properties: { of: { type: 'tuple' } } } } };
  const { name, parameters } = chatTool(document({ ...properties, ...nested }));
  expect(name).toBe('oven_heat');
  expect(parameters).toEqual({
    type: 'object',
    required: ['to'],
    properties: {
      integer: { type: 'integer' },
      float: { type: 'number', format: 'float', description: ' This is a float type value.' },
      String: { type: 'string' },
      any: { type: 'string' },
      bool: { type: 'boolean' },
      tuple: { type: 'array' },
      ArrayList: { type: 'array' },
      HashMap: { type: 'object' },
      long: { type: 'integer' },
      Bigint: { type: 'integer' },
      char: { type: 'string' },
      Queue: { type: 'array' },
      list: { type: 'array', items: { type: 'object', properties: { of: { type: 'array' } } } },
    },
  });
});
