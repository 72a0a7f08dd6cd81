import { faceOf, type Refusal } from '../face.ts';
import { tradingBot } from './native.ts';

const refusals: readonly Refusal[] = [
  { native: /^User not authenticated.*$/s, kind: 'wrong-state', says: 'Nobody is signed in at the desk.' },
  { native: /^Stock with symbol '(.*)' not found\.$/s, kind: 'not-found', says: 'No stock trades under $1.' },
  { native: /^Invalid stock symbol: (.*)$/s, kind: 'not-found', says: 'No stock trades under $1.' },
  {
    native: /^Stock (.*) not found in watchlist\.$/s,
    kind: 'not-found',
    says: '$1 is not on the list of followed stocks.',
  },
  { native: /^Order with ID (.*?) not found\..*$/s, kind: 'not-found', says: 'There is no order numbered $1.' },
  {
    native: /^Can't cancel order (.*)\. Order is already completed\.$/s,
    kind: 'wrong-state',
    says: 'Order $1 has gone through and cannot be called off.',
  },
  {
    native: /^Insufficient funds: required \$(\S+) but only \$(\S+) available\.$/s,
    kind: 'refused',
    says: 'The order would cost $1 dollars, and the account holds $2 dollars.',
  },
  { native: /^Insufficient funds for withdrawal\.$/s, kind: 'refused', says: 'The account holds less cash than that.' },
  { native: /^Market is closed\..*$/s, kind: 'unavailable', says: 'Cash moves only while the market trades.' },
  { native: /^.* must be positive.*$/s, kind: 'refused', says: 'Prices and amounts start above zero.' },
  { native: /^time data .*$/s, kind: 'refused', says: 'A day is written as YYYY-MM-DD.' },
];

/** The trading account behind the tools of the desk. */
export const desk = faceOf(tradingBot, refusals);
