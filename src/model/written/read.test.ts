import { describe, expect, test } from 'vitest';
import type { CallFormat } from './call-format.ts';
import { hermes } from './hermes.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { python } from './python.ts';

const formats = { hermes, llama, mistral, python } satisfies Record<string, CallFormat>;
type Name = keyof typeof formats;
const offered = new Set(['boil', 'get-time']);

const boil = ['boil', { eggs: 2 }];
const time = ['get-time', { city: 'Bogotá' }];

describe('a call is read from', () => {
  test.each<[format: Name, what: string, text: string, calls: unknown[], content?: string]>([
    ['hermes', 'a block', '<tool_call>\n{"name": "boil", "arguments": {"eggs": 2}}\n</tool_call>', [boil]],
    [
      'hermes',
      'words and blocks',
      'I boil.\n<tool_call>{"name": "boil", "arguments": {"eggs": 2}}</tool_call>\n<tool_call>{"name": "get-time", "arguments": {"city": "Bogotá"}}</tool_call>\nDone.',
      [boil, time],
      'I boil.\n\nDone.',
    ],
    ['hermes', 'a block that does not end', '<tool_call>{"name": "boil", "arguments": {"eggs": 2}}', [boil]],
    ['hermes', 'brackets that lack', '<tool_call>{"name": "boil", "arguments": {"eggs": 2}\n</tool_call>', [boil]],
    ['hermes', 'single quotes', "<tool_call>{'name': 'boil', 'arguments': {'eggs': 2}}</tool_call>", [boil]],
    [
      'hermes',
      'arguments as a text',
      '<tool_call>{"name": "boil", "arguments": "{\\"eggs\\": 2}"}</tool_call>',
      [boil],
    ],
    ['hermes', 'parameters', '<tool_call>{"name": "boil", "parameters": {"eggs": 2}}</tool_call>', [boil]],
    [
      'hermes',
      'a code block in it',
      '<tool_call>```json\n{"name": "boil", "arguments": {"eggs": 2}}\n```</tool_call>',
      [boil],
    ],
    ['hermes', 'no arguments at all', '<tool_call>{"name": "boil"}</tool_call>', [['boil', {}]]],
    ['hermes', 'a tool that there is not', '<tool_call>{"name": "fry", "arguments": {}}</tool_call>', [['fry', {}]]],
    [
      'hermes',
      'quotes nobody escaped',
      '<tool_call>{"name": "boil", "arguments": {"how": "very "hot" now"}}</tool_call>',
      [['boil', { how: 'very "hot" now' }]],
    ],
    [
      'hermes',
      'the form of the API',
      '<tool_call>{"type": "function", "function": {"name": "boil", "arguments": "{\\"eggs\\":2}"}}</tool_call>',
      [boil],
    ],
    ['hermes', 'JSON without the marks', '{"name": "boil", "arguments": {"eggs": 2}}', [boil]],
    ['hermes', 'a code block', 'Sure:\n```json\n{"name": "boil", "arguments": {"eggs": 2}}\n```', [boil], 'Sure:'],
    ['llama', 'JSON alone', '{"name": "boil", "parameters": {"eggs": 2}}', [boil]],
    [
      'llama',
      'several',
      '{"name": "boil", "parameters": {"eggs": 2}}; {"name": "get-time", "parameters": {"city": "Bogotá"}}',
      [boil, time],
    ],
    ['llama', 'a list', '[{"name": "boil", "parameters": {"eggs": 2}}]', [boil]],
    ['llama', 'a tag', '<|python_tag|>{"name": "fry", "parameters": {"eggs": 2}}', [['fry', { eggs: 2 }]]],
    ['llama', 'a function mark', '<function=boil>{"eggs": 2}</function>', [boil]],
    ['llama', 'a tool that there is not', '{"name": "fry", "parameters": {"eggs": 2}}', [['fry', { eggs: 2 }]]],
    ['llama', 'words around', 'I call {"name": "boil", "parameters": {"eggs": 2}} now.', [boil], 'I call \n now.'],
    [
      'mistral',
      'a list',
      '[TOOL_CALLS] [{"name": "boil", "arguments": {"eggs": 2}}, {"name": "get-time", "arguments": {"city": "Bogotá"}}]',
      [boil, time],
    ],
    [
      'mistral',
      'a list with ids',
      '[TOOL_CALLS][{"name": "boil", "arguments": {"eggs": 2}, "id": "VvvODy9mT"}]',
      [boil],
    ],
    [
      'mistral',
      'the later form',
      '[TOOL_CALLS]boil[ARGS]{"eggs": 2}[TOOL_CALLS]get-time[CALL_ID]abc123def[ARGS]{"city": "Bogotá"}',
      [boil, time],
    ],
    [
      'mistral',
      'a list that is cut off',
      '[TOOL_CALLS] [{"name": "boil", "arguments": {"eggs": 2}}, {"name": "get-ti',
      [boil],
      ', {"name": "get-ti',
    ],
    ['mistral', 'a list without the mark', '[{"name": "boil", "arguments": {"eggs": 2}}]', [boil]],
    ['python', 'a list', '[boil(eggs=2), get-time(city="Bogotá")]', [boil, time]],
    ['python', 'a call without brackets', 'boil(eggs=2)', [boil]],
    ['python', 'a code block', '```python\n[boil(eggs=2)]\n```', [boil]],
    ['python', 'words around', 'Now [boil(eggs=2)] it is.', [boil], 'Now \n it is.'],
    ['python', 'a bracket that lacks', '[boil(how="hot")', [['boil', { how: 'hot' }]]],
    ['python', 'two brackets that lack', '[boil(how="hot"', [['boil', { how: 'hot' }]]],
    ['python', 'the words of JSON', '[boil(salt=true, pan=null)]', [['boil', { salt: true, pan: null }]]],
    [
      'python',
      'signs and sums',
      '[boil(eggs=-2, minutes=2*3+1, more=+5)]',
      [['boil', { eggs: -2, minutes: 7, more: 5 }]],
    ],
    ['python', 'a tool that there is not', '[fry(eggs=(1, 2))]', [['fry', { eggs: [1, 2] }]]],
    [
      'python',
      'arguments of other names',
      '[boil(**{"from": "pan", "to-do": {"a": None}})]',
      [['boil', { from: 'pan', 'to-do': { a: null } }]],
    ],
  ])('%s: %s', (format, _, text, calls, content) => {
    const read = formats[format].read(text, offered);
    expect(read.calls.map(({ name, arguments: given }) => [name, JSON.parse(given)])).toEqual(calls);
    expect(read.content).toBe(content ?? '');
  });
});

