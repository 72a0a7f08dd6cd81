import type { Json } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { JsonSchema } from '../core/tool.ts';
import { type CheckedTool, fingerprintOf } from './duplicates.ts';
import type { BrokenTool, RawTool } from './raw-tool.ts';
import { normaliseInputSchema, normaliseSchema } from './schemas.ts';

/** Brings the schemas of a tool into form; a tool whose parameters cannot be used, or that has none, is broken. */
export function checkTool(tool: RawTool): CheckedTool | BrokenTool {
  const input = normaliseInputSchema(tool.inputSchema ?? {});
  if (!input.ok) return broken(tool, 'invalid-schema', `parameters ${input.pointer || '/'}: ${input.problem}`);
  if (Object.keys(input.schema.properties as object).length === 0) {
    return broken(tool, 'no-parameters', 'the tool takes no parameters');
  }
  return {
    ...tool,
    inputSchema: input.schema,
    outputSchema: usableOutput(tool.outputSchema),
    fingerprint: fingerprintOf(tool, input.schema),
  };
}

function broken({ name, origin }: RawTool, reason: BrokenTool['reason'], detail: string): BrokenTool {
  return { reason, detail, name, origin };
}

/** An output schema that is wrong or empty does not cost the tool: it counts as not stated. */
function usableOutput(schema: Json | undefined): JsonSchema | undefined {
  if (!isJsonObject(schema)) return undefined;
  const outcome = normaliseSchema(schema);
  return outcome.ok && Object.keys(outcome.schema).length > 0 ? outcome.schema : undefined;
}
