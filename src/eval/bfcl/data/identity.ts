import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataFolder } from './folder.ts';

/** Which state of the benchmark's data a number belongs to: its ground truth is patched again and again. */
export interface DataIdentity {
  /** The upstream commit or package version, or `unknown`. */
  commit: string;
  /** The first 16 hexadecimal digits of the SHA-256 of all question and answer files. */
  fingerprint: string;
}

/** Data that was seen at a known commit of the upstream repository. */
const knownCommits: Readonly<Record<string, string>> = {
  '3d5318ec93a2b81c': '6ea57973c7a6097fd7c5915698c54c17c5b1b6c8',
};

/** Tells which data a folder holds: by its content where that is known, else by the clone or package it lies in. */
export function identify(data: DataFolder): DataIdentity {
  const fingerprint = fingerprintOf(data);
  const commit = knownCommits[fingerprint] ?? commitAround(data.folder) ?? versionAround(data.folder) ?? 'unknown';
  return { commit, fingerprint };
}

function fingerprintOf({ categories }: DataFolder): string {
  const hash = createHash('sha256');
  for (const { category, questions, answers } of categories) {
    hash.update(`${category}\n`).update(readFileSync(questions));
    if (answers !== undefined) hash.update(readFileSync(answers));
  }
  return hash.digest('hex').slice(0, 16);
}

function commitAround(folder: string): string | undefined {
  const git = ancestors(folder)
    .map((ancestor) => join(ancestor, '.git'))
    .find((path) => existsSync(join(path, 'HEAD')));
  // A clone of the benchmark has its folder right above; any other repository says nothing about the data.
  if (git === undefined || !folder.includes('berkeley-function-call-leaderboard')) return undefined;
  const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  if (reference === undefined) return head;
  const path = join(git, reference);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

function versionAround(folder: string): string | undefined {
  const packages = dirname(dirname(folder));
  if (!folder.includes('bfcl_eval') || !existsSync(packages)) return undefined;
  const version = readdirSync(packages)
    .map((name) => /^bfcl_eval-(.+)\.dist-info$/.exec(name)?.[1])
    .find((found) => found !== undefined);
  return version === undefined ? undefined : `bfcl-eval ${version}`;
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
