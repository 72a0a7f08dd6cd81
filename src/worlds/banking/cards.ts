import { failure, toolsOf } from '../define.ts';
import { listOf, record } from '../outputs.ts';
import { anyOf, dayOf2026, roundNumber } from '../values.ts';
import { accountId, cardId, choice, number, text } from './parameters.ts';
import { type BankingState, findAccount, nextId } from './state.ts';

const tool = toolsOf<BankingState>();

const listCards = tool({
  name: 'list_cards',
  description: 'List the cards of an account, usable ones first.',
  readOnly: true,
  parameters: {
    account_id: {
      ...accountId,
      draw: ({ state, random }) => anyOf(random, state.cards)?.account_id,
    },
  },
  output: record({
    cards: listOf({
      card_id: 'Id of the card.',
      last_four: 'Last four digits of the card number.',
      daily_limit: ['number', 'Dollars that can be spent a day.'],
      card_status: 'active or frozen.',
    }),
  }),
  run: (state, given) => {
    if (!findAccount(state, given.account_id)) return failure('not-found', `No account with id ${given.account_id}.`);
    const cards = state.cards
      .filter(({ account_id }) => account_id === given.account_id)
      .sort((left, right) => left.status.localeCompare(right.status))
      .map(({ card_id, last_four, daily_limit, status }) => ({ card_id, last_four, daily_limit, card_status: status }));
    return { cards };
  },
  phrases: {
    requests: [
      'see which cards belong to {account_id}',
      'show me the cards that draw on {account_id}',
      'tell me what plastic there is for {account_id}',
    ],
    ability: 'list the cards of an account',
    reports: [
      'There is card {/cards/0/card_id} ending in {/cards/0/last_four}, {/cards/0/card_status}, with a daily limit of {/cards/0/daily_limit} dollars.',
      'The first is {/cards/0/card_id} (ending in {/cards/0/last_four}); it is {/cards/0/card_status} and allows {/cards/0/daily_limit} dollars a day.',
    ],
    outputs: {
      '/cards/*/card_id': { noun: 'card', verb: 'listed', implied: 'the card that belongs to {account_id}' },
      '/cards/*/daily_limit': { noun: 'daily limit', verb: 'listed' },
    },
  },
});

const orderCard = tool({
  name: 'order_card',
  description: 'Order a new card for an account.',
  readOnly: false,
  parameters: {
    account_id: accountId,
    card_type: choice(['debit', 'credit', 'virtual'], {
      description: 'Type of the card.',
      noun: 'type of card',
      supply: ['a {value} card, please', 'make it {value}'],
      stated: 'a {value} card',
      draw: ({ random }) => random.pick(['debit', 'credit', 'virtual'] as const),
    }),
  },
  output: record({
    card_id: 'Id of the new card.',
    daily_limit: ['number', 'Dollars that can be spent a day.'],
    delivery_date: 'Day on which the card arrives.',
  }),
  run: (state, given) => {
    if (!findAccount(state, given.account_id)) return failure('not-found', `No account with id ${given.account_id}.`);
    const card_id = nextId(state, 'CD');
    const last_four = String(1000 + ((state.next * 7) % 9000));
    state.cards.push({ card_id, account_id: given.account_id, last_four, daily_limit: 500, status: 'active' });
    return { card_id, daily_limit: 500, delivery_date: dayOf2026(150 + (state.next % 40)) };
  },
  phrases: {
    requests: [
      'get me new plastic for {account_id}[, namely {card_type}]',
      'have another card made for {account_id}[: {card_type}]',
      'request a further card on {account_id}[, specifically {card_type}]',
    ],
    ability: 'order cards',
    reports: [
      'The card {/card_id} is ordered and arrives on {/delivery_date}; it allows {/daily_limit} dollars a day.',
      'Your new card {/card_id} comes on {/delivery_date} with a limit of {/daily_limit} dollars a day.',
    ],
    outputs: {
      '/card_id': { noun: 'card', verb: 'ordered' },
      '/delivery_date': { noun: 'delivery date', verb: 'reported' },
    },
  },
});

