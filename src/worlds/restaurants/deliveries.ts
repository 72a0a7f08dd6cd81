import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { toCents } from '../values.ts';
import { choice, deliveryId, dollars, integer } from './parameters.ts';
import { dishOf, nextId, type RestaurantsState } from './state.ts';

const tool = toolsOf<RestaurantsState>();

const trackDelivery = tool({
  name: 'track_delivery',
  description: 'See where a delivery is: how long it still takes, who brings it and where the food is from.',
  readOnly: true,
  parameters: { delivery_id: deliveryId },
  output: record({
    minutes_left: ['integer', 'Minutes until it comes.'],
    courier_name: 'Who brings it.',
    restaurant_id: 'Id of the restaurant.',
  }),
  run: (state, given) => {
    const delivery = state.deliveries.find(({ delivery_id }) => delivery_id === given.delivery_id);
    if (!delivery) return failure('not-found', `No delivery with id ${given.delivery_id}.`);
    const order = state.orders.find(({ order_id }) => order_id === delivery.order_id)!;
    const couriers = ['Samir', 'Lotte', 'Pedro', 'Aiko', 'Jonas', 'Thandi', 'Mirela', 'Kofi'];
    return {
      minutes_left: Math.max(1, delivery.minutes - 6),
      courier_name: couriers[delivery.minutes % couriers.length]!,
      restaurant_id: dishOf(state, order.items[0]!.dish_id)!.restaurant_id,
    };
  },
  phrases: {
    requests: [
      'see where {delivery_id} is',
      'tell me how long {delivery_id} will still take',
      'check who is bringing {delivery_id}',
    ],
    ability: 'track deliveries',
    reports: [
      '{/courier_name} brings it from {/restaurant_id} in {/minutes_left} minutes.',
      'It takes {/minutes_left} more minutes; {/courier_name} is on the way from {/restaurant_id}.',
    ],
    outputs: {
      '/restaurant_id': { noun: 'restaurant', verb: 'named', implied: 'the restaurant behind {delivery_id}' },
      '/minutes_left': { noun: 'waiting time', verb: 'reported' },
    },
  },
});

const tipCourier = tool({
  name: 'tip_courier',
  description: 'Give the courier of a delivery a tip.',
  readOnly: false,
  destructive: true,
  parameters: {
    delivery_id: deliveryId,
    amount: {
      ...dollars,
      noun: 'size of the tip',
      supply: ['give {value} dollars', 'make it {value} dollars'],
      draw: ({ random }) => random.integer(2, 18) / 2,
    },
  },
  output: record({ receipt_id: 'Id of the receipt.', tip_total: ['number', 'Dollars of tips for this delivery.'] }),
  run: (state, given) => {
    const delivery = state.deliveries.find(({ delivery_id }) => delivery_id === given.delivery_id);
    if (!delivery) return failure('not-found', `No delivery with id ${given.delivery_id}.`);
    delivery.tip = toCents(delivery.tip + given.amount);
    return { receipt_id: nextId(state, 'RC'), tip_total: delivery.tip };
  },
  phrases: {
    requests: [
      'thank whoever brings {delivery_id} with some money[, {amount}]',
      'leave a gratuity for {delivery_id}[ of {amount}]',
      'give the person with {delivery_id} a little extra[, {amount}]',
    ],
    ability: 'tip couriers',
    reports: [
      'The courier got it; tips for this delivery are {/tip_total} dollars (receipt {/receipt_id}).',
      'Receipt {/receipt_id}: {/tip_total} dollars of tips in all.',
    ],
    outputs: { '/tip_total': { noun: 'total of tips', verb: 'reported' } },
  },
});

const reportDeliveryProblem = tool({
  name: 'report_delivery_problem',
  description: 'Complain about a delivery and get some money back.',
  readOnly: false,
  parameters: {
    delivery_id: deliveryId,
    problem: choice(['late', 'cold_food', 'missing_item', 'wrong_item', 'spilled'], {
      description: 'What was wrong.',
      noun: 'problem',
      supply: ['the problem is {value}', 'put down {value}'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(['late', 'cold_food', 'missing_item', 'wrong_item', 'spilled'] as const),
    }),
  },
  output: record({ case_id: 'Id of the case.', compensation: ['number', 'Dollars given back.'] }),
  run: (state, given) => {
    const delivery = state.deliveries.find(({ delivery_id }) => delivery_id === given.delivery_id);
    if (!delivery) return failure('not-found', `No delivery with id ${given.delivery_id}.`);
    const case_id = nextId(state, 'CS');
    state.problems.push({ case_id, delivery_id: delivery.delivery_id, problem: given.problem });
    return {
      case_id,
      compensation: { late: 4, cold_food: 6, missing_item: 8, wrong_item: 9, spilled: 7 }[given.problem],
    };
  },
  phrases: {
    requests: [
      'complain about {delivery_id}[ with the reason {problem}]',
      'tell support that something went wrong with {delivery_id}[: {problem}]',
      'file a complaint on {delivery_id}[ and mark it as {problem}]',
    ],
    ability: 'complain about deliveries',
    reports: [
      'The case {/case_id} is open and {/compensation} dollars come back to you.',
      'You get {/compensation} dollars for it, under case {/case_id}.',
    ],
    outputs: { '/compensation': { noun: 'compensation', verb: 'got' }, '/case_id': { noun: 'case', verb: 'opened' } },
  },
});

const splitBill = tool({
  name: 'split_bill',
  description: 'Split a bill evenly between people, with a suggestion for the tip.',
  readOnly: true,
  parameters: {
    amount: dollars,
    people: integer({
      description: 'How many people pay.',
      noun: 'number of people',
      supply: ['we are {value} people', 'between {value} people'],
      minimum: 2,
      maximum: 20,
      stated: '{value} people',
      draw: ({ random }) => random.integer(2, 9),
      repeatable: true,
    }),
  },
  output: record({
    share: ['number', 'Dollars for each person.'],
    tip_suggestion: ['number', 'Dollars of a fair tip.'],
  }),
  run: (_, given) => ({
    share: toCents(given.amount / given.people),
    tip_suggestion: toCents(given.amount * 0.12),
  }),
  phrases: {
    requests: [
      'divide {amount}[ between {people}]',
      'work out what each of us pays of {amount}[ when shared by {people}]',
      'share {amount} out evenly[ among {people}]',
    ],
    ability: 'split bills',
    reports: [
      'Everybody pays {/share} dollars; a fair tip would be {/tip_suggestion} dollars.',
      'It is {/share} dollars each, and {/tip_suggestion} dollars would be a fair tip.',
    ],
    outputs: {
      '/share': { noun: 'share', verb: 'worked out' },
      '/tip_suggestion': { noun: 'suggested tip', verb: 'worked out' },
    },
  },
});

export const deliveryTools = [trackDelivery, tipCourier, reportDeliveryProblem, splitBill];
