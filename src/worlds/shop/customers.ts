import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf, roundNumber } from '../values.ts';
import { customerId, integer, number, text } from './parameters.ts';
import { customerNames, emailOf, nextId, type ShopState } from './state.ts';

const tool = toolsOf<ShopState>();

const findCustomer = tool({
  name: 'find_customer',
  description: 'Find a customer by email address.',
  readOnly: true,
  parameters: {
    email: text({
      description: 'Email address of the customer.',
      noun: 'email address',
      supply: ['the address is {value}', 'it is {value}'],
      format: 'email',
      draw: ({ state, random }) => random.pick(state.customers).email,
      repeatable: true,
    }),
  },
  output: record({
    customer_id: 'Id of the customer.',
    customer_name: 'Name of the customer.',
    points: ['integer', 'Loyalty points of the customer.'],
  }),
  run: (state, given) => {
    const customer = state.customers.find(({ email }) => email === given.email.toLowerCase());
    if (!customer) return failure('not-found', `No customer with the email ${given.email}.`);
    return { customer_id: customer.customer_id, customer_name: customer.name, points: customer.points };
  },
  phrases: {
    requests: [
      'see who is behind {email}',
      'look up the account that belongs to {email}',
      'check how many loyalty points {email} has',
    ],
    ability: 'look up customers',
    reports: [
      'That is {/customer_name} ({/customer_id}) with {/points} points.',
      '{/customer_name} has {/points} points; the id is {/customer_id}.',
    ],
    outputs: {
      '/customer_id': { noun: 'customer', verb: 'looked up', implied: 'the customer with the email {email}' },
      '/points': { noun: 'number of points', verb: 'found' },
    },
  },
});

const registerCustomer = tool({
  name: 'register_customer',
  description: 'Register a new customer, who gets a welcome code.',
  readOnly: false,
  parameters: {
    customer_name: text({
      description: 'Full name of the customer.',
      noun: 'name of the customer',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          customerNames.filter((name) => !state.customers.some((customer) => customer.name === name)),
        ),
    }),
    email: text({
      description: 'Email address of the customer.',
      noun: 'email address',
      supply: ['the address is {value}', 'mail goes to {value}'],
      format: 'email',
      draw: ({ given, random }) =>
        emailOf(typeof given.customer_name === 'string' ? given.customer_name : random.pick(customerNames)),
    }),
  },
  output: record({ customer_id: 'Id of the new customer.', welcome_code: 'Code for ten dollars off.' }),
  run: (state, given) => {
    const email = given.email.toLowerCase();
    if (state.customers.some((customer) => customer.email === email))
      return failure('refused', `There is already a customer with the email ${email}.`);
    const customer_id = nextId(state, 'CU');
    const welcome_code = `WELCOME${state.next}`;
    state.customers.push({ customer_id, name: given.customer_name, email, points: 0 });
    state.coupons.push({ code: welcome_code, value: 10 });
    return { customer_id, welcome_code };
  },
  phrases: {
    requests: [
      'sign up {customer_name} as a buyer[ with the address {email}]',
      'create an account for {customer_name}[, reachable at {email}]',
      'add {customer_name} to our customers[; mail goes to {email}]',
    ],
    ability: 'register customers',
    reports: [
      '{customer_name} is registered as {/customer_id} and gets the code {/welcome_code}.',
      'The new account is {/customer_id}; {/welcome_code} is the welcome code.',
    ],
    outputs: {
      '/customer_id': { noun: 'customer', verb: 'registered' },
      '/welcome_code': { noun: 'welcome code', verb: 'got' },
    },
  },
});

const redeemPoints = tool({
  name: 'redeem_points',
  description: 'Turn loyalty points of a customer into a code; a hundred points are worth five dollars.',
  readOnly: false,
  parameters: {
    customer_id: {
      ...customerId,
      draw: ({ state, given, random }) => {
        const least = typeof given.points === 'number' ? given.points : 40;
        return anyOf(
          random,
          state.customers.filter(({ points }) => points >= least),
        )?.customer_id;
      },
    },
    points: integer({
      description: 'How many points.',
      noun: 'number of points',
      supply: ['use {value} points', '{value} points, please'],
      minimum: 1,
      stated: '{value} points',
      draw: ({ state, given, random }) => {
        const points = state.customers.find(({ customer_id }) => customer_id === given.customer_id)?.points ?? 100;
        return points < 20 ? undefined : roundNumber(random, 20, points, 20);
      },
    }),
  },
  output: record({ coupon_code: 'Code that takes the value off a cart.', value: ['number', 'Value in dollars.'] }),
  run: (state, given) => {
    const customer = state.customers.find(({ customer_id }) => customer_id === given.customer_id);
    if (!customer) return failure('not-found', `No customer with id ${given.customer_id}.`);
    if (customer.points < given.points)
      return failure('refused', `${customer.name} has only ${customer.points} points.`);
    customer.points -= given.points;
    const coupon_code = nextId(state, 'POINTS');
    const value = given.points / 20;
    state.coupons.push({ code: coupon_code, value });
    return { coupon_code, value };
  },
  phrases: {
    requests: [
      'turn[ {points} of] the loyalty balance of {customer_id} into a discount',
      'let {customer_id} use[ {points} of] what was collected for a discount',
      'swap the collected credit of {customer_id}[, namely {points},] for a code',
    ],
    ability: 'turn loyalty points into codes',
    reports: [
      'The code {/coupon_code} is worth {/value} dollars.',
      'That gives {/value} dollars off with the code {/coupon_code}.',
    ],
    outputs: {
      '/coupon_code': { noun: 'code', verb: 'got' },
      '/value': { noun: 'value', verb: 'reported' },
    },
  },
});

const sendGiftCard = tool({
  name: 'send_gift_card',
  description: 'Send a customer a gift card, whose code takes its value off a cart.',
  readOnly: false,
  parameters: {
    customer_id: customerId,
    amount: number({
      description: 'Value in dollars.',
      noun: 'value in dollars',
      supply: ['it is worth {value} dollars', 'make it {value} dollars'],
      minimum: 1,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 10, 100, 5),
    }),
  },
  output: record({ gift_code: 'Code of the gift card.' }),
  run: (state, given) => {
    if (!state.customers.some(({ customer_id }) => customer_id === given.customer_id))
      return failure('not-found', `No customer with id ${given.customer_id}.`);
    const gift_code = nextId(state, 'GIFT');
    state.coupons.push({ code: gift_code, value: given.amount });
    return { gift_code };
  },
  phrases: {
    requests: [
      'surprise {customer_id} with a voucher[ worth {amount}]',
      'mail {customer_id} a voucher[ over {amount}]',
      'say sorry to {customer_id} with store credit[ of {amount}]',
    ],
    ability: 'send gift cards',
    reports: ['The gift card has the code {/gift_code}.', 'Sent: the code on the card is {/gift_code}.'],
    outputs: { '/gift_code': { noun: 'gift code', verb: 'sent' } },
  },
});

export const customerTools = [findCustomer, registerCustomer, redeemPoints, sendGiftCard];
