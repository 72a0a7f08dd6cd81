import { dict, PythonDict, type PythonValue, str } from '../../../python/index.ts';
import { toNotation } from '../notation.ts';
import { Directory, type FileSystem, type Item } from './native-nodes.ts';

/** The attributes as values that compare as the tree does: by names and contents, whatever their order and parents. */
export function comparable({ root, longContext }: FileSystem): PythonDict {
  return dict({ long_context: longContext, root: comparableItem(root, []) });
}

function comparableItem(item: Item, above: readonly PythonDict[]): PythonValue {
  if (!(item instanceof Directory)) return dict({ $file: item.name, content: item.content });
  const inner = itemsBelow(item, above).map(
    (child) => [child.name, comparableItem(child, [...above, item.contents])] as const,
  );
  return dict({ $dir: item.name, contents: new PythonDict(inner) });
}

/** The attributes in the notation that states are written in. */
export function written({ root, longContext }: FileSystem): PythonDict {
  return dict({ long_context: longContext, root: writtenItem(root, []) });
}

function writtenItem(item: Item, above: readonly PythonDict[]): PythonValue {
  if (!(item instanceof Directory)) return dict({ $file: item.name, content: toNotation(item.content) });
  const inner = itemsBelow(item, above).map((child) => [child.name, writtenItem(child, [...above, item.contents])]);
  return dict({ $dir: item.name, parent: item.parent?.name ?? null, contents: inner });
}

// A directory can come to lie in itself (copied with its parent, then moved into itself); it is shown once.
function itemsBelow(directory: Directory, above: readonly PythonDict[]): Item[] {
  return above.includes(directory.contents) ? [] : directory.items();
}

/** The names from the root to the current directory: `/home/notes`. */
export function currentPath({ current }: FileSystem): string {
  const names: string[] = [];
  for (let at: Directory | null = current; at; at = at.parent) names.unshift(str(at.name));
  return `/${names.join('/')}`;
}
