import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf, roundNumber, toCents } from '../values.ts';
import { accountId, currency, dollars, number, payeeId, paymentDate, text } from './parameters.ts';
import { type BankingState, findAccount, nextId, payeeNames } from './state.ts';

const tool = toolsOf<BankingState>();

const findPayee = tool({
  name: 'find_payee',
  description: 'Find a saved payee by name, with account number and currency.',
  readOnly: true,
  parameters: {
    payee_name: text({
      description: 'Name of the person or company, such as Nora Lindqvist.',
      noun: 'name of the payee',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) => random.pick(state.payees).name,
      repeatable: true,
    }),
  },
  output: record({
    payee_id: 'Id of the payee.',
    account_number: 'Account number of the payee.',
    currency: 'Currency in which the payee is paid.',
  }),
  run: (state, given) => {
    const payee = state.payees.find(({ name }) => name.toLowerCase() === given.payee_name.toLowerCase());
    if (!payee) return failure('not-found', `No payee called ${given.payee_name}.`);
    return { payee_id: payee.payee_id, account_number: payee.account_number, currency: payee.currency };
  },
  phrases: {
    requests: [
      'get the bank details I saved for {payee_name}',
      'check which account number I have for {payee_name}',
      'look {payee_name} up among the people I pay',
    ],
    ability: 'look up saved payees',
    reports: [
      '{payee_name} is payee {/payee_id} with the account number {/account_number}, paid in {/currency}.',
      'I have {payee_name} as {/payee_id}: account {/account_number} in {/currency}.',
    ],
    outputs: {
      '/payee_id': { noun: 'payee', verb: 'looked up', implied: '{payee_name}' },
      '/currency': { noun: 'currency', verb: 'found', implied: 'the currency that {payee_name} is paid in' },
    },
  },
});

const addPayee = tool({
  name: 'add_payee',
  description: 'Save a person or company to be paid.',
  readOnly: false,
  parameters: {
    payee_name: text({
      description: 'Name of the person or company.',
      noun: 'name of the payee',
      supply: ['the name is {value}', 'it is {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          payeeNames.filter((name) => !state.payees.some((payee) => payee.name === name)),
        ),
    }),
    account_number: text({
      description: 'Account number, eight digits.',
      noun: 'account number',
      supply: ['the account number is {value}', 'it is number {value}'],
      pattern: '^[0-9]{8}$',
      draw: ({ random }) => String(random.integer(10_000_000, 99_999_999)),
    }),
    currency: currency({
      description: 'Currency in which to pay, as an ISO code.',
      noun: 'currency of the payee',
      supply: ['they are paid in {value}', 'in {value}, please'],
    }),
  },
  output: record({ payee_id: 'Id of the new payee.' }),
  run: (state, given) => {
    const { payee_name, account_number } = given;
    if (state.payees.some(({ name }) => name.toLowerCase() === payee_name.toLowerCase()))
      return failure('refused', `${payee_name} is already a payee.`);
    const payee_id = nextId(state, 'PY');
    state.payees.push({ payee_id, name: payee_name, account_number, currency: given.currency });
    return { payee_id };
  },
  phrases: {
    requests: [
      'save {payee_name} as somebody I pay[, account number {account_number}][, in {currency}]',
      'put {payee_name} on my list of payees[ with the account number {account_number}][, paid in {currency}]',
      'register {payee_name}[ with account {account_number}] for payments[ in {currency}]',
    ],
    ability: 'save new payees',
    reports: ['{payee_name} is saved as payee {/payee_id}.', 'You can pay {payee_name} now; the id is {/payee_id}.'],
    outputs: { '/payee_id': { noun: 'payee', verb: 'saved' } },
  },
});

