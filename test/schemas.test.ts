import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { schemaTexts, trainerSchemas } from '../scripts/support/file-schemas.ts';
import { configTemplate } from '../src/cli/config-template.ts';
import { type PairForm, pairForms } from '../src/core/exporter.ts';
import type { Json, JsonObject } from '../src/core/json.ts';
import { compileSchema } from '../src/core/schema.ts';
import { type RunSummary, readRunFolder, reportRun, resolveConfig } from '../src/index.ts';
import { exportRunFolder } from '../src/run/export-folder.ts';
import { makeRun } from './support/make-run.ts';
import { decidedTexts } from './support/run-files.ts';

const schemas = join(import.meta.dirname, '../schemas');
let texts: Record<string, string>;
let summary: RunSummary;
/** The lines of each format, pairs in all their forms. */
const exported: Record<string, JsonObject[]> = {};

function checkAgainst(schema: string, values: readonly Json[]): (string | null)[] {
  const check = compileSchema(JSON.parse(readFileSync(join(schemas, schema), 'utf8')));
  return values.map(check).filter((problem) => problem !== null);
}

beforeAll(async () => {
  await makeRun({ rows: 30, seed: 5 }, async (folder) => {
    const others = ['events.jsonl', 'run.json'].map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    texts = { ...decidedTexts(folder), ...Object.fromEntries(others) };
    summary = (await reportRun(readRunFolder(folder))).summary;
    for (const pairForm of pairForms) await readExports(folder, pairForm);
  });
});

async function readExports(folder: string, pairForm: PairForm): Promise<void> {
  const formats = pairForm === 'trajectory' ? ['openai', 'trl-sft', 'trl-preference'] : ['trl-preference'];
  const options = { summary, license: 'apache-2.0', formats, pairForm, folder: join(folder, pairForm) };
  for (const { format, files } of await exportRunFolder(readRunFolder(folder), options)) {
    const lines = readFileSync(files[0]!, 'utf8').trimEnd().split('\n');
    exported[format] = [...(exported[format] ?? []), ...lines.map((line) => JSON.parse(line) as JsonObject)];
  }
}

test.each([
  ['schemas', [...schemaTexts().keys()]],
  ['training/src/magnet_train/schemas', trainerSchemas],
])('the committed files of %s are as the code says', (folder, names) => {
  const path = join(import.meta.dirname, '..', folder);
  const wanted = schemaTexts();
  expect(readdirSync(path).sort()).toEqual([...names].sort());
  for (const name of names) expect(readFileSync(join(path, name), 'utf8'), name).toBe(wanted.get(name));
});

test.each(['openai', 'trl-sft', 'trl-preference'])('the lines of the export %s fit their schema', (format) => {
  const lines = exported[format]!;
  expect(lines.length).toBeGreaterThan(3);
  expect(checkAgainst(`${format}.schema.json`, lines)).toEqual([]);
  const texts = lines.map(({ tools }) => tools).filter((tools) => typeof tools === 'string');
  const tools = texts.map((text) => JSON.parse(text));
  expect(checkAgainst('tool-definitions.schema.json', tools)).toEqual([]);
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
