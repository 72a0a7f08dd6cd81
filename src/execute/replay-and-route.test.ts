import { describe, expect, test } from 'vitest';
import type { ToolCall, ToolResult } from '../core/call.ts';
import { replayExecutor, routeExecutor } from './index.ts';

const callOf = (name: string, value = 1): ToolCall => ({ id: 'call_1', name, arguments: { value } });
const answer = (output: string): ToolResult => ({ ok: true, output });

describe('replayExecutor', () => {
  const executor = replayExecutor([
    { call: callOf('read'), result: answer('first') },
    { call: callOf('read'), result: answer('second') },
    { call: callOf('read', 2), result: answer('other') },
  ]);

  test('answers repeated calls in the recorded order, and then the last again', () => {
    const session = executor.open({ seed: 's' });
    const answers = [1, 1, 2, 1].map((value) => session.execute(callOf('read', value)));
    expect(answers).toEqual(['first', 'second', 'other', 'second'].map(answer));
  });

  test('does not mind the order of arguments, nor another session', async () => {
    const call = { id: 'x', name: 'add', arguments: { left: 1, right: 2 } };
    const session = replayExecutor([{ call, result: answer('3') }]).open({ seed: 's' });
    expect(session.execute({ ...call, arguments: { right: 2, left: 1 } })).toEqual(answer('3'));
    await executor.open({ seed: 's' }).execute(callOf('read'));
    expect(executor.open({ seed: 's' }).execute(callOf('read'))).toEqual(answer('first'));
  });

  test('fails what was not recorded', () => {
    expect(executor.open({ seed: 's' }).execute(callOf('read', 3))).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    });
    expect(executor.has('write')).toBe(false);
  });

  test('counts what was made as its state, and a fork goes on from there', async () => {
    const session = executor.open({ seed: 's' });
    await session.execute(callOf('read'));
    const fork = session.fork!();
    expect(fork.stateHash()).toBe(session.stateHash());
    expect(fork.execute(callOf('read'))).toEqual(answer('second'));
    expect(fork.stateHash()).not.toBe(session.stateHash());
    expect(session.execute(callOf('read'))).toEqual(answer('second'));
  });
});

describe('routeExecutor', () => {
  const one = replayExecutor([{ call: callOf('read'), result: answer('one') }]);
  const other = replayExecutor([
    { call: callOf('read'), result: answer('other') },
    { call: callOf('write'), result: answer('written') },
  ]);
  const executor = routeExecutor([one, other]);

  test('gives a call to the first that has the tool', () => {
    const session = executor.open({ seed: 's' });
    expect(session.execute(callOf('read'))).toEqual(answer('one'));
    expect(session.execute(callOf('write'))).toEqual(answer('written'));
    expect(session.execute(callOf('gone'))).toMatchObject({ ok: false, error: { kind: 'unknown-tool' } });
    expect(['read', 'write', 'gone'].map((name) => executor.has(name))).toEqual([true, true, false]);
  });

  test('changes state when any part does, and forks them all', async () => {
    const session = executor.open({ seed: 's' });
    const before = session.stateHash();
    const fork = session.fork!();
    await fork.execute(callOf('write'));
    expect(fork.stateHash()).not.toBe(before);
    expect(session.stateHash()).toBe(before);
  });
});
