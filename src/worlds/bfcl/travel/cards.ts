import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { listOf, record } from '../../outputs.ts';
import { anyOf } from '../../values.ts';
import { answered } from '../face.ts';
import { cardId, integer, number, sessionToken, text } from './parameters.ts';
import { type AccountState, desk, digits, someExpiry, someName } from './state.ts';

const tool = toolsOf<AccountState>();

const holderName = text({
  description: 'Full name on the card, such as Greta Lindqvist.',
  noun: 'name on the card',
  supply: ['the card is in the name of {value}', 'the name on it is {value}'],
  draw: ({ random }) => someName(random),
});

const storePaymentCard = tool({
  name: 'store_payment_card',
  description: 'Put a payment card on file, so that flights can be charged to it.',
  readOnly: false,
  parameters: {
    session_token: sessionToken,
    number: text({
      description: 'The 16 digits on the front of the card.',
      noun: 'card number',
      supply: ['the card number is {value}'],
      draw: ({ random }) => digits(random, 16),
    }),
    expiry: text({
      description: 'Month until which the card is valid, MM/YYYY.',
      noun: 'expiry month',
      supply: ['it is valid until {value}', 'the card expires {value}'],
      draw: ({ random }) => someExpiry(random),
    }),
    holder_name: holderName,
    security_code: integer({
      description: 'Three digits from the back of the card.',
      noun: 'security code',
      supply: ['the security code is {value}', 'the code on the back is {value}'],
      minimum: 100,
      draw: ({ random }) => random.integer(100, 999),
    }),
  },
  output: record({ card_id: 'Id of the card on file.', funds: ['number', 'Dollars that the card holds.'] }),
  run: (state, given) => {
    const answer = desk.act(state, 'register_credit_card', {
      access_token: given.session_token,
      card_number: given.number,
      expiration_date: given.expiry,
      cardholder_name: given.holder_name,
      card_verification_number: given.security_code,
    });
    return answered(answer, ({ card_id }) => ({
      card_id: String(card_id),
      funds: state.credit_card_list[String(card_id)]!.balance,
    }));
  },
  phrases: {
    requests: [
      'put the card {number} on file[ for {holder_name}][, valid until {expiry}][, security code {security_code}][, using {session_token}]',
      'save {number} as a card I can pay with[, issued to {holder_name}][, expiring {expiry}][, code {security_code} on the back][, under {session_token}]',
      'add my card {number} to the account[ in the name of {holder_name}][, good until {expiry}][, with the security code {security_code}][, and use {session_token}]',
    ],
    ability: 'put cards on file',
    reports: [
      'The card is on file as {/card_id} and holds {/funds} dollars.',
      'You can pay with it now: {/card_id}, with {/funds} dollars on it.',
    ],
    outputs: {
      '/card_id': { noun: 'card', verb: 'put on file' },
      '/funds': { noun: 'card balance', verb: 'reported' },
    },
  },
});

const checkCardFunds = tool({
  name: 'check_card_funds',
  description: 'Get how much money a card on file holds.',
  readOnly: true,
  parameters: { session_token: sessionToken, card_id: { ...cardId, repeatable: true } },
  output: record({ funds: ['number', 'What the card holds.'], currency: 'Currency of the amount: USD.' }),
  run: (state, given) => {
    const answer = desk.look(state, 'get_credit_card_balance', {
      access_token: given.session_token,
      card_id: given.card_id,
    });
    return answered(answer, ({ card_balance }) => ({ funds: Number(card_balance), currency: 'USD' }));
  },
  phrases: {
    requests: [
      'see how much money is left on {card_id}[, using {session_token}]',
      'tell me the balance of {card_id}[, seen with {session_token}]',
      'find out what I can still spend with {card_id}[ under {session_token}]',
    ],
    ability: 'look up what a card holds',
    reports: ['The card holds {/funds} {/currency}.', 'There are {/funds} {/currency} left on it.'],
    outputs: {
      '/funds': {
        noun: 'card balance',
        verb: 'looked up',
        implied: 'all the money on {card_id} under {session_token}',
      },
      '/currency': {
        noun: 'currency of the card',
        verb: 'looked up',
        implied: 'the currency of {card_id} under {session_token}',
      },
    },
  },
});

