import { callKey } from '../core/call.ts';
import type { Session } from '../core/executor.ts';
import type { PathNode } from '../core/path.ts';
import type { ReferenceCall, ReferenceStep, TaskTurn } from '../core/task.ts';
import {
  type FailedCall,
  type FillCall,
  type FilledCalls,
  isRefusal,
  type Refusal,
  type WrittenQuery,
} from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';

/** At most this many parallel calls stand for one node (METHOD §8). */
const mostCalls = 3;

/** A node whose calls are to be filled and run, and what came before it. */
export interface AnswerNodeRequest {
  /** Id of the turn. */
  turn: string;
  node: PathNode;
  tool: Tool;
  query: WrittenQuery;
  fillCall: FillCall;
  session: Session;
  history: readonly TaskTurn[];
  /** The steps of this turn that are already executed. */
  done: readonly ReferenceStep[];
  /** How often the calls of the node may be filled anew after one of them could not stand. */
  retries: number;
}

/**
 * Fills the calls of a node, runs them and records them with their results. When one fails, or repeats an earlier one, the
 * teacher fills that call again, knowing what was wrong; the calls that succeeded stay. Refuses the node when the retries are
 * used up.
 */
export async function answerNode(request: AnswerNodeRequest): Promise<ReferenceStep | Refusal> {
  const { turn, node, tool, query, history, done } = request;
  const made: ReferenceCall[] = [];
  const failed: FailedCall[] = [];
  for (;;) {
    const filled = await request.fillCall({ turn, node, tool, query, history, done, made, failed });
    if (isRefusal(filled)) return filled;
    if (made.length + filled.calls.length > mostCalls) {
      return { refused: 'too-many-calls', detail: `${made.length + filled.calls.length} calls of ${tool.id}` };
    }
    const failure = await runCalls(filled, made, request);
    if (!failure && !filled.more) break;
    if (!failure) continue;
    if (failed.length >= request.retries) return failure.refusal;
    failed.push(failure.failed);
  }
  return { node: node.id, tool: tool.id, hidden: node.hidden, calls: made };
}

/** Runs calls one after the other and adds those that succeed to `made`. Gives the first that cannot stand. */
async function runCalls(
  filled: FilledCalls,
  made: ReferenceCall[],
  { tool, session, history, done }: AnswerNodeRequest,
): Promise<{ refusal: Refusal; failed: FailedCall } | null> {
  const earlier = [...history.flatMap((turn) => turn.steps), ...done].flatMap((step) => step.calls);
  const known = new Set([...earlier, ...made].map(({ call }) => callKey(call)));
  for (const { arguments: given, sources } of filled.calls) {
    const key = callKey({ name: tool.name, arguments: given });
    const fail = (refused: string, detail: string, problem: string) => {
      return { refusal: { refused, detail }, failed: { arguments: given, problem } };
    };
    if (known.has(key)) return fail('repeated-call', key, 'This call was made before.');
    known.add(key);
    const call = { id: `call_${earlier.length + made.length + 1}`, name: tool.name, arguments: given };
    const answer = session.execute(call);
    const result = answer instanceof Promise ? await answer : answer;
    if (!result.ok) return fail('call-failed', `${tool.id}: ${result.error.message}`, result.error.message);
    made.push({ call, result, sources });
  }
  return null;
}
