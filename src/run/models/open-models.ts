import type { ChatModel } from '../../core/chat-model.ts';
import { misuse } from '../../core/errors.ts';
import {
  type AnswerCache,
  type Budget,
  type Clock,
  createBudget,
  createLimit,
  type Limit,
  type Prices,
  type RetryOptions,
  withBudget,
  withCache,
  withLimit,
  withRecord,
  withRetry,
} from '../../model/index.ts';
import type { RunConfig } from '../config-schema.ts';
import { asConfigured } from './as-configured.ts';
import type { CallLog } from './call-log.ts';
import type { InFlight } from './in-flight.ts';
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
  /** Keeps count of what is under way. */
  inFlight: InFlight;
  /** What pauses are measured by. Default: the time of this machine. */
  clock?: Clock | undefined;
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
  const servers = new Map<ModelConfig, Server>();
  for (const config of new Set(cast.values())) servers.set(config, await openServer(config, budget, options));
  return new Map(
    [...cast].map(([role, config]) => [
      role,
      { config, model: roleModel(role, config, servers.get(config)!, options) },
    ]),
  );
}

/** The server of a model, and what its roles share. */
interface Server {
  model: ChatModel;
  limit: Limit;
  price: Prices | undefined;
  budget: Budget | undefined;
}

async function openServer(
  config: ModelConfig,
  budget: Budget | undefined,
  { openModel, clock, config: { prices } }: OpenModelsOptions,
): Promise<Server> {
  const price = priceOf(config, prices);
  if (budget?.limits.money !== undefined && !price) {
    misuse(`there is no price for ${config.model}, and the budget is of money`, {
      where: `prices.${config.model}`,
      expected:
        'what a million tokens cost, such as { input: 0.5, output: 1.5 }; { input: 0, output: 0 } on a machine of your own',
    });
  }
  const { requestsPerMinute, tokensPerMinute } = config;
  const limit = createLimit({
    concurrency: requestsAtOnce(config),
    requestsPerMinute,
    tokensPerMinute,
    ...(clock && { clock }),
  });
  return { model: await openModel(config), limit, price, budget };
}

/** How many requests of a model may be in flight: with batches as many as there are, since each waits for all of its batch. */
export function requestsAtOnce({ batches, concurrency }: ModelConfig): number {
  return batches ? mostInBatches : concurrency;
}

const mostInBatches = 5000;

/** What a model costs: its own price, or that of its name in the table; by batches half of it, as providers have it. */
export function priceOf({ model, price, batches }: ModelConfig, prices: RunConfig['prices']): Prices | undefined {
  const single = price ?? prices[model];
  return single && batches ? { input: single.input / 2, output: single.output / 2 } : single;
}

// What is written down is next to the server, so that what waits for the limit or for the budget does not count as sent.
function roleModel(role: RoleName, config: ModelConfig, server: Server, options: OpenModelsOptions): ChatModel {
  const { log, cache, inFlight, clock } = options;
  const { limit, budget, price } = server;
  const sender = { role, model: config.model, price, outlivesCrash: config.batches ?? false };
  const recorded = withRecord(server.model, (expected) => log.begin(sender, expected));
  const gated = inFlight.gated(recorded);
  const paid = budget ? withBudget(gated, budget, price) : gated;
  const retried = withRetry(withLimit(paid, limit), clock && { wait: waitingBy(clock) });
  const kept = cache ? withCache(retried, cache, { identity: config.model }) : retried;
  return asConfigured(inFlight.watched(kept), config);
}

function waitingBy(clock: Clock): NonNullable<RetryOptions['wait']> {
  return (milliseconds) => new Promise((resolve) => clock.schedule(resolve, milliseconds));
}
