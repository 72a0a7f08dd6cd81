import { parse } from 'yaml';
import { z } from 'zod';
import { MagnetError } from '../../core/errors.ts';
import { pathText, problemsOf } from '../config-problems.ts';
import type { RunConfig } from '../config-schema.ts';
import { priceSchema } from './model-config.ts';

const tableSchema = z.record(z.string(), priceSchema);

/** Prices by `provider:model`, from YAML or JSON. Throws `bad-file` for what is no such table. */
export function readPriceTable(text: string, file: string): RunConfig['prices'] {
  const table = parsed(text, file);
  const [problem] = problemsOf(tableSchema, table);
  if (!problem) return tableSchema.parse(table);
  const [model] = problem.path;
  throw new MagnetError({
    code: 'bad-file',
    what: model === undefined ? 'this is no table of prices' : `${pathText(problem.path)}: ${problem.what}`,
    where: file,
    expected: 'a line a model, such as "openai:gpt-5-mini": { input: 0.25, output: 2 }, for a million tokens',
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text) ?? {};
  } catch (cause) {
    throw new MagnetError({ code: 'bad-file', what: 'this is no YAML or JSON', where: file, cause });
  }
}
