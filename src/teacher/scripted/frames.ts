import type { Random } from '../../core/random.ts';
import type { Voice } from '../plan/voice.ts';

/** Where a query stands: at the start of a conversation, or after an answer. */
type Position = 'opening' | 'following';

// `{wish}` is an imperative clause; `{Wish}` the same with a capital letter.
const frames: Record<Voice, Record<Position, readonly string[]>> = {
  terse: {
    opening: ['{Wish}.', '{Wish}', '{Wish}, please.'],
    following: ['{Wish}.', 'Now {wish}.', 'Next: {wish}.', 'Then {wish}.'],
  },
  plain: {
    opening: [
      'Please {wish}.',
      '{Wish}.',
      'Can you {wish}?',
      'I want you to {wish}.',
      'I need you to {wish}.',
      'Help me out: {wish}.',
    ],
    following: [
      'Now {wish}, please.',
      'Next, {wish}.',
      'Can you also {wish}?',
      'After that, {wish}.',
      'Please go on and {wish}.',
      'Could you go on and {wish}?',
    ],
  },
  polite: {
    opening: [
      'Could you please {wish}?',
      'Would you please {wish}?',
      'Hello! Could you {wish} for me?',
      'Good morning, would you be able to {wish}?',
      'If you have a moment, please {wish}.',
      "I'd be grateful if you could {wish}.",
    ],
    following: [
      'Thank you. Could you now {wish}?',
      'Many thanks. Would you please {wish} next?',
      "That's helpful. Please {wish}.",
      'Thanks a lot; could you also {wish}?',
      'Wonderful. Next, would you {wish}?',
      "I appreciate it. I'd also like you to {wish}.",
    ],
  },
  casual: {
    opening: [
      'Hey, {wish}.',
      'Hi there, can you {wish}?',
      'Yo, {wish} real quick.',
      'Quick one: {wish}.',
      'Mind helping me? {Wish}.',
      'Hey! {Wish}, thanks.',
    ],
    following: [
      'Cool, now {wish}.',
      'Nice one. {Wish}, would you?',
      'Great, so {wish}.',
      'Ok, {wish} then.',
      'Sweet. Can you {wish} too?',
      'Alright, {wish}.',
    ],
  },
  wordy: {
    opening: [
      'I am trying to get a few things sorted today, so first of all please {wish}.',
      'There is a lot on my plate this week and I would love some help: {wish}.',
      'I promised myself to deal with this before lunch, so could you {wish}?',
      'It took me a while to get around to this, but now I would like you to {wish}.',
      'Before I forget again, {wish}.',
      'My week is a mess, so let us start simple: {wish}.',
    ],
    following: [
      'Good, that is exactly what I was after. With that out of the way, {wish}.',
      'All right, one more thing while we are at it: {wish}.',
      'That helps a great deal. The next thing on my list is this: {wish}.',
      'Perfect, let us keep going. I would like you to {wish}.',
      'Okay, I have thought about it for a moment. Please {wish}.',
      'So far so good. What I need next is for you to {wish}.',
    ],
  },
};

const joins = [
  '{a}, and then {b}',
  '{a}; after that, {b}',
  '{a}, then {b}',
  '{a} and also {b}',
  'first {a} and then {b}',
  '{a}, and once that is done, {b}',
];
const reversedJoins = ['{b}, but {a} first', '{b}, but before that {a}'];

/** Joins two wishes in call order. The later may only be named first when it does not lean on the earlier. */
export function joinWishes(earlier: string, later: string, independent: boolean, random: Random): string {
  const template = random.pick(independent ? [...joins, ...reversedJoins] : joins);
  return template.replace('{a}', () => earlier).replace('{b}', () => later);
}

/**
 * Puts a wish into a sentence that the voice would use.
 *
 * @param order which of the voice's frames comes first in this conversation; all are used before one comes again.
 * @param turn index of the turn in the conversation.
 */
export function frameWish(wish: string, voice: Voice, turn: number, order: Random): string {
  const candidates = frames[voice][turn === 0 ? 'opening' : 'following'];
  const frame = order.shuffle(candidates)[turn % candidates.length]!;
  return frame.replace('{wish}', () => wish).replace('{Wish}', () => capitalise(wish));
}

const supplies = [
  '{Supply}.',
  'Sorry, I forgot: {supply}.',
  'Oh right, {supply}.',
  'Ah, of course. {Supply}.',
  'Good point, {supply}.',
  'Let me add that: {supply}.',
  'My bad, {supply}.',
];

/** The answer to "what is the …?", around the words that state the value. */
export function frameSupply(supply: string, random: Random): string {
  return random
    .pick(supplies)
    .replace('{supply}', () => supply)
    .replace('{Supply}', () => capitalise(supply));
}

const additions = [
  'I have just made more functions available to you. Can you do it now?',
  'Some functions were added in the meantime. Please try again.',
  'You should have what you need for that now, so please go ahead.',
  'I have enabled the missing functions. How about now?',
  'Okay, I switched on what was lacking. Try it once more, please.',
  'There are new functions for you to use; have another go at it.',
];

/** What the user says when the missing functions were added. */
export function frameAddition(random: Random): string {
  return random.pick(additions);
}

/** The text with a capital at its start. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
