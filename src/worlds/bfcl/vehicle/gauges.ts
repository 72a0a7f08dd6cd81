import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { choice, list } from './parameters.ts';
import { type CarState, car } from './state.ts';

const tool = toolsOf<CarState>();

const ofClimate = { method: 'displayCarStatus', given: { option: 'climate' } };

const gauges = {
  fuel: { method: 'displayCarStatus', given: { option: 'fuel' }, key: 'fuelLevel', unit: 'gallons' },
  battery: { method: 'displayCarStatus', given: { option: 'battery' }, key: 'batteryVoltage', unit: 'volts' },
  cabin_temperature: { ...ofClimate, key: 'currentACTemperature', unit: 'degrees Celsius' },
  cabin_humidity: { ...ofClimate, key: 'humidityLevel', unit: 'percent' },
  outside_temperature: {
    method: 'get_outside_temperature_from_google',
    given: {},
    key: 'outsideTemperature',
    unit: 'degrees Celsius',
  },
  speed: { method: 'get_current_speed', given: {}, key: 'currentSpeed', unit: 'miles per hour' },
};
const gaugeNames = Object.keys(gauges) as (keyof typeof gauges)[];

const parts = {
  engine: { key: 'engineState', option: 'engine' },
  headlights: { key: 'headlightStatus', option: 'headlights' },
  parking_brake: { key: 'parkingBrakeStatus', option: 'parkingBrake' },
  brake_pedal: { key: 'brakePedalStatus', option: 'brakePedal' },
} as const;
const partNames = Object.keys(parts) as (keyof typeof parts)[];

const tires = {
  front_left: 'frontLeftTirePressure',
  front_right: 'frontRightTirePressure',
  rear_left: 'rearLeftTirePressure',
  rear_right: 'rearRightTirePressure',
} as const;
const tireNames = Object.keys(tires) as (keyof typeof tires)[];

const readGauge = tool({
  name: 'read_gauge',
  description: 'Read one of the instruments of the car.',
  readOnly: true,
  parameters: {
    gauge: choice(gaugeNames, {
      description: 'Which instrument.',
      noun: 'instrument',
      supply: ['the {value}, please', 'I mean the {value}'],
      draw: ({ random }) => random.pick(gaugeNames),
      repeatable: true,
    }),
  },
  output: record({ reading: ['number', 'What it shows, to two decimals.'], unit: 'Unit of the reading.' }),
  run: (state, { gauge }) => {
    const { method, given, key, unit } = gauges[gauge];
    return answered(car.look(state, method, given), (answer) => ({ reading: toCents(Number(answer[key])), unit }));
  },
  phrases: {
    requests: [
      'tell me what the dashboard of the car shows for the {gauge}',
      'see what the car reports as its {gauge}',
      'give me the {gauge} according to the car',
    ],
    ability: 'read the instruments of the car',
    reports: ['The car shows {/reading} {/unit}.', 'The reading is {/reading} {/unit}.'],
  },
});

const inspectPart = tool({
  name: 'inspect_part',
  description: 'See in which state a part of the car is.',
  readOnly: true,
  parameters: {
    part: choice(partNames, {
      description: 'Which part.',
      noun: 'part of the car',
      supply: ['the {value}, please', 'I mean the {value}'],
      draw: ({ random }) => random.pick(partNames),
      repeatable: true,
    }),
  },
  output: record({ condition: 'State that the part is in.' }),
  run: (state, { part }) => {
    const { key, option } = parts[part];
    return answered(car.look(state, 'displayCarStatus', { option }), (answer) => ({ condition: String(answer[key]) }));
  },
  phrases: {
    requests: [
      'tell me the present state of the {part}',
      'see what the {part} of my car is doing',
      'find out the current status of the {part}',
    ],
    ability: 'look at parts of the car',
    reports: ['That part of the car is in this state: {/condition}.', 'Its state is reported as {/condition}.'],
  },
});

const measureTire = tool({
  name: 'measure_tire',
  description: 'Measure the pressure of a tire and rate all four together.',
  readOnly: true,
  parameters: {
    tire: choice(tireNames, {
      description: 'Which tire.',
      noun: 'tire',
      supply: ['the {value} one', 'I mean the {value} tire'],
      stated: 'the {value} tire',
      draw: ({ random }) => random.pick(tireNames),
      repeatable: true,
    }),
  },
  output: record({
    pressure_psi: ['number', 'Pressure in pounds per square inch.'],
    tire_rating: 'good or poor, for the four tires on the whole.',
  }),
  run: (state, { tire }) =>
    answered(car.look(state, 'check_tire_pressure'), ({ healthy_tire_pressure, ...pressures }) => ({
      pressure_psi: Number(pressures[tires[tire]]),
      tire_rating: healthy_tire_pressure === true ? 'good' : 'poor',
    })),
  phrases: {
    requests: [
      'find out how much air is in {tire}',
      'check the pressure of {tire}',
      'tell me whether {tire} has enough air',
    ],
    ability: 'measure tires',
    reports: [
      'It has {/pressure_psi} psi, and on the whole the tires are {/tire_rating}.',
      'The pressure is {/pressure_psi} psi; the set of tires is rated {/tire_rating}.',
    ],
  },
});

const notices = [
  'Buckle up',
  'Check the coolant',
  'Child seat in the back',
  'Drive with care',
  'Frost on the road tonight',
  'Keep to the right',
  'Low washer fluid',
  'Oil change in March',
  'Pick up the parcel',
  'Return the rental papers',
  'Service due in June',
  'Toll road ahead',
  'Trailer attached',
  'Winter tires are on',
];

const showMessages = tool({
  name: 'show_messages',
  description: 'Show lines of text on the display of the car.',
  readOnly: true,
  parameters: {
    lines: list(
      { type: 'string' },
      {
        description: 'The lines, in order.',
        noun: 'lines to show',
        supply: ['it should say: {value}', 'the text is {value}'],
        draw: ({ random }) => random.sample(notices, random.integer(1, 2)),
      },
    ),
  },
  output: record({ line_count: ['integer', 'How many lines are on the display.'] }),
  run: (state, { lines }) =>
    answered(car.look(state, 'display_log', { messages: lines }), ({ log }) => ({
      line_count: (log as string[]).length,
    })),
  phrases: {
    requests: [
      'put something on the display of the car[, line by line: {lines}]',
      'have the dashboard say this, one line each: {lines}',
      'let the screen in the car read, line by line, {lines}',
    ],
    ability: 'show text on the display of the car',
    reports: ['The display shows {/line_count} line(s) now.', 'There are {/line_count} line(s) on the display.'],
  },
});

export const gaugeTools = [readGauge, inspectPart, measureTire, showMessages];
