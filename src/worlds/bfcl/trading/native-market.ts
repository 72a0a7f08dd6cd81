import {
  absolute,
  compare,
  contains,
  dict,
  dictWith,
  iterate,
  type PythonValue,
  str,
  subscript,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import type { TradingState } from './native-state.ts';
import { sectors, symbolByName } from './native-tables.ts';

/** The symbol of a company. */
export function symbolOf(_: TradingState, name: PythonValue): PythonValue {
  return dict({ symbol: symbolByName.get(name) ?? 'Stock not found' });
}

/** What is known of a stock; long-context mode has many more averages. */
export function stockInfo(state: TradingState, symbol: PythonValue): PythonValue {
  if (!contains(state.stocks, symbol)) return errorAnswer(`Stock with symbol '${str(symbol)}' not found.`);
  const stock = subscript(state.stocks, symbol);
  if (!state._longTexts) return stock;
  const extended = dictWith(stock, 'copy').copy();
  extended.set('MA(5)', state._longTexts.item('MA_5_EXTENSION'));
  extended.set('MA(20)', state._longTexts.item('MA_20_EXTENSION'));
  return extended;
}

/** The stocks of a sector; long-context mode appends many more. */
export function availableStocks(state: TradingState, sector: PythonValue): PythonValue {
  const known = sectors.get(sector);
  if (known === undefined) return dict({ stock_list: [] });
  const extension = state._longTexts?.item(`${str(sector).toUpperCase()}_EXTENSION`) ?? [];
  return dict({ stock_list: [...iterate(known), ...iterate(extension)] });
}

/** The stocks within bounds of price; a stock that is not known counts as free. */
export function filterByPrice(
  state: TradingState,
  stocks: PythonValue,
  least: PythonValue,
  most: PythonValue,
): PythonValue {
  const filtered = iterate(stocks).filter((symbol) => {
    const price = priceOf(state, symbol);
    return compare(price, '>=', least) && compare(price, '<=', most);
  });
  return dict({ filtered_stocks: filtered });
}

function priceOf(state: TradingState, symbol: PythonValue): PythonValue {
  const stock = dictWith(state.stocks, 'get').get(symbol);
  return stock === undefined ? 0n : (dictWith(stock, 'get').get('price') ?? 0n);
}

/** Which of the stocks rose or fell by a threshold or more. */
export function notifyOfChanges(state: TradingState, stocks: PythonValue, threshold: PythonValue): PythonValue {
  const changed = iterate(stocks).filter((symbol) => {
    if (!contains(state.stocks, symbol)) return false;
    const change = subscript(subscript(state.stocks, symbol), 'percent_change');
    return compare(absolute(change), '>=', threshold);
  });
  if (changed.length === 0) return dict({ notification: 'No significant price changes in the selected stocks.' });
  return dict({ notification: `Stocks ${changed.map(str).join(', ')} have significant price changes.` });
}
