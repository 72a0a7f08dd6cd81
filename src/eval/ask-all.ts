import { ChatError, stopsRun } from '../core/chat-error.ts';
import type { Usage } from '../core/chat-model.ts';
import { MagnetError } from '../core/errors.ts';
import { processInOrder } from '../core/ordered.ts';
import type { AnswerRecord, EvaluationFolder } from './folder.ts';
import type { EvaluationStanding, Unanswered } from './progress.ts';
import { Unplayable } from './unplayable.ts';

/** What asking a question gave: what is kept of it, and every message that was said. */
export interface Asked {
  record: AnswerRecord & { usage: { inputTokens: number; outputTokens: number } };
  transcript: readonly unknown[];
}

/** How all questions are asked. */
export interface AskAllOptions<Question extends { id: string }> {
  questions: readonly Question[];
  folder: EvaluationFolder;
  /** Questions in work at the same time. */
  concurrency: number;
  ask(question: Question): Promise<Asked>;
  signal?: AbortSignal | undefined;
  onProgress?: ((standing: EvaluationStanding) => void) | undefined;
}

/** After this many questions in a row without an answer the server counts as gone. */
const patience = 10;

/**
 * Asks every question that has no answer on disk, and keeps each answer as soon as it is there. Gives the questions
 * that got none, with the reason. Throws `broken-world` when the server is gone or refuses everyone, as for a wrong key, and
 * `stopped` when the signal fires; the same call goes on.
 */
export async function askAll<Question extends { id: string }>(
  options: AskAllOptions<Question>,
): Promise<readonly Unanswered[]> {
  const { questions, folder, concurrency, signal, onProgress } = options;
  const open = questions.filter(({ id }) => !folder.answers.has(id));
  const round = new Round(options, questions.length - open.length);
  onProgress?.(round.standing);
  const worker = (question: Question) => round.ask(question);
  for await (const _ of processInOrder(open, worker, { concurrency, lookahead: open.length + concurrency, signal })) {
    onProgress?.(round.standing);
  }
  if (signal?.aborted) {
    throw new MagnetError({ code: 'stopped', what: 'stopped', hint: 'The same command goes on' });
  }
  return round.unanswered;
}

class Round<Question extends { id: string }> {
  readonly unanswered: Unanswered[] = [];
  readonly #options: AskAllOptions<Question>;
  readonly #usage: Usage;
  #answered: number;
  #inARow = 0;

  constructor(options: AskAllOptions<Question>, answered: number) {
    this.#options = options;
    this.#answered = answered;
    this.#usage = options.folder.usage;
  }

  get standing(): EvaluationStanding {
    return {
      answered: this.#answered,
      unanswered: this.unanswered.length,
      total: this.#options.questions.length,
      usage: { ...this.#usage },
    };
  }

  async ask(question: Question): Promise<void> {
    try {
      const { record, transcript } = await this.#options.ask(question);
      this.#options.folder.append(record, transcript);
      this.#answered += 1;
      this.#inARow = 0;
      this.#usage.inputTokens += record.usage.inputTokens;
      this.#usage.outputTokens += record.usage.outputTokens;
    } catch (error) {
      if (error instanceof Unplayable) {
        this.unanswered.push({ id: question.id, kind: error.kind, reason: error.message });
        return;
      }
      if (!(error instanceof ChatError)) throw error;
      if (stopsRun(error.reason)) throw serverGone(error.message, error);
      this.unanswered.push({ id: question.id, kind: 'no-answer', reason: error.message });
      if (this.#answered > 0 && isRefusal(error)) return;
      this.#inARow += 1;
      if (this.#inARow >= patience) {
        throw serverGone(`${patience} questions in a row got no answer; the last time ${error.message}`, error);
      }
    }
  }
}

// A server that has answered others and refuses this question, say because it is too long, is not gone.
function isRefusal({ status }: ChatError): boolean {
  return status === 400 || status === 413 || status === 422;
}

function serverGone(what: string, cause: ChatError): MagnetError {
  return new MagnetError({
    code: 'broken-world',
    what,
    where: 'the model',
    hint: 'What was answered is safe: see to the server and run the same command again to go on',
    cause,
  });
}
