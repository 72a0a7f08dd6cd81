import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf, roundNumber, toCents } from '../values.ts';
import { bookingId, choice, city, number, text, travelDate } from './parameters.ts';
import { clock, findCity, nextId, type TripsState } from './state.ts';

const tool = toolsOf<TripsState>();

const buyTravelInsurance = tool({
  name: 'buy_travel_insurance',
  description: 'Insure a flight booking against cancellation, delay and loss.',
  readOnly: false,
  parameters: {
    booking_id: bookingId,
    coverage: choice(['basic', 'standard', 'premium'], {
      description: 'Level of coverage.',
      noun: 'level of coverage',
      supply: ['{value} coverage, please', 'the {value} one'],
      stated: '{value} coverage',
      draw: ({ random }) => random.pick(['basic', 'standard', 'premium'] as const),
    }),
  },
  output: record({
    policy_id: 'Id of the policy.',
    premium: ['number', 'Price of the policy in dollars.'],
    coverage_limit: ['number', 'The most that is paid, in dollars.'],
  }),
  run: (state, given) => {
    const booking = state.bookings.find(({ booking_id }) => booking_id === given.booking_id);
    if (!booking) return failure('not-found', `No flight booking with id ${given.booking_id}.`);
    if (booking.status === 'cancelled') return failure('wrong-state', `${booking.booking_id} is cancelled.`);
    const limit = { basic: 1500, standard: 3000, premium: 8000 }[given.coverage];
    const policy_id = nextId(state, 'PO');
    state.policies.push({ policy_id, coverage: given.coverage, limit });
    return { policy_id, premium: toCents(booking.price * 0.05 + limit / 100), coverage_limit: limit };
  },
  phrases: {
    requests: [
      'insure {booking_id}[ with {coverage}]',
      'protect {booking_id} against mishaps[ by taking {coverage}]',
      'get a policy for {booking_id}[, {coverage} that is]',
    ],
    ability: 'insure trips',
    reports: [
      'Policy {/policy_id} costs {/premium} dollars and pays up to {/coverage_limit} dollars.',
      'You are insured for up to {/coverage_limit} dollars under {/policy_id}; the premium is {/premium} dollars.',
    ],
    outputs: {
      '/policy_id': { noun: 'insurance policy', verb: 'bought' },
      '/premium': { noun: 'insurance premium', verb: 'reported' },
    },
  },
});

const fileInsuranceClaim = tool({
  name: 'file_insurance_claim',
  description: 'Claim money from a travel insurance policy.',
  readOnly: false,
  parameters: {
    policy_id: text({
      description: 'Id of the policy, such as PO-3306.',
      noun: 'policy id',
      supply: ['the policy is {value}', 'under policy {value}'],
      stated: 'policy {value}',
      draw: ({ state, random }) => anyOf(random, state.policies)?.policy_id,
    }),
    claim_amount: number({
      description: 'Amount to claim in dollars.',
      noun: 'amount to claim',
      supply: ['I lost {value} dollars', 'claim {value} dollars'],
      minimum: 1,
      stated: '{value} dollars',
      draw: ({ random }) => roundNumber(random, 60, 1200, 10),
    }),
    reason: choice(['delay', 'lost_baggage', 'illness', 'cancellation', 'theft'], {
      description: 'What happened.',
      noun: 'reason of the claim',
      supply: ['the reason is {value}', 'it is because of {value}'],
      draw: ({ random }) => random.pick(['delay', 'lost_baggage', 'illness', 'cancellation', 'theft'] as const),
    }),
  },
  output: record({ claim_id: 'Id of the claim.', payout: ['number', 'Dollars that are paid.'] }),
  run: (state, given) => {
    const policy = state.policies.find(({ policy_id }) => policy_id === given.policy_id);
    if (!policy) return failure('not-found', `No policy with id ${given.policy_id}.`);
    const claim_id = nextId(state, 'CL');
    const payout = toCents(Math.min(given.claim_amount, policy.limit) * 0.9);
    state.claims.push({ claim_id, policy_id: policy.policy_id, payout });
    return { claim_id, payout };
  },
  phrases: {
    requests: [
      'claim {claim_amount} under {policy_id}[ on account of {reason}]',
      'ask the insurer for {claim_amount} back[ under {policy_id}][ because of {reason}]',
      'report a loss of {claim_amount} on {policy_id}[, caused by {reason}]',
    ],
    ability: 'file insurance claims',
    reports: [
      'Claim {/claim_id} is filed and {/payout} dollars will be paid.',
      'The insurer pays {/payout} dollars for claim {/claim_id}.',
    ],
    outputs: {
      '/claim_id': { noun: 'claim', verb: 'filed' },
      '/payout': { noun: 'payout', verb: 'reported' },
    },
  },
});

