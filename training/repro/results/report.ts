// Scores what a run wrote and puts the tables into the page:
// npx tsx training/repro/results/report.ts --data FOLDER --run FOLDER [--page docs/reproduction.md --size full]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { categoriesOf, type Outcome, scoreAll } from './outcomes.ts';
import { readPlan, readQuestions, readRecords } from './records.ts';
import { accuracyTable, findings, findingsSentences, findingsTable, type TestOutcomes } from './tables.ts';
import { planText, trainingText } from './training-figures.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    run: { type: 'string' },
    page: { type: 'string' },
    size: { type: 'string', default: 'full' },
  },
});
if (!values.data || !values.run)
  throw new Error('usage: report.ts --data FOLDER --run FOLDER [--page FILE --size full]');
const questions = readQuestions(values.data);
const { transcripts, figures } = readRecords(values.run);
const outcomes = await scoreAll(transcripts, questions);
const text = [planText(readPlan(values.run)), ...sectionsOf(outcomes), trainingText(figures)].join('\n\n');
console.log(text);
if (values.page) writeIntoPage(values.page, values.size, text);

function sectionsOf(all: readonly Outcome[]): string[] {
  const of = (name: string): TestOutcomes => ({
    outcomes: all.filter(({ test }) => test === name),
    categories: categoriesOf(questions.get(name)!),
  });
  const [tools, names] = [of('test-tools'), of('test-names')];
  const found = findings(tools);
  return [
    `Share of ${tools.categories.length} conversations solved, in percent, with tools that training never showed. "all six" is the mean of the six columns, with the lowest and highest seed.`,
    accuracyTable(
      tools,
      all.filter(({ test }) => test === 'test-single'),
    ),
    findingsTable(found),
    findingsSentences(found),
    `The same on ${names.categories.length} other conversations, whose names no arm was trained on either; claimed of nothing.`,
    accuracyTable(names),
    findingsTable(findings(names)),
  ];
}

function writeIntoPage(page: string, size: string, text: string): void {
  const [open, close] = [`<!-- results: ${size} -->`, `<!-- end: ${size} -->`];
  const before = readFileSync(page, 'utf8');
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  if (start < 0 || end < start)
    throw new Error(`${page}: there is no place for results; it wants the lines ${open} and ${close}`);
  writeFileSync(page, `${before.slice(0, start + open.length)}\n\n${text}\n\n${before.slice(end)}`);
}
