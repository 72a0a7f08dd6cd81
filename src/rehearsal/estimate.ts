import type { RowKind } from '../core/path.ts';
import type { RoleCost } from '../core/summary.ts';
import type { World } from '../core/world.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { CostTally } from '../run/models/costs.ts';
import { synthesize } from '../run/synthesize.ts';
import { targetsOf } from '../run/targets.ts';
import { rehearse } from './rehearse.ts';

/** What a run will take of models. */
export interface Estimate {
  /** By role; money is null where there is no price. */
  costs: RoleCost[];
  /** Training rows and preference pairs of the run. */
  rows: number;
  pairs: number;
  /** Rows that were made to find out. */
  sample: number;
}

export interface EstimateOptions {
  config: RunConfig;
  worlds?: readonly World[];
  cwd?: string;
  /** Rows to make. Default: 80. */
  sample?: number;
}

/** What is asked once for a run, however many rows it makes. */
const once: ReadonlySet<string> = new Set(['label-tool', 'classify-tool', 'rename-tool', 'judge-dependencies']);

/**
 * Says what a run will take, by making a small one with a rehearsed model: requests are counted as they would be sent, tokens at
 * four bytes each. It is what a model takes whose answers can all be used; each that cannot is asked for again, and rows are lost.
 */
export async function estimate({ config, worlds, cwd = '.', sample = 80 }: EstimateOptions): Promise<Estimate> {
  const wanted = targetsOf(config);
  const rows = sum(wanted.rows);
  const small: RunConfig = { ...config, ...smaller(config, Math.min(sample, rows)), budget: null, limit: null };
  const where = { cwd, ...(worlds && { worlds }) };
  const model = await rehearse({ config: small, ...where });
  const tally = new CostTally();
  const onRequest = (call: Parameters<CostTally['add']>[0]) => tally.add(call);
  let made = 0;
  for await (const { trajectory } of synthesize({
    ...where,
    config: small,
    openModel: async () => model,
    keepsAnswers: false,
    onRequest,
  })) {
    if (trajectory) made += 1;
  }
  const factor = made === 0 ? 0 : rows / made;
  const costs = tally.costs().map((cost) => (once.has(cost.role) ? cost : times(cost, factor)));
  return { costs, rows, pairs: sum(wanted.pairs), sample: made };
}

function smaller({ rows, mixture, pairs }: RunConfig, sample: number): Partial<RunConfig> {
  if (rows !== 'counts') return { rows: sample };
  const all = sum(mixture);
  const { per: _per, ...kinds } = pairs;
  return { rows: sample, mixture, pairs: { ...kinds, per: all } };
}

function times(cost: RoleCost, factor: number): RoleCost {
  return {
    ...cost,
    requests: Math.round(cost.requests * factor),
    failed: 0,
    inputTokens: Math.round(cost.inputTokens * factor),
    outputTokens: Math.round(cost.outputTokens * factor),
    money: cost.money === null ? null : cost.money * factor,
  };
}

function sum(counts: Readonly<Record<string, number>> | Readonly<Record<RowKind, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
