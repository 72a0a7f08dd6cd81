import { misuse } from '../../../core/errors.ts';
import type { DataSources } from '../source/graph.ts';
import type { HttpSource } from '../source/http.ts';
import type { ToolQueryTask } from '../task.ts';
import { academia } from './academia.ts';
import type { Environment } from './environment.ts';
import { movie } from './movie.ts';
import { type AskService, serviceOver } from './service.ts';
import { weather } from './weather.ts';

/** A fresh environment for a task. Throws `misuse` when the source that it needs was not given. */
export function openEnvironment(
  task: ToolQueryTask,
  { graph, http }: DataSources,
  signal: AbortSignal | undefined,
): Environment {
  switch (task.environment) {
    case 'academia':
      return academia(graph ?? lacking('a graph of papers and authors', task));
    case 'movie':
      return movie(service(http, task, signal));
    case 'weather':
      return weather(service(http, task, signal), task.setting ?? lacking("the user's date and city", task));
  }
}

function service(http: HttpSource | undefined, task: ToolQueryTask, signal: AbortSignal | undefined): AskService {
  return serviceOver(http ?? lacking('a source of responses', task), signal);
}

function lacking(what: string, { id }: ToolQueryTask): never {
  return misuse(`this task needs ${what}`, { where: id });
}
