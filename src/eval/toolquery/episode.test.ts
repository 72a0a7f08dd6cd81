import { describe, expect, test } from 'vitest';
import { dict, type PythonValue } from '../../python/index.ts';
import {
  type DataSources,
  Episode,
  graphSource,
  SourceError,
  scoreRun,
  type ToolDocument,
  type ToolQueryTask,
} from './index.ts';

const graph = graphSource(
  JSON.stringify({
    papers: [
      { title: 'Slow Maps', attributes: { year: 2001 }, cites: ['Fast Maps'] },
      { title: 'Fast Maps', attributes: { year: 1999 }, cites: [] },
    ],
    authors: [
      { name: 'Ann', attributes: { name: 'Ann' }, collaborators: ['Bo'] },
      { name: 'Bo', attributes: { name: 'Bo' }, collaborators: ['Ann'] },
    ],
    author_edges: [{ a: 'Ann', b: 'Bo', attributes: { weight: 2 } }],
  }),
  'graph.json',
);
const http = {
  get: async () => {
    throw new SourceError('not-recorded', 'no such recording');
  },
};
const tools: ToolDocument[] = [{ name: 'finish', description: 'Ends.', parameters: {} }];

function open(
  subgoals: PythonValue[],
  more: Partial<ToolQueryTask> & { stripsAction?: boolean; maxSteps?: number; sources?: DataSources } = {},
) {
  const { stripsAction, maxSteps, sources = { graph, http }, ...task } = more;
  return new Episode({
    task: { id: 'academia_1', environment: 'academia', goal: 'Why?', subgoals, difficulty: 'easy', ...task },
    tools,
    sources,
    stripsAction,
    maxSteps,
  });
}

const setting = { currentDate: '2023-05-15', currentLocation: 'Eastmere' };
const inWeather = { environment: 'weather', setting } as const;

describe('an episode', () => {
  test('by calls of functions scores as by text', async () => {
    const episode = open(['PaperNet is loaded.', ['Fast Maps'], 3n]);
    await episode.call('loadPaperNet', '{}');
    await episode.call('neighbourCheck', '{"graph": "PaperNet", "node": "Slow Maps"}');
    expect(await episode.call('finish', '{"answer": 3}')).toEqual({
      observation: '3',
      reward: 1,
      grounded: true,
      done: true,
    });
    expect(episode.figures).toEqual({
      success: true,
      progress: 1,
      grounding: 1,
      steps: 3,
      rises: [
        [0, 1 / 3],
        [1, 2 / 3],
        [2, 1],
      ],
      endedBy: 'finish',
      strippedActions: 0,
    });
    await expect(episode.call('finish', '{}')).rejects.toThrow('the episode has ended');
  });

  test('counts how often a leading Action: was taken off, where that is asked for', async () => {
    const episode = open([1n], { stripsAction: true });
    expect((await episode.act('Action: loadPaperNet with Action Input: {}')).observation).toBe('PaperNet is loaded.');
    expect(episode.figures.strippedActions).toBe(1);
    const exact = await open([1n]).act('Action: loadPaperNet with Action Input: {}');
    expect(exact.observation).toBe('ERROR | Invalid action: Action: loadPaperNet.');
  });

  test('ends at the last step, without success', async () => {
    const episode = open([1n], { maxSteps: 2 });
    await episode.act('nothing');
    await episode.act('nothing');
    expect(episode.figures).toMatchObject({ endedBy: 'step-limit', success: false, grounding: 0, steps: 2 });
  });

  test('ends at a word of a network error, keeping its progress', async () => {
    const episode = open(['PaperNet is loaded.', 1n]);
    await episode.call('loadPaperNet', '{}');
    await episode.call('paperNodeCheck', '{"node": "On TimeoutError"}');
    expect(episode.figures).toMatchObject({ endedBy: 'network-error', success: false, progress: 0.5 });
  });

  test('a source that gives nothing stops it, and is no failure of the model', async () => {
    const episode = open([1n], inWeather);
    await expect(episode.call('get_elevation', '{"latitude": 1, "longitude": 2}')).rejects.toThrow(SourceError);
    expect(episode.ended).toBe(false);
    expect(() => open([1n], { ...inWeather, sources: {} })).toThrow('this task needs a source of responses');
  });

  test.each<[string, string, string]>([
    ['finish', '{"answer": ["b", "a"]}', "['a', 'b']"],
    ['get_air_quality_level', '{"air_quality_index": 20.5}', 'extremely poor'],
    [
      'get_air_quality_level',
      '{"air_quality_index": "x"}',
      "ERROR | TypeError('<=' not supported between instances of 'str' and 'int')",
    ],
    ['get_distance', '[]', 'ERROR | TypeError(list indices must be integers or slices, not str)'],
    ['get_distance', '{"latitude1": 1, "longitude1": 2, "latitude2": 1, "longitude2": 2}', '0.0'],
    [
      'get_current_rain',
      '{"latitude": 1, "longitude": 2, "current_date": "today"}',
      "ERROR | ValueError(time data 'today' does not match format '%Y-%m-%d')",
    ],
    ['constructor', '{}', 'ERROR | Invalid action: constructor.'],
    [
      'finish',
      'no JSON',
      'ERROR | Exception(Parameters in action input are not valid, please change your action input.)',
    ],
    ['check_valid_actions', '{}', "You can use following valid actions: ['finish']"],
  ])('%s with %s', async (name, input, observation) => {
    expect((await open([1n], inWeather).call(name, input)).observation).toBe(observation);
  });

  test('an edge between authors is found from both ends', async () => {
    const episode = open([dict({ weight: 2n })]);
    await episode.call('loadAuthorNet', '{}');
    expect((await episode.call('authorEdgeCheck', '{"node1": "Bo", "node2": "Ann"}')).observation).toBe(
      "{'weight': 2}",
    );
    expect(episode.figures.progress).toBe(1);
  });

  test('distances are those of the WGS-84 ellipsoid', async () => {
    const ends = '{"latitude1": 0, "longitude1": 0, "latitude2": 0, "longitude2": 1}';
    // A degree of the equator: 2 pi times 6378.137 km over 360.
    expect(Number((await open([1n], inWeather).call('get_distance', ends)).observation)).toBeCloseTo(111.3194908, 6);
  });
});

test('a task without an answer is in no mean, and counted with its reason', () => {
  const figures = {
    success: true,
    progress: 1,
    grounding: 0.5,
    steps: 2,
    rises: [],
    endedBy: 'finish',
    strippedActions: 0,
  } as const;
  const label = { environment: 'movie', difficulty: 'hard' } as const;
  const score = scoreRun([
    { kind: 'scored', id: 'movie_1', ...label, figures },
    { kind: 'scored', id: 'movie_2', ...label, figures: { ...figures, success: false, progress: 0 } },
    { kind: 'unscored', id: 'movie_3', ...label, reason: 'not-recorded', message: 'GET x' },
  ]);
  expect(score).toMatchObject({ tasks: 2, success: 0.5, progress: 0.5, grounding: 0.5, finalReward: 0.5 });
  expect(score.easy.tasks).toBe(0);
  expect(score.unscored).toEqual(new Map([['not-recorded', 1]]));
});
