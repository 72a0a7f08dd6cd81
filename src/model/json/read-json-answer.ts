import type { z } from 'zod';
import type { Json } from '../../core/json.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { type AnswerSchema, answerCheck, type JsonAnswer } from './answer-check.ts';
import { findJson } from './find-json.ts';
import { isCutOff, repairJson } from './repair-json.ts';

/**
 * Finds the JSON in a model's answer, also inside prose or a code block and with small faults, and checks it. The first
 * that fits the form is taken; otherwise `problem` says in words for the model what is wrong. Throws when the schema
 * itself cannot be used.
 */
export function readJsonAnswer<Value>(text: string, schema: z.ZodType<Value>): JsonAnswer<Value>;
export function readJsonAnswer(text: string, schema: JsonSchema): JsonAnswer<Json>;
export function readJsonAnswer(text: string, schema: AnswerSchema<unknown>): JsonAnswer<unknown> {
  return readAnyJson(text, schema);
}

/** `readJsonAnswer` for a form of either kind. */
export function readAnyJson(text: string, schema: AnswerSchema<unknown>): JsonAnswer<unknown> {
  const check = answerCheck(schema);
  let first: JsonAnswer<unknown> | undefined;
  for (const value of valuesIn(text)) {
    const answer = check(value);
    if ('value' in answer) return answer;
    first ??= answer;
  }
  return first ?? { problem: withoutJson(text) };
}

// What is JSON as it stands comes before what has to be mended.
function* valuesIn(text: string): Generator<Json> {
  const parts = findJson(text);
  const unread: string[] = [];
  for (const part of parts) {
    const value = parsed(part);
    if (value === undefined) unread.push(part);
    else yield value;
  }
  for (const part of unread) {
    const value = repairJson(part);
    if (value !== undefined) yield value;
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function withoutJson(text: string): string {
  const bracketed = findJson(text).filter((part) => /^[{[]/.test(part));
  if (bracketed.length === 0) return 'The answer holds no JSON.';
  if (bracketed.some(isCutOff)) return 'The JSON of the answer stops before it is whole.';
  return 'The JSON of the answer cannot be read: write it by the rules of JSON.';
}
