import type { Executor } from '../../core/executor.ts';
import type { HeldOutQuestion } from '../../core/held-out.ts';
import type { RowKind } from '../../core/path.ts';
import type { Benchmark } from '../benchmark.ts';
import type { Mode } from '../conversation.ts';
import { checkConversation, type HeldOutErrorType } from './check.ts';
import { playQuestion } from './play.ts';
import { type HeldOutReason, reasonsOf } from './reasons.ts';
import { type ReferenceTurn, replayReference } from './reference.ts';
import type { MadeCall } from './stage.ts';

/** What became of one held-out task. */
export interface HeldOutVerdict {
  id: string;
  kind: RowKind;
  reasons: readonly HeldOutReason[];
  heldOut: readonly string[];
  valid: boolean;
  errorType: HeldOutErrorType | null;
  /** What was found in the first turn that failed, where there is more to say than the type. */
  detail: string | null;
  /** The share of all turns that passed, 0 to 1. */
  turnsPassed: number;
}

/** A task that cannot be scored, and why. */
export interface Unscored {
  id: string;
  reason: string;
}

/** What the benchmark is made of. */
export interface HeldOutBenchmarkOptions {
  questions: readonly HeldOutQuestion[];
  /** Opens the state of a task and runs calls, as the run did that made the tasks. */
  executor: Executor;
  mode: Mode;
}

/**
 * Held-out tasks as a benchmark to run. The reference of every task is replayed first; a task whose reference no longer
 * gives what was recorded is not asked, and is among `unscored`.
 */
export async function heldOutBenchmark({
  questions,
  executor,
  mode,
}: HeldOutBenchmarkOptions): Promise<{ benchmark: Benchmark<HeldOutQuestion, HeldOutVerdict>; unscored: Unscored[] }> {
  const references = new Map<string, readonly ReferenceTurn[]>();
  const unscored: Unscored[] = [];
  for (const question of questions) {
    const reference = await replayReference(question, executor);
    if ('differsIn' in reference) unscored.push({ id: question.id, reason: outdated(reference.differsIn) });
    else references.set(question.id, reference);
  }
  return {
    unscored,
    benchmark: {
      questions: questions.filter(({ id }) => references.has(id)),
      async ask(question, model, options) {
        const { turns, transcript, usage } = await playQuestion(question, model, { ...options, mode, executor });
        return { record: { id: question.id, turns, usage: { ...usage } }, transcript };
      },
      judge: (question, answer) =>
        judge(question, references.get(question.id)!, answer.turns as MadeCall[][][], executor),
    },
  };
}

async function judge(
  question: HeldOutQuestion,
  reference: readonly ReferenceTurn[],
  answer: MadeCall[][][],
  executor: Executor,
): Promise<HeldOutVerdict> {
  const { id, task, heldOut } = question;
  const { errorType, turns } = await checkConversation(question, reference, answer, executor);
  const failure = turns.findIndex((turn) => turn.errorType !== null);
  const { differences = [] } = turns[failure] ?? {};
  return {
    id,
    kind: task.kind,
    reasons: reasonsOf(question),
    heldOut,
    valid: errorType === null,
    errorType,
    detail: differences.length === 0 ? null : `${task.turns[failure]!.id}: ${differences.join(', ')}`,
    turnsPassed: turns.filter((turn) => turn.errorType === null).length / reference.length,
  };
}

function outdated(turn: string): string {
  return `the reference calls no longer give what was recorded (turn ${turn}): the tools have changed since the run`;
}
