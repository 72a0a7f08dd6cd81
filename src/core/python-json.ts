import { isJsonObject, type Json } from '../core/json.ts';

/**
 * JSON text with the bytes of Python's `json.dumps(value, ensure_ascii=False)`, which the `tojson` filter of Hugging
 * Face chat templates calls: a space after each comma and colon, and small numbers with an exponent of two digits. The
 * value is taken as Python reads it from JSON, so a number without a fraction is an integer.
 */
export function pythonJson(value: Json): string {
  if (typeof value === 'number') return pythonNumber(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${pythonJson(member)}`);
  return `{${members.join(', ')}}`;
}

function pythonNumber(value: number): string {
  if (value === 0 || Math.abs(value) >= 1e-4) return JSON.stringify(value);
  const [digits, exponent] = value.toExponential().split('e-');
  return `${digits}e-${exponent!.padStart(2, '0')}`;
}
