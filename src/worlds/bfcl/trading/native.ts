import { add, contains, dict, type PythonValue, str, truthy } from '../../../python/index.ts';
import { defineNative, errorAnswer } from '../native.ts';
import { fromNotation } from '../notation.ts';
import { availableStocks, filterByPrice, notifyOfChanges, stockInfo, symbolOf } from './native-market.ts';
import { fundAccount, transactionHistory, withdrawFunds } from './native-money.ts';
import { cancelOrder, orderDetails, orderHistory, placeOrder } from './native-orders.ts';
import { listWith, loadTrading, statusAnswer, type TradingState } from './native-state.ts';

/** A trading account: log in, look at stocks, keep a watch list, place and cancel orders, move money. */
export const tradingBot = defineNative<TradingState>({
  className: 'TradingBot',
  load: loadTrading,
  methods: {
    get_current_time: ['', () => dict({ current_time: '10:30 AM' })],
    get_symbol_by_name: ['name', symbolOf],
    trading_login: ['username, password', logIn],
    trading_logout: ['', logOut],
    trading_get_login_status: ['', (state) => statusAnswer(truthy(state.authenticated))],
    get_stock_info: ['symbol', stockInfo],
    get_order_details: ['order_id', orderDetails],
    cancel_order: ['order_id', cancelOrder],
    place_order: ['order_type, symbol, price, amount', placeOrder],
    withdraw_funds: ['amount', withdrawFunds],
    fund_account: ['amount', fundAccount],
    get_account_info: ['', accountInfo],
    remove_stock_from_watchlist: ['symbol', removeFromWatchList],
    add_to_watchlist: ['stock', addToWatchList],
    get_watchlist: ['', watchList],
    get_order_history: ['', orderHistory],
    get_transaction_history: ['start_date=None, end_date=None', transactionHistory],
    get_available_stocks: ['sector', availableStocks],
    filter_stocks_by_price: ['stocks, min_price, max_price', filterByPrice],
    notify_price_change: ['stocks, threshold', notifyOfChanges],
  },
});

function logIn(state: TradingState): PythonValue {
  if (truthy(state.authenticated)) return statusAnswer('Already logged in');
  state.authenticated = true;
  return statusAnswer('Logged in successfully');
}

function logOut(state: TradingState): PythonValue {
  if (!truthy(state.authenticated)) return statusAnswer('No user is currently logged in');
  state.authenticated = false;
  return statusAnswer('Logged out successfully');
}

function accountInfo(state: TradingState): PythonValue {
  if (truthy(state.authenticated)) return state.account_info;
  return errorAnswer('User not authenticated. Please log in to view account information.');
}

function removeFromWatchList(state: TradingState, symbol: PythonValue): PythonValue {
  if (!truthy(state.authenticated)) {
    return errorAnswer('User not authenticated. Please log in to modify the watchlist.');
  }
  if (!contains(state.watch_list, symbol)) return errorAnswer(`Stock ${str(symbol)} not found in watchlist.`);
  const list = listWith(state.watch_list, 'remove');
  list.splice(
    list.findIndex((item) => contains([item], symbol)),
    1,
  );
  return statusAnswer(`Stock ${str(symbol)} removed from watchlist successfully.`);
}

function addToWatchList(state: TradingState, stock: PythonValue): PythonValue {
  if (contains(state.stocks, stock) && !contains(state.watch_list, stock)) {
    listWith(state.watch_list, 'append').push(stock);
  }
  return dict({ watchlist: state.watch_list });
}

function watchList(state: TradingState): PythonValue {
  if (!truthy(state.authenticated)) return ['Error: User not authenticated. Please log in to view the watchlist.'];
  if (!state._longTexts) return dict({ watchlist: state.watch_list });
  return add(state.watch_list, fromNotation(state._longTexts.item('WATCH_LIST_EXTENSION')));
}
