import type { DependencyEdge } from '../core/graph.ts';
import type { JudgeNested, NestedJudgement } from '../core/teacher.ts';

/** The same judge, asked only once about an edge with the same bindings. */
export function rememberNested(judge: JudgeNested): JudgeNested {
  const known = new Map<string, NestedJudgement>();
  return async (request) => {
    const key = `${request.hides} ${keyOf(request.edge)}`;
    const judgement = known.get(key) ?? (await judge(request));
    known.set(key, judgement);
    return judgement;
  };
}

function keyOf({ from, to, bindings }: DependencyEdge): string {
  return [from, to, ...bindings.map(({ output, input }) => `${output} ${input}`)].join('\n');
}
