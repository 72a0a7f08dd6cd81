import { PythonDict } from './dict.ts';
import { equal, isNumber } from './equal.ts';
import { compareText } from './text.ts';
import { typeName } from './type-name.ts';
import { PythonSet, PythonTuple, type PythonValue, raise } from './value.ts';

/** An operator that orders two values. */
export type Comparison = '<' | '<=' | '>' | '>=';

/** Python's ordering: numbers, texts, lists and tuples. Raises TypeError for other pairs. */
export function compare(left: PythonValue, operator: Comparison, right: PythonValue): boolean {
  if (isNumber(left) && isNumber(right)) return holds(plain(left), operator, plain(right));
  if (typeof left === 'string' && typeof right === 'string') return holds(compareText(left, right), operator, 0);
  const sides = sequences(left, right);
  if (sides) return compareItems(sides[0], operator, sides[1]);
  return raise(
    'TypeError',
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

function plain(value: boolean | bigint | number): bigint | number {
  return typeof value === 'boolean' ? BigInt(value) : value;
}

function holds(left: bigint | number, operator: Comparison, right: bigint | number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function sequences(
  left: PythonValue,
  right: PythonValue,
): [readonly PythonValue[], readonly PythonValue[]] | undefined {
  if (Array.isArray(left) && Array.isArray(right)) return [left, right];
  if (left instanceof PythonTuple && right instanceof PythonTuple) return [left.items, right.items];
  return undefined;
}

function compareItems(left: readonly PythonValue[], operator: Comparison, right: readonly PythonValue[]): boolean {
  const at = left.findIndex((item, place) => place < right.length && !equal(item, right[place]!));
  if (at === -1) return holds(left.length, operator, right.length);
  return compare(left[at]!, operator, right[at]!);
}

/** `item in container`. Raises TypeError when the container is none. */
export function contains(container: PythonValue, item: PythonValue): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item);
    return raise('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (Array.isArray(container)) return container.some((other) => equal(other, item));
  if (container instanceof PythonTuple) return container.items.some((other) => equal(other, item));
  if (container instanceof PythonDict) return container.has(item);
  if (container instanceof PythonSet) return container.items.has(item);
  return raise('TypeError', `argument of type '${typeName(container)}' is not iterable`);
}
