import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { choice, integer, list, nativeName, number, optional } from './parameters.ts';
import { type CarState, car } from './state.ts';

const tool = toolsOf<CarState>();
const doorNames = ['driver', 'passenger', 'rear left', 'rear right'];

const setDoorLocks = tool({
  name: 'set_door_locks',
  description: 'Lock or unlock doors of the car.',
  readOnly: false,
  parameters: {
    lock_state: choice(['locked', 'unlocked'], {
      description: 'State to bring the doors to.',
      noun: 'state, locked or unlocked',
      supply: ['I want them {value}', 'they should be {value}'],
      draw: ({ state }) => (Object.values(state.doorStatus).includes('unlocked') ? 'locked' : 'unlocked'),
    }),
    doors: list(
      { type: 'string', enum: doorNames },
      {
        description: 'Which doors.',
        noun: 'doors',
        supply: ['these doors: {value}', 'I mean {value}'],
        draw: ({ state, given, random }) => {
          const others = doorNames.filter((door) => state.doorStatus[nativeName(door)] !== given.lock_state);
          if (others.length === 0) return undefined;
          return given.lock_state === 'locked' ? others : random.sample(others, random.integer(1, 3));
        },
      },
    ),
  },
  output: record({ unlocked_count: ['integer', 'How many doors are unlocked now.'] }),
  run: (state, { lock_state, doors }) =>
    answered(
      car.act(state, 'lockDoors', { unlock: lock_state === 'unlocked', door: doors.map(nativeName) }),
      ({ remainingUnlockedDoors }) => ({ unlocked_count: Number(remainingUnlockedDoors) }),
    ),
  phrases: {
    requests: [
      'see to it that the car is {lock_state}[ at these doors: {doors}]',
      'make sure that these car doors are {lock_state}[, namely {doors}]',
      'change some of the car doors to {lock_state}[, that is {doors}]',
    ],
    ability: 'lock and unlock the car doors',
    reports: [
      'The doors you named are {lock_state}; unlocked doors now: {/unlocked_count}.',
      'They are {lock_state}, which makes {/unlocked_count} unlocked in all.',
    ],
  },
});

const checkDoor = tool({
  name: 'check_door',
  description: 'Check whether a door of the car is locked.',
  readOnly: true,
  parameters: {
    door: choice(['driver', 'passenger', 'rear_left', 'rear_right'], {
      description: 'Which door.',
      noun: 'door',
      supply: ['the {value} door', 'I mean the {value} door'],
      stated: 'the {value} door',
      draw: ({ random }) => nativeName(random.pick(doorNames)) as 'driver',
      repeatable: true,
    }),
  },
  output: record({ door_status: 'locked or unlocked.' }),
  run: (state, { door }) =>
    answered(car.look(state, 'displayCarStatus', { option: 'doors' }), ({ doorStatus }) => ({
      door_status: (doorStatus as CarState['doorStatus'])[door]!,
    })),
  phrases: {
    requests: [
      'see whether {door} of the car is locked',
      'find out if {door} of my car can be opened',
      'tell me how {door} is secured at the moment',
    ],
    ability: 'check the car doors',
    reports: ['That door is {/door_status}.', 'It is {/door_status} right now.'],
  },
});

const setCabinClimate = tool({
  name: 'set_cabin_climate',
  description: 'Set the temperature in the car, and how it is reached. What is left out returns to its usual value.',
  readOnly: false,
  parameters: {
    temperature_unit: optional(
      choice(['celsius', 'fahrenheit'], {
        description: 'Unit of the temperature; celsius when left out.',
        noun: 'unit of the temperature',
        draw: ({ random }) => random.pick(['celsius', 'fahrenheit'] as const),
      }),
    ),
    temperature: number({
      description: 'Temperature to reach.',
      noun: 'temperature',
      supply: ['make it {value} degrees', '{value} degrees, please'],
      minimum: 10,
      maximum: 95,
      stated: '{value} degrees',
      draw: ({ given, random }) =>
        given.temperature_unit === 'fahrenheit' ? random.integer(62, 80) : random.integer(34, 53) / 2,
    }),
    fan_percent: optional(
      integer({
        description: 'Strength of the fan in percent; 50 when left out.',
        noun: 'strength of the fan in percent',
        minimum: 0,
        maximum: 100,
        stated: '{value} percent',
        draw: ({ random }) => random.integer(3, 19) * 5,
      }),
    ),
    climate_mode: optional(
      choice(['auto', 'cool', 'heat', 'defrost'], {
        description: 'How the air is treated; auto when left out.',
        noun: 'climate mode',
        draw: ({ random }) => random.pick(['auto', 'cool', 'heat', 'defrost'] as const),
      }),
    ),
  },
  output: record({
    celsius: ['number', 'The new temperature in degrees Celsius.'],
    humidity_percent: ['number', 'Humidity in the car.'],
  }),
  run: (state, { temperature, temperature_unit, fan_percent, climate_mode }) => {
    const answer = car.act(state, 'adjustClimateControl', {
      temperature,
      ...(temperature_unit === undefined ? {} : { unit: temperature_unit }),
      ...(fan_percent === undefined ? {} : { fanSpeed: fan_percent }),
      ...(climate_mode === undefined ? {} : { mode: climate_mode }),
    });
    const celsius = toCents(Number(state.acTemperature));
    return answered(answer, ({ humidityLevel }) => ({ celsius, humidity_percent: Number(humidityLevel) }));
  },
  phrases: {
    requests: [
      'change how warm it is in the car[, to {temperature}][ in {temperature_unit}][, fan at {fan_percent}][, in {climate_mode} mode]',
      'get the car to {temperature}[ {temperature_unit}][ with the fan at {fan_percent}][ and the mode {climate_mode}]',
      'have it {temperature}[ {temperature_unit}] in the car[, blowing at {fan_percent}][, on {climate_mode}]',
    ],
    ability: 'set the temperature in the car',
    reports: [
      'The car goes to {/celsius} degrees Celsius at a humidity of {/humidity_percent} percent.',
      'It is set to {/celsius} degrees Celsius, with {/humidity_percent} percent humidity.',
    ],
  },
});

const switchHeadlights = tool({
  name: 'switch_headlights',
  description: 'Switch the headlights on or off, or let the car decide.',
  readOnly: false,
  parameters: {
    beam: choice(['on', 'off', 'auto'], {
      description: 'Position of the light switch.',
      noun: 'position of the light switch',
      supply: ['I want them {value}', 'to {value}, please'],
      draw: ({ state, random }) => (state.headLightStatus === 'on' ? random.pick(['off', 'auto'] as const) : 'on'),
    }),
  },
  output: record({ lamp_status: 'on or off.' }),
  run: (state, { beam }) =>
    answered(car.act(state, 'setHeadlights', { mode: beam }), ({ headlightStatus }) => ({
      lamp_status: String(headlightStatus),
    })),
  phrases: {
    requests: [
      'turn the light switch of the car to {beam}',
      'change the headlights to {beam}',
      'put the lamps at the front of the car to {beam}',
    ],
    ability: 'switch the headlights',
    reports: ['The headlights are {/lamp_status}.', 'At the moment the lamps are {/lamp_status}.'],
  },
});

export const cabinTools = [setDoorLocks, checkDoor, setCabinClimate, switchHeadlights];
