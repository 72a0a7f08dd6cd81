import type { LanguageModelV3Content, LanguageModelV3GenerateResult } from '@ai-sdk/provider';
import type { ChatAnswer, ChatCall, ChatRequest } from '../../core/chat-model.ts';
import { withOwnIds } from '../call-ids.ts';
import { type RawChoice, rawChoiceOf } from './raw-choice.ts';
import { splitThinking } from './thinking.ts';

/** What a model answered to a request, from what the AI SDK read of it. */
export function answerOf(result: LanguageModelV3GenerateResult, request: ChatRequest): ChatAnswer {
  const { content, finishReason, usage, response } = result;
  const raw = rawChoiceOf(response?.body);
  const text = splitThinking(textOf(content, 'text'));
  const reasoning = [textOf(content, 'reasoning'), text.reasoning].filter(Boolean).join('\n');
  return {
    content: raw.refusal ?? text.content,
    ...(reasoning === '' ? {} : { reasoning }),
    calls: withOwnIds(content.flatMap(callIn), request),
    usage: { inputTokens: usage.inputTokens.total ?? 0, outputTokens: usage.outputTokens.total ?? 0 },
    finishReason: raw.refusal === undefined ? finishReason.unified : 'content-filter',
    ...logProbabilitiesIn(raw),
  };
}

function textOf(content: readonly LanguageModelV3Content[], type: 'text' | 'reasoning'): string {
  let text = '';
  for (const part of content) if (part.type === type) text += part.text;
  return text;
}

function callIn(part: LanguageModelV3Content): ChatCall[] {
  return part.type === 'tool-call' ? [{ id: part.toolCallId, name: part.toolName, arguments: part.input }] : [];
}

function logProbabilitiesIn({ tokens }: RawChoice): Pick<ChatAnswer, 'logProbabilities'> {
  if (!tokens) return {};
  return { logProbabilities: tokens.map(({ token, logprob }) => ({ token, logProbability: logprob })) };
}
