import type { ChatModel, Usage } from '../core/chat-model.ts';
import { misuse } from '../core/errors.ts';
import type { JsonObject } from '../core/json.ts';
import { type Benchmark, type EvaluationReport, evaluate } from '../eval/benchmark.ts';
import { figuresFile, figuresText } from '../eval/compare.ts';
import { EvaluationFolder } from '../eval/folder.ts';
import type { Unanswered } from '../eval/progress.ts';
import { createBudget, createChatModel, keyNameOf, withBudget, withLimit, withRetry } from '../model/index.ts';
import { magnetVersion } from '../run/version.ts';
import type { Context } from './context.ts';
import { createEvaluationProgress } from './eval-progress.ts';
import type { EvaluationFlags } from './evaluation-flags.ts';
import { exitCodes } from './exit-codes.ts';

/** What an evaluation came to, for its report. */
export interface EvaluationOutcome<Verdict> {
  /** The model's name. */
  name: string;
  verdicts: readonly Verdict[];
  unanswered: readonly Unanswered[];
  usage: Usage;
  /** In US dollars; undefined where no prices were given. */
  cost: number | undefined;
}

/** What is evaluated, beside the flags that every evaluation takes. */
export interface EvaluationTask<Question extends { id: string }, Verdict> {
  benchmark: Benchmark<Question, Verdict>;
  /** What changes the answers beside the flags, such as the data: a folder of answers belongs to it. */
  manifest: JsonObject;
  report(outcome: EvaluationOutcome<Verdict>): EvaluationReport;
}

/**
 * Asks a model the questions of a benchmark, keeps its answers, writes verdicts and scores beside them and prints the
 * report. Exit code 1 when some questions got no answer.
 */
export async function runEvaluation<Question extends { id: string }, Verdict>(
  flags: EvaluationFlags,
  { benchmark, manifest, report }: EvaluationTask<Question, Verdict>,
  context: Context,
): Promise<void> {
  const { model: name = missing('--model'), baseUrl, concurrency, temperature, seed, maxTokens } = flags;
  const keyName = flags.apiKeyEnv ?? keyNameOf(name, baseUrl);
  const key = keyName === undefined ? undefined : context.env[keyName];
  const server = await createChatModel({ model: name, baseUrl, key });
  const place = { model: name, baseUrl: baseUrl ?? null };
  const asked = { ...place, temperature, seed: seed ?? null, maxTokens: maxTokens ?? null };
  const whole = { ...manifest, version: magnetVersion, ...asked };
  const folder = new EvaluationFolder(context.path(flags.out), whole);
  const costOf = costFunction(flags);
  const model = withRetry(withLimit(withinBudget(server, flags, folder, costOf), { concurrency }));
  const progress = await createEvaluationProgress(context, costOf);
  try {
    const options = { model, folder, concurrency, temperature, seed, maxTokens, signal: context.signal };
    const onProgress = progress.hear;
    const { verdicts, unanswered } = await evaluate(benchmark, { ...options, onProgress });
    progress.stop();
    if (unanswered.length > 0) context.exitCode = exitCodes.someFailed;
    const { usage } = progress;
    const { figures, json, text, markdown } = report({ name, verdicts, unanswered, usage, cost: costOf?.(usage) });
    folder.write('verdicts.jsonl', verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''));
    folder.write('scores.json', `${JSON.stringify(json, null, 2)}\n`);
    folder.write('scores.md', markdown);
    folder.write(figuresFile, figuresText({ ...whole, questions: benchmark.questions.length }, figures));
    context.print(flags.json ? JSON.stringify(json, null, 2) : text);
  } finally {
    progress.stop();
    folder.close();
  }
}

function missing(where: string): never {
  return misuse('this is needed', { where, hint: '--help shows an example' });
}

// What earlier starts spent counts too.
function withinBudget(
  server: ChatModel,
  { budget, priceIn = 0, priceOut = 0 }: EvaluationFlags,
  folder: EvaluationFolder,
  costOf: ((usage: Usage) => number) | undefined,
): ChatModel {
  if (budget === undefined) return server;
  if (!costOf) return misuse('a budget needs prices', { where: '--budget', expected: '--price-in and --price-out' });
  const { usage } = folder;
  const tokens = usage.inputTokens + usage.outputTokens;
  const spent = { money: costOf(usage), tokens, calls: folder.answers.size };
  return withBudget(server, createBudget({ money: budget }, spent), { input: priceIn, output: priceOut });
}

function costFunction({ priceIn, priceOut }: EvaluationFlags): ((usage: Usage) => number) | undefined {
  if (priceIn === undefined && priceOut === undefined) return undefined;
  return ({ inputTokens, outputTokens }) => (inputTokens * (priceIn ?? 0) + outputTokens * (priceOut ?? 0)) / 1_000_000;
}
