import type { ChatAnswer, ChatModel, ChatRequest } from '../core/chat-model.ts';
import type { AnswerBook, SaidMessage } from './answer-book.ts';
import { chatAnswer } from './chat-answer.ts';

/** What becomes of an answer on its way. It must depend on nothing else, so that a rehearsal and a run see the same. */
export type Disturb = (answer: ChatAnswer, request: ChatRequest) => ChatAnswer;

/** A model that says one thing, and enters it into a book beside what it was asked. */
export function mouth(says: SaidMessage, { book, disturb }: { book: AnswerBook; disturb: Disturb }): ChatModel {
  return {
    name: 'rehearsal',
    async generate(request) {
      book.enter(request, says);
      return disturb(chatAnswer(says, request), request);
    },
  };
}
