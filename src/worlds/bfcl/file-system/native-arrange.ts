import { contains, dict, type PythonDict, type PythonValue, raise, str, truthy } from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { Directory, File, type FileSystem, type Item } from './native-nodes.ts';

const invalidCharacters = '|/\\?%*:"><';

/** Whether a name holds a character that no name may hold. Raises TypeError for what is no text or container. */
export function hasInvalidCharacter(name: PythonValue): boolean {
  return [...invalidCharacters].some((character) => contains(name, character));
}

/** `mkdir`. */
export function makeDirectory({ current }: FileSystem, name: PythonValue): PythonDict | null {
  const cannot = `mkdir: cannot create directory '${str(name)}'`;
  if (hasInvalidCharacter(name)) return errorAnswer(`${cannot}: Invalid character`);
  if (current.contents.has(name)) return errorAnswer(`${cannot}: File exists`);
  current.contents.set(name, new Directory(name, current));
  return null;
}

/** `touch`: makes an empty file. */
export function makeFile({ current }: FileSystem, name: PythonValue): PythonDict | null {
  const cannot = `touch: cannot touch '${str(name)}'`;
  if (hasInvalidCharacter(name)) return errorAnswer(`${cannot}: Invalid character`);
  if (current.contents.has(name)) return errorAnswer(`${cannot}: File exists`);
  current.contents.set(name, new File(name));
  return null;
}

/** `echo`: replaces what a file holds, or answers with the text when no file is named. */
export function write({ current }: FileSystem, content: PythonValue, name: PythonValue): PythonDict | null {
  if (name === null) return dict({ terminal_output: content });
  const cannot = `echo: cannot write to '${str(name)}'`;
  if (hasInvalidCharacter(name)) return errorAnswer(`${cannot}: Invalid character`);
  if (!truthy(name)) return dict({ terminal_output: content });
  const item = current.find(name);
  if (!item) return errorAnswer(`${cannot}: No such file`);
  if (item instanceof Directory) raise('AttributeError', "'Directory' object has no attribute '_write'");
  item.content = content;
  return null;
}

/** `mv`: into a directory here, or under a new name. What is moved is a new object with the old contents. */
export function move({ current }: FileSystem, source: PythonValue, destination: PythonValue): PythonDict {
  const item = current.contents.get(source) as Item | undefined;
  const cannot = `mv: cannot move '${str(source)}'`;
  if (!item) return errorAnswer(`${cannot}: No such file or directory`);
  if (contains(destination, '/')) return pathNotAllowed('mv');
  const target = current.find(destination);
  if (target instanceof File) return errorAnswer(`${cannot} to '${str(destination)}': Not a directory`);
  const within = `${str(destination)}/${str(source)}`;
  if (target?.contents.has(source)) return errorAnswer(`${cannot} to '${within}': File exists`);
  current.contents.delete(source);
  if (target) place(item, source, target, (contents) => contents);
  else place(item, destination, current, (contents) => contents);
  return dict({ result: `'${str(source)}' moved to '${target ? within : str(destination)}'` });
}

/** `cp`: into a directory here, or under a new name. A copied directory holds the same files and directories. */
export function copy({ current }: FileSystem, source: PythonValue, destination: PythonValue): PythonDict {
  const item = current.find(source);
  const cannot = `cp: cannot copy '${str(source)}'`;
  if (!item) return errorAnswer(`${cannot}: No such file or directory`);
  if (contains(destination, '/')) return pathNotAllowed('cp');
  const target = current.find(destination);
  if (target instanceof File) return errorAnswer(`${cannot} to '${str(destination)}': Not a directory`);
  if (target?.contents.has(source)) {
    const here = `'${str(source)}' already exists in directory '${str(target.name)}'.`;
    raise('ValueError', `${item.typeName} ${here}`);
  }
  if (target) place(item, source, target, (contents) => contents.copy());
  else place(item, destination, current, (contents) => contents.copy());
  const where = target ? `${str(destination)}/${str(source)}` : str(destination);
  return dict({ result: `'${str(source)}' copied to '${where}'` });
}

function place(item: Item, name: PythonValue, into: Directory, keep: (contents: PythonDict) => PythonDict): void {
  const placed =
    item instanceof Directory ? new Directory(name, into, keep(item.contents)) : new File(name, item.content);
  into.contents.set(name, placed);
}

function pathNotAllowed(command: string): PythonDict {
  return errorAnswer(`${command}: path not allowed in destination. Provide only a file or directory name.`);
}

/** `rm`: a file, or a directory with all it holds. */
export function remove({ current }: FileSystem, name: PythonValue): PythonDict {
  if (!current.contents.delete(name)) {
    return errorAnswer(`rm: cannot remove '${str(name)}': No such file or directory`);
  }
  return dict({ result: `'${str(name)}' removed` });
}

/** `rmdir`: an empty directory. */
export function removeDirectory({ current }: FileSystem, name: PythonValue): PythonDict {
  const item = current.find(name);
  const cannot = `rmdir: cannot remove '${str(name)}'`;
  if (!item) return errorAnswer(`${cannot}: No such file or directory`);
  if (!(item instanceof Directory)) return errorAnswer(`${cannot}: Not a directory`);
  if (item.contents.size > 0) return errorAnswer(`${cannot}: Directory not empty`);
  current.contents.delete(name);
  return dict({ result: `'${str(name)}' removed` });
}
