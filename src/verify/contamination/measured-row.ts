import type { Trajectory } from '../../core/trajectory.ts';

/** What is compared of a row. */
export interface MeasuredRow {
  /** What the user says, by turn. */
  queries: readonly string[];
  /** By turn, the canonical names of the functions whose calls succeeded. */
  turns: readonly (readonly string[])[];
  /** Ids of all tools that are offered at any time. */
  tools: readonly string[];
}

/** Gives the name that a tool has in the benchmark when it runs the benchmark's function, else one that is its own. */
export type CanonicalName = (toolName: string) => string;

/** What is compared of a conversation. Calls that failed and were tried again count once. */
export function measuredRow(
  { turns, tools }: Pick<Trajectory, 'turns' | 'tools'>,
  canonical: CanonicalName,
): MeasuredRow {
  return {
    queries: turns.map(({ user }) => user),
    turns: turns.map(({ steps }) =>
      steps.flatMap(({ calls, results }) =>
        calls.filter((_, at) => results[at]!.ok).map(({ name }) => canonical(name)),
      ),
    ),
    tools: [...tools, ...turns.flatMap(({ addsTools }) => addsTools)],
  };
}
