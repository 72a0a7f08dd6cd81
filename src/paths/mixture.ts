import { misuse } from '../core/errors.ts';
import { type RowKind, rowKinds } from '../core/path.ts';

/** How many paths of each kind, as ratios; a kind that is not named gets none. */
export type Mixture = Partial<Record<RowKind, number>>;

/**
 * The mixture of METHOD §11. The paper gives single-turn rows only together; this share of the three kinds has the
 * paper's 1.80 calls a row, with two or three calls in each parallel and multiple row.
 */
export const paperMixture: Record<RowKind, number> = {
  single: 9_300,
  parallel: 5_350,
  multiple: 5_350,
  'multi-turn': 7_800,
  irrelevance: 6_200,
};

/**
 * Decides which kind comes next so that after every path each kind is as near to its share as can be. Throws misuse
 * when a ratio is negative or all are zero.
 */
export class KindOrder {
  readonly #ratios: Map<RowKind, number>;
  readonly #made = new Map<RowKind, number>();

  constructor(mixture: Mixture) {
    const unfit = rowKinds.find((kind) => !((mixture[kind] ?? 0) >= 0) || mixture[kind] === Number.POSITIVE_INFINITY);
    if (unfit !== undefined)
      misuse(`${mixture[unfit]} is not a ratio`, { where: `mixture.${unfit}`, expected: 'a number from 0' });
    this.#ratios = new Map(
      rowKinds.map((kind) => [kind, mixture[kind] ?? 0] as const).filter(([, ratio]) => ratio > 0),
    );
    if (this.#ratios.size === 0)
      misuse('all ratios are 0', { where: 'mixture', expected: 'at least one kind of path' });
  }

  /** The kind that is furthest behind its share, or undefined when all were given up. */
  next(): RowKind | undefined {
    let behind: RowKind | undefined;
    for (const kind of this.#ratios.keys()) {
      if (behind === undefined || this.#need(kind) > this.#need(behind)) behind = kind;
    }
    return behind;
  }

  /** Tells that paths of a kind were made. */
  count(kind: RowKind, paths: number): void {
    this.#made.set(kind, (this.#made.get(kind) ?? 0) + paths);
  }

  /** Asks for a kind no more. */
  giveUp(kind: RowKind): void {
    this.#ratios.delete(kind);
  }

  #need(kind: RowKind): number {
    const ratios = [...this.#ratios];
    const total = ratios.reduce((sum, [, ratio]) => sum + ratio, 0);
    const made = ratios.reduce((sum, [each]) => sum + (this.#made.get(each) ?? 0), 0);
    return (this.#ratios.get(kind)! / total) * (made + 1) - (this.#made.get(kind) ?? 0);
  }
}
