import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { chatErrorReasons } from '../../core/chat-error.ts';
import type { Prices, SentRequest, Spent } from '../../model/index.ts';
import type { FileSystem } from '../../store/file-system.ts';
import { readJsonLines } from '../../store/json-lines.ts';
import { type RoleName, roleNames } from './role-names.ts';

/** The file of a run folder that tells of every request that was sent to a model. */
export const callLogFile = 'calls.jsonl';

export const modelCallSchema = z.strictObject({
  role: z.enum(roleNames),
  /** The model's name, `provider:model`. */
  model: z.string(),
  /** `answered`, or why there was no answer. */
  outcome: z.enum(['answered', ...chatErrorReasons]),
  inputTokens: z.number().min(0),
  outputTokens: z.number().min(0),
  /** In the currency of the prices; null without prices. */
  money: z.number().min(0).nullable(),
});
/** A request that was sent to a model, and what it took. Answers from the cache are none. */
export type ModelCall = z.infer<typeof modelCallSchema>;

/** Keeps account of what models take, on disk where there is a run folder. */
export class CallLog {
  readonly #place: { fileSystem: FileSystem; path: string } | undefined;
  readonly #spent: Spent;
  readonly #onCall: (call: ModelCall) => void;

  /**
   * Opens the log of a run folder to go on with it. A line that a crash cut short is taken away; it stands for one request
   * whose cost nobody knows. Without a folder nothing is written.
   *
   * @param onCall hears of every request that is sent from now on.
   */
  constructor(place?: { fileSystem: FileSystem; folder: string }, onCall: (call: ModelCall) => void = () => {}) {
    this.#place = place && { fileSystem: place.fileSystem, path: join(place.folder, callLogFile) };
    this.#onCall = onCall;
    this.#spent = { money: 0, tokens: 0, calls: 0 };
    for (const call of this.#readBack()) this.#count(call);
  }

  /** What was spent, in earlier starts of the run too. */
  get spent(): Spent {
    return { ...this.#spent };
  }

  record(role: RoleName, model: string, { outcome, usage }: SentRequest, price: Prices | undefined): void {
    const { inputTokens, outputTokens } = usage;
    const money = price ? (inputTokens * price.input + outputTokens * price.output) / million : null;
    const call: ModelCall = { role, model, outcome, inputTokens, outputTokens, money };
    this.#count(call);
    this.#place?.fileSystem.append(this.#place.path, Buffer.from(`${JSON.stringify(call)}\n`));
    this.#onCall(call);
  }

  #readBack(): ModelCall[] {
    if (!this.#place) return [];
    const { fileSystem, path } = this.#place;
    const text = fileSystem.read(path) ?? '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) fileSystem.truncate(path, Buffer.byteLength(whole));
    return whole.split('\n').flatMap((line) => (line === '' ? [] : [modelCallSchema.parse(JSON.parse(line))]));
  }

  #count({ money, inputTokens, outputTokens }: ModelCall): void {
    this.#spent.money += money ?? 0;
    this.#spent.tokens += inputTokens + outputTokens;
    this.#spent.calls += 1;
  }
}

const million = 1_000_000;

/** The requests that the log of a run folder tells of; none where there is no log. */
export async function* readCallLog(folder: string): AsyncGenerator<ModelCall> {
  const path = join(folder, callLogFile);
  if (!existsSync(path)) return;
  for await (const { value } of readJsonLines(path, await wholeBytes(path))) yield modelCallSchema.parse(value);
}

/** How much of a file is whole lines: a running process may be writing the last one. */
export async function wholeBytes(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, longestLine));
    await file.read(tail, 0, tail.length, size - tail.length);
    return size - tail.length + tail.lastIndexOf(10) + 1;
  } finally {
    await file.close();
  }
}

const longestLine = 4096;