const freezeCard = tool({
  name: 'freeze_card',
  description: 'Block a card for the time being.',
  readOnly: false,
  parameters: {
    card_id: cardId,
    reason: choice(['lost', 'stolen', 'misplaced', 'suspicious_charge', 'travelling'], {
      description: 'Why the card is blocked.',
      noun: 'reason for the block',
      supply: ['the reason is: {value}', 'put down {value} as the reason'],
      draw: ({ random }) => random.pick(['lost', 'stolen', 'misplaced', 'suspicious_charge', 'travelling'] as const),
    }),
  },
  output: record({ freeze_id: 'Id of the block, needed to lift it.', card_status: 'Status of the card now.' }),
  run: (state, given) => {
    const card = state.cards.find(({ card_id }) => card_id === given.card_id);
    if (!card) return failure('not-found', `No card with id ${given.card_id}.`);
    if (card.status === 'frozen') return failure('wrong-state', `${card.card_id} is already frozen.`);
    card.status = 'frozen';
    const freeze_id = nextId(state, 'FZ');
    state.freezes.push({ freeze_id, card_id: card.card_id, reason: given.reason });
    return { freeze_id, card_status: card.status };
  },
  phrases: {
    requests: [
      'block {card_id} for now[ and note {reason} as the reason]',
      'make sure nobody can use {card_id}[ (reason: {reason})]',
      'put a hold on {card_id}[ with the reason {reason}]',
    ],
    ability: 'block cards',
    reports: [
      'The card is {/card_status}; the block has the number {/freeze_id}.',
      'Nobody can pay with it now: it is {/card_status} under {/freeze_id}.',
    ],
    outputs: { '/freeze_id': { noun: 'card block', verb: 'set up' } },
  },
});

const liftCardFreeze = tool({
  name: 'lift_card_freeze',
  description: 'Lift the block of a card, so that it can be used again.',
  readOnly: false,
  parameters: {
    freeze_id: text({
      description: 'Id of the block, such as FZ-2212.',
      noun: 'id of the block',
      stated: 'block {value}',
      draw: ({ state, random }) => anyOf(random, state.freezes)?.freeze_id,
    }),
  },
  output: record({ card_id: 'Id of the card that works again.', daily_limit: ['number', 'Dollars a day.'] }),
  run: (state, given) => {
    const freeze = state.freezes.find(({ freeze_id }) => freeze_id === given.freeze_id);
    if (!freeze) return failure('not-found', `No block with id ${given.freeze_id}.`);
    const card = state.cards.find(({ card_id }) => card_id === freeze.card_id)!;
    card.status = 'active';
    state.freezes = state.freezes.filter((other) => other !== freeze);
    return { card_id: card.card_id, daily_limit: card.daily_limit };
  },
  phrases: {
    requests: [
      'release {freeze_id} again',
      'remove {freeze_id}, so that I can pay by card again',
      'take {freeze_id} off, since all is well',
    ],
    ability: 'make blocked cards usable again',
    reports: [
      'The card {/card_id} works again, with {/daily_limit} dollars a day.',
      'You can use {/card_id} again, up to {/daily_limit} dollars a day.',
    ],
    outputs: {
      '/card_id': { noun: 'card', verb: 'released' },
      '/daily_limit': { noun: 'daily limit', verb: 'reported' },
    },
  },
});