const getCityFacts = tool({
  name: 'get_city_facts',
  description: 'Get what a visitor should know about a city: currency, language and price of the airport transfer.',
  readOnly: true,
  parameters: { city },
  output: record({
    local_currency: 'Currency as an ISO code.',
    language: 'Language that is spoken.',
    transfer_fare: ['number', 'Dollars for a ride from the airport.'],
  }),
  run: (state, given) => {
    const place = findCity(state, given.city);
    if (!place) return failure('not-found', `No city called ${given.city}.`);
    return { local_currency: place.currency, language: place.language, transfer_fare: place.transfer_fare };
  },
  phrases: {
    requests: [
      'tell me what money and which language they use in {city}',
      'give me the basics about visiting {city}',
      'find out what people speak and pay with in {city}',
    ],
    ability: 'look up facts for visitors of a city',
    reports: [
      'In {city} people speak {/language} and pay in {/local_currency}; the airport ride is {/transfer_fare} dollars.',
      '{city} uses {/local_currency}, the language is {/language}, and the ride from the airport costs {/transfer_fare} dollars.',
    ],
    outputs: {
      '/local_currency': { noun: 'currency', verb: 'looked up', implied: 'the currency of {city}' },
      '/transfer_fare': {
        noun: 'transfer fare',
        verb: 'looked up',
        implied: 'the price of the airport ride in {city}',
      },
    },
  },
});

const bookAirportTransfer = tool({
  name: 'book_airport_transfer',
  description: 'Book a ride from the airport of a city to the centre.',
  readOnly: false,
  parameters: {
    city: { ...city, repeatable: false },
    pickup_date: travelDate({
      description: 'Day of the ride as YYYY-MM-DD.',
      noun: 'pickup date',
      supply: ['pick me up on {value}', 'it is for {value}'],
    }),
    pickup_time: text({
      description: 'Time of the ride, HH:MM.',
      noun: 'pickup time',
      supply: ['at {value}, please', 'the driver should be there at {value}'],
      pattern: '^[0-9]{2}:[0-9]{2}$',
      draw: ({ random }) => clock(random.integer(26, 92) * 15),
    }),
  },
  output: record({ transfer_id: 'Id of the ride.', fare: ['number', 'Price in dollars.'], driver_name: 'Who drives.' }),
  run: (state, given) => {
    const place = findCity(state, given.city);
    if (!place) return failure('not-found', `No city called ${given.city}.`);
    const { pickup_date: date, pickup_time: time } = given;
    if (state.transfers.some((ride) => ride.city === place.name && ride.date === date && ride.time === time))
      return failure('refused', `There is already a ride in ${place.name} at that time.`);
    const transfer_id = nextId(state, 'AT');
    state.transfers.push({ transfer_id, city: place.name, date, time });
    const driver_name = ['Marek', 'Yusuf', 'Carla', 'Ines', 'Tomoko', 'Andre'][state.next % 6]!;
    return { transfer_id, fare: place.transfer_fare, driver_name };
  },
  phrases: {
    requests: [
      'arrange a car from the airport in {city}[ on {pickup_date}][ at {pickup_time}]',
      'have a driver pick me up at the airport of {city}[ on {pickup_date}][, {pickup_time} sharp]',
      'get me a ride into town once I land in {city}[, on {pickup_date}][ at {pickup_time}]',
    ],
    ability: 'book rides from the airport',
    reports: [
      '{/driver_name} will drive you; the ride {/transfer_id} costs {/fare} dollars.',
      'The ride is booked as {/transfer_id} for {/fare} dollars, and {/driver_name} is the driver.',
    ],
    outputs: { '/fare': { noun: 'ride fare', verb: 'reported' }, '/transfer_id': { noun: 'ride', verb: 'booked' } },
  },
});

export const serviceTools = [buyTravelInsurance, fileInsuranceClaim, getCityFacts, bookAirportTransfer];
