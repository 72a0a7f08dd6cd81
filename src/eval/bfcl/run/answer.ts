import type { ChatMessage, ChatModel, Usage } from '../../../core/chat-model.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { fromJson, type PythonDict, toJson } from '../../../python/index.ts';
import { NativeSession } from '../../../worlds/bfcl/session.ts';
import type { ConversationOptions } from '../../conversation.ts';
import type { BfclData, Entry, MultiTurnEntry, SingleTurnEntry } from '../data/index.ts';
import { decodeForExecution } from '../decode/index.ts';
import { BfclConversation, type StepOutput } from './conversation.ts';
import { shownDocument } from './language.ts';

/** What a model made of one question. */
export interface EntryAnswer {
  /** In the benchmark's form: one output, or by turn a list of steps. */
  result: Json;
  /** Every message that was said. */
  transcript: readonly ChatMessage[];
  usage: Usage;
}

/** After this many executed steps in a turn the conversation is stopped. */
const mostSteps = 20;

/** Asks a model one question of the benchmark and executes what it calls. Throws what the model throws. */
export async function answerEntry(
  entry: Entry,
  model: ChatModel,
  data: BfclData,
  options: ConversationOptions & { today: string },
): Promise<EntryAnswer> {
  const conversation = new BfclConversation(model, options);
  const result =
    entry.kind === 'single-turn'
      ? await answerOnce(entry, conversation)
      : await new Dialogue(entry, conversation, data, options.today).result();
  return { result, transcript: conversation.messages, usage: conversation.usage };
}

async function answerOnce(entry: SingleTurnEntry, conversation: BfclConversation): Promise<Json> {
  conversation.begin(shown(entry.functions, entry), entry.category, entry.messages);
  return conversation.step();
}

function shown(documents: readonly PythonDict[], { category }: Entry): JsonObject[] {
  return documents.map((document) => shownDocument(toJson(document) as JsonObject, category));
}

/** A conversation of several turns, with the state that the model's calls change. */
class Dialogue {
  readonly #session: NativeSession;
  readonly #documents: readonly PythonDict[];

  constructor(
    readonly entry: MultiTurnEntry,
    readonly conversation: BfclConversation,
    data: BfclData,
    today: string,
  ) {
    const isLong = entry.category === 'multi_turn_long_context';
    this.#documents = entry.involvedClasses.flatMap((className) => data.documents(className));
    this.#session = new NativeSession({
      classNames: entry.involvedClasses,
      initialConfig: entry.initialConfig,
      today,
      ...(isLong ? { longContext: data.longContext } : {}),
    });
  }

  async result(): Promise<Json> {
    const turns: Json[] = [];
    for (const [at, messages] of this.entry.turns.entries()) {
      if (at === 0) this.conversation.begin(shown(this.#offeredAtFirst(), this.entry), this.entry.category, messages);
      else this.conversation.put(messages);
      const added = this.entry.missedFunctions.get(at);
      if (added) this.conversation.offerMore(shown(this.#named(added), this.entry));
      const { steps, stopped } = await this.#turn();
      turns.push(steps);
      if (stopped) break;
    }
    return turns;
  }

  async #turn(): Promise<{ steps: StepOutput[]; stopped: boolean }> {
    const steps: StepOutput[] = [];
    for (let executed = 0; executed <= mostSteps; executed += 1) {
      const output = await this.conversation.step();
      steps.push(output);
      const calls = decodeForExecution(fromJson(output), this.conversation.options.mode);
      if (calls === undefined || calls.length === 0) {
        this.conversation.refuse();
        return { steps, stopped: false };
      }
      this.conversation.tell(
        calls,
        calls.map((call) => this.#session.execute(call)),
      );
    }
    return { steps, stopped: true };
  }

  #offeredAtFirst(): PythonDict[] {
    const missed = new Set([...this.entry.missedFunctions.values()].flat());
    return this.#documents.filter((document) => !missed.has(document.item('name') as string));
  }

  #named(names: readonly string[]): PythonDict[] {
    return this.#documents.filter((document) => names.includes(document.item('name') as string));
  }
}
