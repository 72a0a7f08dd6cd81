import type { Random } from '../../core/random.ts';
import { toCents } from '../values.ts';
import { comments, cuisines, dishes, districts, memberNames, restaurantNames } from './words.ts';

export type Restaurant = {
  restaurant_id: string;
  name: string;
  cuisine: string;
  district: string;
  rating: number;
  delivery_fee: number;
  seats: number;
};
export type Dish = { dish_id: string; restaurant_id: string; name: string; price: number; calories: number };
export type Booking = {
  booking_id: string;
  restaurant_id: string;
  date: string;
  time: string;
  guests: number;
  deposit: number;
  status: 'booked' | 'cancelled';
};
export type Order = {
  order_id: string;
  items: { dish_id: string; quantity: number }[];
  discount: number;
  status: 'open' | 'sent' | 'cancelled';
};
export type Delivery = { delivery_id: string; order_id: string; address: string; minutes: number; tip: number };
export type Member = { member_id: string; name: string; points: number };

/** A platform for eating out and in: restaurants, bookings, orders and a loyalty club. Prices are in dollars. */
export type RestaurantsState = {
  restaurants: Restaurant[];
  dishes: Dish[];
  bookings: Booking[];
  orders: Order[];
  deliveries: Delivery[];
  reviews: { review_id: string; restaurant_id: string; stars: number; comment: string; votes: number }[];
  members: Member[];
  vouchers: { voucher_code: string; value: number }[];
  problems: { case_id: string; delivery_id: string; problem: string }[];
  wishes: { wish_id: string; booking_id: string; wish: string }[];
  next: number;
};

/** Eight restaurants of five cuisines with three dishes and a review each, four members, and some plans. */
export function seedRestaurants(random: Random): RestaurantsState {
  const offered = random.sample(cuisines, 5);
  const restaurants = random.sample(restaurantNames, 8).map((name, at) => ({
    restaurant_id: `RS-${50 + at * 3}`,
    name,
    cuisine: offered[at % offered.length]!,
    district: random.pick(districts),
    rating: random.integer(31, 49) / 10,
    delivery_fee: random.integer(3, 14) / 2,
    seats: random.integer(24, 60),
  }));
  const state: RestaurantsState = {
    restaurants,
    dishes: restaurants.flatMap((restaurant, at) => seedDishes(random, restaurant, at)),
    bookings: [],
    orders: [],
    deliveries: [],
    reviews: [],
    members: random.sample(memberNames, 4).map((name, at) => ({
      member_id: `MB-${700 + at * 11}`,
      name,
      points: random.integer(12, 90) * 50,
    })),
    vouchers: [],
    problems: [],
    wishes: [],
    next: random.integer(1000, 8000),
  };
  seedPlans(random, state);
  return state;
}

function seedDishes(random: Random, { restaurant_id, cuisine }: Restaurant, at: number): Dish[] {
  return random.sample(dishes[cuisine as (typeof cuisines)[number]], 3).map((name, second) => ({
    dish_id: `DS-${400 + at * 10 + second}`,
    restaurant_id,
    name,
    price: random.integer(12, 48) / 2,
    calories: random.integer(24, 95) * 10,
  }));
}

function seedPlans(random: Random, state: RestaurantsState): void {
  for (const { restaurant_id } of state.restaurants) {
    const stars = random.integer(2, 5);
    const review_id = nextId(state, 'RV');
    state.reviews.push({ review_id, restaurant_id, stars, comment: random.pick(comments), votes: 0 });
  }
  for (const { restaurant_id } of random.sample(state.restaurants, 2)) {
    const guests = random.integer(2, 6);
    const booking_id = nextId(state, 'TB');
    const [date, time] = ['2026-06-20', '19:00'];
    state.bookings.push({ booking_id, restaurant_id, date, time, guests, deposit: guests * 5, status: 'booked' });
  }
  const sent = seedOrder(random, state, 'sent');
  seedOrder(random, state, 'open');
  const delivery_id = nextId(state, 'DY');
  const minutes = random.integer(18, 55);
  state.deliveries.push({ delivery_id, order_id: sent.order_id, address: '3 Elm Street', minutes, tip: 0 });
  state.vouchers.push({ voucher_code: nextId(state, 'FV'), value: random.integer(3, 9) });
}

function seedOrder(random: Random, state: RestaurantsState, status: Order['status']): Order {
  const items = random.sample(state.dishes, 2).map(({ dish_id }) => ({ dish_id, quantity: random.integer(1, 3) }));
  const order: Order = { order_id: nextId(state, 'FO'), items, discount: 0, status };
  state.orders.push(order);
  return order;
}

/** The next free id with this prefix. */
export function nextId(state: RestaurantsState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function restaurantOf(state: Readonly<RestaurantsState>, id: string): Restaurant | undefined {
  return state.restaurants.find(({ restaurant_id }) => restaurant_id === id);
}

export function dishOf(state: Readonly<RestaurantsState>, id: string): Dish | undefined {
  return state.dishes.find(({ dish_id }) => dish_id === id);
}

/** What the food of an order costs in dollars, after its discount. */
export function costOf(state: Readonly<RestaurantsState>, order: Order): number {
  const sum = order.items.reduce((total, { dish_id, quantity }) => total + dishOf(state, dish_id)!.price * quantity, 0);
  return toCents(Math.max(0, sum - order.discount));
}
