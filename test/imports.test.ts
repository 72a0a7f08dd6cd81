import { describe, expect, test } from 'vitest';
import { packagesBehind, type SourceFile, sourceFiles } from './support/source-files.ts';

const stages = ['pool', 'graph', 'paths', 'translate', 'rollout', 'verify', 'export'];
const onlyCore = [...stages, 'worlds', 'execute', 'teacher'];

/** What each part may import beside itself (ARCHITECTURE §3). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  python: ['core'],
  ...Object.fromEntries(onlyCore.map((part) => [part, ['core']])),
  worlds: ['core', 'python'],
  teacher: ['core', 'model'],
  store: ['core'],
  model: ['core', 'python'],
  eval: ['core', 'python', 'store', 'worlds', 'verify', 'model'],
  run: ['core', 'store', 'model', ...onlyCore],
  rehearsal: ['core', 'run', 'model', 'worlds', 'execute', 'graph', 'paths', 'pool', 'teacher'],
  testing: ['core', 'worlds', 'execute', 'model', 'run', 'rehearsal', 'teacher'],
  cli: ['core', 'run', 'rehearsal', 'testing', 'eval', 'model', 'python', 'store', ...onlyCore],
  'index.ts': ['core', 'run', 'rehearsal', 'eval', 'model', 'store', ...onlyCore],
};

/** What a library must not touch: its caller does. */
const forbidden = {
  'prints nothing': /\bconsole\.|process\.std(?:out|err)/,
  'reads no environment': /process\.env\b/,
  'never exits': /process\.exit\b/,
  'draws from no clock': /Date\.now\(|new Date\(\)|performance\.now\(/,
  'draws only from seeded streams': /Math\.random\(|randomUUID\(|randomBytes\(/,
};

/** Files that are let through one rule, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'model/clock.ts: draws from no clock':
    'when a request may be sent, and how old a cached answer is; no answer depends on it',
  'run/folder.ts: draws from no clock': 'events.jsonl says when things happened; no data depends on it',
  'run/synthesize.ts: draws from no clock': 'events.jsonl says how long a stage took; no data depends on it',
};

const files = sourceFiles();

function strangersOf({ path, part, imports }: SourceFile): string[] {
  const parts = new Set([part, ...(allowed[part] ?? [])]);
  return imports.filter((target) => !parts.has(target.split('/')[0]!)).map((target) => `${path} imports ${target}`);
}

test('every part of the sources has its rule', () => {
  expect([...new Set(files.map(({ part }) => part))].filter((part) => !(part in allowed))).toEqual([]);
});

test.each(Object.keys(allowed))('%s imports only what lies below it', (part) => {
  const own = files.filter((file) => file.part === part);
  expect(own.length).toBeGreaterThan(0);
  expect(own.flatMap(strangersOf)).toEqual([]);
});

describe('the library', () => {
  const library = files.filter(({ part }) => part !== 'cli');

  test.each(Object.entries(forbidden))('%s', (rule, pattern) => {
    const guilty = library.filter(({ path, text }) => pattern.test(text) && !(`${path}: ${rule}` in exceptions));
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });

  test('needs every exception that it is granted', () => {
    const needed = Object.entries(forbidden).flatMap(([rule, pattern]) =>
      library.filter(({ text }) => pattern.test(text)).map(({ path }) => `${path}: ${rule}`),
    );
    expect(Object.keys(exceptions).filter((exception) => !needed.includes(exception))).toEqual([]);
  });
});

test('the root loads nothing that only the command line or a test needs', () => {
  const packages = packagesBehind('index.ts', files);
  expect(packages).toContain('zod');
  for (const stranger of ['commander', '@commander-js/extra-typings', 'cli-progress', 'picocolors', 'vitest']) {
    expect(packages).not.toContain(stranger);
  }
});

test('nobody has a default export', () => {
  expect(files.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
});
