import { describe, expect, test } from 'vitest';
import { configFingerprint, recordedConfig, resolveConfig } from './config.ts';

const file = (text: string) => ({ text, file: 'magnet.config.yaml' });

describe('resolveConfig', () => {
  test('without a file, and with an empty one, everything has a default', () => {
    const defaults = {
      pool: ['worlds'],
      bfcl: 'off',
      seed: 1,
      rows: 340,
      mixture: { single: 9300, parallel: 5350, multiple: 5350, 'multi-turn': 7800, irrelevance: 6200 },
      pairs: { 'single-turn': 1556, 'multi-turn': 2250, irrelevance: 750, per: 34000 },
      tools: { min: 15, max: 40 },
      faults: 0.05,
      paths: { steps: 7, minimum: 3, merge: 0.3, insert: 1, insertLong: 0.3, insertPerTurn: 4, parallel: 0.95 },
      crossCategory: false,
      edges: null,
      bfclData: null,
      decontaminate: true,
      holdout: { what: [], rows: 50 },
      formats: ['openai', 'trl-preference'],
      pairForm: 'first-divergence',
      license: 'unknown',
      models: {},
      roles: {},
      prices: {},
      budget: null,
      batches: false,
      prompts: null,
      cache: '.magnet-cache',
      samples: null,
      negatives: 'targeted',
      concurrency: 8,
      limit: null,
    };
    expect(resolveConfig()).toEqual(defaults);
    expect(resolveConfig(file('# nothing yet\n'))).toEqual(defaults);
    expect(resolveConfig(file('{}'))).toEqual(defaults);
  });

  test('what is given beside the file goes before it', () => {
    const config = resolveConfig(file('seed: 2\nconcurrency: 3\npool: [mine.json]'), { seed: 5, pool: ['worlds'] });
    expect(config).toMatchObject({ seed: 5, concurrency: 3, pool: ['worlds'] });
  });

  test('JSON is read as well, with a byte order mark', () => {
    expect(resolveConfig(file('\uFEFF{\n\t"seed": 7\n}')).seed).toBe(7);
  });

  test.each([
    ['sede: 2', 'magnet.config.yaml:1:7: sede: there is no such key. Did you mean seed?'],
    [
      'rows: 10\nseed: one',
      'magnet.config.yaml:2:7: seed: found the text "one". Expected a whole number of at least 0.',
    ],
    ['seed: 1.5', 'magnet.config.yaml:1:7: seed: found 1.5. Expected a whole number of at least 0.'],
    ['seed:', 'seed: found nothing (null). Expected a whole number of at least 0.'],
    ['seed: .nan', 'seed: found NaN. Expected a whole number of at least 0.'],
    ['pool: worlds', 'pool: found the text "worlds". Expected a list of at least one source'],
    ['pool: []', 'pool: found a list. Expected a list of at least one source'],
    ['pool: [worlds, 3]', 'magnet.config.yaml:1:16: pool[1]: found 3. Expected a pool source, as text.'],
    [
      'paths:\n  merge: 2',
      'magnet.config.yaml:2:10: paths.merge: found 2. Expected a probability: a number from 0 to 1.',
    ],
    ['paths: 7', 'paths: found 7. Expected options of the paths: steps, minimum, merge,'],
    [
      'mixture:\n  multiturn: 3',
      'magnet.config.yaml:2:14: mixture.multiturn: there is no such key. Did you mean multi-turn?',
    ],
    ['mixture: {single: -1}', 'mixture.single: found -1. Expected a number of at least 0.'],
    [
      'mixture: {single: 0, parallel: 0, multiple: 0, multi-turn: 0, irrelevance: 0}',
      'mixture: every weight is 0. Expected a weight for each kind of row',
    ],
    ['tools: {min: 9, max: 3}', 'tools: min is greater than max. Expected how many tools a row shows'],
    ['formats: [openai, xml]', 'formats[1]: found the text "xml". Expected one of openai, trl-sft,'],
    ['rows: many', 'rows: found the text "many". Expected a whole number of at least 1, or the word counts.'],
    ['bfcl: yes', 'bfcl: found the text "yes". Expected on or off.'],
    ['limit: 0', 'limit: found 0. Expected a whole number of at least 1.'],
    ['__proto__: {seed: 3}', '__proto__: there is no such key.'],
    ['seed: x\nfaults: y', 'Also wrong: faults (line 2).'],
    ['seed: 1\nseed: 2', 'magnet.config.yaml:2:1: this is no YAML or JSON: Map keys must be unique'],
    ['{"seed": 1', 'this is no YAML or JSON'],
    ['- worlds', 'magnet.config.yaml: this is no configuration. Expected keys with values, such as "seed: 1".'],
    ['just words', 'this is no configuration'],
    [`a: &a [x,x,x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]`, 'the file refers to itself too often'],
  ])('%j is refused', (text, says) => {
    expect(() => resolveConfig(file(text))).toThrow(
      expect.objectContaining({ code: 'bad-file', message: expect.stringContaining(says) }),
    );
  });

  test('a wrong override is a misuse', () => {
    expect(() => resolveConfig(undefined, { concurrency: 0 })).toThrow(
      expect.objectContaining({
        code: 'misuse',
        message: 'concurrency: found 0. Expected a whole number from 1 to 10000.',
      }),
    );
  });
});

describe('configFingerprint', () => {
  const plain = resolveConfig();

  test.each(['concurrency: 3', 'limit: 10', 'formats: [trl-sft]', 'pairForm: turn', 'license: mit', 'bfclData: b'])(
    '%s does not change it',
    (text) => {
      expect(configFingerprint(resolveConfig(file(text)))).toBe(configFingerprint(plain));
    },
  );

  test.each([
    'seed: 2',
    'rows: 341',
    'pool: [world:routes]',
    'paths: {merge: 0.5}',
    'faults: 0',
    'crossCategory: true',
    'bfcl: on',
  ])('%s changes it', (text) => {
    expect(configFingerprint(resolveConfig(file(text)))).not.toBe(configFingerprint(plain));
  });

  test('what belongs to one start of the program is not recorded', () => {
    expect(Object.keys(recordedConfig(plain))).not.toContain('concurrency');
    expect(Object.keys(recordedConfig(plain))).not.toContain('limit');
  });
});
