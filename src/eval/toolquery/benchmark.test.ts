import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolders } from '../../../test/support/empty-folders.ts';
import { type Line, scriptedModel } from '../../../test/support/scripted-model.ts';
import { lowTideRecording, writeToolQueryFixture } from '../../../test/support/toolquery-fixture.ts';
import { nodeFileSystem } from '../../store/file-system.ts';
import type { Mode } from '../conversation.ts';
import { RecordingStore, readGraph, recordedSource, ToolQueryData, toolQueryBenchmark } from './index.ts';

const newFolder = emptyFolders();

/** The task of an environment, played by a model that says these lines. */
async function play(environment: 'academia' | 'movie', mode: Mode, lines: Iterable<Line>, recordings = '') {
  const folder = writeToolQueryFixture(newFolder());
  writeFileSync(join(folder, 'recordings.jsonl'), recordings);
  const data = new ToolQueryData(folder);
  const store = new RecordingStore(join(folder, 'recordings.jsonl'), nodeFileSystem);
  const sources = { graph: readGraph(join(folder, 'academia_graph.json')), http: recordedSource(store) };
  const tasks = data.tasks([environment]);
  const benchmark = toolQueryBenchmark({ data, tasks, sources, mode });
  const model = scriptedModel(lines);
  const { record, transcript } = await benchmark.ask(tasks[0]!, model, { temperature: 0 });
  return { figures: (await benchmark.judge(tasks[0]!, record)).figures, record, transcript, requests: model.requests };
}

test('calls of the server are run until the answer is given', async () => {
  const { figures, requests, record } = await play('academia', 'fc', [
    [
      ['loadAuthorNet', '{}'],
      ['neighbourCheck', '{"graph": "AuthorNet", "node": "Ada"}'],
    ],
    [['finish', '{"answer": "Grace"}']],
  ]);
  expect(figures).toMatchObject({ success: true, progress: 1, grounding: 1, steps: 3, rises: [[2, 1]] });
  expect(requests[0]!.tools?.map(({ name }) => name)).toEqual(['loadAuthorNet', 'neighbourCheck', 'finish']);
  expect(requests[1]!.messages.filter(({ role }) => role === 'tool').map(({ content }) => content)).toEqual([
    'AuthorNet is loaded.',
    "['Grace']",
  ]);
  expect(record.usage).toEqual({ inputTokens: 6, outputTokens: 4 });
});

test('words without a call take a step, and the model is told what is wanted', async () => {
  const { figures, requests } = await play('academia', 'fc', ['It is Grace.', [['finish', '{"answer": "Grace"}']]]);
  expect(figures).toMatchObject({ success: true, grounding: 0.5, steps: 2 });
  expect(requests[1]!.messages.at(-1)?.content).toContain('Format error');
});

test('written actions are run one a step, each prompt with all that was done before', async () => {
  const { figures, requests, transcript } = await play('academia', 'prompting', [
    'Action: loadAuthorNet with Action Input: {}\nAction: finish with Action Input: {"answer": "nobody"}',
    'finish with Action Input: {"answer": "Grace"}',
  ]);
  expect(figures).toMatchObject({ success: true, steps: 2, strippedActions: 1 });
  expect(requests[1]!.tools).toBeUndefined();
  expect(requests[1]!.messages.at(-1)?.content).toContain('AuthorNet is loaded.');
  expect(transcript.at(-1)).toMatchObject({ role: 'user' });
});

test('a model that never finishes is stopped after thirty steps', async () => {
  const forever = (function* () {
    while (true) yield [['loadAuthorNet', '{}']] as const;
  })();
  const { figures, requests } = await play('academia', 'fc', forever);
  expect(figures).toMatchObject({ success: false, progress: 0, steps: 30, endedBy: 'step-limit' });
  expect(requests).toHaveLength(30);
});

test('a task whose request is not recorded is unplayable, and the message names the request', async () => {
  const search: Line[] = [[['get_search_movie', '{"movie_name": "Low Tide"}']], [['finish', '{"answer": 41}']]];
  await expect(play('movie', 'fc', search)).rejects.toMatchObject({
    name: 'Unplayable',
    kind: 'not-recorded',
    message: expect.stringContaining('/3/search/movie'),
  });
  expect((await play('movie', 'fc', search, lowTideRecording)).figures).toMatchObject({ success: true });
});
