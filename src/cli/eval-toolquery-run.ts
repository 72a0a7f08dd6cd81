import type { Unanswered } from '../eval/progress.ts';
import {
  type TaskOutcome,
  type ToolQueryTask,
  toolQueryBenchmark,
  toolQueryFigures,
  toolQueryJson,
  toolQueryMarkdown,
  toolQueryReport,
  toolQueryText,
} from '../eval/toolquery/index.ts';
import type { Context } from './context.ts';
import { runEvaluation } from './evaluation.ts';
import type { EvaluationFlags } from './evaluation-flags.ts';
import { openSources, openToolQueryData, type SourceFlags } from './toolquery-sources.ts';

/** The flags of `magnet eval toolquery`. */
interface ToolQueryFlags extends EvaluationFlags, SourceFlags {
  mode: 'fc' | 'prompting';
}

/** Plays the chosen tasks of ToolQuery with a model, keeps what it did and prints the scores. */
export async function playToolQuery(flags: ToolQueryFlags, context: Context): Promise<void> {
  const data = openToolQueryData(flags.data, context);
  const tasks = limited(data.tasks(flags.env), flags.limit);
  const sources = openSources(flags, data.folder, context);
  await runEvaluation(
    flags,
    {
      benchmark: toolQueryBenchmark({ data, tasks, sources, mode: flags.mode }),
      manifest: { benchmark: 'toolquery', mode: flags.mode, data: { fingerprint: data.fingerprint } },
      report: ({ verdicts, unanswered, ...run }) => {
        const outcomes: TaskOutcome[] = [...verdicts, ...unanswered.map((task) => unscored(task, tasks))];
        const report = toolQueryReport({ ...run, outcomes }, { fingerprint: data.fingerprint });
        return {
          figures: toolQueryFigures(report),
          json: toolQueryJson(report),
          text: toolQueryText(report),
          markdown: toolQueryMarkdown(report),
        };
      },
    },
    context,
  );
}

function unscored({ id, kind, reason }: Unanswered, tasks: readonly ToolQueryTask[]): TaskOutcome {
  const { environment, difficulty } = tasks.find((task) => task.id === id)!;
  return { kind: 'unscored', id, environment, difficulty, reason: kind, message: reason };
}

// So many of each environment.
function limited(tasks: readonly ToolQueryTask[], limit = Number.POSITIVE_INFINITY): ToolQueryTask[] {
  const taken = new Map<string, number>();
  return tasks.filter(({ environment }) => {
    const count = taken.get(environment) ?? 0;
    taken.set(environment, count + 1);
    return count < limit;
  });
}
