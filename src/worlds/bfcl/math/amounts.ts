import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { integer, invoiceAmount, number, shareOf } from './parameters.ts';
import { calculator, type DeskState, figureOf } from './state.ts';

const tool = toolsOf<DeskState>();

const amount = number({
  description: 'The amount to start from.',
  noun: 'amount',
  supply: ['the amount is {value}', 'start from {value}'],
  draw: invoiceAmount,
});

const addAmounts = tool({
  name: 'add_amounts',
  description: 'Put two amounts together.',
  readOnly: true,
  parameters: {
    amount,
    extra_amount: number({
      description: 'The amount that comes on top.',
      noun: 'amount to put on top',
      supply: ['put {value} on top', 'the second one is {value}'],
      draw: invoiceAmount,
    }),
  },
  output: record({ combined_amount: ['number', 'Both amounts together.'] }),
  run: (state, { amount: first, extra_amount }) =>
    answered(calculator.look(state, 'add', { a: first, b: extra_amount }), ({ result }) => ({
      combined_amount: figureOf(result),
    })),
  phrases: {
    requests: [
      'work out what {amount}[ plus {extra_amount}] makes',
      'start from {amount}[ and put {extra_amount} on top]',
      'tell me what {amount} comes to[ with {extra_amount} on top]',
    ],
    goals: ['tell me what {amount} comes to[ with {extra_amount} on top]'],
    ability: 'put amounts together',
    reports: ['Together that is {/combined_amount}.', 'The two come to {/combined_amount}.'],
    outputs: {
      '/combined_amount': {
        noun: 'combined amount',
        verb: 'worked out',
        implied: 'the amount that {amount} and {extra_amount} make together',
      },
    },
  },
});

const deductAmount = tool({
  name: 'deduct_amount',
  description: 'Take one amount off another and tell what is left.',
  readOnly: true,
  parameters: {
    amount,
    deduction: number({
      description: 'What to take off.',
      noun: 'deduction',
      supply: ['take off {value}', 'the deduction is {value}'],
      draw: (context) => shareOf(context.given.amount, context),
    }),
  },
  output: record({ remaining_amount: ['number', 'What is left; below 0 when more was taken off than there was.'] }),
  run: (state, { amount: first, deduction }) =>
    answered(calculator.look(state, 'subtract', { a: first, b: deduction }), ({ result }) => ({
      remaining_amount: figureOf(result),
    })),
  phrases: {
    requests: [
      'see what is left of {amount}[ after taking off {deduction}]',
      'start from {amount}[ and take away {deduction}]',
      'tell me what {amount}[ minus {deduction}] leaves',
    ],
    goals: ['tell me what is left of {amount}[ after taking off {deduction}]'],
    ability: 'take one amount off another',
    reports: ['That leaves {/remaining_amount}.', 'What is left is {/remaining_amount}.'],
    outputs: {
      '/remaining_amount': {
        noun: 'remaining amount',
        verb: 'worked out',
      },
    },
  },
});

const scaleAmount = tool({
  name: 'scale_amount',
  description: 'Multiply an amount by a factor, such as a quantity or a rate.',
  readOnly: true,
  parameters: {
    amount,
    factor: number({
      description: 'How many times the amount is taken.',
      noun: 'factor',
      supply: ['the factor is {value}', 'times {value}'],
      draw: ({ random }) => random.pick([2, 3, 4, 6, 12, 24, 52, 0.5, 0.25, 1.05, 1.19, 1.2, 2.5]),
    }),
  },
  output: record({ scaled_amount: ['number', 'The amount times the factor.'] }),
  run: (state, { amount: first, factor }) =>
    answered(calculator.look(state, 'multiply', { a: first, b: factor }), ({ result }) => ({
      scaled_amount: figureOf(result),
    })),
  phrases: {
    requests: [
      'multiply {amount}[ by {factor}]',
      'tell me what {amount}[ times {factor}] comes to',
      'take {amount}[ and apply the factor {factor}]',
    ],
    goals: ['tell me what {amount}[ times {factor}] comes to'],
    ability: 'multiply an amount by a factor',
    reports: ['That comes to {/scaled_amount}.', 'The product is {/scaled_amount}.'],
    outputs: {
      '/scaled_amount': { noun: 'product', verb: 'worked out' },
    },
  },
});

