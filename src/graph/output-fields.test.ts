import { expect, test } from 'vitest';
import type { JsonSchema } from '../core/tool.ts';
import { describesPointer, outputFields } from './output-fields.ts';

const pointers = (schema: JsonSchema) => outputFields(schema).map(({ pointer }) => pointer);

test('fields of nested objects and arrays', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      'a/b': { type: 'string' },
      flights: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
    },
  };
  expect(pointers(schema)).toEqual(['/a~1b', '/flights', '/flights/*', '/flights/*/id']);
  for (const pointer of pointers(schema)) expect(describesPointer(schema, pointer)).toBe(true);
  expect(describesPointer(schema, '/flights/0/id')).toBe(false);
  expect(describesPointer(schema, '/toString')).toBe(false);
});

test('references and unions are followed', () => {
  const schema: JsonSchema = {
    $defs: { user: { type: 'object', properties: { email: { type: 'string' } } } },
    anyOf: [{ type: 'null' }, { properties: { user: { $ref: '#/$defs/user' } } }],
  };
  expect(pointers(schema)).toEqual(['/user', '/user/email']);
});

test('cycles end', () => {
  const schema: JsonSchema = {
    $ref: '#/$defs/node',
    $defs: { node: { allOf: [{ $ref: '#/$defs/node' }], properties: { next: { $ref: '#/$defs/node' } } } },
  };
  expect(pointers(schema)).toHaveLength(8);
});

test('wide schemas are cut', () => {
  const properties = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field_${index}`, {}]));
  expect(pointers({ type: 'object', properties })).toHaveLength(256);
});
