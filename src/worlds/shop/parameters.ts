import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf } from '../values.ts';
import { cities, type Order, type ShopState } from './state.ts';

export const { text, integer, number, choice, optional } = parametersOf<ShopState>();

type Context = DrawContext<ShopState>;

export const customerId = text({
  description: 'Id of the customer, such as CU-418.',
  noun: 'customer id',
  supply: ['the customer is {value}', 'it is for customer {value}'],
  stated: 'customer {value}',
  draw: ({ state, random }) => random.pick(state.customers).customer_id,
});

export const productId = text({
  description: 'Id of the product, such as PR-157.',
  noun: 'product id',
  supply: ['I mean product {value}', 'it is product {value}'],
  stated: 'product {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.products.filter(({ stock }) => stock > 0),
    )?.product_id,
});

export const cartId = text({
  description: 'Id of a cart that is not ordered yet, such as CT-2008.',
  noun: 'cart id',
  supply: ['it is cart {value}', 'I mean cart {value}'],
  stated: 'cart {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.carts.filter(({ ordered }) => !ordered),
    )?.cart_id,
});

const orderWith =
  (status: Order['status']) =>
  ({ state, random }: Context) =>
    anyOf(
      random,
      state.orders.filter((order) => order.status === status),
    )?.order_id;

const order = {
  noun: 'order id',
  supply: ['it is order {value}', 'I mean order {value}'],
  stated: 'order {value}',
};

export const openOrderId = text({
  ...order,
  description: 'Id of an order that was not shipped yet, such as OR-2004.',
  draw: orderWith('placed'),
});

export const deliveredOrderId = text({
  ...order,
  description: 'Id of a delivered order, such as OR-2003.',
  draw: orderWith('delivered'),
});

export const trackingId = text({
  description: 'Tracking id of the parcel, such as TK-2012.',
  noun: 'tracking id',
  stated: 'parcel {value}',
});

export const quantity = integer({
  description: 'How many pieces.',
  noun: 'quantity',
  supply: ['{value} pieces, please', 'make it {value}'],
  minimum: 1,
  maximum: 100,
  stated: '{value} pieces',
  draw: ({ random }) => random.integer(2, 6),
});

export const city = text({
  description: 'City that the parcel goes to.',
  noun: 'city',
  supply: ['it goes to {value}', 'the city is {value}'],
  draw: ({ random }) => random.pick(cities),
});

export const refundMethod = choice(['card', 'bank_transfer', 'store_credit'], {
  description: 'How the money is given back.',
  noun: 'way of giving the money back',
  supply: ['by {value}, please', 'use {value}'],
  draw: ({ random }) => random.pick(['card', 'bank_transfer', 'store_credit'] as const),
});
