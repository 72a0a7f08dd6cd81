import type { Json, JsonObject } from '../../../core/json.ts';
import { fromJson, repr } from '../../../python/index.ts';
import { Conversation } from '../../conversation.ts';
import type { Category, QuestionMessage } from '../data/index.ts';
import { instructionsFor, moreFunctions } from './prompt.ts';
import { chatTool } from './tools.ts';

/** One answer in the benchmark's form: a list of {name: arguments as JSON text}, or the text. */
export type StepOutput = Json;

/** A conversation in the words of the benchmark. */
export class BfclConversation extends Conversation {
  /** Begins with the functions that are offered and, in prompting mode, the instructions. */
  begin(documents: readonly JsonObject[], category: Category, messages: readonly QuestionMessage[]): void {
    this.offer(documents.map(chatTool));
    const [first, ...rest] = messages;
    if (this.options.mode === 'fc') {
      this.put(messages);
      return;
    }
    const instructions = instructionsFor(documents, category);
    const ownSystem = first?.role === 'system';
    this.say({ role: 'system', content: ownSystem ? `${instructions}\n\n${first.content}` : instructions });
    this.put(ownSystem ? rest : messages);
  }

  /** Adds messages of the user, or of the question's own history. */
  put(messages: readonly QuestionMessage[]): void {
    for (const { role, content } of messages) {
      this.say(role === 'assistant' ? { role, content, calls: [] } : { role, content });
    }
  }

  /** Offers further functions, in the words that the benchmark uses. */
  offerMore(documents: readonly JsonObject[]): void {
    this.offer(documents.map(chatTool));
    const shown = this.options.mode === 'fc' ? '' : `${repr(documents.map(fromJson))}\n`;
    this.say({ role: 'user', content: `${shown}${moreFunctions}` });
  }

  /** Asks the model once. Throws what the model throws. */
  async step(): Promise<StepOutput> {
    const { content, calls } = await this.ask();
    if (calls.length === 0) return content;
    return calls.map(({ name, arguments: given }) => ({ [name]: given }));
  }
}
