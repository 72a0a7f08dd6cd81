import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { desk } from './desk.ts';
import { choice, text, ticker } from './parameters.ts';
import type { DeskState } from './state.ts';
import { companyNames, industries, tickerOf } from './words.ts';

const tool = toolsOf<DeskState>();

const findTicker = tool({
  name: 'find_ticker',
  description: 'Look up the ticker under which a company trades.',
  readOnly: true,
  parameters: {
    company_name: text({
      description: 'Name of the company, as it is written.',
      noun: 'name of the company',
      supply: ['the company is {value}', 'I mean {value}'],
      draw: ({ state, random }) => random.pick(companyNames.filter((name) => tickerOf(name) in state.stocks)),
      repeatable: true,
    }),
  },
  output: record({ ticker: 'Ticker of the company.' }),
  run: (state, given) => {
    const answer = desk.look(state, 'get_symbol_by_name', { name: given.company_name });
    if (answer instanceof ToolFailure) return answer;
    if (answer.symbol === 'Stock not found') return failure('not-found', `No company called ${given.company_name}.`);
    return { ticker: String(answer.symbol) };
  },
  phrases: {
    requests: [
      'look up what {company_name} is called on the exchange',
      'tell me which symbol {company_name} trades under',
      'get me the exchange code of {company_name}',
    ],
    ability: 'look up tickers',
    reports: ['{company_name} trades as {/ticker}.', 'The ticker of {company_name} is {/ticker}.'],
    outputs: { '/ticker': { noun: 'stock', verb: 'looked up', implied: '{company_name}' } },
  },
});

const getStockQuote = tool({
  name: 'get_stock_quote',
  description: 'Get the price of a stock, its change of the day, its volume and its average prices.',
  readOnly: true,
  parameters: { ticker: { ...ticker, repeatable: true } },
  output: record({
    price: ['number', 'Dollars a share.'],
    day_change_percent: ['number', 'Change of the price today in percent.'],
    volume_millions: ['number', 'Million shares traded today.'],
    average_5_days: ['number', 'Average price of the last 5 days in dollars.'],
    average_20_days: ['number', 'Average price of the last 20 days in dollars.'],
  }),
  run: (state, given) =>
    answered(desk.look(state, 'get_stock_info', { symbol: given.ticker }), (stock) => ({
      price: Number(stock.price),
      day_change_percent: Number(stock.percent_change),
      volume_millions: Number(stock.volume),
      average_5_days: Number(stock['MA(5)']),
      average_20_days: Number(stock['MA(20)']),
    })),
  phrases: {
    requests: [
      'check where {ticker} stands right now',
      'see how {ticker} is doing today',
      'tell me what a share of {ticker} goes for',
      'pull up the latest figures of {ticker}',
    ],
    ability: 'look up prices of stocks',
    reports: [
      '{ticker} stands at {/price} dollars, a change of {/day_change_percent} percent today.',
      'A share of {ticker} costs {/price} dollars; its average over 20 days is {/average_20_days} dollars.',
      '{ticker} is at {/price} dollars with {/volume_millions} million shares traded.',
    ],
    outputs: {
      '/price': { noun: 'price', verb: 'looked up', implied: 'the current price of {ticker}' },
      '/average_5_days': { noun: '5-day average', verb: 'looked up', implied: 'the 5-day average of {ticker}' },
      '/average_20_days': { noun: '20-day average', verb: 'looked up', implied: 'the 20-day average of {ticker}' },
    },
  },
});

const listSectorTickers = tool({
  name: 'list_sector_tickers',
  description: 'List the tickers of an industry, the best known first.',
  readOnly: true,
  parameters: {
    industry: choice(['technology', 'automobile'], {
      description: 'Industry of the companies.',
      noun: 'industry',
      supply: ['the industry is {value}', 'I am interested in {value}'],
      draw: ({ random }) => random.pick(['technology', 'automobile'] as const),
      repeatable: true,
    }),
  },
  output: record({
    tickers: {
      type: 'array',
      description: 'Tickers of the industry.',
      items: { type: 'string', description: 'Ticker of a stock.' },
    },
  }),
  run: (state, given) =>
    answered(desk.look(state, 'get_available_stocks', { sector: industries[given.industry] }), (answer) => ({
      tickers: answer.stock_list as string[],
    })),
  phrases: {
    requests: [
      'show me which {industry} stocks there are',
      'list the companies of the {industry} industry that I can trade',
      'find out what the {industry} business has to offer on the exchange',
    ],
    ability: 'list the stocks of an industry',
    reports: [
      'The {industry} list begins with {/tickers/0} and {/tickers/1}.',
      '{/tickers/0}, {/tickers/1} and {/tickers/2} are among the {industry} stocks.',
    ],
    outputs: {
      '/tickers': { noun: 'list of stocks', verb: 'pulled up', implied: 'the {industry} stocks' },
      '/tickers/*': { noun: 'stock', verb: 'listed', implied: 'the best-known {industry} stock' },
    },
  },
});

export const quoteTools = [findTicker, getStockQuote, listSectorTickers];
