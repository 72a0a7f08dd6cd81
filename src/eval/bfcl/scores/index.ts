export { categoryTable, percentText, summaryTable } from './render.ts';
export { type Spread, spread } from './spread.ts';
export { type CategoryRow, categoryRows, type SummaryColumn, summaryColumns } from './table.ts';
export { entryCounts, type Tallies, type Tally } from './tally.ts';
export { type ScoresV3, scoreV3 } from './version-3.ts';
export {
  type ExecCategory,
  execCategories,
  retiredExecNote,
  type ScoresV3WithExec,
  scoreV3WithExec,
} from './version-3-with-exec.ts';
export { type ScoresV4, scoreV4 } from './version-4.ts';
