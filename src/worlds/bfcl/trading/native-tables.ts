import { dict, PythonDict } from '../../../python/index.ts';

/** The account of an instance that no scenario describes. */
export const defaultAccount = dict({ account_id: 12345n, balance: 10000, binding_card: 1974202140965533n });

/** The orders of an instance that no scenario describes. */
export const defaultOrders = new PythonDict([
  [12345n, dict({ id: 12345n, order_type: 'Buy', symbol: 'AAPL', price: 210.65, amount: 10n, status: 'Completed' })],
  [12446n, dict({ id: 12446n, order_type: 'Sell', symbol: 'GOOG', price: 2840.56, amount: 5n, status: 'Pending' })],
]);

/** The stocks of an instance that no scenario describes. */
export const defaultStocks = dict({
  AAPL: stock(227.16, 0.17, 2.552, 227.11, 227.09),
  GOOG: stock(2840.34, 0.24, 1.123, 2835.67, 2842.15),
  TSLA: stock(667.92, -0.12, 1.654, 671.15, 668.2),
  MSFT: stock(310.23, 0.09, 3.234, 309.88, 310.11),
  NVDA: stock(220.34, 0.34, 1.234, 220.45, 220.67),
  ALPH: stock(1320.45, -0.08, 1.567, 1321.12, 1325.78),
  OMEG: stock(457.23, 0.12, 2.345, 456.78, 458.12),
  QUAS: stock(725.89, -0.03, 1.789, 726.45, 728.0),
  NEPT: stock(88.34, 0.19, 0.654, 88.21, 88.67),
  SYNX: stock(345.67, 0.11, 2.112, 345.34, 346.12),
  ZETA: stock(22.09, -0.05, 0.789, 22.12, 22.34),
});

function stock(price: number, change: number, volume: number, average5: number, average20: number): PythonDict {
  return dict({ price, percent_change: change, volume, 'MA(5)': average5, 'MA(20)': average20 });
}

/** The symbols of companies, by name. */
export const symbolByName = dict({
  Apple: 'AAPL',
  Google: 'GOOG',
  Tesla: 'TSLA',
  Microsoft: 'MSFT',
  Nvidia: 'NVDA',
  'Zeta Corp': 'ZETA',
  'Alpha Tech': 'ALPH',
  'Omega Industries': 'OMEG',
  'Quasar Ltd.': 'QUAS',
  'Neptune Systems': 'NEPT',
  'Synex Solutions': 'SYNX',
  Amazon: 'AMZN',
  Gorilla: 'GORI',
});

/** The stocks of a sector. */
export const sectors = dict({
  Technology: ['AAPL', 'GOOG', 'MSFT', 'NVDA'],
  Automobile: ['TSLA', 'F', 'GM'],
});
