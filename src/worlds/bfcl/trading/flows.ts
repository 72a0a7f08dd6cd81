import type { WorldDependency } from '../../define.ts';

const stockSources = [
  ['find_ticker', '/ticker'],
  ['list_sector_tickers', '/tickers/*'],
  ['screen_by_price', '/matches/*'],
  ['detect_big_moves', '/movers/*'],
  ['rank_watched_stocks', '/ranked/*/ticker'],
  ['inspect_order', '/ticker'],
  ['call_off_order', '/ticker'],
  ['list_working_orders', '/orders/*/ticker'],
] as const;

const stockUses = ['get_stock_quote', 'submit_order', 'check_buying_power'];

// A stock that comes from these may be followed already.
const perhapsWatched = ['rank_watched_stocks', 'inspect_order', 'call_off_order', 'list_working_orders'];

const listSources = [
  ['list_sector_tickers', '/tickers'],
  ['screen_by_price', '/matches'],
  ['detect_big_moves', '/movers'],
  ['watch_ticker', '/watched'],
  ['unwatch_ticker', '/watched'],
] as const;

const listUses = ['screen_by_price', 'detect_big_moves'];

const stockFlows: readonly WorldDependency[] = stockSources.flatMap(([from, pointer]) => [
  ...stockUses.map((to) => ({ from, to, bindings: { [pointer]: 'ticker' } })),
  ...(perhapsWatched.includes(from) ? [] : [{ from, to: 'watch_ticker', bindings: { [pointer]: 'ticker' } }]),
]);

const listFlows: readonly WorldDependency[] = listSources.flatMap(([from, pointer]) =>
  listUses.filter((to) => to !== from).map((to) => ({ from, to, bindings: { [pointer]: 'tickers' } })),
);

/** Which outputs the tools of the desk take from one another. */
export const tradingFlows: readonly WorldDependency[] = [
  ...stockFlows,
  ...listFlows,
  { from: 'rank_watched_stocks', to: 'unwatch_ticker', bindings: { '/ranked/*/ticker': 'ticker' } },
  { from: 'get_stock_quote', to: 'submit_order', bindings: { '/price_per_share': 'price_per_share' } },
  { from: 'check_buying_power', to: 'submit_order', bindings: { '/affordable_shares': 'share_count' } },
  { from: 'check_buying_power', to: 'withdraw_cash', bindings: { '/available_funds': 'amount' } },
  { from: 'submit_order', to: 'inspect_order', bindings: { '/order_number': 'order_number' } },
  { from: 'submit_order', to: 'call_off_order', bindings: { '/order_number': 'order_number' } },
  { from: 'submit_order', to: 'deposit_cash', bindings: { '/order_value': 'amount' } },
  { from: 'list_working_orders', to: 'inspect_order', bindings: { '/orders/*/order_number': 'order_number' } },
  { from: 'list_working_orders', to: 'call_off_order', bindings: { '/orders/*/order_number': 'order_number' } },
  { from: 'call_off_order', to: 'withdraw_cash', bindings: { '/released_value': 'amount' } },
  { from: 'sign_in_trader', to: 'inspect_order', bindings: { '/latest_order_number': 'order_number' } },
  { from: 'sign_in_trader', to: 'withdraw_cash', bindings: { '/available_funds': 'amount' } },
  { from: 'deposit_cash', to: 'withdraw_cash', bindings: { '/available_funds': 'amount' } },
  { from: 'list_cash_movements', to: 'deposit_cash', bindings: { '/movements/*/amount': 'amount' } },
  { from: 'list_cash_movements', to: 'withdraw_cash', bindings: { '/movements/*/amount': 'amount' } },
];
