import {
  dict,
  dictWith,
  type MersenneTwister,
  PythonDict,
  type PythonValue,
  raise,
  toInt,
  typeName,
} from '../../../python/index.ts';
import { generatorOf, type LoadOptions, settingsOf } from '../native.ts';
import { defaultAccount, defaultOrders, defaultStocks } from './native-tables.ts';

/** The attributes of an instance, in the order that recordings show. A scenario may put any value under them. */
export interface TradingState {
  orders: PythonValue;
  account_info: PythonValue;
  authenticated: PythonValue;
  market_status: PythonValue;
  order_counter: PythonValue;
  stocks: PythonValue;
  watch_list: PythonValue;
  transaction_history: PythonValue;
  long_context: boolean;
  _random: MersenneTwister;
  /** The texts of long-context mode, or null when it is off. */
  _longTexts: PythonDict | null;
}

const defaultSeed = 1053520n;

/** The trading account of a scenario. */
export function loadTrading(config: PythonDict, { longContext }: LoadOptions): TradingState {
  const given = settingsOf(config);
  return {
    orders: withNumbers(given('orders', defaultOrders)),
    account_info: given('account_info', defaultAccount),
    authenticated: given('authenticated', false),
    market_status: given('market_status', 'Closed'),
    order_counter: given('order_counter', 12446n),
    stocks: given('stocks', defaultStocks),
    watch_list: given('watch_list', ['NVDA']),
    transaction_history: given('transaction_history', []),
    long_context: longContext !== undefined,
    _random: generatorOf(config, defaultSeed),
    _longTexts: longContext ?? null,
  };
}

// JSON has text keys only; a key of digits is an order's number.
function withNumbers(orders: PythonValue): PythonDict {
  const entries = dictWith(orders, 'items').entries();
  return new PythonDict(
    Array.from(entries, ([key, order]) => [typeof key === 'string' && /^\d+$/.test(key) ? toInt(key) : key, order]),
  );
}

/** The answer of a method that says only how it went. */
export function statusAnswer(status: PythonValue): PythonDict {
  return dict({ status });
}

/** The list of which a method is called. Raises AttributeError when the value is none. */
export function listWith(value: PythonValue, method: string): PythonValue[] {
  return Array.isArray(value)
    ? value
    : raise('AttributeError', `'${typeName(value)}' object has no attribute '${method}'`);
}
