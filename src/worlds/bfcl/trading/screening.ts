import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import type { DrawContext } from '../../parameters.ts';
import { answered } from '../face.ts';
import { desk } from './desk.ts';
import { choice, number, tickers } from './parameters.ts';
import type { DeskState, Stock } from './state.ts';

const tool = toolsOf<DeskState>();

const tickersOutput = (description: string) => ({
  type: 'array',
  description,
  items: { type: 'string', description: 'Ticker of a stock.' },
});

/** The stocks whose tickers the call looks through, as far as they are known. */
function stocksAsked({ state, given }: DrawContext<DeskState>): Stock[] {
  const asked = Array.isArray(given.tickers) ? given.tickers : [];
  return asked.flatMap((name) => (typeof name === 'string' && state.stocks[name]) || []);
}

const screenByPrice = tool({
  name: 'screen_by_price',
  description: 'Keep those of some stocks whose price lies between two bounds, both included.',
  readOnly: true,
  parameters: {
    tickers,
    lowest_price: number({
      description: 'Least price in dollars.',
      noun: 'lowest price',
      supply: ['nothing below {value} dollars', 'from {value} dollars up'],
      minimum: 0,
      stated: '{value} dollars',
      draw: (context) => {
        const { highest_price } = context.given;
        const most = typeof highest_price === 'number' ? highest_price : Number.POSITIVE_INFINITY;
        return Math.floor(Math.min(stocksAsked(context)[0]?.price ?? 50, most) * 0.08) * 10;
      },
    }),
    highest_price: number({
      description: 'Greatest price in dollars.',
      noun: 'highest price',
      supply: ['nothing above {value} dollars', '{value} dollars at the most'],
      minimum: 0,
      stated: '{value} dollars',
      draw: (context) =>
        Math.ceil(((stocksAsked(context)[0]?.price ?? 300) * context.random.integer(110, 150)) / 1000) * 10,
    }),
  },
  output: record({
    matches: tickersOutput('Tickers within the bounds, in the order given.'),
    match_count: ['integer', 'How many there are.'],
  }),
  run: (state, given) => {
    const native = { stocks: given.tickers, min_price: given.lowest_price, max_price: given.highest_price };
    return answered(desk.look(state, 'filter_stocks_by_price', native), (answer) => {
      const matches = answer.filtered_stocks as string[];
      return { matches, match_count: matches.length };
    });
  },
  phrases: {
    requests: [
      'pick out which of {tickers} trade at {lowest_price} or more[ and at {highest_price} or less]',
      'narrow {tickers} down to what costs at least {lowest_price}[ and no more than {highest_price}]',
      'go through {tickers} and keep those at {lowest_price} or above[, up to {highest_price}]',
    ],
    ability: 'narrow stocks down by price',
    reports: [
      'Within those bounds I count {/match_count}, the first being {/matches/0}.',
      '{/matches/0} fits the bounds; the count is {/match_count}.',
      'The count of stocks within the bounds is {/match_count}.',
    ],
    outputs: {
      '/matches': { noun: 'list of stocks', verb: 'narrowed down' },
      '/matches/*': { noun: 'match', verb: 'found' },
    },
  },
});

