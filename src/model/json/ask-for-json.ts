import type { z } from 'zod';
import type { ChatAnswer, ChatMessage, ChatModel, ChatRequest } from '../../core/chat-model.ts';
import { misuse } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { type AnswerSchema, type JsonAnswer, jsonSchemaOf } from './answer-check.ts';
import { readAnyJson } from './read-json-answer.ts';

/** A question whose answer is JSON. */
export interface JsonQuestion<Schema, Value = unknown> {
  request: Omit<ChatRequest, 'format'>;
  /** What the form of the answer is called: letters, digits, `_` and `-`. */
  name: string;
  schema: Schema;
  /** Says in words for the model what is wrong with a value that fits the schema, or null. */
  problemOf?: (value: Value) => string | null;
  /** How often the model is asked at most. Default: 3. */
  tries?: number;
}

/** What the last answer holds, or what is wrong with it, and the answer itself. */
export type AskedJson<Value> = JsonAnswer<Value> & { answer: ChatAnswer };

/**
 * Asks a model for JSON of a form. An answer that does not fit goes back to the model with the words that say why, until
 * one fits or the tries are over. Throws what the model throws, and `misuse` for less than one try.
 */
export function askForJson<Value>(
  model: ChatModel,
  question: JsonQuestion<z.ZodType<Value>, Value>,
): Promise<AskedJson<Value>>;
export function askForJson(model: ChatModel, question: JsonQuestion<JsonSchema, Json>): Promise<AskedJson<Json>>;
export async function askForJson(
  model: ChatModel,
  { request, name, schema, problemOf = () => null, tries = 3 }: JsonQuestion<AnswerSchema<unknown>, never>,
): Promise<AskedJson<unknown>> {
  if (!(tries >= 1)) misuse(`${tries} is no number of tries`, { where: 'tries', expected: 'a number from 1 on' });
  const format = { name, schema: jsonSchemaOf(schema) };
  const messages = [...request.messages];
  for (let left = tries; ; left -= 1) {
    const answer = await model.generate({ ...request, messages, format });
    const said = readAnswer({ ...answer, content: withoutEcho(answer.content, messages) }, schema);
    const read = usable(said, problemOf as (value: unknown) => string | null);
    if ('value' in read || left <= 1 || answer.finishReason === 'content-filter') return { ...read, answer };
    messages.push(...correction(answer, read.problem));
  }
}

function readAnswer({ content, finishReason }: ChatAnswer, schema: AnswerSchema<unknown>): JsonAnswer<unknown> {
  if (finishReason === 'content-filter') return { problem: 'The model declined to answer.' };
  const read = readAnyJson(content, schema);
  if ('value' in read || finishReason !== 'length') return read;
  return { problem: 'The answer was cut off at its greatest length: write it shorter.' };
}

/** A message of so many characters is not repeated by chance. */
const shortestEcho = 100;

// A model may repeat its instructions, and what stands there as an example is no answer.
function withoutEcho(content: string, messages: readonly ChatMessage[]): string {
  const repeatable = messages.filter(
    (message) => message.role !== 'assistant' && message.content.length >= shortestEcho,
  );
  return repeatable.reduce((left, message) => left.replaceAll(message.content, ''), content);
}

function usable(read: JsonAnswer<unknown>, problemOf: (value: unknown) => string | null): JsonAnswer<unknown> {
  const problem = 'value' in read ? problemOf(read.value) : null;
  return problem === null ? read : { problem };
}

// An answer without end must not become the next question.
const longestEcho = 4000;

function correction({ content }: ChatAnswer, problem: string): ChatMessage[] {
  return [
    { role: 'assistant', content: content.slice(0, longestEcho), calls: [] },
    { role: 'user', content: `This answer cannot be used. ${problem} Answer again, with nothing but the whole JSON.` },
  ];
}
