import type { Awaitable } from '../core/executor.ts';

/**
 * Maps items to answers, in the order of the items, with at most `concurrency` promises open. Answers that come at once
 * are not waited for. The first rejection ends it: no further item is begun.
 */
export async function inOrder<Item, Answer>(
  items: readonly Item[],
  concurrency: number,
  answer: (item: Item, index: number) => Awaitable<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = new Array(items.length);
  const open = new Set<Promise<void>>();
  for (const [index, item] of items.entries()) {
    const given = answer(item, index);
    if (!(given instanceof Promise)) {
      answers[index] = given;
      continue;
    }
    const settled = given.then((value) => {
      answers[index] = value;
      open.delete(settled);
    });
    open.add(settled);
    if (open.size >= concurrency) await Promise.race(open);
  }
  await Promise.all(open);
  return answers;
}
