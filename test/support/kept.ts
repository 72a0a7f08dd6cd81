import type { Dropped } from '../../src/core/dropped.ts';

/** What was made, for tests in which nothing may be dropped. */
export function kept<Made extends object>(outcome: Made | Dropped): Made {
  if ('reason' in outcome && 'stage' in outcome) throw new Error(`dropped: ${outcome.reason}: ${outcome.detail}`);
  return outcome as Made;
}
