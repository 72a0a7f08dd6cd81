import type { Json } from '../core/json.ts';
import type { Task, TaskTurn } from '../core/task.ts';
import { textHoldsValue } from '../core/value-text.ts';
import { type Problem, placeText } from './verdicts.ts';

/**
 * The first query that holds an identifier which its call is to take from an output: the user would have said what
 * only the tools know. Values that people say by themselves (names, dates, small numbers) do not count, nor does what
 * a user already said.
 */
export function findCopiedValue(task: Task): Problem | null {
  let said = '';
  for (const turn of task.turns) {
    for (const { call, sources } of turn.steps.flatMap((step) => step.calls)) {
      for (const parameter in sources) {
        const value = call.arguments[parameter];
        if (sources[parameter]!.by !== 'output' || value === undefined || !isOpaque(value)) continue;
        if (!textHoldsValue(turn.query, value)) continue;
        if (textHoldsValue(said, value) || isSaid(turn, value)) continue;
        const where = placeText({ turn: turn.id, call: call.id, argument: parameter });
        return { reason: 'value-copied', where };
      }
    }
    said += `${turn.query}\n`;
  }
  return null;
}

/** Whether a value looks like an identifier that a program made: letters and digits in one word, or a long number. */
function isOpaque(value: Json): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 10_000;
  return typeof value === 'string' && /^(?=.*\d)(?=.*[A-Za-z_#])[\w#-]{4,}$/.test(value);
}

function isSaid(turn: TaskTurn, value: Json): boolean {
  return turn.steps.some((step) =>
    step.calls.some(({ sources }) =>
      Object.values(sources).some((source) => source.by === 'query' && textHoldsValue(source.text, value)),
    ),
  );
}
