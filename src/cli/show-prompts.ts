import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPrompts, promptFiles, promptFolder, promptNames } from '../teacher/model/index.ts';
import type { Context } from './context.ts';
import { writeNewFile } from './write-new-file.ts';

/** Lists the prompts with their versions. With `copy`, writes those of Magnet into a folder first; no file is overwritten. */
export async function showPrompts(
  { prompts: folder, copy }: { prompts?: string | undefined; copy?: string | undefined },
  context: Context,
): Promise<void> {
  if (copy !== undefined) {
    await mkdir(context.path(copy), { recursive: true });
    for (const file of promptFiles) {
      const text = await readFile(join(promptFolder, file), 'utf8');
      await writeNewFile(join(context.path(copy), file), { typed: join(copy, file), text });
    }
    context.print(`${promptFiles.length} files are in ${copy}. Keep those that you change; the others may be deleted.`);
    return;
  }
  const prompts = await loadPrompts(folder === undefined ? undefined : context.path(folder));
  for (const name of promptNames) context.print(`${name.padEnd(20)} ${prompts.version(name)}`);
}
