import type { JudgeTurn } from '../core/teacher.ts';
import type { Divergence, PreferencePair, Step, Trajectory, Turn } from '../core/trajectory.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Verifier, VerifyInput } from '../core/verifier.ts';
import { type Problem, placeText } from './verdicts.ts';
import { defaultVerifiers, verifyTrajectory } from './verify-trajectory.ts';

/** A pair, and the means to verify it. */
export interface VerifyPairInput extends Omit<VerifyInput, 'trajectory'> {
  pair: PreferencePair;
  /** What the verifiers said of the chosen side, when they were asked already. */
  chosen?: readonly Verdict[];
  /** Names the mistake in the rejected turn. */
  judgeTurn: JudgeTurn;
}

/** What was found about a pair and about each of its sides; the sides of a pair of wrong shape are not verified. */
export interface PairVerification {
  /** Of the verifier `pair`. */
  verdict: Verdict;
  chosen: readonly Verdict[];
  rejected: Verdict[];
}

/**
 * Whether a pair teaches what it says. Both sides have the same user turns and the same messages up to `divergesAt`,
 * where they first differ; the chosen side passes every verifier; the rejected side fails one, unless its mistake is
 * in a summary, which only the judge reads in full; the judge finds the chosen turn right and the rejected turn wrong
 * at that message, by the mistake the pair names. Reasons: `user-turns-differ`, `sides-are-equal`,
 * `differs-elsewhere`, `chosen-fails`, `rejected-passes`, `chosen-judged-wrong`, `rejected-judged-right`,
 * `other-mistake`, `mistake-elsewhere`.
 */
export async function verifyPair(
  input: VerifyPairInput,
  verifiers: readonly Verifier[] = defaultVerifiers,
): Promise<PairVerification> {
  const { pair } = input;
  const misshapen = findInShape(pair);
  if (misshapen) return { verdict: { verifier: 'pair', pass: false, ...misshapen }, chosen: [], rejected: [] };
  const chosen = input.chosen ?? (await verifySide(input, pair.chosen, verifiers));
  const rejected = await verifySide(input, pair.rejected, verifiers);
  const problem = findInVerdicts(pair, chosen, rejected) ?? (await findInJudgement(input));
  return {
    verdict: problem ? { verifier: 'pair', pass: false, ...problem } : { verifier: 'pair', pass: true },
    chosen,
    rejected,
  };
}

function verifySide(
  input: VerifyPairInput,
  trajectory: Trajectory,
  verifiers: readonly Verifier[],
): Promise<Verdict[]> {
  const { task } = input;
  return verifyTrajectory(
    {
      task,
      trajectory,
      tool: (id) => input.tool(id),
      toolNamed: (name) => input.toolNamed(name),
      open: () => input.open(),
    },
    verifiers,
  );
}

function findInShape({ chosen, rejected, divergesAt }: PreferencePair): Problem | null {
  const other = otherUserTurn(chosen, rejected);
  if (other !== null) return { reason: 'user-turns-differ', where: placeText({ turn: other }) };
  const first = firstDifference(chosen, rejected);
  if (!first) return { reason: 'sides-are-equal', where: placeText({ ...divergesAt }) };
  if (first.turn === divergesAt.turn && first.step === divergesAt.step) return null;
  return { reason: 'differs-elsewhere', where: placeText({ ...first }) };
}

/** Id of the first turn that a user begins otherwise in the two conversations, or null. */
function otherUserTurn(chosen: Trajectory, rejected: Trajectory): string | null {
  if (JSON.stringify(chosen.tools) !== JSON.stringify(rejected.tools)) return chosen.turns[0]!.id;
  const turns = chosen.turns.length >= rejected.turns.length ? chosen.turns : rejected.turns;
  return turns.find((_, at) => userSide(chosen.turns[at]) !== userSide(rejected.turns[at]))?.id ?? null;
}

function userSide(turn: Turn | undefined): string {
  return JSON.stringify([turn?.id, turn?.user, turn?.addsTools]);
}

/** The first agent message that two conversations of the same user turns do not share, or null. */
export function firstDifference(left: Trajectory, right: Trajectory): Divergence | null {
  for (const [at, turn] of left.turns.entries()) {
    const other = right.turns[at]?.steps ?? [];
    for (let step = 0; step < Math.max(turn.steps.length, other.length); step += 1) {
      if (!isSameStep(turn.steps[step], other[step])) return { turn: turn.id, step };
    }
  }
  return null;
}

// Byte for byte, ids and results too: the messages before the divergence are one prompt for both sides.
function isSameStep(left: Step | undefined, right: Step | undefined): boolean {
  return left !== undefined && right !== undefined && JSON.stringify(left) === JSON.stringify(right);
}

function findInVerdicts(
  { mistake, divergesAt }: PreferencePair,
  chosen: readonly Verdict[],
  rejected: readonly Verdict[],
): Problem | null {
  const failed = chosen.find((verdict) => !verdict.pass);
  if (failed && !failed.pass) {
    return { reason: 'chosen-fails', where: `${failed.verifier} ${failed.reason}: ${failed.where}` };
  }
  if (mistake === 'summary' || rejected.some((verdict) => !verdict.pass)) return null;
  return { reason: 'rejected-passes', where: placeText({ ...divergesAt }) };
}

async function findInJudgement({ pair, task, tool, judgeTurn }: VerifyPairInput): Promise<Problem | null> {
  const at = task.turns.findIndex((turn) => turn.id === pair.divergesAt.turn);
  const where = placeText({ ...pair.divergesAt });
  const judge = (side: Trajectory) =>
    judgeTurn({ turn: task.turns[at]!, history: task.turns.slice(0, at), steps: side.turns[at]!.steps, tool });
  const chosen = await judge(pair.chosen);
  if (!chosen.correct) return { reason: 'chosen-judged-wrong', where: `${where}: ${chosen.reason}` };
  const rejected = await judge(pair.rejected);
  if (rejected.correct) return { reason: 'rejected-judged-right', where };
  if (rejected.mistake !== pair.mistake) return { reason: 'other-mistake', where: `${where}: ${rejected.mistake}` };
  return rejected.step === pair.divergesAt.step ? null : { reason: 'mistake-elsewhere', where };
}
