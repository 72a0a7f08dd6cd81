import type { Json } from '../../core/json.ts';
import { createRecentlyUsed } from '../../core/recently-used.ts';
import type { SimulateCall } from '../../core/teacher.ts';
import type { JsonSchema, Tool } from '../../core/tool.ts';
import { ask, type RoleModel } from './ask.ts';
import { seedNumber } from './seed.ts';
import { callText, nothing, toolText } from './texts.ts';

/** So many forms of answers are kept, since each is compiled once. */
const mostForms = 1000;

/** Answers calls of tools without an implementation, in the form of their output schema. */
export function simulateCallBy(role: RoleModel): SimulateCall {
  const forms = createRecentlyUsed<JsonSchema>(mostForms);
  return ({ tool, arguments: given, history, seed }) => {
    const earlier = history.map((one) => {
      return `${callText({ name: one.tool.name, arguments: one.arguments })} -> ${JSON.stringify(one.output)}`;
    });
    return ask<'simulate-call', { output: Json }, { output: Json }>(role, {
      name: 'simulate-call',
      parts: {
        function: toolText(tool),
        history: earlier.length === 0 ? nothing : earlier.join('\n'),
        call: callText({ name: tool.name, arguments: given }),
      },
      schema: forms.get(tool.id, () => answerForm(tool)),
      read: ({ output }) => ({ output }),
      settings: { temperature: 0.7, seed: seedNumber(seed), maxTokens: 2000 },
    });
  };
}

/** The output in an object, since not every server answers with a list or a bare value. */
function answerForm({ outputSchema = {} }: Tool): JsonSchema {
  const { $defs, ...output } = outputSchema;
  const own = { type: 'object', properties: { output }, required: ['output'], additionalProperties: false };
  return $defs === undefined ? own : { ...own, $defs };
}
