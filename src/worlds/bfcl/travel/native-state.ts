import {
  dictWith,
  equal,
  type MersenneTwister,
  PythonDict,
  type PythonValue,
  str,
  subscript,
} from '../../../python/index.ts';
import { deepCopy, generatorOf, type LoadOptions, settingsOf } from '../native.ts';

/** The attributes of an instance, in the order that recordings show. A scenario may put any value under them. */
export interface TravelState {
  credit_card_list: PythonValue;
  booking_record: PythonValue;
  access_token: PythonValue;
  token_type: PythonValue;
  token_expires_in: PythonValue;
  token_scope: PythonValue;
  user_first_name: PythonValue;
  user_last_name: PythonValue;
  budget_limit: PythonValue;
  long_context: boolean;
  _random: MersenneTwister;
  /** The date as `YYYY-MM-DD` by which an age is told. */
  _today: string;
}

/** An instance from a scenario; long-context mode adds cards and bookings under ids that are free. */
export function loadTravel(config: PythonDict, { longContext, today }: LoadOptions): TravelState {
  const given = settingsOf(config);
  const state: TravelState = {
    credit_card_list: given('credit_card_list', new PythonDict()),
    booking_record: given('booking_record', new PythonDict()),
    access_token: given('access_token', null),
    token_type: given('token_type', null),
    token_expires_in: given('token_expires_in', null),
    token_scope: given('token_scope', null),
    user_first_name: given('user_first_name', null),
    user_last_name: given('user_last_name', null),
    budget_limit: given('budget_limit', null),
    long_context: longContext !== undefined,
    _random: generatorOf(config, 141053n),
    _today: today,
  };
  if (longContext) {
    addMissing(state.credit_card_list, longContext.item('CREDIT_CARD_EXTENSION'));
    addMissing(state.booking_record, longContext.item('BOOKING_RECORD_EXTENSION'));
  }
  return state;
}

function addMissing(to: PythonValue, extension: PythonValue): void {
  const entries = dictWith(to, 'items');
  for (const [id, entry] of (extension as PythonDict).entries()) if (!entries.has(id)) entries.set(id, deepCopy(entry));
}

/** Why a token is refused, or undefined when it is the one stored and has not run out. */
export function tokenFault(state: TravelState, token: PythonValue): string | undefined {
  if (equal(state.token_expires_in, 0n)) return 'Token expired';
  return equal(token, state.access_token) ? undefined : 'Invalid access token';
}

/** A card of the instance. Raises KeyError when there is none with this id. */
export function cardOf(state: TravelState, id: PythonValue): PythonValue {
  return subscript(state.credit_card_list, id);
}

/** An id that is drawn from the generator and kept as text. */
export function drawId(state: TravelState, digits: bigint): string {
  return str(state._random.integer(10n ** (digits - 1n), 10n ** digits - 1n));
}
