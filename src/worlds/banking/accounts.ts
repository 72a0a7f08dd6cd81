import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf, roundNumber, toCents } from '../values.ts';
import { accountId, choice, dollars, fromAccountId, months, number, text, toAccountId } from './parameters.ts';
import { accountNames, type BankingState, findAccount, nextId } from './state.ts';

const tool = toolsOf<BankingState>();

const findAccountByName = tool({
  name: 'find_account',
  description: 'Find an account of the customer by its name, with its balance.',
  readOnly: true,
  parameters: {
    account_name: text({
      description: 'Name of the account, such as Household.',
      noun: 'account name',
      supply: ['it is called {value}', 'I mean the one named {value}'],
      stated: 'my {value} account',
      draw: ({ state, random }) => random.pick(state.accounts).name,
      repeatable: true,
    }),
  },
  output: record({
    account_id: 'Id of the account.',
    balance: ['number', 'Present balance.'],
    currency: 'Currency of the balance.',
  }),
  run: (state, given) => {
    const account = state.accounts.find(({ name }) => name.toLowerCase() === given.account_name.toLowerCase());
    if (!account) return failure('not-found', `No account called ${given.account_name}.`);
    return { account_id: account.account_id, balance: account.balance, currency: 'USD' };
  },
  phrases: {
    requests: [
      'look up the balance of {account_name}',
      'tell me how much money is in {account_name}',
      'see what {account_name} holds at the moment',
      'check where {account_name} stands',
    ],
    ability: 'look up accounts and their balances',
    reports: [
      'The account {account_name} ({/account_id}) holds {/balance} {/currency}.',
      'There are {/balance} {/currency} in {account_name}, which is account {/account_id}.',
    ],
    outputs: {
      '/account_id': { noun: 'account', verb: 'looked up', implied: '{account_name}' },
      '/balance': { noun: 'balance', verb: 'found', implied: 'the balance of {account_name}' },
      '/currency': { noun: 'currency', verb: 'found', implied: 'the currency of {account_name}' },
    },
  },
});

const openAccount = tool({
  name: 'open_account',
  description: 'Open a new account in dollars.',
  readOnly: false,
  parameters: {
    account_name: text({
      description: 'Name of the new account.',
      noun: 'name of the new account',
      supply: ['call it {value}', 'name it {value}'],
      draw: ({ state, random }) =>
        anyOf(
          random,
          accountNames.filter((name) => !state.accounts.some((account) => account.name === name)),
        ),
    }),
    account_type: choice(['checking', 'savings'], {
      description: 'Type of the account.',
      noun: 'type of account',
      supply: ['a {value} one, please', 'make it a {value} account'],
      stated: 'a {value} account',
      draw: ({ random }) => random.pick(['checking', 'savings'] as const),
    }),
  },
  output: record({ account_id: 'Id of the new account.', account_number: 'Number of the new account.' }),
  run: (state, given) => {
    if (state.accounts.some(({ name }) => name.toLowerCase() === given.account_name.toLowerCase()))
      return failure('refused', `There is already an account called ${given.account_name}.`);
    const account_id = nextId(state, 'AC');
    state.accounts.push({ account_id, name: given.account_name, type: given.account_type, balance: 0 });
    return { account_id, account_number: String(40_000_000 + state.next * 17) };
  },
  phrases: {
    requests: [
      'set up an account named {account_name}[ as {account_type}]',
      'create a fresh account with the name {account_name}[ and make it {account_type}]',
      'start a new account called {account_name} for me[, namely {account_type}]',
    ],
    ability: 'open accounts',
    reports: [
      'Your account {account_name} is open as {/account_id}, with the number {/account_number}.',
      'I opened {account_name}: id {/account_id}, number {/account_number}.',
    ],
    outputs: {
      '/account_id': { noun: 'account', verb: 'opened' },
      '/account_number': { noun: 'account number', verb: 'got' },
    },
  },
});

