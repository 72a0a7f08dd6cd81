import { defineWorld } from '../define.ts';
import { distanceTools } from './distances.ts';
import { drivingTools } from './driving.ts';
import { expenseTools } from './expenses.ts';
import { fuelTools } from './fuel.ts';
import { parkingTools } from './parking.ts';
import { seedRoutes } from './state.ts';

/** Driving between cities: distances and units, routes, navigation, fuel and parking. */
export const routes = defineWorld({
  name: 'routes',
  category: 'Mapping',
  description: 'Driving between cities: distances and units, routes, navigation, fuel and parking.',
  seedState: seedRoutes,
  tools: [...distanceTools, ...drivingTools, ...fuelTools, ...parkingTools, ...expenseTools],
  dependencies: [
    { from: 'get_distance', to: 'convert_distance', bindings: { '/distance': 'value', '/unit': 'from_unit' } },
    { from: 'get_distance', to: 'estimate_drive_time', bindings: { '/distance': 'distance_miles' } },
    { from: 'get_distance', to: 'estimate_fuel', bindings: { '/distance': 'distance_miles' } },
    { from: 'plan_route', to: 'start_navigation', bindings: { '/route_id': 'route_id' } },
    { from: 'plan_route', to: 'add_stop', bindings: { '/route_id': 'route_id' } },
    { from: 'plan_route', to: 'estimate_fuel', bindings: { '/distance_miles': 'distance_miles' } },
    { from: 'plan_route', to: 'estimate_drive_time', bindings: { '/distance_miles': 'distance_miles' } },
    { from: 'add_stop', to: 'estimate_fuel', bindings: { '/distance_miles': 'distance_miles' } },
    { from: 'add_stop', to: 'estimate_drive_time', bindings: { '/distance_miles': 'distance_miles' } },
    { from: 'start_navigation', to: 'stop_navigation', bindings: { '/navigation_id': 'navigation_id' } },
    { from: 'start_navigation', to: 'find_parking', bindings: { '/first_leg': 'city' } },
    { from: 'start_navigation', to: 'find_fuel_stations', bindings: { '/first_leg': 'city' } },
    { from: 'find_fuel_stations', to: 'fuel_cost', bindings: { '/stations/*/price_per_gallon': 'price_per_gallon' } },
    { from: 'find_fuel_stations', to: 'report_fuel_price', bindings: { '/stations/*/station_id': 'station_id' } },
    { from: 'estimate_fuel', to: 'fuel_cost', bindings: { '/gallons': 'gallons' } },
    { from: 'find_parking', to: 'book_parking', bindings: { '/lots/*/lot_id': 'lot_id' } },
    { from: 'book_parking', to: 'cancel_parking', bindings: { '/parking_id': 'parking_id' } },
    { from: 'stop_navigation', to: 'find_parking', bindings: { '/arrival_city': 'city' } },
    { from: 'stop_navigation', to: 'find_fuel_stations', bindings: { '/arrival_city': 'city' } },
    { from: 'stop_navigation', to: 'plan_route', bindings: { '/arrival_city': 'origin' } },
    { from: 'fuel_cost', to: 'log_expense', bindings: { '/total_cost': 'amount' } },
    { from: 'fuel_cost', to: 'split_cost', bindings: { '/total_cost': 'amount' } },
    { from: 'book_parking', to: 'log_expense', bindings: { '/cost': 'amount' } },
    { from: 'book_parking', to: 'split_cost', bindings: { '/cost': 'amount' } },
    { from: 'log_expense', to: 'split_cost', bindings: { '/trip_total': 'amount' } },
    { from: 'split_cost', to: 'log_expense', bindings: { '/share': 'amount' } },
  ],
});
