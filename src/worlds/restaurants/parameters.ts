import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf, dayOf2026 } from '../values.ts';
import type { RestaurantsState } from './state.ts';

export const { text, integer, number, choice, flag, optional } = parametersOf<RestaurantsState>();

type Context = DrawContext<RestaurantsState>;

export const restaurantId = text({
  description: 'Id of the restaurant, such as RS-56.',
  noun: 'restaurant id',
  supply: ['it is restaurant {value}', 'I mean restaurant {value}'],
  stated: 'restaurant {value}',
  draw: ({ state, random }: Context) => random.pick(state.restaurants).restaurant_id,
});

export const dishId = text({
  description: 'Id of the dish, such as DS-412.',
  noun: 'dish id',
  supply: ['it is dish {value}', 'I mean dish {value}'],
  stated: 'dish {value}',
  draw: ({ state, random }) => random.pick(state.dishes).dish_id,
});

export const bookingId = text({
  description: 'Id of the table booking, such as TB-2109.',
  noun: 'table booking id',
  supply: ['it is table booking {value}', 'I mean booking {value}'],
  stated: 'table booking {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.bookings.filter(({ status }) => status === 'booked'),
    )?.booking_id,
});

export const orderId = text({
  description: 'Id of the order, such as FO-2112.',
  noun: 'order id',
  supply: ['it is order {value}', 'I mean order {value}'],
  stated: 'order {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.orders.filter(({ status }) => status === 'open'),
    )?.order_id,
});

export const deliveryId = text({
  description: 'Id of the delivery, such as DY-2113.',
  noun: 'delivery id',
  supply: ['it is delivery {value}', 'I mean delivery {value}'],
  stated: 'delivery {value}',
  draw: ({ state, random }) => anyOf(random, state.deliveries)?.delivery_id,
});

export const memberId = text({
  description: 'Id of the member, such as MB-711.',
  noun: 'member id',
  supply: ['it is member {value}', 'I mean member {value}'],
  stated: 'member {value}',
  draw: ({ state, random }) => random.pick(state.members).member_id,
});

export const bookingDate = text({
  description: 'Day of the visit as YYYY-MM-DD.',
  noun: 'day of the visit',
  supply: ['on {value}, please', 'we come on {value}'],
  format: 'date',
  draw: ({ random }) => dayOf2026(random.integer(175, 350)),
});

export const bookingTime = text({
  description: 'Time of the visit, HH:MM.',
  noun: 'time of the visit',
  supply: ['at {value}, please', 'we come at {value}'],
  pattern: '^[0-9]{2}:[0-9]{2}$',
  draw: ({ random }) => `${random.integer(12, 21)}:${random.pick(['00', '15', '30', '45'])}`,
});

export const guests = integer({
  description: 'Number of guests.',
  noun: 'number of guests',
  supply: ['we are {value} people', 'for {value} people'],
  minimum: 1,
  maximum: 12,
  stated: '{value} people',
  draw: ({ random }) => random.integer(2, 8),
});

export const dollars = number({
  description: 'Amount in dollars.',
  noun: 'amount in dollars',
  supply: ['it is {value} dollars', 'the amount is {value} dollars'],
  minimum: 0,
  stated: '{value} dollars',
  draw: ({ random }) => random.integer(8, 160),
});
