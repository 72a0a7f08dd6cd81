import type { ChatRequest } from '../../core/chat-model.ts';
import { expectedUsage } from '../../model/index.ts';
import { Refused } from './refusal.ts';

/** What a server can do and for whom; what is left out it takes as it comes. */
export interface ServerTraits {
  /** The only key that is taken. Default: any, or none. */
  key?: string;
  /** The names of the models that there are. Default: any name. */
  models?: readonly string[];
  /** Whether it can be given tools. Default: true. */
  tools?: boolean;
  /** The most tokens that a request may have. Default: any number. */
  contextWindow?: number;
}

/** A request and who it comes from. */
export interface Presented {
  key: string | undefined;
  model: string;
  request: ChatRequest;
}

/** Throws `Refused` for a request that a server of these traits does not answer. */
export function checkTraits(
  { key, models, tools = true, contextWindow = Number.POSITIVE_INFINITY }: ServerTraits,
  presented: Presented,
): void {
  const { model, request } = presented;
  if (key !== undefined && presented.key !== key)
    throw new Refused('wrong-key', 'the API key is not valid: API key not valid');
  if (models && !models.includes(model)) throw new Refused('unknown-model', `the model ${model} was not found`);
  if (!tools && request.tools?.length) throw new Refused('no-tools', `${model} does not support tools`);
  const { inputTokens } = expectedUsage(request);
  if (inputTokens > contextWindow) {
    const words = `the maximum context length is ${contextWindow} tokens, and the request has ${inputTokens}`;
    throw new Refused('context-too-small', words);
  }
}
