import { contains, dictWith, iterate, PythonDict, type PythonValue, subscript } from '../../../python/index.ts';
import { withoutKeys } from './without-keys.ts';

const bookkeeping = ['elevation', 'generationtime_ms', 'timezone', 'timezone_abbreviation', 'utc_offset_seconds'];
const placeDetails = ['elevation', 'feature_code', 'country_id', 'timezone', 'population', 'postcodes'];

/** A body of the archive without what does not tell the weather. */
export function withoutBookkeeping(body: PythonDict): PythonDict {
  return withoutKeys(body, bookkeeping) as PythonDict;
}

/** A body of air quality with the hourly values of noon alone, called daily ones. */
export function noonValues(body: PythonDict): PythonDict {
  const result = withoutBookkeeping(body);
  const hourly = dictWith(body.item('hourly'), 'items');
  const noons = iterate(hourly.item('time')).flatMap((time, at) => (contains(time, 'T12:00') ? [BigInt(at)] : []));
  const daily = Array.from(hourly.entries(), ([name, values]): [PythonValue, PythonValue] => [
    name,
    noons.map((at) => subscript(values, at)),
  ]);
  result.set('daily_units', body.item('hourly_units'));
  result.set('daily', new PythonDict(daily));
  result.delete('hourly_units');
  result.delete('hourly');
  return result;
}

/** A body of geocoding with name, coordinates and country of each place. Raises KeyError when nothing was found. */
export function places(body: PythonDict): PythonDict {
  const result = withoutKeys(body, ['generationtime_ms']) as PythonDict;
  result.set(
    'results',
    iterate(body.item('results')).map((place) => placeOf(dictWith(place, 'items'))),
  );
  return result;
}

function placeOf(place: PythonDict): PythonDict {
  const hasCode = place.has('country_code');
  return new PythonDict(
    [...place.entries()].filter(([key]) => {
      const name = String(key);
      if (name === 'country') return !hasCode;
      return !placeDetails.includes(name) && !name.endsWith('id') && !name.includes('admin');
    }),
  );
}
