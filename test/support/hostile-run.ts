import type { SynthesizeOptions } from '../../src/index.ts';

/** Requests in flight. */
export const requestsAtOnce = 100;

/** The configuration of a run of over 10,000 requests to a model at an address. */
export function hostileRun(baseUrl: string, cache: string): NonNullable<SynthesizeOptions['config']> {
  return {
    rows: 300,
    seed: 2,
    tools: { min: 4, max: 8 },
    pairs: { 'single-turn': 1, 'multi-turn': 1, irrelevance: 1, per: 8 },
    roles: { teacher: 'mock', student: 'mock' },
    models: { mock: { model: 'openai-compatible:mock', baseUrl, concurrency: requestsAtOnce } },
    cache,
  };
}
