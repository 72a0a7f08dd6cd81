import { findLongContext } from '../eval/bfcl/index.ts';
import { writeJson } from '../python/index.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { replaceFile } from '../store/whole-file.ts';
import type { Context } from './context.ts';

/** Writes the texts of long-context mode that a package holds. */
export function writeLongContext({ folder, out }: { folder: string; out: string }, context: Context): void {
  const texts = findLongContext(context.path(folder));
  replaceFile(nodeFileSystem, context.path(out), [`${writeJson(texts)}\n`]);
  context.tell(`${out}: ${texts.size} constants`);
}
