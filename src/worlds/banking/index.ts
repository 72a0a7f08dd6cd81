import { defineWorld } from '../define.ts';
import { accountTools } from './accounts.ts';
import { cardTools } from './cards.ts';
import { bankingFlows } from './flows.ts';
import { paymentTools } from './payments.ts';
import { rateTools } from './rates.ts';
import { savingTools } from './savings.ts';
import { seedBanking } from './state.ts';

/** A customer's bank: accounts, payees and payments, cards, currencies, statements and deposits. */
export const banking = defineWorld({
  name: 'banking',
  category: 'Finance',
  description: "A customer's bank: accounts, payees and payments, cards, currencies, statements and deposits.",
  seedState: seedBanking,
  tools: [...accountTools, ...paymentTools, ...cardTools, ...rateTools, ...savingTools],
  dependencies: bankingFlows,
});
