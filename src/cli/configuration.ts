import { readFile, stat } from 'node:fs/promises';
import { MagnetError, misuse } from '../core/errors.ts';
import { type ConfigFile, type ConfigOverrides, resolveConfig } from '../run/config.ts';
import type { RunConfig } from '../run/config-schema.ts';
import { readPriceTable } from '../run/models/price-table.ts';
import type { Context } from './context.ts';

/** The names under which a configuration is looked for when none is given. */
export const configFileNames = ['magnet.config.yaml', 'magnet.config.yml', 'magnet.config.json'] as const;

const largest = 1_000_000;

/** The flags that stand for keys of the configuration, as commander gives them; the rest is ignored. */
export interface ConfigFlags {
  config?: string | undefined;
  pool?: string[] | undefined;
  bfcl?: 'on' | 'off' | undefined;
  seed?: number | undefined;
  rows?: number | undefined;
  limit?: number | undefined;
  concurrency?: number | undefined;
  edges?: string | undefined;
  crossCategory?: boolean | undefined;
  bfclData?: string | undefined;
  decontaminate?: boolean | undefined;
  holdout?: string[] | undefined;
  teacher?: string | undefined;
  student?: string | undefined;
  role?: string[] | undefined;
  prices?: string | undefined;
  budget?: number | undefined;
  prompts?: string | undefined;
  batches?: boolean | undefined;
  cache?: string | undefined;
  negatives?: 'targeted' | 'random' | undefined;
  samples?: number | undefined;
}

const overridden = [
  'pool',
  'bfcl',
  'seed',
  'rows',
  'limit',
  'concurrency',
  'edges',
  'crossCategory',
  'bfclData',
  'decontaminate',
  'holdout',
  'budget',
  'prompts',
  'batches',
  'cache',
  'negatives',
  'samples',
] as const satisfies readonly (keyof ConfigOverrides)[];

/** The configuration of a command: the file, if there is one, then the flags. */
export async function configurationOf(flags: ConfigFlags, context: Context): Promise<RunConfig> {
  const file = await findConfigFile(flags.config, context);
  const given = overridden.filter((key) => flags[key] !== undefined).map((key) => [key, flags[key]]);
  const overrides = Object.fromEntries(given) as ConfigOverrides;
  const roles = rolesOf(flags);
  if (Object.keys(roles).length > 0) overrides.roles = roles;
  if (flags.prices !== undefined) overrides.prices = await readPrices(flags.prices, context);
  return resolveConfig(file, overrides);
}

/** `--teacher MODEL`, `--student MODEL` and any number of `--role ROLE=MODEL`. */
function rolesOf({ teacher, student, role = [] }: ConfigFlags): RunConfig['roles'] {
  const others = role.map((text) => {
    const at = text.indexOf('=');
    if (at <= 0) misuse(`"${text}" gives no role to a model`, { where: '--role', expected: 'ROLE=MODEL' });
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return {
    ...(teacher !== undefined && { teacher }),
    ...(student !== undefined && { student }),
    ...Object.fromEntries(others),
  };
}

/** A table of prices: YAML or JSON, by provider:model. */
async function readPrices(typed: string, context: Context): Promise<RunConfig['prices']> {
  return readPriceTable(await readTextFile(context.path(typed), typed), typed);
}

async function findConfigFile(typed: string | undefined, context: Context): Promise<ConfigFile | undefined> {
  if (typed !== undefined) return { file: typed, text: await readTextFile(context.path(typed), typed) };
  for (const name of configFileNames) {
    const found = await stat(context.path(name)).catch(() => undefined);
    if (found?.isFile()) return { file: name, text: await readTextFile(context.path(name), name) };
  }
  return undefined;
}

/** The text of a file that a person named. Throws `bad-file` when it is not there, too large for its purpose, or no text. */
export async function readTextFile(path: string, typed: string): Promise<string> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new MagnetError({ code: 'bad-file', what: 'there is no such file', where: typed, cause });
  });
  if (!found.isFile()) throw new MagnetError({ code: 'bad-file', what: 'this is no file', where: typed });
  if (found.size > largest) {
    const what = `the file has ${found.size} bytes, which is too large for what it should be`;
    throw new MagnetError({ code: 'bad-file', what, where: typed, expected: `at most ${largest} bytes` });
  }
  return readFile(path, 'utf8');
}
