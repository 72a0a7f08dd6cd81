import type { RoleCost } from '../core/summary.ts';
import { countText } from './figure-text.ts';
import type { ReportTable } from './report-tables.ts';

/** What models took, by role, in all and for each of so many rows. */
export function costTable(costs: readonly RoleCost[], rows: number): ReportTable {
  const all = costs.reduce(plus, { ...nothing });
  const lines = costs.map((cost) => [`${cost.role}: ${cost.model}`, ...figures(cost)]);
  const each = rows > 0 ? [['a kept row', ...figures(share(all, rows), 1)]] : [];
  return {
    title: 'Models',
    columns: ['role', 'requests', 'failed', 'input tokens', 'output tokens', 'cost'],
    rows: [...lines, ['all', ...figures(all)], ...each],
  };
}

type Amounts = Omit<RoleCost, 'role' | 'model'>;

const nothing: Amounts = { requests: 0, failed: 0, inputTokens: 0, outputTokens: 0, money: null };

function plus(left: Amounts, right: Amounts): Amounts {
  return {
    requests: left.requests + right.requests,
    failed: left.failed + right.failed,
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    money: left.money === null && right.money === null ? null : (left.money ?? 0) + (right.money ?? 0),
  };
}

function share(all: Amounts, rows: number): Amounts {
  return {
    requests: all.requests / rows,
    failed: all.failed / rows,
    inputTokens: all.inputTokens / rows,
    outputTokens: all.outputTokens / rows,
    money: all.money === null ? null : all.money / rows,
  };
}

function figures({ requests, failed, inputTokens, outputTokens, money }: Amounts, decimals = 0): string[] {
  const counts = [requests, failed, inputTokens, outputTokens].map((count) => amountText(count, decimals));
  return [...counts, money === null ? '–' : moneyText(money)];
}

function amountText(count: number, decimals: number): string {
  return count >= 100 || decimals === 0 ? countText(Math.round(count)) : count.toFixed(decimals);
}

// A row may cost a hundredth of a cent.
function moneyText(money: number): string {
  return money === 0 || money >= 1 ? money.toFixed(2) : money.toPrecision(3);
}
