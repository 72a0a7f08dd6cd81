import type { ChatModel, Usage } from '../core/chat-model.ts';
import { misuse } from '../core/errors.ts';
import type { Budget, Spent } from './budget.ts';
import { expectedUsage, settledUsage, tookNothing } from './expected-usage.ts';

/** What a model costs, in any currency, per million tokens. */
export interface Prices {
  input: number;
  output: number;
}

/**
 * Sends a request only if the budget allows what it may take (see `expectedUsage`), and spends what it did take. A
 * request that the server refused takes a call and no tokens; one whose answer was lost takes what was expected, since it
 * may have been paid. So the budget is overspent at most by what the requests in flight take beyond what was expected of
 * them. Throws `broken-world` when the budget is spent: what is finished stays, and the same run goes on with a larger
 * one. Throws `misuse` when the budget is of money and there are no prices.
 */
export function withBudget(model: ChatModel, budget: Budget, prices?: Prices): ChatModel {
  if (budget.limits.money !== undefined) checkPrices(model, prices);
  return {
    name: model.name,
    async generate(request) {
      const expected = spentFor(expectedUsage(request), prices);
      const settle = await budget.reserve(expected, request.signal);
      let taken = expected;
      try {
        const answer = await model.generate(request);
        taken = spentFor(settledUsage(request, answer), prices);
        return answer;
      } catch (error) {
        if (tookNothing(error)) taken = { money: 0, tokens: 0, calls: 1 };
        throw error;
      } finally {
        settle(taken);
      }
    },
  };
}

const million = 1_000_000;

function spentFor({ inputTokens, outputTokens }: Usage, { input, output }: Prices = { input: 0, output: 0 }): Spent {
  return {
    money: (inputTokens * input + outputTokens * output) / million,
    tokens: inputTokens + outputTokens,
    calls: 1,
  };
}

function checkPrices(model: ChatModel, prices: Prices | undefined): void {
  const where = `the prices of ${model.name}`;
  const expected = 'prices per million tokens of input and of output, from 0 on';
  if (prices === undefined) misuse('a budget of money needs prices', { where, expected });
  if (!(prices.input >= 0 && prices.output >= 0)) misuse('these are no prices', { where, expected });
}
