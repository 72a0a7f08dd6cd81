import { z } from 'zod';
import { canonicalJson, type Json } from './json.ts';

export const toolCallSchema = z.strictObject({
  /** Unique within a conversation. */
  id: z.string(),
  /** The model-visible name of the tool. */
  name: z.string(),
  arguments: z.record(z.string(), z.json()),
});
/** One call of a tool by a model. */
export type ToolCall = z.infer<typeof toolCallSchema>;

/** Why a tool failed. `crash` means that the tool's own code threw. */
export const toolErrorKinds = [
  'unknown-tool',
  'invalid-arguments',
  'not-found',
  'wrong-state',
  'refused',
  'unavailable',
  'crash',
] as const;
export type ToolErrorKind = (typeof toolErrorKinds)[number];

export const toolResultSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    output: z.json(),
    /** True when no implementation answered but a stand-in: the value fits the schema and is not true of anything. */
    simulated: z.boolean().optional(),
  }),
  z.strictObject({
    ok: z.literal(false),
    error: z.strictObject({ kind: z.enum(toolErrorKinds), message: z.string() }),
    /** True when fault injection put the error there. */
    injected: z.boolean().optional(),
  }),
]);
/** What a tool answered. A failed call is data, never an exception. */
export type ToolResult = z.infer<typeof toolResultSchema>;

/** The JSON value that a model reads as the result: the output, or `{ "error": message }`. */
export function resultContent(result: ToolResult): Json {
  return result.ok ? result.output : { error: result.error.message };
}

const keys = new WeakMap<object, string>();

/** A text that is the same for calls of the same tool with equal arguments. Arguments must not change afterwards. */
export function callKey(call: Pick<ToolCall, 'name' | 'arguments'>): string {
  let given = keys.get(call.arguments);
  if (given === undefined) {
    given = canonicalJson(call.arguments);
    keys.set(call.arguments, given);
  }
  return `${call.name} ${given}`;
}
