import { misuse } from '../core/errors.ts';

/** The kinds of tool file that can be read. */
export const fileKinds = ['functions', 'mcp', 'bfcl-docs', 'toolbench'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Where tools come from. */
export type PoolSource =
  /** Every world that is at hand. */
  | { type: 'worlds' }
  /** One world. */
  | { type: 'world'; name: string }
  /** A file, or a folder with all files below it. Without a kind, the kind of each file is told from its content. */
  | { type: 'path'; path: string; kind?: FileKind };

const expected = `worlds, world:NAME, a file or a folder, or KIND:PATH where KIND is ${fileKinds.join(', ')}`;

/**
 * Reads a source as a person types it: `worlds`, `world:NAME`, a path, or `KIND:PATH`. Throws misuse when the text is
 * empty, lacks its name or path, or starts with a kind that does not exist. Does not look at the disk.
 */
export function parseSource(text: string): PoolSource {
  const where = `pool source ${JSON.stringify(text)}`;
  if (text.trim() === '') misuse('a pool source is empty', { expected });
  if (text === 'worlds') return { type: 'worlds' };
  // Two letters at least, so that the drive of a Windows path is no kind.
  const [, kind, rest = ''] = /^([A-Za-z][A-Za-z0-9-]+):(.*)$/s.exec(text) ?? [];
  if (kind === undefined) return { type: 'path', path: text };
  if (kind === 'world') {
    if (rest === '') misuse('the name of the world is missing', { where, expected: 'world:NAME' });
    return { type: 'world', name: rest };
  }
  if (!isFileKind(kind)) {
    misuse(`there is no kind "${kind}"`, { where, expected, hint: `For a file of this name write ./${text}` });
  }
  if (rest === '') misuse('the path is missing', { where, expected: `${kind}:PATH` });
  return { type: 'path', path: rest, kind };
}

function isFileKind(text: string): text is FileKind {
  return (fileKinds as readonly string[]).includes(text);
}
