import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { readingsOf } from './parameters.ts';
import { calculator, type DeskState, figureOf } from './state.ts';

const tool = toolsOf<DeskState>();

const readings = readingsOf({ description: 'The numbers, such as the readings of a meter.', noun: 'numbers' });

const averageReadings = tool({
  name: 'average_readings',
  description: 'Work out the arithmetic mean of some numbers.',
  readOnly: true,
  parameters: { readings },
  output: record({ average: ['number', 'The arithmetic mean.'] }),
  run: (state, given) =>
    answered(calculator.look(state, 'mean', { numbers: given.readings }), ({ result }) => ({
      average: figureOf(result),
    })),
  phrases: {
    requests: [
      'work out the average of {readings}',
      'take the mean of some numbers[, namely {readings}]',
      'tell me what {readings} average out to',
    ],
    ability: 'work out averages',
    reports: ['On average they are {/average}.', 'The mean is {/average}.'],
    outputs: { '/average': { noun: 'average', verb: 'worked out', implied: 'the average of {readings}' } },
  },
});

const measureSpread = tool({
  name: 'measure_spread',
  description: 'Work out the standard deviation of some numbers, taken as a whole population.',
  readOnly: true,
  parameters: { readings },
  output: record({ spread: ['number', 'The standard deviation.'] }),
  run: (state, given) =>
    answered(calculator.look(state, 'standard_deviation', { numbers: given.readings }), ({ result }) => ({
      spread: figureOf(result),
    })),
  phrases: {
    requests: [
      'tell me how far {readings} scatter around their mean',
      'work out the standard deviation of {readings}',
      'see how much a few numbers vary[, namely {readings}]',
    ],
    ability: 'work out standard deviations',
    reports: ['Their standard deviation is {/spread}.', 'They scatter by {/spread} around the mean.'],
    outputs: {
      '/spread': { noun: 'standard deviation', verb: 'worked out', implied: 'the standard deviation of {readings}' },
    },
  },
});

const findLowest = tool({
  name: 'find_lowest',
  description: 'Pick the smallest of some numbers.',
  readOnly: true,
  parameters: { readings },
  output: record({ lowest_reading: ['number', 'The smallest of the numbers.'] }),
  run: (state, given) =>
    answered(calculator.look(state, 'min_value', { numbers: given.readings }), ({ result }) => ({
      lowest_reading: figureOf(result),
    })),
  phrases: {
    requests: [
      'tell me which is the smallest of {readings}',
      'pick out the lowest reading among {readings}',
      'look for the smallest of a few numbers[, namely {readings}]',
    ],
    ability: 'pick the smallest of some numbers',
    reports: ['The smallest is {/lowest_reading}.', 'None of them is below {/lowest_reading}.'],
    outputs: {
      '/lowest_reading': { noun: 'lowest reading', verb: 'picked out', implied: 'the smallest of {readings}' },
    },
  },
});

const findHighest = tool({
  name: 'find_highest',
  description: 'Pick the largest of some numbers.',
  readOnly: true,
  parameters: { readings },
  output: record({ highest_reading: ['number', 'The largest of the numbers.'] }),
  run: (state, given) =>
    answered(calculator.look(state, 'max_value', { numbers: given.readings }), ({ result }) => ({
      highest_reading: figureOf(result),
    })),
  phrases: {
    requests: [
      'tell me which is the largest of {readings}',
      'pick out the top reading among {readings}',
      'look for the largest of a few numbers[, namely {readings}]',
    ],
    ability: 'pick the largest of some numbers',
    reports: ['The largest is {/highest_reading}.', 'None of them is above {/highest_reading}.'],
    outputs: {
      '/highest_reading': { noun: 'highest reading', verb: 'picked out', implied: 'the largest of {readings}' },
    },
  },
});

const totalReadings = tool({
  name: 'total_readings',
  description: 'Sum up some numbers.',
  readOnly: true,
  parameters: { readings },
  output: record({ total: ['number', 'The sum.'] }),
  run: (state, given) =>
    answered(calculator.look(state, 'sum_values', { numbers: given.readings }), ({ result }) => ({
      total: figureOf(result),
    })),
  phrases: {
    requests: [
      'sum up {readings}',
      'tell me what {readings} come to in all',
      'run up the sum of a few numbers[, namely {readings}]',
    ],
    ability: 'sum up numbers',
    reports: ['In all that is {/total}.', 'The sum is {/total}.'],
    outputs: { '/total': { noun: 'sum', verb: 'worked out', implied: 'the sum of {readings}' } },
  },
});

export const seriesTools = [averageReadings, measureSpread, findLowest, findHighest, totalReadings];
