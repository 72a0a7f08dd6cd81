import type { OutputPhrases } from '../../core/phrases.ts';
import type { Random } from '../../core/random.ts';

/** How far back the output lies that words refer to. */
export type Distance = 'this-turn' | 'last-turn' | 'earlier';

export interface Referred {
  phrases: OutputPhrases;
  distance: Distance;
  /** Index in the list it was taken from, or null when the output is no list. */
  ordinal: number | null;
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
export function referTo({ phrases, distance, ordinal }: Referred, random: Random): string {
  const template = random.pick(ordinal === null ? single[distance] : listed[distance]);
  return template
    .replace('{noun}', phrases.noun)
    .replace('{verb}', phrases.verb)
    .replace('{ordinal}', ordinals[ordinal ?? 0] ?? 'last');
}
