import {
  APICallError,
  InvalidResponseDataError,
  type LanguageModelV3,
  UnsupportedFunctionalityError,
} from '@ai-sdk/provider';
import { ChatError } from '../../core/chat-error.ts';
import type { ChatModel } from '../../core/chat-model.ts';
import type { ServedModel } from '../model-name.ts';
import { answerOf } from './answer.ts';
import { callOptionsOf } from './call-options.ts';
import type { Failures } from './failures.ts';

/** What a chat model is made of. */
export interface LanguageChatModel {
  served: ServedModel;
  /** The model in the AI SDK. */
  language: LanguageModelV3;
  failures: Failures;
}

/** A chat model over one of the AI SDK. */
export function languageChatModel({ served, language, failures }: LanguageChatModel): ChatModel {
  return {
    name: served.name,
    async generate(request) {
      try {
        return answerOf(await language.doGenerate(callOptionsOf(request, served.provider)), request);
      } catch (error) {
        throw request.signal?.aborted ? request.signal.reason : chatErrorOf(error, failures);
      }
    },
  };
}

function chatErrorOf(error: unknown, failures: Failures): unknown {
  if (error instanceof ChatError) return error;
  if (APICallError.isInstance(error)) {
    // The library wraps what its `fetch` throws.
    return error.cause instanceof ChatError
      ? error.cause
      : failures.unreadable(error.responseBody ?? '', error.message);
  }
  if (InvalidResponseDataError.isInstance(error)) return failures.unreadable(JSON.stringify(error.data), error.message);
  if (UnsupportedFunctionalityError.isInstance(error)) return failures.unsendable(error.message);
  return error;
}
