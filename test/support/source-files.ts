import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

const source = join(import.meta.dirname, '../../src');

/** A file of `src` as the rules of imports see it. */
export interface SourceFile {
  /** Path from `src`, with `/`. */
  path: string;
  /** The first folder, or the name of a file that lies in `src` itself. */
  part: string;
  text: string;
  /** Paths from `src` of the files it imports, types included. */
  imports: string[];
  /** Names of the packages it imports. */
  packages: string[];
}

/** The files of `src`, tests left out. */
export function sourceFiles(): SourceFile[] {
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(sep, '/'));
  return names.filter((name) => /(?<!\.test)\.ts$/.test(name)).map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(source, path), 'utf8');
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^;=(]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm)];
  const targets = specifiers.map(([, plain, dynamic]) => (plain ?? dynamic)!);
  const own = targets.filter((target) => target.startsWith('.'));
  return {
    path,
    part: path.split('/')[0]!,
    text,
    imports: own.map((target) => normalize(join(dirname(path), target)).replaceAll(sep, '/')),
    packages: targets.filter((target) => !target.startsWith('.')),
  };
}

/** The packages that a file needs at run time, with those of all it imports. */
export function packagesBehind(door: string, files: readonly SourceFile[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set([door]);
  for (const path of reached) for (const next of byPath.get(path)?.imports ?? []) reached.add(next);
  return new Set([...reached].flatMap((path) => byPath.get(path)?.packages ?? []));
}
