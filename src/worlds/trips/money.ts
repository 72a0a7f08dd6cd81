import { failure, toolsOf } from '../define.ts';
import { record } from '../outputs.ts';
import { anyOf, dayOf2026, toCents } from '../values.ts';
import { choice, city, dollars, itineraryId, text } from './parameters.ts';
import { currencies, findCity, nextId, perDollar, type TripsState } from './state.ts';

const tool = toolsOf<TripsState>();

const quoteTravelMoney = tool({
  name: 'quote_travel_money',
  description: 'Quote how much foreign cash an amount in dollars buys, with the commission, and keep the quote.',
  readOnly: false,
  parameters: {
    amount: { ...dollars, repeatable: true },
    currency: choice(currencies, {
      description: 'Currency to buy, as an ISO code.',
      noun: 'currency to buy',
      supply: ['in {value}, please', 'I need {value}'],
      draw: ({ random }) => random.pick(currencies),
    }),
  },
  output: record({
    quote_id: 'Id of the quote.',
    foreign_amount: ['number', 'Cash in the foreign currency.'],
    commission: ['number', 'Commission in dollars.'],
  }),
  run: (state, given) => {
    const local = state.cities.find(({ currency }) => currency === given.currency);
    const rate = local?.per_dollar ?? perDollar[given.currency];
    const quote_id = nextId(state, 'QT');
    state.quotes.push({ quote_id, amount: given.amount });
    return {
      quote_id,
      foreign_amount: toCents(given.amount * rate),
      commission: toCents(given.amount * 0.025),
    };
  },
  phrases: {
    requests: [
      'work out how much cash I get for {amount}[ in {currency}]',
      'tell me what {amount} would be[ in {currency}]',
      'see what {amount} comes to when exchanged[ into {currency}]',
    ],
    ability: 'quote travel money',
    reports: [
      'That buys {/foreign_amount} {currency} with a commission of {/commission} dollars (quote {/quote_id}).',
      'You would get {/foreign_amount} {currency}; the commission is {/commission} dollars and the quote {/quote_id}.',
    ],
    outputs: {
      '/quote_id': { noun: 'quote', verb: 'made', implied: 'a quote for {amount} in {currency}' },
      '/commission': { noun: 'commission', verb: 'quoted' },
    },
  },
});

const orderTravelCash = tool({
  name: 'order_travel_cash',
  description: 'Buy the foreign cash of a quote, to be collected at the office in a city.',
  readOnly: false,
  parameters: {
    quote_id: text({ description: 'Id of the quote, such as QT-3311.', noun: 'quote id', stated: 'quote {value}' }),
    city: { ...city, repeatable: false, supply: ['I will collect it in {value}', 'in {value}, please'] },
  },
  output: record({
    cash_order_id: 'Id of the order.',
    dollars_charged: ['number', 'Dollars charged, with the commission.'],
    pickup_date: 'Day from which the cash can be collected.',
  }),
  run: (state, given) => {
    const quote = state.quotes.find(({ quote_id }) => quote_id === given.quote_id);
    if (!quote) return failure('not-found', `No open quote with id ${given.quote_id}.`);
    if (!findCity(state, given.city)) return failure('not-found', `No city called ${given.city}.`);
    state.quotes = state.quotes.filter((other) => other !== quote);
    const cash_order_id = nextId(state, 'CO');
    const pickup_date = dayOf2026(165 + (state.next % 60));
    return { cash_order_id, dollars_charged: toCents(quote.amount * 1.025), pickup_date };
  },
  phrases: {
    requests: [
      'order the cash of {quote_id}[ for pickup in {city}]',
      'go ahead with {quote_id}[ and let me collect the money in {city}]',
      'accept {quote_id}[ and have the notes ready in {city}]',
    ],
    ability: 'order foreign cash',
    reports: [
      'The cash is ordered as {/cash_order_id} for {/dollars_charged} dollars; collect it from {/pickup_date} on.',
      'You were charged {/dollars_charged} dollars and can collect order {/cash_order_id} from {/pickup_date} on.',
    ],
    outputs: {
      '/dollars_charged': { noun: 'charge', verb: 'reported' },
      '/pickup_date': { noun: 'pickup date', verb: 'reported' },
    },
  },
});

