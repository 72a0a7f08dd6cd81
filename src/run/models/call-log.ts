import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { chatErrorReasons } from '../../core/chat-error.ts';
import type { Usage } from '../../core/chat-model.ts';
import type { Prices, SentRequest, Spent } from '../../model/index.ts';
import type { FileSystem } from '../../store/file-system.ts';
import { readJsonLines } from '../../store/json-lines.ts';
import { type RoleName, roleNames } from './role-names.ts';

/** The file of a run folder that tells of every request that was sent to a model. */
export const callLogFile = 'calls.jsonl';

export const modelCallSchema = z.strictObject({
  /** Tells requests apart: of the lines with one number the last counts. */
  number: z.number().int().min(1),
  role: z.enum(roleNames),
  /** The model's name, `provider:model`. */
  model: z.string(),
  /** `sent`, `answered`, or why there was no answer. */
  outcome: z.enum(['sent', 'answered', ...chatErrorReasons]),
  /** Of a request that is `sent`, the most that it may take. */
  inputTokens: z.number().min(0),
  outputTokens: z.number().min(0),
  /** In the currency of the prices; null without prices. */
  money: z.number().min(0).nullable(),
});
/** A request that was sent to a model, and what it took. Answers from the cache are none. */
export type ModelCall = z.infer<typeof modelCallSchema>;

/** Who sends a request. */
export interface Sender {
  role: RoleName;
  model: string;
  price: Prices | undefined;
  /** Whether an answer that a crash leaves behind can be fetched later, so that the request is not lost. */
  outlivesCrash: boolean;
}

/**
 * Keeps account of what models take, on disk where there is a run folder. A request is written down before it is sent: one that
 * a crash cuts off counts as the most that it may have taken.
 */
export class CallLog {
  readonly #place: { fileSystem: FileSystem; path: string } | undefined;
  readonly #spent: Spent;
  readonly #onCall: (call: ModelCall) => void;
  #last = 0;

  /**
   * Opens the log of a run folder to go on with it. A line that a crash cut short is taken away. Without a folder nothing is
   * written.
   *
   * @param onCall hears of every request that has ended from now on.
   */
  constructor(place?: { fileSystem: FileSystem; folder: string }, onCall: (call: ModelCall) => void = () => {}) {
    this.#place = place && { fileSystem: place.fileSystem, path: join(place.folder, callLogFile) };
    this.#onCall = onCall;
    this.#spent = { money: 0, tokens: 0, calls: 0 };
    for (const call of this.#readBack()) this.#count(call);
  }

  /** What was spent, in earlier starts of the run too; requests in flight are not in it. */
  get spent(): Spent {
    return { ...this.#spent };
  }

  /** Writes down that a request goes out which may take so much, and gives what to call when it has ended. */
  begin(sender: Sender, expected: Usage): (sent: SentRequest) => void {
    this.#last += 1;
    const number = this.#last;
    if (!sender.outlivesCrash) this.#write(callOf(number, sender, { outcome: 'sent', usage: expected }));
    return (sent) => {
      const call = callOf(number, sender, sent);
      this.#write(call);
      this.#count(call);
      this.#onCall(call);
    };
  }

  #write(call: ModelCall): void {
    this.#place?.fileSystem.append(this.#place.path, Buffer.from(`${JSON.stringify(call)}\n`));
  }

  #readBack(): Iterable<ModelCall> {
    if (!this.#place) return [];
    const { fileSystem, path } = this.#place;
    const text = fileSystem.read(path) ?? '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) fileSystem.truncate(path, Buffer.byteLength(whole));
    const calls = new Map<number, ModelCall>();
    for (const line of whole.split('\n').slice(0, -1)) {
      const call = modelCallSchema.parse(JSON.parse(line));
      calls.set(call.number, call);
      this.#last = Math.max(this.#last, call.number);
    }
    return calls.values();
  }

  #count({ money, inputTokens, outputTokens }: ModelCall): void {
    this.#spent.money += money ?? 0;
    this.#spent.tokens += inputTokens + outputTokens;
    this.#spent.calls += 1;
  }
}

function callOf(
  number: number,
  { role, model, price }: Sender,
  { outcome, usage }: { outcome: ModelCall['outcome']; usage: Usage },
): ModelCall {
  const { inputTokens, outputTokens } = usage;
  const money = price ? (inputTokens * price.input + outputTokens * price.output) / million : null;
  return { number, role, model, outcome, inputTokens, outputTokens, money };
}

const million = 1_000_000;

/** The requests that the log of a run folder tells of, at last those that have not ended; none where there is no log. */
export async function* readCallLog(folder: string): AsyncGenerator<ModelCall> {
  const path = join(folder, callLogFile);
  if (!existsSync(path)) return;
  const open = new Map<number, ModelCall>();
  for await (const { value } of readJsonLines(path, await wholeBytes(path))) {
    const call = modelCallSchema.parse(value);
    if (call.outcome === 'sent') open.set(call.number, call);
    else {
      open.delete(call.number);
      yield call;
    }
  }
  yield* open.values();
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
