import { beforeAll, describe, expect, test } from 'vitest';
import { type Pipeline, simulatedPipeline, worldPipeline } from '../../../test/support/pipeline.ts';
import type { JsonObject } from '../../core/json.ts';
import type { PathNode, RowKind } from '../../core/path.ts';
import { createRandom } from '../../core/random.ts';
import type { Task, TaskTurn } from '../../core/task.ts';
import type { WrittenQuery } from '../../core/teacher.ts';
import { defaultAnnotations, type JsonSchema, type Tool } from '../../core/tool.ts';
import { NamingText } from '../../core/tool-names.ts';
import { textHoldsValue } from '../../core/value-text.ts';
import { simulatedExecutor } from '../../execute/index.ts';
import { possibleSlips } from './slips.ts';

let pipeline: Pipeline;
let tasks: Task[];
let imported: Pipeline;
let importedTasks: Task[];

const kinds: readonly RowKind[] = ['single', 'parallel', 'multiple', 'irrelevance', 'multi-turn'];

beforeAll(async () => {
  pipeline = await worldPipeline();
  imported = await simulatedPipeline(importedTools);
  tasks = (await Promise.all(kinds.map((kind) => pipeline.tasks(kind, 40)))).flat();
  importedTasks = (
    await Promise.all((['single', 'parallel', 'irrelevance'] as const).map((kind) => imported.tasks(kind, 15)))
  ).flat();
});

const text: JsonSchema = { type: 'string' };

function importedTool(name: string, description: string, properties: Record<string, JsonSchema>): Tool {
  return {
    id: `store/${name}`,
    name,
    description,
    category: 'Commerce',
    toolset: 'store',
    inputSchema: { type: 'object', properties, required: Object.keys(properties).slice(0, 2) },
    outputSchema: { type: 'object', properties: { order_id: text, total: { type: 'number' }, status: text } },
    annotations: { ...defaultAnnotations, readOnly: name.startsWith('get') },
    source: { kind: 'functions', name },
  };
}

const importedTools = [
  importedTool('getOrderStatusById', 'Get the order status by id.', { orderId: text, withItems: { type: 'boolean' } }),
  importedTool('create_store_order', 'This endpoint creates a new order {for} [the] store', {
    product: text,
    quantity: { type: 'integer' },
  }),
  importedTool('get_store_news', '', { lang: text, 'odd[name]': text }),
  importedTool('cancelOrder', 'Cancels an order using the Cancel Order API.', { order_id: text, reason: text }),
  importedTool('x', 'Lagerbestand', { sku: text }),
];

