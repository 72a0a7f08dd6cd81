import { callKey, type ToolCall, type ToolResult } from '../core/call.ts';
import type { Executor, Session } from '../core/executor.ts';
import { createRandom, type Random } from '../core/random.ts';

const explanations = [
  'The service did not answer in time. Please try again.',
  'Temporarily overloaded, retry the request.',
  'Connection to the backend was lost before the request was handled.',
  'Internal failure while handling the request; nothing was changed.',
];

/**
 * Makes calls fail now and then, before they reach the tool. A tool that failed stays down until one of the calls that
 * failed is tried again, so that calls made side by side keep their order; the same call is never failed twice in a
 * session, so that a retry succeeds. The results carry `injected: true`.
 *
 * @param probability of a failure, for each different call.
 */
export function withFaults(executor: Executor, { probability }: { probability: number }): Executor {
  return {
    has: (name) => executor.has(name),
    open: (options) =>
      faultySession(executor.open(options), {
        random: createRandom(`${options.seed}/faults`),
        probability,
        seen: new Set(),
        down: null,
      }),
  };
}

interface Outages {
  random: Random;
  probability: number;
  /** The calls that were made, by key. */
  seen: Set<string>;
  /** Name of the tool that is down. */
  down: string | null;
}

function faultySession(session: Session, outages: Outages): Session {
  return {
    execute: (call) => faultOf(call, outages) ?? session.execute(call),
    state: () => session.state(),
    stateHash: () => session.stateHash(),
    ...(session.fork && {
      fork: () => faultySession(session.fork!(), { ...outages, seen: new Set(outages.seen) }),
    }),
    ...(session.draw && { draw: (request) => session.draw!(request) }),
    close: () => session.close(),
  };
}

function faultOf(call: ToolCall, outages: Outages): ToolResult | undefined {
  const key = callKey(call);
  if (outages.seen.has(key)) {
    if (outages.down === call.name) outages.down = null;
    return undefined;
  }
  outages.seen.add(key);
  const dice = outages.random.fork(key);
  if (outages.down !== call.name && !dice.chance(outages.probability)) return undefined;
  outages.down = call.name;
  const message = `${call.name}: ${dice.pick(explanations)}`;
  return { ok: false, error: { kind: 'unavailable', message }, injected: true };
}
