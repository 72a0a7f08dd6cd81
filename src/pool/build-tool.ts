import type { Category } from '../core/categories.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { parametersOf, requiredOf, type Tool } from '../core/tool.ts';
import type { CheckedTool } from './duplicates.ts';
import { inferOutputSchema } from './output.ts';
import { wordsOf } from './text.ts';

/** What is assigned to a tool when it enters a pool. */
export interface AssignedParts {
  id: string;
  name: string;
  category: Category;
  class?: string;
}

/** Makes the tool of a pool from what its source says and what was assigned to it. */
export function buildTool(checked: CheckedTool, assigned: AssignedParts): Tool {
  const { outputSchema, inputSchema } = checked;
  const description = describe(checked);
  const repeatBy = repeatableParameter(checked);
  return {
    ...assigned,
    description,
    toolset: checked.toolset,
    inputSchema,
    ...(outputSchema === undefined
      ? { outputSchema: inferOutputSchema({ name: checked.name, description, inputSchema }), outputInferred: true }
      : { outputSchema }),
    annotations: checked.annotations,
    ...(repeatBy === undefined ? {} : { repeatBy }),
    source: { name: checked.renamedFrom ?? checked.name, ...checked.origin },
  };
}

/** The description; of a tool that has none, the name in words. */
export function describe({ name, description }: Pick<CheckedTool, 'name' | 'description'>): string {
  return description === '' ? wordsOf(name).join(' ') : description;
}

/**
 * The parameter that several values of one request can be given to: the first required text that is free, as a choice
 * from a list sets how a tool works rather than what it works on.
 */
function repeatableParameter(checked: CheckedTool): string | undefined {
  const required = new Set(requiredOf(checked));
  return parametersOf(checked).find(([name, schema]) => required.has(name) && isFreeText(schema))?.[0];
}

function isFreeText(schema: JsonObject): boolean {
  return isJsonObject(schema) && schema.type === 'string' && schema.enum === undefined && schema.const === undefined;
}
