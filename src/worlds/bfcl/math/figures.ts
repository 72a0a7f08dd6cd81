import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { integer, number, optional } from './parameters.ts';
import { calculator, type DeskState, figureOf } from './state.ts';

const tool = toolsOf<DeskState>();

const digitCount = integer({
  description: 'How many digits the answer has.',
  noun: 'number of digits',
  supply: ['{value} digits are enough', 'make it {value} digits'],
  minimum: 1,
  maximum: 9,
  stated: '{value} digits',
  draw: ({ random }) => random.integer(3, 8),
});

const raiseNumber = tool({
  name: 'raise_number',
  description: 'Raise a number to a power, for instance to let a rate work over some years.',
  readOnly: true,
  parameters: {
    factor: number({
      description: 'The number that is raised.',
      noun: 'number to raise',
      supply: ['the number is {value}', 'I mean {value}'],
      draw: ({ random }) => random.pick([1.02, 1.03, 1.04, 1.05, 1.07, 1.1, 0.8, 0.9, 2, 3, 5, 10, 1.5, 2.5]),
      repeatable: true,
    }),
    exponent: integer({
      description: 'The power to which it is raised.',
      noun: 'power',
      supply: ['to the power of {value}', 'the power is {value}'],
      minimum: 0,
      maximum: 40,
      draw: ({ random }) => random.integer(2, 12),
    }),
  },
  output: record({ raised_value: ['number', 'The number to that power.'] }),
  run: (state, { factor, exponent }) =>
    answered(calculator.look(state, 'power', { base: factor, exponent }), ({ result }) => ({
      raised_value: figureOf(result),
    })),
  phrases: {
    requests: [
      'work out {factor}[ to the power of {exponent}]',
      'take {factor}[ to the power {exponent}] for me',
      'tell me what {factor} becomes when it is multiplied by itself again and again[, to the power of {exponent}]',
    ],
    goals: ['tell me what {factor}[ to the power of {exponent}] is'],
    ability: 'raise numbers to a power',
    reports: ['That power is {/raised_value}.', 'It comes to {/raised_value}.'],
    outputs: {
      '/raised_value': { noun: 'power', verb: 'worked out' },
    },
  },
});

const extractRoot = tool({
  name: 'extract_root',
  description: 'Work out the square root of a number to some significant digits, such as the side of a square area.',
  readOnly: true,
  parameters: {
    radicand: number({
      description: 'The number under the root, 0 or more.',
      noun: 'number under the root',
      supply: ['the number is {value}', 'I mean {value}'],
      minimum: 0,
      draw: ({ random }) => random.integer(4, 1960) / 2,
      repeatable: true,
    }),
    digits: digitCount,
  },
  output: record({ square_root: ['number', 'The square root.'] }),
  run: (state, { radicand, digits }) =>
    answered(calculator.look(state, 'square_root', { number: radicand, precision: digits }), ({ result }) => ({
      square_root: figureOf(result),
    })),
  phrases: {
    requests: [
      'work out the square root of {radicand}[ with {digits}]',
      'tell me which number makes {radicand} when squared[, with {digits}]',
      'give me the side of a square whose area is {radicand}[, with {digits}]',
    ],
    goals: ['work out the square root of {radicand}[ with {digits}]'],
    ability: 'work out square roots',
    reports: ['The square root is {/square_root}.', 'It is {/square_root} that makes the number when squared.'],
    outputs: {
      '/square_root': {
        noun: 'square root',
        verb: 'worked out',
      },
    },
  },
});

const takeLogarithm = tool({
  name: 'take_logarithm',
  description: 'Work out the logarithm of a number to a base.',
  readOnly: true,
  parameters: {
    argument: number({
      description: 'The number, above 0.',
      noun: 'number to take the logarithm of',
      supply: ['the number is {value}', 'I mean {value}'],
      draw: ({ random }) => random.integer(4, 9600) / 2,
      repeatable: true,
    }),
    log_base: number({
      description: 'The base, above 0 and not 1.',
      noun: 'base',
      supply: ['the base is {value}', 'to base {value}'],
      stated: 'base {value}',
      draw: ({ random }) => random.pick([2, 2, 3, 5, 10, 10]),
    }),
    digits: digitCount,
  },
  output: record({ logarithm_value: ['number', 'The logarithm.'] }),
  run: (state, { argument, log_base, digits }) => {
    const given = { value: argument, base: log_base, precision: digits };
    return answered(calculator.look(state, 'logarithm', given), ({ result }) => ({
      logarithm_value: figureOf(result),
    }));
  },
  phrases: {
    requests: [
      'work out the logarithm of {argument} to {log_base}[ with {digits}]',
      'tell me the logarithm of {argument}, calculated to {log_base}[ and with {digits}]',
      'find out what the logarithm of {argument} to {log_base} is[, with {digits}]',
    ],
    ability: 'work out logarithms',
    reports: ['The logarithm is {/logarithm_value}.', 'Its logarithm comes to {/logarithm_value}.'],
    outputs: {
      '/logarithm_value': {
        noun: 'logarithm',
        verb: 'worked out',
      },
    },
  },
});

const roundFigure = tool({
  name: 'round_figure',
  description: 'Round a number to some decimal places, or to a whole number.',
  readOnly: true,
  parameters: {
    figure: number({
      description: 'The number.',
      noun: 'number to round',
      supply: ['the number is {value}', 'I mean {value}'],
      draw: ({ random }) => random.integer(1001, 99_999) / 100,
      repeatable: true,
    }),
    decimals: optional(
      integer({
        description: 'How many decimal places to keep; none when left out.',
        noun: 'number of decimal places',
        supply: ['keep {value}', 'to {value}, please'],
        minimum: 0,
        maximum: 6,
        stated: '{value} decimal place(s)',
        draw: ({ random }) => random.integer(1, 2),
      }),
    ),
  },
  output: record({ rounded_figure: ['number', 'The rounded number.'] }),
  run: (state, { figure, decimals = 0 }) =>
    answered(calculator.look(state, 'round_number', { number: figure, decimal_places: decimals }), ({ result }) => ({
      rounded_figure: figureOf(result),
    })),
  phrases: {
    requests: [
      'round {figure}[ to {decimals}]',
      'give me {figure} as a rounded number[, to {decimals}]',
      'round off {figure}[ and keep {decimals}]',
    ],
    goals: ['tell me {figure} as a rounded number[, to {decimals}]'],
    ability: 'round numbers',
    reports: ['Rounded, it is {/rounded_figure}.', 'That rounds to {/rounded_figure}.'],
    outputs: { '/rounded_figure': { noun: 'rounded number', verb: 'got', implied: 'the rounded value of {figure}' } },
  },
});

export const figureTools = [raiseNumber, extractRoot, takeLogarithm, roundFigure];
