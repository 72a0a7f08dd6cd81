import { describe, expect, test } from 'vitest';
import { type Fixture, missingFixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import { schemaVerifier } from './schema.ts';

const corruptions: [what: string, change: (fixture: Fixture) => void, reason: string, where: string][] = [
  [
    'a tool that no pool has',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps[0]!.calls[0]!.name = 'get_bus_price';
    },
    'unknown-tool',
    'turn t1, step 0, call c1: get_bus_price',
  ],
  [
    'a tool that is not offered',
    ({ trajectory }) => {
      trajectory.tools = trajectory.tools.filter((id) => id !== 'trains/cancel_ticket');
    },
    'tool-not-offered',
    'turn t3, step 0, call c6: cancel_ticket',
  ],
  [
    'a number as text',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps[1]!.calls[0]!.arguments.price = '49.5';
    },
    'arguments-do-not-fit',
    'turn t1, step 1, call c2: Parameter "price" must be number.',
  ],
  [
    'a required argument left out',
    ({ trajectory }) => {
      delete trajectory.turns[1]!.steps[1]!.calls[1]!.arguments.country;
    },
    'arguments-do-not-fit',
    'turn t2, step 1, call c5: Missing required parameter "country".',
  ],
  [
    'a call without its result',
    ({ trajectory }) => {
      trajectory.turns[1]!.steps[1]!.results.pop();
    },
    'result-missing',
    'turn t2, step 1',
  ],
  [
    'an id that is used twice',
    ({ trajectory }) => {
      trajectory.turns[2]!.steps[0]!.calls[0]!.id = 'c1';
    },
    'call-id-repeated',
    'turn t3, step 0, call c1',
  ],
];

describe('schemaVerifier', () => {
  test.each(corruptions)('finds %s', async (_, change, reason, where) => {
    expect(await verdictAfter(schemaVerifier, change)).toEqual({ verifier: 'schema', pass: false, reason, where });
  });

  test('a tool that a turn adds is offered from that turn on', async () => {
    expect(await verdictAfter(schemaVerifier, () => undefined, missingFixture('function'))).toMatchObject({
      pass: true,
    });
    const later = (fixture: Fixture) => {
      fixture.trajectory.turns[1]!.addsTools = [];
    };
    const verdict = await verdictAfter(schemaVerifier, later, missingFixture('function'));
    expect(verdict).toMatchObject({ pass: false, reason: 'tool-not-offered' });
  });
});
