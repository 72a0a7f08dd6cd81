import type { DependencyGraph } from '../core/graph.ts';
import type { OperationContext } from '../core/operation.ts';
import type { RowKind } from '../core/path.ts';
import { createRandom, type Random } from '../core/random.ts';
import type { JudgeNested } from '../core/teacher.ts';
import { rotate } from './coverage.ts';
import { type MultiTurnOptions, multiTurnRecipe } from './multi-turn.ts';
import { rememberNested } from './nested.ts';
import type { PathDraw, Recipe } from './recipe.ts';
import { irrelevanceRecipe, multipleRecipe, parallelRecipe, singleRecipe } from './single-turn.ts';
import { recipeThrough } from './target.ts';

export interface PathSamplerOptions extends MultiTurnOptions {
  seed: string | number;
  judgeNested: JudgeNested;
  /** Share of the irrelevance paths that lack a value and not a function. Default: 0.25. */
  missingParameter?: number;
  /** Id of a tool that every path holds, as a call or as a wish. Default: any path. */
  through?: string;
}

/** Draws paths of a kind, one after the other. */
export interface PathSampler {
  /**
   * The next draw of a kind. The n-th draw of a kind is the same whatever was drawn of other kinds; ids name the kind and
   * number its draws. Draws must not overlap: await each before the next.
   */
  next(kind: RowKind): Promise<PathDraw>;
}

// How often starts are tried before a kind is said to be impossible: a small pool many times, a large one four times over.
const fewestTries = 64;
const rounds = 4;

/** A sampler over a graph. Throws misuse when an option is out of range or the target is not in the pool. */
export function createPathSampler(graph: DependencyGraph, options: PathSamplerOptions): PathSampler {
  const judgeNested = rememberNested(options.judgeNested);
  const random = createRandom(`${options.seed}/paths`);
  const recipes = recipesOf(graph, options);
  const lines = new Map<RowKind, KindLine>();
  return {
    next(kind) {
      const line =
        lines.get(kind) ?? createLine(graph, { kind, recipe: recipes[kind], random: random.fork(kind), judgeNested });
      lines.set(kind, line);
      return line();
    },
  };
}

function recipesOf(graph: DependencyGraph, options: PathSamplerOptions): Record<RowKind, Recipe> {
  const { through: target, missingParameter, walk } = options;
  const through = (recipe: Recipe) => (target === undefined ? recipe : recipeThrough(recipe, target));
  const multiTurn = target === undefined ? options : { ...options, walk: { ...walk, target } };
  return {
    single: through(singleRecipe()),
    parallel: through(parallelRecipe()),
    multiple: through(multipleRecipe()),
    'multi-turn': multiTurnRecipe(graph, multiTurn),
    irrelevance: through(irrelevanceRecipe(missingParameter)),
  };
}

type KindLine = () => Promise<PathDraw>;

interface LineParts {
  kind: RowKind;
  recipe: Recipe;
  random: Random;
  judgeNested: JudgeNested;
}

function createLine(graph: DependencyGraph, { kind, recipe, random, judgeNested }: LineParts): KindLine {
  const starts = recipe.starts(graph);
  const nextStart = rotate(starts, random.fork('starts'));
  const tries = starts.length === 0 ? 0 : fewestTries + rounds * starts.length;
  let drawn = 0;
  return async () => {
    drawn += 1;
    const id = pathId(kind, drawn);
    for (let tried = 0; tried < tries; tried += 1) {
      const context: OperationContext = { graph, judgeNested, random: random.fork(`${drawn}/${tried}`) };
      const draw = await recipe.make(id, nextStart(), context, tried);
      if (draw !== null) return draw;
    }
    return { paths: [], dropped: [starts.length === 0 ? recipe.noStart(id) : recipe.noPath(id)] };
  };
}

/** The id of the n-th path of a kind, from 1 on: `multi-turn-000012`. */
function pathId(kind: RowKind, drawn: number): string {
  return `${kind}-${String(drawn).padStart(6, '0')}`;
}
