import { toolsOf } from '../define.ts';
import { choice, integer, number } from './parameters.ts';
import { nextId, type RoutesState } from './state.ts';

const tool = toolsOf<RoutesState>();

const amount = number({
  description: 'Amount in dollars.',
  noun: 'amount in dollars',
  minimum: 0,
  stated: '{value} dollars',
  draw: ({ random }) => random.integer(8, 180),
});

const logExpense = tool({
  name: 'log_expense',
  description: 'Write an expense into the trip log.',
  readOnly: false,
  parameters: {
    amount,
    purpose: choice(['fuel', 'parking', 'toll', 'food'], {
      description: 'What the money was for.',
      noun: 'purpose of the expense',
      supply: ['it was for {value}', 'file it under {value}'],
      draw: ({ random }) => random.pick(['fuel', 'parking', 'toll', 'food'] as const),
    }),
  },
  output: {
    type: 'object',
    properties: {
      expense_id: { type: 'string', description: 'Id of the entry.' },
      trip_total: { type: 'number', description: 'Dollars spent on the trip so far.' },
    },
    required: ['expense_id', 'trip_total'],
  },
  run: (state, given) => {
    const expense_id = nextId(state, 'EX');
    state.expenses.push({ expense_id, amount: given.amount, purpose: given.purpose });
    const cents = state.expenses.reduce((sum, expense) => sum + Math.round(expense.amount * 100), 0);
    return { expense_id, trip_total: cents / 100 };
  },
  phrases: {
    requests: [
      'put {amount} into the trip log[ as {purpose}]',
      'note down {amount} spent[ on {purpose}]',
      'add {amount} to my travel expenses[ under {purpose}]',
    ],
    ability: 'log travel expenses',
    reports: [
      'Logged as {/expense_id}; the trip has cost {/trip_total} dollars so far.',
      'Entry {/expense_id} is in, and the total stands at {/trip_total} dollars.',
    ],
    outputs: {
      '/trip_total': { noun: 'trip total', verb: 'got' },
      '/expense_id': { noun: 'expense entry', verb: 'logged' },
    },
  },
});

const splitCost = tool({
  name: 'split_cost',
  description: 'Split an amount evenly between travellers.',
  readOnly: true,
  parameters: {
    amount,
    people: integer({
      description: 'How many people share the amount.',
      noun: 'number of people',
      supply: ['there are {value} of us', 'we are {value} people'],
      minimum: 2,
      maximum: 12,
      stated: '{value} people',
      draw: ({ random }) => random.integer(2, 6),
    }),
  },
  output: {
    type: 'object',
    properties: { share: { type: 'number', description: 'Dollars for each person.' } },
    required: ['share'],
  },
  run: (_, given) => ({ share: Math.round((given.amount / given.people) * 100) / 100 }),
  phrases: {
    requests: [
      'split {amount}[ between {people}]',
      'divide {amount} evenly[ among {people}]',
      'figure out what everyone owes of {amount}[ when shared by {people}]',
    ],
    ability: 'split costs',
    reports: ['Everyone pays {/share} dollars.', 'That makes {/share} dollars each.'],
    outputs: { '/share': { noun: 'share', verb: 'worked out' } },
  },
});

export const expenseTools = [logExpense, splitCost];
