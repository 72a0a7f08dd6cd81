import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { fuelToAdd, gallons, liters } from './parameters.ts';
import { type CarState, car } from './state.ts';

const tool = toolsOf<CarState>();

const addFuel = tool({
  name: 'add_fuel',
  description: 'Put fuel into the tank of the car, on top of what is in it. It holds 50 gallons.',
  readOnly: false,
  parameters: { refill_gallons: fuelToAdd },
  output: record({ tank_gallons: ['number', 'What is in the tank now, in gallons.'] }),
  run: (state, given) =>
    answered(car.act(state, 'fillFuelTank', { fuelAmount: given.refill_gallons }), ({ fuelLevel }) => ({
      tank_gallons: toCents(Number(fuelLevel)),
    })),
  phrases: {
    requests: [
      'fill up the car with {refill_gallons}',
      'top up the tank[ by {refill_gallons}]',
      'add {refill_gallons} to what is in the tank',
      'refuel the car[ with {refill_gallons}]',
    ],
    ability: 'put fuel into the tank',
    reports: [
      'There are {/tank_gallons} gallons in the tank now.',
      'The tank holds {/tank_gallons} gallons after that.',
    ],
    outputs: { '/tank_gallons': { noun: 'fuel level', verb: 'reached' } },
  },
});

const convertLiters = tool({
  name: 'convert_liters',
  description: 'Work out how many US gallons a number of liters is.',
  readOnly: true,
  parameters: { liters },
  output: record({ equivalent_gallons: ['number', 'What the liters come to in gallons, to two decimals.'] }),
  run: (state, given) =>
    answered(car.look(state, 'liter_to_gallon', { liter: given.liters }), ({ gallon }) => ({
      equivalent_gallons: toCents(Number(gallon)),
    })),
  phrases: {
    requests: [
      'turn some liters into gallons for me[, namely {liters}]',
      'work out how many gallons {liters} would be',
      'tell me what {liters} comes to in gallons',
    ],
    ability: 'turn liters into gallons',
    reports: ['That is {/equivalent_gallons} gallons.', 'It comes to {/equivalent_gallons} gallons.'],
    outputs: {
      '/equivalent_gallons': {
        noun: 'number of gallons',
        verb: 'worked out',
        implied: 'the equivalent of {liters} in gallons',
      },
    },
  },
});

const convertGallons = tool({
  name: 'convert_gallons',
  description: 'Work out how many liters a number of US gallons is.',
  readOnly: true,
  parameters: { gallons },
  output: record({ equivalent_liters: ['number', 'What the gallons come to in liters, to two decimals.'] }),
  run: (state, given) =>
    answered(car.look(state, 'gallon_to_liter', { gallon: given.gallons }), ({ liter }) => ({
      equivalent_liters: toCents(Number(liter)),
    })),
  phrases: {
    requests: [
      'turn some gallons into liters for me[, namely {gallons}]',
      'work out how many liters {gallons} would be',
      'tell me what {gallons} comes to in liters',
      'express {gallons} in liters',
    ],
    goals: ['tell me {gallons} in liters', 'give me {gallons} expressed in liters'],
    ability: 'turn gallons into liters',
    reports: ['That is {/equivalent_liters} liters.', 'It comes to {/equivalent_liters} liters.'],
    outputs: { '/equivalent_liters': { noun: 'number of liters', verb: 'worked out' } },
  },
});

export const fuelTools = [addFuel, convertLiters, convertGallons];
