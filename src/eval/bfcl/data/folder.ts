import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError } from '../../../core/errors.ts';
import { type Category, categories, categoryNamed } from './categories.ts';

/** The files of one category in a data folder. */
export interface CategoryFiles {
  category: Category;
  questions: string;
  /** Undefined where the category has no ground truth. */
  answers: string | undefined;
}

/** Where the data of BFCL lies on disk. */
export interface DataFolder {
  folder: string;
  categories: readonly CategoryFiles[];
}

// The folder itself, or what it is called inside the `bfcl-eval` package, a clone of the repository, and older clones.
const layouts = [
  '',
  'data',
  'bfcl_eval/data',
  'berkeley-function-call-leaderboard/bfcl_eval/data',
  'berkeley-function-call-leaderboard/data',
];

const questionFile = /^BFCL_v[34]_(\w+)\.json$/;

/** How to come by the data, for messages. */
export const howToGetData =
  'Get it with `pip download bfcl-eval --no-deps` (unpack the wheel) or clone the repository ShishirPatil/gorilla, and ' +
  'name the folder in the command or in BFCL_DATA';

/** Finds the data of BFCL in a folder of any known layout. Throws `misuse` when it is not there. */
export function findDataFolder(given: string): DataFolder {
  if (!existsSync(given) || !statSync(given).isDirectory()) throw absent(given, 'there is no such folder');
  for (const layout of layouts) {
    const folder = join(given, layout);
    const categories = existsSync(folder) && statSync(folder).isDirectory() ? categoriesIn(folder) : [];
    if (categories.length > 0) return { folder, categories };
  }
  throw absent(given, 'there are no files of BFCL in this folder');
}

function absent(where: string, what: string): MagnetError {
  return new MagnetError({
    code: 'misuse',
    what,
    where,
    expected: `a folder with BFCL_v4_<category>.json, or one of ${layouts.slice(1).join(', ')} in it`,
    hint: howToGetData,
  });
}

// Files of categories that version 3 does not score are left alone.
function categoriesIn(folder: string): CategoryFiles[] {
  const found = readdirSync(folder).flatMap((name): CategoryFiles[] => {
    const category = categoryNamed(questionFile.exec(name)?.[1] ?? '');
    const answers = join(folder, 'possible_answer', name);
    if (category === undefined) return [];
    return [{ category, questions: join(folder, name), answers: existsSync(answers) ? answers : undefined }];
  });
  return found.sort((one, other) => categories.indexOf(one.category) - categories.indexOf(other.category));
}
