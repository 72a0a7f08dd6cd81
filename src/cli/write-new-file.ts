import { writeFile } from 'node:fs/promises';
import { MagnetError } from '../core/errors.ts';

/** Writes a file that must not exist yet. Throws `misuse` when it does, or its folder does not; `broken-world` else. */
export async function writeNewFile(path: string, { typed, text }: { typed: string; text: string }): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') {
      const hint = 'Nothing was changed; remove it or give another name';
      throw new MagnetError({ code: 'misuse', what: 'the file is there already', where: typed, hint, cause });
    }
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new MagnetError({ code: 'misuse', what: 'its folder does not exist', where: typed, cause });
    }
    throw new MagnetError({
      code: 'broken-world',
      what: `cannot write (${code ?? 'unknown error'})`,
      where: typed,
      cause,
    });
  }
}
