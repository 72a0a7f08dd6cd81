import { defineWorld } from '../../define.ts';
import { accountTools } from './account.ts';
import { cardTools } from './cards.ts';
import { flightTools } from './flights.ts';
import { travelFlows } from './flows.ts';
import { reservationTools } from './reservations.ts';
import { seedAccount } from './state.ts';

/** A travel account: sessions, cards, airports, fares, reservations, insurance and currencies. */
export const travel = defineWorld({
  name: 'travel',
  category: 'Travel',
  description: 'A travel account: sessions, cards, airports, fares, reservations, insurance and currencies.',
  seedState: seedAccount,
  tools: [...accountTools, ...cardTools, ...flightTools, ...reservationTools],
  dependencies: travelFlows,
});