const findPayerCards = tool({
  name: 'find_payer_cards',
  description: 'Find the cards on file that are in the name of somebody, the fullest first.',
  readOnly: true,
  parameters: {
    holder_name: {
      ...holderName,
      draw: ({ state, random }) =>
        anyOf(
          random,
          Object.values(state.credit_card_list).filter(({ balance }) => balance >= 10_000),
        )?.cardholder_name,
      repeatable: true,
    },
  },
  output: record({
    cards: listOf({ card_id: 'Id of the card.', funds: ['number', 'Dollars that the card holds.'] }),
  }),
  run: (state, given) => {
    const answer = desk.look(state, 'get_all_credit_cards');
    if (answer instanceof ToolFailure) return answer;
    const cards = Object.entries(answer.credit_card_list as AccountState['credit_card_list'])
      .filter(([, { cardholder_name }]) => cardholder_name === given.holder_name)
      .map(([card_id, { balance }]) => ({ card_id, funds: balance }))
      .sort((left, right) => right.funds - left.funds);
    return cards.length > 0 ? { cards } : failure('not-found', `No card on file belongs to ${given.holder_name}.`);
  },
  phrases: {
    requests: [
      'look for cards in the name of {holder_name}',
      'tell me which cards {holder_name} can pay with',
      'check what plastic we have on file for {holder_name}',
    ],
    ability: 'find cards by their holder',
    reports: [
      'The fullest card of {holder_name} is {/cards/0/card_id} with {/cards/0/funds} dollars.',
      '{holder_name} can pay with {/cards/0/card_id}, which holds {/cards/0/funds} dollars.',
    ],
    outputs: {
      '/cards/*/card_id': { noun: 'card', verb: 'found', implied: 'the fullest card of {holder_name}' },
      '/cards/*/funds': {
        noun: 'card balance',
        verb: 'found',
        implied: 'the money on the fullest card of {holder_name}',
      },
    },
  },
});

const capTripSpending = tool({
  name: 'cap_trip_spending',
  description: 'Set the spending cap of the account in dollars. Cards that hold less are not charged for flights.',
  readOnly: false,
  parameters: {
    session_token: sessionToken,
    spending_cap: number({
      description: 'The new cap in dollars.',
      noun: 'spending cap in dollars',
      supply: ['cap it at {value} dollars', 'the limit is {value} dollars'],
      stated: '{value} dollars',
      minimum: 0,
      draw: ({ random }) => random.integer(8, 45) * 100,
    }),
  },
  output: record({
    effective_cap: ['number', 'The cap that holds now.'],
    currency: 'Currency of the cap: USD.',
    cards_below_cap: ['integer', 'Cards on file that hold less than the cap.'],
  }),
  run: (state, given) => {
    const answer = desk.act(state, 'set_budget_limit', {
      access_token: given.session_token,
      budget_limit: given.spending_cap,
    });
    return answered(answer, ({ budget_limit }) => ({
      effective_cap: Number(budget_limit),
      currency: 'USD',
      cards_below_cap: Object.values(state.credit_card_list).filter(({ balance }) => balance < Number(budget_limit))
        .length,
    }));
  },
  phrases: {
    requests: [
      'set my travel budget[ to {spending_cap}][, using {session_token}]',
      'limit what I spend on travel[ to {spending_cap}][ with {session_token}]',
      'put a ceiling on my travel expenses[, namely {spending_cap}][, under {session_token}]',
    ],
    ability: 'set a travel budget',
    reports: [
      'The budget stands at {/effective_cap} {/currency}; {/cards_below_cap} of the cards hold less.',
      'From now on {/effective_cap} dollars is the limit, and {/cards_below_cap} card(s) on file are below it.',
    ],
    outputs: {
      '/effective_cap': { noun: 'travel budget', verb: 'set' },
      '/currency': { noun: 'currency of the budget', verb: 'reported' },
    },
  },
});

export const cardTools = [storePaymentCard, checkCardFunds, findPayerCards, capTripSpending];
