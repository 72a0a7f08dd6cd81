import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../test/support/shared-data.ts';
import {
  codePoints,
  dict,
  evaluateExpression,
  fixedText,
  MersenneTwister,
  type PythonDict,
  type PythonValue,
  readJson,
  repr,
  roundFloat,
  splitLines,
  splitWords,
  str,
  writeJson,
} from './index.ts';

const absent = sharedData.absent ? ' (skipped: the shared reference data is absent)' : '';

function samples(file: string): PythonDict[] {
  const text = readFileSync(join(sharedData.folder, 'bfcl/data', file), 'utf8');
  const whole = file.endsWith('.jsonl') ? text.trim().split('\n').map(readJson) : (readJson(text) as PythonValue[]);
  return whole as PythonDict[];
}

describe.skipIf(sharedData.absent)(`as CPython was recorded${absent}`, () => {
  test.each([
    ['float', (sample: PythonDict) => ofFloat(sample.item('json') as number)],
    ['str', (sample: PythonDict) => ofText(sample.item('json') as string)],
    ['obj', (sample: PythonDict) => ofObject(sample.item('python') as string)],
  ] as const)('texts of every %s sample', (kind, textsOf) => {
    const ofKind = samples('python_format_samples.jsonl').filter((sample) => sample.item('kind') === kind);
    expect(ofKind.length).toBeGreaterThan(0);
    for (const sample of ofKind) {
      const texts = textsOf(sample);
      for (const [name, value] of texts.entries()) expect([name, value]).toEqual([name, sample.item(name)]);
    }
  });

  test('draws of every generator sample', () => {
    for (const sample of samples('rng_samples.json')) {
      const seed = sample.item('seed') as bigint;
      for (const [name, draw] of Object.entries(draws)) {
        const generator = new MersenneTwister(seed);
        const recorded = sample.item(name) as PythonValue[];
        expect([seed, name, recorded.map(() => draw(generator))]).toEqual([seed, name, recorded]);
      }
    }
  });
});

function ofFloat(value: number): PythonDict {
  return dict({
    repr: repr(value),
    dumps: writeJson(value),
    'fmt_.2f': fixedText(value, 2),
    round2: repr(roundFloat(value, 2)),
    round0: repr(roundFloat(value, 0)),
    round_1: repr(roundFloat(value, -1)),
  });
}

function ofText(value: string): PythonDict {
  return dict({
    repr: repr(value),
    dumps: writeJson(value),
    len: BigInt(codePoints(value)),
    splitlines: splitLines(value),
    split: splitWords(value),
  });
}

function ofObject(source: string): PythonDict {
  const value = evaluateExpression(source);
  return dict({ str: str(value), dumps: writeJson(value) });
}

const draws: Readonly<Record<string, (generator: MersenneTwister) => PythonValue>> = {
  getrandbits32: (generator) => generator.bits(32),
  random: (generator) => generator.random(),
  randint_10000_99999: (generator) => generator.integer(10000n, 99999n),
  randint_100000_999999: (generator) => generator.integer(100000n, 999999n),
  randint_1000000_9999999: (generator) => generator.integer(1000000n, 9999999n),
  randint_10000000_99999999: (generator) => generator.integer(10000000n, 99999999n),
  randint_100000000_999999999: (generator) => generator.integer(100000000n, 999999999n),
  randint_100000000000_999999999999: (generator) => generator.integer(100000000000n, 999999999999n),
  randint_0_86400: (generator) => generator.integer(0n, 86400n),
  'uniform_-10_40': (generator) => generator.uniform(-10, 40),
  uniform_0_120: (generator) => generator.uniform(0, 120),
};
