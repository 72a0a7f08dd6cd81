import type { Usage } from '../core/chat-model.ts';
import type { EvaluationStanding } from '../eval/progress.ts';
import { countText } from '../run/figure-text.ts';
import type { Context } from './context.ts';
import { openDisplay } from './display.ts';
import { durationText } from './durations.ts';

/** Shows how an evaluation goes on. */
export interface EvaluationProgress {
  hear(standing: EvaluationStanding): void;
  /** Tokens so far. */
  readonly usage: Usage;
  /** Clears what moves; to be called at the end, however that comes. */
  stop(): void;
}

/** A bar on a terminal, a plain line every few seconds elsewhere. `costOf` gives dollars where prices are known. */
export async function createEvaluationProgress(
  context: Pick<Context, 'isTTY' | 'stderr' | 'tell'>,
  costOf: ((usage: Usage) => number) | undefined,
): Promise<EvaluationProgress> {
  const display = await openDisplay(context);
  const started = Date.now();
  let before: number | undefined;
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  return {
    get usage() {
      return usage;
    },
    hear(standing) {
      usage = standing.usage;
      before ??= standing.answered;
      const elapsed = Date.now() - started;
      const text = standingText(standing, { made: standing.answered - before, elapsed, cost: costOf?.(usage) });
      display.update({ done: standing.answered, total: standing.total, elapsed, text });
    },
    stop: () => display.stop(),
  };
}

function standingText(
  { answered, unanswered, total }: EvaluationStanding,
  { made, elapsed, cost }: { made: number; elapsed: number; cost: number | undefined },
): string {
  const left = made === 0 ? undefined : ((total - answered - unanswered) * elapsed) / made / 1000;
  return [
    `${countText(answered)} of ${countText(total)} questions`,
    ...(left === undefined ? [] : [`${durationText(left)} left`]),
    ...(unanswered === 0 ? [] : [`${countText(unanswered)} without an answer`]),
    ...(cost === undefined ? [] : [`$${cost.toFixed(2)}`]),
  ].join(', ');
}
