import { failure, ToolFailure, toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { dayOf2026 } from '../../values.ts';
import { answered } from '../face.ts';
import { dollarRates } from './native-tables.ts';
import { choice, familyName, flag, givenName, number, optional, text } from './parameters.ts';
import { type AccountState, desk, digits } from './state.ts';

const tool = toolsOf<AccountState>();
const accessModes = ['read', 'write', 'read_write'] as const;
const currencies = ['USD', ...dollarRates.keys()];

const openTravelSession = tool({
  name: 'open_travel_session',
  description: 'Sign in to the travel account. Tokens of earlier sessions stop working.',
  readOnly: false,
  parameters: {
    app_id: text({
      description: 'Id of the application that signs in.',
      noun: 'application id',
      supply: ['the application id is {value}'],
      draw: ({ random }) => `app-${digits(random, 4)}`,
    }),
    app_secret: text({
      description: 'Secret of the application.',
      noun: 'application secret',
      supply: ['the secret is {value}'],
      draw: ({ random }) => `sk${digits(random, 6)}`,
    }),
    renewal_code: text({
      description: 'Code that renews the session.',
      noun: 'renewal code',
      supply: ['the renewal code is {value}'],
      draw: ({ random }) => `rn${digits(random, 5)}`,
    }),
    access_mode: choice(accessModes, {
      description: 'What the session may do.',
      noun: 'kind of access',
      supply: ['with {value} access', 'I need {value} access'],
      stated: '{value} access',
      draw: ({ random }) => random.pick(accessModes),
    }),
    given_name: givenName,
    family_name: familyName,
  },
  output: record({
    session_token: 'Token that other calls need.',
    valid_for: ['integer', 'How long the session lasts, in hours.'],
  }),
  run: (state, given) => {
    const answer = desk.act(state, 'authenticate_travel', {
      client_id: given.app_id,
      client_secret: given.app_secret,
      refresh_token: given.renewal_code,
      grant_type: given.access_mode,
      user_first_name: given.given_name,
      user_last_name: given.family_name,
    });
    return answered(answer, ({ access_token, expires_in }) => ({
      session_token: String(access_token),
      valid_for: Number(expires_in),
    }));
  },
  phrases: {
    requests: [
      'sign {given_name} {family_name} in to the travel site[ with {access_mode}][, app id {app_id}][, secret {app_secret}][, renewal code {renewal_code}]',
      'log me in as {given_name} {family_name}[ with {access_mode}][, through the app {app_id}][, secret {app_secret}][, and renewal code {renewal_code}]',
      'get {given_name} {family_name} a login for travel bookings[ with {access_mode}][ from the app {app_id}][, secret {app_secret}][, renewal code {renewal_code}]',
    ],
    ability: 'sign in to the travel account',
    reports: [
      'You are signed in: the session token is {/session_token}, good for {/valid_for} hours.',
      'The session is open for {/valid_for} hours under the token {/session_token}.',
    ],
    outputs: { '/session_token': { noun: 'session token', verb: 'issued' } },
  },
});

const checkPassengerIdentity = tool({
  name: 'check_passenger_identity',
  description: 'Check that a passenger is the account holder, is of age and has a passport of the United States.',
  readOnly: true,
  parameters: {
    given_name: givenName,
    family_name: familyName,
    birth_date: text({
      description: 'Day of birth, MM/DD/YYYY.',
      noun: 'date of birth',
      supply: ['the date of birth is {value}', 'born on {value}'],
      pattern: '^\\d\\d/\\d\\d/\\d{4}$',
      draw: ({ random }) => {
        const [, month, day] = dayOf2026(random.integer(1, 365)).split('-');
        return `${month}/${day}/${random.integer(1950, 2005)}`;
      },
    }),
    passport_id: text({
      description: 'Number of the passport, such as US4821973.',
      noun: 'passport number',
      supply: ['the passport is {value}', 'the passport number is {value}'],
      stated: 'passport {value}',
      draw: ({ random }) => `US${digits(random, 7)}`,
    }),
  },
  output: record({ identity_status: 'confirmed, when nothing speaks against it.' }),
  run: (state, given) => {
    const [month, day, year] = given.birth_date.split('/');
    const answer = desk.look(state, 'verify_traveler_information', {
      first_name: given.given_name,
      last_name: given.family_name,
      date_of_birth: `${year}-${month}-${day}`,
      passport_number: given.passport_id,
    });
    if (answer instanceof ToolFailure || answer.verification_status === true) {
      return answered(answer, () => ({ identity_status: 'confirmed' }));
    }
    return failure('refused', identityFault(String(answer.verification_failure)));
  },
  phrases: {
    requests: [
      'confirm that {given_name} {family_name} is allowed to fly[, born on {birth_date}][, with {passport_id}]',
      'make sure the papers of {given_name} {family_name} are in order[, {passport_id}][, date of birth {birth_date}]',
      'have the details of {given_name} {family_name} verified[, born on {birth_date}][ and holding {passport_id}]',
    ],
    ability: 'verify passengers',
    reports: [
      'The identity of {given_name} {family_name} is {/identity_status}.',
      'All details of {given_name} {family_name} are {/identity_status}.',
    ],
  },
});

function identityFault(native: string): string {
  if (native.startsWith('Cannot book')) return 'The passenger is not the account holder.';
  if (native.startsWith('Invalid date')) return 'The date of birth is no day of the calendar.';
  if (native.startsWith('Traveler must')) return 'The passenger is under 18.';
  return 'The passport is not one of the United States.';
}

const exchangeTravelMoney = tool({
  name: 'exchange_travel_money',
  description: 'Work out what an amount is worth in another currency. One of the two currencies is USD.',
  readOnly: true,
  parameters: {
    amount: number({
      description: 'The amount to exchange.',
      noun: 'amount',
      supply: ['the amount is {value}', 'take {value}'],
      minimum: 0,
      draw: ({ random }) => random.integer(4, 200) * 5,
      repeatable: true,
    }),
    from_currency: choice(currencies, {
      description: 'Currency of the amount.',
      noun: 'currency of the amount',
      supply: ['it is in {value}', 'from {value}'],
      draw: ({ given, random }) => counterpart(given.to_currency, random.pick(currencies.slice(1))),
    }),
    to_currency: choice(currencies, {
      description: 'Currency that is wanted.',
      noun: 'currency to get',
      supply: ['in {value}, please', 'I need {value}'],
      draw: ({ given, random }) => counterpart(given.from_currency, random.pick(currencies.slice(1))),
    }),
  },
  output: record({ exchanged: ['number', 'What it is worth in the other currency.'] }),
  run: (state, given) => {
    const answer = desk.look(state, 'compute_exchange_rate', {
      base_currency: given.from_currency,
      target_currency: given.to_currency,
      value: given.amount,
    });
    return answered(answer, ({ exchanged_value }) => ({ exchanged: Number(exchanged_value) }));
  },
  phrases: {
    requests: [
      'change {amount}[ from {from_currency}][ into {to_currency}]',
      'work out what {amount}[ in {from_currency}] is worth[ in {to_currency}]',
      'convert {amount}[ of {from_currency}][ to {to_currency}]',
    ],
    goals: [
      'tell me {amount}[ in {to_currency}]',
      'let me know what {amount} comes to[ in {to_currency}]',
      'find out how much {amount} is[ in {to_currency}]',
    ],
    ability: 'work out amounts in other currencies',
    reports: ['That is {/exchanged} {to_currency}.', 'It comes to {/exchanged} in {to_currency}.'],
    outputs: { '/exchanged': { noun: 'converted amount', verb: 'worked out' } },
  },
});

// All rates are between the dollar and another currency.
function counterpart(other: unknown, foreign: string): string {
  return other === undefined || other === 'USD' ? foreign : 'USD';
}

const getBudgetYear = tool({
  name: 'get_budget_year',
  description: 'Get the fiscal year that the travel budget belongs to.',
  readOnly: true,
  parameters: {
    changed_after: optional(
      text({
        description: 'Only years that were changed after this day, YYYY-MM-DD.',
        noun: 'day after which it was changed',
        supply: ['changed after {value}'],
        format: 'date',
        draw: ({ random }) => dayOf2026(random.integer(1, 150)),
      }),
    ),
    include_deleted: optional(
      flag({
        description: 'Whether years that were deleted count too.',
        noun: 'whether deleted years count',
        spoken: { true: 'counting deleted years too', false: 'without deleted years' },
        draw: ({ random }) => random.chance(0.5),
      }),
    ),
  },
  output: record({ budget_year: 'The fiscal year.' }),
  run: (state, given) => {
    const answer = desk.look(state, 'get_budget_fiscal_year', {
      lastModifiedAfter: given.changed_after ?? null,
      includeRemoved: given.include_deleted ?? null,
    });
    return answered(answer, ({ budget_fiscal_year }) => ({ budget_year: String(budget_fiscal_year) }));
  },
  phrases: {
    requests: [
      'find out which fiscal year my travel budget runs in[, looking at changes after {changed_after}][, {include_deleted}]',
      'tell me the fiscal year of the travel budget[ if it was changed after {changed_after}][, {include_deleted}]',
      'look up the accounting year for travel[, {include_deleted}][, among those changed after {changed_after}]',
    ],
    ability: 'look up the fiscal year of the travel budget',
    reports: ['The travel budget belongs to {/budget_year}.', 'Its fiscal year is {/budget_year}.'],
  },
});

export const accountTools = [openTravelSession, checkPassengerIdentity, exchangeTravelMoney, getBudgetYear];
