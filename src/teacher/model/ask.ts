import type { z } from 'zod';
import { ChatError, stopsRun } from '../../core/chat-error.ts';
import type { ChatAnswer, ChatModel, ChatRequest } from '../../core/chat-model.ts';
import { MagnetError } from '../../core/errors.ts';
import type { Refusal } from '../../core/teacher.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { askForJson } from '../../model/index.ts';
import type { PromptName, PromptPart } from './prompt-parts.ts';
import { fillPrompt, type Prompts } from './prompts.ts';

/** Who plays a role, and in which words it is asked. */
export interface RoleModel {
  model: ChatModel;
  prompts: Prompts;
  /** Hears of every answer: why it could not be used, or null. */
  onAnswer?: ((refusal: Refusal | null) => void) | undefined;
}

/** How a model is to answer. */
export type Settings = Pick<ChatRequest, 'temperature' | 'topP' | 'seed' | 'maxTokens'>;

/** What is wrong with an answer, in words for the model. */
export interface Problem {
  problem: string;
}

export function isProblem(value: object): value is Problem {
  return 'problem' in value;
}

/** A question of a role, and what makes its answer usable. */
export interface Question<Name extends PromptName, Answer, Result> {
  name: Name;
  parts: Record<PromptPart<Name>, string>;
  /** The JSON that is asked for. Make each once: what it compiles to is kept with it. */
  schema: z.ZodType<Answer> | JsonSchema;
  /** Turns an answer into the result, or says what is wrong with it. */
  read(answer: Answer): Result | Problem;
  settings: Settings;
}

/**
 * Asks a model in a role. An answer that cannot be used goes back to the model with what is wrong with it, three tries in all;
 * then, and when the server refuses the request, the item is refused. Throws `broken-world` when no request can succeed.
 */
export async function ask<Name extends PromptName, Answer, Result extends object>(
  role: RoleModel,
  question: Question<Name, Answer, Result>,
): Promise<Result | Refusal> {
  const answer = await askForResult(role, question);
  role.onAnswer?.('refused' in answer ? answer : null);
  return answer;
}

async function askForResult<Name extends PromptName, Answer, Result extends object>(
  { model, prompts }: RoleModel,
  { name, parts, schema, read, settings }: Question<Name, Answer, Result>,
): Promise<Result | Refusal> {
  let result: Result | undefined;
  const problemOf = (answer: Answer) => {
    const outcome = read(answer);
    if (isProblem(outcome)) return outcome.problem;
    result = outcome;
    return null;
  };
  const request = { messages: fillPrompt(prompts.prompt(name), parts), ...settings };
  const asked = await orRefusal(model, () =>
    askForJson(model, { request, name, schema: schema as z.ZodType<Answer>, problemOf }),
  );
  if ('refused' in asked) return asked;
  if ('problem' in asked) return { refused: 'unusable-answer', detail: `${name}: ${asked.problem}` };
  return result!;
}

/** Asks a model once. A request that the server refuses is a refusal; throws `broken-world` when all would be. */
export function generate(model: ChatModel, request: ChatRequest): Promise<ChatAnswer | Refusal> {
  return orRefusal(model, () => model.generate(request));
}

async function orRefusal<Answer>(model: ChatModel, answer: () => Promise<Answer>): Promise<Answer | Refusal> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    if (!stopsRun(error.reason)) return { refused: `model-${error.reason}`, detail: error.message };
    const hint = 'What was finished is safe: run the same command again to go on';
    throw new MagnetError({ code: 'broken-world', what: error.message, where: model.name, hint, cause: error });
  }
}
