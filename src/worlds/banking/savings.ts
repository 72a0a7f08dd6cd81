import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { dayOf2026, toCents } from '../values.ts';
import { accountId, choice, dollars, months, text } from './parameters.ts';
import { type BankingState, findAccount, nextId } from './state.ts';

const tool = toolsOf<BankingState>();
const statementMonths = ['January', 'February', 'March', 'April', 'May'] as const;

const getStatement = tool({
  name: 'get_statement',
  description: 'Draw up the statement of an account for a month of this year.',
  readOnly: false,
  parameters: {
    account_id: accountId,
    month: choice(statementMonths, {
      description: 'Month of the statement.',
      noun: 'month',
      supply: ['for {value}', 'the month is {value}'],
      draw: ({ random }) => random.pick(statementMonths),
    }),
  },
  output: record({
    statement_id: 'Id of the statement.',
    money_out: ['number', 'Dollars spent with cards in the month.'],
    closing_balance: ['number', 'Dollars on the account.'],
  }),
  run: (state, given) => {
    const account = findAccount(state, given.account_id);
    if (!account) return failure('not-found', `No account with id ${given.account_id}.`);
    const { account_id, balance } = account;
    const month = `2026-0${statementMonths.indexOf(given.month) + 1}`;
    const spent = state.transactions.filter((item) => item.account_id === account_id && item.date.startsWith(month));
    const statement_id = nextId(state, 'ST');
    state.statements.push({ statement_id, account_id, month: given.month });
    return {
      statement_id,
      money_out: toCents(spent.reduce((sum, item) => sum + item.amount, 0)),
      closing_balance: balance,
    };
  },
  phrases: {
    requests: [
      'draw up the monthly summary of {account_id}[ for {month}]',
      'make a statement for {account_id}[ covering {month}]',
      'put together what happened on {account_id}[ in {month}]',
    ],
    ability: 'draw up statements',
    reports: [
      'The statement {/statement_id} shows {/money_out} dollars spent and a balance of {/closing_balance} dollars.',
      'According to statement {/statement_id}, {/money_out} dollars went out and {/closing_balance} dollars are there.',
    ],
    outputs: {
      '/statement_id': {
        noun: 'statement',
        verb: 'drew up',
        implied: 'the statement for {month} of {account_id}',
      },
      '/closing_balance': { noun: 'closing balance', verb: 'reported' },
    },
  },
});

const emailStatement = tool({
  name: 'email_statement',
  description: 'Send a statement to an email address.',
  readOnly: false,
  parameters: {
    statement_id: text({ description: 'Id of the statement, such as ST-2213.', noun: 'statement id' }),
    email: text({
      description: 'Email address of the reader.',
      noun: 'email address',
      supply: ['the address is {value}', 'it goes to {value}'],
      format: 'email',
      draw: ({ random }) => {
        const who = random.pick([
          'nora',
          'accounts',
          'desk',
          'office',
          'hello',
          'tomas',
          'ines',
          'books',
          'tax',
          'priya',
        ]);
        return `${who}@${random.pick(['fernway.example', 'larkspur.example', 'hillside.example', 'oldmill.example'])}`;
      },
    }),
  },
  output: record({ delivery_id: 'Id of the delivery.', page_count: ['integer', 'Pages sent.'] }),
  run: (state, given) => {
    const statement = state.statements.find(({ statement_id }) => statement_id === given.statement_id);
    if (!statement) return failure('not-found', `No statement with id ${given.statement_id}.`);
    const lines = state.transactions.filter(({ account_id }) => account_id === statement.account_id).length;
    return { delivery_id: nextId(state, 'DL'), page_count: 1 + Math.floor(lines / 2) };
  },
  phrases: {
    requests: [
      'mail {statement_id}[ to {email}]',
      'send {statement_id} off[ to {email}]',
      'forward {statement_id} by mail[ to {email}]',
    ],
    ability: 'send statements by email',
    reports: [
      'All {/page_count} page(s) went to {email} as delivery {/delivery_id}.',
      'It was sent to {email}: {/page_count} page(s), delivery {/delivery_id}.',
    ],
    outputs: { '/delivery_id': { noun: 'delivery', verb: 'sent' } },
  },
});

