import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, ask, heldModel } from '../../test/support/held-model.ts';
import { ChatError } from '../core/chat-error.ts';
import type { ChatModel, Usage } from '../core/chat-model.ts';
import { createBudget } from './budget.ts';
import { expectedUsage } from './expected-usage.ts';
import { withBudget } from './with-budget.ts';

/** A model that takes the same for every request. */
function steady(usage: Usage): ChatModel & { asked: number } {
  return {
    name: 'steady',
    asked: 0,
    async generate() {
      this.asked += 1;
      return answer('yes', usage);
    },
  };
}

describe('a budget', () => {
  test('of calls stops before the first call too many', async () => {
    const model = steady({ inputTokens: 5, outputTokens: 5 });
    const budget = createBudget({ calls: 3 });
    const limited = withBudget(model, budget);
    for (let call = 0; call < 3; call += 1) await limited.generate(ask('more'));
    await expect(limited.generate(ask('more'))).rejects.toMatchObject({ code: 'broken-world', where: 'calls' });
    expect(model.asked).toBe(3);
    expect(budget.spent).toEqual({ money: 0, tokens: 30, calls: 3 });
  });

  test('of money counts each model at its own prices, and says what to do when it is spent', async () => {
    const budget = createBudget({ money: 1 });
    const dear = withBudget(steady({ inputTokens: 100, outputTokens: 50 }), budget, { input: 1000, output: 10_000 });
    const cheap = withBudget(steady({ inputTokens: 100, outputTokens: 50 }), budget, { input: 100, output: 200 });
    await dear.generate(ask('a', { maxTokens: 50 }));
    await cheap.generate(ask('b', { maxTokens: 50 }));
    expect(budget.spent).toEqual({ money: expect.closeTo(0.62), tokens: 300, calls: 2 });
    const refused = dear.generate(ask('c', { maxTokens: 50 }));
    await expect(refused).rejects.toMatchObject({ code: 'broken-world' });
    await expect(refused).rejects.toThrow(
      'money: the budget allows no further request: of 1 in money, 0.62 are spent, and this request may take 0.512. ' +
        'What was finished is safe: raise the budget and run the same command again to go on.',
    );
    await cheap.generate(ask('d', { maxTokens: 50 }));
  });

  test('of tokens refuses a request that could take more than is left, though it might take less', async () => {
    const model = steady({ inputTokens: 5, outputTokens: 5 });
    const limited = withBudget(model, createBudget({ tokens: 1000 }, { money: 0, tokens: 500, calls: 9 }));
    await expect(limited.generate(ask('x', { maxTokens: 490 }))).rejects.toMatchObject({ where: 'tokens' });
    await expect(limited.generate(ask('x'))).rejects.toThrow('of 1000 tokens, 500 are spent');
    expect(model.asked).toBe(0);
    await limited.generate(ask('x', { maxTokens: 400 }));
    expect(model.asked).toBe(1);
  });

  test('goes on from what was spent before', async () => {
    const budget = createBudget({ calls: 10 }, { money: 0, tokens: 70, calls: 9 });
    const limited = withBudget(steady({ inputTokens: 1, outputTokens: 1 }), budget);
    await limited.generate(ask('last'));
    expect(budget.spent).toEqual({ money: 0, tokens: 72, calls: 10 });
    await expect(limited.generate(ask('more'))).rejects.toMatchObject({ code: 'broken-world' });
  });

  test('is whole again when what was put aside in fractions was not taken', async () => {
    const budget = createBudget({ money: 0.7 });
    const amount = (money: number) => ({ money, tokens: 0, calls: 1 });
    const settles = await Promise.all([0.1, 0.2, 0.3].map((money) => budget.reserve(amount(money), undefined)));
    for (const settle of settles) settle(amount(0));
    const settle = await budget.reserve(amount(0.7), undefined);
    settle(amount(0.7));
    expect(budget.spent).toEqual({ money: 0.7, tokens: 0, calls: 4 });
  });

  test.each([
    [{}, 'the budget has no limit'],
    [{ money: undefined }, 'the budget has no limit'],
    [{ tokens: -1 }, 'tokens: -1 is no limit'],
    [{ money: Number.NaN }, 'money: NaN is no limit'],
  ])('cannot be %j', (limits, message) => {
    expect(() => createBudget(limits)).toThrow(message);
  });

  test('of money needs prices', () => {
    const budget = createBudget({ money: 1 });
    expect(() => withBudget(heldModel('large'), budget)).toThrow('the prices of large: a budget of money needs prices');
    expect(() => withBudget(heldModel(), budget, { input: 1, output: -1 })).toThrow('these are no prices');
  });
});