const sendPayment = tool({
  name: 'send_payment',
  description: 'Pay a payee from an account in dollars; an amount in another currency is converted.',
  readOnly: false,
  parameters: {
    account_id: accountId,
    payee_id: payeeId,
    amount: number({
      description: 'Amount in the given currency.',
      noun: 'amount to pay',
      supply: ['send {value}', 'the amount is {value}'],
      minimum: 0.01,
      draw: ({ state, given, random }) => {
        const account = typeof given.account_id === 'string' ? findAccount(state, given.account_id) : undefined;
        const balance = account?.balance ?? 600;
        return balance < 30 ? undefined : roundNumber(random, 10, Math.min(balance / 2, 700), 5);
      },
    }),
    currency: currency({
      description: 'Currency of the amount, as an ISO code.',
      noun: 'currency of the payment',
      supply: ['in {value}, please', 'I mean {value}'],
    }),
  },
  output: record({
    payment_id: 'Id of the payment.',
    charged: ['number', 'Dollars taken from the account.'],
    new_balance: ['number', 'Dollars left on the account.'],
  }),
  run: (state, given) => {
    const account = findAccount(state, given.account_id);
    if (!account) return failure('not-found', `No account with id ${given.account_id}.`);
    if (!state.payees.some(({ payee_id }) => payee_id === given.payee_id))
      return failure('not-found', `No payee with id ${given.payee_id}.`);
    const charged = toCents(given.amount * state.dollars[given.currency]!);
    if (account.balance < charged) return failure('refused', `${account.name} holds only ${account.balance} dollars.`);
    account.balance = toCents(account.balance - charged);
    const payment_id = nextId(state, 'PM');
    state.payments.push({ payment_id, account_id: account.account_id, charged, status: 'pending' });
    return { payment_id, charged, new_balance: account.balance };
  },
  phrases: {
    requests: [
      'pay {payee_id} {amount}[ in {currency}][ from {account_id}]',
      'send {amount}[ in {currency}] to {payee_id}[ from {account_id}]',
      'settle what I owe {payee_id}[ by sending {amount}][ in {currency}][ out of {account_id}]',
      'let {payee_id} have {amount}[ in {currency}][ and take it from {account_id}]',
    ],
    ability: 'pay people',
    reports: [
      'The payment {/payment_id} is on its way; {/charged} dollars were taken and {/new_balance} dollars remain.',
      'Paid under {/payment_id}: it cost {/charged} dollars, which leaves {/new_balance} dollars.',
    ],
    outputs: {
      '/payment_id': { noun: 'payment', verb: 'made' },
      '/charged': { noun: 'charged amount', verb: 'reported' },
      '/new_balance': { noun: 'remaining balance', verb: 'reported' },
    },
  },
});

const cancelPayment = tool({
  name: 'cancel_payment',
  description: 'Call back a payment that is still pending; the dollars return to the account.',
  readOnly: false,
  destructive: true,
  parameters: {
    payment_id: text({
      description: 'Id of the payment, such as PM-2210.',
      noun: 'payment id',
      stated: 'payment {value}',
      draw: ({ state, random }) =>
        anyOf(
          random,
          state.payments.filter(({ status }) => status === 'pending'),
        )?.payment_id,
    }),
  },
  output: record({
    refunded_amount: ['number', 'Dollars given back.'],
    new_balance: ['number', 'Dollars on the account now.'],
  }),
  run: (state, given) => {
    const payment = state.payments.find(({ payment_id }) => payment_id === given.payment_id);
    if (!payment) return failure('not-found', `No payment with id ${given.payment_id}.`);
    if (payment.status === 'cancelled') return failure('wrong-state', `${payment.payment_id} is already cancelled.`);
    const account = findAccount(state, payment.account_id)!;
    payment.status = 'cancelled';
    account.balance = toCents(account.balance + payment.charged);
    return { refunded_amount: payment.charged, new_balance: account.balance };
  },
  phrases: {
    requests: [
      'call back {payment_id}',
      'stop {payment_id} before it goes through',
      'undo {payment_id}, which was a mistake',
    ],
    ability: 'call back pending payments',
    reports: [
      'The payment is cancelled and {/refunded_amount} dollars are back on the account.',
      'You got {/refunded_amount} dollars back; the account holds {/new_balance} dollars again.',
    ],
    outputs: {
      '/refunded_amount': { noun: 'refunded amount', verb: 'got back' },
      '/new_balance': { noun: 'restored balance', verb: 'reported' },
    },
  },
});

