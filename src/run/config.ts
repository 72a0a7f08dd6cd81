import { LineCounter, parseDocument } from 'yaml';
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
    >
  > {
  /** `holdout.what`. */
  holdout?: string[];
}

/**
 * The complete configuration of a run, from a YAML or JSON file, if there is one, and what was given beside it. Throws
 * `bad-file` with line and column for a wrong value in the file, `misuse` for a wrong one among the overrides.
 */
export function resolveConfig(file?: ConfigFile, overrides: ConfigOverrides = {}): RunConfig {
  const written = file ? readConfigFile(file) : {};
  const { holdout: what, ...others } = overrides;
  const given = what === undefined ? others : { ...others, holdout: { what } };
  const [wrong] = problemsOf(configSchema, given);
  if (wrong) throw new MagnetError({ code: 'misuse', ...wrong, where: pathText(wrong.path) });
  const config = configSchema.parse({ ...written, ...others });
  return what === undefined ? config : { ...config, holdout: { ...config.holdout, what } };
}

/** What `run.json` keeps of a configuration: all that is not about one start of the program. */
export function recordedConfig(config: RunConfig): JsonObject {
  const { concurrency: _concurrency, limit: _limit, holdout, ...recorded } = config;
  return holdout.what.length === 0 ? recorded : { ...recorded, holdout };
}

/**
 * Identity of the data that a configuration asks for. How fast it is made, how much of it, and how it is exported do not
 * change it. `refused` is the benchmark whose copies are refused, if there is one: what is in it counts, not where it lies.
 */
export function configFingerprint(config: RunConfig, refused?: BenchmarkIdentity): string {
  const { formats: _formats, pairForm: _pairForm, license: _license, ...rest } = recordedConfig(config);
  const { bfclData: _bfclData, decontaminate: _decontaminate, ...decisive } = rest;
  return contentHash(refused ? { ...decisive, refused } : decisive);
}

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
