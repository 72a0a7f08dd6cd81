import { failure, toolsOf } from '../define.ts';
import { choice, destination, miles, number, optional, origin } from './parameters.ts';
import { findCity, type RoutesState, roadMiles } from './state.ts';

const tool = toolsOf<RoutesState>();
const units = ['miles', 'kilometers', 'meters', 'feet'] as const;
const metersPerUnit = { miles: 1609.344, kilometers: 1000, meters: 1, feet: 0.3048 };

const getDistance = tool({
  name: 'get_distance',
  description: 'Get the road distance between two cities.',
  readOnly: true,
  parameters: { origin, destination },
  output: {
    type: 'object',
    properties: {
      distance: { type: 'number', description: 'Road distance.' },
      unit: { type: 'string', description: 'Unit of the distance: miles.' },
    },
    required: ['distance', 'unit'],
  },
  run: (state, given) => {
    const from = findCity(state, given.origin);
    const to = findCity(state, given.destination);
    if (!from || !to) return failure('not-found', `No city called ${from ? given.destination : given.origin}.`);
    return { distance: roadMiles(from, to), unit: 'miles' };
  },
  phrases: {
    requests: [
      'tell me how far it is from {origin}[ to {destination}]',
      'check the road distance from {origin}[ all the way to {destination}]',
      'look up how long the drive from {origin}[ to {destination}] is in miles',
    ],
    ability: 'look up the distance between two cities',
    reports: [
      'The drive from {origin} to {destination} is {/distance} {/unit}.',
      'It is {/distance} {/unit} by road from {origin} to {destination}.',
    ],
    outputs: {
      '/distance': { noun: 'distance', verb: 'found', implied: 'the distance from {origin} to {destination}' },
      '/unit': { noun: 'unit', verb: 'found', implied: 'the unit of the distance from {origin} to {destination}' },
    },
  },
});

const convertDistance = tool({
  name: 'convert_distance',
  description: 'Convert a distance from one unit to another.',
  readOnly: true,
  parameters: {
    value: number({
      description: 'The distance to convert.',
      noun: 'distance to convert',
      minimum: 0,
      draw: ({ random }) => random.integer(5, 900),
      repeatable: true,
    }),
    from_unit: choice(units, {
      description: 'Unit of the given distance.',
      noun: 'unit to convert from',
      draw: ({ random }) => random.pick(units),
    }),
    to_unit: choice(units, {
      description: 'Unit of the result.',
      noun: 'unit to convert to',
      supply: ['in {value}, please', 'I need it in {value}'],
      draw: ({ given, random }) => random.pick(units.filter((unit) => unit !== given.from_unit)),
    }),
  },
  output: {
    type: 'object',
    properties: {
      converted: { type: 'number', description: 'The distance in the new unit.' },
      unit: { type: 'string', description: 'The new unit.' },
    },
    required: ['converted', 'unit'],
  },
  run: (_, given) => {
    const meters = given.value * metersPerUnit[given.from_unit];
    return { converted: Math.round((meters / metersPerUnit[given.to_unit]) * 100) / 100, unit: given.to_unit };
  },
  phrases: {
    requests: [
      'convert {value}[ from {from_unit}][ to {to_unit}]',
      'work out what {value}[ in {from_unit}] comes to[ in {to_unit}]',
      'turn {value}[ given in {from_unit}][ into {to_unit}]',
    ],
    goals: [
      'tell me {value}[ in {to_unit}]',
      'I need {value} expressed[ in {to_unit}]',
      'let me know {value} measured[ in {to_unit}]',
    ],
    ability: 'convert distances between units',
    reports: ['That is {/converted} {/unit}.', 'In {to_unit} it comes to {/converted}.'],
    outputs: { '/converted': { noun: 'converted distance', verb: 'worked out' } },
  },
});

const estimateDriveTime = tool({
  name: 'estimate_drive_time',
  description: 'Estimate the hours a drive of a given distance takes.',
  readOnly: true,
  parameters: {
    distance_miles: miles,
    speed_mph: optional(
      number({
        description: 'Average speed in miles per hour; 55 when left out.',
        noun: 'average speed in miles per hour',
        minimum: 1,
        stated: '{value} miles per hour',
        draw: ({ random }) => random.integer(8, 15) * 5,
      }),
    ),
  },
  output: {
    type: 'object',
    properties: { drive_hours: { type: 'number', description: 'Hours on the road.' } },
    required: ['drive_hours'],
  },
  run: (_, given) => ({ drive_hours: Math.round((given.distance_miles / (given.speed_mph ?? 55)) * 10) / 10 }),
  phrases: {
    requests: [
      'estimate how long driving takes[ for {distance_miles}][ at {speed_mph}]',
      'work out the hours behind the wheel[ for {distance_miles}][ at an average of {speed_mph}]',
      'give me the driving time[ for {distance_miles}][ going {speed_mph}]',
    ],
    ability: 'estimate driving times',
    reports: ['Expect about {/drive_hours} hours on the road.', 'The driving time is about {/drive_hours} hours.'],
    outputs: { '/drive_hours': { noun: 'driving time', verb: 'estimated' } },
  },
});

export const distanceTools = [getDistance, convertDistance, estimateDriveTime];
