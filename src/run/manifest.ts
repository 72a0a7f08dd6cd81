import { join } from 'node:path';
import { z } from 'zod';
import { benchmarkSchema } from '../core/contamination.ts';
import { MagnetError } from '../core/errors.ts';
import { canonicalJson, type Json, type JsonObject } from '../core/json.ts';
import type { FileSystem } from '../store/file-system.ts';
import { replaceFile } from '../store/whole-file.ts';

/** The version of the layout of a run folder. */
export const runFormatVersion = 1;

/** The file that makes a folder a run folder. */
export const manifestFile = 'run.json';

export const manifestSchema = z.strictObject({
  format: z.literal('magnet-run'),
  version: z.literal(runFormatVersion),
  /** The version of Magnet that makes the run. */
  magnet: z.string(),
  /** Equal fingerprints give equal data. */
  fingerprint: z.string(),
  config: z.record(z.string(), z.json()),
  /** The benchmark whose copies are refused; absent when none is. */
  decontaminatedAgainst: benchmarkSchema.optional(),
});
/** What `run.json` says: by which program and configuration a run is made. */
export type RunManifest = z.infer<typeof manifestSchema>;

/** The manifest of a folder, or undefined when the folder has none. Throws `bad-run` when it cannot be used. */
export function readManifest(fileSystem: FileSystem, folder: string): RunManifest | undefined {
  const path = join(folder, manifestFile);
  const text = fileSystem.read(path);
  if (text === undefined) return undefined;
  const content = parseManifest(text, path);
  assertVersion(content, path);
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]!;
  throw badManifest(path, `"${problem.path.join('.')}" is wrong: ${problem.message}`);
}

/** Writes `run.json` so that it is either there whole or not at all. */
export function writeManifest(fileSystem: FileSystem, folder: string, manifest: RunManifest): void {
  replaceFile(fileSystem, join(folder, manifestFile), [`${JSON.stringify(manifest, null, 2)}\n`]);
}

/** Throws `bad-run` when a run was made by another program or configuration than the one that wants to go on. */
export function assertSameRun(found: RunManifest, wanted: RunManifest, folder: string): void {
  if (found.magnet !== wanted.magnet) {
    throw new MagnetError({
      code: 'bad-run',
      what: `this run was begun by Magnet ${found.magnet} and this is Magnet ${wanted.magnet}`,
      where: folder,
      hint: `Finish it with that version (npx magnet-fc@${found.magnet}), or start a new run in another folder (--out)`,
    });
  }
  if (found.fingerprint !== wanted.fingerprint) {
    throw new MagnetError({
      code: 'bad-run',
      what: `this run was begun with another configuration: ${differences(decisiveParts(found), decisiveParts(wanted))}`,
      where: folder,
      hint: 'Give the same configuration to go on, or start a new run in another folder (--out)',
    });
  }
}

function decisiveParts({ config, decontaminatedAgainst }: RunManifest): JsonObject {
  return decontaminatedAgainst ? { ...config, decontaminatedAgainst } : config;
}

function differences(found: JsonObject, wanted: JsonObject): string {
  const keys = [...new Set([...Object.keys(found), ...Object.keys(wanted)])];
  const parts = keys
    .filter((key) => textOf(found[key]) !== textOf(wanted[key]))
    .map((key) => `${key} was ${textOf(found[key])} and is now ${textOf(wanted[key])}`);
  return parts.length > 0 ? parts.join('; ') : 'the tools it was given have changed';
}

function textOf(value: Json | undefined): string {
  return value === undefined ? 'not set' : canonicalJson(value);
}

function parseManifest(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badManifest(path, 'this is no JSON', error);
  }
}

function assertVersion(content: unknown, path: string): void {
  if (typeof content !== 'object' || content === null || !('version' in content)) return;
  if (content.version === runFormatVersion) return;
  throw new MagnetError({
    code: 'bad-run',
    what: `this run folder is of version ${JSON.stringify(content.version)}`,
    where: path,
    expected: `version ${runFormatVersion}`,
    hint: 'Use the Magnet that made it, or start a new run in another folder',
  });
}

function badManifest(where: string, what: string, cause?: unknown): MagnetError {
  return new MagnetError({
    code: 'bad-run',
    what,
    where,
    hint: 'The run folder was changed or damaged, or another program made it: use another folder',
    cause,
  });
}