describe('requests in flight', () => {
  test('wait while others may leave enough, first come first served', async () => {
    const model = heldModel();
    const request = ask('x', { maxTokens: 400 });
    const limited = withBudget(model, createBudget({ tokens: 1000 }));
    const decided = Promise.allSettled([1, 2, 3, 4].map(() => limited.generate(request)));
    await setImmediate();
    expect(model.inFlight).toHaveLength(2);
    await model.inFlight[0]!.give(answer('short', { inputTokens: 10, outputTokens: 10 }));
    expect(model.inFlight).toHaveLength(2);
    await model.inFlight[0]!.give(answer('second', { inputTokens: 10, outputTokens: 400 }));
    await model.inFlight[0]!.give(answer('third', { inputTokens: 10, outputTokens: 400 }));
    expect(await decided).toMatchObject([
      { value: { content: 'short' } },
      { value: { content: 'second' } },
      { value: { content: 'third' } },
      { reason: { message: expect.stringContaining('of 1000 tokens, 840 are spent') } },
    ]);
  });

  test('stop waiting when their signal fires', async () => {
    const model = heldModel();
    const limited = withBudget(model, createBudget({ calls: 1 }));
    const controller = new AbortController();
    const held = limited.generate(ask('held'));
    const waiting = limited.generate(ask('waiting', { signal: controller.signal }));
    controller.abort(new Error('no more'));
    await expect(waiting).rejects.toThrow('no more');
    await model.inFlight[0]!.give(answer('yes'));
    expect(await held).toEqual(answer('yes'));
  });

  test('never overspend by more than what they take beyond what was expected', async () => {
    const share = fc.integer({ min: 0, max: 150 }).map((percent) => percent / 100);
    const plan = fc.record({ maxTokens: fc.integer({ min: 1, max: 900 }), share, turn: fc.nat() });
    const law = fc.asyncProperty(fc.array(plan, { maxLength: 30 }), fc.nat({ max: 5000 }), async (plans, tokens) => {
      const budget = createBudget({ tokens, money: tokens / 500 });
      const model = heldModel();
      const limited = withBudget(model, budget, { input: 1000, output: 3000 });
      const asked = plans.map(({ maxTokens }) => limited.generate(ask('x', { maxTokens })));
      const decided = Promise.allSettled(asked);
      await setImmediate();
      let taken = 0;
      let beyond = { tokens: 0, money: 0 };
      while (model.inFlight.length > 0) {
        const { share, turn } = plans[taken]!;
        taken += 1;
        const held = model.inFlight[turn % model.inFlight.length]!;
        const { inputTokens, outputTokens: most } = expectedUsage(held.request);
        const outputTokens = Math.max(1, Math.round(most * share));
        const more = Math.max(0, outputTokens - most);
        beyond = { tokens: beyond.tokens + more, money: beyond.money + more * 0.003 };
        await held.give(answer('yes', { inputTokens, outputTokens }));
        expect(budget.spent.tokens).toBeLessThanOrEqual(tokens + beyond.tokens);
        expect(budget.spent.money).toBeLessThanOrEqual(tokens / 500 + beyond.money + 1e-9);
      }
      const answered = (await decided).filter(({ status }) => status === 'fulfilled');
      expect(answered).toHaveLength(taken);
      expect(budget.spent.calls).toBe(taken);
    });
    await fc.assert(law, { numRuns: 50 });
  });
});

describe('what is spent', () => {
  test('for a failure is nothing but the call where the server refused, and what was expected where it may have answered', async () => {
    const budget = createBudget({ tokens: 10_000 });
    const model = heldModel();
    const limited = withBudget(model, budget);
    const request = ask('x', { maxTokens: 100 });
    const { inputTokens } = expectedUsage(request);
    const failures = [
      new ChatError('busy', { reason: 'too-many-requests', status: 429 }),
      new ChatError('the connection was lost', { reason: 'interrupted' }),
      new Error('stopped'),
    ];
    for (const failure of failures) {
      const failing = limited.generate(request);
      await setImmediate();
      await Promise.all([expect(failing).rejects.toBe(failure), model.inFlight[0]!.fail(failure)]);
    }
    expect(budget.spent).toEqual({ money: 0, tokens: 2 * (inputTokens + 100), calls: 3 });
  });

  test('is guessed from the texts where the server does not count', async () => {
    const budget = createBudget({ tokens: 10_000 });
    const silent = steady({ inputTokens: 0, outputTokens: 0 });
    await withBudget(silent, budget).generate(ask('How are you today?'));
    // [[{"role":"user","content":"How are you today?"}],[]] and ["yes",[]] have 53 and 10 bytes, at three bytes a token.
    expect(budget.spent.tokens).toBe(18 + 4);
  });
});
