import { parametersOf } from '../../parameters.ts';
import { roundNumber } from '../../values.ts';
import type { CarState } from './state.ts';

export const { text, integer, number, flag, choice, list, optional } = parametersOf<CarState>();

/** The native name of a door or tire that a person calls `rear left`. */
export function nativeName(spoken: string): string {
  return spoken.replace(' ', '_');
}

const tankGallons = 50;

export const fuelToAdd = number({
  description: 'How many gallons to put in.',
  noun: 'amount of fuel in gallons',
  supply: ['put in {value} gallons', '{value} gallons, please'],
  minimum: 0,
  stated: '{value} gallons',
  draw: ({ state, random }) => {
    const room = tankGallons - state.fuelLevel;
    return room < 1 ? undefined : roundNumber(random, 0.5, Math.min(room, 25), 0.5);
  },
});

export const gallons = number({
  description: 'Volume in US gallons.',
  noun: 'number of gallons',
  supply: ['it is {value} gallons', 'I mean {value} gallons'],
  minimum: 0,
  stated: '{value} gallons',
  draw: ({ random }) => random.integer(4, 120) / 4,
  repeatable: true,
});

export const liters = number({
  description: 'Volume in liters.',
  noun: 'number of liters',
  supply: ['it is {value} liters', 'I mean {value} liters'],
  minimum: 0,
  stated: '{value} liters',
  draw: ({ random }) => random.integer(5, 60),
  repeatable: true,
});
