import { typeName } from './type-name.ts';
import { PythonTuple, type PythonValue, raise } from './value.ts';

/** The bounds of a slice, `None` where one was left out. */
export interface SliceBounds {
  from: PythonValue;
  to: PythonValue;
  step: PythonValue;
}

/** `value[from:to:step]` of a text, list or tuple. Raises TypeError and ValueError. */
export function slice(value: PythonValue, bounds: SliceBounds): PythonValue {
  if (typeof value === 'string') return pick([...value], bounds).join('');
  if (Array.isArray(value)) return pick(value, bounds);
  if (value instanceof PythonTuple) return new PythonTuple(pick(value.items, bounds));
  if (typeName(value) === 'dict') return raise('TypeError', "unhashable type: 'slice'");
  return raise('TypeError', `'${typeName(value)}' object is not subscriptable`);
}

function pick<Item>(items: readonly Item[], { from, to, step }: SliceBounds): Item[] {
  const by = indexOf(step) ?? 1;
  if (by === 0) raise('ValueError', 'slice step cannot be zero');
  const [low, high] = by > 0 ? [0, items.length] : [-1, items.length - 1];
  const place = (bound: number) => Math.min(high, Math.max(low, bound < 0 ? bound + items.length : bound));
  const begin = indexOf(from);
  const end = indexOf(to);
  const picked: Item[] = [];
  const last = end === undefined ? (by > 0 ? high : low) : place(end);
  for (let at = begin === undefined ? (by > 0 ? low : high) : place(begin); by > 0 ? at < last : at > last; at += by) {
    picked.push(items[at]!);
  }
  return picked;
}

function indexOf(bound: PythonValue): number | undefined {
  if (bound === null) return undefined;
  if (typeof bound === 'bigint' || typeof bound === 'boolean') return Number(bound);
  return raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
}
