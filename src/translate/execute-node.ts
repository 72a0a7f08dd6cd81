import { callKey } from '../core/call.ts';
import type { Session } from '../core/executor.ts';
import type { PathNode } from '../core/path.ts';
import type { ReferenceCall, ReferenceStep, TaskTurn } from '../core/task.ts';
import type { FilledCalls, Refusal } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';

/** At most this many parallel calls stand for one node (METHOD §8). */
const mostCalls = 3;

/** The calls of a node, and what came before them. */
export interface ExecuteNodeRequest {
  node: PathNode;
  tool: Tool;
  filled: FilledCalls;
  session: Session;
  history: readonly TaskTurn[];
  /** The steps of this turn that are already executed. */
  done: readonly ReferenceStep[];
}

/** Runs the filled calls of a node and records them with their results. A failed or repeated call refuses the node. */
export async function executeNode(request: ExecuteNodeRequest): Promise<ReferenceStep | Refusal> {
  const { node, tool, filled, session } = request;
  const earlier = [...request.history.flatMap((turn) => turn.steps), ...request.done].flatMap((step) => step.calls);
  const made = new Set(earlier.map(({ call }) => callKey(call)));
  if (filled.calls.length > mostCalls)
    return { refused: 'too-many-calls', detail: `${filled.calls.length} calls of ${tool.id}` };
  const calls: ReferenceCall[] = [];
  for (const { arguments: given, sources } of filled.calls) {
    const key = callKey({ name: tool.name, arguments: given });
    if (made.has(key)) return { refused: 'repeated-call', detail: key };
    made.add(key);
    const call = { id: `call_${earlier.length + calls.length + 1}`, name: tool.name, arguments: given };
    const answer = session.execute(call);
    const result = answer instanceof Promise ? await answer : answer;
    if (!result.ok) return { refused: 'call-failed', detail: `${tool.id}: ${result.error.message}` };
    calls.push({ call, result, sources });
  }
  return { node: node.id, tool: tool.id, hidden: node.hidden, calls };
}
