import { describe, expect, test } from 'vitest';
import { dict } from './dict.ts';
import { setItem, subscript } from './item.ts';
import { PythonTuple, type PythonValue } from './value.ts';

describe('items of a container', () => {
  test('are read by key or by place, from the end too', () => {
    expect(subscript(dict({ a: 1n }), 'a')).toBe(1n);
    expect(subscript([1n, null], -1n)).toBe(null);
    expect(subscript(new PythonTuple(['x', 'y']), true)).toBe('y');
    expect(subscript('a😀b', 1n)).toBe('😀');
  });

  test.each<[PythonValue, PythonValue, string]>([
    ['Buy', 'status', "string indices must be integers, not 'str'"],
    [[], 'status', 'list indices must be integers or slices, not str'],
    [[], 0n, 'list index out of range'],
    ['', 0n, 'string index out of range'],
    [null, 'status', "'NoneType' object is not subscriptable"],
    [dict(), 'status', "'status'"],
  ])('case %#: what cannot be read is refused', (container, index, message) => {
    expect(() => subscript(container, index)).toThrow(message);
  });

  test('are replaced where the container can be written to', () => {
    const list: PythonValue[] = [1n, 2n];
    setItem(list, -1n, 'last');
    expect(list).toEqual([1n, 'last']);
    expect(() => setItem(list, 2n, null)).toThrow('list assignment index out of range');
    expect(() => setItem('Buy', 'status', null)).toThrow("'str' object does not support item assignment");
  });
});
