import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import type { CallFormat, WrittenCall } from './call-format.ts';
import { hermes } from './hermes.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { python } from './python.ts';

const formats: readonly [string, CallFormat][] = [
  ['hermes', hermes],
  ['llama', llama],
  ['mistral', mistral],
  ['python', python],
];

/** Texts that mean something to one of the formats. */
const marks = fc.constantFrom(
  ...['<tool_call>', '</tool_call>', '[TOOL_CALLS]', '[ARGS]', '<|python_tag|>', '<function=f>', '</function>', '```'],
  ...[
    '```json\n',
    '{"name": "f", "arguments": {',
    '{"name": "f", "parameters": ',
    '[f(a=',
    'f(',
    '[',
    ']',
    '{',
    '}',
    ')',
  ],
  ...['"', "'", '“', '\\', ',', ';', ':', '=', '1', '-', '1e', '**', 'None', 'true', '\n', ' '],
);
const name = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9_-]{1,12}$/),
  fc.constantFrom('get-time', 'import', '7up', 'a.b', 'tool_0_', '__proto__'),
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.oneof(marks, name)).map((parts) => parts.join('')),
);
const key = fc.oneof(name, text);
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), text),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const call = fc
  .tuple(name, fc.dictionary(key, value, { maxKeys: 4 }))
  .map(([called, given]): WrittenCall => ({ name: called, arguments: JSON.stringify(given) }));

function plain({ name: called, arguments: given }: WrittenCall): [string, JsonObject] {
  return [called, JSON.parse(given) as JsonObject];
}

describe.each(formats)('%s', (_, format) => {
  test('reads the calls that it wrote', () => {
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 4 }), (calls) => {
        const read = format.read(format.write(calls), new Set(calls.map(({ name: called }) => called)));
        expect({ ...read, calls: read.calls.map(plain) }).toEqual({ content: '', calls: calls.map(plain) });
      }),
      { numRuns: 300 },
    );
  });

  test('gives a text back that has no call in it', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z.,!?'() \n]{0,12}$/)).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, (written) => {
        expect(format.read(written, new Set())).toEqual({ content: written, calls: [] });
      }),
    );
  });

  test('never throws, whatever a model writes', () => {
    const offered = new Set(['f', 'get-time', 'import']);
    fc.assert(
      fc.property(text, (written) => {
        const { content, calls } = format.read(written, offered);
        expect(content.length).toBeLessThanOrEqual(written.length);
        for (const { name: called } of calls) expect(called).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
