import type { Dropped } from '../core/dropped.ts';
import type { Executor, Session } from '../core/executor.ts';
import { quickHash } from '../core/hash.ts';
import {
  type CallTurn,
  callNodes,
  type MissingTurn,
  operationsOf,
  type PathNode,
  type SignaturePath,
} from '../core/path.ts';
import { createRandom, type Random } from '../core/random.ts';
import type { ReferenceStep, Task, TaskTurn } from '../core/task.ts';
import { isRefusal, type Refusal, type Teacher, type WrittenQuery } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { answerNode } from './answer-node.ts';

/** The roles that translation needs. */
export type TranslateTeacher = Pick<Teacher, 'writeQuery' | 'fillCall'>;

/** What a path is translated with. */
export interface TranslateOptions {
  teacher: TranslateTeacher;
  executor: Executor;
  /** The tool with this id. */
  tool(id: string): Tool;
  /** Seed of the run: the path's words and the conversation's initial state depend on it and on the path's id. */
  seed: number;
  /** How often the calls of a node are filled anew when one could not stand. Default: 0, for a teacher that cannot know better. */
  retries?: number;
  /** Whether conversations may share initial states. Default: true; false where answers depend on what was said. */
  sharesStates?: boolean;
}

/** Conversations share so many initial states, so that worlds need not be seeded anew for each. */
const initialStates = 128;

/**
 * Back-and-forth translation (METHOD §8), turn by turn with execution: the teacher writes the user's words, fills the
 * calls of each node, and the calls are run before the next turn is written. What cannot be written is dropped with the
 * teacher's reason.
 */
export async function translatePath(path: SignaturePath, options: TranslateOptions): Promise<Task | Dropped> {
  const seed = `${options.seed}/${path.id}`;
  const { sharesStates = true } = options;
  const stateSeed = `${options.seed}/state-${sharesStates ? quickHash(path.id) % initialStates : path.id}`;
  const session = options.executor.open({ seed: stateSeed });
  try {
    const stateBefore = session.stateHash();
    const turns = await translateTurns(path, options, session, createRandom(`${seed}/translate`));
    if (isRefusal(turns)) return { id: path.id, stage: 'translate', reason: turns.refused, detail: turns.detail };
    return { id: path.id, path: path.id, kind: path.kind, seed, stateSeed, stateBefore, ...offer(path, turns), turns };
  } finally {
    session.close();
  }
}

async function translateTurns(
  path: SignaturePath,
  options: TranslateOptions,
  session: Session,
  random: Random,
): Promise<TaskTurn[] | Refusal> {
  const turns: TaskTurn[] = [];
  let held: { about: string; query: WrittenQuery; tools: string[] } | null = null;
  for (const turn of path.turns) {
    const completes = held?.about === turn.id ? held : null;
    const query = await writeTurn({ path, turn, options, session, random, turns, completes: completes?.query ?? null });
    if (isRefusal(query)) return query;
    const steps = turn.type === 'calls' ? await answerTurn(turn, query, options, session, turns) : [];
    if (isRefusal(steps)) return steps;
    if (turn.type === 'missing' && turn.about !== null) held = { about: turn.about, query, tools: withheldBy(query) };
    turns.push({
      id: turn.id,
      query: query.text,
      addsTools: completes?.tools ?? [],
      steps,
      missing: query.missing,
      operations: operationsOf(turn),
      stateAfter: session.stateHash(),
    });
  }
  return turns;
}

interface WriteTurnRequest {
  path: SignaturePath;
  turn: CallTurn | MissingTurn;
  options: TranslateOptions;
  session: Session;
  random: Random;
  turns: readonly TaskTurn[];
  completes: WrittenQuery | null;
}

async function writeTurn(request: WriteTurnRequest): Promise<WrittenQuery | Refusal> {
  const { turn, options, session } = request;
  const probe = session.fork?.();
  if (!probe) return { refused: 'cannot-fork', detail: 'the executor cannot copy its state, which trying calls needs' };
  try {
    const query = await options.teacher.writeQuery({
      kind: request.path.kind,
      turn: turn.id,
      nodes: wishedNodes(turn, request.path),
      missing: turn.type === 'missing' ? turn.missing : null,
      completes: request.completes,
      history: request.turns,
      probe,
      tool: options.tool,
      random: request.random,
    });
    return query;
  } finally {
    probe.close();
  }
}

function wishedNodes(turn: CallTurn | MissingTurn, path: SignaturePath): readonly PathNode[] {
  if (turn.type === 'calls') return turn.nodes;
  const about = path.turns.find(({ id }) => id === turn.about);
  return about?.type === 'calls' ? about.nodes : turn.nodes;
}

async function answerTurn(
  turn: CallTurn,
  query: WrittenQuery,
  options: TranslateOptions,
  session: Session,
  history: readonly TaskTurn[],
): Promise<ReferenceStep[] | Refusal> {
  const done: ReferenceStep[] = [];
  for (const node of turn.nodes) {
    const tool = options.tool(node.tool);
    const { fillCall } = options.teacher;
    const retries = options.retries ?? 0;
    const step = await answerNode({ turn: turn.id, node, tool, query, fillCall, session, history, done, retries });
    if (isRefusal(step)) return step;
    done.push(step);
  }
  return done;
}

function withheldBy(query: WrittenQuery): string[] {
  return query.missing?.kind === 'function' ? query.missing.tools : [];
}

function offer(path: SignaturePath, turns: readonly TaskTurn[]): Pick<Task, 'tools' | 'withheld'> {
  const missed = turns.flatMap(({ missing }) => missing ?? []);
  const withheld = [...new Set(missed.flatMap(({ kind, tools }) => (kind === 'function' ? tools : [])))];
  const asked = missed.flatMap(({ kind, tools }) => (kind === 'parameter' ? tools : []));
  const used = [...new Set([...callNodes(path).map((node) => node.tool), ...asked])];
  return { tools: used.filter((tool) => !withheld.includes(tool)), withheld };
}
