import { equal, isNumber, numberToFloat, PythonDict, type PythonValue } from '../../../python/index.ts';
import { withoutKeys } from './without-keys.ts';

const temperatures = ['temperature_2m_max', 'temperature_2m_min', 'temperature_2m_mean'];
const coordinates = ['latitude', 'longitude'];
const earthRadius = 6371;
const nearEnough = 50;

/** A result of a temperature tool without the temperatures: which days were asked for is compared, not the values. */
export function cleanedWeather(value: PythonValue): PythonValue {
  const daily = value instanceof PythonDict ? value.get('daily') : undefined;
  if (!(value instanceof PythonDict) || !(daily instanceof PythonDict) || !daily.has(temperatures[0]!)) return value;
  const cleaned = value.copy();
  cleaned.set('daily', withoutKeys(daily, temperatures));
  return cleaned;
}

/** Equality, but coordinates need only lie less than 50 km apart. */
export function reachesWeather(subgoal: PythonValue, achieved: PythonValue): boolean {
  const wanted = placeOf(subgoal);
  if (!wanted) return equal(subgoal, achieved);
  const got = placeOf(achieved);
  if (!got || !(haversine(wanted, got) < nearEnough)) return false;
  return equal(withoutKeys(subgoal, coordinates), withoutKeys(achieved, coordinates));
}

interface Place {
  latitude: number;
  longitude: number;
}

function placeOf(value: PythonValue): Place | undefined {
  if (!(value instanceof PythonDict)) return undefined;
  const [latitude, longitude] = coordinates.map((name) => value.get(name) ?? null);
  if (!isNumber(latitude!) || !isNumber(longitude!)) return undefined;
  return { latitude: numberToFloat(latitude), longitude: numberToFloat(longitude) };
}

/** The great-circle distance in kilometres. */
function haversine(one: Place, other: Place): number {
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const across = Math.sin((to - from) / 2) ** 2;
  const along = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, across + Math.cos(from) * Math.cos(to) * along)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
