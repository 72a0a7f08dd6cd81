import type { ChatModel } from '../../core/chat-model.ts';
import { misuse } from '../../core/errors.ts';
import {
  type AnswerCache,
  type Budget,
  createBudget,
  type Prices,
  withBudget,
  withCache,
  withLimit,
  withRecord,
  withRetry,
} from '../../model/index.ts';
import type { RunConfig } from '../config-schema.ts';
import { asConfigured } from './as-configured.ts';
import type { CallLog } from './call-log.ts';
import type { ModelConfig } from './model-config.ts';
import type { RoleName } from './role-names.ts';

/** Opens the server of a model; the caller finds its key. */
export type OpenModel = (
  model: Pick<ModelConfig, 'model' | 'baseUrl' | 'keyVariable' | 'batches'>,
) => Promise<ChatModel>;

/** What models are opened with. */
export interface OpenModelsOptions {
  config: Pick<RunConfig, 'prices' | 'budget'>;
  openModel: OpenModel;
  log: CallLog;
  /** Answers of earlier requests. Default: none are kept. */
  cache?: AnswerCache | undefined;
}

/** A model in a role, with what is put around it. */
export interface RoleModelConfig {
  config: ModelConfig;
  model: ChatModel;
}

/**
 * The models of all roles. Roles of one model share its limits, and all share the budget; every request that is sent is in the
 * log. Throws `misuse` when the budget is of money and a model has no price, and what `openModel` throws.
 */
export async function openModels(
  cast: ReadonlyMap<RoleName, ModelConfig>,
  options: OpenModelsOptions,
): Promise<Map<RoleName, RoleModelConfig>> {
  const { budget: limits } = options.config;
  const budget = limits ? createBudget(limits, options.log.spent) : undefined;
  const servers = new Map<ModelConfig, ChatModel>();
  for (const model of new Set(cast.values())) servers.set(model, await openServer(model, budget, options));
  return new Map(
    [...cast].map(([role, config]) => [
      role,
      { config, model: roleModel(role, config, servers.get(config)!, options) },
    ]),
  );
}

async function openServer(
  config: ModelConfig,
  budget: Budget | undefined,
  { openModel, config: { prices } }: OpenModelsOptions,
): Promise<ChatModel> {
  const price = priceOf(config, prices);
  if (budget?.limits.money !== undefined && !price) {
    misuse(`there is no price for ${config.model}, and the budget is of money`, {
      where: `prices.${config.model}`,
      expected:
        'what a million tokens cost, such as { input: 0.5, output: 1.5 }; { input: 0, output: 0 } on a machine of your own',
    });
  }
  const server = await openModel(config);
  const { requestsPerMinute, tokensPerMinute } = config;
  const concurrency = inFlight(config);
  const paid = budget ? withBudget(server, budget, price) : server;
  return withLimit(paid, { concurrency, requestsPerMinute, tokensPerMinute });
}

/** How many requests of a model may be in flight: with batches as many as there are, since each waits for all of its batch. */
export function inFlight({ batches, concurrency }: ModelConfig): number {
  return batches ? mostInBatches : concurrency;
}

const mostInBatches = 5000;

/** What a model costs: its own price, or that of its name in the table; by batches half of it, as providers have it. */
export function priceOf({ model, price, batches }: ModelConfig, prices: RunConfig['prices']): Prices | undefined {
  const single = price ?? prices[model];
  return single && batches ? { input: single.input / 2, output: single.output / 2 } : single;
}

function roleModel(role: RoleName, config: ModelConfig, server: ChatModel, options: OpenModelsOptions): ChatModel {
  const { log, cache } = options;
  const price = priceOf(config, options.config.prices);
  const recorded = withRecord(server, (sent) => log.record(role, config.model, sent, price));
  const retried = withRetry(recorded);
  const kept = cache ? withCache(retried, cache, { identity: config.model }) : retried;
  return asConfigured(kept, config);
}
