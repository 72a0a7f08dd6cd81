import { ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { daysAfter, toCents } from '../../values.ts';
import { answered } from '../face.ts';
import { desk } from './desk.ts';
import { cashAmount, optional, text } from './parameters.ts';
import type { DeskState } from './state.ts';
import { passcodeWords, traderNames } from './words.ts';

const tool = toolsOf<DeskState>();

const signInTrader = tool({
  name: 'sign_in_trader',
  description: 'Sign in at the desk; whoever was signed in before is signed out.',
  readOnly: false,
  parameters: {
    user_name: text({
      description: 'Name under which the trader is registered.',
      noun: 'user name',
      supply: ['my user name is {value}', 'sign in as {value}'],
      draw: ({ state, random }) => random.pick(traderNames.filter((name) => name !== state.trader)),
    }),
    passcode: text({
      description: 'Secret of the trader.',
      noun: 'passcode',
      supply: ['the passcode is {value}', 'use {value} to get in'],
      draw: ({ random }) => `${random.pick(passcodeWords)}-${random.integer(1000, 9999)}`,
    }),
  },
  output: record({
    account_number: ['integer', 'Number of the account.'],
    available_funds: ['number', 'Cash on the account, in its currency.'],
    latest_order_number: ['integer', 'Number of the newest order.'],
  }),
  run: (state, given) => {
    desk.act(state, 'trading_logout');
    const entered = desk.act(state, 'trading_login', { username: given.user_name, password: given.passcode });
    if (entered instanceof ToolFailure) return entered;
    state.trader = given.user_name;
    const history = desk.look(state, 'get_order_history') as { history: number[] };
    return answered(desk.look(state, 'get_account_info'), (account) => ({
      account_number: Number(account.account_id),
      available_funds: toCents(Number(account.balance)),
      latest_order_number: Math.max(...history.history),
    }));
  },
  phrases: {
    requests: [
      'log me in as {user_name}[ with the passcode {passcode}]',
      'get me into the trading account as {user_name}[, passcode {passcode}]',
      'open the desk for {user_name}[ using the passcode {passcode}]',
    ],
    ability: 'sign traders in',
    reports: [
      'You are signed in as {user_name}; account {/account_number} holds {/available_funds} dollars.',
      '{user_name} is in: {/available_funds} dollars are there, and the newest order is {/latest_order_number}.',
    ],
    outputs: {
      '/available_funds': { noun: 'balance', verb: 'saw' },
      '/latest_order_number': { noun: 'newest order', verb: 'saw' },
    },
  },
});

const cashOutput = record({ available_funds: ['number', 'Cash on the account now, in its currency.'] });

function fundsAfter(answer: Readonly<Record<string, unknown>>) {
  return { available_funds: toCents(Number(answer.new_balance)) };
}

const depositCash = tool({
  name: 'deposit_cash',
  description: 'Bring cash from the linked card onto the account.',
  readOnly: false,
  parameters: { amount: cashAmount(({ random }) => random.pick([1000, 5000, 12_000])) },
  output: cashOutput,
  run: (state, given) => answered(desk.act(state, 'fund_account', { amount: given.amount }), fundsAfter),
  phrases: {
    requests: [
      'put {amount} into my trading account',
      'top the account up with {amount}',
      'move {amount} from my card onto the account',
    ],
    ability: 'bring cash onto the account',
    reports: [
      'The money is in, and the account holds {/available_funds} dollars.',
      'That brings the account to {/available_funds} dollars.',
    ],
    outputs: { '/available_funds': { noun: 'balance', verb: 'reached' } },
  },
});

const withdrawCash = tool({
  name: 'withdraw_cash',
  description: 'Pay cash of the account out to the linked card.',
  readOnly: false,
  parameters: { amount: cashAmount(({ state }) => Math.min(state.account_info.balance / 2, 4000)) },
  output: cashOutput,
  run: (state, given) => answered(desk.act(state, 'withdraw_funds', { amount: given.amount }), fundsAfter),
  phrases: {
    requests: [
      'take {amount} out of my trading account',
      'pay {amount} out to my card',
      'send {amount} from the account back to my card',
    ],
    ability: 'pay cash out',
    reports: [
      'The money is on its way, and {/available_funds} dollars remain.',
      'That leaves {/available_funds} dollars on the account.',
    ],
    outputs: { '/available_funds': { noun: 'remaining balance', verb: 'saw' } },
  },
});

const listCashMovements = tool({
  name: 'list_cash_movements',
  description: 'List the deposits and withdrawals from a day on, the latest first.',
  readOnly: true,
  parameters: {
    from_date: text({
      description: 'First day to list, as YYYY-MM-DD.',
      noun: 'first day',
      supply: ['start on {value}', 'from {value} on'],
      format: 'date',
      draw: ({ state, random }) => {
        const days = state.transaction_history.map(({ timestamp }) => timestamp.slice(0, 10));
        return random.pick(days.filter((day) => day.startsWith('2026-')));
      },
    }),
    to_date: optional(
      text({
        description: 'Day up to whose beginning to list, as YYYY-MM-DD; the latest by default.',
        noun: 'last day',
        supply: ['up to {value}', 'stop at {value}'],
        format: 'date',
        draw: ({ given, random }) => {
          const end = typeof given.from_date === 'string' ? daysAfter(given.from_date, random.integer(20, 90)) : '';
          return end.startsWith('2026-') ? end : undefined;
        },
      }),
    ),
  },
  output: record({
    movements: {
      type: 'array',
      description: 'The movements of cash, the latest first.',
      items: record({
        kind: { type: 'string', enum: ['deposit', 'withdrawal'], description: 'Which way the cash went.' },
        amount: ['number', 'Dollars moved.'],
        booked_at: 'When it was booked, as YYYY-MM-DD HH:MM:SS.',
      }),
    },
    movement_count: ['integer', 'How many there are.'],
  }),
  run: (state, given) => {
    const native = { start_date: given.from_date, end_date: given.to_date ?? null };
    return answered(desk.look(state, 'get_transaction_history', native), (answer) => {
      const booked = answer.transaction_history as DeskState['transaction_history'];
      const movements = booked
        .map(({ type, amount, timestamp }) => ({ kind: type, amount, booked_at: timestamp }))
        .sort((left, right) => (left.booked_at < right.booked_at ? 1 : -1));
      return { movements, movement_count: movements.length };
    });
  },
  phrases: {
    requests: [
      'list what went in and out of my account since {from_date}[ up to {to_date}]',
      'show me my deposits and withdrawals from {from_date} on[ until {to_date}]',
      'go through the money I moved after {from_date}[ and before {to_date}]',
    ],
    ability: 'list deposits and withdrawals',
    reports: [
      'The latest is a {/movements/0/kind} of {/movements/0/amount} dollars, and the count is {/movement_count}.',
      'The last movement is a {/movements/0/kind} of {/movements/0/amount} dollars, booked {/movements/0/booked_at}.',
    ],
    outputs: {
      '/movements/*/amount': { noun: 'amount', verb: 'found', implied: 'the latest amount I moved since {from_date}' },
    },
  },
});

export const cashTools = [signInTrader, depositCash, withdrawCash, listCashMovements];
