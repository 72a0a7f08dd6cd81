import type { ChatAnswer, ChatMessage, ChatModel, ChatTool, Usage } from '../../../core/chat-model.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { fromJson, repr } from '../../../python/index.ts';
import type { AskOptions } from '../../benchmark.ts';
import type { Category, QuestionMessage } from '../data/index.ts';
import type { Mode } from '../decode/index.ts';
import { moreFunctions, promptingInstructions, withoutThinking } from './prompt.ts';
import { chatTool } from './tools.ts';

/** How a model is asked, and how it calls functions. */
export interface ConversationOptions extends AskOptions {
  mode: Mode;
}

/** One answer in the benchmark's form: a list of {name: arguments as JSON text}, or the text. */
export type StepOutput = Json;

/** A conversation with a model: it keeps the messages, the functions that are offered and what the answers cost. */
export class Conversation {
  readonly messages: ChatMessage[] = [];
  readonly usage: Usage = { inputTokens: 0, outputTokens: 0 };
  readonly #tools: ChatTool[] = [];

  constructor(
    readonly model: ChatModel,
    readonly options: ConversationOptions,
  ) {}

  /** Begins with the functions that are offered and, in prompting mode, the instructions. */
  begin(documents: readonly JsonObject[], category: Category, messages: readonly QuestionMessage[]): void {
    this.#tools.push(...documents.map(chatTool));
    const [first, ...rest] = messages;
    if (this.options.mode === 'fc') {
      this.say(messages);
      return;
    }
    const instructions = promptingInstructions(documents, category);
    const ownSystem = first?.role === 'system';
    this.messages.push({ role: 'system', content: ownSystem ? `${instructions}\n\n${first.content}` : instructions });
    this.say(ownSystem ? rest : messages);
  }

  /** Adds messages of the user, or of the question's own history. */
  say(messages: readonly QuestionMessage[]): void {
    for (const { role, content } of messages) {
      this.messages.push(role === 'assistant' ? { role, content, calls: [] } : { role, content });
    }
  }

  /** Offers further functions, in the words that the benchmark uses. */
  offer(documents: readonly JsonObject[]): void {
    this.#tools.push(...documents.map(chatTool));
    const shown = this.options.mode === 'fc' ? '' : `${repr(documents.map(fromJson))}\n`;
    this.messages.push({ role: 'user', content: `${shown}${moreFunctions}` });
  }

  /** Asks the model once. Throws what the model throws. */
  async ask(): Promise<StepOutput> {
    const { mode, temperature, seed, maxTokens, signal } = this.options;
    const answer = await this.model.generate({
      messages: this.messages,
      temperature,
      ...(mode === 'fc' ? { tools: this.#tools } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(signal === undefined ? {} : { signal }),
    });
    this.usage.inputTokens += answer.usage.inputTokens;
    this.usage.outputTokens += answer.usage.outputTokens;
    this.messages.push({ role: 'assistant', content: answer.content, calls: mode === 'fc' ? answer.calls : [] });
    return outputOf(answer, mode);
  }

  /** Says, where the last answer made calls that nobody can execute, that they were not: a server wants a result a call. */
  refuse(): void {
    const last = this.messages.at(-1);
    if (last?.role === 'assistant' && last.calls.length > 0)
      this.tell(
        [],
        last.calls.map(() => unreadable),
      );
  }

  /** Adds the results of the calls that the last answer made; `calls` are their texts. */
  tell(calls: readonly string[], results: readonly string[]): void {
    const last = this.messages.at(-1);
    if (this.options.mode === 'prompting' || last?.role !== 'assistant') {
      const told = calls.map((call, at) => ({ call, result: results[at]! }));
      this.messages.push({ role: 'user', content: `Results of the calls:\n${JSON.stringify(told)}` });
      return;
    }
    last.calls.forEach(({ id, name }, at) => {
      this.messages.push({ role: 'tool', callId: id, name, content: results[at] ?? '' });
    });
  }
}

const unreadable = 'Error: the arguments of the calls could not be read as JSON objects.';

function outputOf({ content, calls }: ChatAnswer, mode: Mode): StepOutput {
  const text = withoutThinking(content);
  if (mode === 'prompting' || calls.length === 0) return text;
  return calls.map(({ name, arguments: given }) => ({ [name]: given }));
}
