import { type Json, jsonEqual, readPointer } from '../core/json.ts';
import type { ArgumentSource, ReferenceCall, ReferenceStep } from '../core/task.ts';
import { onlyValue, parameterSchema, type Tool } from '../core/tool.ts';
import { textHoldsValue } from '../core/value-text.ts';
import type { VerifyRequest } from '../core/verifier.ts';
import { type Problem, placeText } from './verdicts.ts';

/** What was said and done before the call that is looked at. */
interface Before {
  queries: Map<string, string>;
  steps: Map<string, ReferenceStep>;
}

/** The first argument of a task's reference calls whose recorded source does not explain its value, or null. */
export function findUnexplained({ task, tool }: VerifyRequest): Problem | null {
  const before: Before = { queries: new Map(), steps: new Map() };
  for (const turn of task.turns) {
    before.queries.set(turn.id, turn.query);
    for (const step of turn.steps) {
      for (const reference of step.calls) {
        const problem = findInCall(reference, tool(step.tool), before);
        if (!problem) continue;
        const where = placeText({ turn: turn.id, call: reference.call.id, argument: problem.where });
        return { reason: problem.reason, where };
      }
      before.steps.set(step.node, step);
    }
  }
  return null;
}

function findInCall({ call, sources }: ReferenceCall, tool: Tool, before: Before): Problem | null {
  for (const parameter in call.arguments) {
    const source = Object.hasOwn(sources, parameter) ? sources[parameter] : undefined;
    const reason = source ? fault(call.arguments[parameter]!, source, parameter, tool, before) : 'source-missing';
    if (reason !== null) return { reason, where: parameter };
  }
  return null;
}

function fault(value: Json, source: ArgumentSource, parameter: string, tool: Tool, before: Before): string | null {
  switch (source.by) {
    case 'query':
      return faultInQuery(value, source, before.queries);
    case 'output':
      return faultInOutput(value, source, before.steps);
    case 'default':
      return jsonEqual(parameterSchema(tool, parameter)?.default, value) ? null : 'not-the-default';
    case 'constant':
      return jsonEqual(onlyValue(parameterSchema(tool, parameter)), value) ? null : 'not-the-constant';
  }
}

function faultInQuery(
  value: Json,
  { turn, text }: ArgumentSource & { by: 'query' },
  queries: ReadonlyMap<string, string>,
): string | null {
  const query = queries.get(turn);
  if (query === undefined) return 'turn-not-yet-said';
  if (text === '' || !query.includes(text)) return 'words-not-in-query';
  return textHoldsValue(text, value) ? null : 'value-not-in-words';
}

function faultInOutput(
  value: Json,
  { node, call, pointer }: ArgumentSource & { by: 'output' },
  steps: ReadonlyMap<string, ReferenceStep>,
): string | null {
  const earlier = steps.get(node)?.calls.find((reference) => reference.call.id === call);
  if (!earlier) return 'call-not-yet-made';
  const given = earlier.result.ok ? readPointer(earlier.result.output, pointer) : undefined;
  return jsonEqual(given, value) ? null : 'value-not-in-output';
}
