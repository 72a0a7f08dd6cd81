import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chatServers } from '../../test/support/chat-server.ts';
import { magnet } from '../../test/support/command-line.ts';
import { emptyFolders } from '../../test/support/empty-folders.ts';
import { lowTideRecording, writeToolQueryFixture } from '../../test/support/toolquery-fixture.ts';

const newFolder = emptyFolders();
const serve = chatServers();

/** A folder with data, and a server whose model looks the film up and otherwise answers Grace. */
async function setting() {
  const cwd = newFolder();
  writeToolQueryFixture(cwd);
  const requests: unknown[] = [];
  const baseUrl = await serve((request) => {
    requests.push(request);
    const messages = JSON.stringify(request.messages);
    const [name, given] =
      messages.includes('Low Tide') && !messages.includes('"role":"tool"')
        ? ['get_search_movie', { movie_name: 'Low Tide' }]
        : ['finish', { answer: messages.includes('Low Tide') ? 41 : 'Grace' }];
    const call = { id: 'c', type: 'function', function: { name, arguments: JSON.stringify(given) } };
    return { message: { content: null, tool_calls: [call] }, usage: { prompt_tokens: 10, completion_tokens: 4 } };
  });
  const argv = ['eval', 'toolquery', '--model', 'small', '--base-url', baseUrl, '--data', '.', '--out', 'scores'];
  return { cwd, argv, requests };
}

test('a task without its recording is in no figure, and is played when the recording is there', async () => {
  const { cwd, argv, requests } = await setting();
  const first = await magnet([...argv, '--json'], { cwd });
  expect(first.code).toBe(1);
  const [all] = JSON.parse(first.stdout).groups;
  expect(all).toMatchObject({ tasks: 1, success: 1, unscored: { 'not-recorded': 1 } });
  writeFileSync(join(cwd, 'recordings.jsonl'), lowTideRecording);
  const before = requests.length;
  const second = await magnet(argv, { cwd });
  expect(second.code).toBe(0);
  expect(requests.length - before).toBe(2);
  expect(second.stdout).toMatch(/^all\s+2\s+100\.00%\s+100\.00%\s+100\.00%\s+0$/m);
  expect(second.stdout).toMatch(/^hard\s+1\s+100\.00%/m);
  expect(readFileSync(join(cwd, 'scores/scores.md'), 'utf8')).toContain('| movie | 1 | 100.00% |');
});

test('evaluations of two models are put side by side', async () => {
  const { cwd, argv } = await setting();
  for (const model of ['before', 'after']) {
    await magnet([...argv, '--model', model, '--out', `scores/${model}`, '--env', 'academia'], { cwd });
  }
  const { code, stdout } = await magnet(['eval', 'compare', 'scores/before', 'scores/after', '--markdown'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('| toolquery: Success | 100.00% | 100.00% | +0.00 |');
  const wrong = await magnet(['eval', 'compare', 'scores'], { cwd });
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('there are no figures in this folder')]);
});

test('transcripts are played once more and give the same figures', async () => {
  const { cwd, argv } = await setting();
  writeFileSync(join(cwd, 'recordings.jsonl'), lowTideRecording);
  const played = await magnet([...argv, '--json'], { cwd });
  const score = ['eval', 'toolquery', 'score', '--responses', 'scores/transcripts.jsonl', '--json'];
  const replayed = await magnet(score, { cwd, env: { TOOLQUERY_DATA: cwd } });
  expect(replayed.code).toBe(0);
  expect(JSON.parse(replayed.stdout).groups).toEqual(JSON.parse(played.stdout).groups);
});

test('written actions that were kept elsewhere are scored', async () => {
  const cwd = newFolder();
  writeToolQueryFixture(cwd);
  writeFileSync(
    join(cwd, 'answers.jsonl'),
    `${JSON.stringify({ id: 'academia_0', actions: ['finish with Action Input: {"answer": "Ada"}'] })}\n`,
  );
  const argv = ['eval', 'toolquery', 'score', '--responses', 'answers.jsonl', '--data', '.', '--env', 'academia'];
  const { code, stdout } = await magnet(argv, { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^academia\s+1\s+0\.00%\s+0\.00%\s+100\.00%/m);
});

test('tasks that nobody can solve are told', async () => {
  const cwd = newFolder();
  writeToolQueryFixture(cwd);
  const record = { id: 9, goal: 'Nothing?', subgoals: [[]], difficulty: 'hard', additional_info: { tool: 'movie' } };
  writeFileSync(join(cwd, 'test/movie.jsonl'), `${JSON.stringify(record)}\n`);
  const { code, stdout } = await magnet(['eval', 'toolquery', 'validate', '--data', '.'], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain('movie_9: the answer is an empty list');
});

test.each([
  [['--data', 'nowhere'], 'there are no tasks of ToolQuery'],
  [[], 'the data of ToolQuery is not given'],
])('data that is not there is told: %j', async (flags, message) => {
  const argv = ['eval', 'toolquery', '--model', 'm', '--base-url', 'http://127.0.0.1:9/v1', ...flags];
  const { code, stderr } = await magnet(argv, { cwd: newFolder() });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
