import { expect, test } from 'vitest';
import { goodFixture, inputOf, openRailway } from '../../test/support/verify-fixture.ts';
import { defaultVerifiers, verifyTrajectory } from './verify-trajectory.ts';

test('a trajectory that follows its task passes every verifier', async () => {
  const verdicts = await verifyTrajectory(inputOf(await goodFixture()));
  expect(verdicts).toEqual([
    { verifier: 'schema', pass: true },
    { verifier: 'provenance', pass: true },
    { verifier: 'reference', pass: true, measures: { coverage: 1, order: 1 } },
    { verifier: 'missing', pass: true },
    { verifier: 'solved-early', pass: true },
    { verifier: 'leakage', pass: true },
    { verifier: 'failure-words', pass: true },
    { verifier: 'execution', pass: true },
    { verifier: 'state', pass: true },
  ]);
});

test('the calls run again once for all verifiers together, and not at all when none asks', async () => {
  let opened = 0;
  const input = {
    ...inputOf(await goodFixture()),
    open: () => {
      opened += 1;
      return openRailway();
    },
  };
  await verifyTrajectory(input, defaultVerifiers.slice(0, 1));
  expect(opened).toBe(0);
  await verifyTrajectory(input);
  expect(opened).toBe(1);
});
