import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf, dayOf2026 } from '../values.ts';
import type { TripsState } from './state.ts';

export const { text, integer, number, choice, optional } = parametersOf<TripsState>();

type Context = DrawContext<TripsState>;

export const origin = text({
  description: 'City where the flight starts.',
  noun: 'departure city',
  supply: ['I leave from {value}', 'from {value}, please'],
  draw: ({ state, given, random }: Context) =>
    random.pick(state.cities.filter(({ name }) => name !== given.destination)).name,
});

export const destination = text({
  description: 'City where the flight lands.',
  noun: 'destination',
  supply: ['I want to get to {value}', 'to {value}, please', 'the destination is {value}'],
  draw: ({ state, given, random }) => random.pick(state.cities.filter(({ name }) => name !== given.origin)).name,
  repeatable: true,
});

export const city = text({
  description: 'Name of the city.',
  noun: 'city',
  supply: ['in {value}, please', 'the city is {value}'],
  draw: ({ state, random }) => random.pick(state.cities).name,
  repeatable: true,
});

export const flightId = text({
  description: 'Id of the flight, such as FL-212.',
  noun: 'flight id',
  supply: ['it is flight {value}', 'I mean flight {value}'],
  stated: 'flight {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.flights.filter(({ seats_left }) => seats_left > 0),
    )?.flight_id,
});

export const travelerId = text({
  description: 'Id of the traveller, such as TV-417.',
  noun: 'traveller id',
  supply: ['it is for traveller {value}', 'the traveller is {value}'],
  stated: 'traveller {value}',
  draw: ({ state, random }) => random.pick(state.travelers).traveler_id,
});

export const bookingId = text({
  description: 'Id of the flight booking, such as FB-3301.',
  noun: 'flight booking id',
  supply: ['it is flight booking {value}', 'I mean booking {value}'],
  stated: 'flight booking {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.bookings.filter(({ status }) => status === 'booked'),
    )?.booking_id,
});

export const hotelId = text({
  description: 'Id of the hotel, such as HT-66.',
  noun: 'hotel id',
  supply: ['it is hotel {value}', 'I mean hotel {value}'],
  stated: 'hotel {value}',
  draw: ({ state, random }) => random.pick(state.hotels).hotel_id,
});

export const reservationId = text({
  description: 'Id of the hotel reservation, such as HR-3305.',
  noun: 'hotel reservation id',
  supply: ['it is reservation {value}', 'I mean hotel reservation {value}'],
  stated: 'hotel reservation {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.stays.filter(({ status, due }) => status === 'reserved' && due > 0),
    )?.reservation_id,
});

export const itineraryId = text({
  description: 'Id of the itinerary, such as IT-3309.',
  noun: 'itinerary id',
  supply: ['it is itinerary {value}', 'I mean itinerary {value}'],
  stated: 'itinerary {value}',
  draw: ({ state, random }) => anyOf(random, state.itineraries)?.itinerary_id,
});

/** A date of the travel season; `supply` words say what happens on it. */
export const travelDate = (options: { description: string; noun: string; supply: readonly string[] }) =>
  text({ ...options, format: 'date', draw: ({ random }) => dayOf2026(random.integer(160, 340)) });

export const dollars = number({
  description: 'Amount in dollars.',
  noun: 'amount in dollars',
  supply: ['make it {value} dollars', 'the amount is {value} dollars'],
  minimum: 0,
  stated: '{value} dollars',
  draw: ({ random }) => random.integer(4, 120) * 5,
});
