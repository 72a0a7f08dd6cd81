import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf, toCents } from '../values.ts';
import { dishId, integer, orderId, text } from './parameters.ts';
import { costOf, dishOf, nextId, type Order, type RestaurantsState, restaurantOf } from './state.ts';
import { addresses } from './words.ts';

const tool = toolsOf<RestaurantsState>();

const quantity = integer({
  description: 'Number of portions.',
  noun: 'number of portions',
  supply: ['{value} portions, please', 'make it {value} portions'],
  minimum: 1,
  maximum: 20,
  stated: '{value} portions',
  draw: ({ random }) => random.integer(2, 5),
});

/** The order when it can still be changed, or why it cannot. */
function openOrder(state: RestaurantsState, id: string): Order | ReturnType<typeof failure> {
  const order = state.orders.find(({ order_id }) => order_id === id);
  if (!order) return failure('not-found', `No order with id ${id}.`);
  return order.status === 'open' ? order : failure('wrong-state', `${id} is already ${order.status}.`);
}

const startFoodOrder = tool({
  name: 'start_food_order',
  description: 'Start an order with one dish.',
  readOnly: false,
  parameters: { dish_id: dishId, quantity },
  output: record({ order_id: 'Id of the order.', subtotal: ['number', 'Price of the food in dollars.'] }),
  run: (state, given) => {
    const dish = dishOf(state, given.dish_id);
    if (!dish) return failure('not-found', `No dish with id ${given.dish_id}.`);
    const items = [{ dish_id: dish.dish_id, quantity: given.quantity }];
    const order: Order = { order_id: nextId(state, 'FO'), items, discount: 0, status: 'open' };
    state.orders.push(order);
    return { order_id: order.order_id, subtotal: costOf(state, order) };
  },
  phrases: {
    requests: [
      'begin an order with {dish_id}[, {quantity} of it]',
      'open a new delivery order for {dish_id}[, and make it {quantity}]',
      'put {dish_id} into a fresh order[, {quantity}]',
    ],
    ability: 'start orders',
    reports: [
      'The order {/order_id} is open and stands at {/subtotal} dollars.',
      'I opened {/order_id}; the food costs {/subtotal} dollars so far.',
    ],
    outputs: {
      '/order_id': { noun: 'order', verb: 'started' },
      '/subtotal': { noun: 'subtotal', verb: 'reported' },
    },
  },
});

const addDish = tool({
  name: 'add_dish',
  description: 'Put another dish into an open order.',
  readOnly: false,
  parameters: { order_id: orderId, dish_id: dishId, quantity },
  output: record({ subtotal: ['number', 'Price of the food in dollars.'], dish_count: ['integer', 'Dishes in it.'] }),
  run: (state, given) => {
    const order = openOrder(state, given.order_id);
    if (!('items' in order)) return order;
    const dish = dishOf(state, given.dish_id);
    if (!dish) return failure('not-found', `No dish with id ${given.dish_id}.`);
    order.items.push({ dish_id: dish.dish_id, quantity: given.quantity });
    return { subtotal: costOf(state, order), dish_count: order.items.length };
  },
  phrases: {
    requests: [
      'put {dish_id} into {order_id} as well[, {quantity}]',
      'let {order_id} also include {dish_id}[, {quantity} of it]',
      'extend {order_id} with {dish_id}[, {quantity}]',
    ],
    ability: 'put dishes into orders',
    reports: [
      'The order has {/dish_count} dishes now and stands at {/subtotal} dollars.',
      'It is in; {/dish_count} dishes come to {/subtotal} dollars.',
    ],
    outputs: { '/subtotal': { noun: 'new subtotal', verb: 'reported' } },
  },
});

