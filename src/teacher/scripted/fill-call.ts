import { type Json, type JsonObject, readPointer } from '../../core/json.ts';
import type { ArgumentSource, ReferenceStep } from '../../core/task.ts';
import type { FilledCalls, FillRequest, Reference, Refusal } from '../../core/teacher.ts';
import { parametersOf, requiredOf, type Tool } from '../../core/tool.ts';
import { constantsOf } from '../plan/constants.ts';

/**
 * Forth-translation without a model (METHOD §8, §12.7): reads the arguments of one node out of the words and of the
 * outputs that the words refer to, and says for each where it comes from. It refuses rather than invents.
 */
export function fillCall(request: FillRequest): FilledCalls | Refusal {
  const { node, tool, query } = request;
  const steps = [...request.history.flatMap((turn) => turn.steps), ...request.done];
  const own = query.mentions.filter((mention) => mention.node === node.id);
  const references = query.references.filter((reference) => reference.node === node.id);
  const count = Math.max(1, ...[...own, ...references].map(({ call }) => call + 1));
  const calls = Array.from({ length: count }, (_, at) => {
    const found = referredArguments(references, at, steps);
    for (const { call, parameter, value, turn, text } of own) {
      if (call === at) found.set(parameter, { value, source: { by: 'query', turn, text } });
    }
    for (const [name, value] of constantsOf(tool)) found.set(name, { value, source: { by: 'constant' } });
    return found;
  });
  const lacking = requiredOf(tool).find((name) => !calls[0]!.has(name));
  if (lacking !== undefined) return { refused: 'argument-without-source', detail: `${lacking} of ${tool.id}` };
  return { calls: calls.map((found) => assemble(tool, found)) };
}

interface Found {
  value: Json;
  source: ArgumentSource;
}

function referredArguments(
  references: readonly Reference[],
  at: number,
  steps: readonly ReferenceStep[],
): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { call, parameter, from, fromCall, pointer } of references) {
    const made = steps.find((step) => step.node === from)?.calls[fromCall];
    const value = made?.result.ok ? readPointer(made.result.output, pointer) : undefined;
    if (call !== at || !made || value === undefined) continue;
    found.set(parameter, { value, source: { by: 'output', node: from, call: made.call.id, pointer } });
  }
  return found;
}

function assemble(
  tool: Tool,
  found: ReadonlyMap<string, Found>,
): { arguments: JsonObject; sources: Record<string, ArgumentSource> } {
  const given: JsonObject = {};
  const sources: Record<string, ArgumentSource> = {};
  for (const [name] of parametersOf(tool)) {
    const argument = found.get(name);
    if (!argument) continue;
    given[name] = argument.value;
    sources[name] = argument.source;
  }
  return { arguments: given, sources };
}