const splitAmount = tool({
  name: 'split_amount',
  description: 'Divide an amount into equal shares.',
  readOnly: true,
  parameters: {
    amount,
    share_count: integer({
      description: 'How many shares there are.',
      noun: 'number of shares',
      supply: ['{value} shares, please', 'between {value} people'],
      draw: ({ random }) => random.integer(2, 12),
    }),
  },
  output: record({ share: ['number', 'The size of one share.'] }),
  run: (state, { amount: whole, share_count }) =>
    answered(calculator.look(state, 'divide', { a: whole, b: share_count }), ({ result }) => ({
      share: figureOf(result),
    })),
  phrases: {
    requests: [
      'divide {amount} evenly[ between {share_count} people]',
      'share out {amount} in equal parts[, {share_count} of them]',
      'tell me how much each person gets of {amount}[ when there are {share_count} people]',
    ],
    goals: ['divide {amount} evenly[ between {share_count} people]'],
    ability: 'divide an amount into equal shares',
    reports: ['Each share is {/share}.', 'That makes {/share} a share.'],
    outputs: {
      '/share': { noun: 'share', verb: 'worked out', implied: 'one of {share_count} equal shares of {amount}' },
    },
  },
});

const getPercentage = tool({
  name: 'get_percentage',
  description: 'Tell how many percent of a whole a part is.',
  readOnly: true,
  parameters: {
    whole: number({
      description: 'The whole, which is the hundred percent.',
      noun: 'whole',
      supply: ['the whole is {value}', 'measured against {value}'],
      draw: invoiceAmount,
    }),
    portion: number({
      description: 'The part of it.',
      noun: 'part',
      supply: ['the part is {value}', 'I mean {value}'],
      draw: (context) => shareOf(context.given.whole, context),
    }),
  },
  output: record({ percent: ['number', 'The part in percent of the whole.'] }),
  run: (state, { whole, portion }) =>
    answered(calculator.look(state, 'percentage', { part: portion, whole }), ({ result }) => ({
      percent: figureOf(result),
    })),
  phrases: {
    requests: [
      'tell me how many percent {portion} is[ of {whole}]',
      'express {portion} in percent[ of {whole}]',
      'see how large {portion} is in percent[, with {whole} as the whole]',
    ],
    goals: ['tell me how many percent {portion} is[ of {whole}]'],
    ability: 'work out percentages',
    reports: ['That is {/percent} percent.', 'The part makes up {/percent} percent.'],
    outputs: {
      '/percent': { noun: 'percentage', verb: 'worked out' },
    },
  },
});

const getMagnitude = tool({
  name: 'get_magnitude',
  description: 'Tell the size of a number without its sign, such as that of a loss or a drop.',
  readOnly: true,
  parameters: {
    signed_value: number({
      description: 'The number, with its sign.',
      noun: 'number',
      supply: ['the number is {value}', 'I mean {value}'],
      draw: ({ random }) => -random.integer(15, 9800) / 10,
      repeatable: true,
    }),
  },
  output: record({ magnitude: ['number', 'The number without its sign.'] }),
  run: (state, { signed_value }) =>
    answered(calculator.look(state, 'absolute_value', { number: signed_value }), ({ result }) => ({
      magnitude: figureOf(result),
    })),
  phrases: {
    requests: [
      'tell me the size of {signed_value} regardless of its sign',
      'drop the sign of a number[, namely {signed_value}]',
      'give me the absolute value of {signed_value}',
    ],
    goals: ['tell me the size of {signed_value} regardless of its sign'],
    ability: 'tell the size of a number without its sign',
    reports: ['Without the sign it is {/magnitude}.', 'Its size is {/magnitude}.'],
    outputs: {
      '/magnitude': { noun: 'absolute value', verb: 'worked out', implied: 'the absolute value of {signed_value}' },
    },
  },
});

export const amountTools = [addAmounts, deductAmount, scaleAmount, splitAmount, getPercentage, getMagnitude];
