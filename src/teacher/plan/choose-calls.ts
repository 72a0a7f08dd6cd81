import { drawArguments } from '../../core/draw-arguments.ts';
import type { Session } from '../../core/executor.ts';
import { canonicalJson, type JsonObject } from '../../core/json.ts';
import { isRefusal, type Refusal } from '../../core/teacher.ts';
import { repeatableParameter, type Tool } from '../../core/tool.ts';
import { type BindRequest, type BoundParameter, bind, followsRepeated, type OutputChoice } from './bind.ts';

/** One call that will be made. */
export interface PlannedCall {
  arguments: JsonObject;
  bound: ReadonlyMap<string, BoundParameter>;
}

/** What the calls of a node are chosen from. */
export interface ChooseRequest extends BindRequest {
  tool: Tool;
  /** The state from which values are drawn. */
  probe: Session;
}

const optionalShare = 0.35;
/** For each value of a repeated parameter, so many draws are made. */
const draws = 4;

/** Chooses the calls of a node: one, or several for the results of a repeated node, for values, or for list elements. */
export function chooseCalls(request: ChooseRequest): PlannedCall[] | Refusal {
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
  for (let draw = 0; draw < draws * node.calls && calls.length < node.calls; draw += 1) {
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
