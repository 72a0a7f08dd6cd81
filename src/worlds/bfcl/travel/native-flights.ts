import {
  compare,
  contains,
  dict,
  equal,
  iterate,
  type PythonDict,
  PythonError,
  PythonSet,
  type PythonValue,
  raise,
  setItem,
  str,
  strptime,
  subscript,
  subtract,
  textWith,
  toInt,
} from '../../../python/index.ts';
import { cardOf, drawId, type TravelState, tokenFault } from './native-state.ts';
import { airports, classFactors, routes } from './native-tables.ts';

/** The price of a flight, or of all flights in long-context mode: floats in a list. */
export function flightCost(
  state: TravelState,
  from: PythonValue,
  to: PythonValue,
  date: PythonValue,
  travelClass: PythonValue,
): PythonDict {
  const price = priceOf(from, to, date, travelClass);
  if (!state.long_context) return dict({ travel_cost_list: [price] });
  return dict({ travel_cost_list: routes.map(([start, end]) => priceOf(start, end, date, travelClass)) });
}

function priceOf(from: PythonValue, to: PythonValue, date: PythonValue, travelClass: PythonValue): number {
  const route = routes.find(([start, end]) => equal(from, start) && equal(to, end));
  if (!route) return raise('ValueError', 'No available route for the given airports.');
  const factor = typeof travelClass === 'string' ? classFactors.get(travelClass) : undefined;
  if (factor === undefined) {
    return raise('ValueError', 'Invalid travel class. Options are: economy, business, first.');
  }
  return route[2] * factor * (digitSum(date) % 2n === 0n ? 2 : 1);
}

// A day whose digits have an even sum is dear.
function digitSum(date: PythonValue): bigint {
  const digits = iterate(date).filter((mark) => /^\d$/.test(textWith(mark, 'isdigit')));
  return digits.reduce<bigint>((sum, digit) => sum + toInt(digit), 0n);
}

/** Books a flight and charges the card. Every refusal is an answer with its status; what Python itself raises stays. */
export function bookFlight(
  state: TravelState,
  token: PythonValue,
  cardId: PythonValue,
  date: PythonValue,
  from: PythonValue,
  to: PythonValue,
  travelClass: PythonValue,
): PythonDict {
  const fault =
    tokenFault(state, token) ?? cardFault(state, cardId) ?? airportFault(from, to) ?? dayFault(date, travelClass);
  if (fault !== undefined) return refusedBooking(fault);
  const price = priceOrFault(from, to, date, travelClass);
  if (typeof price === 'string') return refusedBooking(price);
  const card = cardOf(state, cardId);
  const balance = subscript(card, 'balance');
  if (compare(balance, '<', price)) return refusedBooking('Insufficient funds');
  if (state.budget_limit !== null && compare(balance, '<', state.budget_limit)) {
    return refusedBooking('Balance is less than budget limit');
  }
  setItem(card, 'balance', subtract(balance, price));
  const bookingId = drawId(state, 7n);
  const record = dict({
    card_id: cardId,
    travel_date: date,
    travel_from: from,
    travel_to: to,
    travel_class: travelClass,
    travel_cost: price,
    transaction_id: drawId(state, 8n),
  });
  setItem(state.booking_record, bookingId, record);
  return dict({
    booking_id: bookingId,
    transaction_id: record.item('transaction_id'),
    booking_status: true,
    booking_history: state.long_context ? state.booking_record : dict(),
  });
}

function refusedBooking(error: string): PythonDict {
  return dict({ booking_status: false, error });
}

function cardFault(state: TravelState, cardId: PythonValue): string | undefined {
  if (!contains(state.credit_card_list, cardId)) return 'Card not registered';
  return contains(cardOf(state, cardId), 'balance') ? undefined : 'Balance not found';
}

function airportFault(from: PythonValue, to: PythonValue): string | undefined {
  if (!isAirport(from)) return `Invalid departure airport code: ${str(from)}`;
  return isAirport(to) ? undefined : `Invalid destination airport code: ${str(to)}`;
}

function isAirport(code: PythonValue): boolean {
  return typeof code === 'string' && airports.includes(code);
}

function dayFault(date: PythonValue, travelClass: PythonValue): string | undefined {
  if (!isDay(date)) return 'Invalid date format. Use YYYY-MM-DD.';
  return contains(bookableClasses, travelClass)
    ? undefined
    : "Invalid travel class. Must be one of {'economy', 'business', 'first'}";
}

const bookableClasses = new PythonSet(
  dict(Object.fromEntries(Array.from(classFactors.keys(), (name) => [name, null]))),
);

/** Whether a value is a day as `YYYY-MM-DD`. Raises TypeError for what is no text. */
export function isDay(value: PythonValue): boolean {
  try {
    strptime(value, '%Y-%m-%d');
    return true;
  } catch (error) {
    if (error instanceof PythonError && error.type === 'ValueError') return false;
    throw error;
  }
}

function priceOrFault(
  from: PythonValue,
  to: PythonValue,
  date: PythonValue,
  travelClass: PythonValue,
): number | string {
  try {
    return priceOf(from, to, date, travelClass);
  } catch (error) {
    if (error instanceof PythonError && error.type === 'ValueError') return error.message;
    throw error;
  }
}
