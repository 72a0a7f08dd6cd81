import type { World } from '../../core/world.ts';

/** The eight classes of BFCL's multi-turn track under names and words of our own, for synthesis. */
export const bfclWorlds: readonly World[] = [];
