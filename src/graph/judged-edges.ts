import type { Dropped } from '../core/dropped.ts';
import type { Binding, DependencyEdge, Evidence } from '../core/graph.ts';
import type { JudgedDependency } from '../core/teacher.ts';
import { parametersOf, type Tool } from '../core/tool.ts';
import { describesPointer } from './output-fields.ts';

/**
 * The usable part of a judge's answer as edges: dependents that were no candidates are dropped, and so are bindings of
 * outputs or parameters that do not exist, with the edge that loses all of its bindings by it.
 */
export function judgedEdges(
  { target, candidates }: { target: Tool; candidates: readonly Tool[] },
  answer: readonly JudgedDependency[],
  onDropped: (dropped: Dropped) => void = () => {},
): DependencyEdge[] {
  const byId = new Map(candidates.map((tool) => [tool.id, tool]));
  const drop = (to: string, reason: string, detail: string) =>
    onDropped({ id: `${target.id} -> ${to}`, stage: 'graph', reason, detail });
  return answer.flatMap((judged) => {
    const later = byId.get(judged.to);
    if (!later) {
      drop(judged.to, 'not-a-candidate', 'the judge named a tool that it was not asked about');
      return [];
    }
    const bindings = judged.kind === 'precondition' ? [] : judged.bindings.filter((it) => bindable(target, later, it));
    for (const lost of judged.kind === 'precondition' ? [] : judged.bindings) {
      if (!bindings.includes(lost)) drop(later.id, 'no-such-binding', `${lost.output} to ${lost.input}`);
    }
    if (judged.kind !== 'precondition' && bindings.length === 0) {
      drop(later.id, 'no-binding', `an edge of kind ${judged.kind} needs a binding`);
      return [];
    }
    return [{ from: target.id, to: later.id, kind: judged.kind, bindings, evidence: [evidenceOf(judged)] }];
  });
}

function bindable(earlier: Tool, later: Tool, { output, input }: Binding): boolean {
  return (
    earlier.outputSchema !== undefined &&
    describesPointer(earlier.outputSchema, output) &&
    parametersOf(later).some(([name]) => name === input)
  );
}

function evidenceOf({ score, reason }: JudgedDependency): Evidence {
  return { by: 'schema-match', score, reason };
}
