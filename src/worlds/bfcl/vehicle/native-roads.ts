import { add, compare, dict, multiply, type PythonDict, type PythonValue } from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { longText, type VehicleState } from './native-state.ts';

const zipcodes = dict({
  Rivermist: '83214',
  Stonebrook: '74532',
  Maplecrest: '56108',
  Silverpine: '62947',
  Shadowridge: '71354',
  'Sunset Valley': '83462',
  Oakendale: '47329',
  Willowbend: '52013',
  'Crescent Hollow': '69238',
  Autumnville: '51479',
  'San Francisco': '94016',
});

const distances: readonly (readonly [zipcode: string, other: string, miles: number])[] = [
  ['08540', '94016', 1950],
  ['08540', '94704', 2550],
  ['47329', '52013', 290],
  ['47329', '62947', 1053],
  ['51479', '69238', 630],
  ['56108', '62947', 320],
  ['62947', '94016', 780],
  ['71354', '83462', 450],
  ['74532', '83214', 750],
  ['74532', '94016', 880],
  ['83214', '94016', 980],
  ['94016', '94704', 600],
];

/** The cities that have a zip code. */
export const knownCities = zipcodes.keys() as readonly string[];

/** The zip codes from which some road is on record, or to which one leads from the zip code given. */
export function zipcodesReached(from?: string): string[] {
  const ends = distances.flatMap(([one, other]) => [
    { start: one, end: other },
    { start: other, end: one },
  ]);
  const reached = ends.filter(({ start }) => from === undefined || start === from);
  return [...new Set(reached.map(({ end }) => end))];
}

/** The zip code of a city, `00000` for an unknown one. */
export function zipcodeOf(_: VehicleState, city: PythonValue): PythonDict {
  const known = typeof city === 'string' ? zipcodes.get(city) : undefined;
  return dict({ zipcode: known ?? '00000' });
}

/** The miles between two zip codes, in either direction. */
export function estimateDistance(state: VehicleState, cityA: PythonValue, cityB: PythonValue): PythonDict {
  const route = distances.find(
    ([one, other]) => (one === cityA && other === cityB) || (one === cityB && other === cityA),
  );
  const answer = route ? dict({ distance: route[2] }) : errorAnswer('distance not found in database.');
  const between = longText(state, 'INTERMEDIARY_CITIES');
  if (between !== undefined) answer.set('intermediaryCities', between);
  return answer;
}

/** Whether the fuel lasts for a distance in miles, at 20 miles a gallon. */
export function canDrive(state: VehicleState, distance: PythonValue): PythonDict {
  return dict({ canDrive: !compare(multiply(state.fuelLevel, 20), '<', distance) });
}

/** Sets the destination. One that is no text is kept before the answer fails. */
export function setNavigation(state: VehicleState, destination: PythonValue): PythonDict {
  state.destination = destination;
  return dict({ status: add('Navigating to ', destination) });
}
