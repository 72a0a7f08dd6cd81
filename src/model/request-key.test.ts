import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../core/json.ts';
import { type Asked, requestKey } from './request-key.ts';

const asked: Asked = {
  messages: [{ role: 'user', content: 'Hello?' }],
  tools: [{ name: 'f', description: 'Does it.', parameters: { type: 'object', properties: {} } }],
  seed: 1,
};

test('a key stays what it was, so that caches stay of use', () => {
  expect(requestKey('small', asked)).toBe('68de7414faa23c4402b5344d51a736a305a90764b2e3d19567a5d40940c218f2');
});

test('takes what is undefined for absent', () => {
  expect(requestKey('small', { ...asked, temperature: undefined! })).toBe(requestKey('small', asked));
});

test('is the hash of the canonical JSON of all that is asked', () => {
  const schema = fc.dictionary(fc.string(), fc.jsonValue());
  const tool = fc.record({ name: fc.string(), description: fc.string(), parameters: schema });
  const request = fc.record(
    {
      messages: fc.array(fc.record({ role: fc.constant('user'), content: fc.string() })),
      tools: fc.array(tool),
      format: fc.record({ name: fc.string(), schema }),
      temperature: fc.double({ noNaN: true, noDefaultInfinity: true }),
      seed: fc.integer(),
    },
    { requiredKeys: ['messages'] },
  ) as unknown as fc.Arbitrary<Asked>;
  fc.assert(
    fc.property(fc.string(), request, (model, any) => {
      const text = canonicalJson({ model, asked: any } as unknown as Json);
      expect(requestKey(model, any)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
});

test.each<[string, Partial<Asked>]>([
  ['seed', { seed: 2 }],
  ['nucleus', { topP: 0.5 }],
  ['form of the answer', { format: { name: 'x', schema: {} } }],
  ['log-probabilities', { logProbabilities: true }],
])('another %s is another key', (_, change) => {
  expect(requestKey('small', { ...asked, ...change })).not.toBe(requestKey('small', asked));
});
