import { defineWorld } from '../define.ts';
import { clubTools } from './club.ts';
import { deliveryTools } from './deliveries.ts';
import { restaurantFlows } from './flows.ts';
import { orderTools } from './orders.ts';
import { reviewTools } from './reviews.ts';
import { searchTools } from './search.ts';
import { seedRestaurants } from './state.ts';
import { tableTools } from './tables.ts';

/** Eating out and in: restaurants and menus, tables, orders and deliveries, reviews and a loyalty club. */
export const restaurants = defineWorld({
  name: 'restaurants',
  category: 'Food',
  description: 'Eating out and in: restaurants, menus, tables, orders, deliveries, reviews and a loyalty club.',
  seedState: seedRestaurants,
  tools: [...searchTools, ...tableTools, ...orderTools, ...deliveryTools, ...clubTools, ...reviewTools],
  dependencies: restaurantFlows,
});