const setCardLimit = tool({
  name: 'set_card_limit',
  description: 'Change how many dollars can be spent with a card a day.',
  readOnly: false,
  parameters: {
    card_id: cardId,
    daily_limit: number({
      description: 'Dollars a day.',
      noun: 'daily limit in dollars',
      supply: ['{value} dollars a day', 'the limit is {value} dollars'],
      minimum: 0,
      maximum: 10_000,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 200, 3000, 50),
    }),
  },
  output: record({
    previous_limit: ['number', 'Dollars a day before the change.'],
    effective_date: 'First day of the new limit.',
  }),
  run: (state, given) => {
    const card = state.cards.find(({ card_id }) => card_id === given.card_id);
    if (!card) return failure('not-found', `No card with id ${given.card_id}.`);
    if (card.status === 'frozen') return failure('wrong-state', `${card.card_id} is frozen.`);
    const previous_limit = card.daily_limit;
    card.daily_limit = given.daily_limit;
    return { previous_limit, effective_date: dayOf2026(160 + (state.next % 10)) };
  },
  phrases: {
    requests: [
      'change what {card_id} can spend a day[ to {daily_limit}]',
      'cap {card_id}[ at {daily_limit} a day]',
      'allow {card_id} to be used[ for {daily_limit} a day] at most',
    ],
    ability: 'change the daily limit of a card',
    reports: [
      'The limit changed from {/previous_limit} to {daily_limit} dollars a day, from {/effective_date} on.',
      'From {/effective_date} on, the card allows {daily_limit} instead of {/previous_limit} dollars a day.',
    ],
    outputs: {
      '/previous_limit': { noun: 'old limit', verb: 'replaced' },
    },
  },
});

const disputeTransaction = tool({
  name: 'dispute_transaction',
  description: 'Contest a transaction; the amount is credited for as long as the bank looks into it.',
  readOnly: false,
  parameters: {
    transaction_id: text({
      description: 'Id of the transaction, such as TX-11371.',
      noun: 'transaction id',
      supply: ['it is transaction {value}', 'I mean {value}'],
      stated: 'transaction {value}',
      draw: ({ state, random }) =>
        anyOf(
          random,
          state.transactions.filter(({ transaction_id }) => !isDisputed(state, transaction_id)),
        )?.transaction_id,
    }),
    dispute_reason: choice(['unknown_merchant', 'charged_twice', 'wrong_amount', 'never_delivered', 'not_mine'], {
      description: 'What is wrong with the transaction.',
      noun: 'reason of the complaint',
      supply: ['the reason is: {value}', 'write down {value}'],
      draw: ({ random }) =>
        random.pick(['unknown_merchant', 'charged_twice', 'wrong_amount', 'never_delivered', 'not_mine'] as const),
    }),
  },
  output: record({
    dispute_id: 'Id of the case.',
    credited_amount: ['number', 'Dollars credited for now.'],
    credited_account_id: 'Id of the account that got the credit.',
  }),
  run: (state, given) => {
    const transaction = state.transactions.find(({ transaction_id }) => transaction_id === given.transaction_id);
    if (!transaction) return failure('not-found', `No transaction with id ${given.transaction_id}.`);
    const { transaction_id, account_id, amount } = transaction;
    if (isDisputed(state, transaction_id)) return failure('wrong-state', `${transaction_id} is already contested.`);
    const dispute_id = nextId(state, 'DP');
    state.disputes.push({ dispute_id, transaction_id, reason: given.dispute_reason });
    const account = findAccount(state, account_id)!;
    account.balance = Math.round((account.balance + amount) * 100) / 100;
    return { dispute_id, credited_amount: amount, credited_account_id: account_id };
  },
  phrases: {
    requests: [
      'contest {transaction_id}[, giving {dispute_reason} as the reason]',
      'complain about {transaction_id}[ because of this: {dispute_reason}]',
      'ask for my money back for {transaction_id}[ on the grounds of {dispute_reason}]',
    ],
    ability: 'contest transactions',
    reports: [
      'The case {/dispute_id} is open, and {/credited_amount} dollars are credited to {/credited_account_id} for now.',
      'I opened case {/dispute_id}; {/credited_account_id} got {/credited_amount} dollars back for the time being.',
    ],
    outputs: {
      '/credited_amount': { noun: 'credited amount', verb: 'reported' },
      '/credited_account_id': { noun: 'credited account', verb: 'named' },
    },
  },
});

function isDisputed(state: Readonly<BankingState>, id: string): boolean {
  return state.disputes.some(({ transaction_id }) => transaction_id === id);
}

export const cardTools = [listCards, orderCard, freezeCard, liftCardFreeze, setCardLimit, disputeTransaction];
