import type { ToolCall } from './call.ts';
import type { Category } from './categories.ts';
import type { Awaitable, Session } from './executor.ts';
import type { Binding, DependencyEdge, EdgeKind } from './graph.ts';
import type { Json, JsonObject } from './json.ts';
import type { MissingKind, PathNode, RowKind } from './path.ts';
import type { Random } from './random.ts';
import type { ArgumentSource, MissingInformation, ReferenceCall, ReferenceStep, TaskTurn } from './task.ts';
import type { Tool } from './tool.ts';
import type { Mistake, Step, Turn } from './trajectory.ts';

/**
 * Everything that a language model, or the scripted stand-in, does for the pipeline. A stage takes only the role it
 * needs.
 */
export interface Teacher {
  labelTool: LabelTool;
  classifyTool: ClassifyTool;
  renameTool: RenameTool;
  judgeDependencies: JudgeDependencies;
  judgeNested: JudgeNested;
  writeQuery: WriteQuery;
  fillCall: FillCall;
  act: Act;
  judgeTurn: JudgeTurn;
  checkLabel: CheckLabel;
  simulateCall: SimulateCall;
}

/** Gives a tool its category (METHOD §12.3); the toolset often tells more than the tool's own words. */
export type LabelTool = (tool: Pick<Tool, 'name' | 'description' | 'inputSchema' | 'toolset'>) => Awaitable<Category>;

/** Gives a tool its class, the kind of tool that it belongs to (METHOD §4): `weather condition tool`. */
export type ClassifyTool = (
  tool: Pick<Tool, 'name' | 'description' | 'inputSchema' | 'toolset'>,
) => Awaitable<{ class: string } | Refusal>;

/** Gives a tool another name and other words for the same thing (METHOD §4). */
export type RenameTool = (
  tool: Pick<Tool, 'name' | 'description' | 'inputSchema' | 'outputSchema'>,
) => Awaitable<{ name: string; description: string } | Refusal>;

/** Which of the candidates depend on the target's output (METHOD §12.4). */
export type JudgeDependencies = (request: {
  target: Tool;
  candidates: readonly Tool[];
}) => Awaitable<readonly JudgedDependency[] | Refusal>;

export interface JudgedDependency {
  /** Id of the dependent candidate. */
  to: string;
  kind: EdgeKind;
  bindings: Binding[];
  /** Between 0 and 1. */
  score: number;
  reason: string;
}

/** Whether a parameter of the later tool can be had from the first one's output without being named (METHOD §12.1). */
export type JudgeNested = (request: NestedRequest) => Awaitable<NestedJudgement>;

export interface NestedRequest {
  first: Tool;
  later: Tool;
  edge: DependencyEdge;
  /** Whether the first tool would be hidden, so that the user's words must describe its output without naming it. */
  hides: boolean;
}

export interface NestedJudgement {
  nested: boolean;
  reason: string;
}

/** A role's answer when it cannot do what was asked: the item is dropped with this reason. */
export interface Refusal {
  /** Short and stable, for counting. */
  refused: string;
  detail: string;
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
}

/** Back-translation: signatures to the user's words (METHOD §12.8). */
export type WriteQuery = (request: QueryRequest) => Awaitable<WrittenQuery | Refusal>;

export interface QueryRequest {
  /** Kind of the path. */
  kind: RowKind;
  /** Id of the turn. */
  turn: string;
  /** What the words ask for, in call order. In a missing turn these are the nodes that cannot be answered. */
  nodes: readonly PathNode[];
  /** Set in a missing turn: what the words must lack. */
  missing: MissingKind | null;
  /** Set in the turn after a missing turn: that turn's query, whose lack these words supply. */
  completes: WrittenQuery | null;
  /** The finished turns. */
  history: readonly TaskTurn[];
  /** A copy of the session on which calls can be tried; what is done to it is thrown away. */
  probe: Session;
  tool(id: string): Tool;
  random: Random;
}

export interface WrittenQuery {
  text: string;
  /** The values that the words carry. */
  mentions: readonly Mention[];
  /** The earlier outputs that the words refer to. */
  references: readonly Reference[];
  /** In a missing turn, what is lacking. */
  missing: MissingInformation | null;
}

/** A value that stands in a query. */
export interface Mention {
  node: string;
  /** Index of the parallel call, 0 for the first. */
  call: number;
  parameter: string;
  value: Json;
  /** Id of the turn whose query holds the words. */
  turn: string;
  /** The words. */
  text: string;
}

