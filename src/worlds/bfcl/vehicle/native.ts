import {
  add,
  compare,
  contains,
  dict,
  divide,
  equal,
  multiply,
  PythonDict,
  type PythonValue,
  subtract,
} from '../../../python/index.ts';
import { defineNative, errorAnswer } from '../native.ts';
import {
  activateParkingBrake,
  fillFuelTank,
  lockDoors,
  pressBrakePedal,
  releaseBrakePedal,
  setCruiseControl,
  startEngine,
} from './native-driving.ts';
import { canDrive, estimateDistance, setNavigation, zipcodeOf } from './native-roads.ts';
import { loadVehicle, longText, type VehicleState } from './native-state.ts';

/** A car: engine, doors, brakes, climate, lights, tires, cruise control, and distances on the road. */
export const vehicleControlApi = defineNative<VehicleState>({
  className: 'VehicleControlAPI',
  load: loadVehicle,
  methods: {
    startEngine: ['ignitionMode', startEngine],
    fillFuelTank: ['fuelAmount', fillFuelTank],
    lockDoors: ['unlock, door', lockDoors],
    adjustClimateControl: ['temperature, unit="celsius", fanSpeed=50, mode="auto"', adjustClimate],
    get_outside_temperature_from_google: ['', outsideTemperature],
    get_outside_temperature_from_weather_com: ['', () => dict({ error: 404n })],
    setHeadlights: ['mode', setHeadlights],
    displayCarStatus: ['option', displayStatus],
    activateParkingBrake: ['mode', activateParkingBrake],
    pressBrakePedal: ['pedalPosition', pressBrakePedal],
    releaseBrakePedal: ['', releaseBrakePedal],
    setCruiseControl: ['speed, activate, distanceToNextVehicle', setCruiseControl],
    get_current_speed: ['', (state) => dict({ currentSpeed: state._random.uniform(0, 120) })],
    display_log: ['messages', (_, messages) => dict({ log: messages })],
    estimate_drive_feasibility_by_mileage: ['distance', canDrive],
    liter_to_gallon: ['liter', (_, liter) => dict({ gallon: multiply(liter, 0.264172) })],
    gallon_to_liter: ['gallon', (_, gallon) => dict({ liter: multiply(gallon, 3.78541) })],
    estimate_distance: ['cityA, cityB', estimateDistance],
    get_zipcode_based_on_city: ['city', zipcodeOf],
    set_navigation: ['destination', setNavigation],
    check_tire_pressure: ['', checkTires],
    find_nearest_tire_shop: ['', () => dict({ shopLocation: '456 Oakwood Avenue, Rivermist, 83214' })],
  },
  hidden: ({ _parkingBrakeForce, _slopeAngle, _brakePedalForce }) =>
    dict({ _parkingBrakeForce, _slopeAngle, _brakePedalForce }),
});

function adjustClimate(
  state: VehicleState,
  temperature: PythonValue,
  unit: PythonValue,
  fanSpeed: PythonValue,
  mode: PythonValue,
): PythonDict {
  if (!compare(0n, '<=', fanSpeed) || !compare(fanSpeed, '<=', 100n)) {
    return errorAnswer('Fan speed must be between 0 and 100.');
  }
  state.acTemperature = equal(unit, 'fahrenheit') ? celsius(temperature) : temperature;
  state.fanSpeed = fanSpeed;
  state.acMode = mode;
  return dict({ currentACTemperature: temperature, climateMode: mode, humidityLevel: state.humidityLevel });
}

function celsius(fahrenheit: PythonValue): number {
  return divide(multiply(subtract(fahrenheit, 32n), 5n), 9n);
}

function outsideTemperature(state: VehicleState): PythonDict {
  const weather = longText(state, 'LONG_WEATHER_EXTENSION');
  const answer = weather instanceof PythonDict ? weather.copy() : dict();
  answer.set('outsideTemperature', state._random.uniform(-10, 40));
  return answer;
}

function setHeadlights(state: VehicleState, mode: PythonValue): PythonDict {
  if (!contains(['on', 'off', 'auto'], mode)) return errorAnswer('Invalid headlight mode.');
  state.headLightStatus = equal(mode, 'on') ? 'on' : 'off';
  return dict({ headlightStatus: state.headLightStatus });
}

function displayStatus(state: VehicleState, option: PythonValue): PythonDict {
  const shown = typeof option === 'string' ? statusOf(state).get(option) : undefined;
  const answer = shown ?? { error: 'Invalid option' };
  const metadata = longText(state, 'CAR_STATUS_METADATA_EXTENSION');
  return dict(metadata === undefined ? answer : { metadata, ...answer });
}

function statusOf(state: VehicleState): ReadonlyMap<string, Readonly<Record<string, PythonValue>>> {
  const { fuelLevel, batteryVoltage, doorStatus, fanSpeed, humidityLevel, parkingBrakeStatus, brakePedalStatus } =
    state;
  const climate = { currentACTemperature: state.acTemperature, fanSpeed, climateMode: state.acMode, humidityLevel };
  const parking = { parkingBrakeForce: state._parkingBrakeForce, slopeAngle: state._slopeAngle };
  return new Map<string, Readonly<Record<string, PythonValue>>>([
    ['fuel', { fuelLevel }],
    ['battery', { batteryVoltage }],
    ['doors', { doorStatus }],
    ['climate', climate],
    ['headlights', { headlightStatus: state.headLightStatus }],
    ['parkingBrake', { parkingBrakeStatus, ...parking }],
    ['brakePedal', { brakePedalStatus, brakePedalForce: state._brakePedalForce }],
    ['engine', { engineState: state.engine_state }],
  ]);
}

function checkTires(state: VehicleState): PythonDict {
  const { frontLeftTirePressure, frontRightTirePressure, rearLeftTirePressure, rearRightTirePressure } = state;
  const pressures = { frontLeftTirePressure, frontRightTirePressure, rearLeftTirePressure, rearRightTirePressure };
  const mean = divide(
    Object.values(pressures).reduce((total, pressure) => add(total, pressure)),
    4n,
  );
  return dict({
    ...pressures,
    healthy_tire_pressure: mean >= 30 && mean <= 35,
    car_info: longText(state, 'CAR_STATUS_METADATA_EXTENSION') ?? dict(),
  });
}
