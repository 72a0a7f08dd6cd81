import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { type SynthesizeOptions, synthesize } from './synthesize.ts';

const lookUp = (name: string) => ({
  name,
  description: `Gets the ${name.split('_')[1]} of a city.`,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
});

async function make(options: SynthesizeOptions): Promise<number> {
  let items = 0;
  for await (const _ of synthesize(options)) items += 1;
  return items;
}

test('a run does not go on with other tools than it was begun with', async () => {
  const folder = await temporaryFolder({ 'tools.json': JSON.stringify([lookUp('get_weather'), lookUp('get_mayor')]) });
  const tools = join(folder, 'tools.json');
  const out = join(folder, 'run');
  const mixture = { single: 1, parallel: 0, multiple: 0, 'multi-turn': 0, irrelevance: 0 };
  const options = { config: { pool: [tools], rows: 6, mixture, limit: 3 }, out };
  expect(await make(options)).toBe(3);
  const before = readFileSync(join(out, 'trajectories.jsonl'), 'utf8');
  const original = readFileSync(tools, 'utf8');
  writeFileSync(tools, JSON.stringify([lookUp('get_weather'), lookUp('get_river')]));
  const more = { ...options, config: { ...options.config, limit: 5 } };
  await expect(make(more)).rejects.toThrow('pool.jsonl: the tools or edges are others than when this run was begun');
  expect(readFileSync(join(out, 'trajectories.jsonl'), 'utf8')).toBe(before);
  writeFileSync(tools, original);
  expect(await make(more)).toBe(2);
});

test('a wrong configuration is refused with its place and what is right', async () => {
  const wrong = { config: { paths: { minimum: -1 } } } as unknown as SynthesizeOptions;
  await expect(make(wrong)).rejects.toMatchObject({ code: 'misuse', where: 'paths.minimum' });
  const unknown = { config: { row: 3 } } as unknown as SynthesizeOptions;
  await expect(make(unknown)).rejects.toThrow(/row.*rows/);
});
