import type { Session } from '../../core/executor.ts';
import { canonicalJson, type Json, type JsonObject, matchPointer } from '../../core/json.ts';
import type { PathNode } from '../../core/path.ts';
import type { Random } from '../../core/random.ts';
import type { TaskTurn } from '../../core/task.ts';
import { isRefusal, type QueryRequest, type Refusal } from '../../core/teacher.ts';
import { parametersOf, requiredOf, type Tool } from '../../core/tool.ts';

/** A parameter that takes an earlier output. */
export interface BoundParameter {
  from: string;
  /** The pattern of the binding. */
  pattern: string;
  /** Where in the output of the first call of `from` the value stands. */
  pointer: string;
  value: Json;
  /** Index among the elements of the list, or null when the pattern names no list. */
  ordinal: number | null;
}

/** What the user will wish of one node: every argument of its calls, and where each comes from. */
export interface PlannedNode {
  node: PathNode;
  tool: Tool;
  bound: ReadonlyMap<string, BoundParameter>;
  /** Arguments of each call. */
  calls: readonly JsonObject[];
  /** Output of the first call. */
  output: Json;
}

const attempts = 4;
const optionalShare = 0.35;

/**
 * Chooses the arguments of all nodes of a turn, in call order, by trying the calls on a copy of the session: bound
 * parameters from outputs, the others drawn from the state. The same request always gives the same plan.
 */
export async function planTurn(request: QueryRequest): Promise<PlannedNode[] | Refusal> {
  const outputs = outputsOf(request.history);
  const made = madeCalls(request.history);
  const planned: PlannedNode[] = [];
  for (const node of request.nodes) {
    const plan = await planNode(node, request, outputs, made);
    if (isRefusal(plan)) return plan;
    outputs.set(node.id, plan.output);
    planned.push(plan);
  }
  return planned;
}

async function planNode(
  node: PathNode,
  request: QueryRequest,
  outputs: ReadonlyMap<string, Json>,
  made: Set<string>,
): Promise<PlannedNode | Refusal> {
  const tool = request.tool(node.tool);
  let refusal: Refusal = { refused: 'no-value', detail: tool.id };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const random = request.random.fork(`${node.id}/${attempt}`);
    const bound = bind(node, request.nodes, outputs, random);
    if (isRefusal(bound)) return bound;
    const calls = drawCalls({ node, tool, bound, probe: request.probe, random });
    if (isRefusal(calls)) {
      refusal = calls;
      continue;
    }
    const keys = calls.map((given) => `${tool.name} ${canonicalJson(given)}`);
    if (keys.some((key) => made.has(key))) {
      refusal = { refused: 'repeated-call', detail: keys.join(' ') };
      continue;
    }
    const output = await tryCalls(tool, calls, request.probe);
    if (isRefusal(output)) {
      refusal = output;
      continue;
    }
    for (const key of keys) made.add(key);
    return { node, tool, bound, calls, output: output.output };
  }
  return refusal;
}

function bind(
  node: PathNode,
  siblings: readonly PathNode[],
  outputs: ReadonlyMap<string, Json>,
  random: Random,
): Map<string, BoundParameter> | Refusal {
  const bound = new Map<string, BoundParameter>();
  for (const use of node.uses) {
    const output = outputs.get(use.node);
    if (output === undefined) return { refused: 'output-unknown', detail: `${node.id} uses ${use.node}` };
    const hidden = siblings.some((sibling) => sibling.id === use.node && sibling.hidden);
    const wish = hidden ? 0 : random.fork(use.node).pickWeighted([0, 1, 2], (index) => [7, 2, 1][index]!);
    for (const { output: pattern, input } of use.bindings) {
      const place = choosePlace(output, pattern, wish);
      if (!place) return { refused: 'output-empty', detail: `nothing at ${pattern} in the output of ${use.node}` };
      bound.set(input, { from: use.node, pattern, ...place });
    }
  }
  return bound;
}

