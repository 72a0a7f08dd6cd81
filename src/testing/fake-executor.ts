import type { ToolCall, ToolResult } from '../core/call.ts';
import type { Executor, Session } from '../core/executor.ts';
import { contentHash } from '../core/hash.ts';
import { cloneJson, type Json, type JsonObject } from '../core/json.ts';

/** A tool as a plain function: it may change the state, and throws an `Error` to fail. */
export type FakeTool = (given: JsonObject, state: JsonObject) => Json;

/**
 * An executor in memory, made of plain functions by tool name. Every session begins with a copy of `state`; a tool that
 * throws leaves the state as it was and answers `refused` with the error's message.
 */
export function fakeExecutor(tools: Readonly<Record<string, FakeTool>>, state: JsonObject = {}): Executor {
  return {
    has: (name) => Object.hasOwn(tools, name),
    open: () => sessionOf(tools, cloneJson(state)),
  };
}

function sessionOf(tools: Readonly<Record<string, FakeTool>>, start: JsonObject): Session {
  let current = start;
  return {
    execute({ name, arguments: given }: ToolCall): ToolResult {
      if (!Object.hasOwn(tools, name)) return failed('unknown-tool', `There is no tool called ${name}.`);
      const next = cloneJson(current);
      try {
        const output = cloneJson(tools[name]!(cloneJson(given), next));
        current = next;
        return { ok: true, output };
      } catch (error) {
        return failed('refused', error instanceof Error ? error.message : String(error));
      }
    },
    state: () => cloneJson(current),
    stateHash: () => contentHash(current),
    fork: () => sessionOf(tools, cloneJson(current)),
    close() {},
  };
}

function failed(kind: 'unknown-tool' | 'refused', message: string): ToolResult {
  return { ok: false, error: { kind, message } };
}
