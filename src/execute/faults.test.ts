import { describe, expect, test } from 'vitest';
import type { ToolCall, ToolResult } from '../core/call.ts';
import { withFaults } from './faults.ts';
import { replayExecutor } from './index.ts';

const callOf = (value: number, name = 'double'): ToolCall => ({ id: 'call_1', name, arguments: { value } });
const values = Array.from({ length: 200 }, (_, value) => value);
const doubled = (value: number): ToolResult => ({ ok: true, output: value * 2 });
const base = replayExecutor(
  ['double', 'other'].flatMap((name) => values.map((value) => ({ call: callOf(value, name), result: doubled(value) }))),
);
const open = (probability: number, seed = 's') => withFaults(base, { probability }).open({ seed });
const isInjected = (result: unknown) => (result as { injected?: boolean }).injected === true;

describe('withFaults', () => {
  test('never fails the same call twice', () => {
    const session = open(1);
    for (const value of values) {
      expect(session.execute(callOf(value))).toMatchObject({
        ok: false,
        error: { kind: 'unavailable' },
        injected: true,
      });
      expect(session.execute(callOf(value))).toEqual(doubled(value));
      expect(session.execute(callOf(value))).toEqual(doubled(value));
    }
  });

  test('fails about the share that was asked for', () => {
    const session = open(0.2);
    const failed = values.filter((value) => {
      const [first] = [session.execute(callOf(value)), session.execute(callOf(value))];
      return isInjected(first);
    });
    expect(failed.length).toBeGreaterThan(20);
    expect(failed.length).toBeLessThan(60);
    expect(open(0).execute(callOf(1))).toEqual(doubled(1));
  });

  test('keeps a tool down until a failed call is tried again, and other tools up', () => {
    const first = values.find((value) => isInjected(open(0.2).execute(callOf(value))))!;
    const fresh = values.filter((value) => !isInjected(open(0.2).execute(callOf(value)))).slice(0, 2);
    const session = open(0.2);
    expect(isInjected(session.execute(callOf(first)))).toBe(true);
    expect(fresh.map((value) => isInjected(session.execute(callOf(value))))).toEqual([true, true]);
    expect(isInjected(session.execute(callOf(fresh[0]!, 'other')))).toBe(
      isInjected(open(0.2).execute(callOf(fresh[0]!, 'other'))),
    );
    expect(session.execute(callOf(first))).toEqual(doubled(first));
    expect(fresh.map((value) => session.execute(callOf(value)))).toEqual(fresh.map(doubled));
  });

  test('fails the same calls under the same seed, in a fork too', () => {
    const outcomes = (session: ReturnType<typeof open>) =>
      values.map((value) => isInjected(session.execute(callOf(value))));
    expect(outcomes(open(0.3))).toEqual(outcomes(open(0.3)));
    expect(outcomes(open(0.3).fork!())).toEqual(outcomes(open(0.3)));
    expect(outcomes(open(0.3, 'other'))).not.toEqual(outcomes(open(0.3)));
  });

  test('fails before the call reaches its tool', async () => {
    const session = open(1);
    const before = session.stateHash();
    await session.execute(callOf(1));
    expect(session.stateHash()).toBe(before);
  });
});
