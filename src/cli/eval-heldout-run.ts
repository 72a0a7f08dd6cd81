import { misuse } from '../core/errors.ts';
import type { HeldOutQuestion } from '../core/held-out.ts';
import type { Tool } from '../core/tool.ts';
import { type HeldOutVerdict, heldOutBenchmark, reportMarkdown, reportOn, reportText } from '../eval/heldout/index.ts';
import { createToolPool } from '../pool/index.ts';
import { executorOf } from '../run/equipment.ts';
import { heldOutQuestion } from '../run/held-out-question.ts';
import { type RunReader, readRunFolder } from '../run/reader.ts';
import { builtInWorlds } from '../worlds/built-in.ts';
import type { Context } from './context.ts';
import { runEvaluation } from './evaluation.ts';
import type { EvaluationFlags } from './evaluation-flags.ts';
import { exitCodes } from './exit-codes.ts';

/** The flags of `magnet eval heldout`. */
interface HeldOutFlags extends EvaluationFlags {
  run: string;
  mode: 'fc' | 'prompting';
}

/** Asks a model the held-out tasks of a run, keeps its answers and prints the scores. */
export async function askHeldOut(flags: HeldOutFlags, context: Context): Promise<void> {
  const { mode, limit } = flags;
  const run = readRunFolder(context.path(flags.run));
  const tools: Tool[] = [];
  for await (const tool of run.tools()) tools.push(tool);
  const questions = (await questionsOf(run, tools)).slice(0, limit);
  const executor = executorOf(tools, builtInWorlds);
  const { benchmark, unscored } = await heldOutBenchmark({ questions, executor, mode });
  if (unscored.length > 0) context.exitCode = exitCodes.someFailed;
  await runEvaluation<HeldOutQuestion, HeldOutVerdict>(
    flags,
    {
      benchmark,
      manifest: { benchmark: 'heldout', mode, run: run.manifest.fingerprint },
      report: (outcome) => {
        const report = reportOn(outcome, unscored);
        return { json: { ...report }, text: reportText(report), markdown: reportMarkdown(report) };
      },
    },
    context,
  );
}

async function questionsOf(run: RunReader, tools: readonly Tool[]): Promise<HeldOutQuestion[]> {
  const { tool } = createToolPool(tools);
  const questions: HeldOutQuestion[] = [];
  for await (const task of run.records('heldout')) questions.push(heldOutQuestion(task, tool));
  if (questions.length > 0) return questions;
  return misuse('this run held nothing out', {
    where: run.path,
    hint: 'Make a run with --holdout, such as magnet run --holdout tool:NAME',
  });
}
