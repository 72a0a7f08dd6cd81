import { describe, expect, test } from 'vitest';
import { type Fixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import { referenceVerifier } from './reference.ts';

function swapSteps({ trajectory }: Fixture, turn: number): void {
  const { steps } = trajectory.turns[turn]!;
  [steps[0], steps[1]] = [steps[1]!, steps[0]!];
}

function addCall({ trajectory }: Fixture, name: string, given: Record<string, string>, ok = true): void {
  trajectory.turns[2]!.steps.splice(1, 0, {
    content: null,
    calls: [{ id: 'extra', name, arguments: given }],
    results: [ok ? { ok, output: {} } : { ok, error: { kind: 'unavailable', message: 'Later.' }, injected: true }],
  });
}

const corruptions: [what: string, change: (fixture: Fixture) => void, expected: object][] = [
  [
    'a call that was left out',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps.shift();
    },
    { reason: 'call-missing', where: 'turn t1, call c1', measures: { coverage: 5 / 6, order: 1 } },
  ],
  [
    'a call with another argument',
    ({ trajectory }) => {
      trajectory.turns[1]!.steps[1]!.calls[0]!.arguments.country = 'Sweden';
    },
    { reason: 'call-missing', where: 'turn t2, call c4', measures: { coverage: 5 / 6, order: 1 } },
  ],
  [
    'a call that stands before the one whose output it needs',
    (fixture) => swapSteps(fixture, 0),
    { reason: 'order-differs', where: 'turn t1, call c2', measures: { coverage: 1, order: 2 / 3 } },
  ],
  [
    'dependent calls in one message',
    ({ trajectory }) => {
      const [first, second] = trajectory.turns[0]!.steps.splice(0, 2);
      const calls = [...first!.calls, ...second!.calls];
      trajectory.turns[0]!.steps.unshift({ content: null, calls, results: [...first!.results, ...second!.results] });
    },
    { reason: 'order-differs', where: 'turn t1, call c2', measures: { coverage: 1, order: 2 / 3 } },
  ],
  [
    'a writing call that nobody asked for',
    (fixture) => addCall(fixture, 'rename_station', { old_name: 'Oslo', new_name: 'Bergen' }),
    { reason: 'extra-call', where: 'turn t3, step 1, call extra', measures: { coverage: 1, order: 1 } },
  ],
  [
    'other words of the user',
    ({ trajectory }) => {
      trajectory.turns[1]!.user = 'And now?';
    },
    { reason: 'other-user-words', where: 'turn t2' },
  ],
  [
    'a turn too few',
    ({ trajectory }) => {
      trajectory.turns.pop();
    },
    { reason: 'other-turns', where: 'turn t3' },
  ],
];

describe('referenceVerifier', () => {
  test.each(corruptions)('finds %s', async (_, change, expected) => {
    expect(await verdictAfter(referenceVerifier, change)).toEqual({ verifier: 'reference', pass: false, ...expected });
  });

  test.each<[string, (fixture: Fixture) => void]>([
    [
      'parallel calls in another order',
      ({ trajectory }) => {
        trajectory.turns[1]!.steps[1]!.calls.reverse();
      },
    ],
    [
      'an argument that is the default',
      ({ trajectory }) => {
        trajectory.turns[0]!.steps[0]!.calls[0]!.arguments.class = 'second';
      },
    ],
    [
      'a failed attempt before the call',
      (fixture) => addCall(fixture, 'cancel_ticket', { booking_id: 'BK-102' }, false),
    ],
    ['one more call that reads', (fixture) => addCall(fixture, 'list_stations', { country: 'Spain' })],
  ])('allows %s', async (_, change) => {
    expect(await verdictAfter(referenceVerifier, change)).toMatchObject({
      pass: true,
      measures: { coverage: 1, order: 1 },
    });
  });
});
