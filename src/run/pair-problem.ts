import { type Json, jsonEqual } from '../core/json.ts';
import type { PreferencePair, Step, Turn } from '../core/trajectory.ts';

/** Why two conversations are no pair, or null when they are: the same up to the recorded message, and different there. */
export function pairProblem({ chosen, rejected, divergesAt }: PreferencePair): string | null {
  const at = chosen.turns.findIndex(({ id }) => id === divergesAt.turn);
  const [one, other] = [chosen.turns[at], rejected.turns[at]];
  if (!one || other?.id !== one.id) return `the sides have no common turn "${divergesAt.turn}" to part in`;
  for (const [index, turn] of chosen.turns.slice(0, at).entries()) {
    if (!same(turn, rejected.turns[index])) return `the sides differ in turn "${turn.id}" already`;
  }
  const words = wordsOf(chosen.turns).find((text, index) => text !== (rejected.turns[index]?.user ?? text));
  if (words !== undefined) return 'the sides do not have the same user words';
  return stepProblem(one, other, divergesAt.step);
}

function stepProblem(one: Turn, other: Turn, step: number): string | null {
  if (!same(one.steps.slice(0, step), other.steps.slice(0, step)))
    return 'the sides differ before the message they part at';
  const [left, right] = [one.steps[step], other.steps[step]];
  if (!left || !right) return 'a side has no message to part at';
  return same(said(left), said(right)) ? 'the sides do not differ at the message they part at' : null;
}

function wordsOf(turns: readonly Turn[]): string[] {
  return turns.map(({ user }) => user);
}

function said({ content, calls }: Step): object {
  return { content, calls };
}

function same(left: unknown, right: unknown): boolean {
  return jsonEqual(left as Json, right as Json);
}
