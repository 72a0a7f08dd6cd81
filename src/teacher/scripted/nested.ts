import type { JudgeNested } from '../../core/teacher.ts';
import { requiredOf } from '../../core/tool.ts';
import type { PhrasesOf } from './write-query.ts';

/**
 * The nested check without a model (METHOD §12.1): a helper can be hidden when an output of it becomes an argument of
 * the later tool, it changes nothing, and there are words that describe that output without naming the helper.
 */
export function judgeNestedWith(phrasesOf: PhrasesOf): JudgeNested {
  return ({ first, edge, hides }) => {
    if (edge.bindings.length === 0) return { nested: false, reason: 'no output becomes an argument' };
    if (!hides) return { nested: true, reason: 'an output becomes an argument' };
    if (!first.annotations.readOnly)
      return { nested: false, reason: `${first.name} changes something, which nobody asked for` };
    const { outputs } = phrasesOf(first);
    const implied = edge.bindings.find(({ output }) => outputs[output]?.implied !== undefined);
    if (!implied) return { nested: false, reason: 'no words describe the output without naming the helper' };
    const slots = outputs[implied.output]!.implied!;
    const unsaid = requiredOf(first).find((name) => !slots.includes(`{${name}}`));
    if (unsaid !== undefined) return { nested: false, reason: `the description leaves out ${unsaid}` };
    return { nested: true, reason: `${implied.output} of ${first.name} supplies ${implied.input}` };
  };
}
