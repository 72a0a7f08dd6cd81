import type { Binding } from '../core/graph.ts';
import type { JudgedDependency } from '../core/teacher.ts';
import type { Tool } from '../core/tool.ts';
import type { JudgeRequest } from './judgement.ts';
import { matchSlots } from './match-slots.ts';
import { precondition } from './precondition.ts';
import { type FieldFeatures, type ParameterFeatures, readFeatures, type ToolFeatures } from './tool-features.ts';

/** The score from which on a match makes an edge. */
const threshold = 0.6;
/** What a match counts when nobody stated the output schema. */
const inferredWeight = 0.85;
/** A match by unit alone counts only where it supplies at least half of what the later tool needs. */
const mostForWeak = 2;
const optionalWeight = 0.9;
const none: readonly FieldFeatures[] = [];

/**
 * A judge of dependencies by rules, without a model (METHOD §5): an edge where an output field fits a parameter by name,
 * type, format, unit and description, or where the target is a check or a log-in that stands before an action. It
 * answers at once, and remembers what it read of each tool object as long as it lives.
 */
export function createRuleJudge(): (request: JudgeRequest) => JudgedDependency[] {
  const known = new Map<Tool, ToolFeatures>();
  const featuresOf = (tool: Tool): ToolFeatures => {
    let features = known.get(tool);
    if (!features) {
      features = readFeatures(tool);
      known.set(tool, features);
    }
    return features;
  };
  return ({ target, candidates }) => {
    const earlier = featuresOf(target);
    const dependent: JudgedDependency[] = [];
    for (const candidate of candidates) {
      const judged = judgePair(earlier, featuresOf(candidate));
      if (judged) dependent.push(judged);
    }
    return dependent;
  };
}

function judgePair(earlier: ToolFeatures, later: ToolFeatures): JudgedDependency | undefined {
  return dataFlow(earlier, later) ?? precondition(earlier, later);
}

function dataFlow(earlier: ToolFeatures, later: ToolFeatures): JudgedDependency | undefined {
  if ((earlier.fieldMask & later.parameterMask) === 0) return undefined;
  const bound: BoundParameter[] = [];
  for (const parameter of later.parameters) {
    const source = bestSource(earlier, parameter, later);
    if (source) bound.push(source);
  }
  return bound.length === 0 ? undefined : flowOf(onePerOutput(bound), later);
}

// Without this, one city would be both where a trip starts and where it ends.
function onePerOutput(bound: readonly BoundParameter[]): BoundParameter[] {
  const best = new Map<string, BoundParameter>();
  for (const candidate of bound) {
    const rival = best.get(candidate.binding.output);
    if (!rival || candidate.score > rival.score) best.set(candidate.binding.output, candidate);
  }
  return [...best.values()];
}

function flowOf(bound: readonly BoundParameter[], later: ToolFeatures): JudgedDependency {
  const whole = later.requiredCount === 1 && bound.some(({ parameter }) => parameter.required);
  const best = bound.reduce((left, right) => (right.score > left.score ? right : left));
  return {
    to: later.tool.id,
    kind: whole ? 'whole-input' : 'partial-input',
    bindings: bound.map(({ binding }) => binding),
    score: Math.round(best.score * 100) / 100,
    reason: best.reason,
  };
}

interface BoundParameter {
  parameter: ParameterFeatures;
  binding: Binding;
  score: number;
  reason: string;
}

function bestSource(
  earlier: ToolFeatures,
  parameter: ParameterFeatures,
  later: ToolFeatures,
): BoundParameter | undefined {
  const weight = (earlier.tool.outputInferred ? inferredWeight : 1) * (parameter.required ? 1 : optionalWeight);
  let best: { field: FieldFeatures; score: number; head: string } | undefined;
  for (const { word } of parameter.slot.heads) {
    if (earlier.tool.toolset !== later.tool.toolset && !shared.has(word)) continue;
    for (const field of earlier.fields.get(word) ?? none) {
      const match = matchSlots(field.slot, parameter.slot);
      if (!match || (match.weak && later.requiredCount > mostForWeak)) continue;
      const score = match.score * weight * distanceWeight(match.head, earlier.tool, later.tool);
      if (score >= threshold && score > (best?.score ?? 0)) best = { field, score, head: match.head };
    }
  }
  if (!best) return undefined;
  return {
    parameter,
    binding: { output: best.field.pointer, input: parameter.name },
    score: best.score,
    reason: `${best.field.pointer} fits ${parameter.name}: both are ${best.head}`,
  };
}

// Other systems do not know this one's ids, but a city is a city everywhere.
const shared = new Set(
  'email phone city country address latitude longitude location zip date time symbol currency language isbn'.split(' '),
);

function distanceWeight(head: string, earlier: Tool, later: Tool): number {
  if (earlier.toolset === later.toolset) return 1;
  return shared.has(head) ? 0.85 : 0;
}
