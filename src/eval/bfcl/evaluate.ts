import type { ChatModel } from '../../core/chat-model.ts';
import type { Json } from '../../core/json.ts';
import { fromJson } from '../../python/index.ts';
import { askAll } from '../ask-all.ts';
import type { EvaluationFolder } from '../folder.ts';
import type { EvaluationStanding, Unanswered } from '../progress.ts';
import type { BfclData, Entry } from './data/index.ts';
import type { EntryVerdict, Judge } from './judge.ts';
import { answerEntry } from './run/answer.ts';
import type { AskOptions } from './run/conversation.ts';

/** What a model is evaluated with. */
export interface EvaluateOptions extends AskOptions {
  model: ChatModel;
  data: BfclData;
  judge: Judge;
  entries: readonly Entry[];
  /** Where answers are kept; those that are there already are not asked again. */
  folder: EvaluationFolder;
  /** Questions in work at the same time. */
  concurrency: number;
  onProgress?: (standing: EvaluationStanding) => void;
}

/**
 * Asks a model the questions that are not answered yet, and judges all answers. Throws `broken-world` when the server is
 * gone and `stopped` when the signal fires; the same call goes on.
 */
export async function evaluateBfcl(
  options: EvaluateOptions,
): Promise<{ verdicts: EntryVerdict[]; unanswered: readonly Unanswered[] }> {
  const { model, data, judge, entries, folder, concurrency, signal, onProgress } = options;
  const unanswered = await askAll({
    questions: entries,
    folder,
    concurrency,
    signal,
    onProgress,
    ask: async (entry) => {
      const { result, transcript, usage } = await answerEntry(entry, model, data, { ...options, today: judge.today });
      return { record: { id: entry.id, category: entry.category, result, usage: { ...usage } }, transcript };
    },
  });
  const form = { mode: options.mode, names: options.mode === 'fc' ? ('underscore' as const) : ('dot' as const) };
  const verdicts = entries.flatMap((entry) => {
    const answer = folder.answers.get(entry.id);
    return answer === undefined ? [] : [judge.verdict(entry, fromJson(answer.result as Json), form)];
  });
  return { verdicts, unanswered };
}
