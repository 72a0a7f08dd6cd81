import { describe, expect, test } from 'vitest';
import { toolbenchCategory } from './toolbench.ts';
import { schemaOfParameters } from './toolbench-parameters.ts';

test.each([
  ['News, Media', 'News_Media'],
  ['Artificial Intelligence/Machine Learning', 'Artificial_Intelligence'],
  ['Health_and_Fitness', 'Health'],
  ['Financial', 'Finance'],
  ['Tools', 'misc'],
  ['eCommerce', 'eCommerce'],
  ['my tools', undefined],
  ['constructor', undefined],
])('the category %s', (folder, category) => {
  expect(toolbenchCategory(folder)).toBe(category);
});

describe('schemaOfParameters', () => {
  const parameter = (name: string, type: string, value: unknown = '') => ({
    name,
    type,
    description: '',
    default: value as string,
  });

  test('maps types and takes defaults as examples of the type', () => {
    const schema = schemaOfParameters({
      required_parameters: [parameter('n', 'NUMBER', '1.5'), parameter('d', 'DATE (YYYY-MM-DD)')],
      optional_parameters: [
        parameter('b', 'BOOLEAN', 'true'),
        parameter('e', 'ENUM', 7),
        parameter('x', 'NUMBER', 'ten'),
      ],
    });
    expect(schema).toEqual({
      type: 'object',
      properties: {
        n: { type: 'number', examples: [1.5] },
        d: { type: 'string', format: 'date' },
        b: { type: 'boolean', examples: [true] },
        e: { type: 'string', examples: ['7'] },
        x: { type: 'number' },
      },
      required: ['n', 'd'],
    });
  });

  test('shows optional parameters where none is required', () => {
    const schema = schemaOfParameters({ required_parameters: [], optional_parameters: [parameter('q', 'STRING')] });
    expect(schema).toEqual({ type: 'object', properties: { q: { type: 'string' } } });
  });

  test('the first of two parameters with one name counts; what is none is passed over', () => {
    const schema = schemaOfParameters({
      required_parameters: [parameter('a', 'NUMBER'), parameter('a', 'STRING'), null, { name: 3 }],
      optional_parameters: 'none',
    });
    expect(schema).toEqual({ type: 'object', properties: { a: { type: 'number' } }, required: ['a'] });
  });
});
