import { misuse } from '../core/errors.ts';
import {
  type BfclData,
  evaluateBfcl,
  Judge,
  reportMarkdown,
  reportOn,
  reportText,
  selectEntries,
  VerdictCounts,
} from '../eval/bfcl/index.ts';
import { EvaluationFolder } from '../eval/folder.ts';
import { openAICompatible, withRetry } from '../model/index.ts';
import { magnetVersion } from '../run/version.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { openBfclData, today } from './bfcl-data.ts';
import type { Context } from './context.ts';
import { createEvaluationProgress } from './eval-progress.ts';
import { exitCodes } from './exit-codes.ts';

/** The flags of `magnet eval bfcl`. */
interface AskFlags {
  model?: string;
  baseUrl?: string;
  apiKeyEnv: string;
  data?: string;
  out: string;
  mode: 'fc' | 'prompting';
  category?: string[];
  ids?: string[];
  limit?: number;
  concurrency: number;
  temperature: number;
  seed?: number;
  maxTokens?: number;
  priceIn?: number;
  priceOut?: number;
  json?: true;
}

/** Asks a model the chosen questions, keeps its answers and prints the scores. Exit code 1 when some got no answer. */
export async function askBfcl(flags: AskFlags, context: Context): Promise<void> {
  const { model: name = missing('--model'), baseUrl = missing('--base-url') } = flags;
  const data = openBfclData(flags.data, context);
  const entries = selectEntries(data, { categories: flags.category, ids: flags.ids, limit: flags.limit });
  const apiKey = context.env[flags.apiKeyEnv];
  const model = withRetry(openAICompatible({ model: name, baseUrl, apiKey }));
  const folder = new EvaluationFolder(context.path(flags.out), manifestOf(flags, data), nodeFileSystem);
  const progress = await createEvaluationProgress(context, costOf(flags));
  try {
    const { mode, temperature, seed, maxTokens, concurrency } = flags;
    const { verdicts, unanswered } = await evaluateBfcl({
      model,
      data,
      judge: new Judge(data, today()),
      entries,
      folder,
      mode,
      temperature,
      seed,
      maxTokens,
      concurrency,
      signal: context.signal,
      onProgress: (standing) => progress.hear(standing),
    });
    progress.stop();
    if (unanswered.length > 0) context.exitCode = exitCodes.someFailed;
    const counts = new VerdictCounts();
    for (const verdict of verdicts) counts.add(verdict);
    const { usage } = progress;
    const report = reportOn([{ name, counts, unanswered, usage, cost: costOf(flags)?.(usage) }], data.identity);
    folder.write('verdicts.jsonl', verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''));
    folder.write('scores.json', `${JSON.stringify(report, null, 2)}\n`);
    folder.write('scores.md', reportMarkdown(report));
    context.print(flags.json ? JSON.stringify(report, null, 2) : reportText(report));
  } finally {
    progress.stop();
    folder.close();
  }
}

function missing(where: string): never {
  return misuse('this is needed', { where, hint: 'magnet eval bfcl --help shows an example' });
}

// What changes the answers belongs in here, so that a folder never mixes two evaluations; the key does not.
function manifestOf(flags: AskFlags, data: BfclData) {
  const { model = '', baseUrl = '', mode, temperature, seed = null, maxTokens = null } = flags;
  const { commit, fingerprint } = data.identity;
  const asked = { model, baseUrl, mode, temperature, seed, maxTokens };
  return { benchmark: 'bfcl', version: magnetVersion, ...asked, data: { commit, fingerprint } };
}

function costOf({ priceIn, priceOut }: AskFlags) {
  if (priceIn === undefined && priceOut === undefined) return undefined;
  return ({ inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }) =>
    (inputTokens * (priceIn ?? 0) + outputTokens * (priceOut ?? 0)) / 1_000_000;
}
