import { describe, expect, test } from 'vitest';
import type { ToolCall, ToolResult } from '../core/call.ts';
import type { Executor, Session } from '../core/executor.ts';

/** An executor to put to the test. */
export interface ExecutorCase {
  name: string;
  /** A new executor. */
  create(): Executor;
  /** Calls that succeed, made one after the other in a fresh session. */
  answers: readonly [ToolCall, ...ToolCall[]];
  /** Calls that its tools refuse in a fresh session. */
  refuses: readonly ToolCall[];
}

const seed = 'executor suite';

/** The behavioural tests that every executor passes. Call it at the top of a vitest file. */
export function testExecutor({ name, create, answers, refuses }: ExecutorCase): void {
  describe(`executor ${name}`, () => {
    test('knows its tools and no others', () => {
      const executor = create();
      expect([...answers, ...refuses].filter((call) => !executor.has(call.name))).toEqual([]);
      expect(executor.has('no_tool_of_this_name')).toBe(false);
    });

    test('answers what it can, the same in every session of a seed', async () => {
      const executor = create();
      const results = await play(executor.open({ seed }), answers);
      expect(results.filter((result) => !result.ok)).toEqual([]);
      expect(await play(executor.open({ seed }), answers)).toEqual(results);
      expect(await play(create().open({ seed }), answers)).toEqual(results);
    });

    test('answers a failure as data and leaves the state alone', async () => {
      const session = create().open({ seed });
      const before = session.stateHash();
      const results = await play(session, [...refuses, { ...answers[0], name: 'no_tool_of_this_name' }]);
      expect(results.filter((result) => result.ok)).toEqual([]);
      expect(session.stateHash()).toBe(before);
    });

    test('keeps sessions apart', async () => {
      const executor = create();
      const [busy, idle] = [executor.open({ seed }), executor.open({ seed })];
      const before = idle.state();
      await play(busy, answers);
      expect(idle.state()).toEqual(before);
      expect(await play(idle, answers)).toEqual(await play(executor.open({ seed }), answers));
      expect(idle.stateHash()).toBe(busy.stateHash());
    });

    test('gives its state as a snapshot that is plain JSON', async () => {
      const session = create().open({ seed });
      const before = session.state();
      const text = JSON.stringify(before);
      await play(session, answers);
      expect(JSON.stringify(before)).toBe(text);
      expect(JSON.parse(JSON.stringify(session.state()))).toEqual(session.state());
    });

    test.skipIf(create().open({ seed }).fork === undefined)('forks into a session of its own', async () => {
      const session = create().open({ seed });
      const before = session.stateHash();
      const fork = session.fork!();
      expect(fork.stateHash()).toBe(before);
      await play(fork, answers);
      expect(session.stateHash()).toBe(before);
    });
  });
}

async function play(session: Session, calls: readonly ToolCall[]): Promise<ToolResult[]> {
  const results: ToolResult[] = [];
  for (const call of calls) results.push(await session.execute(call));
  return results;
}
