import type { Dropped } from '../core/dropped.ts';
import type { DependencyGraph } from '../core/graph.ts';
import type { OperationContext } from '../core/operation.ts';
import type { SignaturePath } from '../core/path.ts';

/** What one draw gave: φ and φ̂ for `multi-turn`, one path for other kinds; none when the graph holds none of the kind. */
export interface PathDraw {
  paths: readonly SignaturePath[];
  dropped: readonly Dropped[];
}

/** How paths of one kind are made. */
export interface Recipe {
  /** Ids of the tools from which such a path can start. */
  starts(graph: DependencyGraph): string[];
  /** Paths from a start, or null when this try gave none. `tried` counts the tries before it. */
  make(id: string, start: string, context: OperationContext, tried: number): Promise<PathDraw | null>;
  /** What to say when there are no starts. */
  noStart(id: string): Dropped;
  /** What to say when no start gave a path. */
  noPath(id: string): Dropped;
}

/** The note of a path that could not be made. */
export function droppedPath(id: string, reason: string, detail: string): Dropped {
  return { id, stage: 'paths', reason, detail };
}
