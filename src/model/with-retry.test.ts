import { expect, test } from 'vitest';
import { ChatError } from '../core/chat-error.ts';
import type { ChatAnswer, ChatModel } from '../core/chat-model.ts';
import { withRetry } from './with-retry.ts';

const answer: ChatAnswer = {
  content: 'yes',
  calls: [],
  usage: { inputTokens: 1, outputTokens: 1 },
  finishReason: 'stop',
};

/** A model that fails in the given ways, one a request, and then answers. */
function failing(failures: ChatError[]): ChatModel & { asked: number } {
  const left = [...failures];
  return {
    name: 'failing',
    asked: 0,
    async generate() {
      this.asked += 1;
      const failure = left.shift();
      if (failure) throw failure;
      return answer;
    },
  };
}

const busy = (retryAfter?: number) => new ChatError('busy', { reason: 'too-many-requests', retryAfter });

test('waits as long as the server asks, else twice as long each time, at most a minute', async () => {
  const waits: number[] = [];
  const model = withRetry(failing([busy(), busy(90_000), busy(), busy(20)]), {
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  expect(await model.generate({ messages: [] })).toBe(answer);
  expect(waits).toEqual([500, 60_000, 2000, 20]);
});

test('gives up after the last try, and at once where trying again cannot help', async () => {
  const wait = async () => {};
  const tired = failing([busy(), busy(), busy()]);
  await expect(withRetry(tired, { tries: 3, wait }).generate({ messages: [] })).rejects.toThrow('busy');
  expect(tired.asked).toBe(3);
  const wrong = failing([new ChatError('wrong', { reason: 'refused-request' })]);
  await expect(withRetry(wrong, { wait }).generate({ messages: [] })).rejects.toThrow('wrong');
  expect(wrong.asked).toBe(1);
});
