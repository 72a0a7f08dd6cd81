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
      'look up the exchange symbol of {company_name}',
      'tell me the symbol to trade {company_name} under',
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
    price_per_share: ['number', 'Dollars a share.'],
    day_change_percent: ['number', 'Change of the price today in percent.'],
    volume_millions: ['number', 'Million shares traded today.'],
    average_5_days: ['number', 'Average price of the last 5 days in dollars.'],
    average_20_days: ['number', 'Average price of the last 20 days in dollars.'],
  }),
  run: (state, given) =>
    answered(desk.look(state, 'get_stock_info', { symbol: given.ticker }), (stock) => ({
      price_per_share: Number(stock.price),
      day_change_percent: Number(stock.percent_change),
      volume_millions: Number(stock.volume),
      average_5_days: Number(stock['MA(5)']),
      average_20_days: Number(stock['MA(20)']),
    })),
  phrases: {
    requests: [
      'check the current price of {ticker}',
      'give me the numbers of today for {ticker}',
      'tell me what the market pays for {ticker} right now',
      'pull up the latest figures of {ticker}',
    ],
    ability: 'look up prices of stocks',
    reports: [
      '{ticker} stands at {/price_per_share} dollars, a change of {/day_change_percent} percent today.',
      'A share of {ticker} costs {/price_per_share} dollars; its average over 20 days is {/average_20_days} dollars.',
      '{ticker} is at {/price_per_share} dollars with {/volume_millions} million shares traded.',
    ],
    outputs: {
      '/price_per_share': { noun: 'price', verb: 'looked up', implied: 'the current price of {ticker}' },
      '/average_5_days': { noun: '5-day average', verb: 'looked up' },
      '/average_20_days': { noun: '20-day average', verb: 'looked up' },
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
