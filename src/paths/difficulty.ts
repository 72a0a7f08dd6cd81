import { callNodes, type PathNode, type PathTurn, type SignaturePath } from '../core/path.ts';

export const difficultyMeasures = ['turns', 'calls', 'dependencyDistance', 'nestedDepth'] as const;
export type DifficultyMeasure = (typeof difficultyMeasures)[number];

/**
 * How hard a path is: its turns; its calls, parallel ones counted singly; how many turns the furthest output is carried;
 * how many hidden helpers feed each other in one turn at most.
 */
export type PathDifficulty = Readonly<Record<DifficultyMeasure, number>>;

/** Measures one path. */
export function difficultyOf(path: Pick<SignaturePath, 'turns'>): PathDifficulty {
  return {
    turns: path.turns.length,
    calls: callNodes(path).reduce((sum, node) => sum + node.calls, 0),
    dependencyDistance: dependencyDistance(path.turns),
    nestedDepth: Math.max(0, ...path.turns.map((turn) => nestedDepth(turn.nodes))),
  };
}

function dependencyDistance(turns: readonly PathTurn[]): number {
  const places = new Map<string, number>();
  let furthest = 0;
  turns.forEach((turn, at) => {
    for (const node of turn.nodes) {
      places.set(node.id, at);
      const distances = node.uses
        .filter((use) => use.bindings.length > 0)
        .map((use) => at - (places.get(use.node) ?? at));
      furthest = Math.max(furthest, ...distances);
    }
  });
  return furthest;
}

function nestedDepth(nodes: readonly PathNode[]): number {
  const chains = new Map<string, number>();
  for (const node of nodes) {
    const feeding = node.uses.filter((use) => use.bindings.length > 0).map((use) => chains.get(use.node) ?? 0);
    chains.set(node.id, Math.max(0, ...feeding) + Number(node.hidden));
  }
  return Math.max(0, ...chains.values());
}

/** The spread of one measure over many paths. */
export interface Spread {
  mean: number;
  /** How many paths have each value, by ascending value. */
  histogram: readonly (readonly [value: number, paths: number])[];
}

/** The difficulty of many paths. */
export interface DifficultySummary {
  paths: number;
  measures: Readonly<Record<DifficultyMeasure, Spread>>;
}

/** Counts the difficulty of paths as they come, without keeping them. */
export class DifficultyCounter {
  readonly #counts = {
    turns: new Map(),
    calls: new Map(),
    dependencyDistance: new Map(),
    nestedDepth: new Map(),
  } as Record<DifficultyMeasure, Map<number, number>>;
  #paths = 0;

  add(path: Pick<SignaturePath, 'turns'>): void {
    const difficulty = difficultyOf(path);
    this.#paths += 1;
    for (const measure of difficultyMeasures) {
      const counts = this.#counts[measure];
      counts.set(difficulty[measure], (counts.get(difficulty[measure]) ?? 0) + 1);
    }
  }

  summary(): DifficultySummary {
    const { turns, calls, dependencyDistance, nestedDepth } = this.#counts;
    return {
      paths: this.#paths,
      measures: {
        turns: spreadOf(turns),
        calls: spreadOf(calls),
        dependencyDistance: spreadOf(dependencyDistance),
        nestedDepth: spreadOf(nestedDepth),
      },
    };
  }
}

function spreadOf(counts: ReadonlyMap<number, number>): Spread {
  const histogram = [...counts].sort(([left], [right]) => left - right);
  const paths = histogram.reduce((sum, [, count]) => sum + count, 0);
  const total = histogram.reduce((sum, [value, count]) => sum + value * count, 0);
  return { mean: paths === 0 ? 0 : total / paths, histogram };
}

const titles: Record<DifficultyMeasure, string> = {
  turns: 'turns',
  calls: 'calls',
  dependencyDistance: 'dependency distance in turns',
  nestedDepth: 'nested depth',
};

/** A summary as text: one line a measure with its mean, and how many paths have each value. */
export function formatDifficulty({ paths, measures }: DifficultySummary): string {
  const lines = difficultyMeasures.map((measure) => {
    const { mean, histogram } = measures[measure];
    const values = histogram.map(([value, count]) => `${value}×${count}`).join(' ');
    return `${titles[measure].padEnd(28)}  mean ${mean.toFixed(2).padStart(6)}  ${values}`.trimEnd();
  });
  return [`${paths} paths`, ...lines].join('\n');
}
