import type { Random } from '../core/random.ts';

type Maker = (random: Random) => number;

const whole =
  (low: number, high: number): Maker =>
  (random) =>
    random.integer(low, high);
const decimal =
  (low: number, high: number, digits = 2): Maker =>
  (random) =>
    random.integer(low * 10 ** digits, high * 10 ** digits) / 10 ** digits;

// First match wins, so the particular stands before the general.
const byWords: readonly [RegExp, Maker][] = [
  [/\b(?:status|status code|http code)$/, () => 200],
  [/\b(?:lat|latitude)\d?\b/, decimal(-60, 60)],
  [/\b(?:lon|lng|long|longitude)\d?\b/, decimal(-170, 170)],
  [/\bpages?\b/, whole(1, 5)],
  [/\b(?:offset|skip|start|index)$/, whole(0, 20)],
  [/\bquarter\b/, whole(1, 4)],
  [/\byear\b/, whole(2019, 2026)],
  [/\bmonth\b/, whole(1, 12)],
  [/\b(?:day|date)\b/, whole(1, 28)],
  [/\bhour\b/, whole(0, 23)],
  [/\b(?:timestamp|epoch|time)$/, whole(1_767_000_000, 1_798_000_000)],
  [/\b(?:limit|size|max|top|depth|days|hours|minutes|quantity)\b/, whole(2, 25)],
  [/\b(?:count|total|num|number of|views|likes|followers|votes|comments)\b/, whole(2, 400)],
  [/\bport\b/, whole(3000, 9000)],
  [/\b(?:pid|id)$/, whole(10_000, 99_999)],
  [/^[rgb]$/, whole(0, 255)],
  [/\b(?:rating|stars|score)\b/, decimal(1, 5, 1)],
  [/\b(?:percent|percentage|change|rate|ratio)\b/, decimal(0, 15)],
  [/\b(?:temp|temperature)\b/, decimal(-5, 34, 1)],
  [/\bage\b/, whole(18, 79)],
  [/\b(?:seconds?|timeout|duration|length|width|height)\b/, whole(10, 600)],
];

/** A number for a field by the words of its name: whole where such numbers are, or where it must be. */
export function numberNamed(words: string, mustBeWhole: boolean, random: Random): number {
  const make = byWords.find(([pattern]) => pattern.test(words))?.[1];
  const value = make ? make(random) : mustBeWhole ? random.integer(1, 500) : random.integer(100, 50_000) / 100;
  return mustBeWhole ? Math.round(value) : value;
}

/** Whether the name of a field says that it holds a number, whatever its type. */
export function isNumberName(words: string): boolean {
  return /\b(?:limit|offset|skip|page|per page|page size|year|quarter|quantity|count|num|lat|lon|latitude|longitude)\d?$/.test(
    words,
  );
}