describe('writeQuery', () => {
  const calls = (task: Task) =>
    task.turns.flatMap((turn) => turn.steps.flatMap((step) => step.calls.map((call) => ({ ...call, step }))));

  test('says every value that no tool supplies', () => {
    for (const task of [...tasks, ...importedTasks]) {
      const words = task.turns.map(({ query }) => query).join('\n');
      for (const { call, sources } of calls(task)) {
        for (const [name, source] of Object.entries(sources)) {
          if (source.by === 'query') expect(textHoldsValue(words, call.arguments[name]!)).toBe(true);
        }
      }
    }
  });

  test('names no tool of the task, and no hidden helper by two words', () => {
    for (const { task, tool } of [
      ...tasks.map((task) => ({ task, ...pipeline })),
      ...importedTasks.map((task) => ({ task, ...imported })),
    ]) {
      for (const turn of task.turns) {
        const words = new NamingText(turn.query);
        const named = [...task.tools, ...task.withheld].map(tool).filter((one) => words.names(one, 3));
        const hidden = turn.steps.filter((step) => step.hidden).map((step) => tool(step.tool));
        expect([...named, ...hidden.filter((one) => words.names(one, 2))].map(({ name }) => name)).toEqual([]);
      }
    }
  });

  test('leaves no slot, bracket or gap in the words', () => {
    for (const { query } of [...tasks, ...importedTasks].flatMap(({ turns }) => turns)) {
      expect(query).not.toMatch(/\{[=^]?\w+\}|\[| {2}|undefined|null| ,/);
      expect(query).toMatch(/^["'\d\p{Lu}]/u);
    }
  });

  test('speaks with one voice in a conversation, and with many in a data set', () => {
    const openings = new Set(tasks.map(({ turns }) => turns[0]!.query.split(' ').slice(0, 2).join(' ')));
    expect(openings.size).toBeGreaterThan(20);
    const repeated = tasks.filter(({ turns }) => new Set(turns.map(({ query }) => query)).size < turns.length);
    expect(repeated).toEqual([]);
  });

  test('refuses where there is nothing to leave out', async () => {
    const bare = { ...importedTools[4]!, inputSchema: { type: 'object', properties: {} } };
    const answer = await imported.teacher.writeQuery({
      turn: 't1',
      nodes: [{ id: 'n1', tool: bare.id, origin: 'walk', uses: [], hidden: false, calls: 1 }],
      missing: 'parameter',
      kind: 'single',
      completes: null,
      history: [],
      probe: simulatedExecutor([bare]).open({ seed: 's' }),
      tool: () => bare,
      random: createRandom('r'),
    });
    expect(answer).toEqual({ refused: 'nothing-to-leave-out', detail: 'store/x' });
  });
});

describe('fillCall', () => {
  const node: PathNode = {
    id: 'n1',
    tool: 'store/create_store_order',
    origin: 'walk',
    uses: [],
    hidden: false,
    calls: 1,
  };
  const tool = importedTools[1]!;
  const fill = (query: Partial<WrittenQuery>) =>
    imported.teacher.fillCall({
      node,
      tool,
      query: { text: '', mentions: [], references: [], missing: null, ...query },
      history: [],
      turn: 't1',
      done: [],
      made: [],
      failed: [],
    });

  test('takes values from the words, in the order of the schema', async () => {
    const mention = { node: 'n1', call: 0, turn: 't1' };
    const filled = await fill({
      mentions: [
        { ...mention, parameter: 'quantity', value: 2, text: 'two' },
        { ...mention, parameter: 'product', value: 'lamp', text: 'lamp' },
      ],
    });
    expect(filled).toEqual({
      calls: [
        {
          arguments: { product: 'lamp', quantity: 2 },
          sources: {
            product: { by: 'query', turn: 't1', text: 'lamp' },
            quantity: { by: 'query', turn: 't1', text: 'two' },
          },
        },
      ],
    });
  });

  test('refuses a required value without source', async () => {
    expect(await fill({})).toEqual({
      refused: 'argument-without-source',
      detail: 'product of store/create_store_order',
    });
  });
});

describe('judgeTurn', () => {
  const turnsOf = (task: Task) =>
    task.turns.map((turn, at) => ({ turn, history: task.turns.slice(0, at), tool: pipeline.tool }));

  test('finds calls made in words, and words where calls are', async () => {
    for (const request of tasks.flatMap(turnsOf)) {
      const { turn } = request;
      const call = { id: 'c', name: 'anything', arguments: {} };
      const steps = turn.missing
        ? [{ content: null, calls: [call], results: [{ ok: true as const, output: null }] }]
        : [{ content: 'I cannot do that.', calls: [], results: [] }];
      expect(await pipeline.teacher.judgeTurn({ ...request, steps })).toMatchObject({
        correct: false,
        mistake: 'missed',
        step: 0,
      });
    }
  });

  test('takes an argument that holds its default for none, and another value for a mistake', async () => {
    const tool = importedTool('get_page', 'Get a page.', { title: text, size: { type: 'integer', default: 10 } });
    const call = { id: 'call_1', name: tool.name, arguments: { title: 'Rome' } };
    const result = { ok: true as const, output: {} };
    const sources = { title: { by: 'query' as const, turn: 't1', text: 'Rome' } };
    const turn: TaskTurn = {
      id: 't1',
      query: 'Show me the page about Rome.',
      addsTools: [],
      steps: [{ node: 'n1', tool: tool.id, hidden: false, calls: [{ call, result, sources }] }],
      missing: null,
      operations: [],
      stateAfter: '',
    };
    const judge = (given: JsonObject) =>
      imported.teacher.judgeTurn({
        turn,
        history: [],
        tool: () => tool,
        steps: [{ content: null, calls: [{ ...call, arguments: given }], results: [result] }],
      });
    expect(await judge({ title: 'Rome', size: 10 })).toEqual({ correct: true });
    expect(await judge({ title: 'Rome', size: 20 })).toMatchObject({ correct: false, step: 0 });
  });
});

describe('possibleSlips', () => {
  test('finds a place for every kind of mistake', () => {
    const found = new Set(tasks.flatMap(possibleSlips).map(({ mistake }) => mistake));
    expect(found).toEqual(new Set(['nested', 'short-dependency', 'long-dependency', 'summary', 'missed']));
  });
});
