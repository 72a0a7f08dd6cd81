import type { ToolCall, ToolResult } from '../../src/core/call.ts';
import type { Session } from '../../src/core/executor.ts';
import { contentHash } from '../../src/core/hash.ts';
import { cloneJson, type Json, type JsonObject } from '../../src/core/json.ts';
import type { ArgumentSource, ReferenceCall, Task } from '../../src/core/task.ts';
import type { JsonSchema, Tool } from '../../src/core/tool.ts';
import type { Step, Trajectory } from '../../src/core/trajectory.ts';
import type { Verdict } from '../../src/core/verdict.ts';
import type { Verifier, VerifyInput } from '../../src/core/verifier.ts';
import { verifyTrajectory } from '../../src/verify/verify-trajectory.ts';

function tool(name: string, readOnly: boolean, properties: Record<string, JsonSchema>, required: string[]): Tool {
  return {
    id: `trains/${name}`,
    name,
    description: name,
    category: 'Travel',
    toolset: 'trains',
    inputSchema: { type: 'object', properties, required, additionalProperties: false },
    annotations: { readOnly, destructive: false, idempotent: readOnly, openWorld: false },
    source: { kind: 'world', name },
  };
}

const text = { type: 'string' };

/** A tiny railway: prices, bookings, cancellations, seats, and two tools that no turn needs. */
export const fixtureTools: readonly Tool[] = [
  tool('get_train_price', true, { from: text, to: text, class: { type: 'string', default: 'second' } }, ['from', 'to']),
  tool('book_ticket', false, { to: text, price: { type: 'number' } }, ['to', 'price']),
  tool('cancel_ticket', false, { booking_id: text }, ['booking_id']),
  tool('reserve_seat', false, { booking_id: text, window: { type: 'boolean' } }, ['booking_id', 'window']),
  tool('list_stations', true, { country: text }, ['country']),
  tool('rename_station', false, { old_name: text, new_name: text }, ['old_name', 'new_name']),
];

interface RailwayState extends JsonObject {
  bookings: JsonObject[];
}

type Handler = (state: RailwayState, given: JsonObject) => JsonObject | string;

const handlers: Record<string, Handler> = {
  get_train_price: (_, { from, to }) =>
    from === to ? 'These are the same station.' : { price: 49.5, currency: 'EUR' },
  book_ticket: ({ bookings }, { to, price }) => {
    const booking = { booking_id: `BK-10${bookings.length + 1}`, to: to!, price: price! };
    bookings.push(booking);
    return { booking_id: booking.booking_id };
  },
  cancel_ticket: ({ bookings }, { booking_id }) => {
    const at = bookings.findIndex((booking) => booking.booking_id === booking_id);
    if (at < 0) return 'There is no such booking.';
    bookings[at]!.cancelled = true;
    return { refund: 40 };
  },
  reserve_seat: ({ bookings }, { booking_id, window }) => {
    const booking = bookings.find((candidate) => candidate.booking_id === booking_id);
    if (!booking) return 'There is no such booking.';
    booking.seat = window ? '12A' : '12B';
    return { seat: booking.seat };
  },
  list_stations: () => ({ stations: ['Rome', 'Oslo'] }),
  rename_station: () => ({ done: true }),
};

/** A session of the railway in its initial state. */
export function openRailway(): Session {
  const state: RailwayState = { bookings: [{ booking_id: 'BK-101', to: 'Bari', price: 12 }] };
  return {
    execute(call: ToolCall): ToolResult {
      const handler = handlers[call.name];
      if (!handler) return { ok: false, error: { kind: 'unknown-tool', message: `No tool ${call.name}.` } };
      const answer = handler(state, call.arguments);
      return typeof answer === 'string'
        ? { ok: false, error: { kind: 'refused', message: answer } }
        : { ok: true, output: cloneJson(answer) };
    },
    state: () => cloneJson(state),
    stateHash: () => contentHash(state),
    close: () => undefined,
  };
}

type PlannedCall = [name: string, given: Record<string, Json>, sources: Record<string, ArgumentSource>];

interface PlannedTurn {
  query: string;
  /** By step: a node's calls. Call ids are `c1`, `c2`, … in order, node ids `n1`, `n2`, … */
  steps: { hidden?: boolean; calls: PlannedCall[] }[];
  closing: string;
  missing?: Task['turns'][number]['missing'];
  addsTools?: string[];
}

/** A task and the trajectory that follows it to the letter. */
export interface Fixture {
  task: Task;
  trajectory: Trajectory;
}

