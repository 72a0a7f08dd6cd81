import {
  contains,
  dict,
  dictWith,
  divide,
  equal,
  multiply,
  type PythonDict,
  type PythonValue,
  raise,
  roundFloat,
  setItem,
  str,
  subscript,
  toFloat,
} from '../../../python/index.ts';
import { defineNative, errorAnswer } from '../native.ts';
import { cancelBooking, contactSupport, purchaseInsurance, retrieveInvoice } from './native-bookings.ts';
import { bookFlight, flightCost } from './native-flights.ts';
import { cardOf, drawId, loadTravel, type TravelState, tokenFault } from './native-state.ts';
import { airportByCity, airports, dollarRates } from './native-tables.ts';
import { verifyTraveler } from './native-traveler.ts';

/** Travel booking: log in, cards, flights, invoices, insurance, currencies. */
export const travelApi = defineNative<TravelState>({
  className: 'TravelAPI',
  load: loadTravel,
  methods: {
    authenticate_travel: [
      'client_id, client_secret, refresh_token, grant_type, user_first_name, user_last_name',
      authenticate,
    ],
    travel_get_login_status: ['', ({ token_expires_in: left }) => dict({ status: left !== null && !equal(left, 0n) })],
    get_budget_fiscal_year: ['lastModifiedAfter=None, includeRemoved=None', () => dict({ budget_fiscal_year: '2018' })],
    register_credit_card: [
      'access_token, card_number, expiration_date, cardholder_name, card_verification_number',
      registerCard,
    ],
    get_credit_card_balance: ['access_token, card_id', cardBalance],
    get_flight_cost: ['travel_from, travel_to, travel_date, travel_class', flightCost],
    book_flight: ['access_token, card_id, travel_date, travel_from, travel_to, travel_class', bookFlight],
    retrieve_invoice: ['access_token, booking_id=None, insurance_id=None', retrieveInvoice],
    get_booking_history: [
      'access_token',
      (state, token) => refusal(state, token) ?? dict({ booking_history: state.booking_record }),
    ],
    list_all_airports: ['', () => [...airports]],
    cancel_booking: ['access_token, booking_id', cancelBooking],
    compute_exchange_rate: ['base_currency, target_currency, value', exchange],
    verify_traveler_information: ['first_name, last_name, date_of_birth, passport_number', verifyTraveler],
    set_budget_limit: ['access_token, budget_limit', setBudgetLimit],
    get_nearest_airport_by_city: ['location', nearestAirport],
    purchase_insurance: ['access_token, insurance_type, booking_id, insurance_cost, card_id', purchaseInsurance],
    contact_customer_support: ['booking_id, message', contactSupport],
    get_all_credit_cards: ['', (state) => dict({ credit_card_list: state.credit_card_list })],
  },
});

function authenticate(
  state: TravelState,
  _clientId: PythonValue,
  _clientSecret: PythonValue,
  _refreshToken: PythonValue,
  grantType: PythonValue,
  firstName: PythonValue,
  lastName: PythonValue,
): PythonDict {
  state.access_token = drawId(state, 6n);
  state.token_type = 'Bearer';
  state.token_expires_in = 2n;
  state.token_scope = grantType;
  state.user_first_name = firstName;
  state.user_last_name = lastName;
  return dict({ expires_in: 2n, access_token: state.access_token, token_type: 'Bearer', scope: grantType });
}

function refusal(state: TravelState, token: PythonValue): PythonDict | undefined {
  const fault = tokenFault(state, token);
  return fault === undefined ? undefined : errorAnswer(fault);
}

function registerCard(
  state: TravelState,
  token: PythonValue,
  number: PythonValue,
  expiration: PythonValue,
  holder: PythonValue,
  verification: PythonValue,
): PythonDict {
  if (state.token_expires_in === null) return errorAnswer('Token not initialized');
  const refused = refusal(state, token);
  if (refused) return refused;
  if (contains(state.credit_card_list, number)) return errorAnswer('Card already registered');
  const cardId = drawId(state, 12n);
  const card = dict({
    card_number: number,
    expiration_date: expiration,
    cardholder_name: holder,
    card_verification_number: verification,
    balance: state._random.integer(10000n, 99999n),
  });
  setItem(state.credit_card_list, cardId, card);
  return dict({ card_id: cardId });
}

function cardBalance(state: TravelState, token: PythonValue, cardId: PythonValue): PythonDict {
  const refused = refusal(state, token);
  if (refused) return refused;
  if (!contains(state.credit_card_list, cardId)) {
    const ids = str(dictWith(state.credit_card_list, 'keys').keys());
    return errorAnswer(`Card not registered. Here are a list of card_id's: ${ids}`);
  }
  return dict({ card_balance: subscript(cardOf(state, cardId), 'balance') });
}

// Every known rate is between the dollar and another currency, and none is between a currency and itself.
function exchange(_: TravelState, base: PythonValue, target: PythonValue, value: PythonValue): PythonDict {
  const forward = base === 'USD' && rateOf(target);
  if (forward) return dict({ exchanged_value: toFloat(multiply(value, forward)) });
  const backward = target === 'USD' && rateOf(base);
  if (backward) return dict({ exchanged_value: roundFloat(divide(value, backward), 2) });
  return raise('ValueError', 'No available exchange rate for the given currencies.');
}

function rateOf(currency: PythonValue): bigint | number | undefined {
  return typeof currency === 'string' ? dollarRates.get(currency) : undefined;
}

function setBudgetLimit(state: TravelState, token: PythonValue, limit: PythonValue): PythonDict {
  const refused = refusal(state, token);
  if (refused) return refused;
  state.budget_limit = toFloat(limit);
  return dict({ budget_limit: state.budget_limit });
}

function nearestAirport(_: TravelState, location: PythonValue): PythonDict {
  const byCity = dict(Object.fromEntries(airportByCity));
  return dict({ nearest_airport: byCity.get(location) ?? 'Unknown' });
}
