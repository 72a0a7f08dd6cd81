import type { ChatCall, ChatMessage, ChatModel, ChatTool, Usage } from '../core/chat-model.ts';
import type { AskOptions } from './benchmark.ts';

/** How a model calls functions: its server makes the calls (`fc`), or it writes them as text. */
export type Mode = 'fc' | 'prompting';

/** How a model is asked, and how it calls functions. */
export interface ConversationOptions extends AskOptions {
  mode: Mode;
}

/** What a model said: its words, without what it thought before, and the calls of its server. */
export interface Reply {
  content: string;
  /** Empty in prompting mode. */
  calls: readonly ChatCall[];
}

/** A conversation with a model: it keeps the messages, the functions that are offered and what the answers cost. */
export class Conversation {
  readonly messages: ChatMessage[] = [];
  readonly usage: Usage = { inputTokens: 0, outputTokens: 0 };
  readonly #tools: ChatTool[] = [];

  constructor(
    readonly model: ChatModel,
    readonly options: ConversationOptions,
  ) {}

  /** Adds messages that the model did not write in this conversation. */
  say(...messages: readonly ChatMessage[]): void {
    this.messages.push(...messages);
  }

  /** Offers further functions through the server; in prompting mode only words can offer them. */
  offer(tools: readonly ChatTool[]): void {
    this.#tools.push(...tools);
  }

  /** Asks the model once. Throws what the model throws. */
  async ask(): Promise<Reply> {
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
    const calls = mode === 'fc' ? answer.calls : [];
    this.messages.push({ role: 'assistant', content: answer.content, calls });
    return { content: withoutThinking(answer.content), calls };
  }

  /** Says, where the last answer made calls that nobody can execute, that they were not: a server wants a result a call. */
  refuse(): void {
    const last = this.messages.at(-1);
    if (last?.role !== 'assistant' || last.calls.length === 0) return;
    const refusals = last.calls.map(() => unreadable);
    this.tell([], refusals);
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

/** What a call gets for a result whose arguments are no JSON object. */
const unreadable = 'Error: the arguments of the calls could not be read as JSON objects.';

// Where the server's template begins the thinking, the mark that opens it is not in the answer.
const thinking = /^[\s\S]*?<\/think>\s*/;

/** A text without what a reasoning model wrote before its answer. */
function withoutThinking(text: string): string {
  return text.replace(thinking, '');
}