/** Runs a plan on the railway and writes down what comes of it. */
export async function fixtureOf(plan: readonly PlannedTurn[], options: { withheld?: string[] } = {}): Promise<Fixture> {
  const session = openRailway();
  const withheld = options.withheld ?? [];
  const offered = fixtureTools.map(({ id }) => id).filter((id) => !withheld.includes(id));
  const task: Task = {
    id: 'task-1',
    path: 'path-1',
    kind: 'multi-turn',
    seed: 'seed',
    stateSeed: 'seed',
    stateBefore: session.stateHash(),
    tools: [],
    withheld,
    turns: [],
  };
  const trajectory: Trajectory = {
    id: 'trajectory-1',
    task: task.id,
    kind: 'multi-turn',
    polarity: 'positive',
    tools: offered,
    turns: [],
    verdicts: [],
    generator: 'test',
  };
  const used = new Set<string>();
  let calls = 0;
  let nodes = 0;
  for (const [at, { query, steps, closing, missing = null, addsTools = [] }] of plan.entries()) {
    const id = `t${at + 1}`;
    const done: Task['turns'][number]['steps'] = [];
    for (const { hidden = false, calls: planned } of steps) {
      const made: ReferenceCall[] = [];
      for (const [name, given, sources] of planned) {
        calls += 1;
        const call = { id: `c${calls}`, name, arguments: given };
        made.push({ call, result: await session.execute(call), sources });
        if (offered.includes(`trains/${name}`)) used.add(`trains/${name}`);
      }
      nodes += 1;
      done.push({ node: `n${nodes}`, tool: `trains/${planned[0]![0]}`, hidden, calls: made });
    }
    const stateAfter = session.stateHash();
    task.turns.push({ id, query, addsTools, steps: done, missing, operations: [], stateAfter });
    const played: Step[] = done.map((step) => ({
      content: null,
      calls: step.calls.map(({ call }) => call),
      results: step.calls.map(({ result }) => result),
    }));
    trajectory.turns.push({
      id,
      user: query,
      addsTools,
      steps: [...played, { content: closing, calls: [], results: [] }],
    });
  }
  task.tools = [...used];
  return cloneJson({ task, trajectory });
}

/** Everything that a verifier asks for, from a fixture. */
export function inputOf({ task, trajectory }: Fixture): VerifyInput {
  const byId = new Map(fixtureTools.map((each) => [each.id, each]));
  const byName = new Map(fixtureTools.map((each) => [each.name, each]));
  return { task, trajectory, tool: (id) => byId.get(id)!, toolNamed: (name) => byName.get(name), open: openRailway };
}

const inQuery = (turn: string, words: string): ArgumentSource => ({ by: 'query', turn, text: words });

/**
 * Three turns: a price that a hidden helper finds before the booking; two wishes at once, of which the second takes
 * the first turn's booking; the cancellation of a booking made two turns before.
 */
export function goodFixture(): Promise<Fixture> {
  return fixtureOf([
    {
      query: 'Please book me a train from Rome to Milan.',
      steps: [
        {
          hidden: true,
          calls: [
            [
              'get_train_price',
              { from: 'Rome', to: 'Milan' },
              { from: inQuery('t1', 'Rome'), to: inQuery('t1', 'Milan') },
            ],
          ],
        },
        {
          calls: [
            [
              'book_ticket',
              { to: 'Milan', price: 49.5 },
              { to: inQuery('t1', 'Milan'), price: { by: 'output', node: 'n1', call: 'c1', pointer: '/price' } },
            ],
          ],
        },
      ],
      closing: 'Your train to Milan is booked for 49.50 EUR; the booking is BK-102.',
    },
    {
      query: 'I would like a window place on it, and which stations are there in Norway and in Italy?',
      steps: [
        {
          calls: [
            [
              'reserve_seat',
              { booking_id: 'BK-102', window: true },
              {
                booking_id: { by: 'output', node: 'n2', call: 'c2', pointer: '/booking_id' },
                window: inQuery('t2', 'a window place'),
              },
            ],
          ],
        },
        {
          calls: [
            ['list_stations', { country: 'Norway' }, { country: inQuery('t2', 'Norway') }],
            ['list_stations', { country: 'Italy' }, { country: inQuery('t2', 'Italy') }],
          ],
        },
      ],
      closing: 'You have seat 12A. There are 2 stations, Rome and Oslo.',
    },
    {
      query: 'Things changed. Drop that trip again.',
      steps: [
        {
          calls: [
            [
              'cancel_ticket',
              { booking_id: 'BK-102' },
              { booking_id: { by: 'output', node: 'n2', call: 'c2', pointer: '/booking_id' } },
            ],
          ],
        },
      ],
      closing: 'It is cancelled and 40 EUR come back to you.',
    },
  ]);
}

/** What a verifier says of a fixture after it was changed. */
export async function verdictAfter(
  verifier: Verifier,
  change: (fixture: Fixture) => void = () => undefined,
  fixture: Promise<Fixture> = goodFixture(),
): Promise<Verdict> {
  const changed = await fixture;
  change(changed);
  const [verdict] = await verifyTrajectory(inputOf(changed), [verifier]);
  return verdict!;
}

/** A conversation in which a parameter, or else a function, is missing first and supplied then. */
export function missingFixture(kind: 'parameter' | 'function'): Promise<Fixture> {
  const tool = 'trains/list_stations';
  const byFunction = kind === 'function';
  return fixtureOf(
    [
      {
        query: byFunction ? 'Which stations are there in Norway?' : 'Which stations are there?',
        steps: [],
        missing: byFunction ? { kind, tools: [tool] } : { kind, tools: [tool], parameter: 'country' },
        closing: byFunction ? 'I have no means to look up stations.' : 'Which country do you mean?',
      },
      {
        query: byFunction ? 'You can do that now, try again.' : 'I mean Norway.',
        addsTools: byFunction ? [tool] : [],
        steps: [
          {
            calls: [
              [
                'list_stations',
                { country: 'Norway' },
                { country: { by: 'query', turn: byFunction ? 't1' : 't2', text: 'Norway' } },
              ],
            ],
          },
        ],
        closing: 'There are Rome and Oslo.',
      },
    ],
    { withheld: byFunction ? [tool] : [] },
  );
}
