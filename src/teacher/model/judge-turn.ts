import { z } from 'zod';
import type { JudgeRequest, JudgeTurn, TurnJudgement } from '../../core/teacher.ts';
import { isRefusal } from '../../core/teacher.ts';
import { mistakes } from '../../core/trajectory.ts';
import { ask, type Problem, type RoleModel } from './ask.ts';
import { agentText, conversationText, stepsText } from './texts.ts';

const answerSchema = z.object({
  correct: z.boolean(),
  mistake: z.enum([...mistakes, 'other']).optional(),
  message: z.number().int().min(1).optional(),
  reason: z.string().optional(),
});
type Answer = z.infer<typeof answerSchema>;

/**
 * Judges a turn of a student (METHOD §10, §12.6): rules first, which compare the calls, and where they find no fault a model, which
 * reads the text. A judge that gives no usable answer leaves the turn wrong by no kind of mistake, so that nothing is made of it.
 */
export function judgeTurnBy(role: RoleModel, rules: JudgeTurn): JudgeTurn {
  return async (request) => {
    const ruled = await rules(request);
    if (!ruled.correct) return ruled;
    const { steps } = request;
    const last = Math.max(0, steps.length - 1);
    const answered = await ask(role, {
      name: 'judge-turn',
      parts: partsOf(request),
      schema: answerSchema,
      read: (answer) => readAnswer(answer, steps.length),
      settings: { temperature: 0, maxTokens: 500 },
    });
    if (!isRefusal(answered)) return answered;
    return { correct: false, mistake: null, step: last, reason: `${answered.refused}: ${answered.detail}` };
  };
}

function partsOf({ turn, history, steps }: JudgeRequest) {
  const lacking = turn.missing?.kind === 'function' ? 'a function' : 'a value';
  const reference = turn.missing ? `No call: the assistant says that it lacks ${lacking}.` : stepsText(turn.steps);
  return { conversation: conversationText(history), query: turn.query, reference, turn: agentText(steps) };
}

function readAnswer({ correct, mistake, message, reason = '' }: Answer, messages: number): TurnJudgement | Problem {
  if (correct) return { correct: true };
  if (mistake === undefined) return { problem: '"mistake" is missing.' };
  const step = (message ?? messages) - 1;
  if (step >= messages) return { problem: `There is no message ${step + 1} in the turn.` };
  return { correct: false, mistake: mistake === 'other' ? null : mistake, step, reason };
}
