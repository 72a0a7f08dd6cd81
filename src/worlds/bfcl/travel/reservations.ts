import { toolsOf } from '../../define.ts';
import { record } from '../../outputs.ts';
import { answered } from '../face.ts';
import { cardId, choice, number, optional, reservationId, sessionToken, text } from './parameters.ts';
import { type AccountState, desk, digits } from './state.ts';

const tool = toolsOf<AccountState>();

const getTripInvoice = tool({
  name: 'get_trip_invoice',
  description: 'Get the invoice of a reservation: what was flown and what was paid.',
  readOnly: true,
  parameters: {
    session_token: sessionToken,
    reservation_id: { ...reservationId, repeatable: true },
    policy_id: optional(
      text({
        description: 'Id of an insurance policy that belongs to the reservation.',
        noun: 'policy id',
        stated: 'policy {value}',
        draw: ({ random }) => digits(random, 9),
      }),
    ),
  },
  output: record({
    amount: ['number', 'Amount that was paid.'],
    currency: 'Currency of the amount: USD.',
    payment_reference: 'Reference under which the payment is booked.',
    departure_code: 'Code of the airport of departure.',
    arrival_code: 'Code of the airport of arrival.',
    flight_date: 'Day of the flight.',
  }),
  run: (state, given) => {
    const { session_token: access_token, reservation_id: booking_id, policy_id: insurance_id = null } = given;
    return answered(desk.look(state, 'retrieve_invoice', { access_token, booking_id, insurance_id }), ({ invoice }) => {
      const paid = invoice as Record<string, string | number>;
      return {
        amount: Number(paid.travel_cost),
        currency: 'USD',
        payment_reference: String(paid.transaction_id),
        departure_code: String(paid.travel_from),
        arrival_code: String(paid.travel_to),
        flight_date: String(paid.travel_date),
      };
    });
  },
  phrases: {
    requests: [
      'get me the bill for {reservation_id}[ together with {policy_id}][, using {session_token}]',
      'show me what was charged for {reservation_id}[ with {policy_id}][, under {session_token}]',
      'pull up the receipt of {reservation_id}[ including {policy_id}][ with {session_token}]',
    ],
    ability: 'get invoices of reservations',
    reports: [
      'The flight from {/departure_code} to {/arrival_code} on {/flight_date} cost {/amount} {/currency}, payment {/payment_reference}.',
      'Payment {/payment_reference} covers {/amount} {/currency} for {/departure_code} to {/arrival_code} on {/flight_date}.',
    ],
    outputs: {
      '/amount': {
        noun: 'invoice amount',
        verb: 'looked up',
        implied: 'the amount on the invoice of {reservation_id} under {session_token}',
      },
      '/currency': {
        noun: 'invoice currency',
        verb: 'looked up',
        implied: 'the currency on the invoice of {reservation_id} under {session_token}',
      },
      '/arrival_code': { noun: 'arrival airport', verb: 'looked up' },
    },
  },
});

const voidReservation = tool({
  name: 'void_reservation',
  description: 'Give a reservation up. The card that paid gets the fare back.',
  readOnly: false,
  destructive: true,
  parameters: { session_token: sessionToken, reservation_id: reservationId },
  output: record({
    refund_amount: ['number', 'Amount that was paid back.'],
    currency: 'Currency of the refund: USD.',
    refunded_card_id: 'Id of the card that got the refund.',
  }),
  run: (state, given) => {
    const flight = state.booking_record[given.reservation_id];
    const answer = desk.act(state, 'cancel_booking', {
      access_token: given.session_token,
      booking_id: given.reservation_id,
    });
    return answered(answer, () => ({
      refund_amount: flight!.travel_cost,
      currency: 'USD',
      refunded_card_id: flight!.card_id,
    }));
  },
  phrases: {
    requests: [
      'cancel {reservation_id}[, using {session_token}]',
      'call off {reservation_id} and get me my money back[ with {session_token}]',
      'take {reservation_id} off my plans for good[, under {session_token}]',
      'give {reservation_id} up[ with {session_token}], since I cannot travel',
    ],
    ability: 'cancel reservations',
    reports: [
      'It is cancelled, and {/refund_amount} {/currency} went back to card {/refunded_card_id}.',
      'Card {/refunded_card_id} got {/refund_amount} {/currency} back for the cancelled flight.',
    ],
    outputs: {
      '/refund_amount': { noun: 'refund', verb: 'arranged' },
      '/currency': { noun: 'refund currency', verb: 'reported' },
      '/refunded_card_id': { noun: 'card', verb: 'refunded' },
    },
  },
});

