import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tool } from '../core/tool.ts';
import type { RunConfig } from './config-schema.ts';
import type { Item, ProcessedItem } from './process-item.ts';
import { recordOf } from './record-text.ts';
import type { Workers } from './work.ts';

/** What a thread is started with. */
export interface ThreadData {
  config: RunConfig;
  tools: readonly Tool[];
}

/** What a thread is asked. */
export type ThreadRequest = { id: number; item: Item };
/** What it answers. Records travel as JSON text, which is cheaper to hand over than objects. */
export type ThreadAnswer = { id: number; made: MadeText } | { id: number; error: unknown };

/** A processed item whose records are JSON text. */
export type MadeText = {
  [Part in keyof ProcessedItem]: ProcessedItem[Part] extends unknown[] ? string[] : string | null;
};

// Below this many rows starting threads costs more than it saves.
const worthwhileRows = 2000;
const mostThreads = 8;
/** Items that wait at each thread, so that it is never idle. */
const queued = 16;

const script = new URL('./thread.js', import.meta.url);

/** How many threads pay for a run; 0 where the work is better done in this thread, or is run from its TypeScript sources. */
export function usefulThreads(config: RunConfig, rows: number): number {
  if (rows < worthwhileRows || config.concurrency < 2 || !import.meta.url.endsWith('.js')) return 0;
  return Math.min(availableParallelism(), config.concurrency, mostThreads);
}

/** Workers in other threads, for the worlds that ship with Magnet and for simulated tools. */
export function threadWork(count: number, data: ThreadData): Workers {
  const threads = Array.from({ length: count }, () => new Thread(data));
  return {
    width: count * queued,
    process: (item) =>
      threads.reduce((least, thread) => (thread.waiting < least.waiting ? thread : least)).process(item),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Waiting {
  resolve(made: ProcessedItem): void;
  reject(error: unknown): void;
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #failure: unknown;

  constructor(data: ThreadData) {
    this.#worker = new Worker(script, { workerData: data });
    this.#worker.on('message', (answers: ThreadAnswer[]) => {
      for (const answer of answers) this.#hear(answer);
    });
    this.#worker.on('error', (error) => this.#fail(error));
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  process(item: Item): Promise<ProcessedItem> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#asked += 1;
    const request: ThreadRequest = { id: this.#asked, item };
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #hear(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id)!;
    this.#waiting.delete(answer.id);
    if ('made' in answer) waiting.resolve(readMade(answer.made));
    else waiting.reject(answer.error);
  }

  #fail(error: unknown): void {
    this.#failure = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function readMade({ path, task, trajectory, pairs, dropped }: MadeText): ProcessedItem {
  return {
    path: path === null ? null : recordOf(path),
    task: task === null ? null : recordOf(task),
    trajectory: trajectory === null ? null : recordOf(trajectory),
    pairs: pairs.map((pair) => recordOf(pair)),
    dropped: dropped.map((drop) => recordOf(drop)),
  };
}
