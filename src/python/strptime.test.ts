import { describe, expect, test } from 'vitest';
import { strptime } from './strptime.ts';
import { PythonError, type PythonValue } from './value.ts';

describe('strptime', () => {
  test.each([
    ['2024-09-01', '%Y-%m-%d', '2024-09-01T00:00:00.000Z'],
    ['2024-9-1', '%Y-%m-%d', '2024-09-01T00:00:00.000Z'],
    ['2024-02- 3', '%Y-%m-%d', '2024-02-03T00:00:00.000Z'],
    ['0033-12-31', '%Y-%m-%d', '0033-12-31T00:00:00.000Z'],
    ['٢٠٢٤-1-2٩', '%Y-%m-%d', '2024-01-29T00:00:00.000Z'],
    ['2024-09-01 10:30:05', '%Y-%m-%d %H:%M:%S', '2024-09-01T10:30:05.000Z'],
    ['2024-09-01 \t 1:2:3', '%Y-%m-%d %H:%M:%S', '2024-09-01T01:02:03.000Z'],
  ] as const)('reads %j as %s', (text, format, expected) => {
    expect(strptime(text, format).toISOString()).toBe(expected);
  });

  test.each<[PythonValue, string]>([
    ['01/02/2024', "ValueError: time data '01/02/2024' does not match format '%Y-%m-%d'"],
    ['2024-13-01', "ValueError: time data '2024-13-01' does not match format '%Y-%m-%d'"],
    ['2024-00-01', "ValueError: time data '2024-00-01' does not match format '%Y-%m-%d'"],
    ['2024-01-32', 'ValueError: unconverted data remains: 2'],
    ['2024-09-01 10:30:00', 'ValueError: unconverted data remains:  10:30:00'],
    ['2023-02-29', 'ValueError: day is out of range for month'],
    ['0000-01-01', 'ValueError: year 0 is out of range'],
    [[1n], 'TypeError: strptime() argument 1 must be str, not list'],
    [null, 'TypeError: strptime() argument 1 must be str, not None'],
  ])('refuses %s', (value, expected) => {
    expect(refusal(() => strptime(value, '%Y-%m-%d'))).toBe(expected);
  });

  test('refuses a second that is none', () => {
    expect(refusal(() => strptime('2024-09-01 10:30:60', '%Y-%m-%d %H:%M:%S'))).toBe(
      'ValueError: second must be in 0..59',
    );
  });
});

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof PythonError) return `${error.name}: ${error.message}`;
    throw error;
  }
  return 'no refusal';
}
