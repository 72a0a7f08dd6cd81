import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { ChatAnswer } from '../core/chat-model.ts';
import { isJsonObject, type Json } from '../core/json.ts';

/** An answer as a cache keeps it. */
export interface CachedAnswer {
  /** What identified the model that gave it. */
  model: string;
  answer: ChatAnswer;
}

// A record is when it was kept (8 bytes, milliseconds as a double), then JSON in zlib's form, whose checksum tells of
// damage; or, where it is short, a zero, its CRC-32 (4 bytes) and the JSON: packing that would cost more than it saves.
const headerLength = 8;
const plainMark = 0;
const plainStart = headerLength + 5;
/** The most bytes of JSON that are not packed. */
const longestPlain = 4096;

/** The bytes of an answer that is kept at a time, in milliseconds since the epoch. */
export function packRecord(record: CachedAnswer, storedAt: number): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const isPlain = json.length <= longestPlain;
  const header = Buffer.alloc(isPlain ? plainStart : headerLength);
  header.writeDoubleBE(storedAt);
  if (isPlain) header.writeUInt32BE(crc32(json), plainStart - 4);
  return Buffer.concat([header, isPlain ? json : deflateSync(json, { level: 1 })]);
}

/** The answer that bytes hold; undefined when they are not whole. */
export function unpackRecord(bytes: Buffer): CachedAnswer | undefined {
  try {
    const record: unknown = JSON.parse(jsonOf(bytes));
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function jsonOf(bytes: Buffer): string {
  if (bytes[headerLength] !== plainMark) return inflateSync(bytes.subarray(headerLength)).toString('utf8');
  const json = bytes.subarray(plainStart);
  return crc32(json) === bytes.readUInt32BE(plainStart - 4) ? json.toString('utf8') : '';
}

/** When the bytes were kept, in milliseconds since the epoch; 0 when they do not say. */
export function storedAtOf(bytes: Buffer): number {
  const storedAt = bytes.length < headerLength ? 0 : bytes.readDoubleBE();
  return storedAt > 0 && Number.isFinite(storedAt) ? storedAt : 0;
}

// By hand, since a schema would take half of what reading an answer takes. What a later version adds to an answer comes
// back as it was.
function isRecord(value: unknown): value is CachedAnswer {
  if (!isJsonObject(value) || typeof value.model !== 'string' || !isJsonObject(value.answer)) return false;
  const { content, calls, usage, finishReason } = value.answer;
  const isAnswered = typeof content === 'string' && typeof finishReason === 'string';
  return isAnswered && Array.isArray(calls) && calls.every(isCall) && isUsage(usage);
}

function isCall(value: Json): boolean {
  return isJsonObject(value) && [value.id, value.name, value.arguments].every((part) => typeof part === 'string');
}

function isUsage(value: Json | undefined): boolean {
  return isJsonObject(value) && typeof value.inputTokens === 'number' && typeof value.outputTokens === 'number';
}
