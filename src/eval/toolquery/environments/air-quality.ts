import { compare, type PythonValue } from '../../../python/index.ts';

const levels = [
  { above: 21n, upTo: 40n, name: 'fair' },
  { above: 41n, upTo: 60n, name: 'moderate' },
  { above: 61n, upTo: 80n, name: 'poor' },
  { above: 81n, upTo: 100n, name: 'very poor' },
];

/**
 * The name of an air quality index. Between two levels the original has gaps (21, 40.5, ...), which are kept: what falls
 * into one is `extremely poor`. Raises TypeError for what is no number.
 */
export function airQualityLevel(index: PythonValue): string {
  if (compare(index, '<=', 20n)) return 'good';
  const level = levels.find(({ above, upTo }) => compare(index, '>', above) && compare(index, '<=', upTo));
  return level?.name ?? 'extremely poor';
}
