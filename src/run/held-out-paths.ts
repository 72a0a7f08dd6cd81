import type { DependencyGraph } from '../core/graph.ts';
import type { RowKind, SignaturePath } from '../core/path.ts';
import { withoutTools } from '../graph/index.ts';
import { createPathSampler, type PathDraw, type PathSampler, type PathSamplerOptions } from '../paths/index.ts';
import type { Holdout, HoldoutEntry } from './holdout.ts';

/** The paths that may be trained on: none that touches a tool or has a signature that is held out. */
export function trainingSampler(graph: DependencyGraph, holdout: Holdout, options: PathSamplerOptions): PathSampler {
  const shown = holdout.tools.size === 0 ? graph : withoutTools(graph, holdout.tools);
  const sampler = createPathSampler(shown, options);
  const sharesPaths = holdout.entries.some((entry) => 'fraction' in entry);
  return sharesPaths ? filtered(sampler, (path) => holdout.keepsOut(path).length === 0) : sampler;
}

/** The paths that are held out: everything that is held out gets its share. Their ids begin with `held-out`. */
export function heldOutSampler(graph: DependencyGraph, holdout: Holdout, options: PathSamplerOptions): PathSampler {
  const around = (entry: HoldoutEntry): PathSampler => {
    const seed = `${options.seed}/${entry.what}`;
    if ('tools' in entry) {
      return rotating([...entry.tools].map((through) => createPathSampler(graph, { ...options, seed, through })));
    }
    const sampler = createPathSampler(withoutTools(graph, holdout.tools), { ...options, seed });
    return filtered(sampler, (path) => holdout.keepsOut(path).length > 0);
  };
  return renumbered(rotating(holdout.entries.map(around)));
}

// A share of one path in a hundred is found after a hundred draws; a kind that has none must be given up.
const mostDraws = 1000;

/** The draws of a sampler whose path fits. A path and what Split made of it fit alike. */
function filtered(sampler: PathSampler, fits: (path: SignaturePath) => boolean): PathSampler {
  return {
    async next(kind) {
      for (let drawn = 0; drawn < mostDraws; drawn += 1) {
        const draw = await sampler.next(kind);
        if (draw.paths.every(fits)) return draw;
      }
      return none(kind, 'no path is left on this side of what is held out');
    },
  };
}

/** The draws of several samplers in turn, of those that have any. */
function rotating(samplers: readonly PathSampler[]): PathSampler {
  const left = new Map<RowKind, PathSampler[]>();
  return {
    async next(kind) {
      const line = left.get(kind) ?? [...samplers];
      left.set(kind, line);
      for (let sampler = line.shift(); sampler; sampler = line.shift()) {
        const draw = await sampler.next(kind);
        if (draw.paths.length === 0) continue;
        line.push(sampler);
        return draw;
      }
      return none(kind, 'nothing that is held out has such a path');
    },
  };
}

function none(kind: RowKind, detail: string): PathDraw {
  return { paths: [], dropped: [{ id: kind, stage: 'paths', reason: 'no-held-out-path', detail }] };
}

// The samplers of different things number their draws alike.
const numbered = /^[a-z-]+?(?:-\d{6}|$)/;

function renumbered(sampler: PathSampler): PathSampler {
  const counts = new Map<RowKind, number>();
  return {
    async next(kind) {
      const drawn = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, drawn);
      const id = `held-out-${kind}-${String(drawn).padStart(6, '0')}`;
      const renamed = <Item extends { id: string }>(item: Item) => ({ ...item, id: item.id.replace(numbered, id) });
      const { paths, dropped } = await sampler.next(kind);
      return { paths: paths.map(renamed), dropped: dropped.map(renamed) };
    },
  };
}
