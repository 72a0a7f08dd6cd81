import type { ChatModel } from '../core/chat-model.ts';
import type { Awaitable } from '../core/executor.ts';
import { type Asked, askAll } from './ask-all.ts';
import type { Figures } from './compare.ts';
import type { AnswerRecord, EvaluationFolder } from './folder.ts';
import type { EvaluationStanding, Unanswered } from './progress.ts';

/** How a model is asked. */
export interface AskOptions {
  temperature: number;
  seed?: number | undefined;
  /** The most tokens of one answer. */
  maxTokens?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** A benchmark: its questions, how a model is asked one of them, and how what it answered is judged. */
export interface Benchmark<Question extends { id: string }, Verdict> {
  readonly questions: readonly Question[];
  /** Plays one question with a model. Throws what the model throws. */
  ask(question: Question, model: ChatModel, options: AskOptions): Promise<Asked>;
  /** Judges an answer that was kept. */
  judge(question: Question, answer: AnswerRecord): Awaitable<Verdict>;
}

/** What a benchmark is run with. */
export interface EvaluateOptions extends AskOptions {
  model: ChatModel;
  /** Where answers are kept; those that are there already are not asked again. */
  folder: EvaluationFolder;
  /** Questions in work at the same time. */
  concurrency: number;
  onProgress?: ((standing: EvaluationStanding) => void) | undefined;
}

/**
 * Asks a model the questions that are not answered yet, and judges all answers. Throws `broken-world` when the server is
 * gone and `stopped` when the signal fires; the same call goes on.
 */
export async function evaluate<Question extends { id: string }, Verdict>(
  benchmark: Benchmark<Question, Verdict>,
  options: EvaluateOptions,
): Promise<{ verdicts: Verdict[]; unanswered: readonly Unanswered[] }> {
  const { model, folder, concurrency, signal, onProgress } = options;
  const unanswered = await askAll({
    questions: benchmark.questions,
    folder,
    concurrency,
    signal,
    onProgress,
    ask: (question) => benchmark.ask(question, model, options),
  });
  const verdicts: Verdict[] = [];
  for (const question of benchmark.questions) {
    const answer = folder.answers.get(question.id);
    if (answer) verdicts.push(await benchmark.judge(question, answer));
  }
  return { verdicts, unanswered };
}

/** A report on an evaluation: its headline figures, and the three forms that it is kept and shown in. */
export interface EvaluationReport {
  figures: Figures;
  json: object;
  text: string;
  markdown: string;
}
