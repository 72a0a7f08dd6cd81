import type { ChatAnswer, ChatModel, ChatRequest } from '../../core/chat-model.ts';
import { withOwnIds } from '../call-ids.ts';
import type { CallFormat, WrittenCall } from './call-format.ts';
import { hermes } from './hermes.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { python } from './python.ts';
import { writtenMessages } from './written-messages.ts';

const formats = { hermes, llama, mistral, python } as const;

export type CallFormatName = keyof typeof formats;

/** The formats in which models write calls, by family. */
export const callFormats = ['hermes', 'llama', 'mistral', 'python'] as const satisfies readonly CallFormatName[];

/**
 * Lets a model write its calls as text, where its server can give it no tools. Tools go into the system message, calls
 * and results of the conversation into texts of the model's family, and the calls in its answer are read back. Put it
 * around `withCache`, so that the cache keeps what the model said.
 */
export function withWrittenCalls(model: ChatModel, formatName: CallFormatName): ChatModel {
  const format = formats[formatName];
  return {
    name: model.name,
    async generate({ tools = [], ...request }) {
      const messages = writtenMessages(request.messages, tools, format);
      const answer = await model.generate({ ...request, messages });
      return tools.length === 0 ? answer : readAnswer(answer, { ...request, tools }, format);
    },
  };
}

/** Calls as a model of a family writes them. */
export function writtenCalls(calls: readonly WrittenCall[], formatName: CallFormatName): string {
  return formats[formatName].write(calls);
}

function readAnswer(answer: ChatAnswer, request: ChatRequest, format: CallFormat): ChatAnswer {
  const offered = new Set(request.tools?.map(({ name }) => name));
  const { content, calls } = format.read(answer.content, offered);
  if (calls.length === 0) return answer;
  const made = withOwnIds([...answer.calls, ...calls.map((call) => ({ id: '', ...call }))], request);
  const finishReason = answer.finishReason === 'stop' ? 'tool-calls' : answer.finishReason;
  return { ...answer, content, calls: made, finishReason };
}
