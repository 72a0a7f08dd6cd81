import type { Dropped } from '../../src/core/dropped.ts';
import type { PathNode, PathTurn, SignaturePath } from '../../src/core/path.ts';
import type { Task, TaskTurn } from '../../src/core/task.ts';
import { defaultAnnotations, type Tool } from '../../src/core/tool.ts';
import type { PreferencePair, Step, Trajectory, Turn } from '../../src/core/trajectory.ts';
import { configFingerprint, recordedConfig, resolveConfig } from '../../src/run/config.ts';
import type { ItemOutcome } from '../../src/run/files.ts';
import { openRunFolder, type RunFolder } from '../../src/run/folder.ts';

/** Words that would do harm if they reached a terminal or a page as they are. */
export const hostileWords = 'Trip to <b>Oslo</b>\u001b[31m \u202eevil';

/** Writes a small run by hand: a two-turn conversation with a pair, an irrelevance row, and dropped items. */
export function writeSampleRun(path: string, { finish = true } = {}): void {
  const config = resolveConfig(undefined, { rows: 2 });
  const run = openRunFolder(path, {
    config: recordedConfig(config),
    fingerprint: configFingerprint(config),
    version: '0.1.0',
    now: () => new Date(0),
  });
  try {
    fill(run, finish);
  } finally {
    run.close();
  }
}

function fill(run: RunFolder, finish: boolean): void {
  run.writeWhole(
    'pool.jsonl',
    sampleTools.map((tool) => `${JSON.stringify(tool)}\n`),
  );
  run.writeWhole('graph.json', ['{"version":1,"tools":[],"edges":[]}\n']);
  run.commitApart({ records: { dropped: [{ ...note('tools.json#/3', 'pool'), reason: 'no-parameters' }] } });
  for (const item of sampleItems) run.append(item);
  if (finish) run.record({ type: 'run-finished', items: sampleItems.length, limit: null });
}

function tool(name: string, description: string): Tool {
  return {
    id: `trips/${name}`,
    name,
    description,
    category: 'Travel',
    toolset: 'trips',
    inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    annotations: defaultAnnotations,
    source: { kind: 'world', name },
  };
}

/** The pool of the sample run. */
export const sampleTools: readonly Tool[] = [
  tool('find_hotel', hostileWords),
  tool('book_hotel', 'Books a hotel.'),
  tool('get_weather', 'Tells the weather.'),
];

const path: SignaturePath = {
  id: 'p000001',
  kind: 'multi-turn',
  variant: 'phi',
  turns: [
    { type: 'calls', id: 't1', nodes: [node('n1', 'trips/find_hotel', 'merge')] },
    { type: 'calls', id: 't2', nodes: [node('n2', 'trips/book_hotel', 'insert-long')] },
  ],
};

const wish: PathTurn = {
  type: 'missing',
  id: 't1',
  missing: 'function',
  about: null,
  nodes: [node('n1', 'trips/get_weather', 'walk')],
};

function node(id: string, name: string, origin: PathNode['origin']): PathNode {
  return { id, tool: name, origin, uses: [], hidden: false, calls: 1 };
}

const findCall = { id: 'c1', name: 'find_hotel', arguments: { city: 'Oslo' } };
const bookCall = { id: 'c2', name: 'book_hotel', arguments: { city: 'h-17' } };
const found = { ok: true as const, output: { id: 'h-17', name: 'Fjord\u001b]0;owned\u0007' } };
const full = { ok: false as const, error: { kind: 'unavailable' as const, message: 'Try again.' }, injected: true };
const booked = { ok: true as const, output: { booking: 'b-1' } };

const turns: TaskTurn[] = [
  {
    id: 't1',
    query: 'Find me a hotel in Oslo.',
    addsTools: [],
    steps: [
      {
        node: 'n1',
        tool: 'trips/find_hotel',
        hidden: false,
        calls: [{ call: findCall, result: found, sources: { city: { by: 'query', turn: 't1', text: 'Oslo' } } }],
      },
    ],
    missing: null,
    operations: ['merge'],
    stateAfter: 's1',
  },
  {
    id: 't2',
    query: 'Book it, please.',
    addsTools: [],
    steps: [
      {
        node: 'n2',
        tool: 'trips/book_hotel',
        hidden: false,
        calls: [
          {
            call: bookCall,
            result: booked,
            sources: { city: { by: 'output', node: 'n1', call: 'c1', pointer: '/id' } },
          },
        ],
      },
    ],
    missing: null,
    operations: ['insert-long'],
    stateAfter: 's2',
  },
];

const task: Task = {
  id: 'p000001',
  path: 'p000001',
  kind: 'multi-turn',
  seed: '1',
  stateSeed: '1',
  stateBefore: 's0',
  tools: ['trips/find_hotel', 'trips/book_hotel'],
  withheld: [],
  turns,
};

const say = (content: string): Step => ({ content, calls: [], results: [] });
const first: Turn = {
  id: 't1',
  user: turns[0]!.query,
  addsTools: [],
  steps: [{ content: null, calls: [findCall], results: [found] }, say('The Fjord is free.')],
};
const retry: Step = { content: null, calls: [bookCall], results: [full] };
const chosen: Trajectory = {
  id: 'p000001/positive',
  task: task.id,
  kind: 'multi-turn',
  polarity: 'positive',
  tools: ['trips/get_weather', ...task.tools],
  turns: [
    first,
    {
      id: 't2',
      user: turns[1]!.query,
      addsTools: [],
      steps: [
        retry,
        { content: null, calls: [{ ...bookCall, id: 'c3' }], results: [booked] },
        say('Booked under b-1.'),
      ],
    },
  ],
  verdicts: [{ verifier: 'schema', pass: true }],
  generator: 'scripted',
};
const rejected: Trajectory = {
  ...chosen,
  id: 'p000001/negative/missed',
  polarity: 'negative',
  turns: [first, { ...chosen.turns[1]!, steps: [say('Which hotel do you mean?')] }],
  verdicts: [{ verifier: 'reference', pass: false, reason: 'missed', where: 't2/0' }],
};
const pair: PreferencePair = {
  id: 'p000001/missed',
  task: task.id,
  kind: 'multi-turn',
  mistake: 'missed',
  divergesAt: { turn: 't2', step: 0 },
  chosen,
  rejected,
};
const refusalTask: Task = {
  ...task,
  id: 'p000002',
  path: 'p000002',
  kind: 'irrelevance',
  withheld: ['trips/find_hotel'],
  turns: [{ ...turns[0]!, steps: [], operations: [], missing: { kind: 'function', tools: ['trips/find_hotel'] } }],
};
const refusal: Trajectory = {
  ...chosen,
  id: 'p000002/positive',
  task: 'p000002',
  kind: 'irrelevance',
  tools: ['trips/get_weather'],
  turns: [{ ...first, steps: [say('I have no tool for that.')] }],
};

function note(id: string, stage: Dropped['stage']): Dropped {
  return { id, stage, reason: 'value-not-in-query', detail: hostileWords };
}

const sampleItems: readonly ItemOutcome[] = [
  { records: { paths: [path], tasks: [task], trajectories: [chosen], pairs: [pair] } },
  {
    records: {
      paths: [{ ...path, id: 'p000002', kind: 'irrelevance', turns: [wish] }],
      tasks: [refusalTask],
      trajectories: [refusal],
    },
  },
  { records: { paths: [{ ...path, id: 'p000003' }], dropped: [note('p000003', 'translate')] } },
  { records: { paths: [{ ...path, id: 'p000004' }], dropped: [note('p000004', 'translate')] } },
];
