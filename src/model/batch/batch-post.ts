import { misuse } from '../../core/errors.ts';
import type { Failures } from '../adapter/failures.ts';
import type { Post } from '../adapter/post.ts';
import type { ServedModel } from '../model-name.ts';
import { providers } from '../providers.ts';
import { anthropicBatches } from './anthropic-batches.ts';
import { BatchBook } from './batch-book.ts';
import { Batcher, type BatcherOptions } from './batcher.ts';
import { openAIBatches } from './openai-batches.ts';

/** How batches are kept and followed. */
export interface BatchOptions extends Pick<BatcherOptions, 'quiet' | 'interval' | 'onBatch'> {
  /** The folder in which it is written down which requests are in which batch. */
  folder: string;
}

/** Where batches are handed in. */
interface BatchServer {
  served: ServedModel;
  key: string | undefined;
  failures: Failures;
}

/** Posts by way of the batch interface of a model's provider. Throws `misuse` when it has none. */
export function batchPost({ served, key, failures, folder, ...options }: BatchServer & BatchOptions): Post {
  const { baseUrl, provider, providerName, isDefaultAddress } = served;
  const server = { baseUrl, key, failures };
  if (!provider.batches) {
    const able = Object.entries(providers).filter(([, one]) => 'batches' in one);
    return misuse(`${providerName} has no batch interface`, {
      where: 'batches',
      expected: `one of ${able.map(([name]) => name).join(', ')}`,
    });
  }
  const service = provider.batches === 'openai' ? openAIBatches(server) : anthropicBatches(server);
  const batcher = new Batcher({
    service,
    book: new BatchBook(folder, isDefaultAddress ? providerName : `${providerName} ${baseUrl}`),
    ...options,
  });
  return (posting) => batcher.post(posting);
}
