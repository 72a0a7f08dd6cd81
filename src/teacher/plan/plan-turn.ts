import { callKey } from '../../core/call.ts';
import type { Session } from '../../core/executor.ts';
import type { Json } from '../../core/json.ts';
import type { PathNode } from '../../core/path.ts';
import type { TaskTurn } from '../../core/task.ts';
import { isRefusal, type QueryRequest, type Refusal } from '../../core/teacher.ts';
import type { Tool } from '../../core/tool.ts';
import { chooseCalls, type PlannedCall } from './choose-calls.ts';

/** What the user will wish of one node: every argument of its calls, and where each comes from. */
export interface PlannedNode {
  node: PathNode;
  tool: Tool;
  calls: readonly PlannedCall[];
  /** The outputs of the calls. */
  outputs: readonly Json[];
}

const attempts = 4;

/**
 * Chooses the arguments of all nodes of a turn, in call order, by trying the calls on a copy of the session: bound
 * parameters from outputs, the others drawn from the state. What fails for several calls at once is tried with single
 * ones. The same request always gives the same plan.
 */
export async function planTurn(request: QueryRequest): Promise<PlannedNode[] | Refusal> {
  const plan = await planNodes(request.nodes, request);
  // The calls of a parallel row are its point.
  if (!isRefusal(plan) || request.kind === 'parallel' || request.nodes.every(({ calls }) => calls === 1)) return plan;
  return planNodes(
    request.nodes.map((node) => ({ ...node, calls: 1 })),
    request,
  );
}

async function planNodes(nodes: readonly PathNode[], request: QueryRequest): Promise<PlannedNode[] | Refusal> {
  const turn: TurnPlan = {
    outputs: outputsOf(request.history),
    made: madeCalls(request.history),
    probe: request.probe,
  };
  const planned: PlannedNode[] = [];
  for (const node of nodes) {
    const plan = await planNode(node, { ...request, nodes }, turn);
    if (isRefusal(plan)) return plan;
    turn.outputs.set(node.id, plan.outputs);
    planned.push(plan);
  }
  return planned;
}

/** What the nodes of a turn that are planned already have come to. */
interface TurnPlan {
  outputs: Map<string, readonly Json[]>;
  /** Keys of the calls that were made, which must not be made again. */
  made: Set<string>;
  /** The state after them. */
  probe: Session;
}

async function planNode(node: PathNode, request: QueryRequest, turn: TurnPlan): Promise<PlannedNode | Refusal> {
  let refusal: Refusal = { refused: 'no-value', detail: node.tool };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const trial = turn.probe.fork?.() ?? turn.probe;
    const plan = await tryNode(node, attempt, request, { ...turn, probe: trial });
    if (!isRefusal(plan)) {
      if (turn.probe !== request.probe) turn.probe.close();
      turn.probe = trial;
      return plan;
    }
    if (trial !== turn.probe) trial.close();
    refusal = plan;
  }
  return refusal;
}

async function tryNode(
  node: PathNode,
  attempt: number,
  request: QueryRequest,
  { outputs, made, probe }: TurnPlan,
): Promise<PlannedNode | Refusal> {
  const tool = request.tool(node.tool);
  const random = request.random.fork(`${node.id}/${attempt}`);
  const chosen = chooseCalls({ node, tool, siblings: request.nodes, outputs, probe, random });
  if (isRefusal(chosen)) return chosen;
  // Several results may lead to one and the same call, which is then made once.
  const distinct = new Map(chosen.map((call) => [callKey({ name: tool.name, arguments: call.arguments }), call]));
  const repeated = [...distinct.keys()].find((key) => made.has(key));
  if (repeated !== undefined) return { refused: 'repeated-call', detail: repeated };
  const calls = [...distinct.values()];
  const before = tool.annotations.readOnly ? null : probe.stateHash();
  const answers = await tryCalls(tool, calls, probe);
  if (isRefusal(answers)) return answers;
  if (before === probe.stateHash()) return { refused: 'changes-nothing', detail: tool.id };
  for (const key of distinct.keys()) made.add(key);
  return { node, tool, calls, outputs: answers };
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
