import type { Dropped } from '../core/dropped.ts';
import { type RowKind, rowKinds, type SignaturePath } from '../core/path.ts';
import { createRandom } from '../core/random.ts';
import { KindOrder, type PathSampler } from '../paths/index.ts';
import type { Item } from './process-item.ts';
import { type PairGroup, pairGroupOf, pairGroups, type RunTargets } from './targets.ts';

/** How much of what is wanted has been kept. */
export interface Kept {
  rows: Record<RowKind, number>;
  pairs: Record<PairGroup, number>;
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
  seed: number;
  /** The most paths of the whole run. */
  limit: number;
}

// Every round asks for as many paths as rows are still wanted, so a yield of 20 % needs about a dozen rounds.
const mostRounds = 16;
// Tasks of which pairs are wanted do not all give one.
const pairMargin = 1.25;
const usualTurns = 4.7;

/**
 * The items of a run, round after round: a round draws one path for every row that is still wanted. Which items there are
 * depends on what finished rounds kept, never on the order in which the items of a round finish.
 */
export async function* drawRounds(options: RoundsOptions): AsyncGenerator<readonly Item[]> {
  const { sampler, targets, limit } = options;
  const impossible = new Set<RowKind>();
  let drawn = 0;
  for (let round = 0; round < mostRounds && drawn < limit; round += 1) {
    const kept = options.kept();
    const wanted = wantedRows(targets, kept, impossible);
    if (Object.values(wanted).every((count) => count === 0)) return;
    const draws = await drawPaths(sampler, wanted, impossible, limit - drawn);
    drawn += draws.filter((draw) => 'path' in draw).length;
    const chances = pairChances(targets, kept, draws);
    yield draws.map((draw) => ('path' in draw ? makeItem(draw.path, chances, options.seed) : draw));
  }
}

function wantedRows({ rows }: RunTargets, kept: Kept, impossible: ReadonlySet<RowKind>): Record<RowKind, number> {
  const counts = rowKinds.map((kind) => [kind, impossible.has(kind) ? 0 : Math.max(0, rows[kind] - kept.rows[kind])]);
  return Object.fromEntries(counts) as Record<RowKind, number>;
}

type Draw = { path: SignaturePath } | { note: Dropped };

async function drawPaths(
  sampler: PathSampler,
  wanted: Record<RowKind, number>,
  impossible: Set<RowKind>,
  limit: number,
): Promise<Draw[]> {
  const order = new KindOrder(wanted);
  const left = { ...wanted };
  const draws: Draw[] = [];
  let paths = 0;
  for (let kind = order.next(); kind !== undefined && paths < limit; kind = order.next()) {
    const draw = await sampler.next(kind);
    const taken = draw.paths.slice(0, Math.min(left[kind], limit - paths));
    for (const note of draw.dropped) draws.push({ note });
    for (const path of taken) draws.push({ path });
    if (draw.paths.length === 0) impossible.add(kind);
    left[kind] -= taken.length;
    paths += taken.length;
    order.count(kind, taken.length);
    if (left[kind] === 0 || draw.paths.length === 0) order.giveUp(kind);
  }
  return draws;
}

/** The chance of each group that pairs are wanted of a path. */
function pairChances(targets: RunTargets, kept: Kept, draws: readonly Draw[]): Record<PairGroup, number> {
  const count = (group: PairGroup) =>
    draws.filter((draw) => 'path' in draw && pairGroupOf(draw.path.kind) === group).length;
  const chances = pairGroups.map((group) => {
    const open = Math.max(0, targets.pairs[group] - kept.pairs[group]);
    return [group, open === 0 ? 0 : (pairMargin * open) / Math.max(1, count(group))];
  });
  return Object.fromEntries(chances) as Record<PairGroup, number>;
}

// The paper's pairs are longer than its rows (5.22 turns against 4.71), so long conversations go first.
function makeItem(path: SignaturePath, chances: Record<PairGroup, number>, seed: number): Item {
  const chance = chances[pairGroupOf(path.kind)];
  const length = path.kind === 'multi-turn' ? path.turns.length / usualTurns : 1;
  const wantsPairs = createRandom(`${seed}/${path.id}/pairs`).chance(chance * length);
  return { path, wantsPairs };
}