const plans = ['basic', 'comprehensive', 'cancellation', 'medical', 'baggage'] as const;

const insureReservation = tool({
  name: 'insure_reservation',
  description: 'Take out travel insurance for a reservation. The premium may not be above the spending cap.',
  readOnly: false,
  parameters: {
    session_token: sessionToken,
    reservation_id: reservationId,
    plan: choice(plans, {
      description: 'What is insured.',
      noun: 'kind of insurance',
      supply: ['the {value} plan, please', 'make it {value} insurance'],
      stated: '{value} insurance',
      draw: ({ random }) => random.pick(plans),
    }),
    premium: number({
      description: 'Price of the insurance in dollars.',
      noun: 'premium in dollars',
      supply: ['the premium is {value} dollars', 'it costs {value} dollars'],
      stated: '{value} dollars',
      minimum: 0,
      draw: ({ state, random }) => Math.min(random.integer(5, 36) * 5, Math.floor(state.budget_limit)),
    }),
    card_id: cardId,
  },
  output: record({
    policy_id: 'Id of the new policy.',
    reservation_id: 'Id of the reservation that is insured now.',
    funds_left: ['number', 'Dollars left on the card.'],
  }),
  run: (state, given) => {
    const answer = desk.act(state, 'purchase_insurance', {
      access_token: given.session_token,
      insurance_type: given.plan,
      booking_id: given.reservation_id,
      insurance_cost: given.premium,
      card_id: given.card_id,
    });
    return answered(answer, ({ insurance_id }) => ({
      policy_id: String(insurance_id),
      reservation_id: given.reservation_id,
      funds_left: state.credit_card_list[given.card_id]!.balance,
    }));
  },
  phrases: {
    requests: [
      'get {plan} for {reservation_id}[ at {premium}], paid with {card_id}[, using {session_token}]',
      'cover {reservation_id} with {plan}[ for {premium}], charged to {card_id}[, under {session_token}]',
      'add {plan} to {reservation_id}[ at a premium of {premium}] and charge {card_id}[ with {session_token}]',
    ],
    ability: 'insure reservations',
    reports: [
      'Policy {/policy_id} is in place, which leaves {/funds_left} dollars on the card.',
      'The flight is covered by policy {/policy_id} now; the card has {/funds_left} dollars left.',
    ],
    outputs: {
      '/policy_id': { noun: 'policy', verb: 'took out' },
      '/reservation_id': { noun: 'reservation', verb: 'insured' },
      '/funds_left': { noun: 'rest on the card', verb: 'reported' },
    },
  },
});

const messages = [
  'I need a wheelchair at the gate',
  'please seat us next to each other',
  'my suitcase did not arrive',
  'I would like a vegetarian meal',
  'the name on my ticket is misspelled',
  'can I bring a folding bicycle',
  'I have to travel with a small dog',
  'the invoice lacks my company address',
  'we are travelling with a baby and need a cot',
  'I left a jacket on board',
  'could I get an aisle seat in the front rows',
  'I was charged twice for this flight',
  'is there a later flight on the same day',
  'my passport has a new number now',
];

const messageBookingDesk = tool({
  name: 'message_booking_desk',
  description: 'Send the people of the booking desk a message about a reservation.',
  readOnly: false,
  parameters: {
    reservation_id: reservationId,
    body: text({
      description: 'What to tell them.',
      noun: 'message to the desk',
      supply: ['tell them "{value}"', 'the message is "{value}"'],
      stated: '"{value}"',
      draw: ({ random }) => random.pick(messages),
    }),
  },
  output: record({
    message_id: 'Id of the message.',
    waiting_messages: ['integer', 'Messages that the desk has not answered yet.'],
  }),
  run: (state, given) => {
    const { reservation_id: booking_id, body } = given;
    return answered(desk.look(state, 'contact_customer_support', { booking_id, message: body }), () => {
      const message_id = `MS-${booking_id.slice(-4)}${state._messages.length + 1}`;
      state._messages.push({ message_id, body });
      return { message_id, waiting_messages: state._messages.length };
    });
  },
  phrases: {
    requests: [
      'write to the airline about {reservation_id}[, saying {body}]',
      'contact the support people about {reservation_id}[ and tell them {body}]',
      'let the helpdesk know something about {reservation_id}[, namely {body}]',
    ],
    ability: 'contact the booking desk',
    reports: [
      'Your message {/message_id} is with the desk, where {/waiting_messages} wait for an answer.',
      'The desk has your message as {/message_id}; {/waiting_messages} of yours are open.',
    ],
  },
});

export const reservationTools = [getTripInvoice, voidReservation, insureReservation, messageBookingDesk];
