import type { PythonValue } from '../../../python/index.ts';
import { decodeForExecution, isEmptySteps, type Mode } from '../decode/index.ts';

/** By turn and step, the calls that a model's result makes; steps that cannot be read or call nothing are left out. */
export function callsOfTurns(result: readonly PythonValue[], mode: Mode): string[][][] {
  return result.map((steps) => {
    if (!Array.isArray(steps)) return [];
    return steps.flatMap((step) => {
      const calls = decodeForExecution(step, mode);
      return calls === undefined || isEmptySteps(calls) ? [] : [calls];
    });
  });
}
