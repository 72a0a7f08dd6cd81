import type { JsonObject } from '../../core/json.ts';
import type { Benchmark } from '../benchmark.ts';
import type { Mode } from '../conversation.ts';
import { Unplayable } from '../unplayable.ts';
import type { ToolQueryData } from './data.ts';
import { Episode } from './episode.ts';
import type { EpisodeFigures, ScoredTask } from './outcome.ts';
import { playEpisode } from './play.ts';
import type { DataSources } from './source/graph.ts';
import { SourceError } from './source/source-error.ts';
import type { ToolQueryTask } from './task.ts';

/** What the benchmark is made of. */
export interface ToolQueryBenchmarkOptions {
  data: ToolQueryData;
  tasks: readonly ToolQueryTask[];
  sources: DataSources;
  mode: Mode;
}

/** ToolQuery as a benchmark to run. A task whose data source gives nothing is unplayable. */
export function toolQueryBenchmark({
  data,
  tasks,
  sources,
  mode,
}: ToolQueryBenchmarkOptions): Benchmark<ToolQueryTask, ScoredTask> {
  return {
    questions: tasks,
    async ask(task, model, options) {
      const tools = data.tools(task.environment);
      const episode = new Episode({ task, tools, sources, stripsAction: true, signal: options.signal });
      const { transcript, usage } = await playEpisode(episode, model, { ...options, task, tools, mode }).catch(
        unplayable,
      );
      const figures = { ...episode.figures } as unknown as JsonObject;
      return { record: { id: task.id, figures, usage: { ...usage } }, transcript };
    },
    judge: (task, answer) => scoredTask(task, answer.figures as unknown as EpisodeFigures),
  };
}

/** The figures of a task under its name. */
export function scoredTask({ id, environment, difficulty }: ToolQueryTask, figures: EpisodeFigures): ScoredTask {
  return { kind: 'scored', id, environment, difficulty, figures };
}

function unplayable(error: unknown): never {
  if (error instanceof SourceError) throw new Unplayable(error.trouble, error.message, error);
  throw error;
}
