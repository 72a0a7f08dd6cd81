import { duplicateText } from '../verify/near-duplicates.ts';
import type { FinishedItems } from './ledger.ts';
import type { RunReader } from './reader.ts';

/** What an interrupted run has on disk, as far as going on needs it. */
export async function readFinishedItems(run: RunReader): Promise<FinishedItems> {
  const kept = new Map<string, { text: string; pairs: number }>();
  const rows = new Set<string>();
  for await (const { task } of run.records('trajectories')) rows.add(task);
  for await (const task of run.records('tasks')) {
    if (rows.has(task.id)) kept.set(task.path, { text: duplicateText(task), pairs: 0 });
  }
  for await (const { task } of run.records('pairs')) {
    const row = kept.get(task);
    if (row) row.pairs += 1;
  }
  for await (const { path, task } of run.records('heldout')) kept.set(path.id, { text: duplicateText(task), pairs: 0 });
  return { count: run.commit.items, kept };
}
