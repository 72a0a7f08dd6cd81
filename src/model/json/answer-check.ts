import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import { compileSchema } from '../../core/schema.ts';
import type { JsonSchema } from '../../core/tool.ts';

/** The form of an answer: a zod schema, or a JSON Schema. Make each once, because it is compiled once. */
export type AnswerSchema<Value> = z.ZodType<Value> | JsonSchema;

/** What an answer holds, or in words for the model what is wrong with it. */
export type JsonAnswer<Value> = { value: Value } | { problem: string };

type AnswerCheck = (value: Json) => JsonAnswer<unknown>;

const checks = new WeakMap<object, AnswerCheck>();
const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

/** What checks a value against a form. Throws when a JSON Schema cannot be used. */
export function answerCheck(schema: AnswerSchema<unknown>): AnswerCheck {
  const known = checks.get(schema);
  if (known) return known;
  const check = schema instanceof z.ZodType ? zodCheck(schema) : jsonSchemaCheck(schema);
  checks.set(schema, check);
  return check;
}

/** The JSON Schema of a form, as servers are told it. Throws for a zod schema that no JSON Schema can say. */
export function jsonSchemaOf(schema: AnswerSchema<unknown>): JsonSchema {
  if (!(schema instanceof z.ZodType)) return schema;
  const known = jsonSchemas.get(schema);
  if (known) return known;
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input' });
  jsonSchemas.set(schema, made as JsonSchema);
  return made as JsonSchema;
}

function zodCheck(schema: z.ZodType): AnswerCheck {
  return (value) => {
    const { data, error } = schema.safeParse(value);
    return error ? { problem: sentence(z.prettifyError(error)) } : { value: data };
  };
}

function jsonSchemaCheck(schema: JsonSchema): AnswerCheck {
  const problemIn = compileSchema(schema);
  return (value) => {
    const problem = problemIn(value);
    return problem === null ? { value } : { problem };
  };
}

function sentence(words: string): string {
  return `${words.replace(/✖ /g, '').replace(/\s*\n\s*/g, ' ')}.`;
}
