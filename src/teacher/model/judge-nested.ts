import { z } from 'zod';
import { isRefusal, type JudgeNested } from '../../core/teacher.ts';
import { ask, type RoleModel } from './ask.ts';
import { toolText } from './texts.ts';

const answerSchema = z.object({ nested: z.boolean(), reason: z.string().default('') });

/**
 * The nested check (METHOD §12.1). What needs no model is decided without one: a precondition passes no value on, and a tool that
 * changes something cannot be hidden. A model that gives no usable answer counts as a no.
 */
export function judgeNestedBy(role: RoleModel): JudgeNested {
  return async ({ first, later, edge, hides }) => {
    if (edge.bindings.length === 0) return { nested: false, reason: 'no output becomes an argument' };
    if (hides && !first.annotations.readOnly) return { nested: false, reason: `${first.name} changes something` };
    const answered = await ask(role, {
      name: 'judge-nested',
      parts: {
        first: toolText(first),
        later: toolText(later),
        flow: edge.bindings.map(({ output, input }) => `${output || 'the whole answer'} becomes ${input}`).join(', '),
        hidden: hides ? 'yes' : 'no',
      },
      schema: answerSchema,
      read: (answer) => answer,
      settings: { temperature: 0, maxTokens: 200 },
    });
    return isRefusal(answered) ? { nested: false, reason: answered.detail } : answered;
  };
}
