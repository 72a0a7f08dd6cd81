import type { Awaitable } from '../../core/executor.ts';
import type { Random } from '../../core/random.ts';
import type { MissingInformation, TaskTurn } from '../../core/task.ts';
import type { ActRequest, AgentMessage, Refusal } from '../../core/teacher.ts';
import type { Wrongdoing } from './student.ts';

const claims = [
  'Done, that is taken care of.',
  'All right, I have done that for you.',
  'That is all set now.',
  'I have just finished that; nothing more is needed from you.',
];

/**
 * Words where a call is right: a question for a value that can be found, mostly one that a tool tells, a refusal, or
 * the claim that it is done.
 */
export function needlessText(
  turn: TaskTurn,
  request: ActRequest,
  wrongdoing: Wrongdoing,
): Awaitable<AgentMessage | Refusal> {
  const { act, random } = wrongdoing;
  const kind = random.pickWeighted(['question', 'refusal', 'claim'] as const, (one) => shares[one]);
  if (kind === 'claim') return { content: random.pick(claims), calls: [] };
  const question = kind === 'question' ? needlessQuestion(turn, request.turn.steps.length, random) : null;
  const missing = question ?? { kind: 'function' as const, tools: [turn.steps.at(-1)!.tool] };
  return act({ ...request, hint: { type: 'missing', missing } });
}

const shares = { question: 6, refusal: 3, claim: 1 };

/** What could be asked for: a value of a call that is still to be made, first of all one that outputs hold. */
function needlessQuestion(turn: TaskTurn, made: number, random: Random): MissingInformation | null {
  const values = turn.steps
    .slice(made)
    .filter(({ hidden }) => !hidden)
    .flatMap(({ tool, calls }) =>
      Object.entries(calls[0]!.sources).map(([parameter, { by }]) => ({ tool, parameter, by })),
    );
  const held = values.filter(({ by }) => by === 'output');
  const asked = held.length > 0 ? held : values.filter(({ by }) => by === 'query');
  if (asked.length === 0) return null;
  const { tool, parameter } = random.pick(asked);
  return { kind: 'parameter', tools: [tool], parameter };
}
