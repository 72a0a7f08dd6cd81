import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { ChatModel } from '../core/chat-model.ts';
import { MagnetError } from '../core/errors.ts';
import { chatFetch } from './adapter/chat-fetch.ts';
import { Failures } from './adapter/failures.ts';
import { languageChatModel } from './adapter/language-chat-model.ts';
import { type BatchOptions, batchPost } from './batch/batch-post.ts';
import { readModelName, type ServedModel } from './model-name.ts';
import type { Connection } from './wires/connection.ts';

/** Which model, and how to get to it. */
export interface ChatModelOptions {
  /** `provider:model`; with a base URL also the name alone, at a server of OpenAI's chat completions. */
  model: string;
  /** Where the server is, such as `http://127.0.0.1:8000/v1`. Default: the provider's own address. */
  baseUrl?: string | undefined;
  /** The provider's key; `keyNameOf` tells which environment variable holds it. */
  key?: string | undefined;
  /** Sends requests by way of the provider's batch interface: within a day, for half of the price. */
  batches?: BatchOptions | undefined;
}

/**
 * A chat model by its name, such as `openai:gpt-5-mini` or `ollama:qwen3:8b`. The provider's package is loaded here.
 * Throws `misuse` for a name that says no provider or no model, `broken-world` where the provider's own server needs a
 * key and there is none, `misuse` for batches of a provider that has none.
 */
export async function createChatModel({ model: name, baseUrl, key, batches }: ChatModelOptions): Promise<ChatModel> {
  const served = readModelName(name, baseUrl);
  if (!key && served.isDefaultAddress && served.provider.keyName !== undefined) throw missingKey(served);
  const failures = new Failures(served, key || undefined);
  const send = batches
    ? batchPost({ served, key: key || undefined, failures, ...batches })
    : // Loaded late, as the providers are: most of the package sends nothing.
      (await import('./adapter/post.ts')).post;
  const language = await connect({ served, key: key || undefined, fetch: chatFetch(failures, send) });
  return languageChatModel({ served, language, failures });
}

async function connect(connection: Connection): Promise<LanguageModelV3> {
  switch (connection.served.provider.wire) {
    case 'chat-completions':
      return (await import('./wires/chat-completions.ts')).chatCompletions(connection);
    case 'google':
      return (await import('./wires/google.ts')).google(connection);
    case 'anthropic':
      return (await import('./wires/anthropic.ts')).anthropic(connection);
  }
}

function missingKey({ name, provider }: ServedModel): MagnetError {
  return new MagnetError({
    code: 'broken-world',
    what: `there is no key for ${name}`,
    where: provider.keyName,
    expected: `the provider's key in the environment variable ${provider.keyName}`,
  });
}
