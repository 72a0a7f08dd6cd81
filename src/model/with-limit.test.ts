import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../test/support/fake-clock.ts';
import { answer, ask, heldModel } from '../../test/support/held-model.ts';
import { ChatError } from '../core/chat-error.ts';
import type { ChatModel } from '../core/chat-model.ts';
import { type LimitOptions, withLimit } from './with-limit.ts';

const tooMany = (retryAfter?: number) =>
  new ChatError('slow down', { reason: 'too-many-requests', status: 429, retryAfter });

/** Sends so many requests, and gives what became of them when all are decided. */
function sendAll(model: ChatModel, count: number, signals: readonly AbortSignal[] = []) {
  const sent = Array.from({ length: count }, (_, at) =>
    model.generate(ask(String(at), { maxTokens: 10, ...(signals[at] ? { signal: signals[at] } : {}) })),
  );
  return Promise.allSettled(sent);
}

interface Plan {
  latency: number;
  outcome: 'answer' | 'refusal' | 'failure';
}

interface Sent {
  number: number;
  at: number;
  inFlight: number;
}

/** Sends a request for each plan to a server that does as planned, and tells what it saw. */
async function simulate(plans: readonly Plan[], bounds: Omit<LimitOptions, 'clock'>): Promise<Sent[]> {
  const clock = new FakeClock();
  const sent: Sent[] = [];
  let inFlight = 0;
  const server: ChatModel = {
    name: 'server',
    generate: ({ messages: [message] }) =>
      new Promise((resolve, reject) => {
        const number = Number(message!.content);
        const { latency, outcome } = plans[number]!;
        inFlight += 1;
        sent.push({ number, at: clock.now(), inFlight });
        clock.schedule(() => {
          inFlight -= 1;
          if (outcome === 'answer') resolve(answer('yes'));
          else reject(outcome === 'refusal' ? tooMany(latency) : new ChatError('broken', { reason: 'interrupted' }));
        }, latency);
      }),
  };
  const decided = sendAll(withLimit(server, { ...bounds, clock }), plans.length);
  await clock.runOut();
  expect((await decided).map(({ status }) => status === 'fulfilled')).toEqual(
    plans.map(({ outcome }) => outcome === 'answer'),
  );
  return sent;
}

const anyPlans = fc.array(
  fc.record<Plan>({
    latency: fc.integer({ min: 1, max: 3000 }),
    outcome: fc.constantFrom('answer', 'answer', 'refusal', 'failure'),
  }),
  { maxLength: 40, size: 'max' },
);
const anyBounds = fc.record({
  concurrency: fc.integer({ min: 1, max: 12 }),
  requestsPerMinute: fc.option(fc.integer({ min: 20, max: 2000 }), { nil: undefined }),
  tokensPerMinute: fc.option(fc.integer({ min: 100, max: 50_000 }), { nil: undefined }),
});

