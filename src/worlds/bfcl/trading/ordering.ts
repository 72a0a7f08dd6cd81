import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { desk } from './desk.ts';
import { choice, orderNumber, pricePerShare, shareCount, side, ticker } from './parameters.ts';
import { type DeskState, type Order, workingOrders } from './state.ts';

const tool = toolsOf<DeskState>();

const nativeSide = { buy: 'Buy', sell: 'Sell' } as const;

const submitOrder = tool({
  name: 'submit_order',
  description: 'Offer to buy or sell shares at a price; a purchase must be covered by the cash of the account.',
  readOnly: false,
  parameters: { side, ticker, price_per_share: pricePerShare, share_count: shareCount },
  output: record({
    order_number: ['integer', 'Number of the new order.'],
    order_value: ['number', 'What the shares come to at the price.'],
  }),
  run: (state, given) => {
    const { ticker: symbol, price_per_share: price, share_count: amount } = given;
    const native = { order_type: nativeSide[given.side], symbol, price, amount };
    return answered(desk.act(state, 'place_order', native), (answer) => ({
      order_number: Number(answer.order_id),
      order_value: toCents(price * amount),
    }));
  },
  phrases: {
    requests: [
      'put in a {side} order in {ticker} for {share_count}[ at {price_per_share}]',
      'enter a {side} order for {share_count} in {ticker}[ with a limit of {price_per_share}]',
      'have the desk take a {side} order for {share_count} in {ticker}[ at {price_per_share}]',
      'set up a limit order to {side} {share_count} in {ticker}[ at {price_per_share}]',
    ],
    ability: 'buy and sell shares',
    reports: [
      'The order is in as number {/order_number} and comes to {/order_value} dollars.',
      'Order {/order_number} is waiting; it is worth {/order_value} dollars.',
    ],
    outputs: {
      '/order_number': { noun: 'order', verb: 'put in' },
      '/order_value': { noun: 'order value', verb: 'got' },
    },
  },
});

const inspectOrder = tool({
  name: 'inspect_order',
  description: 'Show the stock, side, price, number of shares and status of an order.',
  readOnly: true,
  parameters: { order_number: { ...orderNumber(), repeatable: true } },
  output: record({
    ticker: 'Ticker of the stock.',
    side: { type: 'string', enum: ['buy', 'sell'], description: 'Whether shares are bought or sold.' },
    price_per_share: ['number', 'Dollars a share.'],
    share_count: ['integer', 'Number of shares.'],
    order_status: {
      type: 'string',
      enum: ['open', 'pending', 'completed', 'cancelled'],
      description: 'How far the order is.',
    },
  }),
  run: (state, given) =>
    answered(desk.look(state, 'get_order_details', { order_id: given.order_number }), (answer) => {
      const order = answer as Order;
      return { ...shownOrder(order), order_status: order.status.toLowerCase() };
    }),
  phrases: {
    requests: [
      'tell me the status of {order_number}',
      'look up the details of {order_number}',
      'show me what is in {order_number}',
    ],
    ability: 'show orders',
    reports: [
      'The order to {/side} {/share_count} shares of {/ticker} at {/price_per_share} dollars is {/order_status}.',
      'That one is {/order_status}: {/side} {/share_count} shares of {/ticker} at {/price_per_share} dollars.',
    ],
    outputs: {
      '/ticker': { noun: 'stock', verb: 'checked', implied: 'the stock of {order_number}' },
      '/price_per_share': { noun: 'limit', verb: 'saw', implied: 'the limit of {order_number}' },
      '/share_count': { noun: 'number of shares', verb: 'saw', implied: 'as many shares as {order_number} has' },
    },
  },
});

const callOffOrder = tool({
  name: 'call_off_order',
  description: 'Call an order off that has not gone through yet.',
  readOnly: false,
  destructive: true,
  parameters: { order_number: orderNumber(workingOrders) },
  output: record({
    ticker: 'Ticker of the stock.',
    released_value: ['number', 'What the order would have come to.'],
  }),
  run: (state, given) => {
    const native = { order_id: given.order_number };
    const order = desk.look(state, 'get_order_details', native);
    if (order instanceof ToolFailure) return order;
    if (order.status === 'Cancelled') {
      return failure('wrong-state', `Order ${given.order_number} has been called off before.`);
    }
    return answered(desk.act(state, 'cancel_order', native), () => ({
      ticker: String(order.symbol),
      released_value: toCents(Number(order.price) * Number(order.amount)),
    }));
  },
  phrases: {
    requests: [
      'pull {order_number} before it goes through',
      'cancel {order_number}',
      'take {order_number} back, I have changed my mind',
    ],
    ability: 'call orders off',
    reports: [
      'The order in {/ticker} is called off; it would have come to {/released_value} dollars.',
      'Your order in {/ticker} worth {/released_value} dollars will not go through any more.',
    ],
    outputs: {
      '/ticker': { noun: 'stock', verb: 'pulled out of' },
      '/released_value': { noun: 'amount', verb: 'freed up' },
    },
  },
});

