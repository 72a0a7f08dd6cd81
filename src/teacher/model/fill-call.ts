import { z } from 'zod';
import { type Json, type JsonObject, jsonEqual, readPointer } from '../../core/json.ts';
import { schemaChecks } from '../../core/schema-checks.ts';
import type { ArgumentSource } from '../../core/task.ts';
import type { FillCall, FilledCalls, FillRequest, Refusal } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { constantsOf } from '../plan/constants.ts';
import { ask, type Problem, type RoleModel } from './ask.ts';
import { findSource, namedSourceSchema } from './call-sources.ts';
import { callText, conversationText, nothing, stepsText, toolText } from './texts.ts';

const answerSchema = z.object({
  thought: z.string().optional(),
  arguments: z.record(z.string(), z.json()).optional(),
  sources: z.record(z.string(), namedSourceSchema).optional(),
  impossible: z.string().optional(),
});
type Answer = z.infer<typeof answerSchema>;

/**
 * Forth-translation by a model (METHOD §8, §12.7): one call at a time, from the words and from all that was answered before.
 * The model names the source of every argument, and the source is looked up; a value that has none is refused, one that the
 * words were not written for is asked about again. So two readings must agree: that of whoever wrote the words and this one.
 */
export function fillCallBy(role: RoleModel): FillCall {
  const checkArguments = schemaChecks((tool) => tool.inputSchema);
  return async (request) => {
    const read = (answer: Answer) => readAnswer(answer, request, checkArguments);
    const filled = await ask(role, {
      name: 'fill-call',
      parts: partsOf(request),
      schema: answerSchema,
      read,
      settings: { temperature: 0, maxTokens: 2000 },
    });
    return 'impossible' in filled ? filled.impossible : filled;
  };
}

function partsOf({ node, tool, query, history, done, made, failed }: FillRequest) {
  const own = { node: node.id, tool: tool.id, hidden: node.hidden, calls: [...made] };
  const earlier = [...done, ...(made.length > 0 ? [own] : [])];
  const failures = failed.map(({ arguments: given, problem }) => {
    return `${callText({ name: tool.name, arguments: given })}: ${problem}`;
  });
  return {
    conversation: conversationText(history),
    query: query.text,
    function: toolText(tool),
    made: stepsText(earlier),
    failed: failures.length === 0 ? nothing : failures.join('\n'),
  };
}

// An impossible call is an answer, and not one to be asked for again; so it travels inside of a result.
type Filled = FilledCalls | { impossible: Refusal };

function readAnswer(
  answer: Answer,
  request: FillRequest,
  checkArguments: (tool: Tool) => (given: Json) => string | null,
): Filled | Problem {
  const { tool, made } = request;
  if (answer.impossible !== undefined) {
    return { impossible: { refused: 'argument-without-source', detail: `${tool.id}: ${answer.impossible}` } };
  }
  if (!answer.arguments) return { problem: 'The answer has neither "arguments" nor "impossible".' };
  const given = answer.arguments as JsonObject;
  const misfit = checkArguments(tool)(given);
  if (misfit !== null) return { problem: `The arguments do not fit the function: ${misfit}` };
  const planned = plannedCalls(request);
  const at = callMeant(given, planned, made.length);
  if (at === null) return { problem: `The message means something else: ${differences(given, planned, made.length)}.` };
  const sources: Record<string, ArgumentSource> = {};
  for (const [name, value] of Object.entries(given)) {
    const source = findSource({ name, value, call: at, named: answer.sources?.[name], request });
    if (!source) return { problem: `${name} is ${JSON.stringify(value)}, which neither the user nor an answer says.` };
    sources[name] = source;
  }
  const more = made.length + 1 < planned.length;
  return { calls: [{ arguments: given, sources }], ...(more && { more }) };
}

/** The calls that the words were written for, as far as the words and their references tell. */
function plannedCalls({ node, tool, query, history, done }: FillRequest): JsonObject[] {
  const steps = [...history.flatMap((turn) => turn.steps), ...done];
  const calls: JsonObject[] = [];
  const put = (call: number, name: string, value: Json | undefined) => {
    while (calls.length <= call) calls.push(Object.fromEntries(constantsOf(tool)));
    if (value !== undefined) calls[call]![name] = value;
  };
  for (const { node: owner, call, parameter, value } of query.mentions)
    if (owner === node.id) put(call, parameter, value);
  for (const reference of query.references.filter((one) => one.node === node.id)) {
    const made = steps.find((step) => step.node === reference.from)?.calls[reference.fromCall];
    const output = made?.result.ok ? made.result.output : undefined;
    put(reference.call, reference.parameter, output === undefined ? undefined : readPointer(output, reference.pointer));
  }
  if (calls.length === 0) put(0, '', undefined);
  return calls;
}

/** Index of the planned call that is meant: the next one, or another that was not made, since their order is free. */
function callMeant(given: JsonObject, planned: readonly JsonObject[], made: number): number | null {
  const order = [...planned.keys()].sort((left, right) => Number(left !== made) - Number(right !== made));
  return order.find((at) => agrees(given, planned[at]!)) ?? null;
}

// What the words do not say may be left to its default.
function agrees(given: JsonObject, planned: JsonObject): boolean {
  return Object.entries(planned).every(([name, value]) => jsonEqual(given[name], value));
}

function differences(given: JsonObject, planned: readonly JsonObject[], made: number): string {
  const next = planned[Math.min(made, planned.length - 1)]!;
  const names = Object.keys(next).filter((name) => !jsonEqual(given[name], next[name]));
  return `read ${names.join(', ')} again`;
}
