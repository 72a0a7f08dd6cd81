import {
  contains,
  dict,
  fixedText,
  type PythonDict,
  type PythonValue,
  raise,
  str,
  textWith,
  truthy,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { Directory, type FileSystem, type Item } from './native-nodes.ts';

/** `ls`: the names here, without the hidden ones unless all are asked for. */
export function list({ current }: FileSystem, all: PythonValue): PythonDict {
  const names = current.contents.keys();
  const shown = truthy(all) ? names : names.filter((name) => !textWith(name, 'startswith').startsWith('.'));
  return dict({ current_directory_content: shown });
}

/** `cd`: goes to a directory here, to the parent or to the root. */
export function changeDirectory(state: FileSystem, given: PythonValue): PythonDict {
  const folder = textWith(given, 'rstrip').replace(/\/+$/, '') || '/';
  if (folder === '..') return goUp(state);
  if (folder !== '/' && folder.includes('/')) {
    return errorAnswer(`cd: ${folder}: Unsupported path. Only one folder level at a time is supported.`);
  }
  const target = folder === '/' ? state.root : folder === '.' ? state.current : state.current.find(folder);
  if (!(target instanceof Directory)) return errorAnswer(`cd: '${folder}': No such file or directory`);
  state.current = target;
  return dict({ current_working_directory: target.name });
}

function goUp(state: FileSystem): PythonDict {
  if (!state.current.parent) return errorAnswer('Current directory is already the root. Cannot go back.');
  state.current = state.current.parent;
  return dict();
}

/** `find`: everything below a directory, or what has a text in its name. */
export function findItems(state: FileSystem, path: PythonValue, name: PythonValue): PythonDict {
  const start = directoryAt(state, path);
  if (!start) return errorAnswer(`find: '${str(path)}': No such file or directory`);
  const matches: string[] = [];
  const prefix = textWith(path, 'rstrip').replace(/\/+$/, '');
  for (const [item, where] of below(start, prefix)) {
    if (name === null || contains(item.name, name)) matches.push(where);
  }
  return dict({ matches });
}

function directoryAt({ root, current }: FileSystem, path: PythonValue): Directory | undefined {
  if (path === null || path === '.') return current;
  if (path === '/') return root;
  const text = textWith(path, 'strip');
  const segments = text.replace(/^\/+|\/+$/g, '').split('/');
  let at: Item | undefined = text.startsWith('/') ? root : current;
  for (const segment of segments) {
    if (segment !== '.') at = at instanceof Directory ? at.find(segment) : undefined;
  }
  return at instanceof Directory ? at : undefined;
}

/** `du`: the bytes of all files below. */
export function diskUsage({ current }: FileSystem, humanReadable: PythonValue): PythonDict {
  let bytes = 0;
  for (const [item] of below(current, '')) {
    if (!(item instanceof Directory)) bytes += Buffer.byteLength(textWith(item.content, 'encode'));
  }
  return dict({ disk_usage: truthy(humanReadable) ? inUnits(bytes) : `${bytes} bytes` });
}

function inUnits(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${fixedText(size, 2)} ${units[unit]}`;
}

function* below(
  directory: Directory,
  prefix: string,
  above: readonly PythonDict[] = [],
): Generator<[item: Item, path: string]> {
  if (above.includes(directory.contents)) raise('RecursionError', 'maximum recursion depth exceeded');
  for (const item of directory.items()) {
    const path = `${prefix}/${str(item.name)}`;
    yield [item, path];
    if (item instanceof Directory) yield* below(item, path, [...above, directory.contents]);
  }
}
