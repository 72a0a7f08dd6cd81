import type { JsonObject } from '../../../core/json.ts';
import type { ToolFailure } from '../../define.ts';
import { answered, type Face, faceOf, type Refusal } from '../face.ts';
import { gorillaFileSystem } from './native.ts';
import type { SavedFileSystem } from './native-saving.ts';

/** A saved tree, with the folder that the user is in. */
export type TreeState = SavedFileSystem;

const missing =
  /^(?:cat|cd|find|mv|cp|rm|rmdir|wc|sort|grep|tail): (?:cannot \w+ )?'?(.*?)'?: No such file or directory$/;

const refusals: readonly Refusal[] = [
  { native: /^diff: .*: No such.*$/, kind: 'not-found', says: 'At least one of the two is no file in this folder.' },
  { native: missing, kind: 'not-found', says: 'Nothing called "$1" that would do is in this folder.' },
  { native: /^echo: cannot write to '(.*)': No such file$/, kind: 'not-found', says: 'Here is no file "$1" to fill.' },
  {
    native: /^.*'(.*)': Invalid character$/,
    kind: 'refused',
    says: 'The name "$1" has a sign in it that names may not have.',
  },
  { native: /^.*'(.*)': File exists$/, kind: 'refused', says: 'The name "$1" is taken already.' },
  { native: /^\w+ '(.*)' already exists in.*$/, kind: 'refused', says: 'That folder has a "$1" already.' },
  { native: /^(?:mv|cp): .* to '(.*)': Not a directory$/, kind: 'refused', says: 'The name "$1" is taken already.' },
  { native: /^rmdir: .*'(.*)': Not a directory$/, kind: 'wrong-state', says: 'The name "$1" belongs to a file.' },
  { native: /^cat: '(.*)': Is a directory$/, kind: 'wrong-state', says: 'The name "$1" belongs to a folder.' },
  { native: /^'Directory' object.*$/, kind: 'wrong-state', says: 'A folder cannot hold text of its own.' },
  { native: /^rmdir: .*'(.*)': Directory not empty$/, kind: 'wrong-state', says: 'There is still something in "$1".' },
  { native: /^(?:mv|cp): path not allowed.*$/, kind: 'refused', says: 'Only a plain name can be given, not a path.' },
  { native: /^cd: .*: Unsupported path.*$/, kind: 'refused', says: 'Folders are entered one at a time, by name.' },
  { native: /^Current directory is already.*$/, kind: 'wrong-state', says: 'This is the topmost folder already.' },
];

/** The file system class, for the tools of our own face. */
export const tree: Face = faceOf(gorillaFileSystem, refusals);

/** A file or folder as values are drawn from it; a folder has no text. */
export interface Entry {
  readonly name: string;
  /** The id of a folder. */
  readonly folder?: string;
  readonly text?: string;
}

/** What a folder holds, in order; by default the one that the user is in. */
export function entriesOf(state: Readonly<TreeState>, folder: string = state.current): Entry[] {
  const { holds } = state.directories[folder]!;
  if (typeof holds === 'string') return entriesOf(state, holds);
  return holds.map((id) => {
    const file = state.files[id];
    if (file) return { name: String(file.name), text: String(file.content) };
    return { name: String(state.directories[id]!.name), folder: id };
  });
}

/** The files here that are not hidden. */
export function filesOf(state: Readonly<TreeState>, folder?: string): Entry[] {
  return entriesOf(state, folder).filter(({ name, text }) => text !== undefined && !name.startsWith('.'));
}

/** The folders here that are not hidden. */
export function foldersOf(state: Readonly<TreeState>, folder?: string): (Entry & { folder: string })[] {
  return entriesOf(state, folder).filter(
    (entry): entry is Entry & { folder: string } => entry.folder !== undefined && !entry.name.startsWith('.'),
  );
}

/** Splits names of this folder into those of files and those of folders. */
export function sorted(state: Readonly<TreeState>, names: readonly string[]): { files: string[]; folders: string[] } {
  const folders = new Set(entriesOf(state).flatMap(({ name, folder }) => (folder === undefined ? [] : [name])));
  return {
    files: names.filter((name) => !folders.has(name)),
    folders: names.filter((name) => folders.has(name)),
  };
}

/** The path of the folder that the user is in. */
export function pathHere(state: TreeState): string {
  const answer = tree.look(state, 'pwd') as JsonObject;
  return String(answer.current_working_directory);
}

/** Where the user is now, and the names of what is there. */
export function surroundings(state: TreeState): JsonObject | ToolFailure {
  return answered(tree.look(state, 'ls'), ({ current_directory_content }) => ({
    path: pathHere(state),
    ...sorted(state, current_directory_content as string[]),
  }));
}
