import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { BenchmarkIdentity } from '../core/contamination.ts';
import { MagnetError } from '../core/errors.ts';
import { contentHash } from '../core/hash.ts';
import type { JsonObject } from '../core/json.ts';
import { type Problem, pathText, problemsOf } from './config-problems.ts';
import { configSchema, type RunConfig } from './config-schema.ts';

/** The text of a configuration file, and what to call the file in messages. */
export interface ConfigFile {
  text: string;
  file: string;
}

/** Values that go before those of the file. */
export interface ConfigOverrides
  extends Partial<
    Pick<
      RunConfig,
      | 'pool'
      | 'bfcl'
      | 'seed'
      | 'concurrency'
      | 'limit'
      | 'rows'
      | 'edges'
      | 'crossCategory'
      | 'bfclData'
      | 'decontaminate'
      | 'prices'
      | 'batches'
      | 'prompts'
      | 'cache'
      | 'negatives'
      | 'samples'
    >
  > {
  /** `holdout.what`. */
  holdout?: string[];
  /** Roles that go before those of the file, one by one. */
  roles?: RunConfig['roles'];
  /** `budget.money`. */
  budget?: number;
}

/**
 * The complete configuration of a run, from a YAML or JSON file, if there is one, and what was given beside it. Throws
 * `bad-file` with line and column for a wrong value in the file, `misuse` for a wrong one among the overrides.
 */
export function resolveConfig(file?: ConfigFile, overrides: ConfigOverrides = {}): RunConfig {
  const written = file ? readConfigFile(file) : {};
  const { holdout: what, budget: money, roles, prices, ...others } = overrides;
  const given = {
    ...others,
    ...(what !== undefined && { holdout: { what } }),
    ...(money !== undefined && { budget: { money } }),
    ...(roles !== undefined && { roles }),
    ...(prices !== undefined && { prices }),
  };
  checkConfig(given);
  const config = configSchema.parse({ ...written, ...others });
  return {
    ...config,
    ...(what !== undefined && { holdout: { ...config.holdout, what } }),
    ...(money !== undefined && { budget: { ...config.budget, money } }),
    roles: { ...config.roles, ...roles },
    prices: { ...config.prices, ...prices },
  };
}

/** The complete configuration of what a caller wrote. Throws `misuse` that says which value is wrong. */
export function completeConfig(given: z.input<typeof configSchema>): RunConfig {
  checkConfig(given);
  return configSchema.parse(given);
}

function checkConfig(given: object): void {
  const [wrong] = problemsOf(configSchema, given);
  if (wrong) throw new MagnetError({ code: 'misuse', ...wrong, where: pathText(wrong.path) });
}

/** What `run.json` keeps of a configuration: all that is not about one start of the program. */
export function recordedConfig(config: RunConfig): JsonObject {
  const {
    concurrency: _concurrency,
    limit: _limit,
    holdout,
    models,
    roles,
    prices,
    budget,
    batches,
    prompts,
    cache,
    ...rest
  } = config;
  const plain = {
    ...rest,
    ...(holdout.what.length > 0 && { holdout }),
    ...(Object.keys(roles).length > 0 && { models, roles, prices, budget, batches, prompts, cache }),
  };
  // Through JSON, so that what is undefined is absent as it will be when it is read.
  return JSON.parse(JSON.stringify(plain)) as JsonObject;
}

/**
 * Identity of the data that a configuration asks for. How fast it is made, how much of it, and how it is exported do not
 * change it. Beside it count the benchmark whose copies are refused, by what is in it, and the cast of models, by what decides
 * their answers; not where either lies, nor what models cost.
 */
export function configFingerprint(
  config: RunConfig,
  { refused, cast }: { refused?: BenchmarkIdentity | undefined; cast?: string | undefined } = {},
): string {
  const decisive = Object.entries(recordedConfig(config)).filter(([key]) => !indifferent.has(key));
  return contentHash({ ...Object.fromEntries(decisive), ...(refused && { refused }), ...(cast && { cast }) });
}

const indifferent = new Set<string>([
  'formats',
  'pairForm',
  'license',
  'bfclData',
  'decontaminate',
  'models',
  'roles',
  'prices',
  'batches',
  'budget',
  'prompts',
  'cache',
] satisfies (keyof RunConfig)[]);

function readConfigFile({ text, file }: ConfigFile): object {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    throw badConfig(placeText(file, lines, broken.pos[0]), { what: `this is no YAML or JSON: ${broken.message}` });
  }
  const value = plainValue(document, file);
  const problems = problemsOf(configSchema, value).map((problem) => {
    return { ...problem, offset: offsetOf(document, problem.path) };
  });
  problems.sort((left, right) => left.offset - right.offset);
  const [first, ...others] = problems;
  if (!first) return value;
  const name = pathText(first.path);
  const also = others.map((problem) => `${pathText(problem.path)} (line ${lines.linePos(problem.offset).line})`);
  throw badConfig(placeText(file, lines, first.offset), {
    ...first,
    what: name === '' ? first.what : `${name}: ${first.what}`,
    hint:
      [first.hint, also.length > 0 ? `Also wrong: ${also.join(', ')}` : undefined].filter(Boolean).join(' ') ||
      undefined,
  });
}

type ParsedDocument = ReturnType<typeof parseDocument>;

function plainValue(document: ParsedDocument, file: string): object {
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (error) {
    throw badConfig(file, { what: 'the file refers to itself too often', cause: error });
  }
  if (typeof value === 'object' && !Array.isArray(value) && value !== null) return value;
  throw badConfig(file, { what: 'this is no configuration', expected: 'keys with values, such as "seed: 1"' });
}

function offsetOf(document: ParsedDocument, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return node.range[0];
  }
  return 0;
}

function placeText(file: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

function badConfig(where: string, details: Partial<Problem> & { what: string; cause?: unknown }): MagnetError {
  const { what, expected, hint, cause } = details;
  return new MagnetError({ code: 'bad-file', what, where, expected, hint, cause });
}
