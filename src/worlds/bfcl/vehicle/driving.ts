import type { JsonObject } from '../../../core/json.ts';
import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { choice, flag, integer } from './parameters.ts';
import { type CarState, car, isReadyToStart } from './state.ts';

const tool = toolsOf<CarState>();

const turnIgnition = tool({
  name: 'turn_ignition',
  description:
    'Start or stop the engine. To start it, every door has to be locked and the brake pedal held down all the way.',
  readOnly: false,
  parameters: {
    ignition: choice(['start', 'stop'], {
      description: 'What the engine should do.',
      noun: 'ignition position',
      supply: ['turn it to {value}', '{value}, please'],
      draw: ({ state }) => {
        if (state.engine_state !== 'running' && isReadyToStart(state)) return 'start';
        return state.engine_state === 'stopped' ? undefined : 'stop';
      },
    }),
  },
  output: record({
    engine_status: 'running or stopped.',
    tank_gallons: ['number', 'What is in the tank, in gallons.'],
    battery_volts: ['number', 'Voltage of the battery.'],
  }),
  run: (state, { ignition }) => {
    if (ignition === 'stop') return stopEngine(state);
    const answer = car.act(state, 'startEngine', { ignitionMode: 'START' });
    return answer instanceof ToolFailure ? answer : engineOutput(state);
  },
  phrases: {
    requests: [
      'turn the key[ to {ignition} the engine]',
      'use the ignition of the car[ to {ignition} it]',
      'make the engine {ignition}',
    ],
    ability: 'start and stop the engine',
    reports: [
      'The engine is {/engine_status}, with {/tank_gallons} gallons of fuel and {/battery_volts} volts of battery.',
      'It is {/engine_status}; the battery is at {/battery_volts} volts and the tank at {/tank_gallons} gallons.',
    ],
    outputs: { '/tank_gallons': { noun: 'fuel level', verb: 'reported' } },
  },
});

// The native class does stop the engine, but never answers without an error then, and a failed call keeps no change.
function stopEngine(state: CarState): JsonObject | ToolFailure {
  if (state.engine_state === 'stopped') return failure('wrong-state', 'The engine is off already.');
  state.engine_state = 'stopped';
  return engineOutput(state);
}

function engineOutput(state: CarState): JsonObject | ToolFailure {
  return answered(car.look(state, 'displayCarStatus', { option: 'battery' }), ({ batteryVoltage }) => ({
    engine_status: state.engine_state,
    tank_gallons: toCents(state.fuelLevel),
    battery_volts: Number(batteryVoltage),
  }));
}

const setBrakePedal = tool({
  name: 'set_brake_pedal',
  description: 'Hold the brake pedal down, from 0 percent (not at all) to 100 percent (all the way).',
  readOnly: false,
  parameters: {
    pedal_percent: integer({
      description: 'How far to press the pedal, in percent.',
      noun: 'pedal position in percent',
      supply: ['press it {value} percent', '{value} percent of the way, please'],
      minimum: 0,
      maximum: 100,
      stated: '{value} percent',
      draw: ({ state, random }) => {
        if (state._brakePedalForce < 1000 && random.chance(0.95)) return 100;
        return random.pick(
          [0, 20, 25, 40, 50, 60, 75, 80].filter((percent) => percent * 10 !== state._brakePedalForce),
        );
      },
    }),
  },
  output: record({
    pedal_status: 'pressed or released.',
    force_newtons: ['number', 'Force on the brakes in newtons.'],
  }),
  run: (state, { pedal_percent }) =>
    answered(
      car.act(state, 'pressBrakePedal', { pedalPosition: pedal_percent / 100 }),
      ({ brakePedalStatus, brakePedalForce }) => ({
        pedal_status: String(brakePedalStatus),
        force_newtons: toCents(Number(brakePedalForce)),
      }),
    ),
  phrases: {
    requests: [
      'bring the brake pedal to {pedal_percent}',
      'step on the brake[, to {pedal_percent}]',
      'move the foot brake to {pedal_percent}',
    ],
    ability: 'press the brake pedal',
    reports: [
      'The pedal is {/pedal_status}, with a force of {/force_newtons} newtons.',
      'There are {/force_newtons} newtons on the brakes and the pedal is {/pedal_status}.',
    ],
  },
});

