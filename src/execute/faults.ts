import { callKey, type ToolResult } from '../core/call.ts';
import type { Executor, Session } from '../core/executor.ts';
import { createRandom, type Random } from '../core/random.ts';

const outages = [
  'The service did not answer in time. Please try again.',
  'Temporarily overloaded, retry the request.',
  'Connection to the backend was lost before the request was handled.',
  'Internal failure while handling the request; nothing was changed.',
];

/**
 * Makes calls fail now and then, before they reach the tool. The same call is never failed twice in a session, so that
 * a retry succeeds. The results carry `injected: true`.
 *
 * @param probability of a failure, for each different call.
 */
export function withFaults(executor: Executor, { probability }: { probability: number }): Executor {
  return {
    has: (name) => executor.has(name),
    open: (options) =>
      faultySession(executor.open(options), createRandom(`${options.seed}/faults`), probability, new Set()),
  };
}

function faultySession(session: Session, random: Random, probability: number, seen: Set<string>): Session {
  const fault = (name: string, key: string): ToolResult | undefined => {
    if (seen.has(key)) return undefined;
    seen.add(key);
    const dice = random.fork(key);
    if (!dice.chance(probability)) return undefined;
    return { ok: false, error: { kind: 'unavailable', message: `${name}: ${dice.pick(outages)}` }, injected: true };
  };
  return {
    execute: (call) => fault(call.name, callKey(call)) ?? session.execute(call),
    state: () => session.state(),
    stateHash: () => session.stateHash(),
    ...(session.fork && { fork: () => faultySession(session.fork!(), random, probability, new Set(seen)) }),
    ...(session.draw && { draw: (request) => session.draw!(request) }),
    close: () => session.close(),
  };
}
