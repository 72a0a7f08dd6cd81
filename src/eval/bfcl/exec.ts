import { dict, PythonDict, type PythonValue } from '../../python/index.ts';
import { nativeNames } from '../../worlds/bfcl/natives.ts';
import { NativeSession } from '../../worlds/bfcl/session.ts';
import { Fields } from '../fields.ts';
import type { FileRecord } from '../records.ts';

/** What executing needs beside the record. */
export interface ExecOptions {
  /** The texts of long-context mode; asked for only when a record wants it. */
  longContext(): PythonDict;
  /** The current date as `YYYY-MM-DD`. */
  today: string;
}

/**
 * Executes the calls of one record `{class, initial_config, long_context, calls: [{call}]}` and gives the record back
 * with the `result` of every call and the final `state`. A record with `state_short` gets the long text of files as
 * `$EXT$` in its state. Throws `bad-file` for a record that is none.
 */
export function executeRecord({ record, where }: FileRecord, { longContext, today }: ExecOptions): PythonDict {
  const fields = new Fields(record, where);
  const className = fields.choice('class', nativeNames);
  const session = new NativeSession({
    classNames: [className],
    initialConfig: new PythonDict([[className, record.get('initial_config') ?? dict()]]),
    today,
    ...(record.get('long_context') === true ? { longContext: longContext() } : {}),
  });
  const calls = fields.list('calls').map((call) => executed(call, session, where));
  const answer = record.copy();
  answer.set('calls', calls);
  const state = session.snapshot(className);
  const isShort = record.get('state_short') === true && record.get('long_context') === true;
  answer.set('state', isShort ? shortened(state, longContext().item('FILE_CONTENT_EXTENSION') as string) : state);
  return answer;
}

function executed(call: PythonValue, session: NativeSession, where: string): PythonDict {
  const answered = call instanceof PythonDict ? call.copy() : dict();
  answered.set('result', session.execute(new Fields(answered, where).text('call')));
  return answered;
}

function shortened(value: PythonValue, text: string): PythonValue {
  if (typeof value === 'string') return value.replaceAll(text, '$$EXT$$');
  if (Array.isArray(value)) return value.map((item) => shortened(item, text));
  if (!(value instanceof PythonDict)) return value;
  return new PythonDict(Array.from(value.entries(), ([key, item]) => [key, shortened(item, text)] as const));
}
