import { defineWorld } from '../define.ts';
import { bookingTools } from './bookings.ts';
import { flightTools } from './flights.ts';
import { tripFlows } from './flows.ts';
import { hotelTools } from './hotels.ts';
import { moneyTools } from './money.ts';
import { planningTools } from './planning.ts';
import { serviceTools } from './services.ts';
import { seedTrips } from './state.ts';

/** A travel agency: flights, seats and bags, hotels, insurance, transfers, itineraries and the travel budget. */
export const trips = defineWorld({
  name: 'trips',
  category: 'Travel',
  description: 'A travel agency: flights, seats and bags, hotels, insurance, transfers, itineraries and budgets.',
  seedState: seedTrips,
  tools: [...flightTools, ...bookingTools, ...hotelTools, ...serviceTools, ...planningTools, ...moneyTools],
  dependencies: tripFlows,
});
