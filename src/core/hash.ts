import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './json.ts';

/** Identity of a JSON value: the first 16 hex digits of the SHA-256 of its canonical text. */
export function contentHash(value: Json): string {
  return textHash(canonicalJson(value));
}

/** The first 16 hex digits of the SHA-256 of a text. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A 32-bit FNV-1a hash: fast and stable, for seeds and shingles, never for identity. */
export function quickHash(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
