import type { DependencyEdge } from '../core/graph.ts';
import type { JudgeNested, NestedJudgement } from '../core/teacher.ts';

/** The same judge, asked only once about each edge. */
export function rememberNested(judge: JudgeNested): JudgeNested {
  const known = new Map<DependencyEdge, NestedJudgement>();
  return async (request) => {
    const judgement = known.get(request.edge) ?? (await judge(request));
    known.set(request.edge, judgement);
    return judgement;
  };
}
