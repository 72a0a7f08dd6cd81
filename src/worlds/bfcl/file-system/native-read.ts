import {
  compare,
  compareText,
  contains,
  dict,
  length,
  negate,
  type PythonDict,
  type PythonValue,
  raise,
  splitLines,
  splitWords,
  str,
  textWith,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { hasInvalidCharacter } from './native-arrange.ts';
import { Directory, File, type FileSystem } from './native-nodes.ts';

/** `cat`: what a file holds. */
export function show({ current }: FileSystem, name: PythonValue): PythonDict {
  if (hasInvalidCharacter(name)) return errorAnswer(`cat: '${str(name)}': Invalid character`);
  const item = current.find(name);
  if (!item) return errorAnswer(`cat: '${str(name)}': No such file or directory`);
  if (item instanceof Directory) return errorAnswer(`cat: '${str(name)}': Is a directory`);
  return dict({ file_content: item.content });
}

/** `wc`: lines, words or characters of a file. */
export function count({ current }: FileSystem, name: PythonValue, mode: PythonValue): PythonDict {
  if (!contains(['l', 'w', 'c'], mode)) return errorAnswer(`wc: invalid mode '${str(mode)}'`);
  const item = current.find(name);
  if (!(item instanceof File)) return notFound('wc', name);
  if (mode === 'l') return dict({ count: BigInt(linesOf(item).length), type: 'lines' });
  if (mode === 'c') return dict({ count: BigInt(length(item.content)), type: 'characters' });
  return dict({ count: BigInt(splitWords(textWith(item.content, 'split')).length), type: 'words' });
}

/** `sort`: the lines of a file in order; the file stays as it is. */
export function sortLines({ current }: FileSystem, name: PythonValue): PythonDict {
  const item = current.find(name);
  if (!(item instanceof File)) return notFound('sort', name);
  return dict({ sorted_content: linesOf(item).sort(compareText).join('\n') });
}

/** `grep`: the lines of a file that hold a text. */
export function matchingLines({ current }: FileSystem, name: PythonValue, pattern: PythonValue): PythonDict {
  const item = current.find(name);
  if (!(item instanceof File)) return notFound('grep', name);
  return dict({ matching_lines: linesOf(item).filter((line) => contains(line, pattern)) });
}

/** `tail`: the last lines of a file, by Python's slice from `-lines`: 0 gives all, -2 all but the first two. */
export function lastLines({ current }: FileSystem, name: PythonValue, lines: PythonValue): PythonDict {
  const item = current.find(name);
  if (!(item instanceof File)) return notFound('tail', name);
  const all = linesOf(item);
  const wanted = compare(lines, '>', BigInt(all.length)) ? BigInt(all.length) : lines;
  const from = negate(wanted);
  if (typeof from === 'number') {
    raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
  }
  return dict({ last_lines: all.slice(Number(from)).join('\n') });
}

/** `diff`: the pairs of lines that differ, up to the end of the shorter file. */
export function compareFiles({ current }: FileSystem, first: PythonValue, second: PythonValue): PythonDict {
  const left = current.find(first);
  const right = left && current.find(second);
  if (!(left instanceof File) || !(right instanceof File)) {
    return errorAnswer(`diff: ${str(first)} or ${str(second)}: No such file or directory`);
  }
  const others = linesOf(right);
  const differing = linesOf(left)
    .slice(0, others.length)
    .flatMap((line, at) => (line === others[at] ? [] : [`- ${line}\n+ ${others[at]}`]));
  return dict({ diff_lines: differing.join('\n') });
}

function linesOf(file: File): string[] {
  return splitLines(textWith(file.content, 'splitlines'));
}

function notFound(command: string, name: PythonValue): PythonDict {
  return errorAnswer(`${command}: ${str(name)}: No such file or directory`);
}
