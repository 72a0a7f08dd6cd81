import type { Dropped } from '../core/dropped.ts';
import type { DependencyEdge, Evidence } from '../core/graph.ts';
import { isJsonObject } from '../core/json.ts';
import { isRefusal, type JudgeDependencies, type JudgedDependency, type Refusal } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import { describesPointer } from './output-fields.ts';

/** What a judge is asked. */
export type JudgeRequest = Parameters<JudgeDependencies>[0];

/** What a judge's answer comes to. */
export interface Reading {
  edges: DependencyEdge[];
  dropped: Dropped[];
}

/**
 * Takes the usable part of a judge's answer: dependents that were no candidates are dropped, and so are bindings of
 * outputs or parameters that do not exist, with the edge that loses all of its bindings by it. Of a refusal nothing is
 * usable.
 */
export function readJudgement(
  { target, candidates }: JudgeRequest,
  answer: readonly JudgedDependency[] | Refusal,
  by: 'schema-match' | 'teacher',
): Reading {
  const reading: Reading = { edges: [], dropped: [] };
  if (isRefusal(answer)) {
    reading.dropped.push({ id: target.id, stage: 'graph', reason: answer.refused, detail: answer.detail });
    return reading;
  }
  const hasOutput = outputCheck(target);
  for (const judged of answer) {
    const drop = (reason: string, detail: string) =>
      reading.dropped.push({ id: `${target.id} -> ${judged.to}`, stage: 'graph', reason, detail });
    const later = candidates.find((candidate) => candidate.id === judged.to);
    if (!later) {
      drop('not-a-candidate', 'the judge named a tool that it was not asked about');
      continue;
    }
    const offered = judged.kind === 'precondition' ? [] : judged.bindings;
    const bindings = offered.filter(({ output, input }) => hasParameter(later, input) && hasOutput(output));
    for (const lost of offered) {
      if (!bindings.includes(lost)) drop('no-such-binding', `${lost.output} to ${lost.input}`);
    }
    if (judged.kind !== 'precondition' && bindings.length === 0) {
      drop('no-binding', `an edge of kind ${judged.kind} needs a binding`);
      continue;
    }
    const { to, kind } = judged;
    reading.edges.push({ from: target.id, to, kind, bindings, evidence: [evidenceOf(judged, by)] });
  }
  return reading;
}

// Candidates often take the same output, so each pointer is looked up once.
function outputCheck({ outputSchema }: Tool): (pointer: string) => boolean {
  const known = new Map<string, boolean>();
  return (pointer) => {
    let described = known.get(pointer);
    if (described === undefined) {
      described = outputSchema !== undefined && describesPointer(outputSchema, pointer);
      known.set(pointer, described);
    }
    return described;
  };
}

function hasParameter({ inputSchema }: Tool, name: string): boolean {
  return isJsonObject(inputSchema.properties) && Object.hasOwn(inputSchema.properties, name);
}

function evidenceOf({ score, reason }: JudgedDependency, by: 'schema-match' | 'teacher'): Evidence {
  return by === 'teacher' ? { by, reason } : { by, score, reason };
}
