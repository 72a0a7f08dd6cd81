import type { Dropped } from '../core/dropped.ts';
import type { DependencyGraph } from '../core/graph.ts';
import type { SignaturePath } from '../core/path.ts';
import { KindOrder, type Mixture, paperMixture } from './mixture.ts';
import { checkCount } from './options.ts';
import { createPathSampler, type PathSamplerOptions } from './sampler.ts';

export interface SamplePathsOptions extends PathSamplerOptions {
  /** Default: the paper's. */
  mixture?: Mixture;
  /** The most paths to give; φ and φ̂ are two. Default: as long as someone asks. */
  limit?: number;
  /** Told of every path that could not be made. */
  onDropped?: (dropped: Dropped) => void;
}

/**
 * Signature paths in a fixed order in which every kind keeps to its share; φ̂ follows its φ. A smaller limit gives a
 * prefix of what a larger one gives. A kind of which the graph holds no path is reported once and left out; the
 * sequence ends when no kind is left. Throws misuse when an option is out of range.
 */
export async function* samplePaths(graph: DependencyGraph, options: SamplePathsOptions): AsyncGenerator<SignaturePath> {
  const { mixture = paperMixture, limit = Number.POSITIVE_INFINITY, onDropped } = options;
  if (limit !== Number.POSITIVE_INFINITY) checkCount(limit, 'limit', 0);
  const sampler = createPathSampler(graph, options);
  const order = new KindOrder(mixture);
  let left = limit;
  for (let kind = order.next(); kind !== undefined && left > 0; kind = order.next()) {
    const { paths, dropped } = await sampler.next(kind);
    for (const note of dropped) onDropped?.(note);
    if (paths.length === 0) order.giveUp(kind);
    order.count(kind, paths.length);
    for (const path of paths.slice(0, left)) yield path;
    left -= paths.length;
  }
}
