import { failure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { airportByCity } from './native-tables.ts';
import { cabin, cardId, departureDate, destination, origin, sessionToken, text } from './parameters.ts';
import { type AccountState, bookableRoutes, desk } from './state.ts';

const tool = toolsOf<AccountState>();

// Cities that flights both leave and reach.
const servedCities = [...airportByCity].filter(
  ([, code]) => bookableRoutes.some(([from]) => from === code) && bookableRoutes.some(([, to]) => to === code),
);

const locateAirport = tool({
  name: 'locate_airport',
  description: 'Look up the airport that serves a city.',
  readOnly: true,
  parameters: {
    city: text({
      description: 'Name of the city.',
      noun: 'city',
      supply: ['the city is {value}', 'I mean {value}'],
      draw: ({ random }) => random.pick(servedCities)[0],
      repeatable: true,
    }),
  },
  output: record({ airport_code: 'Code of the airport in three letters.' }),
  run: (state, given) => {
    if (!airportByCity.has(given.city)) return failure('not-found', `No airport is known for ${given.city}.`);
    return answered(desk.look(state, 'get_nearest_airport_by_city', { location: given.city }), (answer) => ({
      airport_code: String(answer.nearest_airport),
    }));
  },
  phrases: {
    requests: [
      'find out which airport serves {city}',
      'tell me the code of the airport for {city}',
      'look up where planes to {city} land',
      'check what the closest airport to {city} is',
    ],
    ability: 'find the airport of a city',
    reports: ['The airport for {city} is {/airport_code}.', 'Planes to {city} use {/airport_code}.'],
    outputs: {
      '/airport_code': { noun: 'airport', verb: 'looked up', implied: 'the airport that serves {city}' },
    },
  },
});

const quoteAirfare = tool({
  name: 'quote_airfare',
  description: 'Get the price of a seat on a direct flight. It depends on the day and the class.',
  readOnly: true,
  parameters: { origin, destination: { ...destination, repeatable: true }, departure_date: departureDate, cabin },
  output: record({ fare: ['number', 'Price of a seat.'], currency: 'Currency of the price: USD.' }),
  run: (state, given) =>
    answered(desk.look(state, 'get_flight_cost', nativeFlight(given)), ({ travel_cost_list }) => ({
      fare: Number((travel_cost_list as number[])[0]),
      currency: 'USD',
    })),
  phrases: {
    requests: [
      'find out what a seat from {origin} to {destination} costs[ on {departure_date}][ in {cabin}]',
      'price a flight that leaves {origin} for {destination}[ on {departure_date}][ in {cabin}]',
      'tell me how much I would pay to fly from {origin} to {destination}[ on {departure_date}][ in {cabin}]',
      'check the ticket price[ in {cabin}] from {origin} to {destination}[ on {departure_date}]',
    ],
    ability: 'price flights',
    reports: [
      'A seat from {origin} to {destination} costs {/fare} {/currency}.',
      'Flying from {origin} to {destination} comes to {/fare} {/currency} on that day.',
    ],
    outputs: {
      '/fare': {
        noun: 'fare',
        verb: 'quoted',
        implied: 'the price of a seat in {cabin} from {origin} to {destination} on {departure_date}',
      },
      '/currency': {
        noun: 'currency',
        verb: 'quoted',
        implied: 'the currency of a seat in {cabin} from {origin} to {destination} on {departure_date}',
      },
    },
  },
});

const reserveFlight = tool({
  name: 'reserve_flight',
  description: 'Book a seat on a direct flight and charge it to a card on file. The card has to hold the spending cap.',
  readOnly: false,
  parameters: {
    session_token: sessionToken,
    origin,
    destination,
    departure_date: departureDate,
    cabin,
    card_id: cardId,
  },
  output: record({
    reservation_id: 'Id of the new reservation.',
    payment_reference: 'Reference under which the payment is booked.',
    fare: ['number', 'Dollars that the card was charged.'],
    funds_left: ['number', 'Dollars left on the card.'],
  }),
  run: (state, given) => {
    const { session_token, card_id } = given;
    const answer = desk.act(state, 'book_flight', { ...nativeFlight(given), access_token: session_token, card_id });
    return answered(answer, ({ booking_id, transaction_id }) => ({
      reservation_id: String(booking_id),
      payment_reference: String(transaction_id),
      fare: state.booking_record[String(booking_id)]!.travel_cost,
      funds_left: state.credit_card_list[card_id]!.balance,
    }));
  },
  phrases: {
    requests: [
      'book me a seat from {origin} to {destination}[ on {departure_date}][ in {cabin}], charged to {card_id}[, using {session_token}]',
      'get me on a plane from {origin} to {destination}[ on {departure_date}][ in {cabin}] and pay with {card_id}[ under {session_token}]',
      'buy me a ticket[ in {cabin}] from {origin} to {destination}[ for {departure_date}] with {card_id}[, using {session_token}]',
    ],
    ability: 'book flights',
    reports: [
      'Reservation {/reservation_id} is made for {/fare} dollars, payment {/payment_reference}; the card has {/funds_left} dollars left.',
      'Your seat from {origin} to {destination} is booked as {/reservation_id} and cost {/fare} dollars (payment {/payment_reference}).',
    ],
    outputs: {
      '/reservation_id': { noun: 'reservation', verb: 'made' },
      '/fare': { noun: 'fare', verb: 'charged' },
      '/funds_left': { noun: 'rest on the card', verb: 'reported' },
    },
  },
});

const listReservations = tool({
  name: 'list_reservations',
  description: 'List all flights that are booked on the account, the soonest first.',
  readOnly: true,
  parameters: { session_token: sessionToken },
  output: record({
    reservations: listOf({
      reservation_id: 'Id of the reservation.',
      origin: 'Code of the airport of departure.',
      destination: 'Code of the airport of arrival.',
      departure_date: 'Day of the flight.',
      fare: ['number', 'Price in dollars.'],
      card_id: 'Id of the card that paid.',
    }),
  }),
  run: (state, given) => {
    const answer = desk.look(state, 'get_booking_history', { access_token: given.session_token });
    return answered(answer, ({ booking_history }) => ({
      reservations: Object.entries(booking_history as AccountState['booking_record'])
        .map(([reservation_id, flight]) => ({
          reservation_id,
          origin: flight.travel_from,
          destination: flight.travel_to,
          departure_date: flight.travel_date,
          fare: flight.travel_cost,
          card_id: flight.card_id,
        }))
        .sort((left, right) => (left.departure_date < right.departure_date ? -1 : 1)),
    }));
  },
  phrases: {
    requests: [
      'show me every flight I have booked, using {session_token}',
      'go through my upcoming flights with {session_token}',
      'pull up the bookings of the account behind {session_token}',
    ],
    ability: 'list the flights of an account',
    reports: [
      'The soonest is {/reservations/0/reservation_id} from {/reservations/0/origin} to {/reservations/0/destination} on {/reservations/0/departure_date}.',
      'First comes {/reservations/0/reservation_id} on {/reservations/0/departure_date}, from {/reservations/0/origin} to {/reservations/0/destination} for {/reservations/0/fare} dollars.',
    ],
    outputs: {
      '/reservations/*/reservation_id': { noun: 'reservation', verb: 'listed' },
      '/reservations/*/destination': { noun: 'arrival airport', verb: 'listed' },
      '/reservations/*/card_id': { noun: 'card', verb: 'listed' },
    },
  },
});

type Flight = { origin: string; destination: string; departure_date: string; cabin: string };

function nativeFlight({ origin: travel_from, destination: travel_to, departure_date, cabin: travel_class }: Flight) {
  return { travel_from, travel_to, travel_date: departure_date, travel_class };
}

export const flightTools = [locateAirport, quoteAirfare, reserveFlight, listReservations];
