import type { ToolCall } from '../core/call.ts';
import type { JsonObject } from '../core/json.ts';
import { defaultAnnotations, type Tool } from '../core/tool.ts';
import { replayExecutor, routeExecutor, simulatedExecutor, withFaults, worldExecutor } from '../execute/index.ts';
import { worlds } from '../worlds/index.ts';
import { testExecutor } from './executor-suite.ts';
import { fakeExecutor } from './fake-executor.ts';

function call(name: string, given: JsonObject): ToolCall {
  return { id: `call_${name}`, name, arguments: given };
}

const counter = () =>
  fakeExecutor(
    {
      add: ({ by }, state) => {
        state.total = Number(state.total) + Number(by);
        if (state.total < 0) throw new Error('The total cannot be negative.');
        return { total: state.total };
      },
    },
    { total: 3 },
  );

testExecutor({
  name: 'made of plain functions',
  create: counter,
  answers: [call('add', { by: 2 }), call('add', { by: -5 })],
  refuses: [call('add', { by: -4 })],
});

testExecutor({
  name: 'of recorded answers',
  create: () => replayExecutor([{ call: call('add', { by: 2 }), result: { ok: true, output: { total: 5 } } }]),
  answers: [call('add', { by: 2 })],
  refuses: [call('add', { by: 1 })],
});

const ticket: Tool = {
  id: 'desk/open_ticket',
  name: 'open_ticket',
  description: 'Opens a ticket.',
  category: 'misc',
  toolset: 'desk',
  inputSchema: { type: 'object', properties: { subject: { type: 'string' } }, required: ['subject'] },
  outputSchema: { type: 'object', properties: { ticket_id: { type: 'string' } } },
  annotations: defaultAnnotations,
  source: { kind: 'functions', name: 'open_ticket' },
};
const simulated = () => simulatedExecutor([ticket]);
const simulatedCase = {
  answers: [call('open_ticket', { subject: 'Broken lamp' }), call('open_ticket', { subject: 'Cold room' })] as const,
  refuses: [call('open_ticket', {})],
};

testExecutor({ name: 'of simulated tools', create: simulated, ...simulatedCase });

testExecutor({
  name: 'that injects no fault',
  create: () => withFaults(simulated(), { probability: 0 }),
  ...simulatedCase,
});

const tools = worlds.flatMap((world) => world.tools);

testExecutor({
  name: 'of worlds and simulated tools',
  create: () => routeExecutor([worldExecutor(worlds, tools), simulated()]),
  answers: [call('estimate_fuel', { distance_miles: 12 }), ...simulatedCase.answers],
  refuses: [call('plan_route', { origin: 'Nowhere', destination: 'Nowhere' }), call('estimate_fuel', {})],
});
