import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { daysAfter, toCents } from '../values.ts';
import { bookingId, choice, integer, travelDate } from './parameters.ts';
import { type FlightBooking, flightOf, nextId, type TripsState } from './state.ts';

const tool = toolsOf<TripsState>();

/** The booking when it can still be changed, or why it cannot. */
function openBooking(state: TripsState, id: string): FlightBooking | ReturnType<typeof failure> {
  const booking = state.bookings.find(({ booking_id }) => booking_id === id);
  if (!booking) return failure('not-found', `No flight booking with id ${id}.`);
  if (booking.status === 'cancelled') return failure('wrong-state', `${id} is cancelled.`);
  if (booking.status === 'checked_in') return failure('wrong-state', `${id} is already checked in.`);
  return booking;
}

const selectSeat = tool({
  name: 'select_seat',
  description: 'Choose a kind of seat for a flight booking before check-in.',
  readOnly: false,
  parameters: {
    booking_id: bookingId,
    seat_type: choice(['window', 'aisle', 'extra_legroom', 'front_row'], {
      description: 'Kind of seat.',
      noun: 'kind of seat',
      supply: ['{value}, please', 'make it {value}'],
      draw: ({ random }) => random.pick(['window', 'aisle', 'extra_legroom', 'front_row'] as const),
    }),
  },
  output: record({ seat_number: 'Number of the seat.', seat_fee: ['number', 'Fee in dollars.'] }),
  run: (state, given) => {
    const booking = openBooking(state, given.booking_id);
    if (!('seat' in booking)) return booking;
    const row = given.seat_type === 'front_row' ? 1 : 5 + (Number(booking.booking_id.slice(3)) % 22);
    booking.seat = `${row}${given.seat_type === 'aisle' ? 'C' : 'A'}`;
    return {
      seat_number: booking.seat,
      seat_fee: { window: 12, aisle: 9, extra_legroom: 35, front_row: 28 }[given.seat_type],
    };
  },
  phrases: {
    requests: [
      'pick a place in the cabin for {booking_id}[, {seat_type} if possible]',
      'choose where to sit on {booking_id}[, preferably {seat_type}]',
      'assign a seat to {booking_id}[: {seat_type}]',
    ],
    ability: 'choose seats',
    reports: [
      'Seat {/seat_number} is yours for {/seat_fee} dollars.',
      'You will sit in {/seat_number}; the fee is {/seat_fee} dollars.',
    ],
    outputs: { '/seat_fee': { noun: 'seat fee', verb: 'reported' } },
  },
});

const addBaggage = tool({
  name: 'add_baggage',
  description: 'Add checked bags to a flight booking, at most four in all.',
  readOnly: false,
  parameters: {
    booking_id: bookingId,
    bags: integer({
      description: 'Number of bags to add.',
      noun: 'number of bags',
      supply: ['it is {value} bags', 'make it {value} bags'],
      minimum: 1,
      maximum: 4,
      stated: '{value} bags',
      draw: ({ state, given, random }) => {
        const booking = state.bookings.find(({ booking_id }) => booking_id === given.booking_id);
        const free = 4 - (booking?.bags ?? 0);
        return free < 2 ? undefined : random.integer(2, free);
      },
    }),
  },
  output: record({
    baggage_fee: ['number', 'Fee for the added bags in dollars.'],
    bag_count: ['integer', 'Bags on the booking now.'],
  }),
  run: (state, given) => {
    const booking = openBooking(state, given.booking_id);
    if (!('seat' in booking)) return booking;
    if (booking.bags + given.bags > 4) return failure('refused', `${booking.booking_id} may hold four bags only.`);
    booking.bags += given.bags;
    return { baggage_fee: given.bags * 32, bag_count: booking.bags };
  },
  phrases: {
    requests: [
      'put luggage on {booking_id}[, {bags} in all]',
      'let me take checked luggage along on {booking_id}[, {bags} to be exact]',
      'pay for luggage in the hold on {booking_id}[: {bags}]',
    ],
    ability: 'add bags to a booking',
    reports: [
      'The bags cost {/baggage_fee} dollars, and the booking now has {/bag_count} of them.',
      'Your luggage is on: {/bag_count} in all, with a fee of {/baggage_fee} dollars.',
    ],
    outputs: { '/baggage_fee': { noun: 'baggage fee', verb: 'reported' } },
  },
});

const upgradeCabin = tool({
  name: 'upgrade_cabin',
  description: 'Move a flight booking to a better cabin.',
  readOnly: false,
  parameters: {
    booking_id: {
      ...bookingId,
      draw: ({ state, random }) => {
        const open = state.bookings.filter(({ status, cabin }) => status === 'booked' && cabin === 'economy');
        return open.length > 0 ? random.pick(open).booking_id : undefined;
      },
    },
    cabin: choice(['premium_economy', 'business', 'first'], {
      description: 'Cabin to move to.',
      noun: 'cabin',
      supply: ['{value}, please', 'I would like {value}'],
      draw: ({ random }) => random.pick(['premium_economy', 'business', 'first'] as const),
    }),
  },
  output: record({
    upgrade_cost: ['number', 'Dollars to pay on top.'],
    new_fare: ['number', 'Price of the ticket now, in dollars.'],
  }),
  run: (state, given) => {
    const booking = openBooking(state, given.booking_id);
    if (!('seat' in booking)) return booking;
    if (booking.cabin !== 'economy') return failure('refused', `${booking.booking_id} was already upgraded.`);
    const upgrade_cost = toCents(booking.price * { premium_economy: 0.4, business: 1.5, first: 2.5 }[given.cabin]);
    booking.cabin = given.cabin;
    booking.price = toCents(booking.price + upgrade_cost);
    return { upgrade_cost, new_fare: booking.price };
  },
  phrases: {
    requests: [
      'move {booking_id} up to a better class[, {cabin}]',
      'get {booking_id} into a better cabin[, namely {cabin}]',
      'make {booking_id} more comfortable[ by switching to {cabin}]',
    ],
    ability: 'upgrade bookings',
    reports: [
      'The better cabin costs {/upgrade_cost} dollars more, so the fare is {/new_fare} dollars.',
      'Done for {/upgrade_cost} dollars extra; the ticket now costs {/new_fare} dollars.',
    ],
    outputs: {
      '/upgrade_cost': { noun: 'extra cost', verb: 'reported' },
      '/new_fare': { noun: 'new fare', verb: 'reported' },
    },
  },
});

