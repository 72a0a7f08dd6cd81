import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MagnetError, misuse } from '../../../core/errors.ts';
import { type PythonDict, type PythonValue, readJson } from '../../../python/index.ts';
import { Fields } from '../../fields.ts';
import { readRecords } from '../../records.ts';
import type { Category } from './categories.ts';
import { type Entry, readEntry } from './entry.ts';
import { type CategoryFiles, type DataFolder, findDataFolder } from './folder.ts';
import { type DataIdentity, identify } from './identity.ts';

export { type Category, categories, categoryOfId, isCategory } from './categories.ts';
export type { Entry, MultiTurnEntry, QuestionMessage, SingleTurnEntry } from './entry.ts';
export { howToGetData } from './folder.ts';
export type { DataIdentity } from './identity.ts';

const documentFiles: Readonly<Record<string, string>> = {
  GorillaFileSystem: 'gorilla_file_system.json',
  MathAPI: 'math_api.json',
  MessageAPI: 'message_api.json',
  TwitterAPI: 'posting_api.json',
  TicketAPI: 'ticket_api.json',
  TradingBot: 'trading_bot.json',
  TravelAPI: 'travel_booking.json',
  VehicleControlAPI: 'vehicle_control.json',
};

/** The data of BFCL, read from the user's folder when it is asked for. */
export class BfclData {
  readonly #files: DataFolder;
  readonly #entries = new Map<string, ReadonlyMap<string, Entry>>();
  readonly #answers = new Map<string, ReadonlyMap<string, PythonValue[]>>();
  readonly #documents = new Map<string, readonly PythonDict[]>();
  #longContext: PythonDict | undefined;
  #identity: DataIdentity | undefined;

  /** Opens a folder of any known layout. Throws `misuse` when the data is not there. */
  constructor(folder: string) {
    this.#files = findDataFolder(folder);
  }

  get folder(): string {
    return this.#files.folder;
  }

  get identity(): DataIdentity {
    this.#identity ??= identify(this.#files);
    return this.#identity;
  }

  /** The categories that the folder has. */
  get categories(): Category[] {
    return this.#files.categories.map(({ category }) => category);
  }

  /** The questions of a category by id, in the benchmark's order. Throws `bad-file` for one that cannot be read. */
  entries(category: Category): ReadonlyMap<string, Entry> {
    return remembered(this.#entries, category, () => {
      const { questions } = this.#filesOf(category);
      const entries = new Map<string, Entry>();
      for (const { record, where } of readRecords(questions)) {
        const entry = readEntry(record, category, where);
        entries.set(entry.id, entry);
      }
      return entries;
    });
  }

  /** A question by its id. Throws `misuse` when the category has none of it. */
  entry(category: Category, id: string): Entry {
    return (
      this.entries(category).get(id) ??
      misuse(`there is no entry ${id}`, { where: `category ${category}`, expected: 'an id of the data folder' })
    );
  }

  /** The ground truths of a category by id; none where the category has none. */
  answers(category: Category): ReadonlyMap<string, PythonValue[]> {
    return remembered(this.#answers, category, () => {
      const { answers } = this.#filesOf(category);
      const records = answers === undefined ? [] : [...readRecords(answers)];
      return new Map(
        records.map(({ record, where }) => {
          const fields = new Fields(record, where);
          return [fields.text('id'), fields.list('ground_truth')];
        }),
      );
    });
  }

  /** The documents of the functions of a class. Throws `bad-file` when they are not in the folder. */
  documents(className: string): readonly PythonDict[] {
    return remembered(this.#documents, className, () => {
      const file = documentFiles[className] ?? misuse(`there is no class ${className}`, { where: this.folder });
      return Array.from(readRecords(join(this.folder, 'multi_turn_func_doc', file)), ({ record }) => record);
    });
  }

  /** The texts of long-context mode. Throws `misuse` when `long_context.json` is not beside the data. */
  get longContext(): PythonDict {
    this.#longContext ??= readLongContext(this.folder);
    return this.#longContext;
  }

  #filesOf(category: Category): CategoryFiles {
    const files = this.#files.categories.find((candidate) => candidate.category === category);
    return (
      files ??
      misuse(`there is no category ${category}`, {
        where: this.folder,
        expected: `one of ${this.categories.join(', ')}`,
      })
    );
  }
}

function remembered<Value>(store: Map<string, Value>, key: string, make: () => Value): Value {
  const value = store.get(key) ?? make();
  store.set(key, value);
  return value;
}

function readLongContext(folder: string): PythonDict {
  const path = join(folder, 'long_context.json');
  if (!existsSync(path)) {
    throw new MagnetError({
      code: 'misuse',
      what: 'the texts of long-context mode are not there',
      where: path,
      hint: 'Make the file from an installed bfcl-eval: magnet eval bfcl long-context <package folder> --out <this path>',
    });
  }
  return readJson(readFileSync(path, 'utf8')) as PythonDict;
}
