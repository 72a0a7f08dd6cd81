import { describe, expect, test } from 'vitest';
import { type Fixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import type { Step } from '../core/trajectory.ts';
import { executionVerifier } from './execution.ts';

/** Puts a failed attempt before the step that books the ticket. */
function failFirst(fixture: Fixture, injected: boolean): Step {
  const { steps } = fixture.trajectory.turns[0]!;
  const booking = structuredClone(steps[1]!);
  booking.calls[0]!.id = 'c2a';
  booking.results = [
    { ok: false, error: { kind: 'unavailable', message: 'Try again.' }, ...(injected && { injected: true }) },
  ];
  steps.splice(1, 0, booking);
  return booking;
}

/** Repeats a step at the end of a turn, before the closing text. */
function repeat(fixture: Fixture, from: [turn: number, step: number], to: number): void {
  const again = structuredClone(fixture.trajectory.turns[from[0]]!.steps[from[1]]!);
  again.calls.forEach((call, at) => {
    call.id = `again${at}`;
  });
  fixture.trajectory.turns[to]!.steps.splice(-1, 0, again);
}

const corruptions: [what: string, change: (fixture: Fixture) => void, reason: string, where: string][] = [
  [
    'an output that the tool did not give',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps[0]!.results = [{ ok: true, output: { price: 50, currency: 'EUR' } }];
    },
    'result-differs',
    'turn t1, step 0, call c1',
  ],
  [
    'the same output with its members in another order',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps[0]!.results = [{ ok: true, output: { currency: 'EUR', price: 49.5 } }];
    },
    'result-differs',
    'turn t1, step 0, call c1',
  ],
  [
    'a failure that the tool did not give',
    (fixture) => {
      failFirst(fixture, false);
    },
    'result-differs',
    'turn t1, step 1, call c2a',
  ],
  [
    'an injected failure that nobody tried again',
    (fixture) => {
      failFirst(fixture, true);
      fixture.trajectory.turns[0]!.steps.splice(2, 1);
      fixture.trajectory.turns.splice(1);
    },
    'failure-not-recovered',
    'turn t1, step 1, call c2a',
  ],
  [
    'a call that writes, made again',
    (fixture) => repeat(fixture, [1, 0], 1),
    'call-repeated',
    'turn t2, step 2, call again0',
  ],
  [
    'a call that reads, made again',
    (fixture) => repeat(fixture, [1, 1], 1),
    'call-repeated',
    'turn t2, step 2, call again0',
  ],
];

describe('executionVerifier', () => {
  test.each(corruptions)('finds %s', async (_, change, reason, where) => {
    expect(await verdictAfter(executionVerifier, change)).toEqual({
      verifier: 'execution',
      pass: false,
      reason,
      where,
    });
  });

  test('an injected failure is not run again and may be recovered', async () => {
    expect(await verdictAfter(executionVerifier, (fixture) => failFirst(fixture, true))).toMatchObject({ pass: true });
  });

  test('a call that reads may be made again after something changed', async () => {
    expect(await verdictAfter(executionVerifier, (fixture) => repeat(fixture, [1, 1], 2))).toMatchObject({
      pass: true,
    });
  });
});
