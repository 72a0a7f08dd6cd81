import { defineWorld } from '../../define.ts';
import { cabinTools } from './cabin.ts';
import { drivingTools } from './driving.ts';
import { fuelTools } from './fuel.ts';
import { gaugeTools } from './gauges.ts';
import { roadTools } from './roads.ts';
import { seedCar } from './state.ts';

/** A car: engine, brakes and cruise control, doors, climate and lights, instruments, fuel and roads. */
export const vehicle = defineWorld({
  name: 'vehicle',
  category: 'Transportation',
  description: 'A car: engine, brakes and cruise control, doors, climate and lights, instruments, fuel and roads.',
  seedState: seedCar,
  tools: [...drivingTools, ...cabinTools, ...gaugeTools, ...fuelTools, ...roadTools],
  dependencies: [
    { from: 'find_postcode', to: 'get_road_miles', bindings: { '/postcode': 'from_postcode' } },
    { from: 'find_postcode', to: 'set_destination', bindings: { '/postcode': 'destination' } },
    { from: 'get_road_miles', to: 'check_range', bindings: { '/miles': 'miles' } },
    { from: 'check_range', to: 'convert_gallons', bindings: { '/tank_gallons': 'gallons' } },
    { from: 'convert_liters', to: 'add_fuel', bindings: { '/equivalent_gallons': 'refill_gallons' } },
    { from: 'add_fuel', to: 'convert_gallons', bindings: { '/tank_gallons': 'gallons' } },
    { from: 'turn_ignition', to: 'convert_gallons', bindings: { '/tank_gallons': 'gallons' } },
    { from: 'set_brake_pedal', to: 'turn_ignition' },
    { from: 'set_door_locks', to: 'turn_ignition' },
    { from: 'turn_ignition', to: 'set_cruise' },
  ],
});
