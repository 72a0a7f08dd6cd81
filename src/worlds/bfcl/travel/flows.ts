import type { WorldDependency } from '../../define.ts';

const session = { '/session_token': 'session_token' };
const money = (amount: string) => ({ [amount]: 'amount', '/currency': 'from_currency' });

/** Which outputs the tools of the travel account take from one another. */
export const travelFlows: readonly WorldDependency[] = [
  { from: 'open_travel_session', to: 'store_payment_card', bindings: session },
  { from: 'open_travel_session', to: 'check_card_funds', bindings: session },
  { from: 'open_travel_session', to: 'cap_trip_spending', bindings: session },
  { from: 'open_travel_session', to: 'reserve_flight', bindings: session },
  { from: 'open_travel_session', to: 'list_reservations', bindings: session },
  { from: 'open_travel_session', to: 'get_trip_invoice', bindings: session },
  { from: 'open_travel_session', to: 'void_reservation', bindings: session },
  { from: 'open_travel_session', to: 'insure_reservation', bindings: session },
  { from: 'locate_airport', to: 'quote_airfare', bindings: { '/airport_code': 'destination' } },
  { from: 'locate_airport', to: 'reserve_flight', bindings: { '/airport_code': 'origin' } },
  { from: 'quote_airfare', to: 'exchange_travel_money', bindings: money('/fare') },
  { from: 'cap_trip_spending', to: 'exchange_travel_money', bindings: money('/effective_cap') },
  { from: 'store_payment_card', to: 'check_card_funds', bindings: { '/card_id': 'card_id' } },
  { from: 'store_payment_card', to: 'reserve_flight', bindings: { '/card_id': 'card_id' } },
  { from: 'store_payment_card', to: 'insure_reservation', bindings: { '/card_id': 'card_id' } },
  { from: 'find_payer_cards', to: 'check_card_funds', bindings: { '/cards/*/card_id': 'card_id' } },
  { from: 'find_payer_cards', to: 'reserve_flight', bindings: { '/cards/*/card_id': 'card_id' } },
  { from: 'find_payer_cards', to: 'insure_reservation', bindings: { '/cards/*/card_id': 'card_id' } },
  { from: 'check_card_funds', to: 'exchange_travel_money', bindings: money('/funds') },
  { from: 'reserve_flight', to: 'get_trip_invoice', bindings: { '/reservation_id': 'reservation_id' } },
  { from: 'reserve_flight', to: 'void_reservation', bindings: { '/reservation_id': 'reservation_id' } },
  { from: 'reserve_flight', to: 'insure_reservation', bindings: { '/reservation_id': 'reservation_id' } },
  { from: 'reserve_flight', to: 'message_booking_desk', bindings: { '/reservation_id': 'reservation_id' } },
  {
    from: 'list_reservations',
    to: 'get_trip_invoice',
    bindings: { '/reservations/*/reservation_id': 'reservation_id' },
  },
  {
    from: 'list_reservations',
    to: 'void_reservation',
    bindings: { '/reservations/*/reservation_id': 'reservation_id' },
  },
  {
    from: 'list_reservations',
    to: 'insure_reservation',
    bindings: { '/reservations/*/reservation_id': 'reservation_id' },
  },
  {
    from: 'list_reservations',
    to: 'message_booking_desk',
    bindings: { '/reservations/*/reservation_id': 'reservation_id' },
  },
  { from: 'list_reservations', to: 'check_card_funds', bindings: { '/reservations/*/card_id': 'card_id' } },
  { from: 'list_reservations', to: 'quote_airfare', bindings: { '/reservations/*/destination': 'destination' } },
  { from: 'get_trip_invoice', to: 'exchange_travel_money', bindings: money('/amount') },
  { from: 'get_trip_invoice', to: 'quote_airfare', bindings: { '/arrival_code': 'destination' } },
  { from: 'void_reservation', to: 'exchange_travel_money', bindings: money('/refund_amount') },
  { from: 'void_reservation', to: 'check_card_funds', bindings: { '/refunded_card_id': 'card_id' } },
  {
    from: 'insure_reservation',
    to: 'get_trip_invoice',
    bindings: { '/reservation_id': 'reservation_id', '/policy_id': 'policy_id' },
  },
];
