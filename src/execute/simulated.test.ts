import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ToolResult } from '../core/call.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { createRandom } from '../core/random.ts';
import { compileSchema } from '../core/schema.ts';
import { defaultAnnotations, type JsonSchema, type Tool } from '../core/tool.ts';
import { simulatedExecutor } from './index.ts';

function toolOf(name: string, details: Partial<Tool> = {}): Tool {
  return {
    id: `test/${name}`,
    name,
    description: '',
    category: 'Data',
    toolset: 'test',
    inputSchema: { type: 'object', properties: {} },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
    ...details,
  };
}

function object(properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema {
  return { type: 'object', properties, required };
}

const reading = { ...defaultAnnotations, readOnly: true };
const createOrder = toolOf('create_order', {
  inputSchema: object({ product: { type: 'string' } }),
  outputSchema: object({ order_id: { type: 'string' }, product: { type: 'string' }, total: { type: 'number' } }),
});
const getOrder = toolOf('get_order', {
  inputSchema: object({ orderId: { type: 'string' } }),
  outputSchema: object({ order_id: { type: 'string' }, product: { type: 'string' }, total: { type: 'number' } }),
  annotations: reading,
});
const executor = simulatedExecutor([createOrder, getOrder]);
const open = (seed = 's') => executor.open({ seed });
const call = (name: string, given: JsonObject) => ({ id: 'call_1', name, arguments: given });
const outputOf = (result: ToolResult | Promise<ToolResult>): JsonObject => (result as { output: JsonObject }).output;

const leaf = fc.oneof(
  fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 3, max: 30 }) }),
  fc.constantFrom<JsonSchema>(
    { type: 'string', format: 'date' },
    { type: 'string', format: 'email' },
    { type: 'string', format: 'uri' },
  ),
  fc.record({
    type: fc.constantFrom('integer', 'number'),
    minimum: fc.integer({ min: -50, max: 50 }),
    maximum: fc.integer({ min: 60, max: 500 }),
  }),
  fc.record({ type: fc.constantFrom('boolean', 'null') }),
  fc.record({ enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 }) }),
) as fc.Arbitrary<JsonSchema>;
const fieldName = fc.constantFrom(
  'id',
  'userId',
  'name',
  'status',
  'error',
  'message',
  'success',
  'limit',
  'lat',
  'created_at',
  'url',
  'x',
);
const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.constant(1), maxItems: fc.constant(3) }),
    fc.dictionary(fieldName, tie('schema'), { maxKeys: 4 }).map((properties) => object(properties)),
  ) as fc.Arbitrary<JsonSchema>,
}));

describe('simulatedExecutor', () => {
  test('answers what the output schema promises', () => {
    fc.assert(
      fc.property(schema, fc.string({ maxLength: 5 }), (outputSchema, seed) => {
        const session = simulatedExecutor([toolOf('any', { outputSchema })]).open({ seed });
        const { output } = session.execute(call('any', {})) as { output: Json };
        expect(compileSchema(outputSchema)(output)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  test('gives the same answer to the same call, in a session and in another of the same seed', async () => {
    const session = open();
    const first = session.execute(call('get_order', { orderId: 'A-1' }));
    await session.execute(call('create_order', { product: 'lamp' }));
    expect(session.execute(call('get_order', { orderId: 'A-1' }))).toEqual(first);
    expect(open().execute(call('get_order', { orderId: 'A-1' }))).toEqual(first);
    expect(open('other').execute(call('get_order', { orderId: 'A-1' }))).not.toEqual(first);
  });

  test('remembers a thing by the id that it returned, and echoes what it was given', () => {
    const session = open();
    const order = outputOf(session.execute(call('create_order', { product: 'lamp' })));
    expect(order.product).toBe('lamp');
    const known = outputOf(session.execute(call('get_order', { orderId: order.order_id! })));
    expect(known).toEqual(order);
  });

  test('succeeds in every field that tells of success', () => {
    const outputSchema = object({
      success: { type: 'boolean' },
      error: { type: 'string' },
      status_code: { type: 'integer' },
      status: { enum: ['failed', 'ok'] },
    });
    const session = simulatedExecutor([toolOf('any', { outputSchema })]).open({ seed: 's' });
    expect(outputOf(session.execute(call('any', {})))).toEqual({
      success: true,
      error: '',
      status_code: 200,
      status: 'ok',
    });
  });

  test('refuses arguments that do not fit', () => {
    expect(open().execute(call('get_order', {}))).toEqual({
      ok: false,
      error: { kind: 'invalid-arguments', message: 'Missing required parameter "orderId".' },
    });
    expect(open().execute(call('nowhere', {}))).toMatchObject({ ok: false, error: { kind: 'unknown-tool' } });
  });

  test('changes state by what writes, whatever the order, and not by what reads', async () => {
    const [one, other] = [open(), open()];
    const before = one.stateHash();
    await one.execute(call('get_order', { orderId: 'A-1' }));
    expect(one.stateHash()).toBe(before);
    for (const product of ['lamp', 'desk']) await one.execute(call('create_order', { product }));
    for (const product of ['desk', 'lamp']) await other.execute(call('create_order', { product }));
    expect(one.stateHash()).not.toBe(before);
    expect(other.stateHash()).toBe(one.stateHash());
  });

  test('keeps a fork apart', async () => {
    const session = open();
    const before = session.stateHash();
    await session.fork!().execute(call('create_order', { product: 'lamp' }));
    expect(session.stateHash()).toBe(before);
    expect(session.state()).toEqual([]);
  });

  test('draws examples and values in the form of them, of the type of the schema', () => {
    const properties: Record<string, JsonSchema> = {
      page: { type: 'string', default: 5 },
      ticker: { type: 'string', description: 'Stock symbol (e.g., AAPL)' },
      token: { type: 'string', default: 'ENTER_YOUR_TOKEN' },
      unit: { type: 'string', enum: ['km', 'mi'] },
    };
    const session = simulatedExecutor([toolOf('any', { inputSchema: object(properties) })]).open({ seed: 's' });
    const draws = (parameter: string) =>
      Array.from({ length: 40 }, (_, at) =>
        session.draw!({ tool: 'any', parameter, given: {}, random: createRandom(at) }),
      );
    expect(draws('page').every((value) => typeof value === 'string' && /^\d+$/.test(value))).toBe(true);
    expect(draws('ticker')).toContain('AAPL');
    expect(new Set(draws('ticker')).size).toBeGreaterThan(2);
    expect(draws('token')).not.toContain('ENTER_YOUR_TOKEN');
    expect(new Set(draws('unit'))).toEqual(new Set(['km', 'mi']));
    expect(draws('unknown')).toEqual(draws('unknown').map(() => undefined));
  });
});
