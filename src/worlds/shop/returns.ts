import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026, roundNumber } from '../values.ts';
import { choice, deliveredOrderId, integer, number, openOrderId, refundMethod, text } from './parameters.ts';
import { nextId, type ShopState } from './state.ts';

const tool = toolsOf<ShopState>();

const cancelOrder = tool({
  name: 'cancel_order',
  description: 'Cancel an order that was not shipped yet.',
  readOnly: false,
  destructive: true,
  parameters: { order_id: openOrderId },
  output: record({
    refund_amount: ['number', 'Dollars given back.'],
    customer_id: 'Id of the customer who gets them.',
  }),
  run: (state, given) => {
    const order = state.orders.find(({ order_id }) => order_id === given.order_id);
    if (!order) return failure('not-found', `No order with id ${given.order_id}.`);
    if (order.status !== 'placed') return failure('wrong-state', `${order.order_id} is ${order.status}.`);
    order.status = 'cancelled';
    return { refund_amount: order.total, customer_id: order.customer_id };
  },
  phrases: {
    requests: [
      'call off {order_id}',
      'stop {order_id} before it is packed',
      'withdraw {order_id}, since nobody wants it any more',
    ],
    ability: 'cancel orders',
    reports: [
      'It is cancelled, and customer {/customer_id} gets {/refund_amount} dollars back.',
      '{/refund_amount} dollars go back to customer {/customer_id}.',
    ],
    outputs: {
      '/refund_amount': { noun: 'refunded amount', verb: 'reported' },
      '/customer_id': { noun: 'customer', verb: 'refunded' },
    },
  },
});

const requestReturn = tool({
  name: 'request_return',
  description: 'Open a return for a delivered order.',
  readOnly: false,
  parameters: {
    order_id: deliveredOrderId,
    return_reason: choice(['damaged', 'wrong_item', 'too_small', 'not_needed', 'late'], {
      description: 'Why it comes back.',
      noun: 'reason of the return',
      supply: ['the reason is: {value}', 'put down {value}'],
      draw: ({ random }) => random.pick(['damaged', 'wrong_item', 'too_small', 'not_needed', 'late'] as const),
    }),
  },
  output: record({
    return_id: 'Id of the return.',
    refundable_amount: ['number', 'Dollars that can be given back.'],
    send_back_by: 'Last day to send it back.',
  }),
  run: (state, given) => {
    const order = state.orders.find(({ order_id }) => order_id === given.order_id);
    if (!order) return failure('not-found', `No order with id ${given.order_id}.`);
    if (order.status !== 'delivered') return failure('wrong-state', `${order.order_id} is ${order.status}.`);
    order.status = 'returned';
    const return_id = nextId(state, 'RE');
    state.returns.push({ return_id, order_id: order.order_id, refundable: order.total, refunded: false });
    return { return_id, refundable_amount: order.total, send_back_by: dayOf2026(190 + (state.next % 20)) };
  },
  phrases: {
    requests: [
      'let {order_id} come back[ with the reason {return_reason}]',
      'open a case to send {order_id} back[, reason: {return_reason}]',
      'arrange for {order_id} to be taken back[, giving {return_reason} as the reason]',
    ],
    ability: 'open returns',
    reports: [
      'The return {/return_id} is open until {/send_back_by}; up to {/refundable_amount} dollars can be refunded.',
      'Opened as {/return_id}: {/refundable_amount} dollars are refundable if it is sent by {/send_back_by}.',
    ],
    outputs: {
      '/return_id': { noun: 'return', verb: 'opened' },
      '/refundable_amount': { noun: 'refundable amount', verb: 'reported' },
    },
  },
});

