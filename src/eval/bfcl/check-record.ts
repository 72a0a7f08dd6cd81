import { dict, type PythonDict } from '../../python/index.ts';
import { Fields } from '../fields.ts';
import type { FileRecord } from '../records.ts';
import { type BfclData, categories } from './data/index.ts';
import type { Judge } from './judge.ts';

/**
 * Judges one record `{id, category, entry_id, mode, names?, result}` and gives `{id, valid, error_type}`. Throws
 * `bad-file` for a record that is none and `misuse` for a question that the data does not have.
 */
export function checkRecord({ record, where }: FileRecord, judge: Judge, data: BfclData): PythonDict {
  const fields = new Fields(record, where);
  const entry = data.entry(fields.choice('category', categories), fields.text('entry_id'));
  const mode = fields.choice('mode', ['fc', 'prompting']);
  const names = record.has('names') ? fields.choice('names', ['underscore', 'dot']) : 'dot';
  const { valid, errorType } = judge.verdict(entry, record.get('result') ?? null, { mode, names });
  return dict({ id: fields.text('id'), valid, error_type: errorType });
}
