import { add, contains, dict, iterate, PythonDict, type PythonValue } from '../../../python/index.ts';
import type { LoadOptions } from '../native.ts';
import { Directory, File, type FileSystem } from './native-nodes.ts';

/**
 * The tree of a scenario: the first entry under `root` names the root directory. Long-context mode lengthens the files
 * and fills up the directories that hold no others.
 */
export function loadFileSystem(config: PythonDict, { longContext }: LoadOptions): FileSystem {
  const root = loadRoot(config.get('root'), longContext);
  return { root, current: root, longContext: longContext !== undefined };
}

function loadRoot(tree: PythonValue | undefined, longContext: PythonDict | undefined): Directory {
  const [entry] = tree instanceof PythonDict ? tree.entries() : [];
  if (!entry) return new Directory('/', null);
  const [name, item] = entry;
  return loadDirectory(new Directory(name, null), item as PythonDict, longContext);
}

function loadDirectory(directory: Directory, item: PythonDict, longContext: PythonDict | undefined): Directory {
  const contents = item.get('contents') ?? dict();
  for (const [name, inner] of (contents as PythonDict).entries()) {
    const kind = (inner as PythonDict).item('type');
    if (kind === 'directory') {
      const child = new Directory(name, directory);
      directory.contents.set(name, loadDirectory(child, inner as PythonDict, longContext));
    }
    if (kind === 'file') directory.contents.set(name, loadFile(name, inner as PythonDict, longContext));
  }
  if (longContext) fillUp(directory, longContext);
  return directory;
}

function loadFile(name: PythonValue, item: PythonDict, longContext: PythonDict | undefined): File {
  const content = item.get('content') ?? '';
  if (!longContext || contains(longContext.item('FILES_TAIL_USED'), name)) return new File(name, content);
  return new File(name, add(content, longContext.item('FILE_CONTENT_EXTENSION')));
}

function fillUp(directory: Directory, longContext: PythonDict): void {
  if (directory.items().some((item) => item instanceof Directory)) return;
  for (const name of iterate(longContext.item('POPULATE_FILE_EXTENSION'))) {
    if (!directory.contents.has(name)) directory.contents.set(name, new File(name));
  }
}
