import type { ChatAnswer, ChatModel, ChatRequest } from '../core/chat-model.ts';
import type { Awaitable } from '../core/executor.ts';
import type { AnswerBook, SaidMessage } from './answer-book.ts';
import { chatAnswer } from './chat-answer.ts';

/** What becomes of an answer on its way. It must depend on nothing else, so that a rehearsal and a run see the same. */
export type Disturb = (answer: ChatAnswer, request: ChatRequest) => ChatAnswer;

/** A model that says what it is told to say, and enters it into a book beside what it was asked. */
export class Mouth implements ChatModel {
  readonly name = 'rehearsal';
  readonly #book: AnswerBook;
  readonly #disturb: Disturb;
  #says: SaidMessage = { content: '', calls: [] };
  #playing: Promise<unknown> = Promise.resolve();

  constructor({ book, disturb }: { book: AnswerBook; disturb: Disturb }) {
    this.#book = book;
    this.#disturb = disturb;
  }

  async generate(request: ChatRequest): Promise<ChatAnswer> {
    this.#book.enter(request, this.#says);
    return this.#disturb(chatAnswer(this.#says, request, { inputTokens: 0 }), request);
  }

  /** Plays a role in which it says one thing to all that is asked; one role after the other. */
  saying<Result>(says: SaidMessage, play: () => Awaitable<Result>): Promise<Result> {
    const played = this.#playing.then(() => {
      this.#says = says;
      return play();
    });
    this.#playing = played.catch(() => {});
    return played;
  }
}
