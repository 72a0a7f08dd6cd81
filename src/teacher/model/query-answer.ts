import { z } from 'zod';
import { type Json, type JsonObject, jsonEqual } from '../../core/json.ts';
import type { SchemaCheck } from '../../core/schema.ts';
import type { Tool } from '../../core/tool.ts';
import type { QueryStep, Wish } from './query-steps.ts';

const place = { step: z.number().int().min(1), parameter: z.string() };

export const queryAnswerSchema = z.object({
  query: z.string(),
  /** The values that were chosen; a list of values where a step has several calls. */
  values: z.array(z.object({ ...place, value: z.json() })).optional(),
  /** In a turn that lacks a value: which. */
  leftOut: z.object(place).optional(),
});
/** What a model answers that writes a query. */
export type QueryAnswer = z.infer<typeof queryAnswerSchema>;

/** A value of a parameter, one for each call of the step. */
export interface StatedValue {
  step: QueryStep;
  parameter: string;
  values: readonly Json[];
}

/** What the words are to carry, with the chosen values, or what is wrong with the answer. */
export interface QueryContent {
  stated: StatedValue[];
  /** The parameter that the words leave out. */
  leftOut: { step: QueryStep; parameter: string } | null;
}

/** How the arguments of a tool are checked. */
export type CheckArguments = (tool: Tool) => SchemaCheck;

/** Reads what an answer states beside its words. Gives words for the model when the answer does not fit the steps. */
export function queryContent(
  answer: QueryAnswer,
  steps: readonly QueryStep[],
  { lacks, checkArguments }: { lacks: boolean; checkArguments: CheckArguments },
): QueryContent | string {
  const leftOut = lacks ? leftOutOf(answer, steps) : null;
  if (typeof leftOut === 'string') return leftOut;
  const stated: StatedValue[] = [];
  for (const step of steps) {
    for (const [parameter, wish] of step.wishes) {
      const isLeft = leftOut?.step === step && leftOut.parameter === parameter;
      const values = isLeft ? null : valuesOf(wish, step, parameter, answer);
      if (typeof values === 'string') return values;
      if (values !== null) stated.push({ step, parameter, values });
    }
  }
  return misfit(steps, stated, checkArguments) ?? { stated, leftOut };
}

function leftOutOf({ leftOut }: QueryAnswer, steps: readonly QueryStep[]): QueryContent['leftOut'] | string {
  const leavable = steps.flatMap((step) =>
    [...step.wishes].flatMap(([parameter, wish]) => ('leavable' in wish && wish.leavable ? [{ step, parameter }] : [])),
  );
  const found = leavable.find(({ step, parameter }) => {
    return step.number === leftOut?.step && parameter === leftOut.parameter;
  });
  if (found) return found;
  const choices = leavable.map(({ step, parameter }) => `{"step": ${step.number}, "parameter": "${parameter}"}`);
  return `"leftOut" must say which value the message leaves out: ${choices.join(' or ')}.`;
}

/** The values that the words state for a parameter, null when they state none, or what is wrong. */
function valuesOf(
  wish: Wish,
  { number, plan }: QueryStep,
  parameter: string,
  answer: QueryAnswer,
): Json[] | null | string {
  if (wish.type === 'say') return spread(wish.values, plan.calls.length);
  if (wish.type !== 'choose') return null;
  const given = answer.values?.find((value) => value.step === number && value.parameter === parameter)?.value;
  if (given === undefined) return `"values" lacks the value that you chose for ${parameter} of step ${number}.`;
  const values = wish.count > 1 && Array.isArray(given) ? given : [given];
  if (values.length !== wish.count) return `${parameter} of step ${number} needs a list of ${wish.count} values.`;
  const isRepeated = values.some((value, at) => values.slice(0, at).some((other) => jsonEqual(other, value)));
  if (isRepeated) return `The values of ${parameter} of step ${number} must differ.`;
  return spread(values, plan.calls.length);
}

function spread(values: readonly Json[], calls: number): Json[] {
  return Array.from({ length: calls }, (_, at) => values[values.length === 1 ? 0 : at]!);
}

function misfit(
  steps: readonly QueryStep[],
  stated: readonly StatedValue[],
  checkArguments: CheckArguments,
): string | null {
  for (const step of steps) {
    const chosen = stated.filter((value) => value.step === step && step.wishes.get(value.parameter)!.type === 'choose');
    if (chosen.length === 0) continue;
    const check = checkArguments(step.plan.tool);
    for (const [call, { arguments: planned }] of step.plan.calls.entries()) {
      const given: JsonObject = { ...planned };
      for (const { parameter, values } of chosen) given[parameter] = values[call]!;
      const problem = check(given);
      if (problem !== null) return `The chosen values of step ${step.number} do not fit: ${problem}`;
    }
  }
  return null;
}
