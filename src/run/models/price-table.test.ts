import { expect, test } from 'vitest';
import { readPriceTable } from './price-table.ts';

test('prices are read from YAML or JSON', () => {
  const table = { 'openai:gpt-5-mini': { input: 0.25, output: 2 }, 'ollama:qwen3:8b': { input: 0, output: 0 } };
  const yaml =
    '# a million tokens\n"openai:gpt-5-mini": { input: 0.25, output: 2 }\nollama:qwen3:8b:\n  input: 0\n  output: 0\n';
  expect(readPriceTable(yaml, 'prices.yaml')).toEqual(table);
  expect(readPriceTable(JSON.stringify(table), 'prices.json')).toEqual(table);
  expect(readPriceTable('', 'prices.yaml')).toEqual({});
});

test.each([
  ['a: { input: 1 }', /prices\.yaml: a\.output: .*Expected a line a model, such as "openai:gpt-5-mini"/],
  ['a: { input: -1, output: 2 }', /prices\.yaml: a\.input: found -1/],
  ['a: { input: 1, output: 2, cached: 3 }', /prices\.yaml: a/],
  ['a: free', /prices\.yaml: a: /],
  ['[1, 2]', /prices\.yaml: this is no table of prices/],
  ['a: {', /prices\.yaml: this is no YAML or JSON/],
])('a table that is none is refused: %s', (text, says) => {
  expect(() => readPriceTable(text, 'prices.yaml')).toThrow(says);
  expect(() => readPriceTable(text, 'prices.yaml')).toThrow(expect.objectContaining({ code: 'bad-file' }));
});
