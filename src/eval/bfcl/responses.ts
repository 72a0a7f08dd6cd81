import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { misuse } from '../../core/errors.ts';
import { PythonDict, type PythonValue } from '../../python/index.ts';
import { Fields } from '../fields.ts';
import { readRecords } from '../records.ts';
import { type Category, categoryOfId } from './data/index.ts';
import type { AnswerForm } from './judge.ts';

/** A model's answer to one question, as a file has it. */
export interface Response {
  id: string;
  category: Category;
  result: PythonValue;
}

/** The answers of one run of a model. */
export interface ResponseSet {
  /** What the run is called: the name of its file or folder. */
  name: string;
  /** How the answers were made, where the folder says so. */
  form: Partial<AnswerForm>;
  responses(): Iterable<Response>;
}

const ownAnswers = 'answers.jsonl';
const ownManifest = 'evaluation.json';
const upstreamFile = /_result\.jsonl?$/;

/**
 * Finds the answers of one run: a folder of `magnet eval bfcl`, a folder with upstream's `*_result.json` at any depth,
 * or a single file of either kind. Throws `misuse` when there is none.
 */
export function openResponses(path: string): ResponseSet {
  const found = statSync(path, { throwIfNoEntry: false }) ?? misuse('there is no such file or folder', { where: path });
  const files = found.isDirectory() ? filesIn(path) : [path];
  const manifest = found.isDirectory() ? join(path, ownManifest) : undefined;
  return {
    name: basename(path),
    form: manifest !== undefined && existsSync(manifest) ? formIn(manifest) : {},
    responses: () => responsesIn(files),
  };
}

function filesIn(folder: string): string[] {
  if (existsSync(join(folder, ownAnswers))) return [join(folder, ownAnswers)];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => upstreamFile.test(name))
    .sort()
    .map((name) => join(folder, name));
  if (files.length > 0) return files;
  return misuse('there are no answers in this folder', {
    where: folder,
    expected: `${ownAnswers}, or files such as BFCL_v4_multiple_result.json`,
  });
}

function formIn(manifest: string): Partial<AnswerForm> {
  const { mode } = JSON.parse(readFileSync(manifest, 'utf8')) as Partial<AnswerForm>;
  return mode === 'fc' || mode === 'prompting' ? { mode } : {};
}

// Files of categories that version 3 does not score are left alone.
function* responsesIn(files: readonly string[]): Generator<Response> {
  for (const file of files) {
    for (const { record, where } of readRecords(file)) {
      const id = new Fields(record, where).text('id');
      const category = categoryOfId(id);
      if (category !== undefined) yield { id, category, result: record.get('result') ?? null };
    }
  }
}

/**
 * How answers were made, by what they look like: calls of a server are dicts, and servers that refuse dots in names
 * leave none. What is known already is kept.
 */
export function guessForm(responses: Iterable<Response>, known: Partial<AnswerForm>): AnswerForm {
  let calls = 0;
  let dots = 0;
  if (known.mode === undefined || known.names === undefined) {
    for (const { result } of responses) {
      for (const call of callsIn(result)) {
        calls += 1;
        if (call.keys().some((name) => String(name).includes('.'))) dots += 1;
      }
    }
  }
  const mode = known.mode ?? (calls > 0 ? 'fc' : 'prompting');
  return { mode, names: known.names ?? (mode === 'prompting' || dots > 0 ? 'dot' : 'underscore') };
}

function* callsIn(result: PythonValue): Generator<PythonDict> {
  if (result instanceof PythonDict) yield result;
  else if (Array.isArray(result)) for (const item of result) yield* callsIn(item);
}
