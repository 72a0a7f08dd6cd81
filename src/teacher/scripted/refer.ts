import type { OutputPhrases } from '../../core/phrases.ts';
import type { Random } from '../../core/random.ts';
import { pluralOf } from './plain-words.ts';

/** How far back the output lies that words refer to. */
export type Distance = 'this-turn' | 'last-turn' | 'earlier';

/** What words point at. */
export interface Referred {
  phrases: OutputPhrases;
  distance: Distance;
  /** Index in the list it was taken from, or null when the output is no list. */
  ordinal: number | null;
  /** How many elements from the first on are meant; 1 for the one at `ordinal`. */
  count: number;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

const single: Record<Distance, readonly string[]> = {
  'this-turn': ['that {noun}', 'the resulting {noun}', 'this {noun}'],
  'last-turn': ['the {noun} you just {verb}', 'that {noun}', 'the {noun} you {verb} a moment ago'],
  earlier: [
    'the {noun} you {verb} earlier',
    'the {noun} from earlier',
    'the {noun} you {verb} before',
    'the {noun} you {verb} a while ago',
  ],
};

const listed: Record<Distance, readonly string[]> = {
  'this-turn': ['the {ordinal} {noun} on that list', 'the {ordinal} {noun} that comes up'],
  'last-turn': ['the {ordinal} {noun} you just {verb}', 'the {ordinal} {noun} on that list'],
  earlier: ['the {ordinal} {noun} you {verb} earlier', 'the {ordinal} {noun} on the list from earlier'],
};

/** Words that point at an earlier output without its value: "the booking you just made". */
export function referTo({ phrases, distance, ordinal, count }: Referred, random: Random): string {
  if (count > 1) return referToSeveral(phrases, distance, count, random);
  const template = random.pick(ordinal === null ? single[distance] : listed[distance]);
  return template
    .replace('{noun}', phrases.noun)
    .replace('{verb}', phrases.verb)
    .replace('{ordinal}', ordinals[ordinal ?? 0] ?? 'last');
}

const several: Record<Distance, readonly string[]> = {
  'this-turn': ['the first {count} {nouns} on that list', 'the first {count} {nouns} that come up'],
  'last-turn': ['the first {count} {nouns} you just {verb}', 'the first {count} {nouns} on that list'],
  earlier: ['the first {count} {nouns} you {verb} earlier', 'the first {count} {nouns} on the list from earlier'],
};

function referToSeveral(phrases: OutputPhrases, distance: Distance, count: number, random: Random): string {
  return random
    .pick(several[distance])
    .replace('{count}', count === 2 ? 'two' : 'three')
    .replace('{nouns}', pluralOf(phrases.noun))
    .replace('{verb}', phrases.verb);
}

const each: Record<Distance, readonly string[]> = {
  'this-turn': ['each {noun}', 'each of those {nouns}'],
  'last-turn': ['each {noun} you just {verb}', 'each of the {nouns} you just {verb}', 'each of those {nouns}'],
  earlier: ['each {noun} you {verb} earlier', 'each of the {nouns} from earlier'],
};

/** Words for the outputs of all parallel calls of a node. */
export function referToEach(phrases: OutputPhrases, distance: Distance, random: Random): string {
  return random
    .pick(each[distance])
    .replace('{nouns}', pluralOf(phrases.noun))
    .replace('{noun}', phrases.noun)
    .replace('{verb}', phrases.verb);
}

/** "the first one", "the second one": which of several calls is meant. */
export function whichOne(index: number): string {
  return `the ${ordinals[index] ?? 'last'} one`;
}
