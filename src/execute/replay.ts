import { callKey, type ToolCall, type ToolResult } from '../core/call.ts';
import type { Executor, Session } from '../core/executor.ts';
import { textHash } from '../core/hash.ts';
import { canonicalJson } from '../core/json.ts';

/** A call and what it answered when it was recorded. */
export interface RecordedCall {
  call: Pick<ToolCall, 'name' | 'arguments'>;
  result: ToolResult;
}

/**
 * Answers from a recording: a call gets the recorded result of the same name and arguments, repeated calls get theirs
 * in the recorded order and then the last one again. Calls that were not recorded fail as `unavailable`.
 */
export function replayExecutor(recording: readonly RecordedCall[]): Executor {
  const answers = new Map<string, ToolResult[]>();
  for (const { call, result } of recording) {
    const key = callKey(call);
    answers.set(key, [...(answers.get(key) ?? []), result]);
  }
  const names = new Set(recording.map(({ call }) => call.name));
  return { has: (name) => names.has(name), open: () => replaySession(answers, new Map()) };
}

function replaySession(answers: ReadonlyMap<string, readonly ToolResult[]>, made: Map<string, number>): Session {
  const state = () => Object.fromEntries([...made].sort());
  return {
    execute(call) {
      const key = callKey(call);
      const recorded = answers.get(key);
      if (!recorded) return notRecorded(call);
      const at = made.get(key) ?? 0;
      made.set(key, at + 1);
      return recorded[Math.min(at, recorded.length - 1)]!;
    },
    state,
    stateHash: () => textHash(canonicalJson(state())),
    fork: () => replaySession(answers, new Map(made)),
    close: () => made.clear(),
  };
}

function notRecorded(call: ToolCall): ToolResult {
  return {
    ok: false,
    error: { kind: 'unavailable', message: `The recording has no call of ${call.name} with these arguments.` },
  };
}
