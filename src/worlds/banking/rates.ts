import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { roundNumber, toCents } from '../values.ts';
import { currencies, currency, number, text } from './parameters.ts';
import { type BankingState, nextId } from './state.ts';

const tool = toolsOf<BankingState>();

const fromCurrency = currency({
  description: 'Currency to convert from, as an ISO code.',
  noun: 'currency to convert from',
  supply: ['it is in {value}', 'I have it in {value}'],
  other: 'to_currency',
});
const toCurrency = currency({
  description: 'Currency to convert to, as an ISO code.',
  noun: 'currency to convert to',
  supply: ['in {value}, please', 'I need it in {value}'],
  other: 'from_currency',
});

const getExchangeRate = tool({
  name: 'get_exchange_rate',
  description: 'Get what one unit of a currency is worth in another one today.',
  readOnly: true,
  parameters: { from_currency: fromCurrency, to_currency: { ...toCurrency, repeatable: true } },
  output: record({
    rate: ['number', 'Units of the second currency for one unit of the first.'],
    currency_pair: 'The two currencies as in EUR/USD.',
  }),
  run: (state, given) => ({
    rate: rateOf(state, given.from_currency, given.to_currency),
    currency_pair: `${given.from_currency}/${given.to_currency}`,
  }),
  phrases: {
    requests: [
      'tell me what one {from_currency} is worth[ in {to_currency}]',
      'check how {from_currency} stands[ against {to_currency}] today',
      'find out how much I get for one {from_currency}[ in {to_currency}]',
    ],
    ability: 'look up exchange rates',
    reports: [
      'One {from_currency} is worth {/rate} {to_currency}.',
      'You get {/rate} {to_currency} for one {from_currency}.',
    ],
    outputs: {
      '/rate': { noun: 'rate', verb: 'looked up' },
      '/currency_pair': { noun: 'currency pair', verb: 'looked up' },
    },
  },
});

const createRateAlert = tool({
  name: 'create_rate_alert',
  description: 'Ask to be told when an exchange rate reaches a target.',
  readOnly: false,
  parameters: {
    currency_pair: text({
      description: 'The two currencies as in EUR/USD.',
      noun: 'currency pair',
      pattern: '^[A-Z]{3}/[A-Z]{3}$',
      draw: ({ random }) => random.sample(currencies, 2).join('/'),
    }),
    target_rate: number({
      description: 'Units of the second currency for one unit of the first.',
      noun: 'target rate',
      supply: ['the target is {value}', 'tell me at {value}'],
      minimum: 0,
      draw: ({ random }) => random.integer(70, 160) / 100,
    }),
  },
  output: record({
    alert_id: 'Id of the alert.',
    distance_percent: ['number', 'By how many percent the rate must move to reach the target.'],
  }),
  run: (state, given) => {
    const [from, to] = given.currency_pair.split('/') as [string, string];
    if (!(from in state.dollars && to in state.dollars))
      return failure('not-found', `No rate for ${given.currency_pair}.`);
    const alert_id = nextId(state, 'AL');
    state.alerts.push({ alert_id, ...given });
    return { alert_id, distance_percent: Math.round((given.target_rate / rateOf(state, from, to) - 1) * 1000) / 10 };
  },
  phrases: {
    requests: [
      'watch {currency_pair} for me[ and warn me at {target_rate}]',
      'notify me about {currency_pair}[ once it gets to {target_rate}]',
      'keep an eye on {currency_pair}[ and speak up when it hits {target_rate}]',
    ],
    ability: 'watch exchange rates',
    reports: [
      'The alert {/alert_id} is set; the rate has to move by {/distance_percent} percent to get there.',
      'You will be told under alert {/alert_id}; the rate is {/distance_percent} percent from its target.',
    ],
    outputs: { '/alert_id': { noun: 'alert', verb: 'set' } },
  },
});

const convertCurrency = tool({
  name: 'convert_currency',
  description: "Work out what an amount is in another currency at today's rate.",
  readOnly: true,
  parameters: {
    amount: number({
      description: 'Amount in the first currency.',
      noun: 'amount to convert',
      supply: ['the amount is {value}', 'it is {value}'],
      minimum: 0,
      draw: ({ random }) => roundNumber(random, 20, 1500, 5),
      repeatable: true,
    }),
    from_currency: fromCurrency,
    to_currency: toCurrency,
  },
  output: record({ converted_amount: ['number', 'Amount in the second currency.'], currency: 'The second currency.' }),
  run: (state, given) => ({
    converted_amount: toCents(given.amount * rateOf(state, given.from_currency, given.to_currency)),
    currency: given.to_currency,
  }),
  phrases: {
    requests: [
      'work out what {amount}[ in {from_currency}] makes[ in {to_currency}]',
      'tell me how much {amount}[ in {from_currency}] comes to[ in {to_currency}]',
      'turn {amount}[ in {from_currency}][ into {to_currency}] for me, on paper only',
    ],
    goals: [
      'tell me {amount}[ in {from_currency}][ converted to {to_currency}]',
      'work out {amount}[ in {from_currency}][, expressed in {to_currency}]',
      'let me know what {amount}[ in {from_currency}] would be[ in {to_currency}]',
    ],
    ability: 'convert amounts between currencies',
    reports: ['That is {/converted_amount} {/currency}.', 'It comes to {/converted_amount} {/currency}.'],
    outputs: {
      '/converted_amount': {
        noun: 'converted amount',
        verb: 'worked out',
        implied: 'the equivalent of {amount} {from_currency} in {to_currency}',
      },
      '/currency': { noun: 'currency', verb: 'converted to' },
    },
  },
});

function rateOf(state: Readonly<BankingState>, from: string, to: string): number {
  return Math.round((state.dollars[from]! / state.dollars[to]!) * 10_000) / 10_000;
}

export const rateTools = [getExchangeRate, createRateAlert, convertCurrency];
