import type { Binding } from '../core/graph.ts';
import { quickHash } from '../core/hash.ts';
import { parametersOf, requiredOf, type Tool } from '../core/tool.ts';
import { type ActionKind, actionOf, toolNouns } from './actions.ts';
import { matchSlots } from './match-slots.ts';
import { outputFields } from './output-fields.ts';
import { readSlot, type Slot } from './slot.ts';
import { isWrapper } from './slot-name.ts';
import { nameWords } from './words.ts';

export interface FieldFeatures {
  pointer: Binding['output'];
  slot: Slot;
}

export interface ParameterFeatures {
  name: Binding['input'];
  required: boolean;
  slot: Slot;
}

/** What the rules know of a tool, computed once. */
export interface ToolFeatures {
  tool: Tool;
  action: ActionKind;
  nouns: readonly string[];
  /** Output fields that are news to the caller, by each of their heads. */
  fields: ReadonlyMap<string, readonly FieldFeatures[]>;
  fieldMask: number;
  parameters: readonly ParameterFeatures[];
  parameterMask: number;
  requiredCount: number;
}

/** Reads what the rules need to know of a tool. */
export function readFeatures(tool: Tool): ToolFeatures {
  const nouns = toolNouns(tool);
  const required = new Set(requiredOf(tool));
  const parameters = parametersOf(tool).map(([name, schema]) => ({
    name,
    required: required.has(name),
    slot: readSlot(name, schema, { outer: [], tool: nouns }),
  }));
  const fields = (tool.outputSchema ? fieldsOf(tool.outputSchema, nouns) : []).filter(
    (field) => !parameters.some((parameter) => echoes(field, parameter)),
  );
  return {
    tool,
    action: actionOf(tool),
    nouns,
    fields: byHead(fields),
    fieldMask: headMask(fields),
    parameters,
    parameterMask: headMask(parameters),
    requiredCount: required.size,
  };
}

// One bit a head, so that most pairs that share no head are told by one operation.
function headMask(ends: readonly { slot: Slot }[]): number {
  let mask = 0;
  for (const { slot } of ends) for (const { word } of slot.heads) mask |= 1 << (quickHash(word) & 31);
  return mask;
}

function fieldsOf(schema: NonNullable<Tool['outputSchema']>, nouns: readonly string[]): FieldFeatures[] {
  return outputFields(schema).map(({ pointer, path, schema: form }) => {
    const names = path.filter((token) => token !== '*');
    const outer = names
      .slice(0, -1)
      .flatMap(nameWords)
      .filter((word) => !isWrapper(word));
    return { pointer, slot: readSlot(names.at(-1) ?? '', form, { outer: outer.slice(-2), tool: nouns }) };
  });
}

/** Whether an output field only repeats an input: the same name, or the same meaning (METHOD §19.4). */
function echoes({ pointer, slot }: FieldFeatures, { name, slot: input }: ParameterFeatures): boolean {
  if (pointer === `/${name}`) return true;
  // A freed slot is not the slot that was asked for: each word of whose value it is must be known from the input.
  const known = slot.own.every((word) => input.own.includes(word) || input.around.includes(word));
  return known && (matchSlots(slot, input)?.score ?? 0) >= 0.85;
}

function byHead(fields: readonly FieldFeatures[]): Map<string, FieldFeatures[]> {
  const groups = new Map<string, FieldFeatures[]>();
  for (const field of fields) {
    for (const { word } of field.slot.heads) {
      const group = groups.get(word);
      if (group) group.push(field);
      else groups.set(word, [field]);
    }
  }
  return groups;
}
