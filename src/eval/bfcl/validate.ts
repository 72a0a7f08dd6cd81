import type { PythonDict } from '../../python/index.ts';
import type { BfclData, Entry } from './data/index.ts';
import type { EntryVerdict, Judge } from './judge.ts';
import { compareTurns } from './multi-turn/check.ts';
import { rightCall } from './right-answer.ts';

/**
 * Scores every question that has a ground truth with just that, and gives the verdicts of those that are refused: no
 * answer of a model can be right there, as the data stands. Questions of relevance and irrelevance have none.
 */
export function defectsOf(data: BfclData, judge: Judge): { checked: number; defects: EntryVerdict[] } {
  const defects: EntryVerdict[] = [];
  let checked = 0;
  for (const category of data.categories.filter((name) => !name.includes('relevance'))) {
    for (const entry of data.entries(category).values()) {
      const verdict = verdictOnTruth(entry, data, judge);
      checked += 1;
      if (!verdict.valid) defects.push(verdict);
    }
  }
  return { checked, defects };
}

function verdictOnTruth(entry: Entry, data: BfclData, judge: Judge): EntryVerdict {
  const { id, category } = entry;
  const truth = data.answers(category).get(id) ?? [];
  if (entry.kind === 'single-turn') {
    const output = (truth as PythonDict[]).map((answer) => rightCall(answer, entry.functions, category));
    return judge.verdict(entry, output, { mode: 'fc', names: 'dot' });
  }
  const turns = (truth as string[][]).map((calls) => (calls.length > 0 ? [calls] : []));
  const { valid, errorType, turns: verdicts } = compareTurns(judge.conversation(entry), turns);
  const detail = verdicts.find((turn) => turn.errorType !== null)?.differences.join(', ') || null;
  return { id, category, valid, errorType, detail, turnsPassed: valid ? 1 : 0 };
}