/** A phrase that points at an earlier output. */
export interface Reference {
  node: string;
  /** Index of the parallel call, 0 for the first. */
  call: number;
  parameter: string;
  from: string;
  /** Index of the call of `from`. */
  fromCall: number;
  /** Pointer into the output of that call; no wildcards. */
  pointer: string;
}

/** Forth-translation: words and one signature to calls (METHOD §12.7). */
export type FillCall = (request: FillRequest) => Awaitable<FilledCalls | Refusal>;

export interface FillRequest {
  /** Id of the turn. */
  turn: string;
  node: PathNode;
  tool: Tool;
  query: WrittenQuery;
  history: readonly TaskTurn[];
  /** What was already executed in this turn. */
  done: readonly ReferenceStep[];
  /** The calls of this node that were already executed. */
  made: readonly ReferenceCall[];
  /** What was filled for the next call and could not stand, in order. */
  failed: readonly FailedCall[];
}

/** A call that was filled and could not stand. */
export interface FailedCall {
  arguments: JsonObject;
  /** What was wrong with it. */
  problem: string;
}

export interface FilledCalls {
  /** One to three calls of the tool. */
  calls: readonly { arguments: JsonObject; sources: Record<string, ArgumentSource> }[];
  /** True when further calls of the node are to be filled once these are executed. */
  more?: boolean;
}

/** Plays the agent: the next message. */
export type Act = (request: ActRequest) => Awaitable<AgentMessage | Refusal>;

export interface ActRequest {
  /** `detailed` and `general` are the instructions of METHOD §12.5 and §10; `plain` is what a student trains with. */
  instructions: 'detailed' | 'general' | 'plain';
  tools: readonly Tool[];
  /** The finished turns. */
  history: readonly Turn[];
  /** The turn in progress. */
  turn: { id: string; user: string; addsTools: readonly Tool[]; steps: readonly Step[] };
  hint: Hint | null;
  /** What was wrong with earlier attempts at this turn, in order. */
  criticism: readonly string[];
  random: Random;
}

/** What is whispered to the agent beside the query; it never reaches a stored row. */
export type Hint =
  | { type: 'calls'; steps: readonly ReferenceStep[] }
  | { type: 'missing'; missing: MissingInformation }
  /** A wrong answer that the student should repeat (METHOD §10). */
  | { type: 'misleading'; messages: readonly AgentMessage[] };

/** What a teacher is told of a turn (METHOD §9): the reference calls, or what is missing. */
export function referenceHint(turn: TaskTurn): Hint {
  return turn.missing ? { type: 'missing', missing: turn.missing } : { type: 'calls', steps: turn.steps };
}

/** What an agent says. Its calls get their ids from the conversation. */
export interface AgentMessage {
  content: string | null;
  calls: readonly Pick<ToolCall, 'name' | 'arguments'>[];
}

/** Compares one turn of a student with the reference (METHOD §12.6). */
export type JudgeTurn = (request: JudgeRequest) => Awaitable<TurnJudgement>;

export interface JudgeRequest {
  /** The reference. */
  turn: TaskTurn;
  /** The finished turns of the reference. */
  history: readonly TaskTurn[];
  /** What the student did in this turn. */
  steps: readonly Step[];
  tool(id: string): Tool;
}

export type TurnJudgement =
  | { correct: true }
  /** `mistake` is null when the turn is wrong in none of the five ways; `step` is the first wrong message. */
  | { correct: false; mistake: Mistake | null; step: number; reason: string };

/** Where a student and the reference disagree: which of them is wrong (METHOD §21, LoopTool). */
export type CheckLabel = (request: JudgeRequest) => Awaitable<LabelJudgement | Refusal>;

export const labelVerdicts = ['student-wrong', 'reference-wrong', 'both-right', 'both-wrong'] as const;
export type LabelVerdict = (typeof labelVerdicts)[number];

export interface LabelJudgement {
  verdict: LabelVerdict;
  reason: string;
}

/** Answers a call of a tool that has no implementation. */
export type SimulateCall = (request: SimulateRequest) => Awaitable<{ output: Json } | Refusal>;

export interface SimulateRequest {
  tool: Tool;
  arguments: JsonObject;
  /** What was called and answered before in the same conversation. */
  history: readonly { tool: Tool; arguments: JsonObject; output: Json }[];
  /** Tells conversations apart. */
  seed: string;
}
