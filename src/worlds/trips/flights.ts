import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { daysAfter } from '../values.ts';
import { destination, flightId, integer, origin, text, travelDate, travelerId } from './parameters.ts';
import { clock, flightOf, newBooking, nextId, type TripsState } from './state.ts';

const tool = toolsOf<TripsState>();

const searchFlights = tool({
  name: 'search_flights',
  description: 'List the daily flights between two cities that have free seats, cheapest first.',
  readOnly: true,
  parameters: { origin, destination },
  output: record({
    flights: listOf({
      flight_id: 'Id of the flight.',
      departure_time: 'Time of departure, HH:MM.',
      arrival_time: 'Time of arrival, HH:MM.',
      price: ['number', 'Price of a seat in dollars.'],
    }),
  }),
  run: (state, given) => {
    const flights = state.flights
      .filter((flight) => flight.origin === given.origin && flight.destination === given.destination)
      .filter(({ seats_left }) => seats_left > 0)
      .sort((left, right) => left.price - right.price)
      .map(({ flight_id, departure_time, arrival_time, price }) => ({
        flight_id,
        departure_time,
        arrival_time,
        price,
      }));
    if (flights.length === 0) return failure('not-found', `No flights from ${given.origin} to ${given.destination}.`);
    return { flights };
  },
  phrases: {
    requests: [
      'see which flights go from {origin}[ to {destination}]',
      'look for a plane out of {origin}[ that lands in {destination}]',
      'check how I can fly from {origin}[ to {destination}]',
      'show me connections by air from {origin}[ to {destination}]',
    ],
    ability: 'search for flights',
    reports: [
      'The cheapest from {origin} to {destination} is {/flights/0/flight_id} at {/flights/0/departure_time} for {/flights/0/price} dollars.',
      'For {/flights/0/price} dollars you can take {/flights/0/flight_id} from {origin} to {destination}, leaving at {/flights/0/departure_time}.',
    ],
    outputs: {
      '/flights/*/flight_id': {
        noun: 'flight',
        verb: 'found',
        implied: 'the cheapest flight from {origin} to {destination}',
      },
      '/flights/*/price': {
        noun: 'fare',
        verb: 'found',
        implied: 'the lowest fare from {origin} to {destination}',
      },
    },
  },
});

const trackFlight = tool({
  name: 'track_flight',
  description: "Get the status of today's run of a flight: delay, gate and expected arrival.",
  readOnly: true,
  parameters: { flight_id: { ...flightId, repeatable: true } },
  output: record({
    flight_status: 'on time or delayed.',
    delay_minutes: ['integer', 'Minutes behind schedule.'],
    gate: 'Gate of departure.',
    expected_arrival: 'Time of arrival that is expected now, HH:MM.',
    arrival_city: 'City where the flight lands.',
  }),
  run: (state, given) => {
    const flight = flightOf(state, given.flight_id);
    if (!flight) return failure('not-found', `No flight with id ${given.flight_id}.`);
    const number = Number(flight.flight_id.slice(3));
    const delay = number % 3 === 0 ? 15 + (number % 8) * 5 : 0;
    const [hour, minute] = flight.arrival_time.split(':').map(Number) as [number, number];
    return {
      flight_status: delay === 0 ? 'on time' : 'delayed',
      delay_minutes: delay,
      gate: `${'ABCD'[number % 4]}${1 + (number % 30)}`,
      expected_arrival: clock(hour * 60 + minute + delay),
      arrival_city: flight.destination,
    };
  },
  phrases: {
    requests: [
      'check whether {flight_id} is on time',
      'tell me how {flight_id} is doing',
      'see if there is any delay on {flight_id}',
      'find out which gate {flight_id} leaves from',
    ],
    ability: 'check the status of a flight',
    reports: [
      'It is {/flight_status}, leaves from gate {/gate} and should land in {/arrival_city} at {/expected_arrival}.',
      'The flight to {/arrival_city} is {/flight_status}: gate {/gate}, landing at {/expected_arrival}.',
    ],
    outputs: {
      '/arrival_city': { noun: 'city', verb: 'named', implied: 'the city where {flight_id} lands' },
      '/expected_arrival': { noun: 'arrival time', verb: 'reported', implied: 'the time when {flight_id} lands' },
    },
  },
});

const findTraveler = tool({
  name: 'find_traveler',
  description: 'Find the profile of a traveller by full name.',
  readOnly: true,
  parameters: {
    traveler_name: text({
      description: 'Full name of the traveller, such as Amelia Strand.',
      noun: 'name of the traveller',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) => random.pick(state.travelers).name,
      repeatable: true,
    }),
  },
  output: record({
    traveler_id: 'Id of the traveller.',
    passport_number: 'Number of the passport.',
    miles_balance: ['integer', 'Air miles that can be redeemed.'],
  }),
  run: (state, given) => {
    const traveler = state.travelers.find(({ name }) => name.toLowerCase() === given.traveler_name.toLowerCase());
    if (!traveler) return failure('not-found', `No traveller called ${given.traveler_name}.`);
    const { traveler_id, passport_number, miles } = traveler;
    return { traveler_id, passport_number, miles_balance: miles };
  },
  phrases: {
    requests: [
      'pull up the travel profile of {traveler_name}',
      'look up which passport is on file for {traveler_name}',
      'tell me how many air miles {traveler_name} has',
    ],
    ability: 'look up travellers',
    reports: [
      '{traveler_name} is traveller {/traveler_id} with passport {/passport_number} and {/miles_balance} miles.',
      'The profile {/traveler_id} of {traveler_name} shows passport {/passport_number} and {/miles_balance} air miles.',
    ],
    outputs: {
      '/traveler_id': { noun: 'traveller', verb: 'looked up', implied: '{traveler_name}' },
      '/miles_balance': { noun: 'miles balance', verb: 'found', implied: 'all the miles of {traveler_name}' },
    },
  },
});