describe('withLimit, whatever the server does,', () => {
  test('sends every request once, in order, never more at once than may be, and the same way each time', async () => {
    const law = fc.asyncProperty(anyPlans, anyBounds, async (plans, bounds) => {
      const sent = await simulate(plans, bounds);
      expect(sent.map(({ number }) => number)).toEqual(plans.map((_, at) => at));
      expect(Math.max(0, ...sent.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(bounds.concurrency);
      expect(await simulate(plans, bounds)).toEqual(sent);
    });
    await fc.assert(law, { numRuns: 30 });
  });

  test('sends no more requests in any time than come in it and a second', async () => {
    const law = fc.asyncProperty(anyPlans, fc.integer({ min: 20, max: 2000 }), async (plans, requestsPerMinute) => {
      const sent = await simulate(plans, { concurrency: 40, requestsPerMinute });
      for (const [first, { at: from }] of sent.entries()) {
        for (const [more, { at: to }] of sent.slice(first).entries()) {
          const allowed = 1 + ((to - from + 1000) * requestsPerMinute) / 60_000;
          expect(more + 1).toBeLessThanOrEqual(allowed + 1e-6);
        }
      }
    });
    await fc.assert(law, { numRuns: 30 });
  });
});

describe('requests and tokens a minute', () => {
  const quick = (count: number): Plan[] => Array.from({ length: count }, () => ({ latency: 1, outcome: 'answer' }));

  test('are used up: 60 requests a minute are one a second, after the first second', async () => {
    const sent = await simulate(quick(5), { concurrency: 9, requestsPerMinute: 60 });
    expect(sent.map(({ at }) => at)).toEqual([0, 0, 1000, 2000, 3000]);
  });

  test('count tokens as the server does once it has answered', async () => {
    // Each request is expected to take 22 tokens and takes 5: at one a second, five seconds each.
    const sent = await simulate(quick(4), { concurrency: 1, tokensPerMinute: 60 });
    expect(sent.map(({ at }) => at)).toEqual([0, 4001, 9001, 14_001].map((at) => expect.closeTo(at, -1)));
  });

  test('let a request through that is larger than a second’s worth', async () => {
    const clock = new FakeClock();
    const model = heldModel();
    const limited = withLimit(model, { concurrency: 5, tokensPerMinute: 600, clock });
    const first = limited.generate(ask('large', { maxTokens: 5000 }));
    const second = limited.generate(ask('next', { maxTokens: 1 }));
    await clock.advance(1000);
    expect(model.inFlight).toHaveLength(1);
    await model.inFlight[0]!.give(answer('short', { inputTokens: 5, outputTokens: 5 }));
    await clock.advance(1000);
    await model.inFlight[0]!.give(answer('short'));
    expect(await Promise.all([first, second])).toHaveLength(2);
  });
});

describe('after 429', () => {
  test('half as many are in flight, however many refusals come of the same time, and then more again', async () => {
    const model = heldModel();
    const clock = new FakeClock();
    const limited = withLimit(model, { concurrency: 8, clock });
    const decided = sendAll(limited, 200);
    await clock.advance(0);
    expect(model.inFlight).toHaveLength(8);
    for (const held of [...model.inFlight]) await held.fail(tooMany());
    expect(model.inFlight).toHaveLength(4);
    await model.inFlight[0]!.fail(tooMany());
    expect(model.inFlight).toHaveLength(3);
    const sizes: number[] = [];
    for (let given = 0; given < 60; given += 1) {
      await model.inFlight[0]!.give(answer('yes'));
      sizes.push(model.inFlight.length);
    }
    expect(sizes).toEqual([...sizes].sort((left, right) => left - right));
    expect([...new Set(sizes)]).toEqual([2, 3, 4, 5, 6, 7, 8]);
    while (model.inFlight.length > 0) await model.inFlight[0]!.give(answer('yes'));
    expect((await decided).filter(({ status }) => status === 'rejected')).toHaveLength(9);
  });

  test('nothing is sent before the server’s time, which counts for a minute at most', async () => {
    const model = heldModel();
    const clock = new FakeClock();
    const decided = sendAll(withLimit(model, { concurrency: 1, clock }), 3);
    await clock.advance(0);
    await model.inFlight[0]!.fail(tooMany(5000));
    await clock.advance(4999);
    expect(model.inFlight).toHaveLength(0);
    await clock.advance(1);
    await model.inFlight[0]!.fail(tooMany(86_400_000));
    await clock.advance(59_999);
    expect(model.inFlight).toHaveLength(0);
    await clock.advance(1);
    await model.inFlight[0]!.give(answer('yes'));
    expect((await decided).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });

  test('other failures change nothing', async () => {
    const model = heldModel();
    const clock = new FakeClock();
    const decided = sendAll(withLimit(model, { concurrency: 4, clock }), 8);
    await clock.advance(0);
    for (const held of [...model.inFlight])
      await held.fail(new ChatError('broken', { reason: 'server-error', status: 500 }));
    expect(model.inFlight).toHaveLength(4);
    while (model.inFlight.length > 0) await model.inFlight[0]!.give(answer('yes'));
    await decided;
  });
});

describe('a signal', () => {
  test('takes a request out of the line, and the next one moves up', async () => {
    const model = heldModel();
    const clock = new FakeClock();
    const limited = withLimit(model, { concurrency: 1, clock });
    const controllers = Array.from({ length: 3 }, () => new AbortController());
    const decided = sendAll(
      limited,
      3,
      controllers.map(({ signal }) => signal),
    );
    controllers[1]!.abort(new Error('no more'));
    await clock.advance(0);
    await model.inFlight[0]!.give(answer('first'));
    expect(model.inFlight.map(({ request }) => request.messages[0]!.content)).toEqual(['2']);
    await model.inFlight[0]!.give(answer('third'));
    expect(await decided).toMatchObject([
      { value: { content: 'first' } },
      { reason: { message: 'no more' } },
      { value: { content: 'third' } },
    ]);
    await expect(limited.generate(ask('late', { signal: AbortSignal.abort(new Error('over')) }))).rejects.toThrow(
      'over',
    );
    expect(model.inFlight).toEqual([]);
  });

  test('ends a wait for the minute to go by', async () => {
    const clock = new FakeClock();
    const model = heldModel();
    const limited = withLimit(model, { concurrency: 9, requestsPerMinute: 1, clock });
    const controller = new AbortController();
    const first = limited.generate(ask('first'));
    const second = limited.generate(ask('second', { signal: controller.signal }));
    controller.abort(new Error('no more'));
    await expect(second).rejects.toThrow('no more');
    await clock.runOut();
    expect(clock.now()).toBe(0);
    await model.inFlight[0]!.give(answer('yes'));
    expect(await first).toMatchObject({ content: 'yes' });
  });
});

test.each([
  [{ concurrency: 0 }, 'concurrency: 0 is no bound'],
  [{ concurrency: Number.POSITIVE_INFINITY }, 'concurrency'],
  [{ concurrency: 1, requestsPerMinute: -3 }, 'requestsPerMinute'],
  [{ concurrency: 1, tokensPerMinute: Number.NaN }, 'tokensPerMinute'],
])('refuses %j', (bounds, message) => {
  expect(() => withLimit(heldModel(), bounds)).toThrow(message);
});
