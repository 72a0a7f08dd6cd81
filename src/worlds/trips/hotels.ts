import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf, daysAfter, toCents } from '../values.ts';
import { city, hotelId, integer, reservationId, text, travelDate } from './parameters.ts';
import { findCity, newStay, type Stay, type TripsState } from './state.ts';

const tool = toolsOf<TripsState>();

/** The reservation when it still stands, or why it does not. */
function standingStay(state: TripsState, id: string): Stay | ReturnType<typeof failure> {
  const stay = state.stays.find(({ reservation_id }) => reservation_id === id);
  if (!stay) return failure('not-found', `No hotel reservation with id ${id}.`);
  return stay.status === 'cancelled' ? failure('wrong-state', `${id} is cancelled.`) : stay;
}

const findHotels = tool({
  name: 'find_hotels',
  description: 'List the hotels of a city with their nightly rates, cheapest first.',
  readOnly: true,
  parameters: { city },
  output: record({
    hotels: listOf({
      hotel_id: 'Id of the hotel.',
      hotel_name: 'Name of the hotel.',
      stars: ['integer', 'Stars, one to five.'],
      nightly_rate: ['number', 'Dollars a night.'],
    }),
  }),
  run: (state, given) => {
    const place = findCity(state, given.city);
    if (!place) return failure('not-found', `No city called ${given.city}.`);
    const hotels = state.hotels
      .filter((hotel) => hotel.city === place.name)
      .sort((left, right) => left.nightly_rate - right.nightly_rate)
      .map(({ hotel_id, name, stars, nightly_rate }) => ({ hotel_id, hotel_name: name, stars, nightly_rate }));
    return { hotels };
  },
  phrases: {
    requests: [
      'look for somewhere to sleep in {city}',
      'show me the hotels in {city}',
      'check what a room costs in {city}',
      'see which places to stay there are in {city}',
    ],
    ability: 'find hotels',
    reports: [
      'The cheapest in {city} is {/hotels/0/hotel_name} ({/hotels/0/stars} stars) at {/hotels/0/nightly_rate} dollars a night.',
      'In {city}, {/hotels/0/hotel_name} asks {/hotels/0/nightly_rate} dollars a night and has {/hotels/0/stars} stars.',
    ],
    outputs: {
      '/hotels/*/hotel_id': { noun: 'hotel', verb: 'found', implied: 'the cheapest hotel in {city}' },
      '/hotels/*/nightly_rate': {
        noun: 'nightly rate',
        verb: 'found',
        implied: 'the lowest nightly rate in {city}',
      },
    },
  },
});

const reserveHotel = tool({
  name: 'reserve_hotel',
  description: 'Reserve a room in a hotel for some nights.',
  readOnly: false,
  parameters: {
    hotel_id: hotelId,
    check_in_date: travelDate({
      description: 'Day of arrival as YYYY-MM-DD.',
      noun: 'check-in date',
      supply: ['I arrive on {value}', 'from {value}, please'],
    }),
    nights: integer({
      description: 'Number of nights.',
      noun: 'number of nights',
      supply: ['I will stay {value} nights', 'for {value} nights'],
      minimum: 1,
      maximum: 30,
      stated: '{value} nights',
      draw: ({ random }) => random.integer(2, 9),
    }),
  },
  output: record({
    reservation_id: 'Id of the hotel reservation.',
    total_price: ['number', 'Price of the stay in dollars.'],
    check_out_date: 'Day of departure.',
  }),
  run: (state, given) => {
    const hotel = state.hotels.find(({ hotel_id }) => hotel_id === given.hotel_id);
    if (!hotel) return failure('not-found', `No hotel with id ${given.hotel_id}.`);
    const stay = newStay(state, hotel, given.check_in_date, given.nights);
    state.stays.push(stay);
    return {
      reservation_id: stay.reservation_id,
      total_price: stay.due,
      check_out_date: daysAfter(given.check_in_date, given.nights),
    };
  },
  phrases: {
    requests: [
      'get me a room at {hotel_id}[ from {check_in_date}][ for {nights}]',
      'book a stay at {hotel_id}[, arriving on {check_in_date}][ and staying {nights}]',
      'take a room in {hotel_id}[ for {nights}][, starting on {check_in_date}]',
    ],
    ability: 'reserve hotel rooms',
    reports: [
      'The room is reserved as {/reservation_id} until {/check_out_date} for {/total_price} dollars.',
      'Your stay {/reservation_id} costs {/total_price} dollars and ends on {/check_out_date}.',
    ],
    outputs: {
      '/reservation_id': { noun: 'hotel reservation', verb: 'made' },
      '/total_price': { noun: 'hotel price', verb: 'reported' },
      '/check_out_date': { noun: 'check-out date', verb: 'reported' },
    },
  },
});

