import { type Json, jsonEqual, scalarLeaves } from '../../core/json.ts';
import type { Random } from '../../core/random.ts';
import type { JsonSchema } from '../../core/tool.ts';

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
  if (/\d/.test(text)) return 'id';
  return text.includes(' ') ? 'words' : 'word';
}

/** A guess that looks like the right value without being it, as when a model fills in what it does not know. */
export function inventedValue(right: Json, random: Random): Json {
  if (typeof right === 'number') return inventedNumber(right, random);
  if (typeof right === 'boolean') return !right;
  if (typeof right === 'string') return inventedText(right, random);
  if (Array.isArray(right)) return right.slice(0, -1);
  return null;
}

function inventedNumber(right: number, random: Random): number {
  const rounded = Math.round(right / 10) * 10;
  if (rounded !== right && rounded > 0) return rounded;
  return Number.isInteger(right) ? right + random.integer(1, 5) : Math.round(right * 120) / 100;
}

function inventedText(right: string, random: Random): string {
  const date = /^(\d{4}-\d{2}-)(\d{2})$/.exec(right);
  if (date) return date[1] + String((Number(date[2]) % 28) + 1).padStart(2, '0');
  if (!/\d/.test(right)) return random.pick(['unknown', 'default', 'main', 'standard']);
  let changed = right.replaceAll(/\d/g, () => String(random.integer(0, 9)));
  if (changed === right) changed = right.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
  return changed;
}

/** A guess at an argument of which nothing is known but its schema and the user's words. */
export function guessedArgument(schema: JsonSchema, words: string, random: Random): Json {
  if (Array.isArray(schema.enum) && schema.enum.length > 0) return random.pick(schema.enum);
  switch (schema.type) {
    case 'integer':
    case 'number':
      return Math.max(Number(schema.minimum ?? 1), 1);
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return schema.format === 'date' ? '2026-01-01' : guessedWord(words);
  }
}

function guessedWord(words: string): string {
  const name = words.match(/(?<=\s)\p{Lu}[\p{L}-]+/u)?.[0];
  return name ?? words.match(/[\p{L}-]{4,}/gu)?.at(-1) ?? 'default';
}
