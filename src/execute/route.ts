import type { ToolResult } from '../core/call.ts';
import type { Executor, Session } from '../core/executor.ts';
import { textHash } from '../core/hash.ts';
import type { Json } from '../core/json.ts';
import { unknownTool } from './world.ts';

/** One executor over several: each call goes to the first that has the tool. */
export function routeExecutor(executors: readonly Executor[]): Executor {
  return {
    has: (name) => executors.some((executor) => executor.has(name)),
    open: (options) =>
      routeSession(
        executors,
        executors.map((executor) => executor.open(options)),
      ),
  };
}

function routeSession(executors: readonly Executor[], sessions: readonly Session[]): Session {
  const sessionOf = (tool: string) => sessions[executors.findIndex((executor) => executor.has(tool))];
  const forkable = sessions.every((session) => session.fork);
  return {
    execute: (call): ToolResult | Promise<ToolResult> => sessionOf(call.name)?.execute(call) ?? unknownTool(call.name),
    state: (): Json => sessions.map((session) => session.state()),
    stateHash: () => textHash(sessions.map((session) => session.stateHash()).join(' ')),
    ...(forkable && {
      fork: () =>
        routeSession(
          executors,
          sessions.map((session) => session.fork!()),
        ),
    }),
    draw: (request) => sessionOf(request.tool)?.draw?.(request),
    close: () => {
      for (const session of sessions) session.close();
    },
  };
}
