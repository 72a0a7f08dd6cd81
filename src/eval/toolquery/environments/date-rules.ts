import { type PythonValue, strptime } from '../../../python/index.ts';

/** Whether a tool is for the days before the user's current date or for those after it. */
export type Tense = 'historical' | 'forecast';

/** A span of days as the agent gave it. */
export interface DateSpan {
  start: PythonValue;
  end: PythonValue;
}

const dayLength = 24 * 60 * 60 * 1000;
const longestSpan = 30;

/** What is wrong with a span of days on a user's date, or undefined. Raises ValueError for what is no date. */
export function refuseSpan({ start, end }: DateSpan, tense: Tense, currentDate: string): string | undefined {
  const current = dateOf(currentDate);
  const [from, to] = [dateOf(start), dateOf(end)];
  const [word, isRight] =
    tense === 'historical'
      ? ['earlier', (date: number) => date < current]
      : ['later', (date: number) => date > current];
  if (!isRight(from)) return `Error: start_date should be ${word} than current_date`;
  if (!isRight(to)) return `Error: end_date should be ${word} than current_date`;
  return (to - from) / dayLength > longestSpan ? spanTooLong : undefined;
}

/** The milliseconds of a date. Raises what `strptime` raises. */
export function dateOf(value: PythonValue): number {
  return strptime(value, '%Y-%m-%d').getTime();
}

const spanTooLong =
  'Error: Sorry, at present, we support a maximum time span of 30 days between start_date and end_date in a single query. Your input exceeds this range. You can split your current query into multiple sub-queries that meet our criteria.';
