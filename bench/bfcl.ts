/**
 * Times BFCL's checkers on the reference data: all ground truths of conversations executed and checked, all of single
 * turns checked, and the recorded single-turn answers judged; each with reading the files. `npx tsx bench/bfcl.ts`.
 */
import { join } from 'node:path';
import { BfclData, type Category, categories, defectsOf, Judge } from '../src/eval/bfcl/index.ts';
import { bfclRecords } from '../test/support/bfcl-recordings.ts';
import { sharedData } from '../test/support/shared-data.ts';

const today = '2026-11-21';

/** The reference data with some of its categories only. */
class PartOfData extends BfclData {
  constructor(readonly chosen: readonly Category[]) {
    super(join(sharedData.folder, 'bfcl/data'));
  }

  override get categories(): Category[] {
    return [...this.chosen];
  }
}

function measure(): void {
  const isConversation = (category: Category) => category.startsWith('multi_turn');
  time('ground truths of conversations', () => checkTruths(categories.filter(isConversation)));
  const singleTurns = categories.filter((category) => !isConversation(category));
  time('ground truths of single turns', () => checkTruths(singleTurns));
  const judge = new Judge(new PartOfData(singleTurns), today);
  time('recorded answers to single turns', () => {
    const cases = bfclRecords('checker/ast_cases.jsonl.gz');
    for (const recorded of cases) {
      const entry = judge.data.entry(recorded.item('category') as Category, recorded.item('entry_id') as string);
      const mode = recorded.item('mode') as 'fc' | 'prompting';
      judge.verdict(entry, recorded.item('result'), { mode, names: recorded.item('names') as 'underscore' | 'dot' });
    }
    return cases.length;
  });
}

/** Reads and checks the ground truths of some categories, and gives their number. */
function checkTruths(chosen: readonly Category[]): number {
  const data = new PartOfData(chosen);
  return defectsOf(data, new Judge(data, today)).checked;
}

function time(name: string, run: () => number): void {
  const started = performance.now();
  const count = run();
  const seconds = (performance.now() - started) / 1000;
  const rate = (count / seconds).toFixed(0);
  console.log(`${name.padEnd(48)} ${String(count).padStart(5)} in ${seconds.toFixed(2)} s, ${rate} a second`);
}

if (sharedData.absent) {
  console.log('Skipped: the shared reference data is absent.');
} else {
  measure();
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}
