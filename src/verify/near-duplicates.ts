import type { Task } from '../core/task.ts';
import { BandTable } from './band-table.ts';
import { MinHasher } from './min-hash.ts';
import { jaccard, shinglesOf } from './shingles.ts';

const permutations = 96;
/** A duplicate at the very threshold is missed at most this often. */
const missRate = 0.01;
/** How many documents of a bucket are compared: the bound that keeps crowds of like documents cheap. */
const comparedPerBucket = 32;

/** Finds, in a stream of documents, those that nearly repeat an earlier one. */
export interface NearDuplicateIndex {
  /** The id of an earlier document that this one nearly repeats, which is then not kept; null when it is new. */
  add(id: string, text: string): string | null;
}

/**
 * An index by MinHash and locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998): two documents are near
 * duplicates when the Jaccard similarity of their sets of three-word shingles is at least `threshold`. What the hashes
 * find is compared in full, so nothing is called a duplicate by chance. The default of 0.9 suits queries with their
 * arguments: another value in one place of thirty words leaves 0.81, so a shared template alone is no duplicate,
 * while a dialogue of three hundred words with one other value has 0.98. Same documents in the same order give the
 * same answers.
 */
export function createNearDuplicateIndex({ threshold = 0.9 }: { threshold?: number } = {}): NearDuplicateIndex {
  const rows = rowsFor(threshold);
  const bands = Math.floor(permutations / rows);
  const hasher = new MinHasher(bands, rows);
  const table = new BandTable(bands + 1);
  const ids: string[] = [];
  const sets: Uint32Array[] = [];
  return {
    add(id, text) {
      const shingles = shinglesOf(text);
      const hashes = hasher.bandHashes(shingles);
      const found = table.find(hashes, comparedPerBucket, (at) => jaccard(sets[at]!, shingles) >= threshold);
      if (found !== null) return ids[found]!;
      table.add(hashes, ids.length);
      ids.push(id);
      sets.push(shingles);
      return null;
    },
  };
}

/** The text by which tasks are compared: the user's words and the reference calls. */
export function duplicateText(task: Task): string {
  return task.turns
    .flatMap(({ query, steps }) => [
      query,
      ...steps.flatMap((step) => step.calls.map(({ call }) => `${call.name} ${JSON.stringify(call.arguments)}`)),
    ])
    .join('\n');
}

/** The most rows a band can have, for the fewest chance candidates, while a duplicate still shares a band. */
function rowsFor(threshold: number): number {
  let rows = 1;
  while (rows < permutations && missesAt(threshold, rows + 1) <= missRate) rows += 1;
  return rows;
}

function missesAt(similarity: number, rows: number): number {
  return (1 - similarity ** rows) ** Math.floor(permutations / rows);
}
