import type { Random } from '../../core/random.ts';

export type City = { name: string; x: number; y: number };
export type Station = { station_id: string; city: string; name: string; price_per_gallon: number };
export type Lot = { lot_id: string; city: string; name: string; hourly_rate: number; free_spaces: number };
export type Route = { route_id: string; origin: string; destination: string; stops: string[]; distance: number };
export type Navigation = { navigation_id: string; route_id: string; status: 'running' | 'stopped' };
export type Parking = {
  parking_id: string;
  lot_id: string;
  hours: number;
  cost: number;
  status: 'booked' | 'cancelled';
};
export type Expense = { expense_id: string; amount: number; purpose: string };

/** A driver's map: cities on a plane in miles, fuel stations, car parks, and what the driver has planned and booked. */
export type RoutesState = {
  cities: City[];
  stations: Station[];
  lots: Lot[];
  routes: Route[];
  navigations: Navigation[];
  parkings: Parking[];
  expenses: Expense[];
  miles_per_gallon: number;
  next: number;
};

const cityNames = [
  'Ashford',
  'Brookhaven',
  'Cedar Falls',
  'Dunmore',
  'Eastport',
  'Fairview',
  'Glenwood',
  'Harborton',
  'Ironbridge',
  'Juniper',
  'Kingsley',
  'Lakemont',
  'Maplewood',
  'Northgate',
  'Oakridge',
  'Pinecrest',
  'Quarry Hill',
  'Riverton',
  'Silverdale',
  'Thornbury',
  'Upton',
  'Vernon',
  'Westbrook',
  'Yarrow',
];
const brands = ['Summit Fuel', 'Blue Pump', 'Orbit', 'Greenway', 'Star Gas'];
const lotNames = ['Central Garage', 'Station Car Park', 'Market Square', 'Riverside Deck', 'Arena Parking'];

/** Eight cities with two stations and two car parks each, one planned route and one parking booking. */
export function seedRoutes(random: Random): RoutesState {
  const cities = random
    .sample(cityNames, 8)
    .map((name) => ({ name, x: random.integer(0, 400), y: random.integer(0, 300) }));
  const state: RoutesState = {
    cities,
    stations: cities.flatMap(({ name }, at) =>
      random.sample(brands, 2).map((brand, second) => ({
        station_id: `ST-${110 + at * 10 + second}`,
        city: name,
        name: brand,
        price_per_gallon: random.integer(299, 459) / 100,
      })),
    ),
    lots: cities.flatMap(({ name }, at) =>
      random.sample(lotNames, 2).map((lot, second) => ({
        lot_id: `LOT-${20 + at * 2 + second}`,
        city: name,
        name: lot,
        hourly_rate: random.integer(2, 18) / 2,
        free_spaces: random.integer(1, 60),
      })),
    ),
    routes: [],
    navigations: [],
    parkings: [],
    expenses: [],
    miles_per_gallon: random.integer(22, 45),
    next: random.integer(1000, 8000),
  };
  const [origin, destination] = random.sample(cities, 2);
  state.routes.push(newRoute(state, origin!, destination!));
  const lot = random.pick(state.lots);
  state.parkings.push({
    parking_id: nextId(state, 'PK'),
    lot_id: lot.lot_id,
    hours: 3,
    cost: lot.hourly_rate * 3,
    status: 'booked',
  });
  return state;
}

/** The next free id with this prefix. */
export function nextId(state: RoutesState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function findCity(state: Readonly<RoutesState>, name: string): City | undefined {
  return state.cities.find((city) => city.name.toLowerCase() === name.toLowerCase());
}

/** Road distance in miles between two cities: a quarter more than the straight line. */
export function roadMiles(from: City, to: City): number {
  return Math.round(Math.hypot(from.x - to.x, from.y - to.y) * 12.5) / 10;
}

/** A route with a fresh id; the caller adds it to the state. */
export function newRoute(state: RoutesState, origin: City, destination: City): Route {
  return {
    route_id: nextId(state, 'RT'),
    origin: origin.name,
    destination: destination.name,
    stops: [],
    distance: roadMiles(origin, destination),
  };
}