function choosePlace(
  output: Json,
  pattern: string,
  wish: number,
): Pick<BoundParameter, 'pointer' | 'value' | 'ordinal'> | undefined {
  const places = matchPointer(output, pattern);
  const stars = pattern.split('/*').length - 1;
  const ordinal = stars === 1 ? Math.min(wish, places.length - 1) : 0;
  const place = places[ordinal];
  return place && { ...place, ordinal: stars === 0 ? null : ordinal };
}

interface DrawCallsRequest {
  node: PathNode;
  tool: Tool;
  bound: ReadonlyMap<string, BoundParameter>;
  probe: Session;
  random: Random;
}

function drawCalls(request: DrawCallsRequest): JsonObject[] | Refusal {
  const { node, tool, bound, probe, random } = request;
  const known = Object.fromEntries([...bound].map(([name, { value }]) => [name, value]));
  const first = drawArguments(request, known);
  if (isRefusal(first)) return first as Refusal;
  const calls = [first];
  const { repeatBy } = tool;
  if (node.calls === 1) return calls;
  if (repeatBy === undefined || bound.has(repeatBy)) return { refused: 'cannot-repeat', detail: tool.id };
  const others: JsonObject = Object.fromEntries(Object.entries(first).filter(([name]) => name !== repeatBy));
  const values = new Set([canonicalJson(first[repeatBy]!)]);
  for (let draw = 0; draw < attempts * node.calls && calls.length < node.calls; draw += 1) {
    const value = probe.draw?.({
      tool: tool.name,
      parameter: repeatBy,
      given: others,
      random: random.fork(`repeat/${draw}`),
    });
    if (value === undefined || values.has(canonicalJson(value))) continue;
    values.add(canonicalJson(value));
    calls.push(inOrder(tool, { ...others, [repeatBy]: value }));
  }
  return calls.length > 1 ? calls : { refused: 'cannot-repeat', detail: `${tool.id} has one value for ${repeatBy}` };
}

function drawArguments(
  { node, tool, bound, probe, random }: DrawCallsRequest,
  known: JsonObject,
): JsonObject | Refusal {
  const given: JsonObject = { ...known };
  const required = new Set(requiredOf(tool));
  for (const [name, schema] of parametersOf(tool)) {
    if (bound.has(name)) continue;
    const stream = random.fork(name);
    // A hidden helper is described in few words, so it takes nothing that it does not need.
    if (!required.has(name) && (node.hidden || !stream.chance(optionalShare))) continue;
    const value = schema.const ?? probe.draw?.({ tool: tool.name, parameter: name, given, random: stream });
    if (value !== undefined) given[name] = value;
    else if (required.has(name)) return { refused: 'no-value', detail: `nobody can state ${name} of ${tool.id}` };
  }
  return inOrder(tool, given);
}

function inOrder(tool: Tool, given: JsonObject): JsonObject {
  return Object.fromEntries(parametersOf(tool).flatMap(([name]) => (name in given ? [[name, given[name]!]] : [])));
}

async function tryCalls(tool: Tool, calls: readonly JsonObject[], probe: Session): Promise<{ output: Json } | Refusal> {
  let output: Json | undefined;
  for (const given of calls) {
    const answer = probe.execute({ id: 'probe', name: tool.name, arguments: given });
    const result = answer instanceof Promise ? await answer : answer;
    if (!result.ok) return { refused: 'call-failed', detail: `${tool.id}: ${result.error.message}` };
    output ??= result.output;
  }
  return { output: output ?? null };
}

function outputsOf(history: readonly TaskTurn[]): Map<string, Json> {
  const outputs = new Map<string, Json>();
  for (const { steps } of history) {
    for (const { node, calls } of steps) {
      const result = calls[0]!.result;
      if (result.ok) outputs.set(node, result.output);
    }
  }
  return outputs;
}

function madeCalls(history: readonly TaskTurn[]): Set<string> {
  const calls = history.flatMap(({ steps }) => steps.flatMap((step) => step.calls.map(({ call }) => call)));
  return new Set(calls.map((call) => `${call.name} ${canonicalJson(call.arguments)}`));
}
