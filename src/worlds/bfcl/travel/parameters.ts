import { type DrawContext, parametersOf } from '../../parameters.ts';
import { anyOf, dayOf2026 } from '../../values.ts';
import { type AccountState, bookableRoutes } from './state.ts';

export const { text, integer, number, choice, flag, optional } = parametersOf<AccountState>();

type Context = DrawContext<AccountState>;

export const sessionToken = text({
  description: 'Token of the open session.',
  noun: 'session token',
  supply: ['the session token is {value}', 'use session token {value}'],
  stated: 'session token {value}',
  draw: ({ state }: Context) => state.access_token,
});

/** A card that can pay the dearest of flights, however low the rest is. */
export const cardId = text({
  description: 'Id of a card on file, such as TC-4821.',
  noun: 'card id',
  supply: ['take card {value}', 'it is card {value}'],
  stated: 'card {value}',
  draw: ({ state, random }) => {
    const cards = Object.entries(state.credit_card_list);
    const rich = cards.filter(([, { balance }]) => balance >= Math.max(10_000, state.budget_limit));
    return anyOf(random, rich)?.[0];
  },
});

export const reservationId = text({
  description: 'Id of a reservation, such as RV-58213.',
  noun: 'reservation id',
  supply: ['it is reservation {value}', 'I mean reservation {value}'],
  stated: 'reservation {value}',
  draw: ({ state, random }) => anyOf(random, Object.keys(state.booking_record)),
});

export const origin = text({
  description: 'Code of the airport where the flight starts, such as ORD.',
  noun: 'departure airport',
  supply: ['I leave from {value}', 'starting at {value}'],
  draw: ({ given, random }: Context) =>
    anyOf(
      random,
      bookableRoutes.filter(([, to]) => given.destination === undefined || to === given.destination),
    )?.[0],
});

export const destination = text({
  description: 'Code of the airport where the flight lands, such as BOS.',
  noun: 'arrival airport',
  supply: ['I want to land at {value}', 'to {value}, please'],
  draw: ({ given, random }) =>
    anyOf(
      random,
      bookableRoutes.filter(([from]) => given.origin === undefined || from === given.origin),
    )?.[1],
});

export const departureDate = text({
  description: 'Day of the flight, YYYY-MM-DD.',
  noun: 'day of the flight',
  supply: ['I want to fly on {value}', 'on {value}, please'],
  format: 'date',
  draw: ({ random }) => dayOf2026(random.integer(60, 360)),
});

const cabins = ['economy', 'business', 'first'] as const;

export const cabin = choice(cabins, {
  description: 'Class to fly in.',
  noun: 'class to fly in',
  supply: ['in {value} class, please', 'make it {value} class'],
  stated: '{value} class',
  draw: ({ random }) => random.pick(cabins),
});

export const givenName = text({
  description: 'Given name of the account holder.',
  noun: 'given name',
  supply: ['the given name is {value}'],
  draw: ({ state }) => state.user_first_name,
});

export const familyName = text({
  description: 'Family name of the account holder.',
  noun: 'family name',
  supply: ['the family name is {value}'],
  draw: ({ state }) => state.user_last_name,
});