const listWorkingOrders = tool({
  name: 'list_working_orders',
  description: 'List the purchases or the sales that have not gone through yet, the latest first.',
  readOnly: true,
  parameters: {
    side: choice(['buy', 'sell'], {
      description: 'Whether to list purchases or sales.',
      noun: 'side of the orders',
      supply: ['the {value} side', 'I mean {value} orders'],
      draw: ({ state, random }) => {
        const sides = workingOrders(state).map(({ order_type }) => (order_type === 'Buy' ? 'buy' : 'sell'));
        return sides.length === 0 ? undefined : random.pick(sides);
      },
    }),
  },
  output: record({
    orders: {
      type: 'array',
      description: 'The orders, the latest first.',
      items: record({
        order_number: ['integer', 'Number of the order.'],
        ticker: 'Ticker of the stock.',
        price_per_share: ['number', 'Dollars a share.'],
        share_count: ['integer', 'Number of shares.'],
      }),
    },
    order_count: ['integer', 'How many there are.'],
  }),
  run: (state, given) => {
    const working = workingOrders(state).filter(({ order_type }) => order_type === nativeSide[given.side]);
    const orders = working.reverse().map(({ id }) => {
      const { side: _, ...order } = shownOrder(desk.look(state, 'get_order_details', { order_id: id }) as Order);
      return { order_number: id, ...order };
    });
    return { orders, order_count: orders.length };
  },
  phrases: {
    requests: [
      'show me my {side} orders that are still waiting',
      'list every {side} order that has not gone through yet',
      'find out which {side} orders of mine are still open',
    ],
    ability: 'list the orders that still wait',
    reports: [
      'The latest {side} order that waits is {/orders/0/order_number} in {/orders/0/ticker}, and the count is {/order_count}.',
      'Number {/orders/0/order_number} in {/orders/0/ticker} is the latest waiting {side} order.',
      'The number of {side} orders that wait is {/order_count}.',
    ],
    outputs: {
      '/orders/*/order_number': { noun: 'order', verb: 'found', implied: 'my latest waiting {side} order' },
      '/orders/*/ticker': { noun: 'stock', verb: 'found', implied: 'the stock of my latest waiting {side} order' },
      '/orders/*/price_per_share': { noun: 'limit', verb: 'found' },
    },
  },
});

function shownOrder({ order_type, symbol, price, amount }: Order) {
  return { ticker: symbol, side: order_type.toLowerCase(), price_per_share: price, share_count: amount };
}

const checkBuyingPower = tool({
  name: 'check_buying_power',
  description: 'Tell how many shares of a stock the cash of the account pays for at the current price.',
  readOnly: true,
  parameters: { ticker },
  output: record({
    affordable_shares: ['integer', 'Whole shares that the cash pays for.'],
    price_per_share: ['number', 'Dollars a share.'],
    available_funds: ['number', 'Cash on the account, in its currency.'],
  }),
  run: (state, given) => {
    const stock = desk.look(state, 'get_stock_info', { symbol: given.ticker });
    if (stock instanceof ToolFailure) return stock;
    return answered(desk.look(state, 'get_account_info'), (account) => {
      const [price, balance] = [Number(stock.price), Number(account.balance)];
      return {
        affordable_shares: Math.floor(balance / price),
        price_per_share: price,
        available_funds: toCents(balance),
      };
    });
  },
  phrases: {
    requests: [
      'work out how many shares of {ticker} my cash would pay for',
      'tell me how much of {ticker} I could afford',
      'see how far my balance would go with {ticker}',
    ],
    ability: 'work out what the account can afford',
    reports: [
      'Your {/available_funds} dollars pay for {/affordable_shares} shares of {ticker} at {/price_per_share} dollars each.',
      'At {/price_per_share} dollars a share you can afford {/affordable_shares} of {ticker}.',
    ],
    outputs: {
      '/affordable_shares': { noun: 'number of shares', verb: 'worked out' },
      '/price_per_share': { noun: 'share price', verb: 'saw' },
      '/available_funds': { noun: 'balance', verb: 'saw' },
    },
  },
});

export const orderingTools = [submitOrder, inspectOrder, callOffOrder, listWorkingOrders, checkBuyingPower];
