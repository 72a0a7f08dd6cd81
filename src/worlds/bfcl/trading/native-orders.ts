import {
  add,
  compare,
  contains,
  dict,
  dictWith,
  equal,
  fixedText,
  iterate,
  multiply,
  PythonDict,
  type PythonValue,
  repr,
  setItem,
  str,
  subscript,
  textWith,
  toFloat,
  toInt,
  truthy,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import type { TradingState } from './native-state.ts';

/** An order; long-context mode adds texts about its stock. */
export function orderDetails(state: TradingState, id: PythonValue): PythonValue {
  if (!contains(state.orders, id)) {
    const ids = repr([...iterate(state.orders)]);
    return errorAnswer(`Order with ID ${str(id)} not found.Here is the list of orders_id: ${ids}`);
  }
  const order = subscript(state.orders, id);
  if (!state._longTexts) return order;
  const extended = dictWith(order, 'copy').copy();
  const symbol = str(extended.item('symbol'));
  const texts = dictWith(state._longTexts.item('ORDER_DETAIL_EXTENSION'), 'items').entries();
  extended.set(
    'metadata',
    new PythonDict(Array.from(texts, ([key, text]) => [key, str(text).replaceAll('{symbol}', () => symbol)])),
  );
  return extended;
}

/** Cancels an order that is not completed, as often as asked. */
export function cancelOrder(state: TradingState, id: PythonValue): PythonValue {
  if (!contains(state.orders, id)) return errorAnswer(`Order with ID ${str(id)} not found.`);
  const order = subscript(state.orders, id);
  if (equal(subscript(order, 'status'), 'Completed')) {
    return errorAnswer(`Can't cancel order ${str(id)}. Order is already completed.`);
  }
  setItem(order, 'status', 'Cancelled');
  return dict({ order_id: id, status: 'Cancelled' });
}

/** Places an order; what it costs is asked for, but not taken. */
export function placeOrder(
  state: TradingState,
  type: PythonValue,
  symbol: PythonValue,
  price: PythonValue,
  amount: PythonValue,
): PythonValue {
  if (!truthy(state.authenticated)) return errorAnswer('User not authenticated. Please log in to place an order.');
  if (!contains(state.stocks, symbol)) return errorAnswer(`Invalid stock symbol: ${str(symbol)}`);
  if (compare(price, '<=', 0n) || compare(amount, '<=', 0n)) {
    return errorAnswer('Price and amount must be positive values.');
  }
  const each = toFloat(price);
  const lack = textWith(type, 'lower').toLowerCase() === 'buy' ? lackOfFunds(state, each, amount) : undefined;
  if (lack !== undefined) return errorAnswer(lack);
  const id = state.order_counter;
  const order = { order_type: type, symbol, price: each, amount, status: 'Open' };
  setItem(state.orders, id, dict({ id, ...order }));
  state.order_counter = add(id, 1n);
  return dict({ order_id: id, order_type: type, status: 'Pending', price: each, amount });
}

function lackOfFunds(state: TradingState, price: number, amount: PythonValue): string | undefined {
  const cost = multiply(price, toInt(amount));
  const balance = subscript(state.account_info, 'balance');
  if (!compare(cost, '>', balance)) return undefined;
  const [required, available] = [cost, balance].map((money) => fixedText(toFloat(money), 2));
  return `Insufficient funds: required $${required} but only $${available} available.`;
}

/** The numbers of all orders. */
export function orderHistory(state: TradingState): PythonValue {
  if (truthy(state.authenticated)) return dict({ history: [...iterate(state.orders)] });
  return [errorAnswer('User not authenticated. Please log in to view order history.')];
}
