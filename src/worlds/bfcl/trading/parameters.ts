import { type DrawContext, parametersOf } from '../../parameters.ts';
import { anyOf, roundNumber, toCents } from '../../values.ts';
import { type DeskState, ordersOf, unwatchedTickers } from './state.ts';

export const { text, integer, number, choice, list, optional } = parametersOf<DeskState>();

type Context = DrawContext<DeskState>;

/** A stock; the one whose price, or what the account affords of it, is already spoken of, when there is one. */
export const ticker = text({
  description: 'Ticker of the stock, in capitals.',
  noun: 'ticker',
  supply: ['the ticker is {value}', 'I mean {value}'],
  draw: ({ state, given, random }) => {
    const { price_per_share, share_count } = given;
    const { balance } = state.account_info;
    const meant = Object.entries(state.stocks).find(
      ([, { price }]) => price === price_per_share || Math.floor(balance / price) === share_count,
    );
    return meant?.[0] ?? anyOf(random, Object.keys(state.stocks));
  },
});

export const tickers = list(
  { type: 'string' },
  {
    description: 'Tickers of the stocks to look through, in capitals.',
    noun: 'tickers',
    supply: ['look through {value}', 'I have {value} in mind'],
    draw: ({ state, random }) => random.sample(unwatchedTickers(state), random.integer(3, 4)),
  },
);

export const side = choice(['buy', 'sell'], {
  description: 'Whether shares are bought or sold.',
  noun: 'side of the order',
  supply: ['it is a {value} order', 'I want to {value}'],
  draw: ({ state, given, random }) => {
    const { share_count, price_per_share } = given;
    const cost =
      typeof share_count === 'number' && typeof price_per_share === 'number' ? share_count * price_per_share : 0;
    return cost > state.account_info.balance ? 'sell' : random.pick(['buy', 'sell'] as const);
  },
});

export const pricePerShare = number({
  description: 'Dollars a share, at most when buying and at least when selling.',
  noun: 'limit price',
  supply: ['the limit is {value} dollars', 'at {value} dollars a share'],
  minimum: 0.01,
  stated: '{value} dollars',
  draw: ({ state, given, random }) => {
    const stock = typeof given.ticker === 'string' ? state.stocks[given.ticker] : undefined;
    const wished = toCents(((stock?.price ?? 80) * random.integer(92, 108)) / 100);
    const { share_count } = given;
    const most = typeof share_count === 'number' ? state.account_info.balance / share_count : wished;
    return given.side === 'sell' || wished <= most ? wished : Math.floor(most * 100) / 100;
  },
});

export const shareCount = integer({
  description: 'Number of shares.',
  noun: 'number of shares',
  supply: ['make it {value} shares', '{value} shares, please'],
  minimum: 1,
  stated: '{value} shares',
  draw: ({ state, given, random }) => {
    const price = typeof given.price_per_share === 'number' ? given.price_per_share : 100;
    return random.integer(2, Math.max(2, Math.min(80, Math.floor((state.account_info.balance * 0.4) / price))));
  },
});

/** The number of an order, drawn from those that `among` chooses. */
export const orderNumber = (among: (state: Readonly<DeskState>) => { id: number }[] = ordersOf) =>
  integer({
    description: 'Number of the order.',
    noun: 'order number',
    supply: ['it is order {value}', 'the order number is {value}'],
    stated: 'order {value}',
    draw: ({ state, random }) => anyOf(random, among(state))?.id,
  });

/** An amount of cash; `most` says what the account allows. */
export const cashAmount = (most: (context: Context) => number) =>
  number({
    description: 'Amount in dollars.',
    noun: 'amount in dollars',
    supply: ['make it {value} dollars', 'the amount is {value} dollars'],
    minimum: 0.01,
    stated: '{value} dollars',
    draw: (context) => {
      const limit = most(context);
      return limit < 100 ? undefined : roundNumber(context.random, 100, limit, 50);
    },
  });
