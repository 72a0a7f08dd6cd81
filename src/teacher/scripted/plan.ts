import { callKey } from '../../core/call.ts';
import { drawArguments } from '../../core/draw-arguments.ts';
import type { Session } from '../../core/executor.ts';
import { canonicalJson, type Json, type JsonObject } from '../../core/json.ts';
import type { PathNode } from '../../core/path.ts';
import type { TaskTurn } from '../../core/task.ts';
import { isRefusal, type QueryRequest, type Refusal } from '../../core/teacher.ts';
import { repeatableParameter, type Tool } from '../../core/tool.ts';
import {
  type BindRequest,
  type BoundParameter,
  bind,
  followsRepeated,
  type OutputChoice,
  type Outputs,
} from './bind.ts';

/** One call that will be made. */
export interface PlannedCall {
  arguments: JsonObject;
  bound: ReadonlyMap<string, BoundParameter>;
}

/** What the user will wish of one node: every argument of its calls, and where each comes from. */
export interface PlannedNode {
  node: PathNode;
  tool: Tool;
  calls: readonly PlannedCall[];
  /** The outputs of the calls. */
  outputs: readonly Json[];
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
    outputs.set(node.id, plan.outputs);
    planned.push(plan);
  }
  return planned;
}

async function planNode(
  node: PathNode,
  request: QueryRequest,
  outputs: Outputs,
  made: Set<string>,
): Promise<PlannedNode | Refusal> {
  const tool = request.tool(node.tool);
  let refusal: Refusal = { refused: 'no-value', detail: tool.id };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const random = request.random.fork(`${node.id}/${attempt}`);
    const calls = chooseCalls({ node, tool, siblings: request.nodes, outputs, probe: request.probe, random });
    if (isRefusal(calls)) {
      refusal = calls;
      continue;
    }
    // Several results may lead to one and the same call, which is then made once.
    const distinct = new Map(calls.map((call) => [callKey({ name: tool.name, arguments: call.arguments }), call]));
    const repeated = [...distinct.keys()].find((key) => made.has(key));
    if (repeated !== undefined) {
      refusal = { refused: 'repeated-call', detail: repeated };
      continue;
    }
    const answers = await tryCalls(tool, [...distinct.values()], request.probe);
    if (isRefusal(answers)) {
      refusal = answers;
      continue;
    }
    for (const key of distinct.keys()) made.add(key);
    return { node, tool, calls: [...distinct.values()], outputs: answers };
  }
  return refusal;
}

interface ChooseRequest extends BindRequest {
  tool: Tool;
  probe: Session;
}

function chooseCalls(request: ChooseRequest): PlannedCall[] | Refusal {
  const { node, tool } = request;
  const first = chooseCall(request, { call: 0, element: null });
  if (isRefusal(first)) return first;
  if (node.calls === 1) return [first];
  if (followsRepeated(request)) return chooseFollowing(request, first);
  const repeatBy = repeatableParameter(tool, new Set(first.bound.keys()));
  return repeatBy === undefined ? chooseElements(request) : chooseValues(request, first, repeatBy);
}

function chooseCall(request: ChooseRequest, choice: OutputChoice, fixed?: JsonObject): PlannedCall | Refusal {
  const bound = bind(request, choice);
  if (isRefusal(bound)) return bound as Refusal;
  const given = fixed ? { ...fixed, ...valuesOf(bound) } : draw(request, bound);
  return isRefusal(given) ? (given as Refusal) : { arguments: given, bound };
}

function chooseFollowing(request: ChooseRequest, first: PlannedCall): PlannedCall[] | Refusal {
  const calls = [first];
  const most = Math.max(...request.node.uses.map((use) => request.outputs.get(use.node)?.length ?? 0));
  for (let call = 1; call < Math.min(request.node.calls, most); call += 1) {
    const next = chooseCall(request, { call, element: null }, first.arguments);
    if (isRefusal(next)) return next;
    calls.push(next);
  }
  return calls;
}

function chooseValues(
  { node, tool, probe, random }: ChooseRequest,
  first: PlannedCall,
  repeatBy: string,
): PlannedCall[] | Refusal {
  const { arguments: given, bound } = first;
  const others = Object.fromEntries(Object.entries(given).filter(([name]) => name !== repeatBy));
  const values = new Set([canonicalJson(given[repeatBy]!)]);
  const calls = [first];
  for (let draw = 0; draw < attempts * node.calls && calls.length < node.calls; draw += 1) {
    const stream = random.fork(`repeat/${draw}`);
    const value = probe.draw?.({ tool: tool.name, parameter: repeatBy, given: others, random: stream });
    if (value === undefined || values.has(canonicalJson(value))) continue;
    values.add(canonicalJson(value));
    calls.push({ arguments: { ...given, [repeatBy]: value }, bound });
  }
  return calls.length > 1 ? calls : { refused: 'cannot-repeat', detail: `${tool.id} has one value for ${repeatBy}` };
}

// A list may be shorter than the path wished; then fewer calls are made.
function chooseElements(request: ChooseRequest): PlannedCall[] | Refusal {
  const first = chooseCall(request, { call: 0, element: 0 });
  if (isRefusal(first)) return first;
  const calls = [first];
  for (let element = 1; element < request.node.calls; element += 1) {
    const next = chooseCall(request, { call: 0, element }, first.arguments);
    if (isRefusal(next)) break;
    calls.push(next);
  }
  return calls;
}

function valuesOf(bound: ReadonlyMap<string, BoundParameter>): JsonObject {
  return Object.fromEntries([...bound].map(([name, { value }]) => [name, value]));
}

function draw(
  { node, tool, probe: session, random }: ChooseRequest,
  bound: ReadonlyMap<string, BoundParameter>,
): JsonObject | Refusal {
  const drawn = drawArguments({
    tool,
    session,
    given: valuesOf(bound),
    random,
    // A hidden helper is described in few words, so it takes nothing that it does not need.
    wants: (_, stream) => !node.hidden && stream.chance(optionalShare),
  });
  if ('arguments' in drawn) return drawn.arguments;
  return { refused: 'no-value', detail: `nobody can state ${drawn.lacking} of ${tool.id}` };
}

async function tryCalls(tool: Tool, calls: readonly PlannedCall[], probe: Session): Promise<Json[] | Refusal> {
  const outputs: Json[] = [];
  for (const call of calls) {
    const answer = probe.execute({ id: 'probe', name: tool.name, arguments: call.arguments });
    const result = answer instanceof Promise ? await answer : answer;
    if (!result.ok) return { refused: 'call-failed', detail: `${tool.id}: ${result.error.message}` };
    outputs.push(result.output);
  }
  return outputs;
}

function outputsOf(history: readonly TaskTurn[]): Map<string, readonly Json[]> {
  const steps = history.flatMap((turn) => turn.steps);
  return new Map(
    steps.map(({ node, calls }) => [node, calls.flatMap(({ result }) => (result.ok ? [result.output] : []))]),
  );
}

function madeCalls(history: readonly TaskTurn[]): Set<string> {
  const calls = history.flatMap(({ steps }) => steps.flatMap((step) => step.calls.map(({ call }) => call)));
  return new Set(calls.map((call) => callKey(call)));
}
