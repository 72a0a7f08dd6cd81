import { createHash } from 'node:crypto';
import { ChatError } from '../../core/chat-error.ts';
import type { Posting, ServerAnswer } from '../adapter/post.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { BatchBook, KnownBatch } from './batch-book.ts';
import type { BatchRequest, BatchService } from './batch-service.ts';

/** How requests are gathered, and who hears of it. */
export interface BatcherOptions {
  service: BatchService;
  book: BatchBook;
  /** A batch is handed in when nothing was added for so long, in milliseconds. Default: 5,000. */
  quiet?: number;
  /** A running batch is looked at so often, in milliseconds. Default: 30,000. */
  interval?: number;
  clock?: Clock;
  onBatch?: ((event: BatchEvent) => void) | undefined;
}

/** What happened to a batch. */
export type BatchEvent =
  | { type: 'submitted'; batch: string; requests: number }
  | { type: 'collected'; batch: string; answered: number; unanswered: number };

/** A request, and those who wait for its answer. */
interface Waiting {
  request: BatchRequest;
  who: { resolve(answer: ServerAnswer): void; reject(error: unknown): void }[];
}

/**
 * Sends requests in batches: gathers what is asked, hands it in once nothing more comes, looks after it, and answers each request
 * as if it had been sent alone. A request that an earlier process handed in is collected from that batch instead of being paid
 * again. One that its batch did not answer fails as by a server's error, so that who tries again has it in the next batch.
 */
export class Batcher {
  readonly #service: BatchService;
  readonly #book: BatchBook;
  readonly #times: { quiet: number; interval: number; clock: Clock };
  readonly #onBatch: (event: BatchEvent) => void;
  readonly #waiting = new Map<string, Waiting>();
  #gathered: BatchRequest[] = [];
  #bytes = 0;
  #cancelTimer = () => {};
  /** Marks of the batches that are looked after. */
  readonly #followed = new Set<string>();

  constructor({ service, book, quiet = 5000, interval = 30_000, clock = systemClock, onBatch }: BatcherOptions) {
    this.#service = service;
    this.#book = book;
    this.#times = { quiet, interval, clock };
    this.#onBatch = onBatch ?? (() => {});
  }

  /** Posts a text by way of a batch, and gives the answer, whatever its status. A signal ends the waiting, not the batch. */
  post({ url, body, signal }: Posting): Promise<ServerAnswer> {
    const path = new URL(url).pathname;
    const request = { id: sha256(`${path}\n${body}`), path, body };
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      const known = this.#waiting.get(request.id);
      if (known) known.who.push({ resolve, reject });
      else {
        this.#waiting.set(request.id, { request, who: [{ resolve, reject }] });
        this.#add(request);
      }
    });
  }

  #add(request: BatchRequest): void {
    const known = this.#book.batchOf(request.id);
    if (known) {
      this.#follow(known);
      return;
    }
    const { most } = this.#service;
    if (this.#gathered.length >= most.requests || this.#bytes + request.body.length > most.bytes) this.#handIn();
    this.#gathered.push(request);
    this.#bytes += request.body.length;
    this.#cancelTimer();
    this.#cancelTimer = this.#times.clock.schedule(() => this.#handIn(), this.#times.quiet);
  }

  #handIn(): void {
    this.#cancelTimer();
    const requests = this.#gathered;
    this.#gathered = [];
    this.#bytes = 0;
    if (requests.length === 0) return;
    const ids = requests.map(({ id }) => id);
    const mark = sha256(ids.toSorted().join('\n')).slice(0, 32);
    this.#book.enter({ type: 'written', mark, requests: ids });
    void this.#submit(mark, requests);
  }

  async #submit(mark: string, requests: readonly BatchRequest[]): Promise<void> {
    this.#followed.add(mark);
    const known = this.#book.batch(mark)!;
    try {
      await this.#look(known, this.#submitted(known, await this.#handOver(requests, mark)));
    } catch (error) {
      this.#giveUp(known, error);
    }
  }

  // A connection that broke off may have broken off after the batch was taken.
  async #handOver(requests: readonly BatchRequest[], mark: string): Promise<string> {
    try {
      return await this.#service.submit(requests, mark);
    } catch (error) {
      const isUnclear = error instanceof ChatError && error.status === undefined;
      const taken = isUnclear ? await this.#service.find(mark).catch(() => undefined) : undefined;
      if (taken === undefined) throw error;
      return taken;
    }
  }

  #submitted({ mark, requests }: KnownBatch, batch: string): string {
    this.#book.enter({ type: 'submitted', mark, batch });
    this.#onBatch({ type: 'submitted', batch, requests: requests.size });
    return batch;
  }

  #follow(known: KnownBatch): void {
    if (this.#followed.has(known.mark)) return;
    this.#followed.add(known.mark);
    const following = known.batch === undefined ? this.#recover(known) : this.#look(known, known.batch);
    following.catch((error: unknown) => this.#giveUp(known, error));
  }

  // A crash came between writing a batch down and learning its name: it may be out, or not.
  async #recover(known: KnownBatch): Promise<void> {
    const batch = await this.#service.find(known.mark);
    if (batch !== undefined) return this.#look(known, this.#submitted(known, batch));
    const lost = [...known.requests];
    this.#release(known, lost);
    for (const id of lost) {
      const waiting = this.#waiting.get(id);
      if (waiting) this.#add(waiting.request);
    }
  }

  async #look(known: KnownBatch, batch: string): Promise<void> {
    const answers = await this.#service.collect(batch);
    if (!answers) {
      const { clock, interval } = this.#times;
      const again = () => this.#look(known, batch).catch((error: unknown) => this.#giveUp(known, error));
      clock.schedule(() => void again(), interval);
      return;
    }
    const ids = [...known.requests];
    const lost = ids.filter((id) => (answers.get(id)?.status ?? 503) >= 300);
    this.#release(known, lost);
    this.#onBatch({ type: 'collected', batch, answered: ids.length - lost.length, unanswered: lost.length });
    for (const id of ids) for (const { resolve } of this.#take(id)) resolve(answers.get(id) ?? unanswered);
  }

  /** Lets go of requests, so that they are handed in anew when they are asked again. */
  #release({ mark }: KnownBatch, requests: readonly string[]): void {
    this.#followed.delete(mark);
    if (requests.length > 0) this.#book.enter({ type: 'released', mark, requests: [...requests] });
  }

  // A batch that cannot be asked about may be later; one that the provider does not know, or refuses, is no more.
  #giveUp(known: KnownBatch, error: unknown): void {
    const ids = [...known.requests];
    const isGone = error instanceof ChatError && (error.status === 404 || error.reason === 'refused-request');
    if (isGone || known.batch === undefined) this.#release(known, ids);
    this.#followed.delete(known.mark);
    for (const id of ids) for (const { reject } of this.#take(id)) reject(error);
  }

  #take(id: string): Waiting['who'] {
    const who = this.#waiting.get(id)?.who ?? [];
    this.#waiting.delete(id);
    return who;
  }
}

const unanswered: ServerAnswer = {
  status: 503,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"error":{"message":"the batch ended without an answer to this request"}}'),
};

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
