import { PythonDict } from './dict.ts';
import { typeName } from './type-name.ts';
import { PythonTuple, type PythonValue, raise } from './value.ts';

/** `container[index]`. Raises KeyError, IndexError, or TypeError for what has no items or takes no such index. */
export function subscript(container: PythonValue, index: PythonValue): PythonValue {
  if (container instanceof PythonDict) return container.item(index);
  const items = sequenceItems(container);
  if (!items) return raise('TypeError', `'${typeName(container)}' object is not subscriptable`);
  const at = placeOf(container, items.length, index);
  if (at in items) return items[at]!;
  return raise('IndexError', `${typeof container === 'string' ? 'string' : typeName(container)} index out of range`);
}

/** `container[index] = value`. Raises TypeError for what cannot be written to, or IndexError. */
export function setItem(container: PythonValue, index: PythonValue, value: PythonValue): void {
  if (container instanceof PythonDict) {
    container.set(index, value);
    return;
  }
  if (!Array.isArray(container)) {
    raise('TypeError', `'${typeName(container)}' object does not support item assignment`);
  }
  const at = placeOf(container, container.length, index);
  if (!(at in container)) raise('IndexError', 'list assignment index out of range');
  container[at] = value;
}

/** Calls for a dict as `value.method` does: raises AttributeError when the value is none. */
export function dictWith(value: PythonValue, method: string): PythonDict {
  return value instanceof PythonDict
    ? value
    : raise('AttributeError', `'${typeName(value)}' object has no attribute '${method}'`);
}

function sequenceItems(container: PythonValue): readonly PythonValue[] | undefined {
  if (typeof container === 'string') return [...container];
  if (container instanceof PythonTuple) return container.items;
  return Array.isArray(container) ? container : undefined;
}

function placeOf(container: PythonValue, size: number, index: PythonValue): number {
  if (typeof index !== 'bigint' && typeof index !== 'boolean') {
    if (typeof container === 'string') {
      return raise('TypeError', `string indices must be integers, not '${typeName(index)}'`);
    }
    return raise('TypeError', `${typeName(container)} indices must be integers or slices, not ${typeName(index)}`);
  }
  const at = Number(index);
  return at < 0 ? size + at : at;
}
