import {
  bfclBenchmark,
  headlineFigures,
  Judge,
  reportMarkdown,
  reportOn,
  reportText,
  selectEntries,
  VerdictCounts,
} from '../eval/bfcl/index.ts';
import { openBfclData, today } from './bfcl-data.ts';
import type { Context } from './context.ts';
import { runEvaluation } from './evaluation.ts';
import type { EvaluationFlags } from './evaluation-flags.ts';

/** The flags of `magnet eval bfcl`. */
interface BfclFlags extends EvaluationFlags {
  data?: string | undefined;
  mode: 'fc' | 'prompting';
  category?: string[] | undefined;
  ids?: string[] | undefined;
}

/** Asks a model the chosen questions of BFCL, keeps its answers and prints the scores. */
export async function askBfcl(flags: BfclFlags, context: Context): Promise<void> {
  const { mode, category: categories, ids, limit } = flags;
  const data = openBfclData(flags.data, context);
  const entries = selectEntries(data, { categories, ids, limit });
  const judge = new Judge(data, today());
  await runEvaluation(
    flags,
    {
      benchmark: bfclBenchmark({ data, judge, entries, mode }),
      manifest: { benchmark: 'bfcl', mode, data: { ...data.identity } },
      report: ({ verdicts, ...run }) => {
        const counts = new VerdictCounts();
        for (const verdict of verdicts) counts.add(verdict);
        const report = reportOn([{ ...run, counts }], data.identity);
        const figures = headlineFigures(report);
        return { figures, json: report, text: reportText(report), markdown: reportMarkdown(report) };
      },
    },
    context,
  );
}
