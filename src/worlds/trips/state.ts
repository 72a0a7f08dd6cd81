import type { Random } from '../../core/random.ts';
import { dayOf2026, toCents } from '../values.ts';

export type City = { name: string; currency: string; per_dollar: number; language: string; transfer_fare: number };
export type Flight = {
  flight_id: string;
  origin: string;
  destination: string;
  departure_time: string;
  arrival_time: string;
  price: number;
  seats_left: number;
};
export type Traveler = { traveler_id: string; name: string; passport_number: string; miles: number };
export type FlightBooking = {
  booking_id: string;
  flight_id: string;
  traveler_id: string;
  date: string;
  price: number;
  cabin: string;
  bags: number;
  seat: string;
  status: 'booked' | 'checked_in' | 'cancelled';
};
export type Hotel = { hotel_id: string; city: string; name: string; stars: number; nightly_rate: number };
export type Stay = {
  reservation_id: string;
  hotel_id: string;
  check_in: string;
  nights: number;
  due: number;
  status: 'reserved' | 'cancelled';
};
export type Policy = { policy_id: string; coverage: string; limit: number };
export type Itinerary = { itinerary_id: string; name: string; city: string; notes: string[] };

/** What a travel agency sells and what its customers have booked; prices are in dollars. */
export type TripsState = {
  cities: City[];
  flights: Flight[];
  travelers: Traveler[];
  bookings: FlightBooking[];
  hotels: Hotel[];
  stays: Stay[];
  policies: Policy[];
  claims: { claim_id: string; policy_id: string; payout: number }[];
  vouchers: { voucher_code: string; value: number }[];
  transfers: { transfer_id: string; city: string; date: string; time: string }[];
  itineraries: Itinerary[];
  costs: { cost_id: string; amount: number; category: string; itinerary_id: string }[];
  /** Quotes for travel money in dollars that were not accepted yet. */
  quotes: { quote_id: string; amount: number }[];
  budget: number;
  next: number;
};

const cityNames = [
  'Valmora',
  'Port Ellis',
  'Sundhaven',
  'Caldera',
  'Montriva',
  'Oster Bay',
  'Lunamar',
  'Kestrel Point',
  'Aldenberg',
  'Serrano',
  'Whitmore',
  'Nordvik',
  'Tamarisk',
  'Bellacosta',
  'Grenholm',
  'Isla Verano',
  'Ravenna Heights',
  'Sorrel City',
  'Teruvia',
  'Zellmark',
  'Palmerston Cove',
  'Quillon',
];
/** Currencies that travel money is sold in, as ISO codes. */
export const currencies = ['EUR', 'GBP', 'CHF', 'SEK', 'NOK', 'JPY', 'MXN', 'THB'] as const;

/** Usual rates: what a dollar buys. */
export const perDollar: Record<(typeof currencies)[number], number> = {
  EUR: 0.9,
  GBP: 0.8,
  CHF: 0.85,
  SEK: 10.4,
  NOK: 10.8,
  JPY: 148,
  MXN: 18.5,
  THB: 35,
};
const languages = ['Spanish', 'English', 'German', 'Swedish', 'Norwegian', 'Japanese', 'Thai', 'French', 'Italian'];
const travelerNames = [
  'Amelia Strand',
  'Bruno Keller',
  'Celeste Navarro',
  'Dmitri Orlow',
  'Elif Aksoy',
  'Farid Rahmani',
  'Gwen Mortimer',
  'Henrik Dahl',
  'Imani Okoro',
  'Jasper Lowell',
  'Kaori Tanabe',
  'Luca Ferrand',
  'Maya Whitfield',
  'Nils Bergqvist',
  'Olivia Prado',
  'Pavel Hruby',
  'Quinn Delaney',
  'Rosa Imbert',
  'Sanjay Mehta',
  'Tessa Vandermeer',
];
const hotelNames = [
  'Harbour Lantern Hotel',
  'The Quiet Fox',
  'Old Orchard Inn',
  'Palm Court Rooms',
  'Blue Gate Lodge',
  'Stonebridge House',
  'Hotel Marigold',
  'The Copper Bell',
  'Cliffside Retreat',
  'Station Square Hotel',
  'Villa Amaranth',
  'The Paper Crane',
  'Northern Star Hotel',
  'Cedar and Salt',
  'Tidewater Suites',
  'The Velvet Anchor',
  'Olive Terrace',
  'Rosewood Guesthouse',
  'Sailmaker Hotel',
  'Midtown Nest',
];