describe('what is a call for nobody stays text', () => {
  test.each<[format: Name, what: string, text: string]>([
    ['hermes', 'a block cut off in a value', '<tool_call>{"name": "boil", "arguments": {"eggs": 2'],
    ['hermes', 'a block without JSON', '<tool_call>boil two eggs</tool_call>'],
    ['hermes', 'a name without a tool between words', 'Use {"name": "fry", "arguments": {}} for that.'],
    ['llama', 'a record with a name', '{"name": "Ada", "age": 36}'],
    ['llama', 'a name alone', '{"name": "Ada"}'],
    ['mistral', 'a mark alone', 'I would write [TOOL_CALLS] here.'],
    ['python', 'a list of words', '[eggs, pan]'],
    ['python', 'a remark', 'Boil two eggs [fry(eggs=1) is worse].'],
    ['python', 'a call between words', 'Sure, fry(eggs=1) would do.'],
    ['python', 'a call cut off in a number', '[boil(eggs=2'],
    ['python', 'what would take long to compute', '[boil(eggs=9**9**9)]'],
    ['python', 'a product of texts', '[boil(how="very " * 3)]'],
  ])('%s: %s', (format, _, text) => {
    expect(formats[format].read(text, offered)).toEqual({ content: text, calls: [] });
  });
});
