import {
  add,
  compare,
  dict,
  equal,
  iterate,
  type PythonValue,
  setItem,
  strptime,
  subscript,
  subtract,
  truthy,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { listWith, type TradingState } from './native-state.ts';

/** Takes money out of the account, while the market is open. */
export function withdrawFunds(state: TradingState, amount: PythonValue): PythonValue {
  if (!truthy(state.authenticated)) {
    return errorAnswer('User not authenticated. Please log in to make a transaction.');
  }
  if (!equal(state.market_status, 'Open')) return errorAnswer('Market is closed. Transactions are not allowed.');
  if (compare(amount, '<=', 0n)) return errorAnswer('Transaction amount must be positive.');
  const balance = subscript(state.account_info, 'balance');
  if (compare(amount, '>', balance)) return errorAnswer('Insufficient funds for withdrawal.');
  setItem(state.account_info, 'balance', subtract(balance, amount));
  return recorded(state, 'withdrawal', amount, 'Withdrawal successful');
}

/** Puts money into the account. */
export function fundAccount(state: TradingState, amount: PythonValue): PythonValue {
  if (!truthy(state.authenticated)) {
    return errorAnswer('User not authenticated. Please log in to fund the account.');
  }
  if (compare(amount, '<=', 0n)) return errorAnswer('Funding amount must be positive.');
  setItem(state.account_info, 'balance', add(subscript(state.account_info, 'balance'), amount));
  return recorded(state, 'deposit', amount, 'Account funded successfully');
}

function recorded(state: TradingState, type: string, amount: PythonValue, status: string): PythonValue {
  const entry = dict({ type, amount, timestamp: drawTimestamp(state) });
  listWith(state.transaction_history, 'append').push(entry);
  return dict({ status, new_balance: subscript(state.account_info, 'balance') });
}

const opening = Date.UTC(2024, 8, 1, 10, 30);

function drawTimestamp(state: TradingState): string {
  const seconds = Number(state._random.integer(0n, 86_400n));
  return new Date(opening + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The transactions between two dates; long-context mode appends many more, whatever the dates. */
export function transactionHistory(state: TradingState, start: PythonValue, end: PythonValue): PythonValue {
  if (!truthy(state.authenticated)) {
    return [errorAnswer('User not authenticated. Please log in to view transaction history.')];
  }
  const earliest = truthy(start) ? strptime(start, '%Y-%m-%d').getTime() : Number.NEGATIVE_INFINITY;
  const latest = truthy(end) ? strptime(end, '%Y-%m-%d').getTime() : Number.POSITIVE_INFINITY;
  const within = iterate(state.transaction_history).filter((transaction) => {
    const time = strptime(subscript(transaction, 'timestamp'), '%Y-%m-%d %H:%M:%S').getTime();
    return earliest <= time && time <= latest;
  });
  const extension = state._longTexts?.item('TRANSACTION_HISTORY_EXTENSION') ?? [];
  return dict({ transaction_history: [...within, ...iterate(extension)] });
}