const bookFlight = tool({
  name: 'book_flight',
  description: 'Book a seat in economy on a flight for a traveller.',
  readOnly: false,
  parameters: {
    flight_id: flightId,
    departure_date: travelDate({
      description: 'Date of departure as YYYY-MM-DD.',
      noun: 'departure date',
      supply: ['I leave on {value}', 'the flight is on {value}'],
    }),
    traveler_id: travelerId,
  },
  output: record({
    booking_id: 'Id of the flight booking.',
    price: ['number', 'Price in dollars.'],
    arrival_city: 'City where the flight lands.',
    arrival_date: 'Day of arrival.',
    arrival_time: 'Time of arrival, HH:MM.',
  }),
  run: (state, given) => {
    const flight = flightOf(state, given.flight_id);
    if (!flight) return failure('not-found', `No flight with id ${given.flight_id}.`);
    if (flight.seats_left === 0) return failure('unavailable', `Flight ${flight.flight_id} is full.`);
    if (!state.travelers.some(({ traveler_id }) => traveler_id === given.traveler_id))
      return failure('not-found', `No traveller with id ${given.traveler_id}.`);
    flight.seats_left -= 1;
    const booking = newBooking(state, flight, given.traveler_id, given.departure_date);
    state.bookings.push(booking);
    const { destination: arrival_city, arrival_time, price } = flight;
    const arrival_date = daysAfter(given.departure_date, arrival_time < flight.departure_time ? 1 : 0);
    return { booking_id: booking.booking_id, price, arrival_city, arrival_date, arrival_time };
  },
  phrases: {
    requests: [
      'get {traveler_id} a seat on {flight_id}[ for {departure_date}]',
      'put {traveler_id} on {flight_id}[ on {departure_date}]',
      'buy a ticket for {flight_id}[, leaving on {departure_date}][, in the name of {traveler_id}]',
      'reserve {flight_id}[ for {traveler_id}][ on {departure_date}]',
    ],
    ability: 'book flights',
    reports: [
      'The ticket is booked as {/booking_id} for {/price} dollars and lands in {/arrival_city} at {/arrival_time}.',
      'Flight booking {/booking_id} to {/arrival_city} is confirmed; it costs {/price} dollars.',
    ],
    outputs: {
      '/booking_id': { noun: 'flight booking', verb: 'made' },
      '/price': { noun: 'ticket price', verb: 'reported' },
      '/arrival_city': { noun: 'arrival city', verb: 'named' },
      '/arrival_date': { noun: 'arrival date', verb: 'reported' },
      '/arrival_time': { noun: 'arrival time', verb: 'reported' },
    },
  },
});

const redeemMiles = tool({
  name: 'redeem_miles',
  description: 'Turn air miles of a traveller into a hotel voucher; a hundred miles are worth a dollar.',
  readOnly: false,
  destructive: true,
  parameters: {
    traveler_id: travelerId,
    miles: integer({
      description: 'Miles to redeem.',
      noun: 'number of miles',
      supply: ['use {value} miles', '{value} miles, please'],
      minimum: 100,
      stated: '{value} miles',
      draw: ({ state, given, random }) => {
        const traveler = state.travelers.find(({ traveler_id }) => traveler_id === given.traveler_id);
        const most = Math.floor((traveler?.miles ?? 4000) / 500);
        return most < 1 ? undefined : random.integer(Math.ceil(most / 4), most) * 500;
      },
    }),
  },
  output: record({
    voucher_code: 'Code of the voucher.',
    voucher_value: ['number', 'What it is worth in dollars.'],
    remaining_miles: ['integer', 'Miles left on the account.'],
  }),
  run: (state, given) => {
    const traveler = state.travelers.find(({ traveler_id }) => traveler_id === given.traveler_id);
    if (!traveler) return failure('not-found', `No traveller with id ${given.traveler_id}.`);
    if (traveler.miles < given.miles) return failure('refused', `${traveler.name} has only ${traveler.miles} miles.`);
    traveler.miles -= given.miles;
    const voucher_code = nextId(state, 'VC');
    const voucher_value = given.miles / 100;
    state.vouchers.push({ voucher_code, value: voucher_value });
    return { voucher_code, voucher_value, remaining_miles: traveler.miles };
  },
  phrases: {
    requests: [
      'turn air miles of {traveler_id} into a hotel voucher[, using {miles}]',
      'cash in miles for {traveler_id}[, {miles} in all]',
      'make a hotel voucher out of the miles of {traveler_id}[, taking {miles}]',
    ],
    ability: 'turn air miles into vouchers',
    reports: [
      'The voucher {/voucher_code} is worth {/voucher_value} dollars, and {/remaining_miles} miles remain.',
      'You now have voucher {/voucher_code} over {/voucher_value} dollars; {/remaining_miles} miles are left.',
    ],
    outputs: {
      '/voucher_code': { noun: 'voucher', verb: 'issued' },
      '/voucher_value': { noun: 'voucher value', verb: 'reported' },
    },
  },
});

export const flightTools = [searchFlights, trackFlight, findTraveler, bookFlight, redeemMiles];