const schedulePayment = tool({
  name: 'schedule_payment',
  description: 'Plan a payment in dollars to a payee for a later date.',
  readOnly: false,
  parameters: { account_id: accountId, payee_id: payeeId, amount: dollars, payment_date: paymentDate },
  output: record({
    schedule_id: 'Id of the planned payment.',
    planned_total: ['number', 'Dollars that all planned payments of the account add up to.'],
  }),
  run: (state, given) => {
    const { account_id, payee_id, amount } = given;
    if (!findAccount(state, account_id)) return failure('not-found', `No account with id ${account_id}.`);
    if (!state.payees.some((payee) => payee.payee_id === payee_id))
      return failure('not-found', `No payee with id ${payee_id}.`);
    const schedule_id = nextId(state, 'SP');
    state.scheduled.push({ schedule_id, account_id, payee_id, amount, date: given.payment_date });
    const planned = state.scheduled.filter((item) => item.account_id === account_id);
    return { schedule_id, planned_total: toCents(planned.reduce((sum, item) => sum + item.amount, 0)) };
  },
  phrases: {
    requests: [
      'plan to pay {payee_id} {amount} from {account_id}[ on {payment_date}]',
      'arrange for {amount} to go to {payee_id}[ from {account_id}][ on {payment_date}]',
      'set things up so that {payee_id} gets {amount}[ from {account_id}][ on {payment_date}]',
    ],
    ability: 'plan payments for later',
    reports: [
      'The payment is planned as {/schedule_id}; planned payments of the account add up to {/planned_total} dollars.',
      'It is arranged under {/schedule_id}, with {/planned_total} dollars planned in all.',
    ],
    outputs: {
      '/schedule_id': { noun: 'planned payment', verb: 'arranged' },
      '/planned_total': { noun: 'planned total', verb: 'reported' },
    },
  },
});

const reschedulePayment = tool({
  name: 'reschedule_payment',
  description: 'Move a planned payment to another date.',
  readOnly: false,
  parameters: {
    schedule_id: text({
      description: 'Id of the planned payment, such as SP-2211.',
      noun: 'id of the planned payment',
      stated: 'planned payment {value}',
      draw: ({ state, random }) => anyOf(random, state.scheduled)?.schedule_id,
    }),
    payment_date: paymentDate,
  },
  output: record({
    previous_date: 'Date on which it would have been paid.',
    amount: ['number', 'Dollars to be paid.'],
  }),
  run: (state, given) => {
    const planned = state.scheduled.find(({ schedule_id }) => schedule_id === given.schedule_id);
    if (!planned) return failure('not-found', `No planned payment with id ${given.schedule_id}.`);
    const previous_date = planned.date;
    planned.date = given.payment_date;
    return { previous_date, amount: planned.amount };
  },
  phrases: {
    requests: [
      'move {schedule_id}[ to {payment_date}]',
      'put {schedule_id} off[ until {payment_date}]',
      'change the date of {schedule_id}[ to {payment_date}]',
    ],
    ability: 'move planned payments to another date',
    reports: [
      'The payment of {/amount} dollars moved from {/previous_date} to {payment_date}.',
      'Instead of {/previous_date}, the {/amount} dollars now go out on {payment_date}.',
    ],
    outputs: { '/amount': { noun: 'planned amount', verb: 'moved' } },
  },
});

export const paymentTools = [findPayee, addPayee, sendPayment, cancelPayment, schedulePayment, reschedulePayment];
