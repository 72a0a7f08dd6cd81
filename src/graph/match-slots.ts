import type { HeadSource, Slot, ValueType } from './slot.ts';

/** How well an output field fits a parameter. */
export interface SlotMatch {
  /** Above 0, at most 1. */
  score: number;
  /** The kind of value that both are. */
  head: string;
  /** Whether only the unit speaks for it: one amount of money fits every other. */
  weak: boolean;
}

// What a call did, how a list is cut, how an answer looks: never worth passing on.
const never = new Set(
  'success error ok message status count limit offset page cursor sort format verbose version password secret token_type found valid'.split(
    ' ',
  ),
);
// Kinds of value that mean something only together with whose they are.
const generic = new Set(
  'id name number code type title description content text note date time value quantity amount price url unit label tag comment reason state category level size order image file user query rate score'.split(
    ' ',
  ),
);
const opposites: Readonly<Record<string, string>> = {
  start: 'end',
  end: 'start',
  minimum: 'maximum',
  maximum: 'minimum',
  new: 'old',
  old: 'new',
};
const sourceWeights: Readonly<Record<HeadSource, number>> = { name: 1, description: 0.85, unit: 0.8 };

/** Scores a field as the source of a parameter's value, within one toolset. Undefined when it cannot be one. */
export function matchSlots(field: Slot, parameter: Slot): SlotMatch | undefined {
  const shape = shapeFactor(field, parameter);
  if (shape === 0) return undefined;
  let best: SlotMatch | undefined;
  for (const wanted of parameter.heads) {
    const given = field.heads.find(({ word }) => word === wanted.word);
    if (given === undefined || never.has(given.word)) continue;
    const weak = given.source === 'unit' || wanted.source === 'unit';
    const sure = Math.min(sourceWeights[wanted.source], sourceWeights[given.source]);
    const score = shape * sure * subjectFactor({ head: given.word, weak }, field, parameter);
    if (score > (best?.score ?? 0)) best = { score, head: given.word, weak };
  }
  return best;
}

// Whether the forms of the two values agree: type, format, pattern, choices, unit, role.
function shapeFactor(field: Slot, parameter: Slot): number {
  let factor = typeFactor(field, parameter);
  if (factor === 0 || field.rate !== parameter.rate) return 0;
  if (field.unit && parameter.unit && field.unit !== parameter.unit) return 0;
  if (field.format && parameter.format && field.format !== parameter.format) return 0;
  if (field.pattern && parameter.pattern && field.pattern !== parameter.pattern) return 0;
  if (parameter.choices) factor *= choiceFactor(field.choices, parameter.choices);
  if (parameter.role === 'minimum' || parameter.role === 'maximum') factor *= 0.4;
  if (field.role && parameter.role && opposites[field.role] === parameter.role) factor *= 0.4;
  return factor;
}

function typeFactor(field: Slot, parameter: Slot): number {
  if (field.type === 'boolean' || parameter.type === 'boolean') return 0;
  if (field.type === 'array' || parameter.type === 'array') {
    if (field.type !== parameter.type) return 0;
    return field.items === 'unknown' || parameter.items === 'unknown'
      ? 0.9
      : scalarFactor(field.items, parameter.items);
  }
  return scalarFactor(field.type, parameter.type);
}

function scalarFactor(from: ValueType, to: ValueType): number {
  if (from === to) return 1;
  if (from === 'unknown' || to === 'unknown') return from === 'object' || to === 'object' ? 0 : 0.9;
  if (from === 'number' && to === 'text') return 0.9;
  return from === 'text' && to === 'number' ? 0.7 : 0;
}

function choiceFactor(from: ReadonlySet<string> | undefined, to: ReadonlySet<string>): number {
  if (!from) return 0.75;
  return [...from].some((choice) => to.has(choice)) ? 1 : 0;
}

// Whether the two values belong to the same thing: a booking's id is not a customer's id.
function subjectFactor({ head, weak }: { head: string; weak: boolean }, field: Slot, parameter: Slot): number {
  if (head === 'money' && parameter.own.length === 0) return 0.85;
  const needed = weak || generic.has(head);
  const { own, around, spoken } = parameter;
  if (own.length > 0 && field.own.length > 0) {
    if (contains(field.own, own)) return 1;
    if (overlap(own, field.own)) return 0.85;
    return needed ? 0 : 0.45;
  }
  if (own.length > 0) return overlap(own, field.around) || overlap(own, field.spoken) ? 0.85 : needed ? 0 : 0.7;
  if (field.own.length > 0) {
    if (overlap(field.own, around)) return 0.85;
    if (overlap(field.own, spoken)) return 0.75;
    return needed ? 0 : 0.75;
  }
  if (!needed) return 0.9;
  return overlap(field.around, around) ? 0.75 : 0;
}

function contains(all: readonly string[], some: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}

function overlap(left: readonly string[], right: readonly string[]): boolean {
  return left.some((word) => right.includes(word));
}
