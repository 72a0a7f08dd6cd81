import { PythonDict } from './dict.ts';
import { floatText } from './float-text.ts';
import { intText } from './integer.ts';
import { typeName } from './type-name.ts';
import { PythonTuple, type PythonValue, raise } from './value.ts';

/**
 * What Python's `json.dumps` gives with its defaults: `", "` and `": "` between parts, all beyond ASCII escaped.
 * Raises TypeError for what JSON has no form for.
 */
export function writeJson(value: PythonValue): string {
  if (typeof value === 'string') return jsonText(value);
  if (typeof value === 'bigint') return intText(value);
  if (typeof value === 'number') return jsonFloat(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(', ')}]`;
  if (value instanceof PythonTuple) return `[${value.items.map(writeJson).join(', ')}]`;
  if (!(value instanceof PythonDict)) {
    return raise('TypeError', `Object of type ${typeName(value)} is not JSON serializable`);
  }
  const entries = Array.from(value.entries(), ([key, item]) => `${jsonText(keyText(key))}: ${writeJson(item)}`);
  return `{${entries.join(', ')}}`;
}

function keyText(key: PythonValue): string {
  if (typeof key === 'string') return key;
  if (typeof key === 'number') return jsonFloat(key);
  if (key === null || typeof key === 'boolean' || typeof key === 'bigint') return String(key);
  return raise('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return floatText(value);
  return value > 0 ? 'Infinity' : '-Infinity';
}

function jsonText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
