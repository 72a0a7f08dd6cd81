import type { Json, JsonObject } from '../../../core/json.ts';
import { fromJson, PythonDict, type PythonValue, toJson } from '../../../python/index.ts';
import { fromNotation, toNotation } from '../notation.ts';
import { Directory, File, type FileSystem, type Item } from './native-nodes.ts';

/** A saved directory: the ids of what it holds, or the id of the directory whose contents it shares. */
export type SavedDirectory = { name: Json; parent: string | null; holds: string[] | string };

/** A saved file. */
export type SavedFile = { name: Json; content: Json };

/** A saved tree: tables of what is in it by id, so that shared files and contents stay shared. */
export type SavedFileSystem = {
  long_context: boolean;
  root: string;
  current: string;
  directories: Record<string, SavedDirectory>;
  files: Record<string, SavedFile>;
};

/** The tree as tables. The ids follow the order of the tree: `d1` is the root. */
export function saveFileSystem({ root, current, longContext }: FileSystem): SavedFileSystem {
  const ids = new Map<Item, string>();
  number(root, ids);
  number(current, ids);
  const items = [...ids];
  const owners = new Map<PythonDict, string>();
  for (const [item, id] of items) {
    if (item instanceof Directory && !owners.has(item.contents)) owners.set(item.contents, id);
  }
  const directories = items.flatMap(([item, id]) =>
    item instanceof Directory ? [[id, savedDirectory(item, ids, owners)] as const] : [],
  );
  const files = items.flatMap(([item, id]) => (item instanceof File ? [[id, savedFile(item)] as const] : []));
  return {
    long_context: longContext,
    root: ids.get(root)!,
    current: ids.get(current)!,
    directories: Object.fromEntries(directories),
    files: Object.fromEntries(files),
  };
}

function number(item: Item, ids: Map<Item, string>): void {
  if (ids.has(item)) return;
  ids.set(item, `${item instanceof Directory ? 'd' : 'f'}${ids.size + 1}`);
  if (!(item instanceof Directory)) return;
  if (item.parent) number(item.parent, ids);
  for (const child of item.items()) number(child, ids);
}

function savedDirectory(
  item: Directory,
  ids: ReadonlyMap<Item, string>,
  owners: ReadonlyMap<PythonDict, string>,
): SavedDirectory {
  const owner = owners.get(item.contents)!;
  const holds = owner === ids.get(item) ? item.items().map((child) => ids.get(child)!) : owner;
  return { name: jsonOf(item.name), parent: item.parent && ids.get(item.parent)!, holds };
}

function savedFile({ name, content }: File): SavedFile {
  return { name: jsonOf(name), content: jsonOf(content) };
}

/** The tree that was saved. */
export function restoreFileSystem(state: JsonObject): FileSystem {
  const saved = state as SavedFileSystem;
  const items = new Map<string, Item>();
  for (const [id, { name, content }] of Object.entries(saved.files)) {
    items.set(id, new File(readValue(name), readValue(content)));
  }
  const contents = new Map(Object.keys(saved.directories).map((id) => [id, new PythonDict()]));
  for (const id of Object.keys(saved.directories)) restoreDirectory(id, saved, { items, contents });
  for (const [id, { holds }] of Object.entries(saved.directories)) {
    if (typeof holds === 'string') continue;
    for (const child of holds.map((held) => items.get(held)!)) contents.get(id)!.set(child.name, child);
  }
  return {
    root: items.get(saved.root) as Directory,
    current: items.get(saved.current) as Directory,
    longContext: saved.long_context,
  };
}

interface Restored {
  items: Map<string, Item>;
  contents: ReadonlyMap<string, PythonDict>;
}

function restoreDirectory(id: string, saved: SavedFileSystem, restored: Restored): Directory {
  const known = restored.items.get(id);
  if (known) return known as Directory;
  const { name, parent, holds } = saved.directories[id]!;
  const above = parent === null ? null : restoreDirectory(parent, saved, restored);
  const owner = typeof holds === 'string' ? holds : id;
  const directory = new Directory(readValue(name), above, restored.contents.get(owner));
  restored.items.set(id, directory);
  return directory;
}

function jsonOf(value: PythonValue): Json {
  return toJson(toNotation(value));
}

function readValue(saved: Json): PythonValue {
  return fromNotation(fromJson(saved));
}
