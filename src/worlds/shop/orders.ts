import { failure, type ToolFailure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { customerId } from './parameters.ts';
import type { Order, ShopState } from './state.ts';

const tool = toolsOf<ShopState>();

const listOpenOrders = tool({
  name: 'list_open_orders',
  description: 'List the orders of a customer that were not shipped yet, highest total first.',
  readOnly: true,
  parameters: { customer_id: { ...customerId, draw: customerWith('placed') } },
  output: record({
    orders: listOf({ order_id: 'Id of the order.', order_total: ['number', 'Total in dollars.'] }),
  }),
  run: (state, given) => ordersOf(state, given.customer_id, 'placed'),
  phrases: {
    requests: [
      'see what {customer_id} is still waiting for',
      'show me which purchases of {customer_id} have not left yet',
      'check what remains to be sent to {customer_id}',
    ],
    ability: 'list orders that wait to be shipped',
    reports: [
      'The biggest one waiting is {/orders/0/order_id} over {/orders/0/order_total} dollars.',
      '{/orders/0/order_id} over {/orders/0/order_total} dollars has not been shipped yet.',
    ],
    outputs: {
      '/orders/*/order_id': { noun: 'order', verb: 'listed', implied: 'the biggest open order of {customer_id}' },
      '/orders/*/order_total': {
        noun: 'total',
        verb: 'listed',
        implied: 'the total of the biggest open order of {customer_id}',
      },
    },
  },
});

const listDeliveredOrders = tool({
  name: 'list_delivered_orders',
  description: 'List the orders of a customer that arrived, highest total first.',
  readOnly: true,
  parameters: { customer_id: { ...customerId, draw: customerWith('delivered') } },
  output: record({
    orders: listOf({ order_id: 'Id of the order.', order_total: ['number', 'Total in dollars.'] }),
  }),
  run: (state, given) => ordersOf(state, given.customer_id, 'delivered'),
  phrases: {
    requests: [
      'see what has already arrived at {customer_id}',
      'show me which purchases {customer_id} has received',
      'check what {customer_id} got from us so far',
    ],
    ability: 'list orders that arrived',
    reports: [
      'The biggest one that arrived is {/orders/0/order_id} over {/orders/0/order_total} dollars.',
      '{/orders/0/order_id} over {/orders/0/order_total} dollars has arrived.',
    ],
    outputs: {
      '/orders/*/order_id': {
        noun: 'delivered order',
        verb: 'listed',
        implied: 'the biggest order that reached {customer_id}',
      },
      '/orders/*/order_total': { noun: 'total', verb: 'listed' },
    },
  },
});

function customerWith(status: Order['status']): typeof customerId.draw {
  return ({ state, random }) =>
    anyOf(
      random,
      state.orders.filter((order) => order.status === status),
    )?.customer_id;
}

function ordersOf(
  state: ShopState,
  id: string,
  status: Order['status'],
): { orders: { order_id: string; order_total: number }[] } | ToolFailure {
  if (!state.customers.some(({ customer_id }) => customer_id === id))
    return failure('not-found', `No customer with id ${id}.`);
  const orders = state.orders
    .filter((order) => order.customer_id === id && order.status === status)
    .sort((left, right) => right.total - left.total)
    .map(({ order_id, total }) => ({ order_id, order_total: total }));
  return { orders };
}

export const orderListTools = [listOpenOrders, listDeliveredOrders];
