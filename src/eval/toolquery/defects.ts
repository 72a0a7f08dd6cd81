import { compare, equal, isNumber, PythonError, type PythonValue } from '../../python/index.ts';
import type { ToolQueryTask } from './task.ts';

/** A task that cannot be solved as its record stands, and why. */
export interface TaskDefect {
  id: string;
  what: string;
}

/**
 * The tasks that no `finish` can solve by the benchmark's own rules: an answer that was never found, a list that the
 * rules sort before they compare it, or two subgoals of nearly one number, of which one answer can match only one.
 */
export function defectsOfTasks(tasks: readonly ToolQueryTask[]): TaskDefect[] {
  return tasks.flatMap(({ id, subgoals }) => {
    const what = subgoals.length === 1 ? answerDefect(subgoals[0]!) : numbersDefect(subgoals);
    return what === undefined ? [] : [{ id, what }];
  });
}

function answerDefect(answer: PythonValue): string | undefined {
  if (answer === null) return 'the answer is null';
  if (!Array.isArray(answer)) return undefined;
  if (answer.length === 0) return 'the answer is an empty list';
  return equal(sortedOr(answer), answer) ? undefined : 'the answer is a list that is not sorted, and answers are';
}

// A list that cannot be sorted stands as it is.
function sortedOr(list: readonly PythonValue[]): PythonValue[] {
  try {
    return [...list].sort((one, other) => (compare(one, '<', other) ? -1 : compare(other, '<', one) ? 1 : 0));
  } catch (error) {
    if (error instanceof PythonError) return [...list];
    throw error;
  }
}

const near = 0.01;

function numbersDefect(subgoals: readonly PythonValue[]): string | undefined {
  const numbers = subgoals.filter(isNumber).map(Number);
  const isDouble = numbers.some((one, at) =>
    numbers.slice(at + 1).some((other) => Math.abs(one - other) <= near * Math.max(Math.abs(one), Math.abs(other))),
  );
  return isDouble ? 'two subgoals are nearly the same number, and one answer can match only one' : undefined;
}
