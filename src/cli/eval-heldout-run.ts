import { misuse } from '../core/errors.ts';
import { contentHash } from '../core/hash.ts';
import type { HeldOutQuestion } from '../core/held-out.ts';
import { type HeldOutVerdict, heldOutBenchmark, reportMarkdown, reportOn, reportText } from '../eval/heldout/index.ts';
import { readHeldOut } from '../run/held-out-set.ts';
import { readRunFolder } from '../run/reader.ts';
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
  const { questions: all, executor } = await readHeldOut(readRunFolder(context.path(flags.run)));
  if (all.length === 0) misuse('this run held nothing out', { where: flags.run, hint: howToHoldOut });
  const questions = all.slice(0, limit);
  const { benchmark, unscored } = await heldOutBenchmark({ questions, executor, mode });
  if (unscored.length > 0) context.exitCode = exitCodes.someFailed;
  await runEvaluation<HeldOutQuestion, HeldOutVerdict>(
    flags,
    {
      benchmark,
      manifest: { benchmark: 'heldout', mode, tasks: contentHash(all.map(({ task }) => task)) },
      report: (outcome) => {
        const report = reportOn(outcome, unscored);
        const { accuracy = null, turnsPassed = null } = report.overall ?? {};
        const figures = { Accuracy: accuracy, 'Turns passed': turnsPassed };
        return { figures, json: report, text: reportText(report), markdown: reportMarkdown(report) };
      },
    },
    context,
  );
}

const howToHoldOut = 'Make a run with --holdout, such as magnet run --holdout tool:NAME';
