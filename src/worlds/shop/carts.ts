import { failure, type ToolFailure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf } from '../values.ts';
import { cartId, choice, customerId, productId, quantity, text } from './parameters.ts';
import { type Cart, cartTotal, findProduct, nextId, type ShopState } from './state.ts';

const tool = toolsOf<ShopState>();

const createCart = tool({
  name: 'create_cart',
  description: 'Start a cart for a customer with one piece of a product.',
  readOnly: false,
  parameters: { customer_id: customerId, product_id: productId },
  output: record({ cart_id: 'Id of the cart.', cart_total: ['number', 'Total of the cart in dollars.'] }),
  run: (state, given) => {
    const product = findProduct(state, given.product_id);
    if (!state.customers.some(({ customer_id }) => customer_id === given.customer_id))
      return failure('not-found', `No customer with id ${given.customer_id}.`);
    if (!product) return failure('not-found', `No product with id ${given.product_id}.`);
    const cart: Cart = {
      cart_id: nextId(state, 'CT'),
      customer_id: given.customer_id,
      items: [{ product_id: product.product_id, quantity: 1 }],
      discount: 0,
      ordered: false,
    };
    state.carts.push(cart);
    return { cart_id: cart.cart_id, cart_total: cartTotal(state, cart) };
  },
  phrases: {
    requests: [
      'start a basket for {customer_id}[ with {product_id}]',
      'begin a new basket with {product_id}[ on behalf of {customer_id}]',
      'open a shopping basket for {customer_id}[ and put {product_id} in]',
    ],
    ability: 'start carts',
    reports: [
      'The cart {/cart_id} is started and stands at {/cart_total} dollars.',
      'I opened cart {/cart_id}; so far it comes to {/cart_total} dollars.',
    ],
    outputs: {
      '/cart_id': { noun: 'cart', verb: 'started' },
      '/cart_total': { noun: 'cart total', verb: 'reported' },
    },
  },
});

const addToCart = tool({
  name: 'add_to_cart',
  description: 'Add pieces of a product to a cart.',
  readOnly: false,
  parameters: { cart_id: cartId, product_id: productId, quantity },
  output: record({
    cart_total: ['number', 'Total of the cart in dollars.'],
    piece_count: ['integer', 'Pieces in the cart.'],
  }),
  run: (state, given) => {
    const cart = openCart(state, given.cart_id);
    const product = findProduct(state, given.product_id);
    if (!('items' in cart)) return cart;
    if (!product) return failure('not-found', `No product with id ${given.product_id}.`);
    const item = cart.items.find(({ product_id }) => product_id === product.product_id);
    if ((item?.quantity ?? 0) + given.quantity > product.stock)
      return failure('refused', `Only ${product.stock} pieces of ${product.name} are in stock.`);
    if (item) item.quantity += given.quantity;
    else cart.items.push({ product_id: product.product_id, quantity: given.quantity });
    return totals(state, cart);
  },
  phrases: {
    requests: [
      'put[ {quantity} of] {product_id} into {cart_id}',
      'throw[ {quantity} of] {product_id} in with {cart_id}',
      'have {product_id} join {cart_id}[, {quantity} in number]',
    ],
    ability: 'add products to a cart',
    reports: [
      'The cart now holds {/piece_count} pieces for {/cart_total} dollars.',
      'Added; that makes {/cart_total} dollars for {/piece_count} pieces.',
    ],
    outputs: { '/cart_total': { noun: 'cart total', verb: 'reported' } },
  },
});

const changeQuantity = tool({
  name: 'change_quantity',
  description: 'Set how many pieces of a product a cart holds.',
  readOnly: false,
  parameters: {
    cart_id: cartId,
    product_id: {
      ...productId,
      draw: ({ state, given, random }) =>
        anyOf(random, state.carts.find(({ cart_id }) => cart_id === given.cart_id)?.items ?? [])?.product_id,
    },
    quantity,
  },
  output: record({
    cart_total: ['number', 'Total of the cart in dollars.'],
    piece_count: ['integer', 'Pieces in the cart.'],
  }),
  run: (state, given) => {
    const cart = openCart(state, given.cart_id);
    if (!('items' in cart)) return cart;
    const item = cart.items.find(({ product_id }) => product_id === given.product_id);
    const product = findProduct(state, given.product_id);
    if (!item || !product) return failure('not-found', `${given.product_id} is not in ${cart.cart_id}.`);
    if (given.quantity > product.stock)
      return failure('refused', `Only ${product.stock} pieces of ${product.name} are in stock.`);
    item.quantity = given.quantity;
    return totals(state, cart);
  },
  phrases: {
    requests: [
      'correct the number of {product_id} in {cart_id}[ to {quantity}]',
      'update how much of {product_id} is in {cart_id}[: {quantity}]',
      'adjust {product_id} in {cart_id}[ so that there are {quantity}]',
    ],
    ability: 'change quantities in a cart',
    reports: [
      'The cart now has {/piece_count} pieces and costs {/cart_total} dollars.',
      'Changed: {/piece_count} pieces for {/cart_total} dollars in all.',
    ],
    outputs: { '/cart_total': { noun: 'new cart total', verb: 'reported' } },
  },
});

