import type { Random } from '../../../core/random.ts';
import { type Face, faceOf, type Refusal } from '../face.ts';
import { vehicleControlApi } from './native.ts';
import { knownCities } from './native-roads.ts';

/** The parts of a saved vehicle that values are drawn from; the rest is the native class's own business. */
export type CarState = {
  fuelLevel: number;
  engine_state: string;
  doorStatus: Record<string, string>;
  acTemperature: number;
  headLightStatus: string;
  parkingBrakeStatus: string;
  brakePedalStatus: string;
  cruiseStatus: string;
  destination: string;
  _brakePedalForce: number;
};

const refusals: readonly Refusal[] = [
  {
    native: /^All doors .*: (.*)$/,
    kind: 'wrong-state',
    says: 'The engine stays off while a door can be opened; not locked: $1.',
  },
  {
    native: /^(Brake pedal|Must press).*$/,
    kind: 'wrong-state',
    says: 'The engine only starts with the brake pedal held down all the way.',
  },
  { native: /^Fuel tank is empty.*$/, kind: 'refused', says: 'There is no fuel left.' },
  { native: /^Cannot fill.*$/, kind: 'refused', says: 'That is more than still goes into the tank.' },
  { native: /^Start the engine.*$/, kind: 'wrong-state', says: 'Cruise control is unavailable with the engine off.' },
  { native: /^Invalid speed$/, kind: 'refused', says: 'Cruise control holds multiples of 5 up to 120.' },
  { native: /^distance not found.*$/, kind: 'not-found', says: 'No road between these two postcodes is on record.' },
];

/** The vehicle class, for the tools of our own face. */
export const car: Face = faceOf(vehicleControlApi, refusals);

const names = ['driver', 'passenger', 'rear_left', 'rear_right'] as const;
const halts = [
  'Copper Lantern Inn',
  'Birch Lane Market',
  'Old Mill Brewery',
  'Seagull Pier',
  'Northern Lights Planetarium',
  'Fern Street Library',
  'Granite Peak Trailhead',
  'Blue Heron Golf Club',
  'Harvest Moon Bakery',
  'Tailwind Airfield',
  'Juniper Sports Arena',
  'Silver Birch Clinic',
  'Riverside Botanical Garden',
  'Clockmaker Museum',
  'Redwood Campsite',
  'Lakeview Conference Hall',
  'Marigold Theater',
  'Eastside Pet Hospital',
  'Windmill Antiques',
  'Summit View Hotel',
];

/** A place to drive to, in one of the cities. */
export function somePlace(random: Random): string {
  return `${random.pick(halts)}, ${random.pick(knownCities)}`;
}

/** A car that is on, on standby or on the road, mostly one step short of what the engine needs to start. */
export function seedCar(random: Random): CarState {
  const open = random.chance(0.4) ? random.sample(names, random.integer(1, 3)) : [];
  const pressed = open.length > 0 && random.chance(0.85);
  const parked = random.chance(0.3);
  return car.seed({
    random_seed: random.integer(1, 1_000_000),
    fuelLevel: random.integer(12, 136) / 4,
    batteryVoltage: random.integer(118, 137) / 10,
    engineState: random.chance(0.9) ? 'standby' : 'running',
    doorStatus: Object.fromEntries(names.map((name) => [name, open.includes(name) ? 'unlocked' : 'locked'])),
    acTemperature: random.integer(34, 52) / 2,
    fanSpeed: random.integer(2, 18) * 5,
    acMode: random.pick(['auto', 'cool', 'heat', 'defrost']),
    humidityLevel: random.integer(30, 65),
    headLightStatus: random.pick(['on', 'off']),
    parkingBrakeStatus: parked ? 'engaged' : 'released',
    parkingBrakeForce: parked ? 500 : 0,
    slopeAngle: random.integer(0, 12),
    brakePedalStatus: pressed ? 'pressed' : 'released',
    brakePedalForce: pressed ? 1000 : 0,
    distanceToNextVehicle: random.integer(4, 24) * 5,
    cruiseStatus: random.chance(0.3) ? 'active' : 'inactive',
    destination: somePlace(random),
    frontLeftTirePressure: random.integer(56, 70) / 2,
    frontRightTirePressure: random.integer(56, 70) / 2,
    rearLeftTirePressure: random.integer(56, 70) / 2,
    rearRightTirePressure: random.integer(56, 70) / 2,
  }) as CarState;
}

/** Whether the engine would start: every door locked, the brake pedal held down all the way. */
export function isReadyToStart({ doorStatus, _brakePedalForce }: Readonly<CarState>): boolean {
  return _brakePedalForce === 1000 && Object.values(doorStatus).every((status) => status === 'locked');
}
