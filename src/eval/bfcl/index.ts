export { readRecords } from '../records.ts';
export { bfclBenchmark } from './benchmark.ts';
export { checkRecord } from './check-record.ts';
export {
  BfclData,
  type Category,
  categories,
  categoryOfId,
  type DataIdentity,
  type Entry,
  howToGetData,
  isCategory,
} from './data/index.ts';
export { findLongContext } from './data/long-context.ts';
export { executeRecord } from './exec.ts';
export { type AnswerForm, type EntryVerdict, Judge } from './judge.ts';
export { type BfclReport, headlineFigures, reportMarkdown, reportOn, reportText, type ScoredRun } from './report.ts';
export { guessForm, openResponses, type ResponseSet } from './responses.ts';
export { type ScoresV3, scoreV3, scoreV3WithExec, type Tallies } from './scores/index.ts';
export { type Selection, selectEntries } from './select.ts';
export { defectsOf } from './validate.ts';
export { VerdictCounts } from './verdict-counts.ts';