const changeFlightDate = tool({
  name: 'change_flight_date',
  description: 'Move a flight booking to another date for a fee.',
  readOnly: false,
  parameters: {
    booking_id: bookingId,
    new_date: travelDate({
      description: 'New date of departure as YYYY-MM-DD.',
      noun: 'new departure date',
      supply: ['move it to {value}', 'the new date is {value}'],
    }),
  },
  output: record({
    change_fee: ['number', 'Fee in dollars.'],
    free_change_until: 'Last day on which it can be changed again.',
  }),
  run: (state, given) => {
    const booking = openBooking(state, given.booking_id);
    if (!('seat' in booking)) return booking;
    if (booking.date === given.new_date) return failure('refused', `${booking.booking_id} is already on that date.`);
    booking.date = given.new_date;
    const change_fee = toCents(booking.price * 0.15 + 20);
    return { change_fee, free_change_until: daysAfter(given.new_date, -7) };
  },
  phrases: {
    requests: [
      'move {booking_id} to another day[, {new_date}]',
      'have {booking_id} leave on a different date[, namely {new_date}]',
      'rebook {booking_id}[ for {new_date}]',
    ],
    ability: 'move flight bookings to other dates',
    reports: [
      'The new date is set for a fee of {/change_fee} dollars; changes are possible until {/free_change_until}.',
      'It is moved. The fee is {/change_fee} dollars, and you can change again until {/free_change_until}.',
    ],
    outputs: { '/change_fee': { noun: 'change fee', verb: 'reported' } },
  },
});

const cancelFlightBooking = tool({
  name: 'cancel_flight_booking',
  description: 'Cancel a flight booking; a part of the price is refunded.',
  readOnly: false,
  destructive: true,
  parameters: { booking_id: bookingId },
  output: record({
    refund_amount: ['number', 'Dollars given back.'],
    lost_amount: ['number', 'Dollars that are not given back.'],
  }),
  run: (state, given) => {
    const booking = openBooking(state, given.booking_id);
    if (!('seat' in booking)) return booking;
    booking.status = 'cancelled';
    const flight = flightOf(state, booking.flight_id);
    if (flight) flight.seats_left += 1;
    const refund_amount = toCents(booking.price * 0.7);
    return { refund_amount, lost_amount: toCents(booking.price - refund_amount) };
  },
  phrases: {
    requests: [
      'cancel {booking_id}',
      'call off {booking_id} and get me the refund',
      'give back the ticket of {booking_id}',
      'drop {booking_id}, because I cannot fly after all',
    ],
    ability: 'cancel flight bookings',
    reports: [
      'The booking is cancelled: {/refund_amount} dollars come back and {/lost_amount} dollars are lost.',
      'You get {/refund_amount} dollars back; the other {/lost_amount} dollars are not refunded.',
    ],
    outputs: {
      '/refund_amount': { noun: 'refund', verb: 'got' },
      '/lost_amount': { noun: 'lost amount', verb: 'reported' },
    },
  },
});

const checkInPassenger = tool({
  name: 'check_in_passenger',
  description: 'Check in online for a booked flight and get the boarding pass.',
  readOnly: false,
  parameters: { booking_id: bookingId },
  output: record({
    boarding_pass_id: 'Id of the boarding pass.',
    flight_id: 'Id of the flight.',
    seat_number: 'Number of the seat.',
  }),
  run: (state, given) => {
    const booking = openBooking(state, given.booking_id);
    if (!('seat' in booking)) return booking;
    booking.status = 'checked_in';
    if (booking.seat === '') booking.seat = `${12 + (state.next % 18)}E`;
    return { boarding_pass_id: nextId(state, 'BP'), flight_id: booking.flight_id, seat_number: booking.seat };
  },
  phrases: {
    requests: [
      'do the online check-in for {booking_id}',
      'get me the boarding pass of {booking_id}',
      'have the passenger of {booking_id} checked in',
    ],
    ability: 'check in online',
    reports: [
      'The boarding pass {/boarding_pass_id} for {/flight_id} is ready, with seat {/seat_number}.',
      'Check-in is done: pass {/boarding_pass_id}, seat {/seat_number} on {/flight_id}.',
    ],
    outputs: { '/flight_id': { noun: 'flight', verb: 'checked in for' } },
  },
});

export const bookingTools = [
  selectSeat,
  addBaggage,
  upgradeCabin,
  changeFlightDate,
  cancelFlightBooking,
  checkInPassenger,
];
