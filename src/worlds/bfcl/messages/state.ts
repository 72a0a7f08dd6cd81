import type { Random } from '../../../core/random.ts';
import { type Face, faceOf } from '../face.ts';
import { messageApi } from './native.ts';
import { people, topics } from './words.ts';

/** The parts of a saved workspace that values are drawn from; the rest is the native class's own business. */
export type ChatState = {
  /** Ids by name. */
  user_map: Record<string, string>;
  /** Objects of one entry each, id of the recipient to text; the oldest first. */
  inbox: Record<string, string>[];
  current_user: string;
};

/** How the tools of the workspace reach the native class. */
export const chat: Face = faceOf(messageApi, [
  { native: /^No user is currently.*$/, kind: 'refused', says: 'Sign in to the chat first.' },
  { native: /^User '(.*)' not found.*$/, kind: 'not-found', says: 'Nobody called $1 works here.' },
  { native: /^Receiver ID '(.*)' not found\.$/, kind: 'not-found', says: 'Nobody has the id $1.' },
  { native: /^Receiver ID (.*) not found\.$/, kind: 'not-found', says: 'No text to $1 is on record.' },
  { native: /^User name '(.*)' already.*$/, kind: 'wrong-state', says: 'Somebody called $1 is in the chat already.' },
]);

/** Ten colleagues, one of them signed in, and twelve texts to six of the others. */
export function seedChat(random: Random): ChatState {
  let number = random.integer(10, 600);
  const colleagues = random.sample(people, 10).map((name) => {
    number += random.integer(1, 9);
    return [name, `USR${String(number).padStart(3, '0')}`] as const;
  });
  const [me, ...others] = random.shuffle(colleagues.map(([, id]) => id)) as [string, ...string[]];
  const recipients = others.slice(0, 6);
  const inbox = random
    .sample(topics, 12)
    .map(({ text }, at) => ({ [recipients[at] ?? random.pick(recipients)]: text }));
  return chat.seed({
    random_seed: random.integer(1, 1_000_000),
    user_count: number,
    user_map: Object.fromEntries(colleagues),
    inbox: random.shuffle(inbox),
    message_count: inbox.length,
    current_user: me,
  }) as ChatState;
}

/** A colleague, as tools speak of one. */
export interface Colleague {
  name: string;
  id: string;
}

/** Everybody but the one who is signed in. */
export function otherColleagues(state: Readonly<ChatState>): Colleague[] {
  return Object.entries(state.user_map)
    .map(([name, id]) => ({ name, id }))
    .filter(({ id }) => id !== state.current_user);
}

/** The colleagues to whom something was written. */
export function writtenTo(state: Readonly<ChatState>): Colleague[] {
  return otherColleagues(state).filter(({ id }) => state.inbox.some((entry) => Object.hasOwn(entry, id)));
}

/** The name that belongs to an id, or the id itself. */
export function nameOf(state: Readonly<ChatState>, id: string): string {
  return Object.entries(state.user_map).find(([, other]) => other === id)?.[0] ?? id;
}

/** By id of the recipient, all texts, the oldest first. */
export function textsByRecipient(state: ChatState): [id: string, texts: string[]][] {
  return Object.entries(chat.know(state, 'view_messages_sent').messages as Record<string, string[]>);
}

/** The texts to one recipient, the oldest first. */
export function textsTo(state: ChatState, id: string): string[] {
  return textsByRecipient(state).find(([recipient]) => recipient === id)?.[1] ?? [];
}

/** How many texts there are in all. */
export function textCount(state: ChatState): number {
  const { received_count } = chat.know(state, 'get_message_stats').stats as { received_count: number };
  return received_count;
}