const recordTripCost = tool({
  name: 'record_trip_cost',
  description: 'Write a cost down against the travel budget.',
  readOnly: false,
  parameters: {
    amount: dollars,
    category: choice(['flight', 'hotel', 'transport', 'insurance', 'meals', 'fees', 'other'], {
      description: 'Kind of cost.',
      noun: 'kind of cost',
      supply: ['it counts as {value}', 'file it under {value}'],
      draw: ({ random }) =>
        random.pick(['flight', 'hotel', 'transport', 'insurance', 'meals', 'fees', 'other'] as const),
    }),
  },
  output: record({
    cost_id: 'Id of the entry.',
    total_spent: ['number', 'Dollars spent so far.'],
    budget_left: ['number', 'Dollars left of the budget; negative when it is overspent.'],
  }),
  run: (state, given) => {
    const cost_id = nextId(state, 'TC');
    state.costs.push({ cost_id, amount: given.amount, category: given.category, itinerary_id: '' });
    const total_spent = toCents(state.costs.reduce((sum, { amount }) => sum + amount, 0));
    return { cost_id, total_spent, budget_left: toCents(state.budget - total_spent) };
  },
  phrases: {
    requests: [
      'enter {amount} into my travel budget[ as {category}]',
      'count {amount} against the trip budget[ under {category}]',
      'keep track of {amount} among my travel spending[, filed as {category}]',
    ],
    ability: 'keep a travel budget',
    reports: [
      'Entry {/cost_id} is in; you have spent {/total_spent} dollars and {/budget_left} dollars are left.',
      'That makes {/total_spent} dollars so far, with {/budget_left} dollars of the budget left.',
    ],
    outputs: {
      '/cost_id': { noun: 'cost', verb: 'recorded' },
      '/total_spent': { noun: 'total', verb: 'reported' },
      '/budget_left': { noun: 'remaining budget', verb: 'reported' },
    },
  },
});

const assignCost = tool({
  name: 'assign_cost',
  description: 'Count a recorded cost towards the trip of an itinerary.',
  readOnly: false,
  parameters: {
    cost_id: text({
      description: 'Id of the recorded cost, such as TC-3310.',
      noun: 'cost id',
      supply: ['it is cost {value}', 'I mean cost {value}'],
      stated: 'cost {value}',
      draw: ({ state, random }) => anyOf(random, state.costs)?.cost_id,
    }),
    itinerary_id: itineraryId,
  },
  output: record({
    itinerary_total: ['number', 'Dollars that the trip has cost so far.'],
    destination_city: 'City that the itinerary is about.',
  }),
  run: (state, given) => {
    const cost = state.costs.find(({ cost_id }) => cost_id === given.cost_id);
    if (!cost) return failure('not-found', `No cost with id ${given.cost_id}.`);
    const itinerary = state.itineraries.find(({ itinerary_id }) => itinerary_id === given.itinerary_id);
    if (!itinerary) return failure('not-found', `No itinerary with id ${given.itinerary_id}.`);
    cost.itinerary_id = itinerary.itinerary_id;
    const own = state.costs.filter(({ itinerary_id }) => itinerary_id === itinerary.itinerary_id);
    return {
      itinerary_total: toCents(own.reduce((sum, { amount }) => sum + amount, 0)),
      destination_city: itinerary.city,
    };
  },
  phrases: {
    requests: [
      'count {cost_id} towards a trip[, the one of {itinerary_id}]',
      'book {cost_id} under a trip[, namely {itinerary_id}]',
      'file {cost_id} with the trip it belongs to[, which is {itinerary_id}]',
    ],
    ability: 'count costs towards trips',
    reports: [
      'The trip to {/destination_city} has cost {/itinerary_total} dollars so far.',
      'Done; that makes {/itinerary_total} dollars for the trip to {/destination_city}.',
    ],
    outputs: {
      '/itinerary_total': { noun: 'trip total', verb: 'reported' },
      '/destination_city': { noun: 'city of the trip', verb: 'named' },
    },
  },
});

export const moneyTools = [quoteTravelMoney, orderTravelCash, recordTripCost, assignCost];
