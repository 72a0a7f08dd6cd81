import { resultContent } from '../../../src/core/call.ts';
import type { Json, JsonObject } from '../../../src/core/json.ts';
import type { Step, Trajectory } from '../../../src/core/trajectory.ts';
import type { Signature } from './look-up.ts';

/** One message of the agent in a row, with the results of its calls. */
export interface RowStep {
  text: string | null;
  calls: { name: string; arguments: JsonObject }[];
  results: Json[];
}

/** One turn of a row. */
export interface RowTurn {
  user: string;
  /** Tools that the user adds. */
  adds: Signature[];
  steps: RowStep[];
}

/** A conversation as the small model is shown it; read by `rows.py`. */
export interface Row {
  id: string;
  category: string;
  tools: Signature[];
  turns: RowTurn[];
}

/** A trajectory as a row. */
export function rowOf(id: string, category: string, trajectory: Trajectory, signature: (id: string) => Signature): Row {
  return {
    id,
    category,
    tools: trajectory.tools.map(signature),
    turns: trajectory.turns.map(({ user, addsTools, steps }) => ({
      user,
      adds: addsTools.map(signature),
      steps: steps.map(rowStep),
    })),
  };
}

function rowStep({ content, calls, results }: Step): RowStep {
  return {
    text: content,
    calls: calls.map(({ name, arguments: given }) => ({ name, arguments: given })),
    results: results.map(resultContent),
  };
}
