import {
  add,
  compare,
  contains,
  dict,
  equal,
  iterate,
  multiply,
  numberToFloat,
  type PythonDict,
  type PythonValue,
  remainder,
  subtract,
  toFloat,
  truthy,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { doorsOf, longText, type VehicleState } from './native-state.ts';

const fullForce = 1000n;
const tankGallons = 50n;

/** Starts the engine; stopping it stops it too, but answers with an error all the same. */
export function startEngine(state: VehicleState, ignitionMode: PythonValue): PythonDict {
  if (equal(ignitionMode, 'STOP')) state.engine_state = 'stopped';
  const hindrance = startHindrance(state);
  if (hindrance !== undefined) return errorAnswer(hindrance);
  if (!equal(ignitionMode, 'START')) return errorAnswer('Invalid ignition mode.');
  state.engine_state = 'running';
  return dict({ engineState: 'running', fuelLevel: state.fuelLevel, batteryVoltage: state.batteryVoltage });
}

function startHindrance(state: VehicleState): string | undefined {
  if (compare(state.remainingUnlockedDoors, '>', 0n)) {
    const unlocked = Array.from(doorsOf(state.doorStatus, 'items').entries())
      .filter(([, status]) => equal(status, 'unlocked'))
      .map(([door]) => door);
    return `All doors must be locked before starting the engine. Here are the unlocked doors: ${unlocked.join(', ')}`;
  }
  if (!equal(state.brakePedalStatus, 'pressed')) return 'Brake pedal needs to be pressed when starting the engine.';
  if (!equal(state._brakePedalForce, fullForce)) return 'Must press the brake fully before starting the engine.';
  return compare(state.fuelLevel, '<', 0n) ? 'Fuel tank is empty.' : undefined;
}

/** Adds gallons of fuel, up to the capacity of the tank. */
export function fillFuelTank(state: VehicleState, fuelAmount: PythonValue): PythonDict {
  if (compare(fuelAmount, '<', 0n)) return errorAnswer('Fuel amount cannot be negative.');
  const level = add(state.fuelLevel, fuelAmount);
  if (compare(level, '>', tankGallons)) return errorAnswer('Cannot fill gas above the tank capacity.');
  if (compare(level, '<', 0n)) return errorAnswer('Fuel tank is empty. Min fuel level is 0 gallons.');
  state.fuelLevel = level;
  return dict({ fuelLevel: level });
}

/** Locks or unlocks doors one after the other; an unknown one ends it, the earlier ones stay changed. */
export function lockDoors(state: VehicleState, unlock: PythonValue, doors: PythonValue): PythonDict {
  const wanted = truthy(unlock) ? 'unlocked' : 'locked';
  for (const door of iterate(doors)) {
    const status = doorsOf(state.doorStatus, 'items');
    if (equal(status.item(door), wanted)) continue;
    status.set(door, wanted);
    const change = truthy(unlock) ? add : subtract;
    state.remainingUnlockedDoors = change(state.remainingUnlockedDoors, 1n);
  }
  return dict({ lockStatus: wanted, remainingUnlockedDoors: state.remainingUnlockedDoors });
}

/** Sets or releases the parking brake. */
export function activateParkingBrake(state: VehicleState, mode: PythonValue): PythonDict {
  if (!contains(['engage', 'release'], mode)) return errorAnswer('Invalid mode');
  const engages = equal(mode, 'engage');
  state.parkingBrakeStatus = engages ? 'engaged' : 'released';
  state._parkingBrakeForce = engages ? 500 : 0;
  state._slopeAngle = 10;
  const instruction = longText(state, 'PARKING_BRAKE_INSTRUCTION');
  return dict({
    ...(instruction === undefined ? {} : { parkingBrakeInstruction: instruction }),
    parkingBrakeStatus: state.parkingBrakeStatus,
    _parkingBrakeForce: state._parkingBrakeForce,
    _slopeAngle: state._slopeAngle,
  });
}

/** Presses the brake pedal, from 0 (not at all) to 1 (fully). */
export function pressBrakePedal(state: VehicleState, position: PythonValue): PythonDict {
  if (!compare(0n, '<=', position) || !compare(position, '<=', 1n)) {
    return errorAnswer('Pedal position must be between 0 and 1.');
  }
  if (equal(position, 0n)) return releaseBrakePedal(state);
  const force = multiply(position, fullForce) as bigint | number;
  state.brakePedalStatus = 'pressed';
  state._brakePedalForce = force;
  return dict({ brakePedalStatus: 'pressed', brakePedalForce: numberToFloat(force) });
}

/** Takes the foot off the brake pedal. */
export function releaseBrakePedal(state: VehicleState): PythonDict {
  state.brakePedalStatus = 'released';
  state._brakePedalForce = 0;
  return dict({ brakePedalStatus: 'released', brakePedalForce: 0 });
}

/** Switches the cruise control on or off. */
export function setCruiseControl(
  state: VehicleState,
  speed: PythonValue,
  activate: PythonValue,
  distanceToNextVehicle: PythonValue,
): PythonDict {
  const distance = toFloat(distanceToNextVehicle);
  const currentSpeed = toFloat(speed);
  if (equal(state.engine_state, 'stopped'))
    return errorAnswer('Start the engine before activating the cruise control.');
  state.distanceToNextVehicle = distance;
  if (truthy(activate) && !isCruisingSpeed(currentSpeed)) return errorAnswer('Invalid speed');
  state.cruiseStatus = truthy(activate) ? 'active' : 'inactive';
  return dict({ cruiseStatus: state.cruiseStatus, currentSpeed, distanceToNextVehicle: distance });
}

function isCruisingSpeed(speed: number): boolean {
  return speed >= 0 && speed <= 120 && equal(remainder(speed, 5), 0);
}
