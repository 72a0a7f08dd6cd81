import type { ChatAnswer, ChatModel, ChatRequest } from '../../src/core/chat-model.ts';

/** What a scripted model says: a text, or calls as [name, arguments as JSON text]. */
export type Line = string | readonly (readonly [name: string, given: string])[];

/** A model that says its lines in turn, three tokens in and two out each; `requests` keeps what it was asked. */
export function scriptedModel(lines: Iterable<Line>): ChatModel & { requests: ChatRequest[] } {
  const requests: ChatRequest[] = [];
  const left = lines[Symbol.iterator]();
  return {
    name: 'scripted',
    requests,
    async generate(request) {
      requests.push({
        ...request,
        messages: [...request.messages],
        ...(request.tools && { tools: [...request.tools] }),
      });
      return answerOf(left.next().value ?? 'There is nothing left to say.', requests.length);
    },
  };
}

/** The answer that says a line. */
export function answerOf(line: Line, number = 1): ChatAnswer {
  const calls = typeof line === 'string' ? [] : line.map(([name, given], at) => call(`${number}-${at}`, name, given));
  const content = typeof line === 'string' ? line : '';
  return { content, calls, usage: { inputTokens: 3, outputTokens: 2 }, finishReason: 'stop' };
}

function call(id: string, name: string, given: string) {
  return { id, name, arguments: given };
}
