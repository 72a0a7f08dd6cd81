import type { ChatMessage, ChatModel } from '../../src/core/chat-model.ts';
import type { HeldOutQuestion } from '../../src/core/held-out.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { fromJson, repr } from '../../src/python/index.ts';
import { answerOf, type Line } from './scripted-model.ts';

/** A call of a reference as [name, arguments]. */
export type PlainCall = readonly [name: string, given: JsonObject];

/** Changes the calls of a turn before they are made. */
export type Twist = (calls: readonly PlainCall[]) => readonly PlainCall[];

/**
 * A model that knows the questions: it answers every turn with the reference calls, all at once, and then with words. It
 * tells the question and the turn from the messages.
 */
export function referenceModel(
  questions: readonly HeldOutQuestion[],
  { twist = (calls) => calls, mode = 'fc' }: { twist?: Twist; mode?: 'fc' | 'prompting' } = {},
): ChatModel {
  return {
    name: 'reference',
    async generate({ messages }) {
      const users = messages.filter(({ role, content }) => role === 'user' && !content.startsWith('Results of'));
      const question = questions.find(({ turns }) => turns[0]!.user === users[0]!.content)!;
      if (!isUsers(messages.at(-1)!)) return answerOf('Done.');
      const calls = twist(callsOf(question, users.length - 1));
      if (calls.length === 0) return answerOf('I cannot do that.');
      return answerOf(mode === 'fc' ? calls.map(asLine) : `[${calls.map(asText).join(', ')}]`);
    },
  };
}

function isUsers({ role, content }: ChatMessage): boolean {
  return role === 'user' && !content.startsWith('Results of');
}

function callsOf({ task }: HeldOutQuestion, turn: number): PlainCall[] {
  return task.turns[turn]!.steps.flatMap(({ calls }) => calls).map(({ call }) => [call.name, call.arguments]);
}

function asLine([name, given]: PlainCall): Exclude<Line, string>[number] {
  return [name, JSON.stringify(given)];
}

function asText([name, given]: PlainCall): string {
  return `${name}(${Object.entries(given).map(([parameter, value]) => `${parameter}=${repr(fromJson(value))}`)})`;
}
