import type { JsonObject } from '../../../core/json.ts';
import type { Random } from '../../../core/random.ts';
import { dayOf2026, roundNumber, toCents } from '../../values.ts';
import { desk } from './desk.ts';
import { companyNames, inventedTickers, sectorTickers, tickerOf, traderNames } from './words.ts';

export type Stock = { price: number; percent_change: number; volume: number; 'MA(5)': number; 'MA(20)': number };
export type Order = { id: number; order_type: string; symbol: string; price: number; amount: number; status: string };

/** What the tools of the desk read of the native state, and who is signed in. */
export type DeskState = {
  orders: { $map: [number, Order][] };
  account_info: { account_id: number; balance: number; binding_card: number };
  stocks: { [ticker: string]: Stock };
  watch_list: string[];
  transaction_history: { type: string; amount: number; timestamp: string }[];
  trader: string;
};

/** About twenty stocks, three of them followed, six orders, six movements of cash, and somebody signed in. */
export function seedDesk(random: Random): DeskState {
  const invented = random.sample(inventedTickers, 7);
  const named = random.sample(companyNames, 7).map(tickerOf);
  const tickers = [...new Set([...sectorTickers, ...named, ...invented])];
  const stocks = Object.fromEntries(tickers.map((ticker) => [ticker, seedStock(random)]));
  const balance = random.integer(48_000, 240_000) / 4;
  const first = random.integer(20_100, 88_000);
  const config = {
    orders: seedOrders(random, stocks, { balance, first }),
    account_info: {
      account_id: random.integer(30_000, 99_000),
      balance,
      binding_card: random.integer(4_000_000_000_000, 4_999_999_999_999),
    },
    authenticated: true,
    market_status: 'Open',
    order_counter: first + 6,
    stocks,
    watch_list: invented.slice(0, 3),
    transaction_history: seedMovements(random, balance),
    random_seed: random.integer(1, 9_999_999),
  };
  return { ...desk.seed(config), trader: random.pick(traderNames) } as DeskState;
}

function seedStock(random: Random): Stock {
  const price = random.integer(1_200, 62_000) / 100;
  const near = () => toCents((price * random.integer(93, 107)) / 100);
  const size = random.integer(21, 480) / 100;
  return {
    price,
    percent_change: random.chance(0.5) ? size : -size,
    volume: random.integer(200, 9_800) / 1000,
    'MA(5)': near(),
    'MA(20)': near(),
  };
}

const places = [
  ['Buy', 'Completed'],
  ['Buy', 'Open'],
  ['Sell', 'Cancelled'],
  ['Sell', 'Pending'],
  ['Buy', 'Pending'],
  ['Sell', 'Open'],
] as const;

function seedOrders(
  random: Random,
  stocks: { [ticker: string]: Stock },
  { balance, first }: { balance: number; first: number },
): JsonObject {
  const orders = places.map(([order_type, status], at) => {
    const symbol = random.pick(Object.keys(stocks));
    const price = toCents((stocks[symbol]!.price * random.integer(90, 110)) / 100);
    const amount = random.integer(2, Math.max(2, Math.min(60, Math.floor((balance * 0.25) / price))));
    return { id: first + at, order_type, symbol, price, amount, status };
  });
  return Object.fromEntries(orders.map((order) => [String(order.id), order]));
}

function seedMovements(random: Random, balance: number): DeskState['transaction_history'] {
  const days = random
    .sample(
      Array.from({ length: 40 }, (_, at) => at * 7 + 4),
      6,
    )
    .sort((left, right) => left - right);
  return days.map((day) => ({
    type: random.chance(0.6) ? 'deposit' : 'withdrawal',
    amount: roundNumber(random, 100, balance * 0.2, 50),
    timestamp: `${dayOf2026(day)} ${random.integer(10, 16)}:${random.integer(10, 59)}:00`,
  }));
}

/** The orders, oldest first. */
export function ordersOf(state: Readonly<DeskState>): Order[] {
  return state.orders.$map.map(([, order]) => order);
}

/** The orders that wait and can be called off, oldest first. */
export function workingOrders(state: Readonly<DeskState>): Order[] {
  return ordersOf(state).filter(({ status }) => status === 'Open' || status === 'Pending');
}

/** The tickers that can be followed: known and not followed yet. */
export function unwatchedTickers(state: Readonly<DeskState>): string[] {
  return Object.keys(state.stocks).filter((ticker) => !state.watch_list.includes(ticker));
}
