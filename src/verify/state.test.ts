import { describe, expect, test } from 'vitest';
import { type Fixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import { stateVerifier } from './state.ts';

const corruptions: [what: string, change: (fixture: Fixture) => void, reason: string, where: string][] = [
  [
    'another beginning',
    ({ task }) => {
      task.stateBefore = '0000000000000000';
    },
    'initial-state-differs',
    'task task-1',
  ],
  [
    'a turn that wrote something else',
    ({ trajectory }) => {
      trajectory.turns[0]!.steps[1]!.calls[0]!.arguments.price = 50;
    },
    'turn-state-differs',
    'turn t1',
  ],
  [
    'a last turn that wrote nothing',
    ({ trajectory }) => {
      trajectory.turns[2]!.steps.shift();
    },
    'final-state-differs',
    'turn t3',
  ],
  [
    'a conversation that stops early',
    ({ trajectory }) => {
      trajectory.turns.pop();
    },
    'turn-missing',
    'turn t3',
  ],
];

describe('stateVerifier', () => {
  test.each(corruptions)('finds %s', async (_, change, reason, where) => {
    expect(await verdictAfter(stateVerifier, change)).toEqual({ verifier: 'state', pass: false, reason, where });
  });

  test('other calls that lead to the same states pass', async () => {
    const withoutReading = ({ trajectory }: Fixture) => {
      trajectory.turns[0]!.steps.shift();
    };
    expect(await verdictAfter(stateVerifier, withoutReading)).toEqual({ verifier: 'state', pass: true });
  });
});
