import { type DrawContext, parametersOf } from '../parameters.ts';
import { anyOf, dayOf2026, roundNumber } from '../values.ts';
import { type BankingState, findAccount } from './state.ts';

export const { text, integer, number, choice, optional } = parametersOf<BankingState>();

type Context = DrawContext<BankingState>;

export const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD'] as const;

/** An account that can pay the amount, when one is already known. */
const payingAccount = ({ state, given, random }: Context) => {
  const needed = typeof given.amount === 'number' ? given.amount * 1.5 : 0;
  return anyOf(
    random,
    state.accounts.filter(({ account_id, balance }) => balance >= needed && account_id !== given.to_account_id),
  )?.account_id;
};

export const accountId = text({
  description: 'Id of the account, such as AC-1137.',
  noun: 'account id',
  supply: ['use account {value}', 'it is account {value}'],
  stated: 'account {value}',
  draw: payingAccount,
});

export const fromAccountId = text({
  description: 'Id of the account that pays, such as AC-1137.',
  noun: 'id of the paying account',
  supply: ['take it from account {value}', 'the money comes from account {value}'],
  stated: 'account {value}',
  draw: payingAccount,
});

export const toAccountId = text({
  description: 'Id of the account that receives, such as AC-1174.',
  noun: 'id of the receiving account',
  supply: ['it goes to account {value}', 'the money should land in account {value}'],
  stated: 'account {value}',
  draw: ({ state, given, random }) =>
    anyOf(
      random,
      state.accounts.filter(({ account_id }) => account_id !== given.from_account_id),
    )?.account_id,
});

/** An amount that the account pays easily. */
export const dollars = number({
  description: 'Amount in dollars.',
  noun: 'amount in dollars',
  supply: ['make it {value} dollars', 'the amount is {value} dollars'],
  minimum: 0.01,
  stated: '{value} dollars',
  draw: ({ state, given, random }) => {
    const paying = given.from_account_id ?? given.account_id;
    const balance = typeof paying === 'string' ? (findAccount(state, paying)?.balance ?? 0) : 1000;
    return balance < 20 ? undefined : roundNumber(random, 10, Math.min(balance / 2, 900), 5);
  },
});

export const payeeId = text({
  description: 'Id of the payee, such as PY-328.',
  noun: 'payee id',
  supply: ['it goes to payee {value}', 'the payee is {value}'],
  stated: 'payee {value}',
  draw: ({ state, random }) => random.pick(state.payees).payee_id,
});

export const cardId = text({
  description: 'Id of the card, such as CD-533.',
  noun: 'card id',
  supply: ['it is card {value}', 'I mean card {value}'],
  stated: 'card {value}',
  draw: ({ state, random }) =>
    anyOf(
      random,
      state.cards.filter(({ status }) => status === 'active'),
    )?.card_id,
});

export const paymentDate = text({
  description: 'Date of the payment as YYYY-MM-DD.',
  noun: 'payment date',
  supply: ['pay it on {value}', 'it should go out on {value}'],
  format: 'date',
  draw: ({ random }) => dayOf2026(random.integer(180, 360)),
});

export const months = integer({
  description: 'Number of months.',
  noun: 'number of months',
  supply: ['for {value} months', 'over {value} months, please'],
  minimum: 1,
  maximum: 60,
  stated: '{value} months',
  draw: ({ random }) => random.pick([3, 6, 9, 12, 18, 24, 36]),
});

/** A currency as an ISO code; `other` names the parameter that must differ. */
export const currency = (options: { description: string; noun: string; supply?: readonly string[]; other?: string }) =>
  choice(currencies, {
    description: options.description,
    noun: options.noun,
    ...(options.supply ? { supply: options.supply } : {}),
    draw: ({ given, random }) =>
      random.pick(currencies.filter((code) => options.other === undefined || code !== given[options.other])),
  });
