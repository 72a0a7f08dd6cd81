import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/support/shared-data.ts';
import { dict, PythonDict, type PythonValue, readJson, toJson, writeJson } from '../../python/index.ts';
import {
  type DataSources,
  Episode,
  type HttpSource,
  readGraph,
  requestKey,
  type SourceResponse,
  ToolQueryData,
  type ToolQueryTask,
} from './index.ts';

const folder = join(sharedData.folder, 'toolquery');

describe.skipIf(sharedData.absent)(`the golden episodes${sharedData.absent ? ' (no ../shared)' : ''}`, () => {
  const read = (name: string) => readJson(readFileSync(join(folder, 'golden', name), 'utf8'));

  test('every observation, reward, total and rise is the recorded one', async () => {
    const data = new ToolQueryData(folder);
    const sources: DataSources = {
      graph: readGraph(join(folder, 'golden/academia_graph.json')),
      http: goldenResponses(read('recorded_responses.json') as PythonDict[]),
    };
    const episodes = read('episodes.json') as PythonDict[];
    expect(episodes.length).toBeGreaterThan(0);
    for (const golden of episodes) {
      const task = taskOf(golden);
      const episode = new Episode({ task, tools: data.tools(task.environment), sources });
      for (const { step, reply } of stepsOf(golden)) expect(await episode.act(reply)).toEqual(step);
      const { success, progress, grounding, rises, endedBy } = episode.figures;
      expect({ success, progress, grounding, rises, endedBy }).toEqual({
        success: golden.item('success'),
        progress: toJson(golden.item('progress_rate')),
        grounding: toJson(golden.item('grounding_accuracy')),
        rises: toJson(golden.item('score_change_record')),
        endedBy: golden.item('ended_by'),
      });
    }
  });
});

describe.skipIf(sharedData.absent)(`the shared tasks${sharedData.absent ? ' (no ../shared)' : ''}`, () => {
  test('every file loads', () => {
    const data = new ToolQueryData(folder);
    const counts = (['academia', 'movie', 'weather'] as const).map((name) => [name, data.tasks([name]).length]);
    expect(Object.fromEntries(counts)).toEqual({ academia: 14, movie: 159, weather: 229 });
    expect(data.tools('weather').map(({ name }) => name)).toContain('get_air_quality_level');
  });
});

function goldenResponses(recorded: readonly PythonDict[]): HttpSource {
  const responses = new Map<string, SourceResponse>();
  for (const response of recorded) {
    const query = toJson(response.item('query')) as Record<string, string>;
    const request = { host: response.item('host') as string, path: response.item('path') as string, query };
    const status = Number(response.item('status'));
    responses.set(requestKey(request), { status, body: writeJson(response.item('body')) });
  }
  return { get: async (request) => responses.get(requestKey(request)) ?? notListed(request.host) };
}

// What the golden episodes' own server answered to any other request.
function notListed(host: string): SourceResponse {
  if (host !== 'api.themoviedb.org') return { status: 400, body: '{"error": true, "reason": "Value out of range"}' };
  const status_message = 'The resource you requested could not be found.';
  return { status: 404, body: writeJson(dict({ success: false, status_code: 34n, status_message })) };
}

function taskOf(golden: PythonDict): ToolQueryTask {
  const setting = golden.item('init_config');
  return {
    id: 'golden_0',
    environment: golden.item('environment') as ToolQueryTask['environment'],
    goal: golden.item('goal') as string,
    subgoals: golden.item('subgoals') as PythonValue[],
    difficulty: 'easy',
    ...(setting instanceof PythonDict
      ? {
          setting: {
            currentDate: setting.item('current_date') as string,
            currentLocation: setting.item('current_location') as string,
          },
        }
      : {}),
  };
}

function stepsOf(golden: PythonDict) {
  return (golden.item('steps') as PythonDict[]).map((step) => {
    const { reply, ...expected } = toJson(step) as { reply: string };
    return { reply, step: expected };
  });
}
