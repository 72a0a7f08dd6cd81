import type { Random } from '../../core/random.ts';
import { toCents } from '../values.ts';

export type Product = {
  product_id: string;
  name: string;
  category: string;
  price: number;
  weight_grams: number;
  stock: number;
};
export type Customer = { customer_id: string; name: string; email: string; points: number };
export type CartItem = { product_id: string; quantity: number };
export type Cart = { cart_id: string; customer_id: string; items: CartItem[]; discount: number; ordered: boolean };
export type Order = {
  order_id: string;
  customer_id: string;
  total: number;
  status: 'placed' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
};
export type Parcel = { tracking_id: string; order_id: string; city: string; delivery_date: string };
export type Return = { return_id: string; order_id: string; refundable: number; refunded: boolean };

/** An online shop as its staff sees it: products, customers, carts, orders, parcels and returns. */
export type ShopState = {
  products: Product[];
  customers: Customer[];
  carts: Cart[];
  orders: Order[];
  parcels: Parcel[];
  returns: Return[];
  /** Codes that take dollars off a cart; each works once. */
  coupons: { code: string; value: number }[];
  ratings: { rating_id: string; order_id: string; stars: number }[];
  refunds: { refund_id: string; return_id: string; amount: number; method: string }[];
  /** Units of a currency for one dollar. */
  rates: { [currency: string]: number };
  next: number;
};

export const productCategories = ['kitchen', 'garden', 'office', 'travel', 'toys'] as const;

const catalogue: Record<(typeof productCategories)[number], readonly string[]> = {
  kitchen: ['linen apron', 'oak cutting board', 'copper kettle', 'stoneware teapot', 'chef knife', 'salad spinner'],
  garden: ['pruning shears', 'watering can', 'bird feeder', 'herb planter', 'garden gloves', 'solar lantern'],
  office: ['desk lamp', 'leather notebook', 'fountain pen', 'laptop stand', 'desk organizer', 'wall calendar'],
  travel: ['neck pillow', 'packing cubes', 'rain poncho', 'travel mug', 'luggage scale', 'day pack'],
  toys: ['wooden train', 'puzzle globe', 'marble run', 'kite kit', 'plush otter', 'stacking rings'],
};

/** First and last names that customers have or may get. */
export const customerNames = [
  'Alba Ferrer',
  'Bruno Keller',
  'Celia Monroe',
  'Dario Conti',
  'Edith Olsen',
  'Felix Brandt',
  'Gemma Walsh',
  'Hanna Virtanen',
  'Igor Petran',
  'Julia Baptista',
  'Kofi Asante',
  'Lina Berger',
  'Mateo Rojas',
  'Nadia Rahman',
  'Otto Lindner',
  'Paula Quigley',
  'Ravi Menon',
  'Selma Aksoy',
  'Theo Marchand',
  'Ursula Klein',
  'Viktor Hale',
  'Wilma Jensen',
  'Xenia Markou',
  'Yara Haddad',
] as const;

/** Cities that parcels go to. */
export const cities = [
  'Ashford',
  'Brookhaven',
  'Dunmore',
  'Eastport',
  'Fairview',
  'Glenwood',
  'Harborton',
  'Kingsley',
  'Lakemont',
  'Maplewood',
  'Northgate',
  'Pinecrest',
  'Riverton',
  'Silverdale',
  'Thornbury',
] as const;

/** Two products a category, four customers with an open and a delivered order each, a cart and two coupons. */
export function seedShop(random: Random): ShopState {
  const state: ShopState = {
    products: productCategories.flatMap((category, at) =>
      random.sample(catalogue[category], 2).map((name, second) => ({
        product_id: `PR-${150 + at * 14 + second * 7}`,
        name,
        category,
        price: random.integer(8, 60) + random.pick([0.5, 0.9, 0.95, 0]),
        weight_grams: random.integer(6, 90) * 20,
        stock: random.integer(15, 80),
      })),
    ),
    customers: random.sample(customerNames, 4).map((name, at) => ({
      customer_id: `CU-${401 + at * 17}`,
      name,
      email: emailOf(name),
      points: random.integer(12, 90) * 10,
    })),
    carts: [],
    orders: [],
    parcels: [],
    returns: [],
    coupons: random.sample(['SPRING', 'HELLO', 'SUNNY', 'THANKS', 'LUCKY', 'BLOOM'], 2).map((word, at) => ({
      code: `${word}${5 + at * 5}`,
      value: 5 + at * 5,
    })),
    ratings: [],
    refunds: [],
    rates: {
      EUR: random.integer(84, 97) / 100,
      GBP: random.integer(72, 83) / 100,
      CAD: random.integer(128, 145) / 100,
      JPY: random.integer(138, 158),
      SEK: random.integer(94, 112) / 10,
    },
    next: random.integer(2000, 7000),
  };
  seedOrders(random, state);
  return state;
}

function seedOrders(random: Random, state: ShopState): void {
  for (const { customer_id } of state.customers) {
    for (const status of ['delivered', 'placed'] as const) {
      const total = toCents(random.pick(state.products).price + random.pick(state.products).price);
      state.orders.push({ order_id: nextId(state, 'OR'), customer_id, total, status });
    }
  }
  const items = random.sample(state.products, 2).map(({ product_id }) => ({ product_id, quantity: 1 }));
  const { customer_id } = random.pick(state.customers);
  state.carts.push({ cart_id: nextId(state, 'CT'), customer_id, items, discount: 0, ordered: false });
}

/** The email address that a customer of this name has. */
export function emailOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@mail.example`;
}

/** The next free id with this prefix. */
export function nextId(state: ShopState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function findProduct(state: Readonly<ShopState>, id: string): Product | undefined {
  return state.products.find(({ product_id }) => product_id === id);
}

/** What a cart costs in dollars, never less than nothing. */
export function cartTotal(state: Readonly<ShopState>, cart: Cart): number {
  const sum = cart.items.reduce(
    (total, item) => total + (findProduct(state, item.product_id)?.price ?? 0) * item.quantity,
    0,
  );
  return toCents(Math.max(0, sum - cart.discount));
}