const extendStay = tool({
  name: 'extend_stay',
  description: 'Add nights to a hotel reservation.',
  readOnly: false,
  parameters: {
    reservation_id: reservationId,
    extra_nights: integer({
      description: 'Nights to add.',
      noun: 'number of extra nights',
      supply: ['add {value} nights', '{value} more nights, please'],
      minimum: 1,
      maximum: 14,
      stated: '{value} nights',
      draw: ({ random }) => random.integer(2, 6),
    }),
  },
  output: record({
    check_out_date: 'New day of departure.',
    added_cost: ['number', 'Dollars for the added nights.'],
  }),
  run: (state, given) => {
    const stay = standingStay(state, given.reservation_id);
    if (!('nights' in stay)) return stay;
    const rate = state.hotels.find(({ hotel_id }) => hotel_id === stay.hotel_id)!.nightly_rate;
    const added_cost = rate * given.extra_nights;
    stay.nights += given.extra_nights;
    stay.due = toCents(stay.due + added_cost);
    return { check_out_date: daysAfter(stay.check_in, stay.nights), added_cost };
  },
  phrases: {
    requests: [
      'make {reservation_id} longer[ by {extra_nights}]',
      'add some more time to {reservation_id}[, {extra_nights} more]',
      'let me stay on under {reservation_id}[ for another {extra_nights}]',
    ],
    ability: 'make hotel stays longer',
    reports: [
      'You now check out on {/check_out_date}, which costs {/added_cost} dollars more.',
      'The stay goes on until {/check_out_date} for another {/added_cost} dollars.',
    ],
    outputs: {
      '/check_out_date': { noun: 'check-out date', verb: 'reported' },
      '/added_cost': { noun: 'added cost', verb: 'reported' },
    },
  },
});

const payWithVoucher = tool({
  name: 'pay_with_voucher',
  description: 'Use a voucher for a hotel reservation; the voucher is used up.',
  readOnly: false,
  destructive: true,
  parameters: {
    reservation_id: reservationId,
    voucher_code: text({
      description: 'Code of the voucher, such as VC-3307.',
      noun: 'voucher code',
      supply: ['the code is {value}', 'take voucher {value}'],
      stated: 'voucher {value}',
      draw: ({ state, random }) => anyOf(random, state.vouchers)?.voucher_code,
    }),
  },
  output: record({
    saved_amount: ['number', 'Dollars that the voucher paid.'],
    remaining_due: ['number', 'Dollars still to be paid at the hotel.'],
  }),
  run: (state, given) => {
    const stay = standingStay(state, given.reservation_id);
    if (!('nights' in stay)) return stay;
    const voucher = state.vouchers.find(({ voucher_code }) => voucher_code === given.voucher_code);
    if (!voucher) return failure('not-found', `No unused voucher with the code ${given.voucher_code}.`);
    const saved_amount = Math.min(voucher.value, stay.due);
    stay.due = toCents(stay.due - saved_amount);
    state.vouchers = state.vouchers.filter((other) => other !== voucher);
    return { saved_amount, remaining_due: stay.due };
  },
  phrases: {
    requests: [
      'bring down the price of {reservation_id}[ by using {voucher_code}]',
      'take some money off {reservation_id}[ with {voucher_code}]',
      'settle part of {reservation_id}[ through {voucher_code}]',
    ],
    ability: 'use vouchers for hotel stays',
    reports: [
      'The voucher paid {/saved_amount} dollars, so {/remaining_due} dollars are still due.',
      'You saved {/saved_amount} dollars and owe the hotel {/remaining_due} dollars.',
    ],
    outputs: {
      '/remaining_due': { noun: 'remaining hotel bill', verb: 'reported' },
      '/saved_amount': { noun: 'saving', verb: 'reported' },
    },
  },
});

const cancelHotelStay = tool({
  name: 'cancel_hotel_stay',
  description: 'Cancel a hotel reservation for the price of one night.',
  readOnly: false,
  destructive: true,
  parameters: { reservation_id: reservationId },
  output: record({
    cancellation_fee: ['number', 'Dollars that the hotel keeps.'],
    refund_amount: ['number', 'Dollars given back.'],
  }),
  run: (state, given) => {
    const stay = standingStay(state, given.reservation_id);
    if (!('nights' in stay)) return stay;
    stay.status = 'cancelled';
    const cancellation_fee = toCents(Math.min(stay.due, stay.due / stay.nights));
    return { cancellation_fee, refund_amount: toCents(stay.due - cancellation_fee) };
  },
  phrases: {
    requests: [
      'cancel {reservation_id}',
      'give up the room of {reservation_id}',
      'call off {reservation_id}, since my plans have changed',
      'release the room I hold under {reservation_id}',
    ],
    ability: 'cancel hotel stays',
    reports: [
      'The stay is cancelled; the hotel keeps {/cancellation_fee} dollars and returns {/refund_amount} dollars.',
      'You get {/refund_amount} dollars back after a fee of {/cancellation_fee} dollars.',
    ],
    outputs: {
      '/cancellation_fee': { noun: 'cancellation fee', verb: 'reported' },
      '/refund_amount': { noun: 'hotel refund', verb: 'got' },
    },
  },
});

export const hotelTools = [findHotels, reserveHotel, extendStay, payWithVoucher, cancelHotelStay];
