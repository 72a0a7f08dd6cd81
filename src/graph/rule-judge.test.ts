import { describe, expect, test } from 'vitest';
import { defaultAnnotations, type JsonSchema, type Tool } from '../core/tool.ts';
import { createRuleJudge } from './rule-judge.ts';

const text: JsonSchema = { type: 'string' };
const number: JsonSchema = { type: 'number' };

interface Shape {
  inputs?: Record<string, JsonSchema>;
  outputs?: Record<string, JsonSchema>;
  required?: string[];
  more?: Partial<Tool>;
}

function tool(name: string, { inputs = {}, outputs = {}, required = Object.keys(inputs), more = {} }: Shape): Tool {
  return {
    id: `set/${name}`,
    name,
    description: '',
    category: 'Travel',
    toolset: 'set',
    inputSchema: { type: 'object', properties: inputs, required },
    outputSchema: { type: 'object', properties: outputs },
    annotations: defaultAnnotations,
    source: { kind: 'functions', name },
    ...more,
  };
}

function list(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'array', items: { type: 'object', properties } };
}

function judge(earlier: Tool, later: Tool) {
  return createRuleJudge()({ target: earlier, candidates: [later] })[0];
}

const described = (schema: JsonSchema, description: string): JsonSchema => ({ ...schema, description });

describe('an output that fits a parameter makes an edge', () => {
  test.each<[why: string, earlier: Tool, later: Tool, output: string, input: string]>([
    [
      'same name',
      tool('book_flight', { outputs: { booking_id: text } }),
      tool('cancel_booking', { inputs: { booking_id: text } }),
      '/booking_id',
      'booking_id',
    ],
    [
      'an id of the thing that the tool makes',
      tool('create_booking', { outputs: { id: text } }),
      tool('cancel_flight', { inputs: { bookingId: text } }),
      '/id',
      'bookingId',
    ],
    [
      'an element of a nested list',
      tool('search_flights', { outputs: { flights: list({ id: text }) } }),
      tool('book_flight', { inputs: { flight_id: text } }),
      '/flights/*/id',
      'flight_id',
    ],
    [
      'another spelling',
      tool('geocode', { outputs: { lat: number } }),
      tool('get_weather', { inputs: { latitude: number } }),
      '/lat',
      'latitude',
    ],
    [
      'a kind that only the description tells',
      tool('stop_navigation', { outputs: { arrival_city: text } }),
      tool('plan_route', { inputs: { origin: described(text, 'City where the drive starts.') } }),
      '/arrival_city',
      'origin',
    ],
    [
      'the same unit',
      tool('get_distance', { outputs: { distance_km: number } }),
      tool('km_to_miles', { inputs: { kilometers: number } }),
      '/distance_km',
      'kilometers',
    ],
    [
      'an amount of money',
      tool('get_fare', { outputs: { cost: described(number, 'Cost in dollars.') } }),
      tool('log_expense', { inputs: { amount: described(number, 'Amount in dollars.') } }),
      '/cost',
      'amount',
    ],
    [
      'a list for a list',
      tool('list_stocks', { outputs: { stock_list: { type: 'array', items: text } } }),
      tool('filter_by_price', { inputs: { stocks: { type: 'array', items: text } } }),
      '/stock_list',
      'stocks',
    ],
  ])('%s', (_, earlier, later, output, input) => {
    expect(judge(earlier, later)).toMatchObject({ to: later.id, kind: 'whole-input', bindings: [{ output, input }] });
  });
});

describe('what does not fit makes none', () => {
  test.each<[why: string, earlier: Tool, later: Tool]>([
    [
      'the id of something else',
      tool('book_flight', { outputs: { booking_id: text } }),
      tool('get_customer', { inputs: { customer_id: text } }),
    ],
    [
      'an echo of the input',
      tool('cancel_booking', { inputs: { booking_id: text }, outputs: { booking_id: text } }),
      tool('get_booking', { inputs: { booking_id: text } }),
    ],
    [
      'an echo by another name',
      tool('get_order', { inputs: { id: text }, outputs: { order_id: text } }),
      tool('cancel_order', { inputs: { order_id: text } }),
    ],
    [
      'another unit',
      tool('get_distance', { outputs: { distance_km: number } }),
      tool('estimate_fuel', { inputs: { distance_miles: number } }),
    ],
    [
      'another format',
      tool('get_event', { outputs: { contact: { type: 'string', format: 'email' } } }),
      tool('open_page', { inputs: { contact: { type: 'string', format: 'uri' } } }),
    ],
    [
      'choices that share nothing',
      tool('get_room', { outputs: { color: { type: 'string', enum: ['red'] } } }),
      tool('set_lamp', { inputs: { color: { type: 'string', enum: ['warm', 'cold'] } } }),
    ],
    [
      'a generic name without a common subject',
      tool('get_film', { outputs: { name: text, id: text } }),
      tool('get_city', { inputs: { name: text, id: text } }),
    ],
    [
      'how the call went',
      tool('pay', { outputs: { status: text, message: text } }),
      tool('post', { inputs: { status: text, message: text } }),
    ],
    [
      'an id of another system',
      tool('find_user', { outputs: { user_id: text } }),
      tool('mail_user', { inputs: { user_id: text }, more: { toolset: 'other' } }),
    ],
  ])('%s', (_, earlier, later) => {
    expect(judge(earlier, later)).toBeUndefined();
  });
});

test('a city is known in other toolsets, too', () => {
  const earlier = tool('locate_user', { outputs: { city: text } });
  const later = tool('get_forecast', { inputs: { city: text }, more: { toolset: 'weather' } });
  expect(judge(earlier, later)?.bindings).toEqual([{ output: '/city', input: 'city' }]);
});

test('one of several required inputs is a part', () => {
  const earlier = tool('create_file', { outputs: { file_id: text } });
  const later = tool('share_file', { inputs: { file_id: text, email: text } });
  expect(judge(earlier, later)?.kind).toBe('partial-input');
});

test('one output feeds one parameter', () => {
  const earlier = tool('locate_user', { outputs: { city: text } });
  const later = tool('plan_trip', { inputs: { from_city: text, to_city: text } });
  expect(judge(earlier, later)?.bindings).toHaveLength(1);
});

test('a guessed output counts less', () => {
  const later = tool('get_forecast', { inputs: { city: text } });
  const stated = judge(tool('locate_user', { outputs: { city: text } }), later);
  const guessed = judge(tool('locate_user', { outputs: { city: text }, more: { outputInferred: true } }), later);
  expect(guessed!.score).toBeLessThan(stated!.score);
});

describe('preconditions', () => {
  const pay = tool('pay_invoice', { inputs: { number } });
  const readOnly = { ...defaultAnnotations, readOnly: true };

  test('a check stands before an action on the same thing', () => {
    expect(judge(tool('check_invoice', {}), pay)).toMatchObject({ kind: 'precondition', bindings: [] });
    expect(judge(tool('check_weather', {}), pay)).toBeUndefined();
  });

  test('a log-in stands before every action and before no look-up', () => {
    expect(judge(tool('log_in', {}), pay)?.kind).toBe('precondition');
    expect(judge(tool('log_in', {}), tool('get_invoice', { more: { annotations: readOnly } }))).toBeUndefined();
  });
});
