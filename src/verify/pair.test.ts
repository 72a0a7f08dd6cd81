import { describe, expect, test } from 'vitest';
import { type Fixture, goodFixture, inputOf } from '../../test/support/verify-fixture.ts';
import type { JudgeTurn } from '../core/teacher.ts';
import type { Mistake, PreferencePair, Trajectory } from '../core/trajectory.ts';
import { firstDifference, verifyPair } from './pair.ts';

/** A judge that compares with the chosen side and always gives the same name. */
function judgeAs({ trajectory }: Fixture, mistake: Mistake, step: number): JudgeTurn {
  return ({ turn, steps }) => {
    const right = trajectory.turns.find(({ id }) => id === turn.id)!.steps;
    const correct = JSON.stringify(right) === JSON.stringify(steps);
    return correct ? { correct } : { correct, mistake, step, reason: 'It differs.' };
  };
}

function pairOf(
  fixture: Fixture,
  mistake: Mistake,
  step: number,
  spoil: (rejected: Trajectory) => void,
): PreferencePair {
  const { task, trajectory: chosen } = fixture;
  const rejected: Trajectory = { ...structuredClone(chosen), id: 'rejected', polarity: 'negative' };
  spoil(rejected);
  return {
    id: 'pair-1',
    task: task.id,
    kind: 'multi-turn',
    mistake,
    divergesAt: { turn: 't1', step },
    chosen,
    rejected,
  };
}

/** The mistake of booking with an invented price, without asking for it. */
function skipPrice(rejected: Trajectory): void {
  rejected.turns[0]!.steps.shift();
  rejected.turns[0]!.steps[0]!.calls[0]!.arguments.price = 20;
}

async function verdictOn(
  spoil: (rejected: Trajectory) => void,
  change: (pair: PreferencePair) => void = () => undefined,
  judgement: [Mistake, number] = ['nested', 0],
) {
  const fixture = await goodFixture();
  const pair = pairOf(fixture, 'nested', 0, spoil);
  const judgeTurn = judgeAs(structuredClone(fixture), ...judgement);
  change(pair);
  const { verdict } = await verifyPair({ ...inputOf(fixture), pair, judgeTurn });
  return verdict;
}

describe('verifyPair', () => {
  test('a pair that makes its named mistake at its message passes', async () => {
    expect(await verdictOn(skipPrice)).toEqual({ verifier: 'pair', pass: true });
  });

  test.each<[string, (rejected: Trajectory) => void, ((pair: PreferencePair) => void) | undefined, string, string]>([
    [
      'other words of the user',
      (rejected) => {
        rejected.turns[1]!.user = 'And now?';
      },
      undefined,
      'user-turns-differ',
      'turn t2',
    ],
    ['equal sides', () => undefined, undefined, 'sides-are-equal', 'turn t1, step 0'],
    [
      'a difference after the named message',
      (rejected) => {
        rejected.turns[1]!.steps.shift();
      },
      undefined,
      'differs-elsewhere',
      'turn t2, step 0',
    ],
    [
      'a difference before the named message',
      skipPrice,
      (pair) => {
        pair.divergesAt = { turn: 't1', step: 1 };
      },
      'differs-elsewhere',
      'turn t1, step 0',
    ],
    [
      'a chosen side that fails',
      skipPrice,
      ({ chosen }) => {
        chosen.turns[2]!.steps[1]!.content = 'You get 77 EUR.';
      },
      'chosen-fails',
      'leakage unsaid-value: turn t3, step 1: 77',
    ],
    [
      'a rejected side that is right',
      (rejected) => {
        rejected.turns[0]!.steps[0]!.content = 'I look up the price.';
      },
      undefined,
      'rejected-passes',
      'turn t1, step 0',
    ],
  ])('finds %s', async (_, spoil, change, reason, where) => {
    expect(await verdictOn(spoil, change)).toEqual({ verifier: 'pair', pass: false, reason, where });
  });

  test('finds a mistake of another name or place', async () => {
    expect(await verdictOn(skipPrice, undefined, ['missed', 0])).toMatchObject({ reason: 'other-mistake' });
    expect(await verdictOn(skipPrice, undefined, ['nested', 1])).toMatchObject({ reason: 'mistake-elsewhere' });
  });

  test('believes the judge alone on a summary that leaves something out', async () => {
    const fixture = await goodFixture();
    const pair = pairOf(fixture, 'summary', 2, (rejected) => {
      rejected.turns[0]!.steps[2]!.content = 'That is done.';
    });
    const input = { ...inputOf(fixture), pair };
    const found = await verifyPair({ ...input, judgeTurn: judgeAs(fixture, 'summary', 2) });
    expect(found.verdict).toEqual({ verifier: 'pair', pass: true });
    const blind = await verifyPair({ ...input, judgeTurn: () => ({ correct: true }) });
    expect(blind.verdict).toMatchObject({ reason: 'rejected-judged-right' });
    const harsh = await verifyPair({
      ...input,
      judgeTurn: () => ({ correct: false, mistake: 'summary', step: 2, reason: 'No.' }),
    });
    expect(harsh.verdict).toMatchObject({ reason: 'chosen-judged-wrong' });
  });
});

test('a turn with fewer messages differs where it ends', async () => {
  const { trajectory } = await goodFixture();
  const shorter = structuredClone(trajectory);
  shorter.turns[1]!.steps.pop();
  expect(firstDifference(trajectory, shorter)).toEqual({ turn: 't2', step: 2 });
  expect(firstDifference(trajectory, trajectory)).toBeNull();
});
