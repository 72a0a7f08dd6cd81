import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { schemaTexts } from '../scripts/support/file-schemas.ts';
import { configTemplate } from '../src/cli/config-template.ts';
import type { Json } from '../src/core/json.ts';
import { compileSchema } from '../src/core/schema.ts';
import { type RunSummary, readRunFolder, reportRun, resolveConfig } from '../src/index.ts';
import { makeRun } from './support/make-run.ts';
import { decidedTexts } from './support/run-files.ts';

const schemas = join(import.meta.dirname, '../schemas');
let texts: Record<string, string>;
let summary: RunSummary;

function checkAgainst(schema: string, values: readonly Json[]): (string | null)[] {
  const check = compileSchema(JSON.parse(readFileSync(join(schemas, schema), 'utf8')));
  return values.map(check).filter((problem) => problem !== null);
}

beforeAll(async () => {
  await makeRun({ rows: 30, seed: 5 }, async (folder) => {
    const others = ['events.jsonl', 'run.json'].map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    texts = { ...decidedTexts(folder), ...Object.fromEntries(others) };
    summary = (await reportRun(readRunFolder(folder))).summary;
  });
});

test('the committed schemas are as the code says', () => {
  const wanted = schemaTexts();
  expect(readdirSync(schemas).sort()).toEqual([...wanted.keys()].sort());
  for (const [name, text] of wanted) expect(readFileSync(join(schemas, name), 'utf8'), name).toBe(text);
});

test.each(['pool', 'paths', 'tasks', 'trajectories', 'pairs', 'dropped', 'events'])(
  'the lines of %s.jsonl fit their schema',
  (name) => {
    const lines = texts[`${name}.jsonl`]!.trimEnd().split('\n');
    expect(
      checkAgainst(
        `${name}.schema.json`,
        lines.map((line) => JSON.parse(line)),
      ),
    ).toEqual([]);
  },
);

test.each(['graph', 'run'])('%s.json fits its schema', (name) => {
  expect(checkAgainst(`${name}.schema.json`, [JSON.parse(texts[`${name}.json`]!)])).toEqual([]);
});

test('the figures of a run fit their schema', () => {
  expect(checkAgainst('summary.schema.json', [summary as Json])).toEqual([]);
});

test('a configuration with nothing in it, and one with everything, fit their schema', () => {
  const complete = resolveConfig({ text: configTemplate, file: 'template' });
  expect(checkAgainst('config.schema.json', [{}, complete as Json])).toEqual([]);
  expect(checkAgainst('config.schema.json', [{ rows: 0 }])).toHaveLength(1);
});
