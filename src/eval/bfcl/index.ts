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
  readRecords,
} from './data/index.ts';
export { findLongContext } from './data/long-context.ts';
export { executeRecord } from './exec.ts';
export { type AnswerForm, type EntryVerdict, Judge } from './judge.ts';
