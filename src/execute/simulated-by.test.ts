import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../core/json.ts';
import type { SimulateCall, SimulateRequest } from '../core/teacher.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { testExecutor } from '../testing/executor-suite.ts';
import { simulatedBy } from './index.ts';

function toolOf(name: string, readOnly: boolean): Tool {
  return {
    id: `crm/${name}`,
    name,
    description: '',
    category: 'Business',
    toolset: 'crm',
    inputSchema: {
      type: 'object',
      properties: { id: { type: 'string' } },
      required: ['id'],
      additionalProperties: false,
    },
    annotations: { ...defaultAnnotations, readOnly },
    source: { kind: 'functions', name },
  };
}

const tools = [toolOf('get_lead', true), toolOf('close_lead', false)];
const call = (name: string, given: JsonObject) => ({ id: 'call_1', name, arguments: given });

/** Counts what it is asked; each answer is another. */
function counting() {
  const asked: SimulateRequest[] = [];
  const simulateCall: SimulateCall = async (request) => {
    asked.push(request);
    return { output: { number: asked.length, seed: request.seed } };
  };
  return { asked, executor: simulatedBy(tools, simulateCall) };
}

testExecutor({
  name: 'simulatedBy',
  create: () => simulatedBy(tools, ({ tool, arguments: given }) => ({ output: { tool: tool.name, ...given } })),
  answers: [call('get_lead', { id: 'a' }), call('close_lead', { id: 'a' })],
  refuses: [call('get_lead', {}), call('get_lead', { id: 7 })],
});

describe('answers of a teacher', () => {
  test('are marked as simulated', async () => {
    const session = counting().executor.open({ seed: 's' });
    expect(await session.execute(call('get_lead', { id: 'a' }))).toMatchObject({ ok: true, simulated: true });
  });

  test('are the same for the same call in all sessions of a seed, and in their forks', async () => {
    const { asked, executor } = counting();
    const first = await executor.open({ seed: 's' }).execute(call('get_lead', { id: 'a' }));
    const other = executor.open({ seed: 's' });
    await other.execute(call('close_lead', { id: 'b' }));
    expect(await other.fork!().execute(call('get_lead', { id: 'a' }))).toEqual(first);
    expect(asked.length).toBe(2);
    await executor.open({ seed: 'another' }).execute(call('get_lead', { id: 'a' }));
    expect(asked.length).toBe(3);
  });

  test('are given knowing what was called and answered before in the session', async () => {
    const { asked, executor } = counting();
    const session = executor.open({ seed: 's' });
    await session.execute(call('get_lead', { id: 'a' }));
    await session.execute(call('close_lead', { id: 'a' }));
    expect(asked[1]!.history).toMatchObject([{ arguments: { id: 'a' }, output: { number: 1 } }]);
  });

  test('that do not come fail the call as an unavailable tool does, and change nothing', async () => {
    const executor = simulatedBy(tools, () => ({ refused: 'unusable-answer', detail: 'gibberish' }));
    const session = executor.open({ seed: 's' });
    const before = session.stateHash();
    expect(await session.execute(call('close_lead', { id: 'a' }))).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    });
    expect(session.stateHash()).toBe(before);
  });
});
