import type { Random } from '../../core/random.ts';
import { dayOf2026, roundNumber } from '../values.ts';

export type Account = { account_id: string; name: string; type: string; balance: number };
export type Transaction = {
  transaction_id: string;
  account_id: string;
  date: string;
  amount: number;
  merchant: string;
};
export type Payee = { payee_id: string; name: string; account_number: string; currency: string };
export type Payment = { payment_id: string; account_id: string; charged: number; status: 'pending' | 'cancelled' };
export type Scheduled = { schedule_id: string; account_id: string; payee_id: string; amount: number; date: string };
export type Card = {
  card_id: string;
  account_id: string;
  last_four: string;
  daily_limit: number;
  status: 'active' | 'frozen';
};
export type Freeze = { freeze_id: string; card_id: string; reason: string };
export type Deposit = { deposit_id: string; account_id: string; amount: number; months: number };

/** What one customer of a bank has: accounts in dollars with their transactions, cards, payees and plans. */
export type BankingState = {
  accounts: Account[];
  transactions: Transaction[];
  payees: Payee[];
  payments: Payment[];
  scheduled: Scheduled[];
  cards: Card[];
  freezes: Freeze[];
  deposits: Deposit[];
  goals: { goal_id: string; account_id: string; target_amount: number; months: number }[];
  statements: { statement_id: string; account_id: string; month: string }[];
  disputes: { dispute_id: string; transaction_id: string; reason: string }[];
  alerts: { alert_id: string; currency_pair: string; target_rate: number }[];
  /** Dollars that one unit of a currency is worth. */
  dollars: { [currency: string]: number };
  /** Interest in percent a year. */
  interest_rate: number;
  next: number;
};

/** Names that accounts have or may get. */
export const accountNames = [
  'Everyday',
  'Holiday',
  'Household',
  'Rainy Day',
  'Bills',
  'Car Fund',
  'Wedding',
  'Garden',
  'Studio',
  'Education',
  'Groceries',
  'Moving House',
  'Freelance',
  'Family',
  'Retirement',
  'Concert Fund',
  'Renovation',
  'Emergency',
  'New Laptop',
  'Sailing Club',
] as const;

/** Names that payees have or may get. */
export const payeeNames = [
  'Nora Lindqvist',
  'Tomas Varga',
  'Ines Falcao',
  'Callum Reid',
  'Mirela Danev',
  'Oskar Bruhn',
  'Leila Haddad',
  'Priya Nambiar',
  'Jonas Etter',
  'Greta Solberg',
  'Hugo Marchetti',
  'Saskia Vos',
  'Bright Lane Dental',
  'Copperfield Lettings',
  'Hillside Nursery School',
  'Pike and Rowan Plumbing',
  'Moonlit Music School',
  'Tanner Street Garage',
  'Fernway Water',
  'Beacon Home Insurance',
  'Larkspur Veterinary Clinic',
  'Old Mill Gym',
  'Quarter Moon Catering',
  'Amber Tree Books',
] as const;

const merchants = [
  'Corner Grocer',
  'Blue Heron Cafe',
  'Metro Line',
  'Fjord Outfitters',
  'Paper Kite Stationery',
  'Lumen Electric',
  'Starling Streaming',
  'Olive and Thyme',
  'Granite Gym',
  'Red Kettle Diner',
  'Harbour Pharmacy',
  'Pebble Shoes',
  'Cloudberry Bakery',
  'Juniper Florist',
  'Iron Horse Bikes',
  'Nimbus Mobile',
  'Velvet Cinema',
  'Salt and Stone Pizza',
  'Wren Hardware',
  'Summit Fuel',
];

/** Four accounts with three transactions and a card each, six payees, a payment, a plan and a frozen card. */
export function seedBanking(random: Random): BankingState {
  const accounts = random.sample(accountNames, 4).map((name, at) => ({
    account_id: `AC-${1100 + at * 37}`,
    name,
    type: at % 2 === 0 ? 'checking' : 'savings',
    balance: random.integer(310_000, 980_000) / 100,
  }));
  const state: BankingState = {
    accounts,
    transactions: accounts.flatMap(({ account_id }) => seedTransactions(random, account_id)),
    payees: random.sample(payeeNames, 6).map((name, at) => seedPayee(random, name, at)),
    payments: [],
    scheduled: [],
    cards: accounts.map(({ account_id }, at) => seedCard(random, account_id, at)),
    freezes: [],
    deposits: [],
    goals: [],
    statements: [],
    disputes: [],
    alerts: [],
    dollars: seedRates(random),
    interest_rate: random.integer(18, 46) / 10,
    next: random.integer(2000, 8000),
  };
  seedPlans(random, state);
  return state;
}

function seedTransactions(random: Random, account_id: string): Transaction[] {
  return random.sample(merchants, 3).map((merchant, at) => ({
    transaction_id: `TX-${account_id.slice(3)}${at}`,
    account_id,
    date: dayOf2026(random.integer(1 + at * 45, 40 + at * 45)),
    amount: random.integer(450, 19_900) / 100,
    merchant,
  }));
}

function seedPayee(random: Random, name: string, at: number): Payee {
  return {
    payee_id: `PY-${310 + at * 9}`,
    name,
    account_number: String(random.integer(10_000_000, 99_999_999)),
    currency: random.pick(['USD', 'EUR', 'GBP', 'CHF', 'CAD']),
  };
}

function seedCard(random: Random, account_id: string, at: number): Card {
  return {
    card_id: `CD-${520 + at * 13}`,
    account_id,
    last_four: String(random.integer(1000, 9999)),
    daily_limit: roundNumber(random, 300, 2000, 50),
    status: 'active',
  };
}

function seedRates(random: Random): BankingState['dollars'] {
  return {
    USD: 1,
    EUR: random.integer(104, 119) / 100,
    GBP: random.integer(121, 138) / 100,
    CHF: random.integer(108, 127) / 100,
    CAD: random.integer(68, 78) / 100,
    AUD: random.integer(61, 72) / 100,
  };
}

function seedPlans(random: Random, state: BankingState): void {
  const [first, second] = random.sample(state.accounts, 2);
  const { account_id } = first!;
  state.payments.push({
    payment_id: nextId(state, 'PM'),
    account_id,
    charged: random.integer(20, 180),
    status: 'pending',
  });
  state.scheduled.push({
    schedule_id: nextId(state, 'SP'),
    account_id,
    payee_id: random.pick(state.payees).payee_id,
    amount: random.integer(30, 250),
    date: dayOf2026(random.integer(200, 250)),
  });
  const card: Card = { ...seedCard(random, second!.account_id, state.cards.length), status: 'frozen' };
  state.cards.push(card);
  state.freezes.push({ freeze_id: nextId(state, 'FZ'), card_id: card.card_id, reason: 'misplaced' });
}

/** The next free id with this prefix. */
export function nextId(state: BankingState, prefix: string): string {
  state.next += 1;
  return `${prefix}-${state.next}`;
}

export function findAccount(state: Readonly<BankingState>, id: string): Account | undefined {
  return state.accounts.find(({ account_id }) => account_id === id);
}
