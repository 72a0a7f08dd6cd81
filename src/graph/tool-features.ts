import type { Binding } from '../core/graph.ts';
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
  nouns: ReadonlySet<string>;
  /** Output fields that are news to the caller, by each of their heads. */
  fields: ReadonlyMap<string, readonly FieldFeatures[]>;
  parameters: readonly ParameterFeatures[];
  requiredCount: number;
}

const cache = new WeakMap<Tool, ToolFeatures>();

/** The features of a tool; those of the same object are computed once. */
export function featuresOf(tool: Tool): ToolFeatures {
  let features = cache.get(tool);
  if (!features) {
    features = computeFeatures(tool);
    cache.set(tool, features);
  }
  return features;
}

function computeFeatures(tool: Tool): ToolFeatures {
  const nouns = toolNouns(tool);
  const required = new Set(requiredOf(tool));
  const parameters = parametersOf(tool).map(([name, schema]) => ({
    name,
    required: required.has(name),
    slot: readSlot(name, schema, { outer: [], tool: nouns }),
  }));
  const fields = tool.outputSchema ? fieldsOf(tool.outputSchema, nouns) : [];
  return {
    tool,
    action: actionOf(tool),
    nouns: new Set(nouns),
    fields: byHead(fields.filter((field) => !parameters.some((parameter) => echoes(field, parameter)))),
    parameters,
    requiredCount: required.size,
  };
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
function echoes(field: FieldFeatures, parameter: ParameterFeatures): boolean {
  const name = field.pointer.slice(field.pointer.lastIndexOf('/') + 1);
  return name === parameter.name || matchSlots(field.slot, parameter.slot).score >= 0.9;
}

function byHead(fields: readonly FieldFeatures[]): Map<string, FieldFeatures[]> {
  const groups = new Map<string, FieldFeatures[]>();
  for (const field of fields) {
    for (const head of field.slot.heads.keys()) {
      const group = groups.get(head);
      if (group) group.push(field);
      else groups.set(head, [field]);
    }
  }
  return groups;
}
