import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026, daysAfter } from '../values.ts';
import { choice, city, integer, openOrderId, trackingId } from './parameters.ts';
import { nextId, type ShopState } from './state.ts';

const tool = toolsOf<ShopState>();
const daysOnTheWay = { standard: 5, express: 2, overnight: 1 };

const shipOrder = tool({
  name: 'ship_order',
  description: 'Hand an order over to the carrier.',
  readOnly: false,
  parameters: {
    order_id: openOrderId,
    city,
    shipping_method: choice(['standard', 'express', 'overnight'], {
      description: 'How fast it goes.',
      noun: 'shipping method',
      supply: ['send it {value}', '{value}, please'],
      draw: ({ random }) => random.pick(['standard', 'express', 'overnight'] as const),
    }),
  },
  output: record({ tracking_id: 'Tracking id of the parcel.', delivery_date: 'Day on which it should arrive.' }),
  run: (state, given) => {
    const order = state.orders.find(({ order_id }) => order_id === given.order_id);
    if (!order) return failure('not-found', `No order with id ${given.order_id}.`);
    if (order.status !== 'placed') return failure('wrong-state', `${order.order_id} is ${order.status}.`);
    order.status = 'shipped';
    const tracking_id = nextId(state, 'TK');
    const delivery_date = dayOf2026(165 + (state.next % 25) + daysOnTheWay[given.shipping_method]);
    state.parcels.push({ tracking_id, order_id: order.order_id, city: given.city, delivery_date });
    return { tracking_id, delivery_date };
  },
  phrases: {
    requests: [
      'get {order_id} on its way[ to {city}][ by {shipping_method} delivery]',
      'dispatch {order_id}[ to {city}][ with {shipping_method} delivery]',
      'hand {order_id} over to the carrier[, bound for {city}][, {shipping_method}]',
    ],
    ability: 'ship orders',
    reports: [
      'It is on its way as {/tracking_id} and should arrive on {/delivery_date}.',
      'The parcel {/tracking_id} reaches {city} on {/delivery_date}.',
    ],
    outputs: {
      '/tracking_id': { noun: 'parcel', verb: 'sent' },
      '/delivery_date': { noun: 'delivery date', verb: 'reported' },
    },
  },
});

const trackParcel = tool({
  name: 'track_parcel',
  description: 'See where a parcel is.',
  readOnly: true,
  parameters: { tracking_id: trackingId },
  output: record({ parcel_status: 'Where it is.', expected_date: 'Day on which it should arrive.' }),
  run: (state, given) => {
    const parcel = state.parcels.find(({ tracking_id }) => tracking_id === given.tracking_id);
    if (!parcel) return failure('not-found', `No parcel with id ${given.tracking_id}.`);
    return { parcel_status: `in transit to ${parcel.city}`, expected_date: parcel.delivery_date };
  },
  phrases: {
    requests: [
      'tell me where {tracking_id} is at the moment',
      'check how far {tracking_id} has come',
      'see when {tracking_id} will arrive',
    ],
    ability: 'track parcels',
    reports: [
      'It is {/parcel_status} and should arrive on {/expected_date}.',
      'The parcel is {/parcel_status}, expected on {/expected_date}.',
    ],
    outputs: { '/expected_date': { noun: 'expected date', verb: 'reported' } },
  },
});

const postponeDelivery = tool({
  name: 'postpone_delivery',
  description: 'Have a parcel held back and delivered some days later, for a fee.',
  readOnly: false,
  parameters: {
    tracking_id: trackingId,
    days: integer({
      description: 'How many days later.',
      noun: 'number of days',
      supply: ['{value} days later', 'make it {value} days'],
      minimum: 1,
      maximum: 21,
      stated: '{value} days',
      draw: ({ random }) => random.integer(2, 14),
    }),
  },
  output: record({ delivery_date: 'New day of delivery.', holding_fee: ['number', 'Fee in dollars.'] }),
  run: (state, given) => {
    const parcel = state.parcels.find(({ tracking_id }) => tracking_id === given.tracking_id);
    if (!parcel) return failure('not-found', `No parcel with id ${given.tracking_id}.`);
    parcel.delivery_date = daysAfter(parcel.delivery_date, given.days);
    return { delivery_date: parcel.delivery_date, holding_fee: given.days * 1.5 };
  },
  phrases: {
    requests: [
      'hold {tracking_id} back[ for {days}]',
      'have {tracking_id} brought later[, by {days}]',
      'ask the carrier to wait with {tracking_id}[ for {days}]',
    ],
    ability: 'put off deliveries',
    reports: [
      'It now arrives on {/delivery_date}; the fee is {/holding_fee} dollars.',
      'Holding it back until {/delivery_date} costs {/holding_fee} dollars.',
    ],
    outputs: { '/holding_fee': { noun: 'holding fee', verb: 'reported' } },
  },
});

export const shippingTools = [shipOrder, trackParcel, postponeDelivery];
