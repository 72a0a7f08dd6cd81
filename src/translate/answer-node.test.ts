import { describe, expect, test } from 'vitest';
import type { ReferenceCall } from '../core/task.ts';
import type { FailedCall, FilledCalls, FillRequest, Refusal } from '../core/teacher.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { fakeExecutor } from '../testing/fake-executor.ts';
import { translatePath } from './index.ts';

const tool: Tool = {
  id: 'shop/buy',
  name: 'buy',
  description: 'Buys.',
  category: 'misc',
  toolset: 'shop',
  inputSchema: { type: 'object', properties: { count: { type: 'integer' } }, required: ['count'] },
  annotations: defaultAnnotations,
  source: { kind: 'functions', name: 'buy' },
};

const shop = fakeExecutor(
  {
    buy: ({ count }, state) => {
      if (Number(count) > Number(state.left)) throw new Error(`Only ${String(state.left)} are left.`);
      state.left = Number(state.left) - Number(count);
      return { left: state.left };
    },
  },
  { left: 6 },
);

type Fill = (made: readonly ReferenceCall[], failed: readonly FailedCall[]) => FilledCalls | Refusal;

const call = (count: number, more = false): FilledCalls => ({
  calls: [{ arguments: { count }, sources: { count: { by: 'query', turn: 't1', text: String(count) } } }],
  ...(more && { more }),
});

async function translate(fill: Fill, retries?: number) {
  const asked: Pick<FillRequest, 'made' | 'failed'>[] = [];
  const task = await translatePath(
    {
      id: 'single-000001',
      kind: 'single',
      variant: 'phi',
      turns: [
        {
          type: 'calls',
          id: 't1',
          nodes: [{ id: 'n1', tool: tool.id, origin: 'walk', uses: [], hidden: false, calls: 1 }],
        },
      ],
    },
    {
      teacher: {
        writeQuery: () => ({ text: 'Buy 1, 2, 3, 4 or 9.', mentions: [], references: [], missing: null }),
        fillCall: ({ made, failed }) => {
          asked.push({ made: [...made], failed: [...failed] });
          return fill(made, failed);
        },
      },
      executor: shop,
      tool: () => tool,
      seed: 1,
      ...(retries !== undefined && { retries }),
    },
  );
  return { task, asked };
}

describe('the calls of a node', () => {
  test('are filled one at a time where the teacher does so', async () => {
    const { task, asked } = await translate((made) => call(made.length + 1, made.length < 2));
    expect(task).toMatchObject({
      turns: [{ steps: [{ calls: [{ call: { id: 'call_1' } }, {}, { call: { id: 'call_3' } }] }] }],
    });
    expect(asked.map(({ made }) => made.length)).toEqual([0, 1, 2]);
  });

  test('that failed are filled again, knowing why, and those that succeeded stay', async () => {
    const { task, asked } = await translate(
      (made, failed) => (made.length === 0 ? call(4, true) : failed.length === 0 ? call(9) : call(1)),
      2,
    );
    expect(task).toMatchObject({
      turns: [{ steps: [{ calls: [{ call: { arguments: { count: 4 } } }, { call: { arguments: { count: 1 } } }] }] }],
    });
    expect(asked.at(-1)!.failed).toEqual([{ arguments: { count: 9 }, problem: 'Only 2 are left.' }]);
  });

  test('that repeat an earlier one are filled again too', async () => {
    const { task, asked } = await translate(
      (made, failed) => (made.length === 0 ? call(1, true) : failed.length === 0 ? call(1) : call(2)),
      1,
    );
    expect('turns' in task).toBe(true);
    expect(asked.at(-1)!.failed).toMatchObject([{ problem: 'This call was made before.' }]);
  });

  test.each([
    ['at once without retries', undefined, 1],
    ['after so many', 2, 3],
  ])('refuse the path when they go on failing: %s', async (_, retries, times) => {
    const { task, asked } = await translate(() => call(9), retries);
    expect(task).toMatchObject({ stage: 'translate', reason: 'call-failed', detail: 'shop/buy: Only 6 are left.' });
    expect(asked.length).toBe(times);
  });

  test('are three at most', async () => {
    const { task } = await translate((made) => call(made.length === 0 ? 1 : made.length, true));
    expect(task).toMatchObject({ reason: expect.stringMatching(/too-many-calls|repeated-call/) });
  });
});

test('conversations share initial states unless answers depend on what was said', async () => {
  const states = async (sharesStates: boolean) => {
    const seeds = new Set<string>();
    for (let at = 0; at < 300; at += 1) {
      const id = `single-${String(at).padStart(6, '0')}`;
      const path = { id, kind: 'single' as const, variant: 'phi' as const, turns: [] as never[] };
      const task = await translatePath(path, {
        teacher: { writeQuery: () => expect.unreachable(), fillCall: () => expect.unreachable() },
        executor: shop,
        tool: () => tool,
        seed: 1,
        sharesStates,
      });
      if ('stateSeed' in task) seeds.add(task.stateSeed);
    }
    return seeds.size;
  };
  expect(await states(true)).toBeLessThanOrEqual(128);
  expect(await states(false)).toBe(300);
});