const listTransactions = tool({
  name: 'list_transactions',
  description: 'List the card and shop transactions of an account, newest first.',
  readOnly: true,
  parameters: {
    account_id: {
      ...accountId,
      draw: ({ state, random }) =>
        anyOf(
          random,
          state.accounts.filter(({ account_id }) => state.transactions.some((item) => item.account_id === account_id)),
        )?.account_id,
    },
  },
  output: record({
    transactions: listOf({
      transaction_id: 'Id of the transaction.',
      date: 'Day of the transaction.',
      merchant: 'Who was paid.',
      amount: ['number', 'Amount in dollars.'],
    }),
  }),
  run: (state, given) => {
    if (!findAccount(state, given.account_id)) return failure('not-found', `No account with id ${given.account_id}.`);
    const transactions = state.transactions
      .filter(({ account_id }) => account_id === given.account_id)
      .sort((left, right) => right.date.localeCompare(left.date))
      .map(({ transaction_id, date, merchant, amount }) => ({ transaction_id, date, merchant, amount }));
    return { transactions };
  },
  phrases: {
    requests: [
      'show me the latest purchases on {account_id}',
      'see what was bought with {account_id}',
      'go through the recent activity on {account_id}',
      'pull up the newest charges on {account_id}',
    ],
    ability: 'list transactions',
    reports: [
      'The newest charge is {/transactions/0/amount} dollars at {/transactions/0/merchant} on {/transactions/0/date}.',
      'Most recently, {/transactions/0/merchant} took {/transactions/0/amount} dollars ({/transactions/0/transaction_id}).',
    ],
    outputs: {
      '/transactions/*/transaction_id': {
        noun: 'transaction',
        verb: 'listed',
        implied: 'the latest charge on {account_id}',
      },
      '/transactions/*/amount': {
        noun: 'charge',
        verb: 'listed',
        implied: 'the amount of the latest charge on {account_id}',
      },
    },
  },
});

const transferMoney = tool({
  name: 'transfer_money',
  description: 'Move dollars between two own accounts of the customer.',
  readOnly: false,
  parameters: { from_account_id: fromAccountId, to_account_id: toAccountId, amount: dollars },
  output: record({
    transfer_id: 'Id of the transfer.',
    remaining_balance: ['number', 'What the paying account holds now.'],
    received_balance: ['number', 'What the receiving account holds now.'],
  }),
  run: (state, given) => {
    const from = findAccount(state, given.from_account_id);
    const to = findAccount(state, given.to_account_id);
    if (!from) return failure('not-found', `No account with id ${given.from_account_id}.`);
    if (!to) return failure('not-found', `No account with id ${given.to_account_id}.`);
    if (from === to) return failure('refused', 'The two accounts are the same.');
    if (from.balance < given.amount) return failure('refused', `${from.name} holds only ${from.balance} dollars.`);
    from.balance = toCents(from.balance - given.amount);
    to.balance = toCents(to.balance + given.amount);
    return {
      transfer_id: nextId(state, 'TR'),
      remaining_balance: from.balance,
      received_balance: to.balance,
    };
  },
  phrases: {
    requests: [
      'move {amount} from {from_account_id}[ to {to_account_id}]',
      'shift {amount}[ from {from_account_id}] into {to_account_id}',
      'top up {to_account_id}[ from {from_account_id}] by {amount}',
      'take {amount} off {from_account_id}[ and put it into {to_account_id}]',
    ],
    ability: 'move money between accounts',
    reports: [
      'The transfer {/transfer_id} is done; the paying account now holds {/remaining_balance} dollars.',
      'Done ({/transfer_id}): {/remaining_balance} dollars remain and {/received_balance} dollars are in the other account.',
    ],
    outputs: {
      '/transfer_id': { noun: 'transfer', verb: 'made' },
      '/remaining_balance': { noun: 'remaining balance', verb: 'reported' },
      '/received_balance': { noun: 'new balance', verb: 'reported' },
    },
  },
});

const setSavingsGoal = tool({
  name: 'set_savings_goal',
  description: 'Set an amount to be saved on an account within some months, and get what must be put aside monthly.',
  readOnly: false,
  parameters: {
    account_id: accountId,
    target_amount: number({
      description: 'Dollars to be saved on top of the present balance.',
      noun: 'target amount in dollars',
      supply: ['I want to reach {value} dollars', 'the target is {value} dollars'],
      minimum: 1,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 600, 9000, 100),
    }),
    months,
  },
  output: record({
    goal_id: 'Id of the goal.',
    monthly_amount: ['number', 'Dollars to put aside every month.'],
  }),
  run: (state, given) => {
    if (!findAccount(state, given.account_id)) return failure('not-found', `No account with id ${given.account_id}.`);
    const { account_id, target_amount } = given;
    const goal_id = nextId(state, 'GL');
    state.goals.push({ goal_id, account_id, target_amount, months: given.months });
    return { goal_id, monthly_amount: toCents(target_amount / given.months) };
  },
  phrases: {
    requests: [
      'plan to save {target_amount} on {account_id}[ within {months}]',
      'make {target_amount} the target for {account_id}[ over the next {months}]',
      'put a goal on {account_id}[ of {target_amount}][, to be reached in {months}]',
    ],
    ability: 'set savings goals',
    reports: [
      'The goal {/goal_id} is set; put {/monthly_amount} dollars aside every month.',
      'To reach it you need {/monthly_amount} dollars a month; the goal is saved as {/goal_id}.',
    ],
    outputs: {
      '/goal_id': { noun: 'goal', verb: 'set' },
      '/monthly_amount': { noun: 'monthly amount', verb: 'worked out' },
    },
  },
});

export const accountTools = [findAccountByName, openAccount, listTransactions, transferMoney, setSavingsGoal];
