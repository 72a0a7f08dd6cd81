import type { ChatModel } from '../core/chat-model.ts';
import type { Json } from '../core/json.ts';
import type { AnswerBook, SaidMessage } from './answer-book.ts';
import { chatAnswer } from './chat-answer.ts';

/** A model that says one thing, and enters it into a book beside what it was asked. */
export function mouth(says: SaidMessage, book: AnswerBook): ChatModel {
  return {
    name: 'rehearsal',
    async generate(request) {
      book.enter(request, says);
      return chatAnswer(says, request);
    },
  };
}

/** The same for an answer in JSON. */
export function jsonMouth(says: Json, book: AnswerBook): ChatModel {
  return mouth({ content: JSON.stringify(says), calls: [] }, book);
}