const applyCoupon = tool({
  name: 'apply_coupon',
  description: 'Use a code on a cart; each code works once.',
  readOnly: false,
  parameters: {
    cart_id: cartId,
    coupon_code: text({
      description: 'The code, such as SPRING10.',
      noun: 'code',
      supply: ['the code is {value}', 'use {value}'],
      stated: 'the code {value}',
      draw: ({ state, random }) => anyOf(random, state.coupons)?.code,
    }),
  },
  output: record({
    discount: ['number', 'Dollars taken off by this code.'],
    cart_total: ['number', 'Total of the cart in dollars.'],
  }),
  run: (state, given) => {
    const cart = openCart(state, given.cart_id);
    if (!('items' in cart)) return cart;
    const coupon = state.coupons.find(({ code }) => code === given.coupon_code);
    if (!coupon) return failure('not-found', `No unused code ${given.coupon_code}.`);
    state.coupons = state.coupons.filter((other) => other !== coupon);
    const before = cartTotal(state, cart);
    cart.discount += coupon.value;
    const cart_total = cartTotal(state, cart);
    return { discount: Math.round((before - cart_total) * 100) / 100, cart_total };
  },
  phrases: {
    requests: [
      'take something off {cart_id}[ with {coupon_code}]',
      'use[ {coupon_code} for] a discount on {cart_id}',
      'lower the price of {cart_id}[ by entering {coupon_code}]',
    ],
    ability: 'use codes on a cart',
    reports: [
      'That took {/discount} dollars off; the cart now costs {/cart_total} dollars.',
      'The cart is down to {/cart_total} dollars, {/discount} dollars less than before.',
    ],
    outputs: {
      '/discount': { noun: 'discount', verb: 'reported' },
      '/cart_total': { noun: 'reduced total', verb: 'reported' },
    },
  },
});

const placeOrder = tool({
  name: 'place_order',
  description: 'Order what is in a cart.',
  readOnly: false,
  parameters: {
    cart_id: cartId,
    payment_method: choice(['credit_card', 'debit_card', 'bank_transfer', 'digital_wallet'], {
      description: 'How the customer pays.',
      noun: 'means of payment',
      supply: ['by {value}', 'it is paid by {value}'],
      draw: ({ random }) => random.pick(['credit_card', 'debit_card', 'bank_transfer', 'digital_wallet'] as const),
    }),
  },
  output: record({
    order_id: 'Id of the order.',
    order_total: ['number', 'Total in dollars.'],
    earned_points: ['integer', 'Loyalty points that the customer earned.'],
  }),
  run: (state, given) => {
    const cart = openCart(state, given.cart_id);
    if (!('items' in cart)) return cart;
    const short = cart.items.find(({ product_id, quantity }) => findProduct(state, product_id)!.stock < quantity);
    if (short) return failure('refused', `Not enough of ${short.product_id} is in stock.`);
    for (const { product_id, quantity } of cart.items) findProduct(state, product_id)!.stock -= quantity;
    cart.ordered = true;
    const total = cartTotal(state, cart);
    const order_id = nextId(state, 'OR');
    state.orders.push({ order_id, customer_id: cart.customer_id, total, status: 'placed' });
    const earned_points = Math.floor(total / 2) + 1;
    state.customers.find(({ customer_id }) => customer_id === cart.customer_id)!.points += earned_points;
    return { order_id, order_total: total, earned_points };
  },
  phrases: {
    requests: [
      'check out {cart_id}[, paid by {payment_method}]',
      'buy everything in {cart_id}[ by {payment_method}]',
      'finish the purchase of {cart_id}[ and charge it by {payment_method}]',
    ],
    ability: 'order what is in a cart',
    reports: [
      'The order {/order_id} is placed for {/order_total} dollars and earns {/earned_points} points.',
      'Ordered as {/order_id}: {/order_total} dollars, {/earned_points} points earned.',
    ],
    outputs: {
      '/order_id': { noun: 'order', verb: 'placed' },
      '/order_total': { noun: 'order total', verb: 'reported' },
    },
  },
});

function openCart(state: ShopState, id: string): Cart | ToolFailure {
  const cart = state.carts.find(({ cart_id }) => cart_id === id);
  if (!cart) return failure('not-found', `No cart with id ${id}.`);
  return cart.ordered ? failure('wrong-state', `${id} was ordered already.`) : cart;
}

function totals(state: ShopState, cart: Cart): { cart_total: number; piece_count: number } {
  const piece_count = cart.items.reduce((sum, { quantity: pieces }) => sum + pieces, 0);
  return { cart_total: cartTotal(state, cart), piece_count };
}

export const cartTools = [createCart, addToCart, changeQuantity, applyCoupon, placeOrder];
