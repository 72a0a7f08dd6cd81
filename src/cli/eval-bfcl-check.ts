import { checkRecord, Judge, readRecords } from '../eval/bfcl/index.ts';
import { writeJson } from '../python/index.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { replaceFile } from '../store/whole-file.ts';
import { openBfclData, today } from './bfcl-data.ts';
import type { Context } from './context.ts';

/** Judges every record of a file and writes the verdicts. */
export function checkFile(
  { input, output, data: folder }: { input: string; output: string; data?: string | undefined },
  context: Context,
): void {
  const data = openBfclData(folder, context);
  const judge = new Judge(data, today());
  function* lines(): Generator<string> {
    for (const record of readRecords(context.path(input))) yield `${writeJson(checkRecord(record, judge, data))}\n`;
  }
  replaceFile(nodeFileSystem, context.path(output), lines());
}
