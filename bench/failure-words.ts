/** Measures the rule filter on the labelled answers of ToolBench: `npx tsx bench/failure-words.ts [observations.jsonl]`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainResponse } from '../src/verify/classify-response.ts';
import { type ResponseKind, responseKinds } from '../src/verify/failure-rules.ts';

interface Observation {
  observation: string;
  hand_label: ResponseKind;
}

const shared = process.env.MAGNET_SHARED ?? join(import.meta.dirname, '../../shared');
const file = process.argv[2] ?? join(shared, 'toolbench/observations.jsonl');
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const { observation, hand_label: label }: Observation = JSON.parse(line);
    return { label, ...explainResponse(observation) };
  });

function figures(isFound: (kind: ResponseKind) => boolean): string {
  const found = rows.filter((row) => isFound(row.kind));
  const wanted = rows.filter((row) => isFound(row.label));
  const right = found.filter((row) => isFound(row.label)).length;
  const share = (whole: number) => (whole === 0 ? '    -' : (right / whole).toFixed(3));
  return `${share(found.length)}  ${share(wanted.length)}  ${String(wanted.length).padStart(3)}`;
}

console.log(`${rows.length} answers         precision recall  n`);
console.log(`${'unusable'.padEnd(20)} ${figures((kind) => kind !== 'usable')}`);
for (const each of responseKinds) console.log(`${each.padEnd(20)} ${figures((kind) => kind === each)}`);

const rules = new Map<string, number>();
for (const { rule } of rows) rules.set(rule, (rules.get(rule) ?? 0) + 1);
console.log('\nrule -> count');
for (const [rule, count] of [...rules].sort((left, right) => right[1] - left[1]))
  console.log(`${rule.padEnd(20)} ${count}`);
