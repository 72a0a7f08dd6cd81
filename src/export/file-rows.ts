import { z } from 'zod';
import { rowKinds } from '../core/path.ts';
import { mistakes } from '../core/trajectory.ts';

/** The version of the rows of the TRL formats; it grows when a reader of old rows would misread new ones. */
export const trlRowVersion = 1;

const version = z.literal(trlRowVersion);

function chatMessageSchema<Arguments extends z.ZodType>(argumentsSchema: Arguments) {
  const call = z.strictObject({
    id: z.string(),
    type: z.literal('function'),
    function: z.strictObject({ name: z.string(), arguments: argumentsSchema }),
  });
  return z.discriminatedUnion('role', [
    z.strictObject({ role: z.enum(['system', 'user']), content: z.string() }),
    z.strictObject({
      role: z.literal('assistant'),
      /** Null beside calls without text. */
      content: z.string().nullable(),
      tool_calls: z.array(call).optional(),
    }),
    z.strictObject({
      role: z.literal('tool'),
      tool_call_id: z.string(),
      name: z.string().optional(),
      content: z.string(),
    }),
  ]);
}

const messagesWithObjects = z.array(chatMessageSchema(z.record(z.string(), z.json())));

/** The JSON text of a list of tool definitions. */
const toolsText = z.string();

export const trlSftRowSchema = z.strictObject({
  version,
  id: z.string(),
  kind: z.enum(rowKinds),
  messages: messagesWithObjects,
  tools: toolsText,
});
/** A line of `trl-sft/train.jsonl`. */
export type TrlSftRow = z.infer<typeof trlSftRowSchema>;

export const trlPreferenceRowSchema = z.strictObject({
  version,
  id: z.string(),
  kind: z.enum(rowKinds),
  mistake: z.enum(mistakes),
  prompt: messagesWithObjects,
  chosen: messagesWithObjects,
  rejected: messagesWithObjects,
  /** For each message of the side whether it is trained on; in the form `trajectory` only. */
  chosen_train: z.array(z.boolean()).optional(),
  rejected_train: z.array(z.boolean()).optional(),
  tools: toolsText,
});
/** A line of `trl-preference/train.jsonl`. */
export type TrlPreferenceRow = z.infer<typeof trlPreferenceRowSchema>;

const toolDefinitionSchema = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string(),
    description: z.string(),
    parameters: z.record(z.string(), z.json()),
  }),
});

/** The list of definitions that stands, as JSON text, in the column `tools` of the TRL formats. */
export const toolDefinitionsSchema = z.array(toolDefinitionSchema);

/** A line of `openai/train.jsonl`. It has no version, as the API knows no such key. */
export const openAiRowSchema = z.strictObject({
  messages: z.array(chatMessageSchema(z.string())),
  tools: toolDefinitionsSchema,
  parallel_tool_calls: z.literal(true),
});
