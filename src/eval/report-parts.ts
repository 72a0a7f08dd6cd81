import type { Usage } from '../core/chat-model.ts';
import type { Unanswered } from './progress.ts';
import type { ReportForm } from './text-table.ts';

/** How often each error came, the most frequent first; nothing where there was none. */
export function errorSections(counts: ReadonlyMap<string, number>, { table, heading }: ReportForm): string[] {
  if (counts.size === 0) return [];
  const rows = [...counts].sort(([, left], [, right]) => right - left).map(([type, count]) => [type, String(count)]);
  return [heading('Errors'), table({ header: ['Error type', 'Answers'], rows })];
}

/** What a model took: its tokens, and dollars where prices are known. */
export function costLine(name: string, { inputTokens, outputTokens }: Usage, cost: number | undefined): string {
  const dollars = cost === undefined ? '' : `, $${cost.toFixed(2)}`;
  return `${name}: ${inputTokens} input and ${outputTokens} output tokens${dollars}`;
}

/** A note for every reason for which questions got no answer. */
export function unansweredNotes(name: string, unanswered: readonly Unanswered[]): string[] {
  return Array.from(
    countBy(unanswered, ({ reason }) => reason),
    ([reason, count]) => {
      return `${name}: ${count} without an answer, in no figure: ${reason}`;
    },
  );
}

/** How many items have each key. */
export function countBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
