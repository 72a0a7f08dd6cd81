import { z } from 'zod';
import { type CheckLabel, labelVerdicts } from '../../core/teacher.ts';
import { ask, type RoleModel } from './ask.ts';
import { agentText, conversationText, nothing, stepsText, toolText } from './texts.ts';

const answerSchema = z.object({
  thought: z.string().optional(),
  verdict: z.enum(labelVerdicts),
  reason: z.string(),
});

/** Says who is wrong where a student and the reference disagree about calls (METHOD §21, LoopTool). */
export function checkLabelBy(role: RoleModel): CheckLabel {
  return ({ turn, history, steps, tool }) => {
    const used = [...new Set(turn.steps.map((step) => step.tool))].map((id) => toolText(tool(id)));
    return ask(role, {
      name: 'check-label',
      parts: {
        conversation: conversationText(history),
        query: turn.query,
        functions: used.length === 0 ? nothing : used.join('\n'),
        reference: stepsText(turn.steps),
        turn: agentText(steps),
      },
      schema: answerSchema,
      read: ({ verdict, reason }) => ({ verdict, reason }),
      settings: { temperature: 0, maxTokens: 1000 },
    });
  };
}
