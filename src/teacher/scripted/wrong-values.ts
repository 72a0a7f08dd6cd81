import { type Json, jsonEqual, scalarLeaves } from '../../core/json.ts';
import { numbersInText } from '../../core/number-text.ts';
import type { Random } from '../../core/random.ts';
import type { JsonSchema } from '../../core/tool.ts';
import { textHoldsValue } from '../../core/value-text.ts';
import { wordsOf } from './plain-words.ts';

/** A value of the same type out of the given outputs that is not the right one, as when a wrong field is copied. */
export function confusedValue(right: Json, outputs: readonly Json[], random: Random): Json | undefined {
  const alike = outputs
    .flatMap((output) => [...scalarLeaves(output)].map(({ value }) => value))
    .filter((value) => typeof value === typeof right && !jsonEqual(value, right) && sameForm(value, right));
  return alike.length === 0 ? undefined : random.pick(alike);
}

// An id is confused with an id, a word with a word.
function sameForm(left: Json, right: Json): boolean {
  return typeof left !== 'string' || typeof right !== 'string' || formOf(left) === formOf(right);
}

function formOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return 'date';
  if (text.includes('@')) return 'address';
  if (/\d/.test(text)) return 'id';
  return text.includes(' ') ? 'words' : 'word';
}

/** A value that looks like the right one without being it, as when a model fills in what it does not know. */
export function inventedValue(right: Json, schema: JsonSchema, random: Random): Json {
  const others = Array.isArray(schema.enum) ? schema.enum.filter((member) => !jsonEqual(member, right)) : [];
  if (others.length > 0) return random.pick(others);
  if (typeof right === 'number') return inventedNumber(right, random);
  if (typeof right === 'boolean') return !right;
  if (typeof right === 'string') return inventedText(right, random);
  if (Array.isArray(right)) return right.length > 1 ? right.slice(0, -1) : [];
  return {};
}

function inventedNumber(right: number, random: Random): number {
  const rounded = Math.round(right / 10) * 10;
  if (rounded !== right && rounded > 0) return rounded;
  return Number.isInteger(right) ? right + random.integer(1, 5) : Math.round(right * 120) / 100;
}

function inventedText(right: string, random: Random): string {
  if (right.includes('@')) return right.replace(/^[^@]+/, random.pick(['info', 'contact', 'hello']));
  if (/\d/.test(right)) return slipDigit(right, random);
  return random.pick(['unknown', 'default', 'main', 'standard'].filter((word) => word !== right));
}

/**
 * The same text with one number in it changed a little, its form kept: `RT-5522` to `RT-5525`, `341.5` to `314.5`, a
 * date to another day and a time to another quarter of an hour.
 */
export function slipDigit(text: string, random: Random): string {
  const date = /^(.*\b\d{4}-\d{2}-)(\d{2})(.*)$/s.exec(text);
  if (date) return date[1] + String(((Number(date[2]) + random.integer(0, 20)) % 28) + 1).padStart(2, '0') + date[3];
  const time = /^(.*\b\d{1,2}:)(\d{2})(.*)$/s.exec(text);
  if (time) return time[1] + random.pick(['00', '15', '30', '45'].filter((quarter) => quarter !== time[2])) + time[3];
  const chosen = [...text.matchAll(/\d+/g)].at(-1);
  if (!chosen) return text;
  return text.slice(0, chosen.index) + slipNumber(chosen[0], random) + text.slice(chosen.index + chosen[0].length);
}

/** The number with two neighbouring digits turned round, or with another last digit. */
function slipNumber(number: string, random: Random): string {
  const digits = [...number];
  const turned = digits.findIndex((digit, at) => {
    const next = digits[at + 1];
    return next !== undefined && digit !== next && !(at === 0 && next === '0');
  });
  if (turned >= 0 && random.chance(0.5)) {
    [digits[turned], digits[turned + 1]] = [digits[turned + 1]!, digits[turned]!];
  } else digits[digits.length - 1] = String((Number(digits.at(-1)) + random.integer(1, 8)) % 10);
  return digits.join('');
}

/**
 * A guess at an argument of which nothing is known but its schema and the user's words: a choice or number that the
 * words hold, a name or an id in them, the default, or something that the name suggests.
 */
export function guessedArgument(name: string, schema: JsonSchema, words: string, random: Random): Json {
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    const held = schema.enum.filter((member) => textHoldsValue(words, member));
    return random.pick(held.length > 0 ? held : schema.enum);
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return guessedNumber(schema, words, random);
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return guessedText(name, schema, words, random);
  }
}

function guessedNumber(schema: JsonSchema, words: string, random: Random): number {
  const low = typeof schema.minimum === 'number' ? schema.minimum : 1;
  const high = typeof schema.maximum === 'number' ? schema.maximum : Number.POSITIVE_INFINITY;
  const held = numbersInText(words).filter((number) => number >= low && number <= high);
  const whole = schema.type === 'integer' ? held.filter(Number.isInteger) : held;
  if (whole.length > 0) return random.pick(whole);
  return typeof schema.default === 'number' ? schema.default : Math.min(Math.max(Math.ceil(low), 10), high);
}

function guessedText(name: string, schema: JsonSchema, words: string, random: Random): string {
  if (schema.format === 'date') return `2026-0${random.integer(1, 9)}-15`;
  const spoken = wordsOf(name);
  const ids = words.match(/\b[A-Z]{1,5}-\d+\b|\b[\w.-]+@[\w.-]+\b/g) ?? [];
  if (/\b(?:id|code|number)$/.test(spoken)) {
    return ids.length > 0 ? random.pick(ids) : `${spoken.slice(0, 2).toUpperCase()}-${random.integer(100, 999)}`;
  }
  if (typeof schema.default === 'string' && schema.default !== '') return schema.default;
  const names = words.match(/(?<=[\p{L},;:] )\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*(?![\p{L}\d-])/gu) ?? [];
  const known = names.filter((one) => one.length > 2 && !one.endsWith('-'));
  return known.length > 0 ? random.pick(known) : (words.match(/[\p{L}-]{4,}(?=\W*$)/u)?.[0] ?? spoken);
}
