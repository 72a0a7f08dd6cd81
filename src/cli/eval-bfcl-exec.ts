import { executeRecord, readRecords } from '../eval/bfcl/index.ts';
import { writeJson } from '../python/index.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { replaceFile } from '../store/whole-file.ts';
import { openBfclData, today } from './bfcl-data.ts';
import type { Context } from './context.ts';

/** Executes every record of a file and writes the results. */
export function executeFile(
  { input, output, data: folder }: { input: string; output: string; data?: string | undefined },
  context: Context,
): void {
  let data: ReturnType<typeof openBfclData> | undefined;
  const longContext = () => {
    data ??= openBfclData(folder, context);
    return data.longContext;
  };
  const options = { longContext, today: today() };
  function* lines(): Generator<string> {
    for (const record of readRecords(context.path(input))) yield `${writeJson(executeRecord(record, options))}\n`;
  }
  replaceFile(nodeFileSystem, context.path(output), lines());
}
