import type { Json } from '../../core/json.ts';
import type { ParameterPhrases } from '../../core/phrases.ts';
import type { JsonSchema } from '../../core/tool.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** How a person would type a value: dates in words, lists with "and", enum members without underscores. */
export function speakValue(value: Json, schema: JsonSchema, phrases?: ParameterPhrases): string {
  if (typeof value === 'boolean') return phrases?.spoken?.[value ? 'true' : 'false'] ?? (value ? 'yes' : 'no');
  const plain = Array.isArray(value)
    ? speakList(value.map((item) => speakPlain(item, schema)))
    : speakPlain(value, schema);
  return phrases?.stated ? phrases.stated.replace('{value}', () => plain) : plain;
}

/** "A", "A and B", "A, B and C". */
export function speakList(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function speakPlain(value: Json, schema: JsonSchema): string {
  if (typeof value === 'string') return speakText(value, schema);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function speakText(value: string, schema: JsonSchema): string {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (date) return `${Number(date[3])} ${months[Number(date[2]) - 1]} ${date[1]}`;
  return Array.isArray(schema.enum) ? value.replaceAll('_', ' ') : value;
}

/** The same where the value stands alone: booleans and quotations keep their form, other values are plain. */
export function speakAlone(value: Json, schema: JsonSchema, phrases?: ParameterPhrases): string {
  const keepsForm = typeof value === 'boolean' || phrases?.stated === quoted;
  return speakValue(value, schema, keepsForm ? phrases : undefined);
}

/** How whole sentences are stated, so that one sees where they end. */
export const quoted = '"{value}"';
