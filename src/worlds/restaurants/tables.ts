import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { daysAfter } from '../values.ts';
import { bookingDate, bookingId, bookingTime, guests, restaurantId, text } from './parameters.ts';
import { type Booking, nextId, type RestaurantsState, restaurantOf } from './state.ts';
import { wishes } from './words.ts';

const tool = toolsOf<RestaurantsState>();

/** The booking when it still stands, or why it does not. */
function standing(state: RestaurantsState, id: string): Booking | ReturnType<typeof failure> {
  const booking = state.bookings.find(({ booking_id }) => booking_id === id);
  if (!booking) return failure('not-found', `No table booking with id ${id}.`);
  return booking.status === 'cancelled' ? failure('wrong-state', `${id} is cancelled.`) : booking;
}

const findFreeTables = tool({
  name: 'find_free_tables',
  description: 'List the first free table of a restaurant on each of three evenings from a day on, earliest first.',
  readOnly: true,
  parameters: {
    restaurant_id: { ...restaurantId, repeatable: true },
    from_date: {
      ...bookingDate,
      schema: { ...bookingDate.schema, description: 'First day to look at as YYYY-MM-DD.' },
      noun: 'first day',
      supply: ['from {value} on', 'not before {value}'],
    },
  },
  output: record({
    tables: listOf({
      table_date: 'Day on which the table is free.',
      booking_time: 'Time at which the table is free, HH:MM.',
      seats: ['integer', 'Seats at the table.'],
    }),
  }),
  run: (state, given) => {
    const restaurant = restaurantOf(state, given.restaurant_id);
    if (!restaurant) return failure('not-found', `No restaurant with id ${given.restaurant_id}.`);
    const tables = [0, 1, 2].map((days) => {
      const table_date = daysAfter(given.from_date, days);
      const taken = state.bookings.filter(
        ({ restaurant_id, date, status }) =>
          restaurant_id === restaurant.restaurant_id && date === table_date && status === 'booked',
      );
      const hour = 17 + ((restaurant.seats + days) % 3);
      const booking_time = `${hour}:${taken.some(({ time }) => time === `${hour}:30`) ? '45' : '30'}`;
      return { table_date, booking_time, seats: 2 + ((restaurant.seats + days) % 5) };
    });
    return { tables };
  },
  phrases: {
    requests: [
      'check when {restaurant_id} has room[, starting on {from_date}]',
      'see when we could eat at {restaurant_id}[ on {from_date} or soon after]',
      'find out if {restaurant_id} still has a table[ on or after {from_date}]',
    ],
    ability: 'find free tables',
    reports: [
      'The first free table is on {/tables/0/table_date} at {/tables/0/booking_time} and seats {/tables/0/seats}.',
      'On {/tables/0/table_date} at {/tables/0/booking_time} there is a table with {/tables/0/seats} seats.',
    ],
    outputs: {
      '/tables/*/booking_time': {
        noun: 'free time',
        verb: 'found',
        implied: 'the earliest time at which {restaurant_id} has a table from {from_date} on',
      },
      '/tables/*/table_date': {
        noun: 'free evening',
        verb: 'found',
        implied: 'the first evening from {from_date} on that {restaurant_id} has a table',
      },
    },
  },
});

const bookTable = tool({
  name: 'book_table',
  description: 'Book a table in a restaurant; a deposit is charged.',
  readOnly: false,
  parameters: {
    restaurant_id: restaurantId,
    booking_date: bookingDate,
    booking_time: bookingTime,
    guests,
  },
  output: record({
    booking_id: 'Id of the table booking.',
    deposit: ['number', 'Dollars charged as a deposit.'],
    restaurant_name: 'Name of the restaurant.',
  }),
  run: (state, given) => {
    const restaurant = restaurantOf(state, given.restaurant_id);
    if (!restaurant) return failure('not-found', `No restaurant with id ${given.restaurant_id}.`);
    const booking_id = nextId(state, 'TB');
    const deposit = given.guests * 5;
    state.bookings.push({
      booking_id,
      restaurant_id: restaurant.restaurant_id,
      date: given.booking_date,
      time: given.booking_time,
      guests: given.guests,
      deposit,
      status: 'booked',
    });
    return { booking_id, deposit, restaurant_name: restaurant.name };
  },
  phrases: {
    requests: [
      'reserve a spot at {restaurant_id}[ at {booking_time}][ on {booking_date}][ for {guests}]',
      'get us seats at {restaurant_id} for dinner[ at {booking_time}][ on {booking_date}][, {guests} in all]',
      'arrange dinner at {restaurant_id}[ at {booking_time}][ on {booking_date}][ for {guests}]',
    ],
    ability: 'book tables',
    reports: [
      'The table at {/restaurant_name} is booked as {/booking_id}, with a deposit of {/deposit} dollars.',
      '{/restaurant_name} expects you; the booking is {/booking_id} and the deposit {/deposit} dollars.',
    ],
    outputs: {
      '/booking_id': { noun: 'table booking', verb: 'made' },
      '/deposit': { noun: 'deposit', verb: 'reported' },
      '/restaurant_name': { noun: 'restaurant', verb: 'booked' },
    },
  },
});

