import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { hasFreeParts } from './free-parts.ts';

const text = { type: 'string' };
const object = (properties: JsonObject, more: JsonObject = {}) => ({ type: 'object', properties, ...more });

test.each<[string, JsonObject]>([
  ['scalars', object({ a: text, b: { type: ['integer', 'null'] }, c: { enum: [1, 'x'] }, d: { const: null } })],
  ['no additional properties', object({ a: text }, { additionalProperties: false })],
  ['lists of objects', object({ a: { type: 'array', items: object({ b: text }) } })],
  ['choices', object({ a: { anyOf: [text, { type: 'null' }] } })],
])('a schema of %s leaves nothing open', (_, schema) => {
  expect(hasFreeParts(schema)).toBe(false);
});

test.each<[string, JsonObject]>([
  ['any value', object({ a: {} })],
  ['a list of anything', object({ a: { type: 'array' } })],
  ['an object of any keys', object({ a: { type: 'object' } })],
  ['additional properties of a form', object({ a: text }, { additionalProperties: text })],
  ['additional properties', object({ a: text }, { additionalProperties: true })],
  ['what refers to a definition', { ...object({ a: { $ref: '#/$defs/json' } }), $defs: { json: text } }],
  ['a choice that is open', object({ a: { oneOf: [text, {}] } })],
  ['an open part of a list', object({ a: { type: 'array', items: object({ b: {} }) } })],
])('a schema with %s leaves a part open', (_, schema) => {
  expect(hasFreeParts(schema)).toBe(true);
});