const setParkingBrake = tool({
  name: 'set_parking_brake',
  description: 'Engage or release the parking brake.',
  readOnly: false,
  parameters: {
    brake_state: choice(['engaged', 'released'], {
      description: 'State to bring the brake to.',
      noun: 'state of the parking brake',
      supply: ['I want it {value}', 'it should be {value}'],
      draw: ({ state }) => (state.parkingBrakeStatus === 'engaged' ? 'released' : 'engaged'),
    }),
  },
  output: record({
    force_newtons: ['number', 'Force of the brake in newtons.'],
    slope_degrees: ['number', 'Slope on which the car stands, in degrees.'],
  }),
  run: (state, { brake_state }) =>
    answered(
      car.act(state, 'activateParkingBrake', { mode: brake_state === 'engaged' ? 'engage' : 'release' }),
      ({ _parkingBrakeForce, _slopeAngle }) => ({
        force_newtons: Number(_parkingBrakeForce),
        slope_degrees: Number(_slopeAngle),
      }),
    ),
  phrases: {
    requests: [
      'make sure the parking brake is {brake_state}',
      'see to it that the handbrake is {brake_state}',
      'get the parking brake {brake_state}',
    ],
    ability: 'engage and release the parking brake',
    reports: [
      'The parking brake is {brake_state}: {/force_newtons} newtons on a slope of {/slope_degrees} degrees.',
      'It is {brake_state} now, with {/force_newtons} newtons on a slope of {/slope_degrees} degrees.',
    ],
  },
});

const setCruise = tool({
  name: 'set_cruise',
  description: 'Set up the cruise control and switch it on or off. It needs the engine.',
  readOnly: false,
  parameters: {
    target_speed: integer({
      description: 'Speed to hold in miles per hour, a multiple of 5.',
      noun: 'speed in miles per hour',
      supply: ['make it {value} miles per hour', 'hold {value} miles per hour'],
      minimum: 0,
      maximum: 120,
      stated: '{value} miles per hour',
      draw: ({ state, random }) => (state.engine_state === 'stopped' ? undefined : random.integer(5, 17) * 5),
    }),
    enabled: flag({
      description: 'True to switch it on, false to switch it off.',
      noun: 'cruise control switch',
      spoken: { true: 'switched on', false: 'switched off' },
      draw: ({ state, random }) => state.cruiseStatus !== 'active' || random.chance(0.4),
    }),
    gap_meters: integer({
      description: 'Distance to keep from the vehicle ahead, in meters.',
      noun: 'distance to the vehicle ahead in meters',
      supply: ['keep {value} meters', 'stay {value} meters behind'],
      minimum: 0,
      maximum: 500,
      stated: '{value} meters',
      draw: ({ random }) => random.integer(3, 24) * 5,
    }),
  },
  output: record({ cruise_status: 'active or inactive.' }),
  run: (state, { target_speed, enabled, gap_meters }) =>
    answered(
      car.act(state, 'setCruiseControl', {
        speed: target_speed,
        activate: enabled,
        distanceToNextVehicle: gap_meters,
      }),
      ({ cruiseStatus }) => ({ cruise_status: String(cruiseStatus) }),
    ),
  phrases: {
    requests: [
      'have the cruise control {enabled} at {target_speed}[, keeping {gap_meters} to the car ahead]',
      'get the cruise control {enabled} at {target_speed}[ with {gap_meters} of distance to the next car]',
      'see that cruise control is {enabled} for {target_speed}[, staying {gap_meters} behind whoever is in front]',
    ],
    ability: 'set the cruise control',
    reports: [
      'Cruise control is {/cruise_status} at {target_speed} with a distance of {gap_meters}.',
      'The cruise control is {/cruise_status} now.',
    ],
  },
});

export const drivingTools = [turnIgnition, setBrakePedal, setParkingBrake, setCruise];