const useFoodVoucher = tool({
  name: 'use_food_voucher',
  description: 'Take the value of a voucher off an open order; the voucher is used up.',
  readOnly: false,
  destructive: true,
  parameters: {
    order_id: orderId,
    voucher_code: text({
      description: 'Code of the voucher, such as FV-2114.',
      noun: 'voucher code',
      supply: ['the code is {value}', 'take voucher {value}'],
      stated: 'voucher {value}',
      draw: ({ state, random }) => anyOf(random, state.vouchers)?.voucher_code,
    }),
  },
  output: record({ discount: ['number', 'Dollars saved.'], subtotal: ['number', 'Price of the food in dollars.'] }),
  run: (state, given) => {
    const order = openOrder(state, given.order_id);
    if (!('items' in order)) return order;
    const voucher = state.vouchers.find(({ voucher_code }) => voucher_code === given.voucher_code);
    if (!voucher) return failure('not-found', `No unused voucher with the code ${given.voucher_code}.`);
    const discount = toCents(Math.min(voucher.value, costOf(state, order)));
    order.discount = toCents(order.discount + discount);
    state.vouchers = state.vouchers.filter((other) => other !== voucher);
    return { discount, subtotal: costOf(state, order) };
  },
  phrases: {
    requests: [
      'make {order_id} cheaper[ with {voucher_code}]',
      'get something off {order_id}[ by way of {voucher_code}]',
      'bring down the price of {order_id}[ through {voucher_code}]',
    ],
    ability: 'use vouchers for orders',
    reports: [
      'You saved {/discount} dollars, so the food costs {/subtotal} dollars.',
      'The food is {/subtotal} dollars after a discount of {/discount} dollars.',
    ],
    outputs: {
      '/discount': { noun: 'discount', verb: 'reported' },
      '/subtotal': { noun: 'reduced subtotal', verb: 'reported' },
    },
  },
});

const sendFoodOrder = tool({
  name: 'send_food_order',
  description: 'Send an open order to the kitchen and have it brought to an address.',
  readOnly: false,
  parameters: {
    order_id: orderId,
    address: text({
      description: 'Where to bring the food.',
      noun: 'address',
      supply: ['bring it to {value}', 'the address is {value}'],
      draw: ({ random }) => random.pick(addresses),
    }),
  },
  output: record({
    delivery_id: 'Id of the delivery.',
    total_charged: ['number', 'Dollars charged, with the fee for the delivery.'],
    eta_minutes: ['integer', 'Minutes until it comes.'],
  }),
  run: (state, given) => {
    const order = openOrder(state, given.order_id);
    if (!('items' in order)) return order;
    order.status = 'sent';
    const { restaurant_id } = dishOf(state, order.items[0]!.dish_id)!;
    const delivery_id = nextId(state, 'DY');
    const eta_minutes = 20 + (state.next % 30);
    state.deliveries.push({
      delivery_id,
      order_id: order.order_id,
      address: given.address,
      minutes: eta_minutes,
      tip: 0,
    });
    const fee = restaurantOf(state, restaurant_id)!.delivery_fee;
    return { delivery_id, total_charged: toCents(costOf(state, order) + fee), eta_minutes };
  },
  phrases: {
    requests: [
      'have {order_id} delivered[ to {address}]',
      'check out {order_id}[ and bring it to {address}]',
      'submit {order_id}[ for delivery to {address}]',
    ],
    ability: 'have food delivered',
    reports: [
      'It is on its way as {/delivery_id}, arrives in {/eta_minutes} minutes and costs {/total_charged} dollars.',
      'You were charged {/total_charged} dollars; delivery {/delivery_id} comes in {/eta_minutes} minutes.',
    ],
    outputs: {
      '/delivery_id': { noun: 'delivery', verb: 'arranged' },
      '/total_charged': { noun: 'total', verb: 'charged' },
    },
  },
});

const dropFoodOrder = tool({
  name: 'drop_food_order',
  description: 'Cancel an open order before it goes to the kitchen.',
  readOnly: false,
  destructive: true,
  parameters: { order_id: orderId },
  output: record({
    saved_amount: ['number', 'Dollars that are not spent.'],
    first_dish_id: 'Id of the first dish that was in it.',
  }),
  run: (state, given) => {
    const order = openOrder(state, given.order_id);
    if (!('items' in order)) return order;
    order.status = 'cancelled';
    return { saved_amount: costOf(state, order), first_dish_id: order.items[0]!.dish_id };
  },
  phrases: {
    requests: [
      'cancel {order_id}',
      'throw away {order_id}, we will cook at home',
      'forget about {order_id}, since nobody is hungry any more',
    ],
    ability: 'cancel open orders',
    reports: [
      'The order is cancelled, which saves {/saved_amount} dollars; its first dish was {/first_dish_id}.',
      'Cancelled: {/saved_amount} dollars stay with you ({/first_dish_id} was in it).',
    ],
    outputs: {
      '/saved_amount': { noun: 'saved amount', verb: 'reported' },
      '/first_dish_id': { noun: 'first dish', verb: 'named' },
    },
  },
});

export const orderTools = [startFoodOrder, addDish, useFoodVoucher, sendFoodOrder, dropFoodOrder];
