import { textHoldsMoment } from './date-text.ts';
import type { Json } from './json.ts';
import { textHoldsNumber } from './number-text.ts';
import { spokenForms } from './spoken-forms.ts';

const negation = /\b(?:no|not|none|never|without|off|false|disabled?|exclud\w*|skip\w*|stop\w*|nothing)\b|n['’]t\b/i;
// Beside a negation, only the word itself says yes.
const affirmation = /\b(?:yes|true)\b/i;

/**
 * Whether a value can be read from words, the way a person reads them: text in any case, names with their separators
 * spoken as blanks (`round_trip` in "a round trip"), numbers in digits or words, ISO dates and times in their usual
 * forms, units and currencies by code or name, a boolean by whether the words negate, a list or object as JSON
 * or when each of its scalars can be read. An empty string can be read from nothing.
 */
export function textHoldsValue(text: string, value: Json): boolean {
  switch (typeof value) {
    case 'string':
      return textHoldsString(text, value);
    case 'number':
      return textHoldsNumber(text, value);
    case 'boolean':
      return textHoldsBoolean(text, value);
  }
  if (value === null) return negation.test(text);
  if (text.includes(JSON.stringify(value))) return true;
  return Object.values(value).every((member) => textHoldsValue(text, member));
}

function textHoldsBoolean(text: string, value: boolean): boolean {
  if (text.trim() === '') return false;
  return negation.test(text) ? !value || affirmation.test(text) : value;
}

function textHoldsString(text: string, value: string): boolean {
  if (holdsWhole(text, value)) return true;
  if (value === '') return false;
  if (/^[-+(]?\d/.test(value) && holdsDigitText(text, value)) return true;
  return holdsWords(text, value);
}

/** Whether a text holds another one exactly, not as a part of a longer word. */
function holdsWhole(text: string, part: string): boolean {
  if (part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const end = at + part.length;
    if (!joins(text, at - 1, at) && !joins(text, end - 1, end)) return true;
  }
  return false;
}

function joins(text: string, left: number, right: number): boolean {
  return left >= 0 && right < text.length && isWordCharacter(text, left) && isWordCharacter(text, right);
}

function isWordCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 0x20;
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code > 0x7f && /\p{L}/u.test(text[at]!));
}

function holdsDigitText(text: string, value: string): boolean {
  if (textHoldsMoment(text, value)) return true;
  if (/^-?\d+(?:\.\d+)?$/.test(value) && value.length < 16 && textHoldsNumber(text, Number(value))) return true;
  const digits = value.replace(/[\s().+-]/g, '');
  // Phone and card numbers: the same digits in other groups.
  return /^\d{7,}$/.test(digits) && text.replace(/(?<=\d)[\s().-]+(?=\d|\()|[()]/g, '').includes(digits);
}

function holdsWords(text: string, value: string): boolean {
  const spoken = spokenWords(text);
  const words = plainWords(value.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  if (words !== '' && (spoken.includes(` ${words} `) || spoken.includes(` ${words}s `))) return true;
  const whole = plainWords(value);
  if (whole !== words && spoken.includes(` ${whole} `)) return true;
  return value.length < 16 && spokenForms(value).some((form) => holdsForm(text, spoken, form));
}

function holdsForm(text: string, spoken: string, form: string): boolean {
  if (/^[^a-z]/.test(form)) return text.toLowerCase().includes(form);
  return spoken.includes(` ${form} `) || spoken.includes(` ${form}s `) || new RegExp(`\\d${form}\\b`, 'i').test(text);
}

let lastText = '';
let lastWords = '  ';

// The same text is asked for many values in a row, so the last one is kept.
function spokenWords(text: string): string {
  if (text !== lastText) {
    lastWords = ` ${plainWords(text)} `;
    lastText = text;
  }
  return lastWords;
}

/** The words of a text in lower case with single blanks between them: letters and digits alone. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’](?=s\b)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
