import type { ServedModel } from '../model-name.ts';

/** How a model is reached. */
export interface Connection {
  served: ServedModel;
  key: string | undefined;
  fetch: typeof globalThis.fetch;
}