/** Five cities with daily flights between all of them and two hotels each, five travellers, and some bookings. */
export function seedTrips(random: Random): TripsState {
  const cities = random.sample(cityNames, 5).map((name) => seedCity(random, name));
  const hotels = random.sample(hotelNames, 10);
  const state: TripsState = {
    cities,
    flights: seedFlights(random, cities),
    travelers: random.sample(travelerNames, 5).map((name, at) => ({
      traveler_id: `TV-${410 + at * 7}`,
      name,
      passport_number: `P${random.integer(1_000_000, 9_999_999)}`,
      miles: random.integer(80, 400) * 100,
    })),
    bookings: [],
    hotels: hotels.map((name, at) => ({
      hotel_id: `HT-${60 + at * 3}`,
      city: cities[at % cities.length]!.name,
      name,
      stars: random.integer(2, 5),
      nightly_rate: random.integer(48, 260),
    })),
    stays: [],
    policies: [],
    claims: [],
    vouchers: [],
    transfers: [],
    itineraries: [],
    costs: [],
    quotes: [],
    budget: random.integer(30, 60) * 100,
    next: random.integer(1000, 8000),
  };
  seedPlans(random, state);
  return state;
}

function seedCity(random: Random, name: string): City {
  const currency = random.pick(currencies);
  const per_dollar = toCents(perDollar[currency] * (0.95 + random.integer(0, 10) / 100));
  return { name, currency, per_dollar, language: random.pick(languages), transfer_fare: random.integer(18, 70) };
}

function seedFlights(random: Random, cities: readonly City[]): Flight[] {
  const legs = cities.flatMap((from) => cities.filter((to) => to !== from).map((to) => ({ from, to })));
  const twice = random.sample(legs, 6);
  return [...legs, ...twice].map(({ from, to }, at) => {
    const departure = random.integer(25, 76) * 15;
    return {
      flight_id: `FL-${200 + at * 4}`,
      origin: from.name,
      destination: to.name,
      departure_time: clock(departure),
      arrival_time: clock(departure + random.integer(4, 16) * 15),
      price: random.integer(59, 420),
      seats_left: random.integer(3, 40),
    };
  });
}

function seedPlans(random: Random, state: TripsState): void {
  for (const traveler of random.sample(state.travelers, 2)) {
    const flight = random.pick(state.flights);
    state.bookings.push(newBooking(state, flight, traveler.traveler_id, dayOf2026(random.integer(170, 240))));
  }
  const { name } = random.pick(state.cities);
  state.stays.push(
    newStay(state, random.pick(state.hotels), dayOf2026(random.integer(170, 240)), random.integer(2, 6)),
  );
  state.policies.push({ policy_id: nextId(state, 'PO'), coverage: 'standard', limit: 3000 });
  state.vouchers.push({ voucher_code: nextId(state, 'VC'), value: random.integer(4, 12) * 10 });
  const cost_id = nextId(state, 'TC');
  state.costs.push({ cost_id, amount: random.integer(20, 140), category: 'meals', itinerary_id: '' });
  state.itineraries.push({ itinerary_id: nextId(state, 'IT'), name: 'Summer Break', city: name, notes: [] });
}

/** A flight booking with a fresh id; the caller adds it to the state. */
export function newBooking(state: TripsState, flight: Flight, traveler_id: string, date: string): FlightBooking {
  const { flight_id, price } = flight;
  const booking_id = nextId(state, 'FB');
  return { booking_id, flight_id, traveler_id, date, price, cabin: 'economy', bags: 0, seat: '', status: 'booked' };
}

/** A hotel stay with a fresh id; the caller adds it to the state. */
export function newStay(state: TripsState, hotel: Hotel, check_in: string, nights: number): Stay {
  const due = hotel.nightly_rate * nights;
  return { reservation_id: nextId(state, 'HR'), hotel_id: hotel.hotel_id, check_in, nights, due, status: 'reserved' };
}

/** The next free id with this prefix. */
export function nextId(state: TripsState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

/** The time of day, HH:MM, some minutes after midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function findCity(state: Readonly<TripsState>, name: string): City | undefined {
  return state.cities.find((city) => city.name.toLowerCase() === name.toLowerCase());
}

export function flightOf(state: Readonly<TripsState>, id: string): Flight | undefined {
  return state.flights.find(({ flight_id }) => flight_id === id);
}
