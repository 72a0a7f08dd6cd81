import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { MagnetError, misuse } from '../core/errors.ts';
import { isJsonObject, type Json } from '../core/json.ts';
import { parseJsonText } from '../core/json-text.ts';
import { edgeOverridesSchema } from '../graph/index.ts';
import { resolveConfig } from '../run/config.ts';
import { countText } from '../run/figure-text.ts';
import { printableLine } from '../run/printable.ts';
import { validateExport } from '../run/validate-export.ts';
import { type Finding, validateRun } from '../run/validate-run.ts';
import { readTextFile } from './configuration.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';

const mostShown = 50;
const smallFiles = ['.json', '.yaml', '.yml'];

/** Checks a run folder or a file and prints what is wrong. Exit code 1 when anything is. */
export async function validatePath({ path, json }: { path: string; json?: boolean }, context: Context): Promise<void> {
  const findings: Finding[] = [];
  let count = 0;
  for await (const finding of findingsOf(context.path(path), path)) {
    count += 1;
    if (json || findings.length < mostShown) findings.push(finding);
  }
  if (count > 0) context.exitCode = exitCodes.someFailed;
  if (json) {
    context.print(JSON.stringify({ ok: count === 0, problems: findings }, null, 2));
    return;
  }
  const lines = findings.map(({ where, what }) => `${where}: ${what}`);
  const more = count - findings.length;
  if (more > 0) lines.push(`and ${countText(more)} more (--json lists all)`);
  const verdict = count === 0 ? 'is sound' : `has ${countText(count)} ${count === 1 ? 'problem' : 'problems'}`;
  context.print([...lines, `${path} ${verdict}`].map(printableLine).join('\n'));
}

async function* findingsOf(path: string, typed: string): AsyncGenerator<Finding> {
  const found = await stat(path).catch(() => misuse('there is no such file or folder', { where: typed }));
  if (found.isDirectory()) yield* validateRun(path);
  else if (extname(path) === '.jsonl') yield* withoutThrowing(typed, () => validateExport(path));
  else if (smallFiles.includes(extname(path))) yield* withoutThrowing(typed, () => checkSmallFile(path, typed));
  else
    misuse('this kind of file cannot be checked', {
      where: typed,
      expected: 'a run folder, or a .jsonl, .json or .yaml file',
    });
}

/** Turns the error of a file that cannot be read on into a finding. */
async function* withoutThrowing(typed: string, check: () => AsyncIterable<Finding>): AsyncGenerator<Finding> {
  try {
    yield* check();
  } catch (error) {
    if (!MagnetError.is(error) || error.code !== 'bad-file') throw error;
    const { where = typed, message } = error;
    yield { where, what: message.startsWith(`${where}: `) ? message.slice(where.length + 2) : message };
  }
}

async function* checkSmallFile(path: string, typed: string): AsyncGenerator<Finding> {
  const text = await readTextFile(path, typed);
  const value = extname(path) === '.json' ? parseJsonText(text, typed) : undefined;
  if (isJsonObject(value) && ('add' in value || 'forbid' in value)) yield* edgeFindings(value, typed);
  else resolveConfig({ text, file: typed });
}

function* edgeFindings(value: Json, typed: string): Generator<Finding> {
  const parsed = edgeOverridesSchema.safeParse(value);
  for (const { path, message } of parsed.error?.issues ?? []) {
    yield { where: `${typed}#${path.map((key) => `/${String(key)}`).join('')}`, what: message };
  }
}
