import {
  add,
  equal,
  isNumber,
  multiply,
  type PythonDict,
  type PythonValue,
  raise,
  str,
  subtract,
  typeName,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { result } from './native-answers.ts';

/** How many metres a unit of length is. */
export const metres: Readonly<Record<string, number>> = {
  km: 1000,
  m: 1,
  cm: 0.01,
  mm: 0.001,
  um: 1e-6,
  nm: 1e-9,
};

/** What one imperial or metric unit is in the other, by `from_to_into`. */
export const imperialFactors: Readonly<Record<string, number>> = {
  cm_to_in: 0.393701,
  in_to_cm: 2.54,
  m_to_ft: 3.28084,
  ft_to_m: 0.3048,
  m_to_yd: 1.09361,
  yd_to_m: 0.9144,
  km_to_miles: 0.621371,
  miles_to_km: 1.60934,
  kg_to_lb: 2.20462,
  lb_to_kg: 0.453592,
  celsius_to_fahrenheit: 1.8,
  fahrenheit_to_celsius: 5 / 9,
};

/** A length in another metric unit: in metres first, then times the inverse of the target's metres. */
export function convertLength(value: PythonValue, from: PythonValue, to: PythonValue): PythonDict {
  if (!isNumber(value)) return errorAnswer('Value must be a number');
  const source = metresOf(from);
  const target = source === undefined ? undefined : metresOf(to);
  if (source === undefined || target === undefined) return unsupportedPair(from, to);
  return result(multiply(multiply(value, source), 1 / target));
}

/** A value in another unit, metric to imperial or back. */
export function convertImperial(value: PythonValue, from: PythonValue, to: PythonValue): PythonDict {
  if (!isNumber(value)) return errorAnswer('Value must be a number');
  if (equal(from, to)) return result(value);
  const pair = `${str(from)}_to_${str(to)}`;
  if (!Object.hasOwn(imperialFactors, pair)) return unsupportedPair(from, to);
  const factor = imperialFactors[pair]!;
  if (pair === 'celsius_to_fahrenheit') return result(add(multiply(value, factor), 32n));
  if (pair === 'fahrenheit_to_celsius') return result(multiply(subtract(value, 32n), factor));
  return result(multiply(value, factor));
}

// The unit is looked up in a dict, which refuses what cannot be a key.
function metresOf(unit: PythonValue): number | undefined {
  if (typeof unit === 'string') return Object.hasOwn(metres, unit) ? metres[unit] : undefined;
  if (['list', 'dict', 'set'].includes(typeName(unit))) raise('TypeError', `unhashable type: '${typeName(unit)}'`);
  return undefined;
}

function unsupportedPair(from: PythonValue, to: PythonValue): PythonDict {
  return errorAnswer(`Conversion from '${str(from)}' to '${str(to)}' is not supported`);
}
