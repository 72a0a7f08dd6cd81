import { MagnetError, misuse } from '../core/errors.ts';
import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../core/json.ts';
import { parseJsonText } from '../core/json-text.ts';
import { percentOf, type TextTable } from './text-table.ts';

/** The file in an evaluation's folder that holds its headline figures. */
export const figuresFile = 'figures.json';

/** The headline figures of one evaluation, by name, each from 0 to 1, or null where there is none. */
export type Figures = Readonly<Record<string, number | null>>;

/** What is compared of one evaluation. */
export interface ComparedEvaluation {
  benchmark: string;
  model: string;
  /** What was asked, without what the model is and how it was reached: figures of different ones do not compare. */
  asked: JsonObject;
  figures: Figures;
}

/** The text of the file of figures. */
export function figuresText(manifest: JsonObject, figures: Figures): string {
  return `${JSON.stringify({ manifest, figures }, null, 2)}\n`;
}

/** Reads a file of figures. Throws `bad-file` when it is none. */
export function readFigures(text: string, path: string): ComparedEvaluation {
  const value = parseJsonText(text, path);
  if (isJsonObject(value) && isJsonObject(value.manifest) && isJsonObject(value.figures)) {
    const { benchmark, model, baseUrl: _, ...asked } = value.manifest;
    if (typeof benchmark === 'string' && typeof model === 'string') {
      return { benchmark, model, asked, figures: value.figures as Figures };
    }
  }
  throw new MagnetError({ code: 'bad-file', what: 'these are no figures of an evaluation', where: path });
}

/** Figures of several evaluations side by side, and what a reader must know beside them. */
export interface Comparison {
  table: TextTable;
  notes: readonly string[];
}

/**
 * Puts evaluations side by side: a row a figure, a column a model; with two models their difference in points. Throws
 * `misuse` for two evaluations of one model on one benchmark.
 */
export function compareEvaluations(evaluations: readonly ComparedEvaluation[]): Comparison {
  const models = [...new Set(evaluations.map(({ model }) => model))];
  const benchmarks = [...new Set(evaluations.map(({ benchmark }) => benchmark))];
  const rows = benchmarks.flatMap((benchmark) => {
    const columns = models.map((model) => evaluationOf(evaluations, benchmark, model)?.figures);
    const names = new Set(columns.flatMap((figures) => Object.keys(figures ?? {})));
    return Array.from(names, (name) => [`${benchmark}: ${name}`, ...cells(columns.map((figures) => figures?.[name]))]);
  });
  const header = ['Figure', ...models, ...(models.length === 2 ? ['Difference'] : [])];
  const notes = benchmarks.flatMap((benchmark) => [
    ...dataNotes(evaluations, benchmark),
    ...differencesIn(evaluations, benchmark),
  ]);
  return { table: { header, rows }, notes };
}

// Which state of the data the figures belong to stands beside them.
function dataNotes(evaluations: readonly ComparedEvaluation[], benchmark: string): string[] {
  const known = evaluations.filter((one) => one.benchmark === benchmark && one.asked.data !== undefined);
  const states = new Set(
    known.map(({ asked }) =>
      Object.entries(asked.data as JsonObject)
        .map(words)
        .join(', '),
    ),
  );
  return [...states].map((state) => `${benchmark}: data of ${state}`);
}

function words([name, value]: [string, Json]): string {
  return `${name} ${String(value)}`;
}

function evaluationOf(evaluations: readonly ComparedEvaluation[], benchmark: string, model: string) {
  const [found, another] = evaluations.filter((one) => one.benchmark === benchmark && one.model === model);
  if (another) misuse(`two evaluations are of ${model} on ${benchmark}`, { hint: 'Give one folder of each' });
  return found;
}

function cells(values: readonly (number | null | undefined)[]): string[] {
  const [one, other] = values;
  const texts = values.map((value) => (typeof value === 'number' ? percentOf(value) : 'N/A'));
  if (values.length !== 2) return texts;
  const isKnown = typeof one === 'number' && typeof other === 'number';
  return [...texts, isKnown ? points(other - one) : ''];
}

function points(difference: number): string {
  return `${difference < 0 ? '' : '+'}${(100 * difference).toFixed(2)}`;
}

function differencesIn(evaluations: readonly ComparedEvaluation[], benchmark: string): string[] {
  const asked = evaluations.filter((one) => one.benchmark === benchmark).map((one) => one.asked);
  const differing = Object.keys(Object.assign({}, ...asked)).filter(
    (key) => new Set(asked.map((manifest) => canonicalJson(manifest[key] ?? null))).size > 1,
  );
  return differing.map(
    (key) => `${benchmark}: "${key}" differs between the evaluations, so they do not quite compare.`,
  );
}
