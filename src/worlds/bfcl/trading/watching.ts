import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { desk } from './desk.ts';
import { ticker } from './parameters.ts';
import { type DeskState, unwatchedTickers } from './state.ts';

const tool = toolsOf<DeskState>();

const watchOutput = record({
  watched: {
    type: 'array',
    description: 'Tickers of all followed stocks, the one followed longest first.',
    items: { type: 'string', description: 'Ticker of a stock.' },
  },
  watched_count: ['integer', 'How many stocks are followed.'],
});

function watchedBy(answer: Readonly<Record<string, unknown>>) {
  const watched = answer.watchlist as string[];
  return { watched, watched_count: watched.length };
}

const watchTicker = tool({
  name: 'watch_ticker',
  description: 'Put a stock on the list of followed stocks.',
  readOnly: false,
  parameters: {
    ticker: { ...ticker, draw: ({ state, random }) => anyOf(random, unwatchedTickers(state)) },
  },
  output: watchOutput,
  run: (state, given) => {
    if (state.watch_list.includes(given.ticker)) {
      return failure('wrong-state', `The list of followed stocks has ${given.ticker} already.`);
    }
    const known = desk.look(state, 'get_stock_info', { symbol: given.ticker });
    if (known instanceof ToolFailure) return known;
    return answered(desk.act(state, 'add_to_watchlist', { stock: given.ticker }), watchedBy);
  },
  phrases: {
    requests: [
      'keep an eye on {ticker} for me',
      'put {ticker} on the list of stocks I follow',
      'start following {ticker}',
      'have {ticker} show up among the stocks I am watching',
    ],
    ability: 'follow stocks',
    reports: [
      '{ticker} is on your list now, which makes {/watched_count} followed stocks.',
      'I follow {ticker} for you; the number of stocks on the list is {/watched_count}.',
    ],
    outputs: {
      '/watched': { noun: 'watch list', verb: 'extended' },
      '/watched/*': { noun: 'followed stock', verb: 'saw' },
    },
  },
});

const unwatchTicker = tool({
  name: 'unwatch_ticker',
  description: 'Take a stock off the list of followed stocks.',
  readOnly: false,
  parameters: {
    ticker: { ...ticker, draw: ({ state, random }) => anyOf(random, state.watch_list) },
  },
  output: watchOutput,
  run: (state, given) => {
    const removed = desk.act(state, 'remove_stock_from_watchlist', { symbol: given.ticker });
    return removed instanceof ToolFailure ? removed : answered(desk.look(state, 'get_watchlist'), watchedBy);
  },
  phrases: {
    requests: [
      'stop following {ticker}',
      'drop {ticker} from the stocks I am watching',
      'take {ticker} off my watch list',
    ],
    ability: 'stop following stocks',
    reports: [
      '{ticker} is off the list, and the number of followed stocks is {/watched_count}.',
      'You no longer follow {ticker}; the list is down to {/watched_count}.',
    ],
    outputs: {
      '/watched': { noun: 'watch list', verb: 'shortened' },
      '/watched/*': { noun: 'followed stock', verb: 'saw' },
    },
  },
});

export const watchingTools = [watchTicker, unwatchTicker];
