import type { PathNode } from '../../core/path.ts';
import type { QueryRequest } from '../../core/teacher.ts';
import type { QueryStyle } from './prompt-parts.ts';

/** The style of the words that a turn opens with, by what shaped the turn (METHOD §19.2). */
export function queryStyle({ kind, missing, completes, nodes }: QueryRequest): QueryStyle {
  if (completes) return completes.missing?.kind === 'parameter' ? 'supply-parameter' : 'supply-function';
  if (kind === 'irrelevance') return 'irrelevance';
  if (missing !== null) return missing === 'function' ? 'missing-function' : 'missing-parameter';
  return kind === 'multi-turn' ? operationStyle(nodes) : kind;
}

function operationStyle(nodes: readonly PathNode[]): QueryStyle {
  const hides = nodes.some(({ hidden }) => hidden);
  const isLong = nodes.some(({ origin }) => origin === 'insert-long');
  const visible = nodes.filter(({ hidden }) => !hidden).length;
  if (visible > 1) return hides ? 'merge-insert' : 'merge';
  if (isLong) return hides ? 'insert-mixed' : 'insert-long';
  return hides ? 'insert-short' : 'walk';
}
