import type { Json, JsonObject } from '../core/json.ts';
import type { Message } from '../core/row.ts';
import type { Refusal } from '../core/teacher.ts';
import type { FunctionDefinition, ToolDefinition } from '../core/tool-definition.ts';
import { NumberedMessages, type UnnumberedCall } from './numbered-calls.ts';
import { type KnownTools, type ToolCodec, ToolTexts } from './tool-texts.ts';

/** A message in the sharegpt form that LLaMA-Factory reads. */
export interface ShareGptMessage {
  from: 'human' | 'gpt' | 'function_call' | 'observation';
  value: string;
}

/** The form a conversation has in a line: the system message stands apart. */
export interface ShareGpt {
  system: string;
  conversations: ShareGptMessage[];
}

type Answer = Extract<Message, { role: 'assistant' }>;

const inputTags: readonly ShareGptMessage['from'][] = ['human', 'observation'];

/** Converts messages, or says why LLaMA-Factory would skip or change the conversation. */
export function toShareGpt(messages: readonly Message[]): ShareGpt | Refusal {
  const [system, ...rest] = messages;
  if (system?.role !== 'system' || rest.some((message) => message.role === 'system')) {
    return { refused: 'turn-order', detail: 'there must be one system message, at the start' };
  }
  if (rest.some(speaksBesideCalls)) {
    return { refused: 'text-beside-calls', detail: 'a function_call message has no place for text' };
  }
  const conversations = rest.flatMap((message, at) => toEntry(message, rest, at));
  const misplaced = conversations.findIndex(({ from }, at) => inputTags.includes(from) !== (at % 2 === 0));
  if (misplaced >= 0) {
    return { refused: 'turn-order', detail: `entry ${misplaced} breaks the rule that input and answer alternate` };
  }
  return { system: system.content, conversations };
}

function speaksBesideCalls(message: Message): boolean {
  return message.role === 'assistant' && message.calls.length > 0 && message.content !== null;
}

function toEntry(message: Message, all: readonly Message[], at: number): ShareGptMessage[] {
  if (message.role === 'assistant') return [answerEntry(message)];
  if (message.role !== 'tool') return [{ from: 'human', value: message.content }];
  if (all[at - 1]?.role === 'tool') return [];
  const next = all.findIndex((later, index) => index > at && later.role !== 'tool');
  const results = all.slice(at, next < 0 ? undefined : next).map((result) => result.content ?? '');
  return [{ from: 'observation', value: results.length === 1 ? results[0]! : `[${results.join(',')}]` }];
}

/** One assistant message: text, one call, or a list of parallel calls. */
export function answerEntry({ content, calls }: Answer): ShareGptMessage {
  if (calls.length === 0) return { from: 'gpt', value: content ?? '' };
  const written = calls.map(({ name, arguments: values }) => ({ name, arguments: values }));
  return { from: 'function_call', value: JSON.stringify(written.length === 1 ? written[0] : written) };
}

/** Reads such a conversation back. Throws on what is none. */
export function fromShareGpt({ system, conversations }: ShareGpt): NumberedMessages {
  const read = new NumberedMessages();
  read.say({ role: 'system', content: system });
  for (const entry of conversations) readEntry(entry, read);
  return read;
}

/** Reads one entry. Throws when its value is not what its tag promises. */
export function readEntry({ from, value }: ShareGptMessage, read: NumberedMessages): void {
  if (from === 'human') read.say({ role: 'user', content: value });
  else if (from === 'gpt') read.answer(value, []);
  else if (from === 'function_call') read.answer(null, [JSON.parse(value) as UnnumberedCall | UnnumberedCall[]].flat());
  else for (const result of resultsIn(value, read.waiting)) read.result(result);
}

// Results of parallel calls share one entry as a JSON list; the result of a single call stands as it is.
function resultsIn(value: string, waiting: number): string[] {
  if (waiting === 1) return [value];
  return (JSON.parse(value) as Json[]).map((result) => JSON.stringify(result));
}

const functionCodec: ToolCodec = {
  render: ({ function: definition }) => JSON.stringify(JSON.stringify(definition)).slice(1, -1),
  parse: (text) => ({
    type: 'function',
    function: JSON.parse(JSON.parse(`"${text}"`) as string) as FunctionDefinition,
  }),
};

/** Tools as JSON text of bare function objects, which every version of LLaMA-Factory takes. */
export function shareGptTools(): ToolTexts {
  return new ToolTexts(functionCodec, ',');
}

/** What `readTextColumn` read from the tools column, as tool definitions again. */
export function readFunctions(tools: readonly unknown[], known: KnownTools | undefined): readonly ToolDefinition[] {
  if (known && tools === known.definitions) return known.definitions;
  return tools.map((definition) => ({ type: 'function', function: definition as FunctionDefinition }));
}

/** The text of `dataset_info.json` that tells LLaMA-Factory how to read `train.jsonl`. */
export function datasetInfo(name: string, ranking: boolean): string {
  const columns: JsonObject = { messages: 'conversations', system: 'system', tools: 'tools' };
  const info: JsonObject = {
    file_name: 'train.jsonl',
    formatting: 'sharegpt',
    ...(ranking && { ranking: true }),
    columns: ranking ? { ...columns, chosen: 'chosen', rejected: 'rejected' } : columns,
    tags: {
      role_tag: 'from',
      content_tag: 'value',
      user_tag: 'human',
      assistant_tag: 'gpt',
      observation_tag: 'observation',
      function_tag: 'function_call',
    },
  };
  return `${JSON.stringify({ [name]: info }, null, 2)}\n`;
}
