import {
  dict,
  equal,
  type MersenneTwister,
  PythonDict,
  type PythonValue,
  raise,
  subtract,
  typeName,
} from '../../../python/index.ts';
import { generatorOf, type LoadOptions, settingsOf } from '../native.ts';

/** The attributes of an instance, in the order that recordings show. A scenario may put any value under them. */
export interface VehicleState {
  fuelLevel: PythonValue;
  batteryVoltage: PythonValue;
  engine_state: PythonValue;
  remainingUnlockedDoors: PythonValue;
  doorStatus: PythonValue;
  acTemperature: PythonValue;
  fanSpeed: PythonValue;
  acMode: PythonValue;
  humidityLevel: PythonValue;
  headLightStatus: PythonValue;
  parkingBrakeStatus: PythonValue;
  brakePedalStatus: PythonValue;
  distanceToNextVehicle: PythonValue;
  cruiseStatus: PythonValue;
  destination: PythonValue;
  frontLeftTirePressure: PythonValue;
  frontRightTirePressure: PythonValue;
  rearLeftTirePressure: PythonValue;
  rearRightTirePressure: PythonValue;
  long_context: boolean;
  _parkingBrakeForce: PythonValue;
  _slopeAngle: PythonValue;
  _brakePedalForce: PythonValue;
  _random: MersenneTwister;
  /** The texts of long-context mode, or null when it is off. */
  _longTexts: PythonDict | null;
}

const defaultSeed = 141053n;

/** The vehicle of a scenario. */
export function loadVehicle(config: PythonDict, { longContext }: LoadOptions): VehicleState {
  const given = settingsOf(config);
  const doorStatus = given('doorStatus', allUnlocked);
  return {
    fuelLevel: given('fuelLevel', 0),
    batteryVoltage: given('batteryVoltage', 12.6),
    engine_state: given('engineState', 'stopped'),
    remainingUnlockedDoors: unlockedCount(doorStatus),
    doorStatus,
    acTemperature: given('acTemperature', 25),
    fanSpeed: given('fanSpeed', 50n),
    acMode: given('acMode', 'auto'),
    humidityLevel: given('humidityLevel', 50),
    headLightStatus: given('headLightStatus', 'off'),
    parkingBrakeStatus: given('parkingBrakeStatus', 'released'),
    brakePedalStatus: given('brakePedalStatus', 'released'),
    distanceToNextVehicle: given('distanceToNextVehicle', 50),
    cruiseStatus: given('cruiseStatus', 'inactive'),
    destination: given('destination', 'None'),
    frontLeftTirePressure: given('frontLeftTirePressure', 32),
    frontRightTirePressure: given('frontRightTirePressure', 32),
    rearLeftTirePressure: given('rearLeftTirePressure', 30),
    rearRightTirePressure: given('rearRightTirePressure', 30),
    long_context: longContext !== undefined,
    _parkingBrakeForce: given('parkingBrakeForce', 0),
    _slopeAngle: given('slopeAngle', 0),
    _brakePedalForce: given('brakePedalForce', 0),
    _random: generatorOf(config, defaultSeed),
    _longTexts: longContext ?? null,
  };
}

const allUnlocked = dict({
  driver: 'unlocked',
  passenger: 'unlocked',
  rear_left: 'unlocked',
  rear_right: 'unlocked',
});

// A car has four doors, however many the scenario names.
function unlockedCount(doorStatus: PythonValue): PythonValue {
  const locked = doorsOf(doorStatus, 'values')
    .values()
    .filter((status) => equal(status, 'locked'));
  return subtract(4n, BigInt(locked.length));
}

/** The dict of the doors, of which a method is called. Raises AttributeError when it is no dict. */
export function doorsOf(doorStatus: PythonValue, method: string): PythonDict {
  if (doorStatus instanceof PythonDict) return doorStatus;
  return raise('AttributeError', `'${typeName(doorStatus)}' object has no attribute '${method}'`);
}

/** The text that long-context mode has under a key, or undefined when the mode is off. */
export function longText(state: VehicleState, key: string): PythonValue | undefined {
  return state._longTexts?.item(key);
}
