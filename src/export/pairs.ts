import type { PairForm } from '../core/exporter.ts';
import { type Json, jsonEqual } from '../core/json.ts';
import type { Message, PairRow } from '../core/row.ts';
import type { Refusal } from '../core/teacher.ts';
import type { PreferencePair, Trajectory } from '../core/trajectory.ts';
import { type FindTool, messagesOf, systemMessage, type TurnMessages, turnMessages } from './rows.ts';

/**
 * The row of a preference pair in one of the three forms. Both sides always share the prompt; a pair whose sides do not
 * agree up to the recorded message, or do not differ there, is refused.
 */
export function pairRow(pair: PreferencePair, form: PairForm, tool: FindTool): PairRow | Refusal {
  const chosen = pair.chosen.turns.map((turn) => turnMessages(turn, tool));
  const rejected = pair.rejected.turns.map((turn) => turnMessages(turn, tool));
  const problem = whyNotPair(pair, chosen, rejected);
  if (problem) return problem;
  const base = { id: pair.id, kind: pair.kind, mistake: pair.mistake, tools: pair.chosen.tools.map(tool) };
  return { ...base, ...shapes[form]({ pair, chosen, rejected }) };
}

interface Sides {
  pair: PreferencePair;
  chosen: TurnMessages[];
  rejected: TurnMessages[];
}

type Shape = Pick<PairRow, 'prompt' | 'chosen' | 'rejected' | 'masks'>;

const shapes: Record<PairForm, (sides: Sides) => Shape> = {
  'first-divergence': ({ pair, chosen, rejected }) => ({
    prompt: before(chosen, pair),
    chosen: [divergingStep(chosen, pair)![0]!],
    rejected: [divergingStep(rejected, pair)![0]!],
  }),
  turn: ({ pair, chosen, rejected }) => {
    const at = turnIndex(chosen, pair);
    return {
      prompt: [systemMessage, ...chosen.slice(0, at).flatMap(messagesOf), chosen[at]!.user],
      chosen: chosen[at]!.steps.flat(),
      rejected: rejected[at]!.steps.flat(),
    };
  },
  trajectory: ({ chosen, rejected }) => {
    const sides = { chosen: chosen.flatMap(messagesOf).slice(1), rejected: rejected.flatMap(messagesOf).slice(1) };
    const masks = { chosen: lossMask(sides.chosen), rejected: lossMask(sides.rejected) };
    return { prompt: [systemMessage, chosen[0]!.user], ...sides, masks };
  },
};

/** For each message whether the model wrote it, and so whether a loss may count it. */
export function lossMask(messages: readonly Message[]): boolean[] {
  return messages.map((message) => message.role === 'assistant');
}

function turnIndex(turns: readonly TurnMessages[], { divergesAt }: PreferencePair): number {
  return turns.findIndex((turn) => turn.id === divergesAt.turn);
}

function divergingStep(turns: readonly TurnMessages[], pair: PreferencePair): Message[] | undefined {
  return turns[turnIndex(turns, pair)]?.steps[pair.divergesAt.step];
}

/** Everything before the message at which the sides part. */
function before(turns: readonly TurnMessages[], pair: PreferencePair): Message[] {
  const at = turnIndex(turns, pair);
  const turn = turns[at]!;
  const steps = turn.steps.slice(0, pair.divergesAt.step).flat();
  return [systemMessage, ...turns.slice(0, at).flatMap(messagesOf), turn.user, ...steps];
}

function whyNotPair(pair: PreferencePair, chosen: TurnMessages[], rejected: TurnMessages[]): Refusal | null {
  const where = `turn ${pair.divergesAt.turn}, step ${pair.divergesAt.step}`;
  if (!sameTools(pair.chosen, pair.rejected))
    return { refused: 'pair-tools-differ', detail: 'the offered tools differ' };
  const good = divergingStep(chosen, pair);
  const bad = divergingStep(rejected, pair);
  if (!good || !bad) return { refused: 'pair-not-at-divergence', detail: `a side has no message at ${where}` };
  if (!same(before(chosen, pair), before(rejected, pair))) {
    return { refused: 'pair-prompts-differ', detail: `the sides differ before ${where}` };
  }
  if (same(good.slice(0, 1), bad.slice(0, 1))) {
    return { refused: 'pair-not-diverging', detail: `the sides say the same at ${where}` };
  }
  return null;
}

function sameTools(left: Trajectory, right: Trajectory): boolean {
  return jsonEqual(left.tools, right.tools);
}

// The ids of calls are drawn anew for each side, so they do not tell two messages apart.
function same(left: Message[], right: Message[]): boolean {
  return jsonEqual(left.map(withoutIds), right.map(withoutIds));
}

function withoutIds(message: Message): Json {
  if (message.role === 'assistant') {
    return [message.content, message.calls.map((call) => ({ name: call.name, arguments: call.arguments }))];
  }
  return message.role === 'tool' ? [message.name, message.content] : [message.role, message.content];
}
