import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a run folder that the configuration alone decides; `events.jsonl` tells times and is not one of them. */
export const decidedFiles = [
  'pool.jsonl',
  'graph.json',
  'paths.jsonl',
  'tasks.jsonl',
  'trajectories.jsonl',
  'pairs.jsonl',
  'dropped.jsonl',
] as const;

/** The texts of these files, by name. A file that nothing was written to is not there. */
export function decidedTexts(folder: string): Record<string, string> {
  const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return Object.fromEntries(decidedFiles.map((name) => [name, textOf(join(folder, name))]));
}