const moveTableBooking = tool({
  name: 'move_table_booking',
  description: 'Move a table booking to another day and time.',
  readOnly: false,
  parameters: { booking_id: bookingId, booking_time: bookingTime, booking_date: bookingDate },
  output: record({
    previous_date: 'Day until now.',
    previous_time: 'Time until now, HH:MM.',
    restaurant_id: 'Id of the restaurant.',
  }),
  run: (state, given) => {
    const booking = standing(state, given.booking_id);
    if (!('guests' in booking)) return booking;
    const { date: previous_date, time: previous_time, restaurant_id } = booking;
    booking.date = given.booking_date;
    booking.time = given.booking_time;
    return { previous_date, previous_time, restaurant_id };
  },
  phrases: {
    requests: [
      'find another time for {booking_id}[, {booking_time}][ on {booking_date}]',
      'let {booking_id} start[ at {booking_time}][ on {booking_date}] instead',
      'shift {booking_id}[ to {booking_time}][ on {booking_date}]',
    ],
    ability: 'move table bookings',
    reports: [
      'It was on {/previous_date} at {/previous_time} and is moved now, still at {/restaurant_id}.',
      'The booking at {/restaurant_id} left {/previous_date}, {/previous_time}.',
    ],
    outputs: {
      '/previous_date': { noun: 'previous day', verb: 'reported' },
      '/previous_time': { noun: 'previous time', verb: 'reported' },
      '/restaurant_id': { noun: 'restaurant', verb: 'named' },
    },
  },
});

const addTableWish = tool({
  name: 'add_table_wish',
  description: 'Tell the restaurant a special wish for a table booking.',
  readOnly: false,
  parameters: {
    booking_id: bookingId,
    wish: text({
      description: 'What is wished for.',
      noun: 'wish',
      supply: ['we would like {value}', 'ask for {value}'],
      draw: ({ random }) => random.pick(wishes),
    }),
  },
  output: record({ wish_id: 'Id of the wish.', restaurant_name: 'Name of the restaurant that was told.' }),
  run: (state, given) => {
    const booking = standing(state, given.booking_id);
    if (!('guests' in booking)) return booking;
    const wish_id = nextId(state, 'WS');
    state.wishes.push({ wish_id, booking_id: booking.booking_id, wish: given.wish });
    return { wish_id, restaurant_name: restaurantOf(state, booking.restaurant_id)!.name };
  },
  phrases: {
    requests: [
      'ask for something special on {booking_id}[, namely {wish}]',
      'let the restaurant know what we need for {booking_id}[: {wish}]',
      'leave a note on {booking_id} for the staff[ that we would like {wish}]',
    ],
    ability: 'pass wishes on to restaurants',
    reports: [
      '{/restaurant_name} knows about it; the wish is saved as {/wish_id}.',
      'I told {/restaurant_name} ({/wish_id}).',
    ],
    outputs: { '/restaurant_name': { noun: 'restaurant', verb: 'told' } },
  },
});

const cancelTable = tool({
  name: 'cancel_table',
  description: 'Cancel a table booking; the deposit is given back.',
  readOnly: false,
  destructive: true,
  parameters: { booking_id: bookingId },
  output: record({
    returned_deposit: ['number', 'Dollars given back.'],
    restaurant_id: 'Id of the restaurant.',
    freed_date: 'Day that is free now.',
  }),
  run: (state, given) => {
    const booking = standing(state, given.booking_id);
    if (!('guests' in booking)) return booking;
    booking.status = 'cancelled';
    return { returned_deposit: booking.deposit, restaurant_id: booking.restaurant_id, freed_date: booking.date };
  },
  phrases: {
    requests: [
      'cancel {booking_id}',
      'call off {booking_id}',
      'give up {booking_id}, because half of us are ill',
      'drop {booking_id} and get the deposit back',
    ],
    ability: 'cancel table bookings',
    reports: [
      'The table at {/restaurant_id} on {/freed_date} is cancelled; {/returned_deposit} dollars come back.',
      'You get {/returned_deposit} dollars back from {/restaurant_id} for {/freed_date}.',
    ],
    outputs: {
      '/returned_deposit': { noun: 'returned deposit', verb: 'got back' },
      '/restaurant_id': { noun: 'restaurant', verb: 'named' },
      '/freed_date': { noun: 'freed day', verb: 'reported' },
    },
  },
});

export const tableTools = [findFreeTables, bookTable, moveTableBooking, addTableWish, cancelTable];
