import type { HeldOutQuestion } from '../../../src/core/held-out.ts';
import { heldOutBenchmark } from '../../../src/eval/heldout/index.ts';
import type { MadeCall } from '../../../src/eval/heldout/stage.ts';
import { openWorld, type WorldSeed } from '../data/stages.ts';

/** A held-out task with the closed world that it is played in; a line of `*.questions.jsonl.gz`. */
export interface ClosedQuestion {
  world: WorldSeed;
  category: string;
  question: HeldOutQuestion;
}

/** A model's calls by finished turn and step, as `conversation.py` writes them. */
export interface Transcript {
  id: string;
  turns: MadeCall[][][];
}

/** Says whether a transcript solves its task. */
export type Judge = (transcript: Transcript) => Promise<boolean>;

/**
 * The judge of a set of questions: the checks of `magnet eval heldout`, and no call at all where nothing can be called.
 * Throws when a reference no longer gives what was recorded.
 */
export async function judgeOf(questions: readonly ClosedQuestion[]): Promise<Judge> {
  const judges = new Map<string, Judge>();
  for (const closed of questions) {
    const { id } = closed.question;
    if (judges.has(id)) throw new Error(`question ${id} is there twice`);
    judges.set(id, await judgeOfOne(closed));
  }
  return (transcript) => {
    const judge = judges.get(transcript.id);
    if (!judge) throw new Error(`transcript ${transcript.id}: there is no such question`);
    return judge(transcript);
  };
}

async function judgeOfOne({ world, question }: ClosedQuestion): Promise<Judge> {
  const { executor } = openWorld(world);
  const { benchmark, unscored } = await heldOutBenchmark({ questions: [question], executor, mode: 'fc' });
  if (unscored.length > 0) throw new Error(`question ${question.id}: ${unscored[0]!.reason}`);
  const silent = question.task.turns.flatMap(({ missing }, at) => (missing ? [at] : []));
  return async ({ id, turns }) => {
    if (silent.some((at) => turns[at]?.some((calls) => calls.length > 0))) return false;
    const verdict = await benchmark.judge(question, { id, turns, usage: { inputTokens: 0, outputTokens: 0 } });
    return verdict.valid;
  };
}
