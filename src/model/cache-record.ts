import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { ChatAnswer } from '../core/chat-model.ts';

/** An answer as a cache keeps it. */
export interface CachedAnswer {
  /** What identified the model that gave it. */
  model: string;
  answer: ChatAnswer;
}

// Loose, so that what a later version adds to an answer comes back as it was.
const recordSchema = z.looseObject({
  model: z.string(),
  answer: z.looseObject({
    content: z.string(),
    calls: z.array(z.looseObject({ id: z.string(), name: z.string(), arguments: z.string() })),
    usage: z.looseObject({ inputTokens: z.number(), outputTokens: z.number() }),
    finishReason: z.string(),
  }),
});

// A record is when it was kept (8 bytes, milliseconds as a double), then JSON in zlib's form, whose checksum tells of damage.
const headerLength = 8;

/** The bytes of an answer that is kept at a time, in milliseconds since the epoch. */
export function packRecord(record: CachedAnswer, storedAt: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeDoubleBE(storedAt);
  return Buffer.concat([header, deflateSync(JSON.stringify(record), { level: 1 })]);
}

/** The answer that bytes hold; undefined when they are not whole. */
export function unpackRecord(bytes: Buffer): CachedAnswer | undefined {
  try {
    return recordSchema.parse(JSON.parse(inflateSync(bytes.subarray(headerLength)).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** When the bytes were kept, in milliseconds since the epoch; 0 when they do not say. */
export function storedAtOf(bytes: Buffer): number {
  const storedAt = bytes.length < headerLength ? 0 : bytes.readDoubleBE();
  return storedAt > 0 && Number.isFinite(storedAt) ? storedAt : 0;
}
