import {
  add,
  compare,
  contains,
  dict,
  dictWith,
  type PythonDict,
  type PythonValue,
  setItem,
  subscript,
  subtract,
} from '../../../python/index.ts';
import { errorAnswer } from '../native.ts';
import { cardOf, drawId, type TravelState, tokenFault } from './native-state.ts';

/** The invoice of a booking; a field that its record lacks raises KeyError. */
export function retrieveInvoice(state: TravelState, token: PythonValue, bookingId: PythonValue): PythonDict {
  const fault = tokenFault(state, token);
  if (fault !== undefined) return errorAnswer(fault);
  if (!contains(state.booking_record, bookingId)) return errorAnswer('Booking not found');
  const record = subscript(state.booking_record, bookingId);
  const fields = ['travel_date', 'travel_from', 'travel_to', 'travel_class', 'travel_cost', 'transaction_id'];
  const invoice = dict({ booking_id: bookingId });
  for (const field of fields) invoice.set(field, subscript(record, field));
  return dict({ invoice });
}

/** Takes a booking out and gives its price back to the card that paid. */
export function cancelBooking(state: TravelState, token: PythonValue, bookingId: PythonValue): PythonDict {
  const fault =
    tokenFault(state, token) ?? (contains(state.booking_record, bookingId) ? undefined : 'Booking not found');
  if (fault !== undefined) return dict({ cancel_status: false, error: fault });
  const record = subscript(state.booking_record, bookingId);
  const card = cardOf(state, subscript(record, 'card_id'));
  setItem(card, 'balance', add(subscript(card, 'balance'), subscript(record, 'travel_cost')));
  dictWith(state.booking_record, 'pop').delete(bookingId);
  return dict({ cancel_status: true });
}

/** Insures a booking: the card pays whatever is left on it. */
export function purchaseInsurance(
  state: TravelState,
  token: PythonValue,
  _type: PythonValue,
  bookingId: PythonValue,
  cost: PythonValue,
  cardId: PythonValue,
): PythonDict {
  const fault = tokenFault(state, token) ?? insuranceFault(state, bookingId, cost, cardId);
  if (fault !== undefined) return dict({ insurance_status: false, error: fault });
  const card = cardOf(state, cardId);
  setItem(card, 'balance', subtract(subscript(card, 'balance'), cost));
  return dict({ insurance_id: drawId(state, 9n), insurance_status: true });
}

function insuranceFault(state: TravelState, bookingId: PythonValue, cost: PythonValue, cardId: PythonValue) {
  if (state.budget_limit !== null && compare(state.budget_limit, '<', cost)) return 'Exceeded budget limit';
  if (!contains(state.booking_record, bookingId)) return 'Booking not found';
  return contains(state.credit_card_list, cardId) ? undefined : 'Credit card not registered';
}

const received =
  'Thank you for contacting customer support. Your message has been received and we will get back to you shortly.';

/** Sends a message about a booking; nothing is kept of it. */
export function contactSupport(state: TravelState, bookingId: PythonValue): PythonDict {
  if (!contains(state.booking_record, bookingId)) return errorAnswer('Booking not found');
  return dict({ customer_support_message: received });
}
