import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../core/json.ts';
import { recordedConfig, resolveConfig } from './config.ts';
import type { RunConfig } from './config-schema.ts';

/**
 * The shell command that makes the data of a run again. Values that have a flag stand in it; the others are in the
 * configuration, which has to be saved as `magnet.config.yaml` first.
 */
export function commandText(magnet: string, config: JsonObject, limit?: number): string {
  const defaults = recordedConfig(resolveConfig());
  const words = [`npx magnet-fc@${magnet}`, 'run'];
  const others = Object.keys({ ...defaults, ...config }).filter((key) => !flagged.includes(key));
  const { what, rows } = holdoutOf(config);
  const hasOthers = others.some((key) => !isDeepStrictEqual(config[key], defaults[key]));
  if (hasOthers || rows !== resolveConfig().holdout.rows) words.push('--config magnet.config.yaml');
  for (const source of (config.pool ?? []) as string[]) words.push(`--pool ${shellWord(source)}`);
  if (config.bfcl === 'on') words.push('--bfcl on');
  words.push(`--seed ${String(config.seed)}`);
  if (typeof config.bfclData === 'string') words.push(`--bfcl-data ${shellWord(config.bfclData)}`);
  for (const one of what) words.push(`--holdout ${shellWord(one)}`);
  if (config.decontaminate === false) words.push('--no-decontaminate');
  if (limit !== undefined) words.push(`--limit ${limit}`);
  return [...words, '--out run'].join(' ');
}

function holdoutOf(config: JsonObject): RunConfig['holdout'] {
  return (config as Partial<RunConfig>).holdout ?? resolveConfig().holdout;
}

const flagged = ['pool', 'bfcl', 'seed', 'bfclData', 'decontaminate', 'holdout'];

/** A word as a shell reads it. */
export function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