const issueRefund = tool({
  name: 'issue_refund',
  description: 'Give money back for a return.',
  readOnly: false,
  destructive: true,
  parameters: {
    return_id: text({ description: 'Id of the return, such as RE-2015.', noun: 'return id', stated: 'return {value}' }),
    amount: number({
      description: 'Dollars to give back, at most what is refundable.',
      noun: 'amount in dollars',
      supply: ['give back {value} dollars', 'the amount is {value} dollars'],
      minimum: 0.01,
      stated: '{value} dollars',
      draw: ({ state, given, random }) => {
        const entry = state.returns.find(({ return_id }) => return_id === given.return_id);
        return roundNumber(random, 5, entry?.refundable ?? 15, 5);
      },
    }),
    refund_method: refundMethod,
  },
  output: record({ refund_id: 'Id of the refund.', arrival_date: 'Day on which the money should arrive.' }),
  run: (state, given) => {
    const { return_id, amount } = given;
    const entry = state.returns.find((candidate) => candidate.return_id === return_id);
    if (!entry) return failure('not-found', `No return with id ${return_id}.`);
    if (entry.refunded) return failure('wrong-state', `${return_id} is refunded already.`);
    if (amount > entry.refundable) return failure('refused', `At most ${entry.refundable} dollars can be refunded.`);
    entry.refunded = true;
    const refund_id = nextId(state, 'RD');
    state.refunds.push({ refund_id, return_id, amount, method: given.refund_method });
    return { refund_id, arrival_date: dayOf2026(195 + (state.next % 20)) };
  },
  phrases: {
    requests: [
      'give the customer their money back for {return_id}[, namely {amount}][, by {refund_method}]',
      'pay out {return_id}[ with {amount}][ by {refund_method}]',
      'reimburse {return_id}[ in the amount of {amount}][ by {refund_method}]',
    ],
    ability: 'refund returns',
    reports: [
      'The refund {/refund_id} should arrive on {/arrival_date}.',
      'Refunded under {/refund_id}; the money arrives on {/arrival_date}.',
    ],
    outputs: { '/refund_id': { noun: 'refund', verb: 'issued' } },
  },
});

const rateOrder = tool({
  name: 'rate_order',
  description: 'Note how a customer rates a delivered order; the customer earns points for it.',
  readOnly: false,
  parameters: {
    order_id: deliveredOrderId,
    stars: integer({
      description: 'One to five stars.',
      noun: 'number of stars',
      supply: ['{value} stars', 'it gets {value} stars'],
      minimum: 1,
      maximum: 5,
      stated: '{value} stars',
      draw: ({ random }) => random.integer(2, 5),
    }),
  },
  output: record({
    rating_id: 'Id of the rating.',
    customer_id: 'Id of the customer who rated.',
    earned_points: ['integer', 'Points that the customer earned.'],
  }),
  run: (state, given) => {
    const order = state.orders.find(({ order_id }) => order_id === given.order_id);
    if (!order) return failure('not-found', `No order with id ${given.order_id}.`);
    if (order.status !== 'delivered') return failure('wrong-state', `${order.order_id} is ${order.status}.`);
    const rating_id = nextId(state, 'RA');
    state.ratings.push({ rating_id, order_id: order.order_id, stars: given.stars });
    state.customers.find(({ customer_id }) => customer_id === order.customer_id)!.points += 20;
    return { rating_id, customer_id: order.customer_id, earned_points: 20 };
  },
  phrases: {
    requests: [
      'note that the customer gave {order_id}[ {stars}]',
      'record the feedback on {order_id}[, which is {stars}]',
      'put down how satisfied the buyer of {order_id} is[: {stars}]',
    ],
    ability: 'note ratings',
    reports: [
      'The rating {/rating_id} is in; customer {/customer_id} earned {/earned_points} points.',
      'Customer {/customer_id} got {/earned_points} points for rating {/rating_id}.',
    ],
    outputs: {
      '/customer_id': { noun: 'customer', verb: 'named' },
      '/earned_points': { noun: 'number of points', verb: 'reported' },
    },
  },
});

export const returnTools = [cancelOrder, requestReturn, issueRefund, rateOrder];
