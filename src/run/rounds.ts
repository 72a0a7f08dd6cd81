import { type RowKind, rowKinds, type SignaturePath } from '../core/path.ts';
import { type RowGroup, rowGroupOf, rowGroups } from '../core/row-groups.ts';
import { KindOrder, type PathSampler } from '../paths/index.ts';
import type { Item } from './process-item.ts';
import type { RunTargets } from './targets.ts';

/** How much of what is wanted has been kept. */
export interface Kept {
  rows: Record<RowKind, number>;
  pairs: Record<RowGroup, number>;
}

export function emptyKept(): Kept {
  return {
    rows: { single: 0, parallel: 0, multiple: 0, 'multi-turn': 0, irrelevance: 0 },
    pairs: { 'single-turn': 0, 'multi-turn': 0, irrelevance: 0 },
  };
}

export interface RoundsOptions {
  sampler: PathSampler;
  targets: RunTargets;
  /** What was kept of all items so far. Read between rounds only. */
  kept(): Kept;
  /** The most paths of the whole run. */
  limit: number;
  /** Present where the paths are kept out of training. */
  heldOut?: true;
}

// Every round asks for as many paths as rows are still wanted, so a yield of 20 % needs about a dozen rounds.
const mostRounds = 16;
// How many paths are asked for each pair that is wanted: a task gives two pairs where it allows two kinds of mistake.
const pathsPerPair: Record<RowGroup, number> = { 'single-turn': 0.8, 'multi-turn': 0.8, irrelevance: 1.25 };
const usualTurns = 4.7;

/** The items of a run, round after round. */
export interface Rounds {
  /**
   * The items of the next round, drawn as they are asked for, or null when the run is complete. A round draws one path
   * for every row that is still wanted. Which items there are depends on what finished rounds kept, never on the order in
   * which the items of a round finish.
   */
  next(): AsyncGenerator<Item> | null;
}

/** Rounds until enough is kept, the limit is reached, or no path can be made. */
export function createRounds(options: RoundsOptions): Rounds {
  const state: RoundState = { impossible: new Set(), drawn: 0 };
  let round = 0;
  return {
    next() {
      const wanted = wantedRows(options.targets, options.kept(), state.impossible);
      const nothing = Object.values(wanted).every((count) => count === 0);
      if (nothing || round >= mostRounds || state.drawn >= options.limit) return null;
      round += 1;
      return drawItems(wanted, state, options);
    },
  };
}

interface RoundState {
  /** Kinds of which the graph holds no path. */
  impossible: Set<RowKind>;
  /** Paths of all rounds. */
  drawn: number;
}

function wantedRows({ rows }: RunTargets, kept: Kept, impossible: ReadonlySet<RowKind>): Record<RowKind, number> {
  const counts = rowKinds.map((kind) => [kind, impossible.has(kind) ? 0 : Math.max(0, rows[kind] - kept.rows[kind])]);
  return Object.fromEntries(counts) as Record<RowKind, number>;
}

async function* drawItems(
  wanted: Record<RowKind, number>,
  state: RoundState,
  { sampler, targets, kept, limit, heldOut }: RoundsOptions,
): AsyncGenerator<Item> {
  const pairs = new PairChoice(pairChances(targets, kept(), wanted));
  const order = new KindOrder(wanted);
  const left = { ...wanted };
  for (let kind = order.next(); kind !== undefined && state.drawn < limit; kind = order.next()) {
    const draw = await sampler.next(kind);
    const taken = draw.paths.slice(0, Math.min(left[kind], limit - state.drawn));
    state.drawn += taken.length;
    left[kind] -= taken.length;
    order.count(kind, taken.length);
    if (draw.paths.length === 0) state.impossible.add(kind);
    if (left[kind] === 0 || draw.paths.length === 0) order.giveUp(kind);
    for (const note of draw.dropped) yield { note };
    for (const path of taken) yield { path, wantsPairs: pairs.wants(path), ...(heldOut && { heldOut }) };
  }
}

/** The share of the paths of each group that pairs are wanted of. */
function pairChances(targets: RunTargets, kept: Kept, wanted: Record<RowKind, number>): Record<RowGroup, number> {
  const chances = rowGroups.map((group) => {
    const open = Math.max(0, targets.pairs[group] - kept.pairs[group]);
    const rows = rowKinds.filter((kind) => rowGroupOf(kind) === group).reduce((sum, kind) => sum + wanted[kind], 0);
    return [group, open === 0 ? 0 : (pathsPerPair[group] * open) / Math.max(1, rows)];
  });
  return Object.fromEntries(chances) as Record<RowGroup, number>;
}

/** Says of which paths pairs are wanted: evenly over a round, in the share that is asked for. */
class PairChoice {
  readonly #chances: Record<RowGroup, number>;
  readonly #due: Record<RowGroup, number> = { 'single-turn': 0.5, 'multi-turn': 0.5, irrelevance: 0.5 };

  constructor(chances: Record<RowGroup, number>) {
    this.#chances = chances;
  }

  // The paper's pairs are longer than its rows (5.22 turns against 4.71), so long conversations come up more often.
  wants({ kind, turns }: SignaturePath): boolean {
    const group = rowGroupOf(kind);
    const length = kind === 'multi-turn' ? Math.sqrt(turns.length / usualTurns) : 1;
    this.#due[group] += Math.min(1, this.#chances[group] * length);
    if (this.#due[group] < 1) return false;
    this.#due[group] -= 1;
    return true;
  }
}
