import { describe, expect, test } from 'vitest';
import type { ToolResult } from '../../core/call.ts';
import type { Session } from '../../core/executor.ts';
import { createRandom } from '../../core/random.ts';
import type { TaskTurn } from '../../core/task.ts';
import { isRefusal, type QueryRequest } from '../../core/teacher.ts';
import { defaultAnnotations, type Tool } from '../../core/tool.ts';
import { planTurn } from './plan-turn.ts';

const tool: Tool = {
  id: 'shop/book',
  name: 'book',
  description: 'Books a thing.',
  category: 'misc',
  toolset: 'shop',
  inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  annotations: defaultAnnotations,
  source: { kind: 'world', name: 'book' },
};

const listed: TaskTurn = {
  id: 't1',
  query: 'List the things.',
  addsTools: [],
  steps: [
    {
      node: 'n1',
      tool: 'shop/list',
      hidden: false,
      calls: [
        {
          call: { id: 'call_1', name: 'list', arguments: {} },
          result: { ok: true, output: { items: [{ id: 'a' }, { id: 'b' }] } },
          sources: {},
        },
      ],
    },
  ],
  missing: null,
  operations: [],
  stateAfter: '',
};

/** A session whose state is the ids that were booked; `books` says which can be. */
function shop(books: (id: string) => boolean, booked: readonly string[] = [], keeps = true): Session {
  const held = [...booked];
  return {
    execute({ arguments: { id } }): ToolResult {
      if (!books(String(id))) return { ok: false, error: { kind: 'refused', message: `${id} is gone.` } };
      if (keeps) held.push(String(id));
      return { ok: true, output: {} };
    },
    state: () => [...held],
    stateHash: () => held.join(),
    fork: () => shop(books, held, keeps),
    close: () => {},
  };
}

function bookBoth(probe: Session): QueryRequest {
  const uses = [{ node: 'n1', bindings: [{ output: '/items/*/id', input: 'id' }] }];
  return {
    turn: 't2',
    nodes: [{ id: 'n2', tool: 'shop/book', origin: 'walk', uses, hidden: false, calls: 2 }],
    missing: null,
    kind: 'multi-turn',
    completes: null,
    history: [listed],
    probe,
    tool: () => tool,
    random: createRandom('plan'),
  };
}

async function idsPlanned(probe: Session) {
  const plan = await planTurn(bookBoth(probe));
  return isRefusal(plan) ? plan.refused : plan.flatMap(({ calls }) => calls.map((call) => call.arguments.id));
}

describe('the plan of a turn', () => {
  test('calls a tool for several elements of a list', async () => {
    expect(await idsPlanned(shop(() => true))).toEqual(['a', 'b']);
  });

  test('makes a single call where one of several fails', async () => {
    expect(await idsPlanned(shop((id) => id === 'a'))).toEqual(['a']);
  });

  test('leaves nothing behind on the state it was given', async () => {
    const probe = shop((id) => id === 'a');
    await planTurn(bookBoth(probe));
    expect(probe.state()).toEqual([]);
  });

  test('is refused with the reason of the tool', async () => {
    expect(await idsPlanned(shop(() => false))).toBe('call-failed');
  });

  test('is refused when a tool that writes changes nothing', async () => {
    expect(await idsPlanned(shop(() => true, [], false))).toBe('changes-nothing');
  });
});
