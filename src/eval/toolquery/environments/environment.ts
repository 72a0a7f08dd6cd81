import type { Awaitable } from '../../../core/executor.ts';
import { compare, equal, type PythonValue } from '../../../python/index.ts';

/** What a tool gave: a result, or a failure that the agent is told of and that never counts. */
export interface ToolOutcome {
  success: boolean;
  value: PythonValue;
}

/** A tool of an environment. It raises a `PythonError` for what its original raises. */
export interface ToolMethod {
  /** The names of its arguments, all of them required. */
  parameters: readonly string[];
  /** Runs it with the arguments in that order. Throws `SourceError` when its data source gives nothing. */
  run(...given: PythonValue[]): Awaitable<ToolOutcome>;
}

/** The tools of one episode with the state behind them. */
export interface Environment {
  tools: Readonly<Record<string, ToolMethod>>;
  /** A result without what is not compared. */
  cleaned(value: PythonValue): PythonValue;
  /** Whether a cleaned result is the one that a subgoal expects. */
  reaches(subgoal: PythonValue, achieved: PythonValue): boolean;
}

/** Compares results as they are. */
export const plainComparison: Pick<Environment, 'cleaned' | 'reaches'> = { cleaned: (value) => value, reaches: equal };

export function succeeded(value: PythonValue): ToolOutcome {
  return { success: true, value };
}

export function failed(text: string): ToolOutcome {
  return { success: false, value: text };
}

/** The tool that ends an episode: its result is the answer, a list in Python's order. */
export const finish: ToolMethod = {
  parameters: ['answer'],
  run: (answer) => succeeded(Array.isArray(answer) ? sorted(answer) : answer!),
};

// The later item is the left operand, as in Python; this shows in the error of items that do not compare.
function sorted(items: readonly PythonValue[]): PythonValue[] {
  return [...items].sort((one, other) => {
    if (compare(one, '<', other)) return -1;
    return compare(other, '<', one) ? 1 : 0;
  });
}
