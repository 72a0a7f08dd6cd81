import type { RoleCost } from '../../core/summary.ts';
import type { ModelCall } from './call-log.ts';
import { roleNames } from './role-names.ts';

/** Sums up what models took, by role and model, in the order of the roles. */
export class CostTally {
  readonly #costs = new Map<string, RoleCost>();

  add({ role, model, outcome, inputTokens, outputTokens, money }: ModelCall): void {
    const key = `${role} ${model}`;
    const known = this.#costs.get(key);
    const cost = known ?? { role, model, requests: 0, failed: 0, inputTokens: 0, outputTokens: 0, money: null };
    this.#costs.set(key, {
      ...cost,
      requests: cost.requests + 1,
      failed: cost.failed + (outcome === 'answered' ? 0 : 1),
      inputTokens: cost.inputTokens + inputTokens,
      outputTokens: cost.outputTokens + outputTokens,
      money: money === null ? cost.money : (cost.money ?? 0) + money,
    });
  }

  costs(): RoleCost[] {
    const order: readonly string[] = roleNames;
    return [...this.#costs.values()].sort((left, right) => order.indexOf(left.role) - order.indexOf(right.role));
  }
}