const detectBigMoves = tool({
  name: 'detect_big_moves',
  description: 'Find those of some stocks that rose or fell by a percentage or more today.',
  readOnly: true,
  parameters: {
    tickers,
    least_change: number({
      description: 'Change of the price in percent, in either direction, from which a stock counts.',
      noun: 'least change in percent',
      supply: ['{value} percent or more counts', 'the bar is {value} percent'],
      minimum: 0,
      stated: '{value} percent',
      draw: (context) => {
        const largest = Math.max(0.2, ...stocksAsked(context).map((stock) => Math.abs(stock.percent_change)));
        return Math.max(1, Math.floor((largest * context.random.integer(30, 100)) / 10)) / 10;
      },
    }),
  },
  output: record({
    movers: tickersOutput('Tickers that moved that much, in the order given.'),
    mover_count: ['integer', 'How many there are.'],
  }),
  run: (state, given) => {
    const native = { stocks: given.tickers, threshold: given.least_change };
    return answered(desk.look(state, 'notify_price_change', native), (answer) => {
      const movers = moversIn(String(answer.notification));
      return { movers, mover_count: movers.length };
    });
  },
  phrases: {
    requests: [
      'see which of {tickers} moved today[ by {least_change} or more]',
      'check {tickers} for swings[ of at least {least_change}]',
      'tell me whether anything in {tickers} jumped or dropped[ by {least_change}]',
    ],
    ability: 'spot large swings of prices',
    reports: [
      'The count of stocks that moved that much is {/mover_count}, the first being {/movers/0}.',
      '{/movers/0} moved that much; the count is {/mover_count}.',
      'The number of stocks that moved that much is {/mover_count}.',
    ],
    outputs: {
      '/movers': { noun: 'list of movers', verb: 'spotted' },
      '/movers/*': { noun: 'mover', verb: 'spotted' },
    },
  },
});

// The class answers with a sentence that lists the tickers.
function moversIn(sentence: string): string[] {
  return /^Stocks (.+) have /.exec(sentence)?.[1]?.split(', ') ?? [];
}

const rankings = ['price', 'day_change', 'volume'] as const;
const rankedBy = { price: 'price', day_change: 'percent_change', volume: 'volume' } as const;

const rankWatchedStocks = tool({
  name: 'rank_watched_stocks',
  description: 'List the followed stocks from highest to lowest by price, change of the day or volume.',
  readOnly: true,
  parameters: {
    rank_by: choice(rankings, {
      description: 'What to order the stocks by.',
      noun: 'measure to rank by',
      supply: ['go by {value}', 'rank them by {value}'],
      draw: ({ random }) => random.pick(rankings),
    }),
  },
  output: record({
    ranked: {
      type: 'array',
      description: 'The followed stocks, highest first.',
      items: record({
        ticker: 'Ticker of the stock.',
        price_per_share: ['number', 'Dollars a share.'],
        day_change_percent: ['number', 'Change of the price today in percent.'],
      }),
    },
  }),
  run: (state, given) =>
    answered(desk.look(state, 'get_watchlist'), (answer) => {
      const known = (answer.watchlist as string[]).filter((name) => name in state.stocks);
      const quotes = known.map((name) => ({ name, stock: quoteOf(state, name) }));
      const by = rankedBy[given.rank_by];
      const ranked = quotes.sort((left, right) => right.stock[by] - left.stock[by]);
      return {
        ranked: ranked.map(({ name, stock }) => ({
          ticker: name,
          price_per_share: stock.price,
          day_change_percent: stock.percent_change,
        })),
      };
    }),
  phrases: {
    requests: [
      'sort the stocks I follow by {rank_by}',
      'line up everything on my watch list by {rank_by}, highest first',
      'show me what I am following, ordered by {rank_by}',
    ],
    ability: 'order the followed stocks',
    reports: [
      'By {rank_by}, {/ranked/0/ticker} comes first at {/ranked/0/price_per_share} dollars.',
      '{/ranked/0/ticker} leads by {rank_by} and costs {/ranked/0/price_per_share} dollars.',
    ],
    outputs: {
      '/ranked/*/ticker': {
        noun: 'stock',
        verb: 'ranked',
        implied: 'the stock I follow with the highest {rank_by}',
      },
      '/ranked/*/price_per_share': { noun: 'price', verb: 'saw' },
    },
  },
});

function quoteOf(state: DeskState, symbol: string): Stock {
  return desk.look(state, 'get_stock_info', { symbol }) as Stock;
}

export const screeningTools = [screenByPrice, detectBigMoves, rankWatchedStocks];
