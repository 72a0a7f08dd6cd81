import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MagnetError } from '../../core/errors.ts';

const entrySchema = z.discriminatedUnion('type', [
  /** Written before a batch is handed in. */
  z.strictObject({ type: z.literal('written'), mark: z.string(), requests: z.array(z.string()) }),
  /** Written once the provider has named it. */
  z.strictObject({ type: z.literal('submitted'), mark: z.string(), batch: z.string() }),
  /** These requests of the batch got no answer and belong to it no more. */
  z.strictObject({ type: z.literal('released'), mark: z.string(), requests: z.array(z.string()) }),
]);
type Entry = z.infer<typeof entrySchema>;

/** A batch that was handed in, or was about to be. */
export interface KnownBatch {
  /** Ours: a hash of its requests. */
  mark: string;
  /** The provider's name for it; undefined when a crash came before it was written down. */
  batch: string | undefined;
  /** Ids of the requests that it answers. */
  requests: Set<string>;
}

/**
 * Which requests are in which batch of a provider, on disk. Batches stay in the book after they were collected, so that an answer
 * that a crash took from this machine is fetched again and not paid again.
 */
export class BatchBook {
  readonly #path: string;
  readonly #batches = new Map<string, KnownBatch>();
  readonly #markOf = new Map<string, string>();

  /** Opens the book of a provider in a folder. Throws `bad-file` when it is damaged elsewhere than at its end. */
  constructor(folder: string, provider: string) {
    mkdirSync(folder, { recursive: true });
    this.#path = join(folder, `${provider.replace(/[^a-z0-9.-]+/gi, '_')}.jsonl`);
    for (const entry of this.#readBack()) this.#take(entry);
  }

  /** The batch that a request is in. */
  batchOf(request: string): KnownBatch | undefined {
    return this.#batches.get(this.#markOf.get(request) ?? '');
  }

  batch(mark: string): KnownBatch | undefined {
    return this.#batches.get(mark);
  }

  enter(entry: Entry): void {
    appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
    this.#take(entry);
  }

  #take(entry: Entry): void {
    const { mark } = entry;
    if (entry.type === 'written') {
      this.#batches.set(mark, { mark, batch: undefined, requests: new Set(entry.requests) });
      for (const id of entry.requests) this.#markOf.set(id, mark);
      return;
    }
    const known = this.#batches.get(mark);
    if (!known) return;
    if (entry.type === 'submitted') known.batch = entry.batch;
    else for (const id of entry.requests) this.#release(known, id);
  }

  #release({ mark, requests }: KnownBatch, id: string): void {
    requests.delete(id);
    if (this.#markOf.get(id) === mark) this.#markOf.delete(id);
  }

  // The last line may have been cut short; then what it was about to say had not happened yet.
  #readBack(): Entry[] {
    if (!existsSync(this.#path)) return [];
    const text = readFileSync(this.#path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) appendFileSync(this.#path, '\n');
    return whole
      .split('\n')
      .flatMap((line, at) => (line === '' ? [] : (readEntry(line, `${this.#path}:${at + 1}`) ?? [])));
  }
}

function readEntry(line: string, where: string): Entry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // What a crash cut short in an earlier start.
    return undefined;
  }
  const entry = entrySchema.safeParse(value);
  if (entry.success) return entry.data;
  throw new MagnetError({ code: 'bad-file', what: 'this line tells of no batch', where });
}
