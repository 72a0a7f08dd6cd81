import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dict, type PythonValue, writeJson } from '../../../python/index.ts';
import { decodeForCheck, decodeForExecution } from './index.ts';

const identifier = fc.stringMatching(/^[a-z]{1,6}$/).map((name) => `${name}_`);
const float = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const value: fc.Arbitrary<PythonValue> = fc.letrec<{ value: PythonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.bigInt(),
    float,
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(identifier, tie('value'), { maxKeys: 3 }).map(dict),
  ),
})).value;
const call = fc
  .tuple(identifier, fc.dictionary(identifier, value, { maxKeys: 3 }))
  .map(([name, given]) => dict({ [name]: writeJson(dict(given)) }));

test('the texts of calls, read as a written answer, give the calls again', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 3 }), (output) => {
      const texts = decodeForExecution(output, 'fc')!;
      const written = decodeForCheck(`[${texts.join(', ')}]`, 'prompting')!;
      expect(writeJson(written)).toBe(writeJson(decodeForCheck(output, 'fc')!));
    }),
  );
});
