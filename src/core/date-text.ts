const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName},? (\\d{4})\\b`, 'gi');
const monthFirst = new RegExp(`\\b${monthName} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'gi');
const yearFirst = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g;
const yearLast = /\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/g;
const clock = /(?<![\d:.])(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2})?\s?(a\.?m\b|p\.?m\b|o'clock)?/gi;

const moment =
  /^(?:(\d{4})-(\d{2})-(\d{2}))?(?:(?:^|[T ])(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Whether a text holds an ISO 8601 date, time of day, or both: `2026-03-12` in "the 12th of March 2026", `14:30` in
 * "2:30 pm". A date without its year is not held. False for a value that is none of the three.
 */
export function textHoldsMoment(text: string, value: string): boolean {
  const [matched, year, month, day, hour, minute] = moment.exec(value) ?? [];
  if (!matched) return false;
  if (year !== undefined && !holdsDate(text, Number(year), Number(month), Number(day))) return false;
  return hour === undefined || holdsTime(text, Number(hour) * 60 + Number(minute));
}

function holdsDate(text: string, year: number, month: number, day: number): boolean {
  const is = (otherYear: string, otherMonth: number, otherDay: string): boolean =>
    Number(otherYear) === year && otherMonth === month && Number(otherDay) === day;
  for (const [, first, name, last] of text.matchAll(dayFirst)) if (is(last!, monthOf(name!), first!)) return true;
  for (const [, name, middle, last] of text.matchAll(monthFirst)) if (is(last!, monthOf(name!), middle!)) return true;
  for (const [, first, middle, last] of text.matchAll(yearFirst)) if (is(first!, Number(middle), last!)) return true;
  for (const [, first, middle, last] of text.matchAll(yearLast)) {
    if (is(last!, Number(middle), first!) || is(last!, Number(first), middle!)) return true;
  }
  return false;
}

function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function holdsTime(text: string, minutes: number): boolean {
  if (minutes === 720 && /\b(?:noon|midday)\b/i.test(text)) return true;
  if (minutes === 0 && /\bmidnight\b/i.test(text)) return true;
  for (const [, hour, minute, suffix] of text.matchAll(clock)) {
    if (minute === undefined && suffix === undefined) continue;
    if (minutesOf(Number(hour), Number(minute ?? 0), suffix?.[0]?.toLowerCase()) === minutes) return true;
  }
  return false;
}

function minutesOf(hour: number, minute: number, half: string | undefined): number {
  if (half === 'p') return ((hour % 12) + 12) * 60 + minute;
  if (half === 'a') return (hour % 12) * 60 + minute;
  return hour * 60 + minute;
}
