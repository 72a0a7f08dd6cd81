import { describe, expect, test } from 'vitest';
import { type Fixture, missingFixture, verdictAfter } from '../../test/support/verify-fixture.ts';
import { solvedEarlyVerifier } from './solved-early.ts';

function setStates(...states: string[]): (fixture: Fixture) => void {
  return ({ task }) => {
    [task.stateBefore, task.turns[0]!.stateAfter, task.turns[1]!.stateAfter, task.turns[2]!.stateAfter] = states as [
      string,
      string,
      string,
      string,
    ];
  };
}

describe('solvedEarlyVerifier', () => {
  test('a task whose final state stands after an earlier turn is solved early', async () => {
    expect(await verdictAfter(solvedEarlyVerifier, setStates('a', 'z', 'b', 'z'))).toEqual({
      verifier: 'solved-early',
      pass: false,
      reason: 'final-state-early',
      where: 'turn t1',
    });
  });

  test('a turn that asks for what is already so is solved early', async () => {
    expect(await verdictAfter(solvedEarlyVerifier, setStates('a', 'b', 'b', 'c'))).toEqual({
      verifier: 'solved-early',
      pass: false,
      reason: 'turn-changes-nothing',
      where: 'turn t2',
    });
  });

  test('a task that comes back to its beginning passes', async () => {
    expect(await verdictAfter(solvedEarlyVerifier, setStates('a', 'b', 'c', 'a'))).toMatchObject({ pass: true });
  });

  test('a task that only reads passes', async () => {
    const verdict = await verdictAfter(solvedEarlyVerifier, () => undefined, missingFixture('parameter'));
    expect(verdict).toMatchObject({ pass: true });
  });
});
