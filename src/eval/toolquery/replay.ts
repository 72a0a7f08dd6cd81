import { misuse } from '../../core/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { scoredTask } from './benchmark.ts';
import { Episode, type EpisodeOptions } from './episode.ts';
import type { ScoredTask, TaskOutcome, UnscoredTask } from './outcome.ts';
import { SourceError } from './source/source-error.ts';
import type { ToolQueryTask } from './task.ts';

/** What a model did in one task: written actions, or calls. */
export type Deed = { action: string } | { name: string; arguments: string };

/**
 * The deeds of a transcript: `{actions: [text]}`, or `{messages}` in the chat completions form, in which assistant
 * messages hold calls (`calls` as ours, `tool_calls` as the API's) or text. Throws `misuse` for another form.
 */
export function deedsOf(transcript: JsonObject, where: string): Deed[] {
  const { actions, messages } = transcript;
  if (Array.isArray(actions)) return actions.map((action) => ({ action: String(action) }));
  if (Array.isArray(messages)) return messages.flatMap(deedsIn);
  return misuse('this is no transcript', { where, expected: 'an object with "actions" or "messages"' });
}

function deedsIn(message: Json): Deed[] {
  if (!isJsonObject(message) || message.role !== 'assistant') return [];
  const calls = [message.calls, message.tool_calls].find((list) => Array.isArray(list) && list.length > 0);
  if (!Array.isArray(calls)) return [{ action: typeof message.content === 'string' ? message.content : '' }];
  return calls.filter(isJsonObject).map((call) => {
    const { name, arguments: given } = (isJsonObject(call.function) ? call.function : call) as JsonObject;
    return { name: String(name), arguments: typeof given === 'string' ? given : JSON.stringify(given ?? {}) };
  });
}

/** Plays deeds once more against the data sources and scores them; what follows the end of the episode is left out. */
export async function replayEpisode(
  task: ToolQueryTask,
  deeds: readonly Deed[],
  options: EpisodeOptions,
): Promise<TaskOutcome> {
  const episode = new Episode({ ...options, task });
  try {
    for (const deed of deeds) {
      if (episode.ended) break;
      if ('action' in deed) await episode.act(deed.action);
      else await episode.call(deed.name, deed.arguments);
    }
    return scoredTask(task, episode.figures) satisfies ScoredTask;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { id, environment, difficulty } = task;
    return {
      kind: 'unscored',
      id,
      environment,
      difficulty,
      reason: error.trouble,
      message: error.message,
    } satisfies UnscoredTask;
  }
}
