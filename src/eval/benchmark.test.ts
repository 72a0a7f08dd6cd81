import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { riddles } from '../../test/support/riddles.ts';
import { scriptedModel } from '../../test/support/scripted-model.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { evaluate } from './benchmark.ts';
import { EvaluationFolder } from './folder.ts';

const newFolder = emptyFolders();
const child = join(import.meta.dirname, '../../test/support/evaluate-and-die.ts');

test('an evaluation that is killed without warning goes on with what is not answered', async () => {
  const path = newFolder();
  for (const answers of [7, 30]) {
    const argv = ['--import', 'tsx', child, path, String(answers)];
    expect(spawnSync(process.execPath, argv, { stdio: ['ignore', 'inherit', 'inherit'] }).signal).toBe('SIGKILL');
  }
  const folder = new EvaluationFolder(path, riddles.manifest, nodeFileSystem);
  const answered = [...folder.answers.keys()];
  expect(answered.length).toBeGreaterThanOrEqual(30);
  const model = scriptedModel(Array<string>(50).fill('a later answer'));
  const { verdicts, unanswered } = await evaluate(riddles, { model, folder, concurrency: 4, temperature: 0 });
  folder.close();
  expect(model.requests).toHaveLength(50 - answered.length);
  expect(unanswered).toEqual([]);
  expect(verdicts.filter((verdict) => verdict.endsWith('an answer'))).toEqual(
    riddles.questions.filter(({ id }) => answered.includes(id)).map(({ id }) => `${id}: an answer`),
  );
  const lines = readFileSync(join(path, 'answers.jsonl'), 'utf8').trimEnd().split('\n');
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids.sort()).toEqual(riddles.questions.map(({ id }) => id).sort());
});
