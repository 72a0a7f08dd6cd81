import type { Random } from '../../../core/random.ts';
import { dayOf2026 } from '../../values.ts';
import { type Face, faceOf, type Refusal } from '../face.ts';
import { travelApi } from './native.ts';
import { airports, classFactors, type Route, routes } from './native-tables.ts';

/** A payment card as the saved state holds it. */
type Card = { cardholder_name: string; balance: number };

/** A booked flight as the saved state holds it. */
type Reservation = {
  card_id: string;
  travel_date: string;
  travel_from: string;
  travel_to: string;
  travel_cost: number;
};

/** The parts of a saved account that values are drawn from; the rest is the native class's own business. */
export type AccountState = {
  credit_card_list: Record<string, Card>;
  booking_record: Record<string, Reservation>;
  access_token: string;
  user_first_name: string;
  user_last_name: string;
  budget_limit: number;
  /** What the booking desk was told; the native class keeps no messages. */
  _messages: { message_id: string; body: string }[];
};

const refusals: readonly Refusal[] = [
  { native: /^Token (expired|not initialized)$/, kind: 'wrong-state', says: 'The session is over; open another one.' },
  { native: /^Invalid access token$/, kind: 'refused', says: 'This session token does not belong to the account.' },
  { native: /^Card already registered$/, kind: 'wrong-state', says: 'That card is on file already.' },
  { native: /^(Card|Credit card) not registered.*$/, kind: 'not-found', says: 'No card on file has this id.' },
  { native: /^Booking not found$/, kind: 'not-found', says: 'The account has no reservation with this id.' },
  { native: /^Invalid (departure|destination) airport code: (.*)$/, kind: 'not-found', says: 'Flights never use $2.' },
  { native: /^No available route.*$/, kind: 'not-found', says: 'Nothing flies between these two airports.' },
  { native: /^Insufficient funds$/, kind: 'refused', says: 'The card cannot pay for this flight.' },
  {
    native: /^Balance is less than budget limit$/,
    kind: 'refused',
    says: 'The card holds less than the spending cap, so it is not charged.',
  },
  { native: /^Exceeded budget limit$/, kind: 'refused', says: 'The premium is above the spending cap.' },
  { native: /^No available exchange rate.*$/, kind: 'not-found', says: 'One of the two currencies has to be USD.' },
];

/** The travel class, for the tools of our own face. */
export const desk: Face = faceOf(travelApi, refusals);

const givenNames = [
  'Adele',
  'Bastian',
  'Carmela',
  'Devin',
  'Estelle',
  'Fergus',
  'Greta',
  'Hamid',
  'Ingrid',
  'Joaquin',
  'Kirsten',
  'Leopold',
  'Mirela',
  'Nadim',
  'Ottilie',
  'Priya',
  'Ruben',
  'Sibyl',
  'Tomasz',
  'Yvette',
];
const familyNames = [
  'Abernathy',
  'Bellweather',
  'Castellan',
  'Drummond',
  'Eastgate',
  'Fairbourne',
  'Gallardo',
  'Hollins',
  'Ivanov',
  'Jessop',
  'Kowalczyk',
  'Lindqvist',
  'Marchetti',
  'Nakagawa',
  'Oyelaran',
  'Pemberley',
  'Rasmussen',
  'Szabo',
  'Trevino',
  'Whitlock',
];

/** The full name of somebody. */
export function someName(random: Random): string {
  return `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

/** The flights that can be booked: those between airports of the list. */
export const bookableRoutes: readonly Route[] = routes.filter(
  ([from, to]) => airports.includes(from) && airports.includes(to),
);

/** Digits as text, the first of them not zero. */
export function digits(random: Random, count: number): string {
  const rest = Array.from({ length: count - 1 }, () => random.integer(0, 9));
  return `${random.integer(1, 9)}${rest.join('')}`;
}

/** An account that is signed in, with cards that can pay and flights that are booked. */
export function seedAccount(random: Random): AccountState {
  const names = [random.pick(givenNames), random.pick(familyNames)] as const;
  const holders = [names.join(' '), names.join(' '), someName(random), someName(random)];
  const cards = holders.map((holder) => [`TC-${digits(random, 4)}`, seedCard(random, holder)] as const);
  const ids = cards.map(([id]) => id);
  const reservations = Array.from(
    { length: random.integer(4, 7) },
    () => [`RV-${digits(random, 5)}`, seedReservation(random, ids)] as const,
  );
  const saved = desk.seed({
    random_seed: random.integer(1, 1_000_000),
    credit_card_list: Object.fromEntries(cards),
    booking_record: Object.fromEntries(reservations),
    access_token: digits(random, 6),
    token_type: 'Bearer',
    token_expires_in: 2,
    token_scope: 'read_write',
    user_first_name: names[0],
    user_last_name: names[1],
    budget_limit: random.integer(15, 40) * 100,
  });
  return { ...(saved as Omit<AccountState, '_messages'>), _messages: [] };
}

function seedCard(random: Random, holder: string) {
  return {
    card_number: digits(random, 16),
    expiration_date: someExpiry(random),
    cardholder_name: holder,
    card_verification_number: random.integer(100, 999),
    balance: random.integer(120, 380) * 100,
  };
}

/** The month until which a card is valid, as `MM/YYYY`. */
export function someExpiry(random: Random): string {
  return `${String(random.integer(1, 12)).padStart(2, '0')}/${random.integer(2027, 2031)}`;
}

function seedReservation(random: Random, cardIds: readonly string[]) {
  const [from, to, price] = random.pick(bookableRoutes);
  const travelClass = random.pick([...classFactors.keys()]);
  return {
    card_id: random.pick(cardIds),
    travel_date: dayOf2026(random.integer(40, 360)),
    travel_from: from,
    travel_to: to,
    travel_class: travelClass,
    travel_cost: price * classFactors.get(travelClass)!,
    transaction_id: digits(random, 8),
  };
}