const estimateInterest = tool({
  name: 'estimate_interest',
  description: 'Estimate the interest that an amount in dollars earns over some months at the present rate.',
  readOnly: true,
  parameters: { amount: { ...dollars, repeatable: true }, months },
  output: record({
    interest: ['number', 'Dollars of interest.'],
    final_amount: ['number', 'Dollars at the end, with interest.'],
  }),
  run: (state, given) => {
    const interest = interestOn(state, given.amount, given.months);
    return { interest, final_amount: toCents(given.amount + interest) };
  },
  phrases: {
    requests: [
      'work out what {amount} would earn[ over {months}]',
      'tell me how much {amount} grows to[ in {months}]',
      'figure out the yield of {amount}[ after {months}]',
    ],
    ability: 'estimate interest',
    reports: [
      'It would earn {/interest} dollars and grow to {/final_amount} dollars.',
      'The interest comes to {/interest} dollars, so you would have {/final_amount} dollars.',
    ],
    outputs: {
      '/interest': { noun: 'interest', verb: 'estimated' },
      '/final_amount': { noun: 'final amount', verb: 'estimated', implied: 'what {amount} grows to in {months}' },
    },
  },
});

const openDeposit = tool({
  name: 'open_deposit',
  description: 'Lock dollars of an account away for some months at the present interest rate.',
  readOnly: false,
  parameters: { account_id: accountId, amount: dollars, months },
  output: record({
    deposit_id: 'Id of the deposit.',
    maturity_date: 'Day on which the money is free again.',
    expected_interest: ['number', 'Dollars of interest at the end.'],
  }),
  run: (state, given) => {
    const { account_id, amount } = given;
    const account = findAccount(state, account_id);
    if (!account) return failure('not-found', `No account with id ${account_id}.`);
    if (account.balance < amount) return failure('refused', `${account.name} holds only ${account.balance} dollars.`);
    account.balance = toCents(account.balance - amount);
    const deposit_id = nextId(state, 'TD');
    state.deposits.push({ deposit_id, account_id, amount, months: given.months });
    return {
      deposit_id,
      maturity_date: dayOf2026(160 + given.months * 30),
      expected_interest: interestOn(state, amount, given.months),
    };
  },
  phrases: {
    requests: [
      'lock {amount} from {account_id} away[ for {months}]',
      'put {amount} of {account_id} into a fixed deposit[ for {months}]',
      'set {amount} aside at fixed interest[, taken from {account_id}][, for {months}]',
    ],
    ability: 'lock money away in deposits',
    reports: [
      'The deposit {/deposit_id} runs until {/maturity_date} and earns {/expected_interest} dollars.',
      'It is locked away as {/deposit_id}: {/expected_interest} dollars of interest on {/maturity_date}.',
    ],
    outputs: {
      '/deposit_id': { noun: 'deposit', verb: 'opened' },
      '/expected_interest': { noun: 'expected interest', verb: 'reported' },
    },
  },
});

const breakDeposit = tool({
  name: 'break_deposit',
  description: 'End a deposit early: the money returns to its account without interest.',
  readOnly: false,
  destructive: true,
  parameters: { deposit_id: text({ description: 'Id of the deposit, such as TD-2214.', noun: 'deposit id' }) },
  output: record({
    released_amount: ['number', 'Dollars given back.'],
    account_id: 'Id of the account that got them.',
  }),
  run: (state, given) => {
    const deposit = state.deposits.find(({ deposit_id }) => deposit_id === given.deposit_id);
    if (!deposit) return failure('not-found', `No deposit with id ${given.deposit_id}.`);
    const account = findAccount(state, deposit.account_id)!;
    account.balance = toCents(account.balance + deposit.amount);
    state.deposits = state.deposits.filter((other) => other !== deposit);
    return { released_amount: deposit.amount, account_id: account.account_id };
  },
  phrases: {
    requests: [
      'end {deposit_id} early',
      'get the money out of {deposit_id} ahead of time',
      'dissolve {deposit_id} now, even without interest',
    ],
    ability: 'end deposits early',
    reports: [
      'The deposit is over; {/released_amount} dollars are back on {/account_id}.',
      '{/released_amount} dollars returned to {/account_id}.',
    ],
    outputs: {
      '/released_amount': { noun: 'released amount', verb: 'reported' },
      '/account_id': { noun: 'account', verb: 'named' },
    },
  },
});

function interestOn(state: Readonly<BankingState>, amount: number, monthCount: number): number {
  return toCents((amount * state.interest_rate * monthCount) / 1200);
}

export const savingTools = [getStatement, emailStatement, estimateInterest, openDeposit, breakDeposit];
