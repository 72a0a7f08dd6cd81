import type { Json } from '../../core/json.ts';
import { onlyValue, parametersOf, requiredOf, type Tool } from '../../core/tool.ts';

/** The arguments that need no words, because a parameter allows one value: the name and the value. */
export function constantsOf(tool: Tool): [name: string, value: Json][] {
  return parametersOf(tool).flatMap(([name, schema]): [string, Json][] => {
    const only = onlyValue(schema);
    const taken = schema.const !== undefined || requiredOf(tool).includes(name);
    return only === undefined || !taken ? [] : [[name, only]];
  });
}
